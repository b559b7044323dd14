import OpsCore

extension Subcommand {
    static let figuresFairness = Subcommand(
        "figures", "fairness", flags: [territory, days],
        summary: LocalizedText(
            fr: "si ce sont toujours les mêmes qu'on sollicite",
            es: "si se llama siempre a las mismas personas",
            en: "whether the same few are always asked"),
        examples: ["figures fairness --territory 92 --days 28"]
    ) { session in
        var target = Target("v1", "figures", "fairness")
        for flag in [territory, days] {
            for value in session.arguments.texts(flag) { target.add(flag.name, value) }
        }
        try session.answer(try await session.frontDesk().get(target.text)) { fairness in
            let people = fairness["volunteers"]?.scalar ?? ""
            let rows = [("asked", Facet.asked(of: people)), ("accepted", Facet.saidYes)]
            try session.output.table(
                rows.compactMap { name, who in
                    fairness[name].map { (item: $0, facets: [who] + Facet.spread) }
                })
            try session.output.line("")
            try session.output.table(fairness["mostAsked"]?.items ?? [], Facet.mostAsked)
            let noes = fairness["noes"]?.items ?? []
            guard !noes.isEmpty else { return }
            try session.output.line("")
            try session.output.table(noes, Facet.noes)
        }
        return .done
    }

    private static let territory = Flag(
        "territory", .text("CODE"), fr: "un territoire et tout ce qu'il contient",
        es: "un territorio y todo lo que contiene", en: "a territory and all that lies in it")
    private static let days = Flag(
        "days", .number("N", 1...400), fr: "autant de jours jusqu'à maintenant (28)",
        es: "tantos días hasta ahora (28)", en: "so many days up to now (28)")
}

extension Facet {
    fileprivate static func asked(of people: String) -> Facet {
        among(
            LocalizedText(
                fr: "\(people) bénévoles : sollicités", es: "\(people) voluntarios: llamados",
                en: "\(people) volunteers: asked"))
    }

    fileprivate static let saidYes = among(
        LocalizedText(fr: "ont dit oui", es: "dijeron que sí", en: "said yes"))

    private static func among(_ text: LocalizedText) -> Facet {
        Facet(fr: "PARMI", es: "ENTRE", en: "AMONG") { _, output in
            Table.Cell(text[output.language])
        }
    }

    /// One row for being asked, one for having said yes.
    fileprivate static var spread: [Facet] {
        [
            .plain("sum", fr: "FOIS", es: "VECES", en: "TIMES", isNumber: true),
            .hundredths("meanHundredths", fr: "MOYENNE", es: "MEDIA", en: "MEAN"),
            .plain("median", fr: "MÉDIANE", es: "MEDIANA", en: "MEDIAN", isNumber: true),
            .plain("most", fr: "MAXIMUM", es: "MÁXIMO", en: "MOST", isNumber: true),
            .plain("none", fr: "JAMAIS", es: "NUNCA", en: "NEVER", isNumber: true),
            Facet(
                fr: "10 % LES PLUS PRIS", es: "10 % MÁS OCUPADOS", en: "BUSIEST 10 %",
                isNumber: true
            ) { row, _ in
                Table.Cell(
                    row["busiestTenthPerMille"]?.integer.map { "\($0 / 10) %" } ?? "–")
            },
        ]
    }

    fileprivate static let mostAsked: [Facet] = [
        .plain(
            "number", fr: "LES PLUS SOLLICITÉS : N°", es: "LOS MÁS LLAMADOS: N.º",
            en: "MOST ASKED: NO.", isNumber: true),
        .plain("asked", fr: "SOLLICITÉS", es: "LLAMADOS", en: "ASKED", isNumber: true),
        .plain("accepted", fr: "OUI", es: "SÍ", en: "YES", isNumber: true),
    ]

    fileprivate static let noes: [Facet] = [
        Facet(fr: "LES NON : POURQUOI", es: "LOS NO: POR QUÉ", en: "NOES: WHY") { row, output in
            let unsaid = LocalizedText(fr: "non dit", es: "sin decir", en: "not said")
            let reason = row["reason"]?.text.map { output.word($0, of: .declineReason) }
            return Table.Cell(reason ?? unsaid[output.language])
        },
        .plain("count", fr: "FOIS", es: "VECES", en: "TIMES", isNumber: true),
    ]

    /// `1.35` of 135.
    static func hundredths(_ count: Int64) -> String {
        "\(count / 100).\(count % 100 < 10 ? "0" : "")\(count % 100)"
    }

    private static func hundredths(
        _ name: String, fr: String, es: String, en: String
    ) -> Facet {
        Facet(fr: fr, es: es, en: en, isNumber: true) { row, _ in
            Table.Cell(row[name]?.integer.map { hundredths($0) } ?? "")
        }
    }
}
