import OpsCore

extension Subcommand {
    static let volunteerList = Subcommand(
        "volunteer", "list", flags: Flag.paging,
        summary: LocalizedText(
            fr: "les bénévoles", es: "los voluntarios", en: "the volunteers"),
        examples: ["volunteer list --every"]
    ) { session in
        try await Listing(path: "volunteers", facets: Facet.volunteer).run(session)
    }
}

extension Facet {
    /// A volunteer in a table.
    fileprivate static let volunteer: [Facet] = [
        .plain("number", fr: "N°", es: "N.º", en: "NO", isNumber: true),
        .plain("name", fr: "NOM", es: "NOMBRE", en: "NAME", isFlexible: true),
        .plain("territory", fr: "TERRITOIRE", es: "TERRITORIO", en: "TERRITORY"),
        .plain("skills", fr: "COMPÉTENCES", es: "COMPETENCIAS", en: "SKILLS", isFlexible: true),
        .plain("languages", fr: "LANGUES", es: "IDIOMAS", en: "LANGUAGES"),
        .yesNo("available", fr: "DISPONIBLE", es: "DISPONIBLE", en: "AVAILABLE"),
        .load(fr: "CHARGE", es: "CARGA", en: "LOAD"),
        .plain("id", fr: "IDENTIFIANT", es: "IDENTIFICADOR", en: "ID"),
    ]

    /// Missions accepted this week, of how many they take.
    static func load(fr: String, es: String, en: String) -> Facet {
        Facet(fr: fr, es: es, en: en, isNumber: true) { volunteer, _ in
            guard let load = volunteer["load"]?.scalar else { return Table.Cell("") }
            return Table.Cell(volunteer["weeklyMissions"]?.scalar.map { "\(load)/\($0)" } ?? load)
        }
    }
}
