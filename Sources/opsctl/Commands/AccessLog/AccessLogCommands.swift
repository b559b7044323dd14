import OpsCore

extension Subcommand {
    static let accessLogList = Subcommand(
        "access-log", "list", flags: Listing.accesses.filters + Flag.paging,
        summary: LocalizedText(
            fr: "à qui les données de qui ont été montrées, quand et pourquoi",
            es: "a quién se mostraron los datos de quién, cuándo y por qué",
            en: "who was shown whose data, when and why"),
        examples: ["access-log list --person ID", "access-log list --token ID --every"]
    ) { session in
        try await Listing.accesses.run(session)
    }

    static let accessLogVerify = Subcommand(
        "access-log", "verify",
        summary: LocalizedText(
            fr: "vérifier que rien n'a été changé dans le journal des accès",
            es: "comprobar que nada se ha cambiado en el registro de accesos",
            en: "check that nothing was changed in the access log"),
        examples: ["access-log verify"]
    ) { session in
        let answer = try await session.frontDesk().get("/v1/access-log/verification")
        try session.answer(answer) { try session.output.sheet($0, Facet.accessVerification) }
        guard case .bool(true)? = try answer.value()["isWhole"] else { return .failed }
        return .done
    }
}

extension Listing {
    fileprivate static let accesses = Listing(
        path: "access-log",
        filters: [
            Flag(
                "person", .text("ID"), fr: "à qui cette personne a été montrée",
                es: "a quién se mostró esta persona", en: "who was shown this person"),
            Flag(
                "token", .text("ID"), fr: "ce qui a été montré à ce jeton",
                es: "lo que se mostró a este código de acceso",
                en: "what was shown to this token"),
        ],
        facets: [
            .plain("number", fr: "N°", es: "N.º", en: "NO", isNumber: true),
            .time("at", fr: "QUAND", es: "CUÁNDO", en: "WHEN"),
            .plain("by", fr: "JETON", es: "CÓDIGO", en: "TOKEN"),
            Facet(fr: "QUESTION", es: "PREGUNTA", en: "QUESTION") { row, output in
                Table.Cell(AccessQuestion.words(row["route"]?.text ?? "", in: output.language))
            },
            .plain("subject", fr: "À PROPOS DE", es: "ACERCA DE", en: "ABOUT"),
            .word("reason", of: .exportReason, fr: "MOTIF", es: "MOTIVO", en: "REASON"),
            .plain("person", fr: "PERSONNE", es: "PERSONA", en: "PERSON"),
        ])
}

extension Facet {
    fileprivate static let accessVerification: [Facet] = [
        .plain("rows", fr: "Lignes", es: "Líneas", en: "Rows"),
        .plain(
            "anchors", fr: "Fois notées au journal", es: "Veces anotadas en el diario",
            en: "Times noted in the journal"),
        .yesNo("isWhole", fr: "Intact", es: "Íntegro", en: "Whole"),
        .plain("brokenAt", fr: "Rompu à", es: "Roto en", en: "Broken at"),
        .plain("last", fr: "Dernière", es: "Última", en: "Last"),
        .plain("digest", fr: "Empreinte", es: "Huella", en: "Digest"),
    ]
}
