import OpsCore

/// Bodies about volunteers.
extension Schemas {
    static let newVolunteer = body(
        listed: profile, needed: ["name", "territory"], rules: wholePosition)

    static let volunteerChange = body(
        listed: profile + [("remove", array(codes(of: VolunteerField.self), limit: fieldCount))],
        rules: wholePosition)

    static let newSkill = body(
        [
            "code": skill, "name": threefold(SkillDefinition.nameLimit),
            "synonyms": array(skill, limit: SkillDefinition.wordLimit),
            "parents": array(skill, limit: SkillDefinition.wordLimit),
        ], needed: ["code", "name"])

    static let skillOfHouse = object(
        [
            "code": skill, "name": threefold(SkillDefinition.nameLimit),
            "synonyms": array(skill), "parents": array(skill),
        ], needed: ["code", "name", "synonyms", "parents"])

    static let lifting = #"{"type":"integer","minimum":0,"maximum":1000}"#

    private static let fieldCount = VolunteerField.allCases.count
    private static let span = body(
        ["from": instant, "until": instant], needed: ["from", "until"])

    static let profile: [(String, String)] = [
        ("name", wordsNotBlank(VolunteerChange.nameLimit)),
        ("phone", phone),
        ("email", email),
        ("note", words(VolunteerChange.noteLimit)),
        ("ref", words(VolunteerChange.refLimit)),
        ("territory", territoryCode),
        ("postcode", postcode),
        ("latitude", latitude),
        ("longitude", longitude),
        ("skills", array(body(["code": skill, "until": day], needed: ["code"]), limit: 50)),
        ("languages", array(language, limit: 20)),
        ("vettedUntil", day),
        ("vettingScope", codes(of: VettingScope.self)),
        ("weeklyMissions", #"{"type":"integer","minimum":0,"maximum":100}"#),
        ("radiusKilometres", #"{"type":"integer","minimum":0,"maximum":20000}"#),
        ("healthRisk", #"{"type":"boolean"}"#),
        ("available", #"{"type":"boolean"}"#),
        ("hours", hours),
        ("away", array(span, limit: Availability.spanLimit)),
        ("there", array(span, limit: Availability.spanLimit)),
        ("restHours", #"{"type":"integer","minimum":0,"maximum":720}"#),
        ("liftingKilograms", lifting),
        ("travel", array(codes(of: TravelMeans.self), limit: TravelMeans.allCases.count)),
        ("preferredPeople", array(uuid, limit: Conditions.personLimit)),
        ("preferredAreas", array(territoryCode, limit: Conditions.areaLimit)),
        ("refusedNeeds", array(needKind, limit: Conditions.needLimit)),
    ]
}
