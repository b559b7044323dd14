import OpsCore

extension Subcommand {
    static let concernList = Subcommand(
        "concern", "list", flags: Listing.concerns.filters + Flag.paging,
        summary: LocalizedText(
            fr: "les situations préoccupantes, sans leur contenu",
            es: "las situaciones de riesgo, sin su contenido",
            en: "safeguarding concerns, without their content"),
        examples: ["concern list", "concern list --overdue"]
    ) { session in
        try await Listing.concerns.run(session)
    }

    static let concernShow = Subcommand(
        "concern", "show", operands: [.id],
        summary: LocalizedText(
            fr: "une situation préoccupante, tout ce qui a été dit et fait",
            es: "una situación de riesgo, todo lo dicho y hecho",
            en: "a safeguarding concern, everything that was said and done"),
        examples: ["concern show 3"]
    ) { session in
        let target = Target("v1", "concerns", session.arguments.subject)
        try session.answer(try await session.frontDesk().get(target.text)) {
            try session.output.concern($0)
        }
        return .done
    }
}

extension Listing {
    static let concerns = Listing(
        path: "concerns",
        filters: [
            Flag(
                "state", .oneOf(ConcernState.allCases.map(\.rawValue)),
                fr: "où elles en sont (toutes sauf les closes)",
                es: "en qué estado están (todas salvo las cerradas)",
                en: "where they stand (all but the closed)"),
            Flag(
                "person", .text("ID"), fr: "celles d'une personne", es: "las de una persona",
                en: "those about a person"),
            Flag(
                "overdue", fr: "celles dont l'échéance est passée", es: "las de plazo vencido",
                en: "those whose due time has passed"),
        ], facets: Facet.concern)
}

extension Output {
    /// A concern as a sheet; who does what by when; then all that was said, in order.
    func concern(_ concern: JSONValue) throws {
        if let danger = concern["danger"], danger["number"] != nil {
            try self.danger(danger)
            try line("")
        }
        try sheet(concern, Facet.concernSheet)
        let actions = concern["actions"]?.items ?? []
        if !actions.isEmpty {
            try line("")
            try table(actions, Facet.concernAction)
        }
        for step in concern["steps"]?.items ?? [] {
            try line("")
            try sheet(step, Facet.concernStep)
        }
    }
}

extension Facet {
    fileprivate static let concern: [Facet] = [
        .plain("number", fr: "N°", es: "N.º", en: "NO", isNumber: true),
        .word("state", of: .concernState, fr: "ÉTAT", es: "ESTADO", en: "STATE"),
        .word("decision", of: .concernDecision, fr: "DÉCISION", es: "DECISIÓN", en: "DECISION"),
        .dangerOwner(fr: "À", es: "RESPONSABLE", en: "OWNER"),
        .due(fr: "ÉCHÉANCE", es: "PLAZO", en: "DUE"),
        .plain("openActions", fr: "ACTIONS", es: "ACCIONES", en: "ACTIONS", isNumber: true),
        .plain("contactNumber", fr: "CONTACT", es: "CONTACTO", en: "CONTACT", isNumber: true),
        .time("raisedAt", fr: "SIGNALÉE", es: "SEÑALADA", en: "RAISED"),
    ]

    fileprivate static let concernSheet: [Facet] = [
        .plain(
            "number", fr: "Situation préoccupante", es: "Situación de riesgo",
            en: "Safeguarding concern"),
        .plain("id", fr: "Identifiant", es: "Identificador", en: "Identifier"),
        .word("state", of: .concernState, fr: "État", es: "Estado", en: "State"),
        .word("decision", of: .concernDecision, fr: "Décision", es: "Decisión", en: "Decision"),
        .dangerOwner(fr: "Responsable", es: "Responsable", en: "Owner"),
        .due(fr: "Échéance", es: "Plazo", en: "Due"),
        .plain("escalations", fr: "Alarmes", es: "Alarmas", en: "Alarms"),
        .plain("contactNumber", fr: "Contact", es: "Contacto", en: "Contact"),
        .plain(
            "person", fr: "Identifiant de la personne", es: "Identificador de la persona",
            en: "Person identifier"),
        .plain("raisedByLabel", fr: "Signalée par", es: "Señalada por", en: "Raised by"),
        .time("raisedAt", fr: "Signalée", es: "Señalada", en: "Raised"),
        .time("closedAt", fr: "Close", es: "Cerrada", en: "Closed"),
        .word(
            "ending", of: .concernEnding, fr: "Motif de clôture", es: "Motivo de cierre",
            en: "Closing reason"),
    ]

    fileprivate static let concernAction: [Facet] = [
        .plain("number", fr: "N°", es: "N.º", en: "NO", isNumber: true),
        .plain("task", fr: "À FAIRE", es: "POR HACER", en: "TO DO"),
        .plain("owner", fr: "PAR", es: "QUIÉN", en: "WHO"),
        .time("deadline", fr: "AVANT LE", es: "ANTES DE", en: "BY"),
        .time("doneAt", fr: "FAIT", es: "HECHO", en: "DONE"),
    ]

    /// The code of a step: what was decided, or why it was closed.
    static func concernCode(
        _ kind: String, of book: Book, fr: String, es: String, en: String
    ) -> Facet {
        Facet(fr: fr, es: es, en: en) { step, output in
            guard step["kind"]?.text == kind, let code = step["code"]?.text else {
                return Table.Cell("")
            }
            return Table.Cell(output.word(code, of: book))
        }
    }

    static let decided = "decided"
    static let closed = "closed"

    /// What was said at one step; what was not said leaves no line.
    fileprivate static let concernStep: [Facet] = [
        .time("at", fr: "Quand", es: "Cuándo", en: "When"),
        concernCode(decided, of: .concernDecision, fr: "Décision", es: "Decisión", en: "Decision"),
        concernCode(
            closed, of: .concernEnding, fr: "Motif de clôture", es: "Motivo de cierre",
            en: "Closing reason"),
        .plain("action", fr: "Action", es: "Acción", en: "Action"),
        .plain("said", "facts", fr: "Faits", es: "Hechos", en: "Facts"),
        .plain("said", "words", fr: "Ses mots", es: "Sus palabras", en: "In her words"),
        .plain("said", "adviser", fr: "Conseil de", es: "Consejo de", en: "Adviser"),
        .plain("said", "advice", fr: "Conseil", es: "Consejo", en: "Advice"),
        .plain("said", "reasons", fr: "Raisons", es: "Razones", en: "Reasons"),
        .plain("said", "task", fr: "À faire", es: "Por hacer", en: "To do"),
        .plain("said", "owner", fr: "Par", es: "Quién", en: "Who"),
        .plain("said", "result", fr: "Résultat", es: "Resultado", en: "Result"),
        .plain("byLabel", fr: "Noté par", es: "Anotado por", en: "Noted by"),
    ]
}
