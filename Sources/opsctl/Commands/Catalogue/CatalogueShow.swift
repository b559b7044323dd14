import OpsCore

extension Subcommand {
    static let catalogueShow = Subcommand(
        "catalogue", "show", operands: [.slug],
        summary: LocalizedText(
            fr: "une fiche", es: "una ficha", en: "an entry"),
        examples: ["catalogue show croix-rouge-chez-vous --ui-lang fr"]
    ) { session in
        let target = Target("v1", "catalogue", session.arguments.subject)
        try session.answer(try await session.frontDesk().get(target.text)) {
            try session.output.entry($0)
        }
        return .done
    }
}

extension Operand {
    static let slug = Operand("SLUG")
}

extension Output {
    /// An entry as a sheet; below it what it is, its figures and where they come from.
    fileprivate func entry(_ entry: JSONValue) throws {
        try sheet(entry, Facet.entrySheet)
        if let summary = entry["summary"]?.translated(language) {
            try line("")
            try paragraphs(summary)
        }
        let figures = entry["figures"]?.items ?? []
        if !figures.isEmpty {
            try line("")
            try table(figures, Facet.figure)
        }
        let sources = entry["sources"]?.items ?? []
        if !sources.isEmpty {
            try line("")
            try table(sources, Facet.source)
        }
    }
}

extension Facet {
    fileprivate static let entrySheet: [Facet] = [
        .plain("id", fr: "Fiche", es: "Ficha", en: "Entry"),
        Facet(fr: "Titre", es: "Título", en: "Title") { entry, output in
            Table.Cell(entry.titled(output.language), .bold)
        },
        .word("kind", of: .entry, fr: "Genre", es: "Tipo", en: "Kind"),
        .plain("origin", fr: "Origine", es: "Origen", en: "Origin"),
        .plain("season", fr: "Saison", es: "Edición", en: "Season"),
        .plain("dates", fr: "Dates", es: "Fechas", en: "Dates"),
        .plain("version", fr: "Version", es: "Versión", en: "Version"),
        .plain("related", fr: "Voir aussi", es: "Vea también", en: "See also"),
    ]

    fileprivate static let figure: [Facet] = [
        Facet(fr: "MESURE", es: "MEDIDA", en: "MEASURE", isFlexible: true) { figure, output in
            Table.Cell(figure["measure"]?.translated(output.language) ?? "")
        },
        Facet(fr: "VALEUR (SOURCE)", es: "VALOR (FUENTE)", en: "VALUE (SOURCE)") { figure, _ in
            let statements = (figure["statements"]?.items ?? []).map { statement in
                let source = statement["source"]?.shown ?? "?"
                return "\(statement["value"]?.shown ?? "?") (\(source))"
            }
            return Table.Cell(statements.joined(separator: ", "))
        },
        .yesNo("contradictory", fr: "CONTRADICTOIRE", es: "CONTRADICTORIO", en: "CONTRADICTORY"),
    ]

    fileprivate static let source: [Facet] = [
        .plain("id", fr: "SOURCE", es: "FUENTE", en: "SOURCE"),
        .plain("title", fr: "TITRE", es: "TÍTULO", en: "TITLE", isFlexible: true),
        .plain("address", fr: "ADRESSE", es: "DIRECCIÓN", en: "ADDRESS"),
    ]
}
