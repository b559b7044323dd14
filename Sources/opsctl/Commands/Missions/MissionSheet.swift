import OpsCore

extension Subcommand {
    static let missionSheet = Subcommand(
        "mission", "sheet", operands: [.id],
        summary: LocalizedText(
            fr: "ce que les bénévoles peuvent savoir à cette étape, à leur remettre",
            es: "lo que los voluntarios pueden saber en esta etapa, para entregárselo",
            en: "what the volunteers may know at this stage, to hand over"),
        examples: ["mission sheet 52"]
    ) { session in
        let target = Target("v1", "missions", session.arguments.subject, "sheet")
        try session.answer(try await session.frontDesk().get(target.text)) {
            try session.output.missionSheet($0)
        }
        return .done
    }
}

extension Output {
    /// A sheet for paper; the rules of the door stand below it while somebody goes there.
    fileprivate func missionSheet(_ sheet: JSONValue) throws {
        try self.sheet(sheet, Facet.doorSheet + Facet.moneyOfMission)
        if let hours = sheet["person"]?["safeHours"]?.text {
            try line("")
            try line(
                LocalizedText(
                    fr:
                        "N'appelez qu'entre ces heures : \(hours). À un autre moment, un appel peut la "
                        + "mettre en danger.",
                    es:
                        "Llame solo entre estas horas: \(hours). En otro momento, una llamada puede "
                        + "ponerla en peligro.",
                    en:
                        "Call between these hours alone: \(hours). At any other time a call may put "
                        + "her in danger."))
        }
        guard sheet["visitCode"] != nil else { return }
        try line("")
        try line(Self.rulesOfTheDoor)
    }

    /// What stands below every sheet.
    static let rulesOfTheDoor = LocalizedText(
        fr:
            "À la porte, montrez le code de visite : la personne doit le reconnaître. Ne prenez "
            + "jamais de carte bancaire, jamais son code secret. Rendez cette feuille après la mission.",
        es:
            "En la puerta, enseñe el código de visita: la persona debe reconocerlo. No acepte "
            + "nunca una tarjeta bancaria ni su PIN. Devuelva esta hoja después de la misión.",
        en:
            "At the door, show the visit code: the person must know it. Never take a bank card "
            + "or a PIN. Give this sheet back after the mission.")
}

extension Facet {
    static let doorSheet: [Facet] = [
        .plain("number", fr: "Mission", es: "Misión", en: "Mission"),
        .word("stage", of: .missionStage, fr: "Étape", es: "Etapa", en: "Stage"),
        .word("need", of: .need, fr: "Besoin", es: "Necesidad", en: "Need"),
        .plain("territory", fr: "Territoire", es: "Territorio", en: "Territory"),
        .time("promisedAt", fr: "Avant", es: "Antes de", en: "By"),
        .time("slot", "from", fr: "Passage dès", es: "Visita desde", en: "Comes from"),
        .time("slot", "until", fr: "Jusqu'à", es: "Hasta", en: "Until"),
        .time("closedAt", fr: "Close", es: "Cerrada", en: "Closed"),
        .plain("person", "name", fr: "Personne", es: "Persona", en: "Person"),
        .plain("person", "address", fr: "Adresse", es: "Dirección", en: "Address"),
        .plain("person", "postcode", fr: "Code postal", es: "Código postal", en: "Postcode"),
        .plain(
            "person", "entryCode", fr: "Code d'entrée", es: "Código del portal", en: "Entry code"),
        .plain("person", "phone", fr: "Téléphone", es: "Teléfono", en: "Phone"),
        .plain(
            "person", "safeHours", fr: "Heures sûres", es: "Horas seguras", en: "Safe hours"),
        .plain(
            "person", "callerName", fr: "A appelé pour elle", es: "Llamó por ella",
            en: "Called for her"),
        .plain(
            "person", "callerPhone", fr: "Son téléphone", es: "Su teléfono", en: "Their phone"),
        .plain("language", fr: "Langue", es: "Idioma", en: "Language"),
        .plain("task", fr: "À faire", es: "Tarea", en: "Task"),
        .unanswered,
        .plain("packet", "pharmacy", fr: "Pharmacie", es: "Farmacia", en: "Pharmacy"),
        .word("packet", "state", of: .packet, fr: "Paquet", es: "Paquete", en: "Packet"),
        .yesNo("packet", "coldChain", fr: "Au froid", es: "En frío", en: "Keep cold"),
        .yesNo("packet", "urgent", fr: "Urgent", es: "Urgente", en: "Urgent"),
        .plain("visitCode", "code", fr: "Code de visite", es: "Código de visita", en: "Visit code"),
        .time(
            "visitCode", "expiresAt", fr: "Valable jusqu'à", es: "Válido hasta", en: "Good until"),
        .time(
            "visitCode", "toldAt", fr: "Dit à la personne", es: "Dicho a la persona",
            en: "Person told"),
    ]
}

extension Facet {
    /// Why somebody is to go and see: a call that nobody answered.
    static let unanswered = Facet(
        fr: "Sans réponse", es: "Sin respuesta", en: "No answer"
    ) { thing, output in
        guard let unanswered = thing["unanswered"], let call = unanswered["call"]?.integer else {
            return Table.Cell("")
        }
        let tried = unanswered["attempts"]?.integer ?? 0
        let text = LocalizedText(
            fr: "au téléphone, appel \(call), essais \(tried) : allez voir",
            es: "al teléfono, llamada \(call), intentos \(tried): vaya a ver",
            en: "on the telephone, call \(call), tried \(tried): go and see")
        return Table.Cell(text[output.language], .yellow)
    }
}
