import OpsCore

extension Subcommand {
    static let missionCode = Subcommand(
        "mission", "code", operands: [.id], flags: [.newCode, .toldCode],
        summary: LocalizedText(
            fr:
                "montrer le code de visite, que la ligne d'écoute dit à la personne ; avec --told et "
                + "les mots dits, noter qu'elle les a entendus",
            es: "mostrar el código de visita, que la línea dice a la persona; con --told y las "
                + "palabras dichas, anotar que las ha oído",
            en:
                "show the visit code, which the hotline tells the person; with --told and the words "
                + "that were said, note that she has heard them"),
        examples: [
            "mission code 52", "mission code 52 --told \"citron lampe\"", "mission code 52 --new",
        ]
    ) { session in
        let arguments = session.arguments
        if arguments.isSet(.toldCode), arguments.isSet(.newCode) {
            throw UsageProblem.contradiction(.toldCode, .newCode)
        }
        let target = Target("v1", "missions", arguments.subject, "visit-code")
        let desk = try session.frontDesk()
        if let words = arguments.text(.toldCode) {
            var json = JSONWriter()
            json.beginObject()
            json.member("code", words)
            json.endObject()
            let told = Target("v1", "missions", arguments.subject, "visit-code", "telling")
            try session.answer(try await desk.post(told.text, json.bytes)) {
                try session.output.sheet($0, Facet.visitCode)
            }
            return .done
        }
        if arguments.isSet(.newCode) { _ = try await desk.post(target.text) }
        try session.answer(try await desk.get(target.text)) {
            try session.output.sheet($0, Facet.visitCode)
        }
        return .done
    }

    static let missionCheck = Subcommand(
        "mission", "check", operands: [Operand("CODE", isRepeated: true)],
        summary: LocalizedText(
            fr: "quelqu'un appelle pour vérifier : une visite est-elle attendue avec ce code ?",
            es: "alguien llama para comprobar: ¿se espera una visita con este código?",
            en: "somebody calls to check: is a visit expected with this code?"),
        examples: ["mission check citron lampe"]
    ) { session in
        var json = JSONWriter()
        json.beginObject()
        json.member("code", session.arguments.operands.joined(separator: " "))
        json.endObject()
        let answer = try await session.frontDesk().post("/v1/visit-checks", json.bytes)
        try session.answer(answer) { try session.output.visitCheck($0) }
        return .done
    }

    static let missionChecks = Subcommand(
        "mission", "checks", flags: Flag.paging,
        summary: LocalizedText(
            fr: "les vérifications de codes, les plus récentes d'abord",
            es: "las comprobaciones de códigos, primero las recientes",
            en: "the checks of codes, newest first"),
        examples: ["mission checks --limit 20"]
    ) { session in
        try await Listing(path: "visit-checks", facets: Facet.visitCheck).run(session)
    }
}

extension Flag {
    static let newCode = Flag(
        "new", fr: "faire un autre code et le montrer ; il faut le dire à la personne",
        es: "hacer otro código y mostrarlo; hay que decírselo a la persona",
        en: "make another code and show it; the person must be told")
    static let toldCode = Flag(
        "told", .text("WORDS"), pointer: "#/code",
        fr: "noter que la personne a entendu ces mots, le code qui lui a été lu",
        es: "anotar que la persona ha oído estas palabras, el código que se le leyó",
        en: "note that the person has heard these words, the code that was read to her")
}

extension Output {
    /// What to say to somebody who calls before opening the door.
    fileprivate func visitCheck(_ check: JSONValue) throws {
        guard case .bool(true)? = check["expected"] else {
            return try line(
                LocalizedText(
                    fr: "PERSONNE N'EST ATTENDU avec ce code. Que la personne n'ouvre pas ; notez "
                        + "l'appel, et prévenez la coordination.",
                    es: "NO SE ESPERA A NADIE con este código. Que la persona no abra; anote la "
                        + "llamada y avise a la coordinación.",
                    en:
                        "NOBODY IS EXPECTED with this code. The person should not open; log the call "
                        + "and tell the coordinator."))
        }
        try line(
            LocalizedText(
                fr:
                    "Une visite est attendue avec ce code. Demandez ce que la personne attend et où "
                    + "elle habite ; ne le dites pas à sa place.",
                es: "Se espera una visita con este código. Pregunte qué espera la persona y dónde "
                    + "vive; no lo diga usted.",
                en:
                    "A visit is expected with this code. Ask what the person waits for and where they "
                    + "live; do not say it for them."))
        try line("")
        try table(check["visits"]?.items ?? [], Facet.expectedVisit)
    }
}

extension Facet {
    fileprivate static let visitCode: [Facet] = [
        .plain("missionNumber", fr: "Mission", es: "Misión", en: "Mission"),
        .plain("code", fr: "Code de visite", es: "Código de visita", en: "Visit code"),
        .plain("language", fr: "Langue", es: "Idioma", en: "Language"),
        .time("expiresAt", fr: "Valable jusqu'à", es: "Válido hasta", en: "Good until"),
        .time("toldAt", fr: "Dit à la personne", es: "Dicho a la persona", en: "Person told"),
    ]

    fileprivate static let expectedVisit: [Facet] = [
        .word("need", of: .need, fr: "BESOIN", es: "NECESIDAD", en: "NEED"),
        .plain("territory", fr: "TERRITOIRE", es: "TERRITORIO", en: "TERRITORY"),
    ]

    fileprivate static let visitCheck: [Facet] = [
        .time("at", fr: "QUAND", es: "CUÁNDO", en: "WHEN"),
        .yesNo("expected", fr: "ATTENDU", es: "SE ESPERABA", en: "EXPECTED"),
        .plain("label", fr: "POSTE", es: "PUESTO", en: "DESK"),
    ]
}
