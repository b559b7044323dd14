import OpsCore

extension Subcommand {
    static let rulesList = Subcommand(
        "rules", "list", flags: Flag.paging,
        summary: LocalizedText(
            fr: "les règles des services, la dernière version de chacune",
            es: "las normas de los servicios, la última versión de cada una",
            en: "the rules of services, the last version of each"),
        examples: ["rules list"]
    ) { session in
        try await Listing(path: "rules", facets: Facet.ruleSets).run(session)
    }

    static let rulesShow = Subcommand(
        "rules", "show", operands: [Operand("CODE")], flags: [.rulesVersion],
        summary: LocalizedText(
            fr: "qui est servi, comment on paie, où va l'ordonnance",
            es: "a quién se atiende, cómo se paga, dónde está la receta",
            en: "who is served, how it is paid, where the prescription is"),
        examples: ["rules show france-2020", "rules show france-2020 --version 1"]
    ) { session in
        var target = Target("v1", "rules", session.arguments.subject)
        target.add("version", session.arguments.text(.rulesVersion))
        try session.answer(try await session.frontDesk().get(target.text)) {
            try session.output.ruleSet($0)
        }
        return .done
    }

    static let rulesCheck = Subcommand(
        "rules", "check", operands: [.id], flags: [.factYes, .factNo, .factAge],
        summary: LocalizedText(
            fr: "ce que les règles disent d'une demande, et ce qu'il reste à demander",
            es: "lo que las normas dicen de una solicitud, y lo que falta preguntar",
            en: "what the rules say of a request, and what to ask still"),
        examples: ["rules check 417 --yes isolated --no fever --age 71"]
    ) { session in
        let arguments = session.arguments
        if let both = arguments.texts(.factYes).first(where: arguments.texts(.factNo).contains) {
            throw UsageProblem.twoAnswers(both)
        }
        return try await session.change("requests", "eligibility") { json in
            for (flag, answer) in [(Flag.factYes, true), (Flag.factNo, false)] {
                for fact in Set(arguments.texts(flag)).sorted() {
                    guard let fact = EligibilityFact(rawValue: fact) else { continue }
                    json.key(dynamic: fact.member)
                    json.value(answer)
                }
            }
            if let age = arguments.integer(.factAge) { json.member("age", age) }
        } showing: {
            try session.output.eligibility($0)
        }
    }

    static let rulesPut = Subcommand(
        "rules", "put", operands: [Operand("FILE")], flags: [.rulesTerritory, .rulesCode],
        summary: LocalizedText(
            fr: "mettre des règles en vigueur ; les versions d'avant restent lisibles",
            es: "poner normas en vigor; las versiones anteriores siguen legibles",
            en: "put rules in force; the versions before stay readable"),
        examples: [
            "rules put italy-2020.json",
            "rules put france-2020.json --territory 92-issy --code issy-2020",
        ]
    ) { session in
        let document = try RulesFile.document(session)
        try session.answer(try await session.frontDesk().post("/v1/rules", document)) {
            try session.output.ruleSet($0)
        }
        return .done
    }

    static let rulesLoad = Subcommand(
        "rules", "load", operands: [Operand("CODE")],
        summary: LocalizedText(
            fr: "mettre en vigueur des règles livrées avec Ops (france-2020, italy-2020), si la "
                + "maison n'en a rien décidé",
            es: "poner en vigor normas incluidas en Ops (france-2020, italy-2020), si la casa no "
                + "ha decidido nada sobre ellas",
            en: "put rules in force that Ops comes with (france-2020, italy-2020), unless the "
                + "house has decided about them"),
        examples: ["rules load france-2020"]
    ) { session in
        let target = Target("v1", "rules", session.arguments.subject, "loading")
        try session.answer(try await session.frontDesk().post(target.text)) {
            try session.output.ruleSet($0)
        }
        return .done
    }

    static let requestRefuse = Subcommand(
        "request", "refuse", operands: [.id], flags: [.refusedRule, .sentTo, .refusalNote],
        summary: LocalizedText(
            fr: "clore une demande qu'une règle exclut, et dire où la personne est envoyée",
            es: "cerrar una solicitud que una norma excluye, y decir adónde va la persona",
            en: "close a request that a rule excludes, and say where the person is sent"),
        examples: ["request refuse 417 --rule isolated --sent-to town_hall"]
    ) { session in
        let arguments = session.arguments
        return try await session.change("requests", "rule-refusal") { json in
            json.known("rule", arguments.text(.refusedRule))
            json.known("sentTo", arguments.text(.sentTo))
            json.known("note", arguments.text(.refusalNote))
        } showing: {
            try session.output.request($0)
        }
    }
}

/// A file of rules, as it was written or as `rules show --json` shows it.
private enum RulesFile {
    /// What the house says of a set does not go back.
    private static let told = ["id", "putAt", "version"]

    static func document(_ session: Session) throws -> [UInt8] {
        let bytes = try session.files.read(session.arguments.subject, limit: 64 * 1_024)
        let territory = session.arguments.text(.rulesTerritory)
        let code = session.arguments.text(.rulesCode)
        guard let value = try? JSONParser.value(of: bytes, limits: .file),
            case .object(let object) = value
        else { return bytes }  // the server says what is wrong with it
        var json = JSONWriter(reserving: bytes.count)
        json.beginObject()
        for member in object.members where !told.contains(member.name) {
            if member.name == "territory", territory != nil { continue }
            if member.name == "code", code != nil { continue }
            json.key(dynamic: member.name)
            json.write(member.value)
        }
        json.known("territory", territory)
        json.known("code", code)
        json.endObject()
        return json.bytes
    }
}

extension Flag {
    static let rulesVersion = Flag(
        "version", .number("NUMBER", 1...1_000_000), fr: "cette version et non la dernière",
        es: "esta versión y no la última", en: "this version and not the last")
    static let rulesTerritory = Flag(
        "territory", .text("CODE"), pointer: "#/territory", fr: "là, quoi que dise le fichier",
        es: "allí, diga lo que diga el archivo", en: "there, whatever the file says")
    static let rulesCode = Flag(
        "code", .text("CODE"), pointer: "#/code", fr: "sous ce code, quoi que dise le fichier",
        es: "con este código, diga lo que diga el archivo",
        en: "under this code, whatever the file says")
    static let factYes = Flag(
        "yes", .oneOf(EligibilityFact.asked.map(\.rawValue)), isRepeated: true, fr: "c'est le cas",
        es: "es así", en: "it is so")
    static let factNo = Flag(
        "no", .oneOf(EligibilityFact.asked.map(\.rawValue)), isRepeated: true,
        fr: "ce n'est pas le cas", es: "no es así", en: "it is not so")
    static let factAge = Flag(
        "age", .number("YEARS", 0...130), pointer: "#/age", fr: "l'âge de la personne",
        es: "la edad de la persona", en: "the person's age")
    static let refusedRule = Flag(
        "rule", .text("CODE"), isNeeded: true, pointer: "#/rule", fr: "la règle qui l'exclut",
        es: "la norma que la excluye", en: "the rule that excludes it")
    static let sentTo = Flag(
        "sent-to", .oneOf(SentTo.allCases.map(\.rawValue)), isNeeded: true, pointer: "#/sentTo",
        fr: "où la personne est envoyée", es: "adónde se envía a la persona",
        en: "where the person is sent")
    static let refusalNote = Flag(
        "note", .text("TEXT"), pointer: "#/note", fr: "où exactement, ce qui fut dit",
        es: "adónde exactamente, qué se dijo", en: "where exactly, what was said")
}
