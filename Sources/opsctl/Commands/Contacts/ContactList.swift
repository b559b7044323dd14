import OpsCore

extension Subcommand {
    static let contactList = Subcommand(
        "contact", "list", flags: Flag.paging,
        summary: LocalizedText(
            fr: "les contacts, les plus récents d'abord",
            es: "los contactos, primero los recientes",
            en: "the contacts, newest first"),
        examples: ["contact list --limit 20"]
    ) { session in
        try await Listing(path: "contacts", facets: Facet.contact).run(session)
    }
}

extension Facet {
    /// A contact in a table.
    static let contact: [Facet] = [
        .plain("number", fr: "N°", es: "N.º", en: "NO", isNumber: true),
        .time("loggedAt", fr: "NOTÉ", es: "ANOTADO", en: "LOGGED"),
        Facet(fr: "BESOINS", es: "NECESIDADES", en: "NEEDS", isFlexible: true) { contact, output in
            let needs = (contact["requests"]?.items ?? []).compactMap { $0["need"]?.text }
            let words = needs.map { Vocabulary.word($0, in: output.language) }
            return Table.Cell(words.joined(separator: ", "))
        },
        .plain("territory", fr: "TERRITOIRE", es: "TERRITORIO", en: "TERRITORY"),
        .plain("language", fr: "LANGUE", es: "IDIOMA", en: "LANGUAGE"),
        .yesNo("anonymous", fr: "ANONYME", es: "ANÓNIMO", en: "ANONYMOUS"),
        .plain("id", fr: "IDENTIFIANT", es: "IDENTIFICADOR", en: "ID"),
    ]
}
