import OpsCore

extension Subcommand {
    static let figuresCandidates = Subcommand(
        "figures", "candidates", flags: [territory, days, smallest],
        summary: LocalizedText(
            fr: "combien se sont proposés, où ils en sont, et en combien de jours ils sont admis",
            es: "cuántos se ofrecieron, en qué estado están y en cuántos días se les admite",
            en: "how many offered to help, where they stand, and in how many days they are admitted"
        ),
        examples: ["figures candidates --territory 92 --days 30"]
    ) { session in
        var target = Target("v1", "figures", "candidates")
        for flag in [territory, days, smallest] {
            for value in session.arguments.texts(flag) { target.add(flag.name, value) }
        }
        try session.answer(try await session.frontDesk().get(target.text)) { figures in
            try session.output.table(figures["items"]?.items ?? [], Facet.candidateFigures)
            try session.output.line("")
            try session.output.sheet(figures, Facet.candidateSums)
        }
        return .done
    }

    private static let territory = Flag(
        "territory", .text("CODE"), fr: "un territoire et tout ce qu'il contient",
        es: "un territorio y todo lo que contiene", en: "a territory and all that lies in it")
    private static let days = Flag(
        "days", .number("N", 1...400), fr: "les offres d'autant de jours (90)",
        es: "los ofrecimientos de tantos días (90)", en: "the offers of so many days (90)")
    private static let smallest = Flag(
        "smallest", .number("N", 1...1_000), fr: "en dessous, le nombre est caché (5)",
        es: "por debajo, el número se oculta (5)", en: "below this a count is hidden (5)")
}

extension Facet {
    fileprivate static let candidateFigures: [Facet] = [
        .plain("territory", fr: "TERRITOIRE", es: "TERRITORIO", en: "TERRITORY"),
        .word("state", of: .candidateState, fr: "ÉTAPE", es: "ETAPA", en: "STAGE"),
        Facet(fr: "CANDIDATS", es: "CANDIDATURAS", en: "CANDIDATES", isNumber: true) { row, _ in
            Table.Cell(row["candidates"]?.scalar ?? "…")
        },
    ]

    fileprivate static let candidateSums: [Facet] = [
        .plain("total", fr: "En tout", es: "En total", en: "Together"),
        .plain("hidden", fr: "Cachés", es: "Ocultos", en: "Hidden"),
        Facet(
            fr: "Jours jusqu'à l'admission (médiane)", es: "Días hasta la admisión (mediana)",
            en: "Days until admission (median)"
        ) { row, _ in
            Table.Cell(row["medianDays"]?.scalar ?? "–")
        },
    ]
}
