import OpsCore

extension Listing {
    static let carePlans = Listing(
        path: "care-plans",
        filters: [
            Flag(
                "due", fr: "seulement ceux dont la revue est due",
                es: "solo los que toca revisar", en: "only those whose review is due"),
            Flag(
                "state", .oneOf(CarePlanState.allCases.map(\.rawValue)),
                fr: "où ils en sont (en cours)", es: "en qué estado están (en curso)",
                en: "where they stand (under way)"),
        ], facets: Facet.carePlan)
}

extension Output {
    func carePlan(_ plan: JSONValue) throws { try sheet(plan, Facet.carePlanSheet) }
}

extension Facet {
    /// From when on somebody counts as calling often.
    static let careRules: [Facet] = [
        .word("of", of: .rules, fr: "Règles de", es: "Reglas de", en: "Rules of"),
        .plain("repeatContacts", fr: "Contacts", es: "Contactos", en: "Contacts"),
        .plain("repeatDays", fr: "En … jours", es: "En … días", en: "Within … days"),
        .plain(
            "visitLeadHours", fr: "Visite demandée … h avant", es: "Visita pedida … h antes",
            en: "Visit asked for … h before"),
        .plain(
            "visitReportHours", fr: "Compte rendu en … h", es: "Informe en … h",
            en: "Report within … h"),
        .plain(
            "reviewDays", fr: "Revue après … jours", es: "Revisión tras … días",
            en: "Review after … days"),
    ]

    /// Why somebody counts as a repeat caller; nothing for others.
    static let repeatCaller = Facet(
        fr: "Appelle souvent", es: "Llama a menudo", en: "Calls often"
    ) { thing, output in
        guard let often = thing["repeatCaller"], let contacts = often["contacts"]?.scalar else {
            return Table.Cell("")
        }
        let days = often["days"]?.scalar ?? ""
        let kinds = (often["kinds"]?.items ?? []).map { kind in
            let word = output.word(kind["kind"]?.text ?? "", of: .contactKind)
            return "\(word) \(kind["contacts"]?.scalar ?? "")"
        }.joined(separator: ", ")
        let shared =
            often["othersWithNumber"] == nil
            ? LocalizedText(fr: "", es: "", en: "")
            : LocalizedText(fr: " de ce numéro", es: " de este número", en: " from this number")
        let least =
            often["atLeast"]?.isTrue == true
            ? LocalizedText(fr: "au moins ", es: "al menos ", en: "at least ")
            : LocalizedText(fr: "", es: "", en: "")
        let text = LocalizedText(
            fr: "\(least[.fr])\(contacts) contacts\(shared[.fr]) en \(days) jours (\(kinds))",
            es: "\(least[.es])\(contacts) contactos\(shared[.es]) en \(days) días (\(kinds))",
            en: "\(least[.en])\(contacts) contacts\(shared[.en]) in \(days) days (\(kinds))")
        return Table.Cell(text[output.language], .yellow)
    }

    /// The plan that somebody has, in one line: its number, supporter, times and limits.
    static let planInBrief = Facet(
        fr: "Plan de suivi", es: "Plan de acompañamiento", en: "Care plan"
    ) { thing, output in
        guard let plan = thing["carePlan"], let number = plan["number"]?.scalar else {
            return Table.Cell("")
        }
        let parts = [
            number, supporter(of: plan, output), times(of: plan, output),
            plan["limits"]?.text?.withoutControls ?? "",
        ]
        return Table.Cell(parts.filter { !$0.isEmpty }.joined(separator: " · "), .yellow)
    }

    /// The same two as columns of a table.
    static let careColumns = [
        Facet(fr: "APPELLE SOUVENT", es: "LLAMA A MENUDO", en: "CALLS OFTEN") {
            repeatCaller.cell($0, $1)
        },
        Facet(fr: "PLAN DE SUIVI", es: "PLAN DE ACOMPAÑAMIENTO", en: "CARE PLAN") {
            planInBrief.cell($0, $1)
        },
    ]

    private static func supporter(of plan: JSONValue, _ output: Output) -> String {
        guard let supporter = plan["supporter"], let number = supporter["number"]?.scalar else {
            return ""
        }
        let name = supporter["name"]?.text?.withoutControls ?? "?"
        let gone = LocalizedText(
            fr: "indisponible", es: "no disponible", en: "not available")[output.language]
        return "\(name) (\(number)\(supporter["available"]?.isTrue == true ? "" : ", \(gone)"))"
    }

    private static func times(of plan: JSONValue, _ output: Output) -> String {
        guard let calls = plan["calls"], let callAt = calls["callAt"] else { return "" }
        let window = calls["preferred"]?.text ?? calls["safe"]?.text ?? ""
        let days = calls["everyDays"]?.scalar ?? ""
        let every = LocalizedText(
            fr: "tous les \(days) jours", es: "cada \(days) días", en: "every \(days) days")
        let next = LocalizedText(fr: "dès", es: "desde", en: "from")[output.language]
        return [every[output.language], window, "\(next) \(output.time(callAt))"]
            .filter { !$0.isEmpty }.joined(separator: " ")
    }

    private static let planSupporter = Facet(
        fr: "RÉFÉRENT", es: "REFERENCIA", en: "SUPPORTER"
    ) { Table.Cell(supporter(of: $0, $1)) }

    private static let planTimes = Facet(fr: "APPELS", es: "LLAMADAS", en: "CALLS") {
        Table.Cell(times(of: $0, $1))
    }

    /// Other things have the same codes, and other words for them.
    private static func planState(fr: String, es: String, en: String) -> Facet {
        Facet(fr: fr, es: es, en: en) { plan, output in
            let state = plan["state"]?.text.flatMap(CarePlanState.init)
            return Table.Cell(state?.text[output.language] ?? "")
        }
    }

    private static let planOwner = Facet(fr: "À", es: "RESPONSABLE", en: "OWNER") { plan, output in
        guard let desk = plan["owner"]?["territory"]?.text else { return Table.Cell("") }
        return Table.Cell("\(output.word("desk", of: .owner)) \(desk)")
    }

    fileprivate static let carePlan: [Facet] = [
        .plain("number", fr: "N°", es: "N.º", en: "NO", isNumber: true),
        .plain("person", "name", fr: "PERSONNE", es: "PERSONA", en: "PERSON"),
        planSupporter, planTimes,
        .plain("limits", fr: "LIMITES", es: "LÍMITES", en: "LIMITS", isFlexible: true),
        .time("reviewAt", fr: "REVUE", es: "REVISIÓN", en: "REVIEW"),
        .due(fr: "ÉCHÉANCE", es: "PLAZO", en: "DUE"),
        planOwner,
        planState(fr: "ÉTAT", es: "ESTADO", en: "STATE"),
    ]

    fileprivate static let carePlanSheet: [Facet] = [
        .plain("number", fr: "Plan de suivi", es: "Plan de acompañamiento", en: "Care plan"),
        .plain("id", fr: "Identifiant", es: "Identificador", en: "Identifier"),
        .plain("person", "name", fr: "Personne", es: "Persona", en: "Person"),
        .plain("person", "phone", fr: "Numéro", es: "Número", en: "Phone"),
        .plain("person", "safePhone", fr: "Numéro sûr", es: "Número seguro", en: "Safe telephone"),
        .plain("person", "safeHours", fr: "Heures sûres", es: "Horas seguras", en: "Safe hours"),
        .plain(
            "person", "id", fr: "Son identifiant", es: "Su identificador", en: "Person's identifier"
        ),
        planSupporter, planTimes,
        .plain("limits", fr: "Limites", es: "Límites", en: "Limits"),
        .plain("agreedWith", fr: "Convenu avec", es: "Acordado con", en: "Agreed with"),
        planState(fr: "État", es: "Estado", en: "State"),
        planOwner,
        .time("reviewAt", fr: "Revue", es: "Revisión", en: "Review"),
        .due(fr: "Échéance", es: "Plazo", en: "Due"),
        .plain("reviews", fr: "Revues faites", es: "Revisiones hechas", en: "Reviews made"),
        .plain("escalations", fr: "Alarmes", es: "Alarmas", en: "Alarms"),
        .time("openedAt", fr: "Ouvert", es: "Abierto", en: "Opened"),
        .time("closedAt", fr: "Terminé", es: "Terminado", en: "Ended"),
        .word("ending", of: .carePlanEnding, fr: "Pourquoi", es: "Por qué", en: "Why"),
        .plain("notes", fr: "Note", es: "Nota", en: "Note"),
    ]

    /// A plan in the copy that a person is handed.
    static let copiedCarePlan: [Facet] = [
        .plain("number", fr: "Plan de suivi", es: "Plan de acompañamiento", en: "Care plan"),
        planState(fr: "état", es: "estado", en: "state"),
        .time("openedAt", fr: "ouvert", es: "abierto", en: "opened"),
        .time("reviewAt", fr: "revue", es: "revisión", en: "review"),
        .plain("supporter", fr: "bénévole", es: "voluntario", en: "volunteer"),
        .plain("callNumber", fr: "appels prévus", es: "llamadas previstas", en: "planned calls"),
        .plain("limits", fr: "limites", es: "límites", en: "limits"),
        .plain("agreedWith", fr: "convenu avec", es: "acordado con", en: "agreed with"),
    ]
}
