import OpsCore

/// When, how and with whom somebody goes.
extension Flag {
    static let volunteerConditions: [Flag] = [
        .weekZone, .weekHours, .restHours, .liftsKilograms, .travel, .prefersPerson, .prefersArea,
        .neverNeed,
        .vettingScope, .volunteerNote,
    ]

    static let weekZone = Flag(
        "zone", .text("ZONE"), pointer: "#/hours/zone",
        fr: "le fuseau de ses heures (Europe/Paris)", es: "la zona de sus horas (Europe/Madrid)",
        en: "the time zone of their hours (Europe/Paris)")
    static let weekHours = Flag(
        "hours", .text("DAYS HH:MM-HH:MM"), isRepeated: true, pointer: "#/hours/schedules",
        fr: "quand il ou elle peut venir : « mo-fr 18:00-22:00 »",
        es: "cuándo puede venir: «mo-fr 18:00-22:00»",
        en: "when they can come: \"mo-fr 18:00-22:00\"")
    static let restHours = Flag(
        "rest-hours", .number("HOURS", Conditions.restRange), pointer: "#/restHours",
        fr: "repos entre deux missions, en heures", es: "descanso entre dos misiones, en horas",
        en: "rest between two missions, in hours")
    static let liftsKilograms = Flag(
        "lifts-kg", .number("KG", Conditions.liftingRange), pointer: "#/liftingKilograms",
        fr: "porte au plus … kg", es: "levanta como máximo … kg", en: "lifts … kg at the most")
    static let travel = Flag(
        "travel", .oneOf(TravelMeans.allCases.map(\.rawValue)), isRepeated: true,
        pointer: "#/travel", fr: "comment il ou elle se déplace", es: "cómo se desplaza",
        en: "how they get about")
    static let prefersPerson = Flag(
        "prefers-person", .text("ID"), isRepeated: true, pointer: "#/preferredPeople",
        fr: "une personne chez qui il ou elle va volontiers (identifiant)",
        es: "una persona a cuya casa va con gusto (identificador)",
        en: "a person they go to with pleasure (identifier)")
    static let prefersArea = Flag(
        "prefers-area", .text("CODE"), isRepeated: true, pointer: "#/preferredAreas",
        fr: "un territoire où il ou elle va volontiers", es: "un territorio al que va con gusto",
        en: "a territory they go to with pleasure")
    static let neverNeed = Flag(
        "never", .need(Flag.needWords), isRepeated: true, pointer: "#/refusedNeeds",
        fr: "une aide pour laquelle ne jamais l'appeler",
        es: "una ayuda para la que nunca llamarle",
        en: "a kind of help they are never to be asked for")
    static let vettingScope = Flag(
        "scope", .oneOf(VettingScope.allCases.map(\.rawValue)), pointer: "#/vettingScope",
        fr: "ce que vaut l'habilitation (tout)", es: "para qué vale la acreditación (todo)",
        en: "what the vetting is good for (everything)")
    static let volunteerNote = Flag(
        "note", .text("TEXT"), pointer: "#/note",
        fr: "ce que doit savoir qui l'appelle : « pas le mardi, ligne fixe »",
        es: "lo que debe saber quien le llame: «los martes no, teléfono fijo»",
        en: "what whoever asks them should know: \"not on Tuesdays, landline only\"")
}

extension Flag {
    /// A list of a profile: what adds to it, and what takes out of it.
    struct List: Sendable {
        let member: String
        let flag: Flag
        let without: Flag
    }

    static let lists = [
        List(
            member: "languages", flag: .speaks,
            without: Flag(
                "without-lang", .text("LANG"), isRepeated: true, pointer: "#/languages",
                fr: "une langue qui n'est plus parlée", es: "un idioma que ya no habla",
                en: "a language they speak no more")),
        List(
            member: "travel", flag: .travel,
            without: Flag(
                "without-travel", .oneOf(TravelMeans.allCases.map(\.rawValue)), isRepeated: true,
                pointer: "#/travel", fr: "ne se déplace plus ainsi", es: "ya no se desplaza así",
                en: "gets about so no more")),
        List(
            member: "preferredPeople", flag: .prefersPerson,
            without: Flag(
                "without-person", .text("ID"), isRepeated: true, pointer: "#/preferredPeople",
                fr: "une personne qui n'est plus préférée", es: "una persona que ya no prefiere",
                en: "a person they prefer no more")),
        List(
            member: "preferredAreas", flag: .prefersArea,
            without: Flag(
                "without-area", .text("CODE"), isRepeated: true, pointer: "#/preferredAreas",
                fr: "un territoire qui n'est plus préféré", es: "un territorio que ya no prefiere",
                en: "a territory they prefer no more")),
        List(
            member: "refusedNeeds", flag: .neverNeed,
            without: Flag(
                "without-never", .need(Flag.needWords), isRepeated: true,
                pointer: "#/refusedNeeds", fr: "une aide pour laquelle l'appeler de nouveau",
                es: "una ayuda para la que llamarle de nuevo",
                en: "a kind of help they may be asked for again")),
    ]
}

extension Arguments {
    /// Writes a list as it is from now on: what is said is added to what is known, and what is taken out is gone.
    func writeList(
        _ list: Flag.List, into json: inout JSONWriter, besides seen: JSONValue?
    ) {
        guard isSet(list.flag) || isSet(list.without) else { return }
        let gone = Set(texts(list.without))
        let known = (seen?[list.member]?.items ?? []).compactMap(\.text)
        let said = texts(list.flag)
        json.key(dynamic: list.member)
        json.beginArray()
        for word in known where !gone.contains(word) && !said.contains(word) { json.value(word) }
        for word in said { json.value(word) }
        json.endArray()
    }

    /// Writes what was said of when, how and with whom somebody goes.
    ///
    /// Lists grow by what is said, as skills do.
    func writeConditions(
        into json: inout JSONWriter, besides seen: JSONValue? = nil
    ) throws(UsageProblem) {
        let open = try hoursOfWeek()
        if let zone = text(.weekZone) {
            json.key("hours")
            json.hours(open, in: zone, closed: [])
        }
        json.numeral("restHours", text(.restHours))
        json.numeral("liftingKilograms", text(.liftsKilograms))
        for list in Flag.lists where list.flag != .speaks {
            writeList(list, into: &json, besides: seen)
        }
        json.known("vettingScope", text(.vettingScope))
        json.known("note", text(.volunteerNote))
    }

    /// The hours of a week as they were typed.
    func hoursOfWeek() throws(UsageProblem) -> [HoursWords] {
        try checkTogether(.weekZone, .weekHours)
        return try texts(.weekHours).map { words throws(UsageProblem) in
            guard let hours = HoursWords.all(in: words) else { throw .impossibleValue(.weekHours) }
            return hours
        }.flatMap(\.self)
    }

    /// Writes what was said of who somebody is and of what they can do, but their skills.
    func writeProfile(
        into json: inout JSONWriter, besides seen: JSONValue? = nil
    ) throws(UsageProblem) {
        try checkTogether(.latitude, .longitude)
        json.known("name", text(.volunteerName))
        json.known("phone", text(.volunteerPhone))
        json.known("email", text(.email))
        json.known("ref", text(.ref))
        json.known("territory", text(.homeTerritory))
        json.known("postcode", text(.volunteerPostcode))
        json.numeral("latitude", text(.volunteerLatitude))
        json.numeral("longitude", text(.volunteerLongitude))
        for list in Flag.lists where list.flag == .speaks {
            writeList(list, into: &json, besides: seen)
        }
        json.known("vettedUntil", text(.vettedUntil))
        json.numeral("weeklyMissions", text(.weeklyMissions))
        json.numeral("radiusKilometres", text(.radius))
        if isSet(.healthRisk) { json.member("healthRisk", true) }
    }
}
