import OpsCore

extension Subcommand {
    static let contactShow = Subcommand(
        "contact", "show", operands: [.id],
        summary: LocalizedText(
            fr: "un contact et ses demandes", es: "un contacto y sus solicitudes",
            en: "a contact and its requests"),
        examples: ["contact show 12"]
    ) { session in
        let target = Target("v1", "contacts", session.arguments.subject)
        try session.answer(try await session.frontDesk().get(target.text)) { contact in
            try session.output.contact(contact)
        }
        return .done
    }
}

extension Operand {
    static let id = Operand("ID")
}

extension Output {
    /// A contact as a sheet, its requests as a table below.
    func contact(_ contact: JSONValue) throws {
        try sheet(contact, Facet.contactSheet)
        let requests = contact["requests"]?.items ?? []
        guard !requests.isEmpty else { return }
        try line("")
        try table(requests, Facet.contactRequest)
    }
}

extension Facet {
    fileprivate static let contactSheet: [Facet] =
        [
            .plain("number", fr: "Contact", es: "Contacto", en: "Contact"),
            .plain("id", fr: "Identifiant", es: "Identificador", en: "Identifier"),
            .word("kind", of: .contactKind, fr: "Nature", es: "Tipo", en: "Kind"),
            .time("loggedAt", fr: "Noté", es: "Anotado", en: "Logged"),
            .time("occurredAt", fr: "A eu lieu", es: "Ocurrió", en: "Took place"),
            .plain("person", "name", fr: "Personne", es: "Persona", en: "Person"),
            .plain("person", "phone", fr: "Téléphone", es: "Teléfono", en: "Phone"),
            .plain(
                "person", "safePhone", fr: "Numéro sûr", es: "Número seguro", en: "Safe telephone"),
            .plain(
                "person", "safeHours", fr: "Heures sûres", es: "Horas seguras", en: "Safe hours"),
            .plain("person", "address", fr: "Adresse", es: "Dirección", en: "Address"),
            .yesNo("anonymous", fr: "Anonyme", es: "Anónimo", en: "Anonymous"),
        ] + lifting + [
            .word("caller", "relation", of: .relation, fr: "Appelant", es: "Llama", en: "Caller"),
            .plain("caller", "name", fr: "Nom de l'appelant", es: "Nombre", en: "Caller's name"),
            .plain("caller", "phone", fr: "Rappeler au", es: "Llamar al", en: "Caller's phone"),
            repeatCaller, planInBrief,
            .plain(
                "referral", "partnerName", fr: "Adressée par", es: "Derivada por", en: "Sent by"),
            .plain("language", fr: "Langue", es: "Idioma", en: "Language"),
            .plain("postcode", fr: "Code postal", es: "Código postal", en: "Postcode"),
            .day(
                "foodUntil", fr: "De quoi manger jusqu'au", es: "Comida hasta el",
                en: "Food until"),
            .day(
                "medicineUntil", fr: "Médicaments jusqu'au", es: "Medicinas hasta el",
                en: "Medicine until"),
            .plain("territory", fr: "Territoire", es: "Territorio", en: "Territory"),
            .plain("notes", fr: "Note", es: "Nota", en: "Note"),
            .yesNo(
                "noteShortened", fr: "Numéro ou nom retiré de la note",
                es: "Número o nombre quitado de la nota",
                en: "Number or name taken out of the note"),
        ]

    fileprivate static let contactRequest: [Facet] = [
        .plain("number", fr: "DEMANDE", es: "SOLICITUD", en: "REQUEST", isNumber: true),
        .word("need", of: .need, fr: "BESOIN", es: "NECESIDAD", en: "NEED"),
        .word("status", of: .requestStatus, fr: "ÉTAT", es: "ESTADO", en: "STATUS"),
        .time("dueAt", fr: "ÉCHÉANCE", es: "PLAZO", en: "DUE"),
        .plain("territory", fr: "TERRITOIRE", es: "TERRITORIO", en: "TERRITORY"),
        .plain("id", fr: "IDENTIFIANT", es: "IDENTIFICADOR", en: "ID"),
    ]
}
