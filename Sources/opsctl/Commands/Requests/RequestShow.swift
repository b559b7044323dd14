import OpsCore

extension Subcommand {
    static let requestShow = Subcommand(
        "request", "show", operands: [.id],
        summary: LocalizedText(
            fr: "une demande, la personne, les missions",
            es: "una solicitud, la persona, las misiones",
            en: "a request, the person, the missions"),
        examples: ["request show 417"]
    ) { session in
        let target = Target("v1", "requests", session.arguments.subject)
        try session.answer(try await session.frontDesk().get(target.text)) { request in
            try session.output.request(request)
            session.output.warn(ofLikelySame: request)
            session.output.warn(ofMissingDoor: request)
        }
        return .done
    }
}

extension Output {
    /// A request as a sheet, its missions as a table below.
    func request(_ request: JSONValue) throws {
        try sheet(request, Facet.requestSheet + Facet.rulesOfRequest + Facet.searchOfRequest)
        let missions = request["missions"]?.items ?? []
        guard !missions.isEmpty else { return }
        try line("")
        try table(missions, Facet.mission)
        try asked(of: missions)
    }
}

extension Facet {
    /// Said where somebody asks for food again.
    private static let lastingSolution = LocalizedText(
        fr: "déjà demandé il y a peu : une solution durable est nécessaire",
        es: "ya pedido hace poco: se necesita una solución duradera",
        en: "asked for a short while ago: a lasting solution is needed")

    fileprivate static let requestSheet: [Facet] = [
        .plain("number", fr: "Demande", es: "Solicitud", en: "Request"),
        .plain("id", fr: "Identifiant", es: "Identificador", en: "Identifier"),
        .word("need", of: .need, fr: "Besoin", es: "Necesidad", en: "Need"),
        .word("status", of: .requestStatus, fr: "État", es: "Estado", en: "Status"),
        .plain("person", "name", fr: "Personne", es: "Persona", en: "Person"),
        .plain("person", "phone", fr: "Téléphone", es: "Teléfono", en: "Phone"),
        .plain("person", "safePhone", fr: "Numéro sûr", es: "Número seguro", en: "Safe telephone"),
        .plain("person", "safeHours", fr: "Heures sûres", es: "Horas seguras", en: "Safe hours"),
        .plain("person", "address", fr: "Adresse", es: "Dirección", en: "Address"),
        .plain(
            "person", "twins", fr: "Aussi connue comme", es: "También conocida como",
            en: "Also known as"),
        .consentWithdrawn,
        Facet(fr: "Attention", es: "Atención", en: "Attention") { request, output in
            guard request["lastingSolutionNeeded"]?.isTrue == true else { return Table.Cell("") }
            return Table.Cell(lastingSolution[output.language], .yellow)
        },
        .word("caller", "relation", of: .relation, fr: "Appelant", es: "Llama", en: "Caller"),
        .plain("caller", "name", fr: "Nom de l'appelant", es: "Nombre", en: "Caller's name"),
        .plain("caller", "phone", fr: "Rappeler au", es: "Llamar al", en: "Caller's phone"),
        .plain("postcode", fr: "Code postal", es: "Código postal", en: "Postcode"),
        .plain("territory", fr: "Territoire", es: "Territorio", en: "Territory"),
        .plain("language", fr: "Langue", es: "Idioma", en: "Language"),
        .plain("notes", fr: "Note", es: "Nota", en: "Note"),
        .unanswered,
        .owner(fr: "Responsable", es: "Responsable", en: "Owner"),
        .time("openedAt", fr: "Ouverte", es: "Abierta", en: "Opened"),
        .time("visitAt", fr: "Visite convenue", es: "Visita acordada", en: "Visit agreed for"),
        .day("lastsUntil", fr: "Suffit jusqu'au", es: "Alcanza hasta el", en: "Lasts until"),
        .due(fr: "Échéance", es: "Plazo", en: "Due"),
        .plain("escalations", fr: "Alarmes", es: "Alarmas", en: "Alarms"),
        .time("closedAt", fr: "Close", es: "Cerrada", en: "Closed"),
        .word("outcome", of: .requestEnding, fr: "Issue", es: "Desenlace", en: "Outcome"),
        .plain("entry", fr: "Fiche", es: "Ficha", en: "Entry"),
        .plain("deployment", fr: "Déploiement", es: "Despliegue", en: "Deployment"),
    ]
}
