import OpsCore

extension Subcommand {
    static let referralSend = Subcommand(
        "referral", "send", flags: Flag.referral,
        summary: LocalizedText(
            fr: "partenaires : adresser une personne qui est d'accord, avec ce qui lui manque",
            es: "entidades: derivar a una persona que está de acuerdo, con lo que le falta",
            en: "partners: send a person who agreed to it, with what is lacking"),
        examples: [
            "referral send --need food --name \"Odette Exemple\" --phone \"06 39 98 12 34\" "
                + "--postcode 92120 --agreed-by person --agreed-how in_person "
                + "--agreed-at 2020-03-23T08:00"
        ]
    ) { session in
        let arguments = session.arguments
        try arguments.checkTogether(.agreedBy, .agreedHow)
        try arguments.checkTogether(.agreedBy, .agreedAt)
        let draft = try ContactDraft(arguments)
        var json = JSONWriter()
        json.beginObject()
        json.rawMembers(draft.additions.dropFirst().dropLast())
        if draft.namesNobody {
            json.key("person")
            json.beginObject()
            json.endObject()
        }
        if let by = arguments.text(.agreedBy) {
            json.key("consent")
            json.beginObject()
            json.member("by", by)
            json.known("means", arguments.text(.agreedHow))
            json.known("saidAt", arguments.text(.agreedAt))
            json.endObject()
        }
        json.endObject()
        let answer = try await session.frontDesk().post("/v1/referrals", json.bytes)
        try session.answer(answer, session.output.referral)
        return .done
    }

    static let referralList = Subcommand(
        "referral", "list", flags: Flag.paging,
        summary: LocalizedText(
            fr: "qui a été adressé, et où en est l'aide",
            es: "a quién se derivó, y cómo va la ayuda",
            en: "who was sent, and how far help has come"),
        examples: ["referral list"]
    ) { session in
        try await Listing(path: "referrals", facets: Facet.referral).run(session)
    }

    static let referralShow = Subcommand(
        "referral", "show", operands: [.id],
        summary: LocalizedText(
            fr: "où en est l'aide pour une personne adressée",
            es: "cómo va la ayuda de una persona derivada",
            en: "how far help has come for one who was sent"),
        examples: ["referral show 12"]
    ) { session in
        let target = Target("v1", "referrals", session.arguments.subject)
        try session.answer(
            try await session.frontDesk().get(target.text), session.output.referral)
        return .done
    }
}

extension ContactDraft {
    /// Whether nothing is said of the person: the server says in words what is lacking.
    fileprivate var namesNobody: Bool {
        [name, phone, address, entryCode, postcode, safePhone, safeHours]
            .allSatisfy { $0 == nil } && position == nil
    }
}

extension Output {
    fileprivate func referral(_ referral: JSONValue) throws {
        try sheet(referral, Facet.referralSheet)
        try line("")
        try table(referral["needs"]?.items ?? [], Facet.referredNeed)
    }
}

extension Facet {
    fileprivate static let referral: [Facet] = [
        .plain("number", fr: "N°", es: "N.º", en: "NO", isNumber: true),
        .time("sentAt", fr: "ADRESSÉE", es: "DERIVADA", en: "SENT"),
        Facet(fr: "BESOINS", es: "NECESIDADES", en: "NEEDS", isFlexible: true) {
            referral, output in
            let needs = (referral["needs"]?.items ?? []).compactMap { $0["kind"]?.text }
            let words = needs.map { output.word($0, of: .need) }
            return Table.Cell(words.joined(separator: ", "))
        },
        .referralState("state", fr: "ÉTAT", es: "ESTADO", en: "STATE"),
        .plain("id", fr: "IDENTIFIANT", es: "IDENTIFICADOR", en: "ID"),
    ]

    fileprivate static let referralSheet: [Facet] = [
        .plain("number", fr: "Envoi", es: "Derivación", en: "Referral"),
        .plain("id", fr: "Identifiant", es: "Identificador", en: "Identifier"),
        .time("sentAt", fr: "Adressée", es: "Derivada", en: "Sent"),
        .referralState("state", fr: "État", es: "Estado", en: "State"),
        .plain("partnerName", fr: "Partenaire", es: "Entidad", en: "Partner"),
        .plain("contactNumber", fr: "Contact", es: "Contacto", en: "Contact"),
    ]

    fileprivate static let referredNeed: [Facet] = [
        .word("kind", of: .need, fr: "BESOIN", es: "NECESIDAD", en: "NEED"),
        .referralState("state", fr: "ÉTAT", es: "ESTADO", en: "STATE"),
        .time("endedAt", fr: "FIN", es: "FIN", en: "ENDED"),
        Facet(fr: "MOTIF", es: "MOTIVO", en: "REASON") { need, output in
            let code = need["reason"]?.text ?? ""
            return Table.Cell(ReferralEnding(rawValue: code)?.text[output.language] ?? code)
        },
    ]

    private static func referralState(
        _ name: String, fr: String, es: String, en: String
    ) -> Facet {
        Facet(fr: fr, es: es, en: en) { value, output in
            let code = value[name]?.text ?? ""
            return Table.Cell(ReferralState(rawValue: code)?.text[output.language] ?? code)
        }
    }
}

extension Flag {
    static let referral: [Flag] = [
        .referredNeed, .name, .phone, .address, .entryCode, .postcode, .safePhone, .safeHours,
        .language,
        .foodDays, .medicineUntil, .note, .agreedBy, .agreedHow, .agreedAt,
    ]

    static let referredNeed = Flag(
        "need", .need(needWords), isRepeated: true, isNeeded: true, pointer: "#/needs",
        fr: "ce qui manque", es: "lo que falta", en: "what is lacking")
    static let agreedBy = Flag(
        "agreed-by", .oneOf(ConsentSpeaker.allCases.map(\.rawValue)), pointer: "#/consent/by",
        fr: "qui a dit être d'accord : la personne, ou qui appelle pour elle",
        es: "quién dijo estar de acuerdo: la persona, o quien llama por ella",
        en: "who agreed: the person, or whoever calls for them")
    static let agreedHow = Flag(
        "agreed-how", .oneOf(ConsentMeans.allCases.map(\.rawValue)), pointer: "#/consent/means",
        fr: "comment", es: "cómo", en: "how")
    static let agreedAt = Flag(
        "agreed-at", .instant, pointer: "#/consent/saidAt", fr: "quand", es: "cuándo", en: "when")
}
