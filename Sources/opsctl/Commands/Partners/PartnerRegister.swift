import OpsCore

extension Subcommand {
    static let partnerAdd = Subcommand(
        "partner", "add",
        flags: [
            .partnerName, .partnerKind, .partnerTerritory, .daily, .referralHours, .partnerContact,
            .partnerPhone,
        ],
        summary: LocalizedText(
            fr: "laisser un organisme adresser des personnes",
            es: "dejar que una entidad derive personas",
            en: "let an organisation send people"),
        examples: [
            "partner add --name \"Habitat Exemple\" --kind landlord --territory 92 "
                + "--contact-name \"Basile Exemple\" --contact-phone \"06 39 98 00 08\""
        ]
    ) { session in
        let arguments = session.arguments
        var json = JSONWriter()
        json.beginObject()
        json.known("name", arguments.text(.partnerName))
        json.known("kind", arguments.text(.partnerKind))
        json.known("territory", arguments.text(.partnerTerritory))
        arguments.writePartner(into: &json)
        json.endObject()
        let answer = try await session.frontDesk().post("/v1/partners", json.bytes)
        try session.answer(answer, session.output.partner)
        return .done
    }

    static let partnerList = Subcommand(
        "partner", "list", flags: Flag.paging,
        summary: LocalizedText(
            fr: "les partenaires qui adressent des personnes",
            es: "las entidades que derivan personas", en: "the organisations that send people"),
        examples: ["partner list"]
    ) { session in
        try await Listing(path: "partners", facets: Facet.partner).run(session)
    }

    static let partnerShow = Subcommand(
        "partner", "show", operands: [.id],
        summary: LocalizedText(
            fr: "un partenaire", es: "una entidad colaboradora", en: "a partner"),
        examples: ["partner show 3"]
    ) { session in
        let target = Target("v1", "partners", session.arguments.subject)
        try session.answer(
            try await session.frontDesk().get(target.text), session.output.partner)
        return .done
    }

    static let partnerChange = Subcommand(
        "partner", "change", operands: [.id],
        flags: [.daily, .referralHours, .partnerContact, .partnerPhone, .forgetContact],
        summary: LocalizedText(
            fr: "changer sa limite par jour ou la personne à contacter",
            es: "cambiar su límite diario o la persona de contacto",
            en: "change how many it may send, or whom to ask for there"),
        examples: ["partner change 3 --daily 100", "partner change 3 --forget-contact"]
    ) { session in
        let arguments = session.arguments
        for flag in [Flag.partnerContact, .partnerPhone]
        where arguments.isSet(.forgetContact) && arguments.isSet(flag) {
            throw UsageProblem.contradiction(.forgetContact, flag)
        }
        return try await session.change(
            "partners", "change", saying: arguments.writePartner, showing: session.output.partner)
    }

    static let partnerSuspend = Subcommand(
        "partner", "suspend", operands: [.id],
        summary: LocalizedText(
            fr: "ne plus laisser entrer un partenaire ; qui il a adressé est suivi",
            es: "no dejar entrar más a una entidad; a quien derivó se le sigue atendiendo",
            en: "let a partner in no more; whom it sent is helped on"),
        examples: ["partner suspend 3"]
    ) { session in
        try await session.change(
            "partners", "suspension", saying: { _ in }, showing: session.output.partner)
    }

    static let partnerResume = Subcommand(
        "partner", "resume", operands: [.id],
        summary: LocalizedText(
            fr: "laisser de nouveau entrer un partenaire",
            es: "volver a dejar entrar a una entidad",
            en: "let a partner in again"),
        examples: ["partner resume 3"]
    ) { session in
        try await session.change(
            "partners", "resumption", saying: { _ in }, showing: session.output.partner)
    }
}

extension Arguments {
    /// What may be said of a partner at first and later.
    fileprivate func writePartner(into json: inout JSONWriter) {
        if let daily = integer(.daily) { json.member("dailyReferrals", daily) }
        if let hours = integer(.referralHours) { json.member("referralHours", hours) }
        guard isSet(.partnerContact) || isSet(.partnerPhone) || isSet(.forgetContact) else {
            return
        }
        json.key("contact")
        json.beginObject()
        json.known("name", text(.partnerContact))
        json.known("phone", text(.partnerPhone))
        json.endObject()
    }
}

extension Output {
    fileprivate func partner(_ partner: JSONValue) throws {
        try sheet(partner, Facet.partnerSheet)
    }
}

extension Facet {
    fileprivate static let partner: [Facet] = [
        .plain("number", fr: "N°", es: "N.º", en: "NO", isNumber: true),
        .plain("name", fr: "NOM", es: "NOMBRE", en: "NAME", isFlexible: true),
        .partnerKind("kind", fr: "NATURE", es: "TIPO", en: "KIND"),
        .plain("territory", fr: "TERRITOIRE", es: "TERRITORIO", en: "TERRITORY"),
        .plain("dailyReferrals", fr: "AU PLUS", es: "MÁXIMO", en: "AT MOST", isNumber: true),
        .plain("referralHours", fr: "EN HEURES", es: "EN HORAS", en: "IN HOURS", isNumber: true),
        .yesNo("suspended", fr: "SUSPENDU", es: "SUSPENDIDA", en: "SUSPENDED"),
        .plain("id", fr: "IDENTIFIANT", es: "IDENTIFICADOR", en: "ID"),
    ]

    fileprivate static let partnerSheet: [Facet] = [
        .plain("number", fr: "Partenaire", es: "Entidad", en: "Partner"),
        .plain("id", fr: "Identifiant", es: "Identificador", en: "Identifier"),
        .plain("name", fr: "Nom", es: "Nombre", en: "Name"),
        .partnerKind("kind", fr: "Nature", es: "Tipo", en: "Kind"),
        .plain("territory", fr: "Territoire", es: "Territorio", en: "Territory"),
        .plain(
            "dailyReferrals", fr: "Personnes, au plus", es: "Personas, como máximo",
            en: "People, at the most"),
        .plain("referralHours", fr: "En tant d'heures", es: "En tantas horas", en: "Within hours"),
        .yesNo("suspended", fr: "Suspendu", es: "Suspendida", en: "Suspended"),
        .plain("contact", "name", fr: "Y demander", es: "Preguntar por", en: "Ask for"),
        .plain("contact", "phone", fr: "Téléphone", es: "Teléfono", en: "Phone"),
        .time("registeredAt", fr: "Depuis", es: "Desde", en: "Since"),
    ]

    /// `other` is a word of several lists: a partner's kind is looked up in its own.
    static func partnerKind(
        _ path: String..., fr: String, es: String, en: String
    ) -> Facet {
        Facet(fr: fr, es: es, en: en) { value, output in
            let code = value.found(path)?.text ?? ""
            return Table.Cell(PartnerKind(rawValue: code)?.text[output.language] ?? code)
        }
    }
}

extension Flag {
    static let partnerName = Flag(
        "name", .text("NAME"), isNeeded: true, pointer: "#/name", fr: "le nom de l'organisme",
        es: "el nombre de la entidad", en: "the organisation's name")
    static let partnerKind = Flag(
        "kind", .oneOf(PartnerKind.allCases.map(\.rawValue)), isNeeded: true, pointer: "#/kind",
        fr: "ce qu'il est", es: "qué es", en: "what it is")
    static let partnerTerritory = Flag(
        "territory", .text("CODE"), isNeeded: true, pointer: "#/territory",
        fr: "où vivent les personnes qu'il peut adresser",
        es: "dónde viven las personas que puede derivar",
        en: "where the people live whom it may send")
    static let daily = Flag(
        "daily", .number("N", Partner.dailyReferralRange), pointer: "#/dailyReferrals",
        fr: "personnes dans sa période, au plus (50)",
        es: "personas en su período, como máximo (50)",
        en: "people within its period, at the most (50)")
    static let referralHours = Flag(
        "hours", .number("N", Partner.referralHourRange), pointer: "#/referralHours",
        fr: "la période pour laquelle cette limite vaut, en heures (24)",
        es: "el período para el que vale ese límite, en horas (24)",
        en: "the period for which that limit holds, in hours (24)")
    static let partnerContact = Flag(
        "contact-name", .text("NAME"), pointer: "#/contact/name",
        fr: "la personne à y demander", es: "la persona por quien preguntar",
        en: "whom to ask for there")
    static let partnerPhone = Flag(
        "contact-phone", .text("PHONE"), pointer: "#/contact/phone", fr: "son téléphone",
        es: "su teléfono", en: "their telephone")
    static let forgetContact = Flag(
        "forget-contact", pointer: "#/contact", fr: "ne garder le nom de personne",
        es: "no guardar el nombre de nadie", en: "keep nobody's name")
}
