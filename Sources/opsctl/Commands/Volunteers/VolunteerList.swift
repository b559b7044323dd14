import OpsCore

extension Subcommand {
    static let volunteerList = Subcommand(
        "volunteer", "list", flags: Listing.volunteers.filters + Flag.paging,
        summary: LocalizedText(
            fr: "les bénévoles", es: "los voluntarios", en: "the volunteers"),
        examples: [
            "volunteer list --every",
            "volunteer list --territory 92 --skill first_aid --language es --available true",
            "volunteer list --vetting over",
        ]
    ) { session in
        try await Listing.volunteers.run(session)
    }
}

extension Listing {
    static let volunteers = Listing(
        path: "volunteers",
        filters: [
            Flag(
                "territory", .text("CODE"), fr: "un territoire et tout ce qu'il contient",
                es: "un territorio y todo lo que contiene",
                en: "a territory and all that lies in it"),
            Flag(
                "skill", .text("CODE"),
                fr: "qui ont cette compétence aujourd'hui, ou une qui la vaut",
                es: "quienes tienen hoy esta competencia, o una que la vale",
                en: "those who hold this skill today, or one that counts for it"),
            Flag(
                "language", .text("LANG"), fr: "qui parlent cette langue",
                es: "quienes hablan este idioma", en: "those who speak this language"),
            Flag(
                "available", .oneOf(["true", "false"]),
                fr: "qui peuvent être sollicités, ou sont en pause",
                es: "a quienes se puede llamar, o en pausa",
                en: "those who can be asked, or are paused"),
            Flag(
                "vetting", .oneOf(VettingState.allCases.map(\.rawValue)),
                fr: "où en est l'habilitation : valable, échue, jamais, seulement accompagné",
                es: "cómo está la acreditación: vale, vencida, nunca, solo en compañía",
                en: "how the vetting stands: holds, over, never, only accompanied"),
        ], facets: Facet.volunteer)
}

extension Facet {
    /// What somebody can do, and until when.
    static func skills(fr: String, es: String, en: String) -> Facet {
        Facet(fr: fr, es: es, en: en, isFlexible: true) { volunteer, output in
            // What the house calls them, where it was told with one of them.
            let names = volunteer["skillNames"]?.items ?? []
            let skills = (volunteer["skills"]?.items ?? []).map { skill in
                let code = skill["code"]?.text ?? ""
                let own = names.first { $0["code"]?.text == code }?["name"]
                let word =
                    own?[output.language.rawValue]?.text ?? output.word(code, of: .skill)
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
        .plain("ref", fr: "RÉFÉRENCE", es: "REFERENCIA", en: "REFERENCE"),
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
