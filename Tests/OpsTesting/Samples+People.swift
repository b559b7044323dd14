package import OpsCore

extension Samples {
    /// A volunteer who fits everything near the unit, unless told otherwise.
    package static func profile(
        territory: TerritoryCode = unit, position: Coordinate? = unitPosition,
        skills: [Skill]? = nil, languages: [LanguageTag] = [.french],
        vettedUntil: CivilDate? = day("2021-12-31"), weeklyMissions: Int64 = 5,
        radiusMetres: Int32 = 5_000, isAtHealthRisk: Bool = false,
        conditions: Conditions = Conditions()
    ) -> VolunteerProfile {
        VolunteerProfile(
            territory: territory, position: position,
            skills: skills ?? [
                Skill(code: skill("driving"), until: nil),
                Skill(code: skill("first_aid"), until: day("2020-12-31")),
            ],
            languages: languages, vettedUntil: vettedUntil, weeklyMissions: weeklyMissions,
            radius: Metres(count: radiusMetres), isAtHealthRisk: isAtHealthRisk,
            conditions: conditions)
    }

    package static func addVolunteer(
        _ profile: VolunteerProfile = profile(), isAvailable: Bool = true
    ) -> Command {
        .roster(.addVolunteer(profile, Marked.volunteer, isAvailable: isAvailable))
    }

    package static func logContact(
        _ needs: NeedKind..., language: LanguageTag = .french, postcode: String? = "92120",
        person: PersonDetails = Marked.person
    ) -> Command {
        .hotline(
            .logContact(
                LogContact(
                    needs: needs, person: person, caller: Marked.caller, relation: .daughter,
                    language: language, postcode: postcode, note: Marked.note)))
    }
}
