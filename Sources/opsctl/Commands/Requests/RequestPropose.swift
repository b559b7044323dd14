import OpsCore

extension Subcommand {
    static let requestPropose = Subcommand(
        "request", "propose", operands: [.id], flags: [proposalLimit, everyone],
        summary: LocalizedText(
            fr: "qui convient, et pourquoi", es: "quién encaja, y por qué", en: "who fits, and why"),
        examples: ["request propose 417", "request propose 417 --all"]
    ) { session in
        var target = Target("v1", "requests", session.arguments.subject, "proposals")
        target.add("limit", session.arguments.text(proposalLimit))
        target.add("all", session.arguments.isSet(everyone) ? "true" : nil)
        try session.answer(try await session.frontDesk().get(target.text)) { value in
            try session.output.table(value["items"]?.items ?? [], Facet.proposal)
        }
        return .done
    }

    private static let proposalLimit = Flag(
        "limit", .number("N", 1...500), fr: "au plus N bénévoles (5)",
        es: "N voluntarios como máximo (5)", en: "at the most N volunteers (5)")
    private static let everyone = Flag(
        "all", fr: "dire aussi pourquoi chacun des autres ne convient pas",
        es: "decir también por qué no encaja cada uno de los demás",
        en: "tell why each of the others does not fit, too")
}

extension Facet {
    fileprivate static let proposal: [Facet] = [
        .plain("number", fr: "N°", es: "N.º", en: "NO", isNumber: true),
        .plain("name", fr: "BÉNÉVOLE", es: "VOLUNTARIO", en: "VOLUNTEER", isFlexible: true),
        Facet(fr: "CONVIENT", es: "ENCAJA", en: "FITS") { proposal, output in
            let fits = proposal["fits"]?.isTrue ?? false
            return Table.Cell(
                (fits ? Vocabulary.yes : Vocabulary.no)[output.language], fits ? .green : .faint)
        },
        .plain("score", fr: "POINTS", es: "PUNTOS", en: "SCORE", isNumber: true),
        Facet(
            fr: "DISTANCE", es: "DISTANCIA", en: "DISTANCE", isNumber: true
        ) { proposal, output in
            let count = proposal["distanceMetres"]?.integer.flatMap { Int32(exactly: $0) }
            return Table.Cell(count.map { Metres(count: $0).text[output.language] } ?? "")
        },
        Facet(fr: "POURQUOI", es: "POR QUÉ", en: "WHY", isFlexible: true) { proposal, _ in
            let against = proposal["reasonsAgainst"]?.items ?? []
            let reasons = against.isEmpty ? proposal["reasonsFor"]?.items ?? [] : against
            return Table.Cell(
                reasons.map { $0["text"]?.text ?? $0["code"]?.text ?? "" }.joined(separator: " · "))
        },
    ]
}
