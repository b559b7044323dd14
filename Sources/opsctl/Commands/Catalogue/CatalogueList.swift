import OpsCore

extension Subcommand {
    static let catalogueList = Subcommand(
        "catalogue", "list", flags: Flag.paging,
        summary: LocalizedText(
            fr: "les fiches du catalogue", es: "las fichas del catálogo",
            en: "the entries of the catalogue"),
        examples: ["catalogue list --every"]
    ) { session in
        try await Listing(path: "catalogue", facets: Facet.entry).run(session)
    }
}

extension Facet {
    /// An entry in a table.
    fileprivate static let entry: [Facet] = [
        .plain("id", fr: "FICHE", es: "FICHA", en: "ENTRY"),
        Facet(fr: "TITRE", es: "TÍTULO", en: "TITLE", isFlexible: true) { entry, output in
            Table.Cell(entry.titled(output.language))
        },
        .word("kind", of: .entry, fr: "GENRE", es: "TIPO", en: "KIND"),
        .plain("origin", fr: "ORIGINE", es: "ORIGEN", en: "ORIGIN", isFlexible: true),
    ]
}

extension JSONValue {
    func titled(_ language: PublicationLanguage) -> String {
        self["title"]?.translated(language) ?? self["name"]?.translated(language) ?? ""
    }
}
