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
    /// What somebody can do, and until when.
    static func skills(fr: String, es: String, en: String) -> Facet {
        Facet(fr: fr, es: es, en: en, isFlexible: true) { volunteer, output in
            let skills = (volunteer["skills"]?.items ?? []).map { skill in
                let word = output.word(skill["code"]?.text ?? "", of: .skill)
                let until = output.day(skill["until"])
                return until.isEmpty ? word : "\(word) (≤ \(until))"
            }
            return Table.Cell(skills.joined(separator: ", "))
        }
    }

    /// A volunteer in a table.
    fileprivate static let volunteer: [Facet] = [
        .plain("number", fr: "N°", es: "N.º", en: "NO", isNumber: true),
        .plain("name", fr: "NOM", es: "NOMBRE", en: "NAME", isFlexible: true),
        .plain("territory", fr: "TERRITOIRE", es: "TERRITORIO", en: "TERRITORY"),
        skills(fr: "COMPÉTENCES", es: "COMPETENCIAS", en: "SKILLS"),
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
