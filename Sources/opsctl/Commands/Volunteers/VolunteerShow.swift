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
        .time("erasedAt", fr: "Effacé", es: "Suprimido", en: "Erased"),
        .word(
            "hold", "reason", of: .holdReason, fr: "Conservation obligatoire",
            es: "Conservación obligatoria", en: "Legal hold"),
        .plain("phone", fr: "Téléphone", es: "Teléfono", en: "Phone"),
        .plain("email", fr: "Courriel", es: "Correo", en: "E-mail"),
        .plain("ref", fr: "Référence", es: "Referencia", en: "Reference"),
        .plain("territory", fr: "Territoire", es: "Territorio", en: "Territory"),
        .plain("postcode", fr: "Code postal", es: "Código postal", en: "Postcode"),
        skills(fr: "Compétences", es: "Competencias", en: "Skills"),
        .plain("languages", fr: "Langues", es: "Idiomas", en: "Languages"),
        .vetting,
        .plain("note", fr: "À savoir", es: "A saber", en: "To know"),
        .theirHours, .spans("away", fr: "Absences", es: "Ausencias", en: "Away"),
        .spans("there", fr: "Présences", es: "Presencias", en: "There"),
        .spans("busy", fr: "Pris (agenda)", es: "Ocupado (agenda)", en: "Busy (calendar)"),
        .plain("restHours", fr: "Repos (heures)", es: "Descanso (horas)", en: "Rest (hours)"),
        .plain(
            "liftingKilograms", fr: "Porte au plus (kg)", es: "Levanta hasta (kg)",
            en: "Lifts at the most (kg)"),
        .words("travel", of: .travel, fr: "Se déplace", es: "Se desplaza", en: "Gets about by"),
        .plain("preferredPeople", fr: "Préfère", es: "Prefiere", en: "Prefers people"),
        .plain(
            "preferredAreas", fr: "Préfère (lieux)", es: "Prefiere (lugares)", en: "Prefers areas"),
        .words("refusedNeeds", of: .need, fr: "Jamais pour", es: "Nunca para", en: "Never for"),
        .plain("radiusKilometres", fr: "Rayon (km)", es: "Radio (km)", en: "Radius (km)"),
        .yesNo("healthRisk", fr: "À risque", es: "Con riesgo", en: "At health risk"),
        .yesNo("available", fr: "Disponible", es: "Disponible", en: "Available"),
        .yesNo(
            "messagesStopped", fr: "Ne veut plus de messages", es: "No quiere más mensajes",
            en: "Wants no messages"),
        .load(fr: "Charge (7 jours)", es: "Carga (7 días)", en: "Load (7 days)"),
        .yesNo(
            "emergencyContactKnown", fr: "Personne à prévenir connue",
            es: "Contacto de emergencia conocido", en: "Emergency contact known"),
        .plain("noShows", fr: "Rendez-vous manqués", es: "Faltas sin avisar", en: "No-shows"),
        .plain(
            "lateDropOuts", fr: "Désistements tardifs", es: "Renuncias tardías",
            en: "Late drop-outs"),
        .plain(
            "missionNumbers", fr: "Missions en cours", es: "Misiones en curso",
            en: "Missions in hand"),
    ]
}

extension Facet {
    /// Until when, for what, who said so and when.
    static let vetting = Facet(
        fr: "Habilité", es: "Acreditado", en: "Vetted"
    ) { volunteer, output in
        guard let until = volunteer["vettedUntil"]?.text else { return Table.Cell("") }
        var words = ["\(Self.until[output.language]) \(output.day(until))"]
        if let scope = volunteer["vettingScope"]?.text.flatMap(VettingScope.init(rawValue:)) {
            words.append(scope.text[output.language])
        }
        if let author = volunteer["vettedByLabel"]?.text ?? volunteer["vettedBy"]?.text {
            let time = output.time(volunteer["vettedAt"])
            words.append("\(Self.by[output.language]) \(author), \(time)")
        }
        if volunteer["vettingOver"] == .bool(true) { words.append(Self.over[output.language]) }
        return Table.Cell(words.joined(separator: "; "))
    }

    static let theirHours = Facet(
        fr: "Ses heures", es: "Sus horas", en: "Their hours"
    ) { volunteer, output in
        Table.Cell(output.hours(volunteer["hours"]) ?? "")
    }

    private static func spans(_ name: String, fr: String, es: String, en: String) -> Facet {
        Facet(fr: fr, es: es, en: en) { volunteer, output in
            let spans = (volunteer[name]?.items ?? []).map { span in
                "\(output.time(span["from"])) – \(output.time(span["until"]))"
            }
            return Table.Cell(spans.joined(separator: "; "))
        }
    }

    private static let until = LocalizedText(fr: "jusqu'au", es: "hasta el", en: "until")
    private static let over = LocalizedText(
        fr: "échue : ne peut être sollicité", es: "vencida: no se le puede llamar",
        en: "over: cannot be asked")
    private static let by = LocalizedText(fr: "par", es: "por", en: "by")
}

extension Output {
    /// A day as people write it.
    fileprivate func day(_ text: String) -> String {
        CivilDate(iso8601: text)?.text[language] ?? text
    }
}
