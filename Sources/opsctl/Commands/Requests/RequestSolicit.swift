import OpsCore

extension Subcommand {
    static let requestSolicit = Subcommand(
        "request", "solicit", operands: [.id], flags: [waveSize, waveDelay, stopAsking],
        summary: LocalizedText(
            fr: "laisser Ops solliciter de lui-même, vague après vague",
            es: "dejar que Ops llame por sí mismo, oleada tras oleada",
            en: "let Ops ask by itself, wave after wave"),
        examples: [
            "request solicit 417", "request solicit 417 --size 10 --delay 20",
            "request solicit 417 --stop",
        ]
    ) { session in
        let arguments = session.arguments
        guard !arguments.isSet(stopAsking) else {
            let target = Target(
                "v1", "requests", arguments.subject, "solicitation", "stop")
            try session.answer(try await session.frontDesk().post(target.text, [])) {
                try session.output.request($0)
            }
            return .done
        }
        return try await session.change("requests", "solicitation") { json in
            if let size = arguments.integer(waveSize) { json.member("size", size) }
            if let delay = arguments.integer(waveDelay) { json.member("delayMinutes", delay) }
        } showing: {
            try session.output.request($0)
            session.output.warn(ofMissingDoor: $0)
        }
    }

    static let missionRemind = Subcommand(
        "mission", "remind", operands: [.id],
        summary: LocalizedText(
            fr: "relancer qui n'a pas répondu ; qui a refusé est laissé en paix",
            es: "insistir a quien no ha contestado; a quien rehusó se le deja en paz",
            en: "remind who has not answered; who refused is left alone"),
        examples: ["mission remind 52"]
    ) { session in
        let target = Target("v1", "missions", session.arguments.subject, "reminder")
        try session.answer(try await session.frontDesk().post(target.text, [])) {
            try session.output.mission($0)
        }
        return .done
    }

    static let missionReserve = Subcommand(
        "mission", "reserve", operands: [.id],
        summary: LocalizedText(
            fr: "envoyer la réserve : demander à qui avait dit oui de trop s'il y va",
            es: "enviar la reserva: preguntar a quien dijo sí de más si va",
            en: "send the reserve: ask whoever said yes too many whether they go"),
        examples: ["mission reserve 52"]
    ) { session in
        let target = Target("v1", "missions", session.arguments.subject, "reserve")
        try session.answer(try await session.frontDesk().post(target.text, [])) {
            try session.output.mission($0)
        }
        return .done
    }

    private static let waveSize = Flag(
        "size", .number("N", 1...1_000), pointer: "#/size",
        fr: "bénévoles par vague (selon le déploiement)",
        es: "voluntarios por oleada (según el despliegue)",
        en: "volunteers in a wave (as the deployment says)")
    private static let waveDelay = Flag(
        "delay", .number("MINUTES", 1...10_080), pointer: "#/delayMinutes",
        fr: "minutes pour répondre, avant la vague suivante",
        es: "minutos para contestar, antes de la oleada siguiente",
        en: "minutes to answer, before the next wave")
    private static let stopAsking = Flag(
        "stop", fr: "ne plus solliciter personne de soi-même",
        es: "no llamar a nadie más por sí mismo", en: "ask nobody else by itself")
}

extension Facet {
    /// What Ops does by itself for a request.
    static let searchOfRequest: [Facet] = [
        .word(
            "solicitation", "state", of: .waveState, fr: "Sollicitation", es: "Llamamiento",
            en: "Asking"),
        .plain("solicitation", "wave", fr: "Vague", es: "Oleada", en: "Wave"),
        .plain(
            "solicitation", "territory", fr: "Jusque dans", es: "Hasta en", en: "As far as"),
        .plain(
            "solicitation", "radiusTimes", fr: "Rayon ×", es: "Radio ×", en: "Radius ×"),
        .time(
            "solicitation", "dueAt", fr: "Vague suivante", es: "Oleada siguiente",
            en: "Next wave"),
        Facet(fr: "Bénévoles à appeler", es: "Voluntarios por llamar", en: "Volunteers to ring") {
            request, _ in
            let numbers = request["solicitation"]?["toRing"]?.items ?? []
            return Table.Cell(
                numbers.compactMap(\.integer).map(String.init).joined(separator: ", "))
        },
    ]
}

extension Output {
    /// Who was asked for what is live, in which wave, and what each has said.
    func asked(of missions: [JSONValue]) throws {
        for mission in missions {
            let stage = mission["stage"]?.text.flatMap(MissionStage.init)
            let asked = mission["solicitations"]?.items ?? []
            guard stage?.isClosed == false, !asked.isEmpty else { continue }
            try line("")
            try table(asked, Facet.solicitation)
        }
    }
}
