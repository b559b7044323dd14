import OpsCore

extension Subcommand {
    static let personExport = Subcommand(
        "person", "export", operands: [.id], flags: [.exportReason],
        summary: LocalizedText(
            fr: "tout ce qui est gardé sur une personne, à lui remettre",
            es: "todo lo que se guarda sobre una persona, para entregárselo",
            en: "everything that is held on a person, to be handed to them"),
        examples: [
            "person export 01710c6c-2c00-7000-8000-000000000005 --reason asked --ui-lang fr",
            "person export 01710c6c-2c00-7000-8000-000000000005 --reason asked --json > copy.json",
        ]
    ) { session in
        var target = Target("v1", "people", session.arguments.subject, "export")
        target.add("reason", session.arguments.text(.exportReason))
        try session.answer(try await session.frontDesk().get(target.text)) {
            try session.output.showCopy($0)
            session.output.warn(ofOthersIn: $0)
        }
        return .done
    }
}

extension Flag {
    static let exportReason = Flag(
        "reason", .oneOf(ExportReason.allCases.map(\.rawValue)), isNeeded: true,
        fr: "pourquoi cette copie est faite", es: "por qué se hace esta copia",
        en: "why the copy is made")
}

extension Output {
    /// For whoever makes the copy, and not on it: others may be the same person, and their data hers.
    fileprivate func warn(ofOthersIn copy: JSONValue) {
        let others = (copy["mayBeHerToo"]?.items ?? []).compactMap { $0["id"]?.text }
        guard !others.isEmpty else { return }
        let list = others.joined(separator: ", ")
        say(
            LocalizedText(
                fr: "d'autres fiches peuvent être cette personne (\(others.count)) et ne sont pas "
                    + "dans la copie ; réunissez-les d'abord (person merge) : \(list)",
                es: "otras fichas pueden ser esta persona (\(others.count)) y no están en la "
                    + "copia; únalas antes (person merge): \(list)",
                en: "others may be this person (\(others.count)) and are not in the copy; merge "
                    + "them first (person merge): \(list)"))
    }

    /// A text that the person can read: who she is here, then each contact with what came of it.
    fileprivate func showCopy(_ copy: JSONValue) throws {
        try line(
            LocalizedText(
                fr: "Tout ce qui est gardé sur cette personne, le \(time(copy["madeAt"]))",
                es: "Todo lo que se guarda sobre esta persona, el \(time(copy["madeAt"]))",
                en: "Everything that is held on this person, \(time(copy["madeAt"]))"))
        for identity in copy["identities"]?.items ?? [] {
            try line("")
            try sheet(identity, Facet.copiedIdentity)
            for correction in identity["corrections"]?.items ?? [] {
                try line("  " + corrected(correction))
            }
        }
        let consents = copy["consents"]?.items ?? []
        if !consents.isEmpty {
            try line("")
            try table(consents, Facet.copiedConsent)
        }
        for contact in copy["contacts"]?.items ?? [] { try showCopy(ofContact: contact) }
        for call in copy["calls"]?.items ?? [] {
            try line(summary(call, Facet.copiedPlannedCall))
            for attempt in call["tries"]?.items ?? [] {
                try line("  " + summary(attempt, Facet.copiedAttempt))
            }
            let answer = summary(call, Facet.callAnswer)
            if !answer.isEmpty { try line("  " + answer) }
            try notes(of: call)
        }
        for visits in copy["visits"]?.items ?? [] {
            try line(summary(visits, Facet.copiedVisits))
            for report in visits["reports"]?.items ?? [] {
                try line("  " + summary(report, Facet.copiedVisitReport))
            }
            try notes(of: visits)
        }
        for plan in copy["carePlans"]?.items ?? [] {
            try line(summary(plan, Facet.copiedCarePlan))
            try notes(of: plan)
        }
        for candidate in copy["candidates"]?.items ?? [] {
            try line(summary(candidate, Facet.copiedCandidate))
            for note in candidate["notes"]?.items ?? [] {
                try line("  \(note.shown)")
            }
        }
        for concern in copy["concerns"]?.items ?? [] {
            try line(summary(concern, Facet.copiedConcern))
            for step in concern["steps"]?.items ?? [] {
                try line("  " + summary(step, Facet.copiedConcernStep))
            }
        }
        try line("")
        try sheet(copy, Facet.copiedRest)
    }

    private func corrected(_ correction: JSONValue) -> String {
        let fields = (correction["fields"]?.items ?? []).compactMap(\.text)
            .map { Book.personField.word($0, in: language) }.joined(separator: ", ")
        let at = time(correction["at"])
        return LocalizedText(
            fr: "corrigé le \(at) : \(fields)", es: "corregido el \(at): \(fields)",
            en: "corrected \(at): \(fields)")[language]
    }

    private func showCopy(ofContact contact: JSONValue) throws {
        try line("")
        try sheet(contact, Facet.copiedContact)
        try notes(of: contact)
        for request in contact["requests"]?.items ?? [] {
            try line("  " + summary(request, Facet.copiedRequest))
            try notes(of: request, indent: "  ")
            for mission in request["missions"]?.items ?? [] {
                try line("    " + summary(mission, Facet.copiedMission))
                let money = summary(mission, Facet.copiedMoney)
                if !money.isEmpty { try line("      " + money) }
                try notes(of: mission, indent: "    ")
            }
        }
        for danger in contact["dangers"]?.items ?? [] {
            try line("  " + summary(danger, Facet.copiedDanger))
            for call in danger["calls"]?.items ?? [] {
                try line("    " + summary(call, Facet.copiedCall))
            }
            try notes(of: danger, indent: "  ")
        }
    }

    func notes(of thing: JSONValue, indent: String = "") throws {
        for note in thing["notes"]?.items ?? [] {
            let (number, text) = (note["number"]?.scalar ?? "", note["text"]?.text ?? "")
            let label = LocalizedText(
                fr: "note \(number) : ", es: "nota \(number): ", en: "note \(number): ")[language]
            try line("\(indent)  \(label)\(text.withoutControls)")
        }
    }

    /// What is known of a thing in one line: `Request 417 · food · open`.
    func summary(_ thing: JSONValue, _ facets: [Facet]) -> String {
        facets.map { facet in
            let text = facet.cell(thing, self).text
            return text.isEmpty ? "" : "\(facet.heading[language]) \(text)"
        }.filter { !$0.isEmpty }.joined(separator: " · ")
    }
}

extension Output {
    /// What a rule says, in the language of the copy; its code where the set says nothing of it any more.
    fileprivate func words(ofRule code: String, in check: JSONValue) -> String {
        let rule = check["rules"]?.items.first { $0["code"]?.text == code }
        return rule?["text"]?[language.rawValue]?.text ?? code
    }
}

extension Facet {
    fileprivate static let copiedConcern: [Facet] = [
        .plain(
            "number", fr: "Situation préoccupante", es: "Situación de riesgo",
            en: "Safeguarding concern"),
        .word("state", of: .concernState, fr: "état", es: "estado", en: "state"),
        .time("raisedAt", fr: "signalée le", es: "señalada el", en: "raised"),
        .yesNo("withheld", fr: "contenu retenu", es: "contenido retenido", en: "content withheld"),
    ]

    fileprivate static let copiedConcernStep: [Facet] = [
        .time("at", fr: "le", es: "el", en: "at"),
        concernCode(decided, of: .concernDecision, fr: "décision", es: "decisión", en: "decision"),
        concernCode(
            closed, of: .concernEnding, fr: "motif de clôture", es: "motivo de cierre",
            en: "closing reason"),
        .plain("said", "facts", fr: "faits :", es: "hechos:", en: "facts:"),
        .plain("said", "words", fr: "vos mots :", es: "sus palabras:", en: "your words:"),
        .plain("said", "advice", fr: "conseil :", es: "consejo:", en: "advice:"),
        .plain("said", "reasons", fr: "raisons :", es: "razones:", en: "reasons:"),
        .plain("said", "task", fr: "à faire :", es: "por hacer:", en: "to do:"),
        .plain("said", "result", fr: "résultat :", es: "resultado:", en: "result:"),
    ]

    fileprivate static let copiedIdentity: [Facet] = [
        .plain("id", fr: "Identifiant", es: "Identificador", en: "Identifier"),
        .plain("name", fr: "Nom", es: "Nombre", en: "Name"),
        .plain("phone", fr: "Téléphone", es: "Teléfono", en: "Telephone"),
        .plain("safePhone", fr: "Numéro sûr", es: "Número seguro", en: "Safe telephone"),
        .plain("safeHours", fr: "Heures sûres", es: "Horas seguras", en: "Safe hours"),
        .plain("address", fr: "Adresse", es: "Dirección", en: "Address"),
        .plain("entryCode", fr: "Code d'entrée", es: "Código de entrada", en: "Entry code"),
        .plain("postcode", fr: "Code postal", es: "Código postal", en: "Postcode"),
        .time("erasedAt", fr: "Effacé", es: "Suprimido", en: "Erased"),
        .word(
            "hold", "reason", of: .holdReason, fr: "Conservation obligatoire",
            es: "Conservación obligatoria",
            en: "Legal hold"),
        .time("hold", "since", fr: "Depuis", es: "Desde", en: "Since"),
        .time(
            "callsRefusedAt", fr: "Ne veut pas d'appels depuis le",
            es: "No quiere llamadas desde el", en: "Wants no calls since"),
        .coded(
            ["visitWish", "wants"], as: VisitWants.self, fr: "Souhaite", es: "Desea",
            en: "Wishes for"
        ) { $0.text },
        .time("visitWish", "wishedAt", fr: "Dit le", es: "Dicho el", en: "Said"),
    ]

    fileprivate static let copiedConsent: [Facet] =
        [
            consent[0],
            .yesNo("given", fr: "PERMIS", es: "PERMITIDO", en: "ALLOWED"),
            .plain("partnerNumber", fr: "À QUI SEUL", es: "SOLO A QUIÉN", en: "TO WHOM ALONE"),
        ] + consent[2...]

    fileprivate static let copiedContact: [Facet] = [
        .plain("number", fr: "Contact", es: "Contacto", en: "Contact"),
        .word("kind", of: .contactKind, fr: "Nature", es: "Tipo", en: "Kind"),
        .time("loggedAt", fr: "Noté", es: "Anotado", en: "Logged"),
        .time("occurredAt", fr: "Survenu", es: "Ocurrido", en: "Took place"),
        .plain("referral", "partnerName", fr: "Adressée par", es: "Derivada por", en: "Sent by"),
        .plain("language", fr: "Langue", es: "Idioma", en: "Language"),
        .plain("postcode", fr: "Code postal", es: "Código postal", en: "Postcode"),
        .plain("territory", fr: "Territoire", es: "Territorio", en: "Territory"),
        .day(
            "foodUntil", fr: "De quoi manger jusqu'au", es: "Comida hasta el", en: "Food until"),
        .day(
            "medicineUntil", fr: "Médicaments jusqu'au", es: "Medicinas hasta el",
            en: "Medicine until"),
        .word("caller", "relation", of: .relation, fr: "Appelant", es: "Llamó", en: "Caller"),
        .yesNo(
            "caller", "nameIsHeld", fr: "Nom de l'appelant gardé",
            es: "Nombre de quien llamó guardado", en: "Caller's name held"),
        .time(
            "anonymityLifted", "at", fr: "Anonymat levé", es: "Anonimato levantado",
            en: "Anonymity lifted"),
        .word(
            "anonymityLifted", "reason", of: .liftReason, fr: "Pourquoi", es: "Por qué", en: "Why"),
        .word(
            "anonymityLifted", "recipient", of: .liftRecipient, fr: "Pour qui", es: "Para quién",
            en: "For whom"),
    ]

    /// How a rule spoke of a request, for whoever reads her own copy.
    private static let marks: [(name: String, text: LocalizedText)] = [
        ("for", LocalizedText(fr: "oui :", es: "sí:", en: "yes:")),
        ("against", LocalizedText(fr: "non :", es: "no:", en: "no:")),
        ("unknown", LocalizedText(fr: "pas dit :", es: "no se dijo:", en: "not said:")),
    ]

    fileprivate static let copiedRequest: [Facet] = [
        .plain("number", fr: "Demande", es: "Solicitud", en: "Request"),
        .word("need", of: .need, fr: "besoin", es: "necesidad", en: "need"),
        .word("status", of: .requestStatus, fr: "état", es: "estado", en: "status"),
        .time("openedAt", fr: "ouverte", es: "abierta", en: "opened"),
        .time("closedAt", fr: "close", es: "cerrada", en: "closed"),
        .word("outcome", of: .requestEnding, fr: "issue", es: "desenlace", en: "outcome"),
        .plain("task", fr: "à faire", es: "tarea", en: "task"),
        .day("lastsUntil", fr: "suffit jusqu'au", es: "alcanza hasta el", en: "lasts until"),
        Facet(fr: "vue d'après", es: "vista según", en: "checked under") { request, output in
            guard let check = request["ruleCheck"], let set = check["set"]?.text else {
                return Table.Cell("")
            }
            let version = check["version"]?.integer.map { ", \($0)" } ?? ""
            let said = marks.flatMap { name, mark in
                (check[name]?.items ?? []).compactMap(\.text).map { code in
                    mark[output.language] + " " + output.words(ofRule: code, in: check)
                }
            }
            return Table.Cell(([set + version] + said).joined(separator: "; "))
        },
        Facet(fr: "refusée par", es: "rechazada por", en: "refused by") { request, output in
            let words = request["refusedBecause"]?[output.language.rawValue]?.text
            return Table.Cell(words ?? request["refusedByRule"]?.text ?? "")
        },
        .coded(
            ["sentTo"], as: SentTo.self, fr: "envoyée vers", es: "enviada a", en: "sent to"
        ) { $0.text },
    ]

    fileprivate static let copiedMission: [Facet] = [
        .plain("number", fr: "Mission", es: "Misión", en: "Mission"),
        .word("stage", of: .missionStage, fr: "étape", es: "etapa", en: "stage"),
        .time("openedAt", fr: "ouverte", es: "abierta", en: "opened"),
        .time("startedAt", fr: "partie", es: "salida", en: "left"),
        .time("arrivedAt", fr: "arrivée", es: "llegada", en: "arrived"),
        .time("closedAt", fr: "close", es: "cerrada", en: "closed"),
        .word("failureReason", of: .missionFailure, fr: "échec", es: "fracaso", en: "failure"),
        .plain("pharmacy", fr: "pharmacie", es: "farmacia", en: "pharmacy"),
        .yesNo("coldChain", fr: "au froid", es: "en frío", en: "keep cold"),
        .yesNo("urgent", fr: "urgent", es: "urgente", en: "urgent"),
        .time("slot", "from", fr: "convenue à partir du", es: "acordada desde", en: "agreed from"),
        .time("slot", "until", fr: "jusqu'au", es: "hasta", en: "until"),
    ]

    /// What was agreed, bought, and became of it.
    static let copiedMoney: [Facet] = [
        .amount("money", "agreed", fr: "argent convenu", es: "dinero acordado", en: "money agreed"),
        .amount("money", "receipt", fr: "ticket", es: "recibo", en: "receipt"),
        .coded(
            ["money", "means"], as: PaymentMeans.self, fr: "moyen", es: "medio", en: "means"
        ) { $0.text },
        .coded(
            ["money", "state"], as: PurchaseState.self, fr: "comptes", es: "cuentas",
            en: "accounts"
        ) { $0.text },
        .time("money", "closedAt", fr: "clos", es: "cerradas", en: "closed"),
    ]

    fileprivate static let copiedPlannedCall: [Facet] = [
        .plain("number", fr: "Appel prévu", es: "Llamada prevista", en: "Planned call"),
        .word("purpose", of: .callPurpose, fr: "motif", es: "motivo", en: "purpose"),
        .word("state", of: .callState, fr: "état", es: "estado", en: "state"),
        .time("callAt", fr: "pour le", es: "para el", en: "for"),
        .plain("phone", fr: "numéro", es: "número", en: "number"),
        .yesNo(
            "neighbourIsHeld", fr: "voisin gardé", es: "vecino guardado", en: "neighbour held"),
        .plain("safe", fr: "heures sûres", es: "horas seguras", en: "safe hours"),
        .plain("preferred", fr: "heures préférées", es: "horas preferidas", en: "preferred hours"),
        .yesNo("voicemail", fr: "message permis", es: "mensaje permitido", en: "voicemail allowed"),
        .plain("everyDays", fr: "tous les … jours", es: "cada … días", en: "every … days"),
        .time("until", fr: "jusqu'au", es: "hasta", en: "until"),
        .plain("requestNumber", fr: "demande", es: "solicitud", en: "request"),
        .plain("visitNumber", fr: "visite demandée", es: "visita pedida", en: "visit asked for"),
        .time("closedAt", fr: "clos", es: "cerrada", en: "closed"),
        .word("ending", of: .callEnding, fr: "issue", es: "desenlace", en: "ending"),
    ]

    fileprivate static let copiedAttempt: [Facet] = [
        .time("triedAt", fr: "Essai", es: "Intento", en: "Tried"),
        .ladder("step", fr: "par", es: "por", en: "by"),
        .word("result", of: .callResult, fr: "résultat", es: "resultado", en: "result"),
    ]

    fileprivate static let copiedDanger: [Facet] = [
        .plain("number", fr: "Alerte de danger", es: "Alerta de peligro", en: "Danger alert"),
        .word("state", of: .dangerState, fr: "état", es: "estado", en: "state"),
        .time("openedAt", fr: "ouverte", es: "abierta", en: "opened"),
        .time("closedAt", fr: "close", es: "cerrada", en: "closed"),
        .word("outcome", of: .dangerOutcome, fr: "issue", es: "desenlace", en: "outcome"),
    ]

    fileprivate static let copiedCall: [Facet] = [
        .plain("service", fr: "Secours appelés", es: "Emergencias", en: "Service called"),
        .time("calledAt", fr: "le", es: "el", en: "at"),
        .plain("reference", fr: "référence", es: "referencia", en: "reference"),
    ]

    static let copiedRest: [Facet] = [
        .plain(
            "searchKeys", fr: "Clés de recherche", es: "Claves de búsqueda",
            en: "Keys for searching"),
        .plain(
            "keptAnswers", fr: "Réponses gardées 30 jours", es: "Respuestas guardadas 30 días",
            en: "Answers kept for 30 days"),
    ]
}
