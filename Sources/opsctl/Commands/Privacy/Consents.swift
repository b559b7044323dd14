import OpsCore

extension Subcommand {
    static let consentGive = Subcommand(
        "consent", "give", operands: [.person], flags: consentFlags,
        summary: LocalizedText(
            fr: "noter ce qu'une personne permet", es: "anotar lo que una persona permite",
            en: "note what a person allows"),
        examples: [
            "consent give 01710c6c-2c00-7000-8000-000000000005 --purpose call_back",
            "consent give 01710c6c-2c00-7000-8000-000000000005 --purpose visit --by caller "
                + "--means writing --said-at 2020-03-20T08:00",
        ]
    ) { session in
        try await session.change(
            "people", "consents", saying: session.arguments.writeConsent,
            showing: session.output.consents)
    }

    static let consentWithdraw = Subcommand(
        "consent", "withdraw", operands: [.person], flags: consentFlags,
        summary: LocalizedText(
            fr: "noter ce qu'une personne ne permet pas, ou plus",
            es: "anotar lo que una persona no permite, o ya no",
            en: "note what a person does not allow, or no longer"),
        examples: [
            "consent withdraw 01710c6c-2c00-7000-8000-000000000005 --purpose visit",
            "consent withdraw 01710c6c-2c00-7000-8000-000000000005 --purpose partner --partner 2",
        ]
    ) { session in
        try await session.change(
            "people", "consents", "withdrawal", saying: session.arguments.writeConsent,
            showing: session.output.consents)
    }

    static let consentList = Subcommand(
        "consent", "list", operands: [.person],
        summary: LocalizedText(
            fr: "ce qu'une personne permet, qui l'a dit, comment et quand",
            es: "lo que una persona permite, quién lo dijo, cómo y cuándo",
            en: "what a person allows, who said it, how and when"),
        examples: ["consent list 01710c6c-2c00-7000-8000-000000000005"]
    ) { session in
        let target = Target("v1", "people", session.arguments.subject, "consents")
        try session.answer(try await session.frontDesk().get(target.text)) {
            try session.output.consents($0)
        }
        return .done
    }

    private static let consentFlags: [Flag] = [
        .consentPurpose, .consentPartner, .consentSpeaker, .consentMeans, .saidAt,
    ]
}

extension Arguments {
    /// What is said of a consent.
    fileprivate func writeConsent(into json: inout JSONWriter) {
        json.known("purpose", text(.consentPurpose))
        json.known("partner", text(.consentPartner))
        json.known("by", text(.consentSpeaker))
        json.known("means", text(.consentMeans))
        json.known("saidAt", text(.saidAt))
    }
}

extension Output {
    /// Each purpose as it stands, then each partner that was named, as it stands.
    fileprivate func consents(_ consents: JSONValue) throws {
        try table(consents["purposes"]?.items ?? [], Facet.consent)
        let named = consents["partners"]?.items ?? []
        guard !named.isEmpty else { return }
        try line("")
        try table(named, Facet.namedConsent)
    }
}

extension Operand {
    static let person = Operand("PERSON-ID")
}

extension Flag {
    private static let purposes = ConsentPurpose.allCases.map(\.rawValue)
    static let consentPurpose = Flag(
        "purpose", .oneOf(purposes), isNeeded: true, pointer: "#/purpose", fr: "ce qui est permis",
        es: "lo que se permite", en: "what is allowed")
    static let consentPartner = Flag(
        "partner", .text("ID"), pointer: "#/partner",
        fr: "quel partenaire, et lui seul (avec --purpose partner)",
        es: "qué entidad, y solo ella (con --purpose partner)",
        en: "which partner, and no other (with --purpose partner)")
    static let consentSpeaker = Flag(
        "by", .oneOf(ConsentSpeaker.allCases.map(\.rawValue)), pointer: "#/by",
        fr: "qui l'a dit (la personne, sauf mention)",
        es: "quién lo dijo (la persona, si no se dice)",
        en: "who said it (the person unless told)")
    static let consentMeans = Flag(
        "means", .oneOf(ConsentMeans.allCases.map(\.rawValue)), pointer: "#/means",
        fr: "comment (au téléphone, sauf mention)", es: "cómo (por teléfono, si no se dice)",
        en: "how (by telephone unless told)")
    static let saidAt = Flag(
        "said-at", .instant, pointer: "#/saidAt", fr: "quand, si ce n'est pas maintenant",
        es: "cuándo, si no es ahora", en: "when, if that is not now")
    /// While a contact is logged or added to.
    static let consent = Flag(
        "consent", .oneOf(purposes), isRepeated: true, pointer: "#/consents",
        fr: "ce que permet la personne, ou qui appelle pour elle",
        es: "lo que permite la persona, o quien llama por ella",
        en: "what the person allows, or whoever calls for them")
}

extension Facet {
    fileprivate static let namedConsent: [Facet] = [
        .plain("partnerNumber", fr: "PARTENAIRE", es: "ENTIDAD", en: "PARTNER"),
        .word("state", of: .consentState, fr: "CONSENTEMENT", es: "CONSENTIMIENTO", en: "CONSENT"),
        .word("by", of: .consentSpeaker, fr: "PAR", es: "POR", en: "BY"),
        .word("means", of: .consentMeans, fr: "COMMENT", es: "CÓMO", en: "HOW"),
        .time("saidAt", fr: "DIT", es: "DICHO", en: "SAID"),
    ]

    static let consent: [Facet] = [
        .word("purpose", of: .consentPurpose, fr: "POUR", es: "PARA", en: "FOR"),
        .word("state", of: .consentState, fr: "CONSENTEMENT", es: "CONSENTIMIENTO", en: "CONSENT"),
        .word("by", of: .consentSpeaker, fr: "PAR", es: "POR", en: "BY"),
        .word("means", of: .consentMeans, fr: "COMMENT", es: "CÓMO", en: "HOW"),
        .time("saidAt", fr: "DIT", es: "DICHO", en: "SAID"),
        .time("notedAt", fr: "NOTÉ", es: "ANOTADO", en: "NOTED"),
        .plain("notedBy", fr: "NOTÉ PAR", es: "ANOTADO POR", en: "NOTED BY"),
    ]
}
