import OpsCore

extension Subcommand {
    static let dangerOpen = Subcommand(
        "danger", "open", operands: [.contact], flags: [.dangerNote],
        summary: LocalizedText(
            fr: "ouvrir une alerte de danger, avec ou sans contact, et voir qui appeler",
            es: "abrir una alerta de peligro, con o sin contacto, y ver a quién llamar",
            en: "open a danger alert, with or without a contact, and see whom to call"),
        examples: ["danger open", "danger open 12 --note \"third floor, does not answer\""]
    ) { session in
        let arguments = session.arguments
        let opened = try await session.openingDanger { desk in
            try await desk.openDanger(
                contact: arguments.operands.first, note: arguments.text(.dangerNote))
        }
        try session.showDanger(opened)
        return .done
    }
}

extension FrontDesk {
    /// Opens an alert; nothing that is wrong in what is said keeps it from being opened.
    func openDanger(contact: String?, note: String? = nil) async throws -> Answer {
        guard contact != nil || note != nil else { return try await post("/v1/dangers") }
        var json = JSONWriter()
        json.beginObject()
        if let contact {
            json.key("contact")
            json.identity(contact)
        }
        json.known("note", note)
        json.endObject()
        return try await post("/v1/dangers", json.bytes)
    }
}

extension Operand {
    static let contact = Operand("CONTACT", isNeeded: false)
}

extension Flag {
    static let danger = Flag(
        "danger", pointer: "#/danger",
        fr: "quelqu'un est en danger : ouvrir une alerte, quoi qu'il en soit du reste",
        es: "alguien está en peligro: abrir una alerta, sea como sea lo demás",
        en: "somebody is in danger: open an alert, whatever else is wrong")
    static let dangerNote = Flag(
        "note", .text("TEXT"), pointer: "#/note", fr: "ce qu'il faut savoir",
        es: "lo que hay que saber", en: "what should be known")
}

extension Output {
    /// Whom to call comes first; then the alert as a sheet, the calls that were made below.
    func danger(_ danger: JSONValue) throws {
        let numbers = danger["emergencyNumbers"]?.items ?? []
        if !numbers.isEmpty {
            try table(numbers, Facet.emergencyNumber)
            try line("")
        }
        try sheet(danger, Facet.dangerSheet)
        let calls = danger["calls"]?.items ?? []
        guard !calls.isEmpty else { return }
        try line("")
        try table(calls, Facet.serviceCall)
    }

    /// What the server could not read: the alert is open all the same.
    func tellUnread(_ danger: JSONValue) {
        for error in danger["errors"]?.items ?? [] {
            say("\(error["pointer"]?.text ?? "#"): \(error["detail"]?.text ?? "")")
        }
    }
}

extension Facet {
    fileprivate static let dangerSheet: [Facet] = [
        .plain("number", fr: "Alerte de danger", es: "Alerta de peligro", en: "Danger alert"),
        .plain("id", fr: "Identifiant", es: "Identificador", en: "Identifier"),
        .word("state", of: .dangerState, fr: "État", es: "Estado", en: "State"),
        .dangerOwner(fr: "Responsable", es: "Responsable", en: "Owner"),
        .due(fr: "Échéance", es: "Plazo", en: "Due"),
        .plain("escalations", fr: "Alarmes", es: "Alarmas", en: "Alarms"),
        .plain("contactNumber", fr: "Contact", es: "Contacto", en: "Contact"),
        .plain("territory", fr: "Territoire", es: "Territorio", en: "Territory"),
        .time("openedAt", fr: "Ouverte", es: "Abierta", en: "Opened"),
        .time("takenAt", fr: "Prise en charge", es: "Atendida", en: "Taken"),
        .time("closedAt", fr: "Close", es: "Cerrada", en: "Closed"),
        .word("outcome", of: .dangerOutcome, fr: "Issue", es: "Desenlace", en: "Outcome"),
        .plain("notes", fr: "Note", es: "Nota", en: "Note"),
    ]

    fileprivate static let serviceCall: [Facet] = [
        .plain("service", fr: "APPELÉ", es: "LLAMADO", en: "CALLED"),
        .time("calledAt", fr: "QUAND", es: "CUÁNDO", en: "WHEN"),
        .plain("reference", fr: "RÉFÉRENCE", es: "REFERENCIA", en: "REFERENCE"),
    ]

    fileprivate static let emergencyNumber: [Facet] = [
        .plain("number", fr: "APPELER", es: "LLAMAR", en: "CALL"),
        Facet(fr: "SERVICE", es: "SERVICIO", en: "SERVICE", isFlexible: true) { number, output in
            Table.Cell(number["service"]?[output.language.rawValue]?.text ?? "")
        },
    ]

    /// Who must act next.
    static func dangerOwner(fr: String, es: String, en: String) -> Facet {
        Facet(fr: fr, es: es, en: en) { danger, output in
            guard let owner = danger["owner"], let kind = owner["kind"]?.text else {
                return Table.Cell("")
            }
            let word = output.word(kind, of: .owner)
            let which = owner["territory"]?.text ?? owner["label"]?.text ?? ""
            return Table.Cell(which.isEmpty ? word : "\(word) \(which)")
        }
    }
}
