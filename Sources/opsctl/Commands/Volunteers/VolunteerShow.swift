import OpsCore

extension Subcommand {
    static let volunteerShow = Subcommand(
        "volunteer", "show", operands: [.id],
        summary: LocalizedText(fr: "un bénévole", es: "un voluntario", en: "a volunteer"),
        examples: ["volunteer show 7"]
    ) { session in
        let target = Target("v1", "volunteers", session.arguments.subject)
        try session.answer(try await session.frontDesk().get(target.text)) {
            try session.output.volunteer($0)
        }
        return .done
    }
}

extension Output {
    func volunteer(_ volunteer: JSONValue) throws {
        try sheet(volunteer, Facet.volunteerSheet)
    }
}

extension Facet {
    fileprivate static let volunteerSheet: [Facet] = [
        .plain("number", fr: "Bénévole", es: "Voluntario", en: "Volunteer"),
        .plain("id", fr: "Identifiant", es: "Identificador", en: "Identifier"),
        .plain("name", fr: "Nom", es: "Nombre", en: "Name"),
        .plain("phone", fr: "Téléphone", es: "Teléfono", en: "Phone"),
        .plain("email", fr: "Courriel", es: "Correo", en: "E-mail"),
        .plain("territory", fr: "Territoire", es: "Territorio", en: "Territory"),
        .plain("postcode", fr: "Code postal", es: "Código postal", en: "Postcode"),
        skills(fr: "Compétences", es: "Competencias", en: "Skills"),
        .plain("languages", fr: "Langues", es: "Idiomas", en: "Languages"),
        .day("vettedUntil", fr: "Habilité jusqu'au", es: "Acreditado hasta", en: "Vetted until"),
        .plain("radiusKilometres", fr: "Rayon (km)", es: "Radio (km)", en: "Radius (km)"),
        .yesNo("healthRisk", fr: "À risque", es: "Con riesgo", en: "At health risk"),
        .yesNo("available", fr: "Disponible", es: "Disponible", en: "Available"),
        .load(fr: "Charge (7 jours)", es: "Carga (7 días)", en: "Load (7 days)"),
        .plain("noShows", fr: "Absences", es: "Ausencias", en: "No-shows"),
        .plain(
            "lateDropOuts", fr: "Désistements tardifs", es: "Renuncias tardías",
            en: "Late drop-outs"),
        .plain(
            "missions", fr: "Missions en cours", es: "Misiones en curso", en: "Missions in hand"),
    ]
}
