import OpsCore

extension Subcommand {
    static let callRules = Subcommand(
        "call", "rules", flags: [.rulesDeployment, .rulesFile],
        summary: LocalizedText(
            fr: "l'échelle de qui ne répond pas ; avec un fichier, la fixer",
            es: "la escala de quien no responde; con un archivo, fijarla",
            en: "the ladder of who does not answer; with a file, set it"),
        examples: ["call rules", "call rules --json", "call rules --file rules.json"]
    ) { session in
        let arguments = session.arguments
        var target = Target("v1", "call-rules")
        target.add("deployment", arguments.text(.rulesDeployment))
        let desk = try session.frontDesk()
        let answer =
            if let path = arguments.text(.rulesFile) {
                try await desk.post(target.text, SavedRules.document(path, in: session))
            } else {
                try await desk.get(target.text)
            }
        try session.answer(answer) { try session.output.callRules($0) }
        return .done
    }
}

/// A file of rules as `call rules --json`, or another command of rules, writes it.
enum SavedRules {
    /// Whose the rules were, which there were before, and what the clocks of their zone show, does not go back.
    static func document(_ path: String, in session: Session) throws -> [UInt8] {
        let bytes = try session.files.read(path, limit: 64 * 1_024)
        guard let value = try? JSONParser.value(of: bytes, limits: .file),
            case .object(let object) = value
        else { return bytes }
        var json = JSONWriter()
        json.beginObject()
        for member in object.members where !["of", "set", "rule"].contains(member.name) {
            json.key(dynamic: member.name)
            json.write(member.value)
        }
        json.endObject()
        return json.bytes
    }
}

extension Output {
    /// The steps as tables, whose they are and the other settings above.
    fileprivate func callRules(_ rules: JSONValue) throws {
        try sheet(rules, Facet.callRules)
        for (name, title) in [
            (
                "ladder",
                LocalizedText(
                    fr: "Qui ne répond pas à un appel convenu",
                    es: "Quien no responde a una llamada acordada",
                    en: "Who does not answer a call that was agreed")
            ),
            (
                "questions",
                LocalizedText(
                    fr: "Qui ne répond pas à une question (l'aide est-elle venue ?)",
                    es: "Quien no responde a una pregunta (¿llegó la ayuda?)",
                    en: "Who does not answer a question (did help come?)")
            ),
        ] {
            try line("")
            try line(title)
            try table(rules[name]?.items ?? [], Facet.ladderStep)
        }
    }
}

extension Facet {
    fileprivate static let callRules: [Facet] = [
        .word("of", of: .rules, fr: "Règles de", es: "Reglas de", en: "Rules of"),
        .plain("hours", fr: "Heures d'appel", es: "Horas de llamada", en: "Calling hours"),
        .plain("zone", fr: "Fuseau horaire", es: "Zona horaria", en: "Time zone"),
        .plain(
            "lockMinutes", fr: "Minutes pour appeler", es: "Minutos para llamar",
            en: "Minutes to call"),
        .plain(
            "graceMinutes", fr: "Minutes après l'heure dite", es: "Minutos tras la hora fijada",
            en: "Minutes after the hour"),
    ]

    fileprivate static let ladderStep: [Facet] = [
        .ladder("kind", fr: "ÉTAPE", es: "PASO", en: "STEP"),
        .plain(
            "afterMinutes", fr: "APRÈS (MIN)", es: "TRAS (MIN)", en: "AFTER (MIN)", isNumber: true),
        .plain(
            "withinMinutes", fr: "DÉLAI (MIN)", es: "PLAZO (MIN)", en: "WITHIN (MIN)",
            isNumber: true),
    ]
}

extension Flag {
    static let rulesDeployment = Flag(
        "deployment", .text("ID"), fr: "celles d'un déploiement", es: "las de un despliegue",
        en: "those of a deployment")
    static let rulesFile = Flag(
        "file", .file, fr: "un fichier JSON qui les contient",
        es: "un archivo JSON que las contiene",
        en: "a JSON file that holds them")
}
