import OpsCore

extension Subcommand {
    static let missionStepBack = crewStep(
        "step-back", "step-back", flags: [.crewVolunteer, .reason],
        LocalizedText(
            fr: "un bénévole qui avait dit oui se retire, à tout moment",
            es: "un voluntario que había dicho que sí se retira, en cualquier momento",
            en: "a volunteer who had said yes steps back, at any time"),
        example: "mission step-back 52 --volunteer 7 --reason \"fever\"")

    static let missionNoShow = crewStep(
        "no-show", "no-show", flags: [.crewVolunteer, .reason],
        LocalizedText(
            fr: "un bénévole qui avait dit oui n'est pas venu",
            es: "un voluntario que había dicho que sí no vino",
            en: "a volunteer who had said yes did not come"),
        example: "mission no-show 52 --volunteer 7")

    static let missionCheckIn = crewStep(
        "check-in", "check-in", flags: [.reporter, .reportSaid],
        LocalizedText(
            fr: "l'équipe donne des nouvelles : tout va bien, elle continue",
            es: "el equipo da noticias: todo va bien, sigue",
            en: "the crew reports: all is well, it goes on"),
        example: "mission check-in 52")

    static let missionGear = crewStep(
        "gear", "gear", flags: [],
        LocalizedText(
            fr: "l'équipe a ses protections, avant de partir",
            es: "el equipo tiene sus protecciones, antes de salir",
            en: "the crew has its protective gear, before it leaves"),
        example: "mission gear 52")

    static let missionConfirm = crewStep(
        "confirm", "confirmation", flags: [.crewVolunteer],
        LocalizedText(
            fr: "la veille : un bénévole confirme qu'il vient",
            es: "la víspera: un voluntario confirma que va",
            en: "the day before: a volunteer confirms that they come"),
        example: "mission confirm 52 --volunteer 7")

    static let missionTakeStepBack = crewStep(
        "take-step-back", "step-taking-back", flags: [],
        LocalizedText(
            fr: "un départ ou une arrivée notés par erreur ne comptent plus : l'étape d'avant vaut",
            es: "una salida o una llegada anotadas por error ya no cuentan: vale la etapa anterior",
            en: "a start or an arrival noted by mistake counts no more: the step before does"),
        example: "mission take-step-back 52")

    static let missionHandOver = Subcommand(
        "mission", "hand-over", operands: [.id], flags: [.newCrew, .reason],
        summary: LocalizedText(
            fr: "passer la mission à une autre équipe ; la première la garde jusqu'à son oui",
            es: "pasar la misión a otro equipo; el primero la conserva hasta que acepte",
            en: "pass the mission to another crew; the first keeps it until they say yes"),
        examples: ["mission hand-over 52 --to 8 --to 12"]
    ) { session in
        let arguments = session.arguments
        return try await session.change("missions", "hand-over") { json in
            json.member("volunteers", each: arguments.texts(.newCrew)) { json, word in
                json.identity(word)
            }
            json.known("reason", arguments.text(.reason))
        } showing: {
            try session.output.mission($0)
        }
    }

    static let missionTakeBack = Subcommand(
        "mission", "take-back", operands: [.id],
        flags: [.takenBackOf, .takingBackReason, .alarmNote],
        summary: LocalizedText(
            fr:
                "un non, un retrait ou une absence notés par erreur ne comptent plus ; la place n'est "
                + "pas rendue : sollicitez de nouveau",
            es: "un no, una renuncia o una falta anotados por error ya no cuentan; el puesto no se "
                + "devuelve: pídaselo de nuevo",
            en: "a no, a step back or a no-show noted by mistake counts no more; the place is not "
                + "given back: ask again"),
        examples: ["mission take-back 52 --volunteer 7 --reason wrong_volunteer"]
    ) { session in
        let arguments = session.arguments
        return try await session.change("missions", "taking-back") { json in
            if let volunteer = arguments.text(.takenBackOf) {
                json.key("volunteer")
                json.identity(volunteer)
            }
            json.known("reason", arguments.text(.takingBackReason))
            json.known("note", arguments.text(.alarmNote))
        } showing: {
            try session.output.mission($0)
        }
    }

    static let missionExposure = Subcommand(
        "mission", "exposure", operands: [.id], flags: [.exposureDays, .reason, .lookOnly],
        summary: LocalizedText(
            fr: "quelqu'un est malade : qui a rencontré qui, et une alerte pour prévenir",
            es: "alguien está enfermo: quién se vio con quién, y una alerta para avisar",
            en: "somebody is ill: who met whom, and an alarm to tell them"),
        examples: ["mission exposure 52 --days 10", "mission exposure 52 --look"]
    ) { session in
        let arguments = session.arguments
        if arguments.isSet(.lookOnly) {
            var target = Target("v1", "missions", arguments.subject, "exposure")
            target.add("days", arguments.text(.exposureDays))
            try session.answer(
                try await session.frontDesk().get(target.text), session.output.exposure)
            return .done
        }
        return try await session.change("missions", "exposure") { json in
            if let days = arguments.integer(.exposureDays) { json.member("days", days) }
            json.known("reason", arguments.text(.reason))
        } showing: {
            try session.output.exposure($0)
        }
    }

    private static func crewStep(
        _ verb: String, _ path: String, flags: [Flag], _ summary: LocalizedText, example: String
    ) -> Subcommand {
        Subcommand(
            "mission", verb, operands: [.id], flags: flags, summary: summary, examples: [example]
        ) { session in
            let arguments = session.arguments
            return try await session.change("missions", path) { json in
                let named = flags.first { $0.name == "volunteer" }
                if let volunteer = named.flatMap({ arguments.text($0) }) {
                    json.key("volunteer")
                    json.identity(volunteer)
                }
                let said = flags.first { $0.name == "reason" }
                json.known("reason", said.flatMap { arguments.text($0) })
            } showing: {
                try session.output.mission($0)
            }
        }
    }
}

extension Output {
    fileprivate func exposure(_ value: JSONValue) throws {
        try sheet(value, Facet.exposure)
        try line("")
        try table(value["meetings"]?.items ?? [], Facet.meeting)
        guard value["truncated"]?.isTrue == true else { return }
        try line(
            LocalizedText(
                fr: "Il y en a d'autres : demandez moins de jours avec --days.",
                es: "Hay más: pida menos días con --days.",
                en: "There are more: ask for fewer days with --days.")[language])
    }
}

extension Flag {
    static let reporter = Flag(
        "volunteer", .text("VOLUNTEER"), pointer: "#/volunteer",
        fr: "qui donne des nouvelles, quand d'autres ont repris sa mission",
        es: "quién da noticias, cuando otros han tomado su misión",
        en: "who reports, where others have taken their mission over")
    static let reportSaid = Flag(
        "reason", .text("TEXT"), pointer: "#/reason", fr: "ce qu'ils disent", es: "lo que dicen",
        en: "what they say")
    static let lookOnly = Flag(
        "look", fr: "regarder seulement, sans alerte", es: "solo mirar, sin alerta",
        en: "look only, raise no alarm")
    static let crewVolunteer = Flag(
        "volunteer", .text("VOLUNTEER"), pointer: "#/volunteer",
        fr: "qui, quand ils sont plusieurs", es: "quién, cuando son varios",
        en: "who, where there are several")
    fileprivate static let takenBackOf = Flag(
        "volunteer", .text("VOLUNTEER"), isNeeded: true, pointer: "#/volunteer",
        fr: "de qui c'était noté", es: "de quién constaba", en: "of whom it was noted")
    fileprivate static let takingBackReason = Flag(
        "reason", .oneOf(TakingBackReason.allCases.map(\.rawValue)), isNeeded: true,
        pointer: "#/reason", fr: "pourquoi cela ne vaut pas", es: "por qué no vale",
        en: "why it does not hold")
    static let newCrew = Flag(
        "to", .text("VOLUNTEER"), isRepeated: true, isNeeded: true, pointer: "#/volunteers",
        fr: "qui reprend ; à répéter pour chacun", es: "quién la toma; repítalo para cada uno",
        en: "who takes over; once for each")
    static let exposureDays = Flag(
        "days", .number("DAYS", 1...60), pointer: "#/days",
        fr: "en combien de jours (14 sinon)", es: "en cuántos días (si no, 14)",
        en: "within how many days (14 otherwise)")
}

extension Facet {
    fileprivate static let exposure: [Facet] = [
        .plain("missionNumber", fr: "Mission", es: "Misión", en: "Mission"),
        .plain("days", fr: "Jours", es: "Días", en: "Days"),
        .plain("alarmNumber", fr: "Alerte d'équipe", es: "Alerta de equipo", en: "Crew alarm"),
    ]

    fileprivate static let meeting: [Facet] = [
        .plain("missionNumber", fr: "MISSION", es: "MISIÓN", en: "MISSION", isNumber: true),
        .time("at", fr: "QUAND", es: "CUÁNDO", en: "WHEN"),
        .plain(
            "volunteerNumber", fr: "BÉNÉVOLE", es: "VOLUNTARIO", en: "VOLUNTEER", isNumber: true),
        .plain("requestNumber", fr: "DEMANDE", es: "SOLICITUD", en: "REQUEST", isNumber: true),
        .yesNo("arrived", fr: "SUR PLACE", es: "LLEGÓ", en: "ARRIVED"),
        .plain("person", fr: "PERSONNE", es: "PERSONA", en: "PERSON"),
    ]
}
