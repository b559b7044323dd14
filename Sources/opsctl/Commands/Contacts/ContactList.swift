import OpsCore

extension Subcommand {
    static let contactList = Subcommand(
        "contact", "list", flags: Listing.contacts.filters + Flag.paging,
        summary: LocalizedText(
            fr: "les contacts, les plus récents d'abord",
            es: "los contactos, primero los recientes",
            en: "the contacts, newest first"),
        examples: ["contact list --limit 20", "contact list --kind missed"]
    ) { session in
        try await Listing.contacts.run(session)
    }
}

extension Listing {
    static let contacts = Listing(path: "contacts", filters: [.kind], facets: Facet.contact)
}

extension Facet {
    /// A contact in a table.
    static let contact: [Facet] = [
        .plain("number", fr: "N°", es: "N.º", en: "NO", isNumber: true),
        .word("kind", of: .contactKind, fr: "NATURE", es: "TIPO", en: "KIND"),
        .time("loggedAt", fr: "NOTÉ", es: "ANOTADO", en: "LOGGED"),
        .plain("postcode", fr: "CODE POSTAL", es: "CÓDIGO POSTAL", en: "POSTCODE"),
        .plain("territory", fr: "TERRITOIRE", es: "TERRITORIO", en: "TERRITORY"),
        .plain("language", fr: "LANGUE", es: "IDIOMA", en: "LANGUAGE"),
        .word("caller", "relation", of: .relation, fr: "APPELANT", es: "LLAMA", en: "CALLER"),
        .yesNo("anonymous", fr: "ANONYME", es: "ANÓNIMO", en: "ANONYMOUS"),
        .plain("id", fr: "IDENTIFIANT", es: "IDENTIFICADOR", en: "ID"),
    ]
}
