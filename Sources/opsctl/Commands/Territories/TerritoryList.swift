import OpsCore

extension Subcommand {
    static let territoryList = Subcommand(
        "territory", "list", flags: Flag.paging,
        summary: LocalizedText(
            fr: "les territoires", es: "los territorios", en: "the territories"),
        examples: ["territory list --every"]
    ) { session in
        try await Listing(path: "territories", facets: Facet.territory).run(session)
    }
}

extension Facet {
    fileprivate static let territory: [Facet] = [
        Facet(fr: "CODE", es: "CÓDIGO", en: "CODE") { territory, _ in
            Table.Cell(territory["code"]?.text ?? territory["id"]?.text ?? "")
        },
        Facet(fr: "NOM", es: "NOMBRE", en: "NAME", isFlexible: true) { territory, output in
            Table.Cell(territory["name"]?.translated(output.language) ?? "")
        },
        .word("kind", of: .territory, fr: "GENRE", es: "TIPO", en: "KIND"),
        .plain("parent", fr: "DANS", es: "EN", en: "IN"),
        Facet(
            fr: "CODES POSTAUX", es: "CÓDIGOS POSTALES", en: "POSTCODES", isFlexible: true
        ) { territory, _ in
            let prefixes = (territory["postcodePrefixes"]?.items ?? []).map { $0.shown + "…" }
            let postcodes = (territory["postcodes"]?.items ?? []).map {
                $0["postcode"]?.shown ?? $0.shown
            }
            return Table.Cell((prefixes + postcodes).joined(separator: ", "))
        },
    ]
}

extension JSONValue {
    /// A text, or that of a `{"fr", "es", "en"}` object in a language.
    func translated(_ language: PublicationLanguage) -> String? {
        text ?? self[language.rawValue]?.text ?? self["text"]?[language.rawValue]?.text
    }
}
