import OpsCore

extension Subcommand {
    static let personHistory = Subcommand(
        "person", "history", operands: [.id],
        summary: LocalizedText(
            fr: "les contacts d'une personne et ce qui en est advenu",
            es: "los contactos de una persona y qué fue de ellos",
            en: "a person's contacts and what came of them"),
        examples: ["person history 01710c6c-2c00-7000-8000-000000000005"]
    ) { session in
        let target = Target("v1", "people", session.arguments.subject, "history")
        try session.answer(try await session.frontDesk().get(target.text)) {
            try session.output.history($0)
        }
        return .done
    }
}

extension Output {
    /// A person as a sheet, contacts, requests and the calls that she is owed as tables below.
    func history(_ person: JSONValue) throws {
        try sheet(person, Facet.personSheet)
        for number in (person["begunAnew"]?.items ?? []).compactMap(\.integer) {
            mention(
                LocalizedText(
                    fr: "elle a appelé depuis : l'appel \(number) recommence par un appel ; une "
                        + "visite déjà demandée reste, à annuler si elle ne sert plus",
                    es: "ha llamado desde entonces: la llamada \(number) vuelve a empezar por una "
                        + "llamada; una visita ya pedida queda, anúlela si no hace falta",
                    en: "she has rung since: call \(number) begins anew with a call; a visit that "
                        + "was asked for stays, cancel it if it is not needed"))
        }
        let contacts = person["contacts"]?.items ?? []
        try line("")
        try table(contacts, Facet.contact)
        let requests = contacts.flatMap { $0["requests"]?.items ?? [] }
        if !requests.isEmpty {
            try line("")
            try table(requests, Facet.pastRequest)
        }
        let calls = person["plannedCalls"]?.items ?? []
        guard !calls.isEmpty else { return }
        try line("")
        try table(calls, Facet.plannedCall)
    }
}

extension Facet {
    fileprivate static let personSheet: [Facet] = [
        .plain("id", fr: "Identifiant", es: "Identificador", en: "Identifier"),
        .plain("name", fr: "Personne", es: "Persona", en: "Person"),
        .plain("phone", fr: "Téléphone", es: "Teléfono", en: "Phone"),
        .plain("address", fr: "Adresse", es: "Dirección", en: "Address"),
        .plain("postcode", fr: "Code postal", es: "Código postal", en: "Postcode"),
        .plain("safePhone", fr: "Numéro sûr", es: "Número seguro", en: "Safe telephone"),
        .plain("safeHours", fr: "Heures sûres", es: "Horas seguras", en: "Safe hours"),
        .time("erasedAt", fr: "Effacé", es: "Suprimido", en: "Erased"),
        .plain("mergedInto", fr: "Réunie avec", es: "Unida a", en: "Merged into"),
        .plain("twins", fr: "Aussi connue comme", es: "También conocida como", en: "Also known as"),
        .plain(
            "inBrief", "contacts", fr: "Contacts récents", es: "Contactos recientes",
            en: "Recent contacts"),
        Facet(fr: "En cours", es: "Pendientes", en: "Open") { person, output in
            Table.Cell(person["inBrief"]?.openRequests(output) ?? "")
        },
        repeatCaller, planInBrief, visitsInBrief,
        .plain(
            "inBrief", "refusals", fr: "Refus récents", es: "Rechazos recientes",
            en: "Recent refusals"),
    ]

    fileprivate static let pastRequest: [Facet] = [
        .plain("number", fr: "DEMANDE", es: "SOLICITUD", en: "REQUEST", isNumber: true),
        .word("need", of: .need, fr: "BESOIN", es: "NECESIDAD", en: "NEED"),
        .word("status", of: .requestStatus, fr: "ÉTAT", es: "ESTADO", en: "STATUS"),
        .time("openedAt", fr: "OUVERTE", es: "ABIERTA", en: "OPENED"),
        .time("closedAt", fr: "CLOSE", es: "CERRADA", en: "CLOSED"),
        .word("outcome", of: .requestEnding, fr: "ISSUE", es: "DESENLACE", en: "OUTCOME"),
    ]
}
