import Foundation
import OpsCore

extension Subcommand {
    static let carePlanOpen = Subcommand(
        "care-plan", "open", operands: [.personOrContact],
        flags: [CareFlag.supporter] + CareFlag.terms,
        summary: LocalizedText(
            fr:
                "convenir d'un plan de suivi avec qui appelle souvent : un référent, des heures, des "
                + "limites",
            es: "acordar un plan de acompañamiento con quien llama a menudo: una persona de "
                + "referencia, horas, límites",
            en: "agree on a care plan with somebody who calls often: a supporter, times, limits"),
        examples: [
            "care-plan open 12 --supporter 7 --every-days 2 --preferred 10:00-11:00 "
                + "--limits \"ten minutes a call\""
        ]
    ) { session in
        let arguments = session.arguments
        try session.checkTerms()
        var json = JSONWriter()
        json.beginObject()
        if Int64(arguments.subject) == nil {
            json.member("person", arguments.subject)
        } else {
            json.key("contact")
            json.identity(arguments.subject)
        }
        session.writeTerms(into: &json)
        json.endObject()
        let answer = try await session.frontDesk().post("/v1/care-plans", json.bytes)
        try session.answer(answer) { try session.output.carePlan($0) }
        return .done
    }

    static let carePlanList = Subcommand(
        "care-plan", "list", flags: Listing.carePlans.filters + Flag.paging,
        summary: LocalizedText(
            fr: "les plans de suivi, la prochaine revue d'abord",
            es: "los planes de acompañamiento, primero la próxima revisión",
            en: "care plans, the next review first"),
        examples: ["care-plan list --due"]
    ) { session in
        try await Listing.carePlans.run(session)
    }

    static let carePlanShow = Subcommand(
        "care-plan", "show", operands: [.id],
        summary: LocalizedText(
            fr: "un plan de suivi : référent, heures, limites, revue",
            es: "un plan de acompañamiento: persona de referencia, horas, límites, revisión",
            en: "a care plan: supporter, times, limits, review"),
        examples: ["care-plan show 3"]
    ) { session in
        let target = Target("v1", "care-plans", session.arguments.subject)
        try session.answer(try await session.frontDesk().get(target.text)) {
            try session.output.carePlan($0)
        }
        return .done
    }

    static let carePlanReview = Subcommand(
        "care-plan", "review", operands: [.id], flags: [CareFlag.newSupporter] + CareFlag.terms,
        summary: LocalizedText(
            fr: "noter qu'un plan a été revu, ce qui change, et la prochaine revue",
            es: "anotar que se revisó un plan, qué cambia y la próxima revisión",
            en: "note that a plan was reviewed, what changes, and the next review"),
        examples: [
            "care-plan review 3",
            "care-plan review 3 --supporter 9 --review-at 2027-05-01T09:00",
        ]
    ) { session in
        try session.checkTerms()
        return try await session.change("care-plans", "review", saying: session.writeTerms) {
            try session.output.carePlan($0)
        }
    }

    static let carePlanClose = Subcommand(
        "care-plan", "close", operands: [.id],
        flags: [CareFlag.ending, CareFlag.keepCalls, .callNote],
        summary: LocalizedText(
            fr: "clore un plan de suivi", es: "cerrar un plan de acompañamiento",
            en: "close a care plan"),
        examples: ["care-plan close 3 --reason calls_settled --keep-calls"]
    ) { session in
        let arguments = session.arguments
        return try await session.change(
            "care-plans", "closure",
            saying: { json in
                json.known("reason", arguments.text(CareFlag.ending))
                if arguments.isSet(CareFlag.keepCalls) { json.member("keepCalls", true) }
                json.known("note", arguments.text(.callNote))
            }, showing: session.output.carePlan)
    }

    static let carePlanRules = Subcommand(
        "care-plan", "rules", flags: CareFlag.rules + [CareFlag.lead, CareFlag.report, .rulesFile],
        summary: LocalizedText(
            fr: "à partir de combien de contacts quelqu'un appelle souvent ; avec des options "
                + "ou un fichier, le fixer",
            es:
                "desde cuántos contactos alguien llama a menudo; con opciones o un archivo, fijarlo",
            en: "from how many contacts on somebody calls often; with options or a file, set it"),
        examples: [
            "care-plan rules", "care-plan rules --contacts 7 --days 14 --review-days 30",
        ]
    ) { session in
        let arguments = session.arguments
        for (one, other) in zip(CareFlag.rules, CareFlag.rules.dropFirst()) {
            try arguments.checkTogether(one, other)
        }
        if arguments.isSet(.rulesFile), arguments.isSet(CareFlag.contacts) {
            throw UsageProblem.contradiction(.rulesFile, CareFlag.contacts)
        }
        if !arguments.isSet(CareFlag.contacts), CareFlag.visitRules.contains(where: arguments.isSet)
        {
            throw UsageProblem.neededOption(CareFlag.contacts)
        }
        let desk = try session.frontDesk()
        let answer: Answer
        if let path = arguments.text(.rulesFile) {
            answer = try await desk.post("/v1/care-rules", SavedRules.document(path, in: session))
        } else if let contacts = arguments.integer(CareFlag.contacts) {
            var json = JSONWriter()
            json.beginObject()
            json.member("repeatContacts", contacts)
            json.member("repeatDays", arguments.integer(CareFlag.days))
            json.member("reviewDays", arguments.integer(CareFlag.reviewDays))
            if let hours = arguments.integer(CareFlag.lead) {
                json.member("visitLeadHours", hours)
            }
            if let hours = arguments.integer(CareFlag.report) {
                json.member("visitReportHours", hours)
            }
            json.endObject()
            answer = try await desk.post("/v1/care-rules", json.bytes)
        } else {
            answer = try await desk.get("/v1/care-rules")
        }
        try session.answer(answer) { try session.output.sheet($0, Facet.careRules) }
        return .done
    }
}

extension Session {
    /// Refuses what is said of calls that nobody agreed on: it would be lost.
    fileprivate func checkTerms() throws {
        guard !arguments.isSet(CareFlag.everyDays),
            CareFlag.ofCalls.contains(where: arguments.isSet)
        else { return }
        throw UsageProblem.neededOption(CareFlag.everyDays)
    }

    /// What is agreed, where something is said of it.
    fileprivate func writeTerms(into json: inout JSONWriter) {
        if let supporter = arguments.text(CareFlag.supporter) {
            json.key("supporter")
            json.identity(supporter)
        }
        if let days = arguments.integer(CareFlag.everyDays) {
            json.key("calls")
            json.beginObject()
            json.member("everyDays", days)
            json.known("at", arguments.text(CareFlag.at))
            json.known("preferred", arguments.text(CareFlag.preferred))
            json.known("safe", arguments.text(CareFlag.safe))
            let now = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000))
            let offset = surroundings.clock.offset(arguments.instant(CareFlag.at) ?? now)
            json.member("utcOffsetMinutes", offset.milliseconds / 60_000)
            if arguments.isSet(CareFlag.voicemail) { json.member("voicemail", true) }
            json.known("until", arguments.text(CareFlag.until))
            if arguments.isSet(CareFlag.asked) { json.member("askedFor", true) }
            json.endObject()
        }
        json.known("limits", arguments.text(CareFlag.limits))
        json.known("agreedWith", arguments.text(CareFlag.agreedWith))
        json.known("reviewAt", arguments.text(CareFlag.reviewAt))
        json.known("note", arguments.text(.callNote))
    }
}

/// The options of care plans.
private enum CareFlag {
    static let terms = [
        everyDays, at, preferred, safe, voicemail, until, asked, limits, agreedWith, reviewAt,
        Flag.callNote,
    ]
    static let ofCalls = [at, preferred, safe, voicemail, until, asked]
    static let rules = [contacts, days, reviewDays]
    /// They go with the others: rules are set as a whole.
    static let visitRules = [lead, report]

    static let supporter = Flag(
        "supporter", .text("VOLUNTEER"), isNeeded: true, pointer: "#/supporter",
        fr: "le référent : un bénévole", es: "la persona de referencia: una voluntaria",
        en: "who supports the person: a volunteer")
    static let newSupporter = Flag(
        "supporter", .text("VOLUNTEER"), pointer: "#/supporter", fr: "un autre référent",
        es: "otra persona de referencia", en: "another supporter")
    static let everyDays = Flag(
        "every-days", .number("DAYS", 1...366), pointer: "#/calls/everyDays",
        fr: "l'appeler tous les … jours", es: "llamarla cada … días",
        en: "call the person every … days")
    static let at = Flag(
        "at", .instant, pointer: "#/calls/at", fr: "le premier appel", es: "la primera llamada",
        en: "the first call")
    static let preferred = Flag(
        "preferred", .text("HH:MM-HH:MM"), pointer: "#/calls/preferred", fr: "heures convenues",
        es: "horas acordadas", en: "the hours agreed on")
    static let safe = Flag(
        "safe-hours", .text("HH:MM-HH:MM"), pointer: "#/calls/safe",
        fr: "heures sûres : jamais en dehors", es: "horas seguras: nunca fuera de ellas",
        en: "safe hours: never outside of them")
    static let voicemail = Flag(
        "voicemail", pointer: "#/calls/voicemail", fr: "un message peut être laissé",
        es: "puede dejarse un mensaje", en: "a voicemail may be left")
    static let until = Flag(
        "until", .instant, pointer: "#/calls/until", fr: "fin des appels",
        es: "fin de las llamadas", en: "the end of the calls")
    static let asked = Flag(
        "asked", pointer: "#/calls/askedFor",
        fr: "la personne le demande, même si elle avait refusé",
        es: "la persona lo pide, aunque antes se negó",
        en: "the person asks for it, even if she had refused before")
    static let limits = Flag(
        "limits", .text("TEXT"), pointer: "#/limits", fr: "les limites convenues",
        es: "los límites acordados", en: "the limits agreed on")
    static let agreedWith = Flag(
        "agreed-with", .text("TEXT"), pointer: "#/agreedWith",
        fr: "le médecin ou un autre contact qui en est d'accord",
        es: "el médico u otro contacto con quien se acordó",
        en: "the doctor, or whoever else it was agreed with")
    static let reviewAt = Flag(
        "review-at", .instant, pointer: "#/reviewAt", fr: "la prochaine revue",
        es: "la próxima revisión", en: "the next review")
    static let ending = Flag(
        "reason", .oneOf(CarePlanEnding.allCases.map(\.rawValue)), isNeeded: true,
        pointer: "#/reason", fr: "pourquoi", es: "por qué", en: "why")
    static let keepCalls = Flag(
        "keep-calls", pointer: "#/keepCalls", fr: "les appels aux heures convenues continuent",
        es: "las llamadas a las horas acordadas continúan",
        en: "the calls at set times go on")
    static let contacts = Flag(
        "contacts", .number("N", CareRules.contactRange), pointer: "#/repeatContacts",
        fr: "à partir de N contacts…", es: "desde N contactos…", en: "from N contacts on…")
    static let lead = Flag(
        "visit-lead", .number("HOURS", CareRules.hourRange), pointer: "#/visitLeadHours",
        fr: "une visite est demandée tant d'heures avant (48)",
        es: "una visita se pide tantas horas antes (48)",
        en: "a visit is asked for so many hours before (48)")
    static let report = Flag(
        "visit-report", .number("HOURS", CareRules.hourRange), pointer: "#/visitReportHours",
        fr: "son compte rendu est dû en tant d'heures (48)",
        es: "su informe se debe en tantas horas (48)",
        en: "its report is owed within so many hours (48)")
    static let days = Flag(
        "days", .number("DAYS", CareRules.dayRange), pointer: "#/repeatDays",
        fr: "… en tant de jours", es: "… en tantos días", en: "… within so many days")
    static let reviewDays = Flag(
        "review-days", .number("DAYS", CareRules.reviewRange), pointer: "#/reviewDays",
        fr: "revue d'un plan après tant de jours", es: "revisión de un plan tras tantos días",
        en: "a plan is reviewed after so many days")
}
