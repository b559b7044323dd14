import OpsCore

extension Subcommand {
    static let callList = Subcommand(
        "call", "list", flags: Listing.calls.filters + Flag.paging,
        summary: LocalizedText(
            fr: "les appels à faire, le prochain d'abord",
            es: "las llamadas por hacer, primero la próxima",
            en: "the calls to be made, the next one first"),
        examples: ["call list --due", "call list --due --territory 92 --purpose friendly_call"]
    ) { session in
        try await Listing.calls.run(session)
    }

    static let callShow = Subcommand(
        "call", "show", operands: [.id],
        summary: LocalizedText(
            fr: "un appel prévu, le numéro, chaque essai",
            es: "una llamada prevista, el número, cada intento",
            en: "a planned call, the number, each attempt"),
        examples: ["call show 7"]
    ) { session in
        let target = Target("v1", "calls", session.arguments.subject)
        try session.answer(try await session.frontDesk().get(target.text)) {
            try session.output.plannedCall($0)
        }
        return .done
    }
}

extension Listing {
    static let calls = Listing(
        path: "calls",
        filters: [
            Flag(
                "due", fr: "seulement ceux qui peuvent être faits maintenant",
                es: "solo las que pueden hacerse ahora", en: "only those that may be made now"),
            Flag(
                "territory", .text("CODE"), fr: "un territoire et tout ce qu'il contient",
                es: "un territorio y todo lo que contiene",
                en: "a territory and all that lies in it"),
            Flag(
                "purpose", .oneOf(CallPurpose.allCases.map(\.rawValue)), fr: "pourquoi on appelle",
                es: "por qué se llama", en: "why people are called"),
            Flag(
                "state", .oneOf(PlannedCallState.allCases.map(\.rawValue)),
                fr: "où ils en sont (tous sauf les clos)",
                es: "en qué estado están (todas salvo las cerradas)",
                en: "where they stand (all but the closed)"),
        ], facets: Facet.plannedCall)
}

extension Output {
    fileprivate func told(_ call: JSONValue) -> String? {
        guard let from = call["slot"]?["from"], let until = call["slot"]?["until"] else {
            return nil
        }
        return "\(time(from))–\(time(until).suffix(5))"
    }

    /// A planned call as a sheet, each attempt below.
    func plannedCall(_ call: JSONValue) throws {
        try sheet(call, Facet.plannedCallSheet)
        let tries = call["tries"]?.items ?? []
        guard !tries.isEmpty else { return }
        try line("")
        try table(tries, Facet.callAttempt)
    }
}

extension Facet {
    /// Whose work it is, also while somebody has taken it.
    fileprivate static func callOwner(fr: String, es: String, en: String) -> Facet {
        Facet(fr: fr, es: es, en: en) { call, output in
            guard let desk = call["owner"]?["territory"]?.text else { return Table.Cell("") }
            return Table.Cell("\(output.word("desk", of: .owner)) \(desk)")
        }
    }

    /// What is done at a step; other things have the same codes.
    static func ladder(_ name: String, fr: String, es: String, en: String) -> Facet {
        Facet(fr: fr, es: es, en: en) { value, output in
            let kind = value[name]?.text.flatMap(LadderKind.init)
            return Table.Cell(kind?.text[output.language] ?? "")
        }
    }

    /// A planned call in a table.
    static let plannedCall: [Facet] = [
        .plain("number", fr: "N°", es: "N.º", en: "NO", isNumber: true),
        .why,
        .ladder("step", fr: "À FAIRE", es: "POR HACER", en: "TO DO"),
        .plain("person", "name", fr: "PERSONNE", es: "PERSONA", en: "PERSON"),
        .plain("person", "phone", fr: "NUMÉRO", es: "NÚMERO", en: "PHONE"),
        .time("callAt", fr: "DÈS", es: "DESDE", en: "FROM"),
        .due(fr: "ÉCHÉANCE", es: "PLAZO", en: "DUE"),
        .plain("safe", fr: "HEURES SÛRES", es: "HORAS SEGURAS", en: "SAFE HOURS"),
        .plain("attempts", fr: "ESSAIS", es: "INTENTOS", en: "TRIES", isNumber: true),
        .word("state", of: .callState, fr: "ÉTAT", es: "ESTADO", en: "STATE"),
        .callOwner(fr: "À", es: "RESPONSABLE", en: "OWNER"),
        .plain("language", fr: "LANGUE", es: "IDIOMA", en: "LANGUAGE"),
    ]

    /// Why, and where somebody is to be told when a crew comes, that.
    private static let why = Facet(fr: "POURQUOI", es: "POR QUÉ", en: "WHY") { call, output in
        let purpose = output.word(call["purpose"]?.text ?? "", of: .callPurpose)
        guard let told = output.told(call) else { return Table.Cell(purpose) }
        return Table.Cell("\(purpose): \(told)")
    }

    /// Between when and when somebody comes: `24/03/2020 09:45–11:15`.
    private static func toldSlot(fr: String, es: String, en: String) -> Facet {
        Facet(fr: fr, es: es, en: en) { call, output in Table.Cell(output.told(call) ?? "") }
    }

    fileprivate static let plannedCallSheet: [Facet] =
        plannedCallSheetBefore + callAnswer + plannedCallSheetAfter

    private static let plannedCallSheetBefore: [Facet] = [
        .plain("number", fr: "Appel prévu", es: "Llamada prevista", en: "Planned call"),
        .plain("id", fr: "Identifiant", es: "Identificador", en: "Identifier"),
        .word("purpose", of: .callPurpose, fr: "Pourquoi", es: "Por qué", en: "Why"),
        .ladder("step", fr: "À faire", es: "Por hacer", en: "To do"),
        .plain("person", "name", fr: "Personne", es: "Persona", en: "Person"),
        .plain("person", "phone", fr: "Numéro", es: "Número", en: "Phone"),
        .plain("person", "callerName", fr: "Appelant", es: "Persona que llamó", en: "Caller"),
        .plain(
            "person", "callerPhone", fr: "Son numéro", es: "Su número", en: "The caller's phone"),
        planInBrief,
        .consentWithdrawn,
        .plain(
            "alsoCalled", fr: "Aussi appelée par", es: "También llamada por",
            en: "Also called by"),
        .plain("safe", fr: "Heures sûres", es: "Horas seguras", en: "Safe hours"),
        .plain("preferred", fr: "Heures préférées", es: "Horas preferidas", en: "Preferred hours"),
        .yesNo("voicemail", fr: "Message permis", es: "Mensaje permitido", en: "Voicemail allowed"),
        .plain("neighbour", "name", fr: "Proche", es: "Allegado", en: "Neighbour"),
        .plain(
            "neighbour", "phone", fr: "Numéro du proche", es: "Número del allegado",
            en: "Neighbour's phone"),
        .word("state", of: .callState, fr: "État", es: "Estado", en: "State"),
        .callOwner(fr: "Responsable", es: "Responsable", en: "Owner"),
        .toldSlot(fr: "À annoncer", es: "Para anunciar", en: "To be told"),
        .time("callAt", fr: "Dès", es: "Desde", en: "From"),
        .due(fr: "Échéance", es: "Plazo", en: "Due"),
        .plain("everyDays", fr: "Tous les … jours", es: "Cada … días", en: "Every … days"),
        .time("until", fr: "Jusqu'au", es: "Hasta", en: "Until"),
        .plain("requestNumber", fr: "Demande", es: "Solicitud", en: "Request"),
        .plain("visitNumber", fr: "Visite demandée", es: "Visita pedida", en: "Visit asked for"),
        .plain("contactNumber", fr: "Contact", es: "Contacto", en: "Contact"),
        .plain("territory", fr: "Territoire", es: "Territorio", en: "Territory"),
        .plain("language", fr: "Langue", es: "Idioma", en: "Language"),
        .plain("escalations", fr: "Alarmes", es: "Alarmas", en: "Alarms"),
        .time("closedAt", fr: "Clos", es: "Cerrada", en: "Closed"),
    ]

    private static let plannedCallSheetAfter: [Facet] = [
        .word("ending", of: .callEnding, fr: "Issue", es: "Desenlace", en: "Ending"),
        .plain("notes", fr: "Note", es: "Nota", en: "Note"),
    ]

    /// What she told of whether help came.
    static let callAnswer: [Facet] = [
        .word("answer", "help", of: .help, fr: "Aide venue", es: "Llegó la ayuda", en: "Help came"),
        .word(
            "answer", "reason", of: .needNow, fr: "Le besoin", es: "La necesidad", en: "The need"),
        .words(
            "answer", "unmet", of: .unmet, fr: "Pas couvert", es: "No cubierta", en: "Not met"),
    ]

    fileprivate static let callAttempt: [Facet] = [
        .time("triedAt", fr: "QUAND", es: "CUÁNDO", en: "WHEN"),
        .ladder("step", fr: "ESSAI", es: "INTENTO", en: "TRY"),
        .word("result", of: .callResult, fr: "RÉSULTAT", es: "RESULTADO", en: "RESULT"),
    ]
}
