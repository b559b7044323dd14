import OpsCore

extension Subcommand {
    static let volunteerCopy = Subcommand(
        "volunteer", "copy", operands: [.id], flags: [.exportReason],
        summary: LocalizedText(
            fr: "tout ce qui est gardé sur un bénévole, à lui remettre",
            es: "todo lo que se guarda sobre un voluntario, para entregárselo",
            en: "everything that is held on a volunteer, to be handed to them"),
        examples: [
            "volunteer copy 7 --reason asked --ui-lang fr",
            "volunteer copy 7 --reason asked --json > copy.json",
        ]
    ) { session in
        var target = Target("v1", "volunteers", session.arguments.subject, "export")
        target.add("reason", session.arguments.text(.exportReason))
        try session.answer(try await session.frontDesk().get(target.text)) {
            try session.output.showVolunteerCopy($0)
        }
        return .done
    }
}

extension Output {
    /// A text that the volunteer can read: who they are here, then what they were asked and did.
    fileprivate func showVolunteerCopy(_ copy: JSONValue) throws {
        try line(
            LocalizedText(
                fr: "Tout ce qui est gardé sur ce bénévole, le \(time(copy["madeAt"]))",
                es: "Todo lo que se guarda sobre este voluntario, el \(time(copy["madeAt"]))",
                en: "Everything that is held on this volunteer, \(time(copy["madeAt"]))"))
        try line("")
        if let whole = copy["volunteer"] { try volunteer(whole) }
        for question in copy["questions"]?.items ?? [] {
            try line(summary(question, Facet.copiedQuestion))
            guard let served = question["served"] else { continue }
            try line("  " + summary(served, Facet.servedMission))
            let money = summary(served, Facet.copiedMoney)
            if !money.isEmpty { try line("  " + money) }
        }
        for (list, facets) in Facet.copiedTrail {
            for thing in copy[list]?.items ?? [] { try line(summary(thing, facets)) }
        }
        try notes(of: copy)
        for candidate in copy["candidates"]?.items ?? [] {
            try line(summary(candidate, Facet.copiedCandidate))
            for note in candidate["notes"]?.items ?? [] { try line("  \(note.shown)") }
        }
        try line("")
        try sheet(copy, Facet.copiedRest)
    }
}

extension Facet {
    fileprivate static let copiedQuestion: [Facet] = [
        .time("askedAt", fr: "Sollicité le", es: "Llamado el", en: "Asked"),
        .plain("mission", fr: "mission", es: "misión", en: "mission"),
        .word("need", of: .need, fr: "besoin", es: "necesidad", en: "need"),
        .plain("territory", fr: "territoire", es: "territorio", en: "territory"),
        .word("state", of: .solicitation, fr: "réponse", es: "respuesta", en: "answer"),
        .time("answeredAt", fr: "le", es: "el", en: "at"),
        .word("way", of: .answerWay, fr: "par", es: "por", en: "by"),
        .word("reason", of: .declineReason, fr: "motif", es: "motivo", en: "reason"),
    ]

    fileprivate static let servedMission: [Facet] = [
        .word("stage", of: .missionStage, fr: "Étape", es: "Etapa", en: "Stage"),
        .time("startedAt", fr: "partie", es: "salida", en: "left"),
        .time("arrivedAt", fr: "arrivée", es: "llegada", en: "arrived"),
        .time("closedAt", fr: "close", es: "cerrada", en: "closed"),
        .plain("minutes", fr: "minutes", es: "minutos", en: "minutes"),
        .word("failureReason", of: .missionFailure, fr: "échec", es: "fracaso", en: "failure"),
    ]

    /// The other lists of the copy, in its order.
    fileprivate static let copiedTrail: [(String, [Facet])] = [
        (
            "leavings",
            [
                .time(
                    "leftAt", fr: "Parti d'une équipe le", es: "Dejó un equipo el",
                    en: "Left a crew"),
                .plain("mission", fr: "mission", es: "misión", en: "mission"),
                .word("how", of: .crewLeaving, fr: "comment", es: "cómo", en: "how"),
                .yesNo("late", fr: "tardif", es: "tardío", en: "late"),
                .time("takenBackAt", fr: "repris le", es: "retirado el", en: "taken back"),
            ]
        ),
        (
            "messages",
            [
                .plain("number", fr: "Message", es: "Mensaje", en: "Message"),
                .word("kind", of: .messageKind, fr: "quoi", es: "qué", en: "what"),
                .plain("mission", fr: "mission", es: "misión", en: "mission"),
                .word("state", of: .messageState, fr: "état", es: "estado", en: "state"),
                .time("queuedAt", fr: "du", es: "del", en: "of"),
                .word("reason", of: .messageFailure, fr: "motif", es: "motivo", en: "reason"),
            ]
        ),
        (
            "replies",
            [
                .plain(
                    "number", fr: "Réponse écrite", es: "Respuesta escrita", en: "Written reply"),
                .word("reason", of: .replyReason, fr: "motif", es: "motivo", en: "reason"),
                .plain("mission", fr: "mission", es: "misión", en: "mission"),
                .time("keptAt", fr: "du", es: "del", en: "of"),
                .plain("text", fr: "texte", es: "texto", en: "text"),
            ]
        ),
        ("teams", thing(fr: "Équipe", es: "Equipo", en: "Team")),
        ("rounds", thing(fr: "Tournée", es: "Ronda", en: "Round")),
        ("carePlans", thing(fr: "Plan de suivi", es: "Plan de acompañamiento", en: "Care plan")),
        ("loans", thing(fr: "Matériel prêté", es: "Material prestado", en: "On loan")),
        ("crewAlarms", thing(fr: "Alerte d'équipe", es: "Alarma de equipo", en: "Crew alarm")),
    ]

    private static func thing(fr: String, es: String, en: String) -> [Facet] {
        [
            .plain("number", fr: fr, es: es, en: en),
            .plain("name", fr: "nom", es: "nombre", en: "name"),
            .plain("territory", fr: "territoire", es: "territorio", en: "territory"),
            .time("from", fr: "depuis", es: "desde", en: "from"),
            .time("until", fr: "jusqu'à", es: "hasta", en: "until"),
        ]
    }
}
