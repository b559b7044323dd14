import OpsCore

extension Subcommand {
    static let skillList = Subcommand(
        "skill", "list",
        summary: LocalizedText(
            fr: "les compétences de la maison, leurs autres noms et ce qu'elles comprennent",
            es: "las competencias de la casa, sus otros nombres y lo que incluyen",
            en: "the skills of the house, their other names and what they include"),
        examples: ["skill list"]
    ) { session in
        try session.answer(try await session.frontDesk().get("/v1/skills")) { value in
            try session.output.table(value["items"]?.items ?? [], Facet.skillOfHouse)
        }
        return .done
    }

    static let skillDefine = Subcommand(
        "skill", "define", operands: [.skillCode], flags: Flag.skillDefinition,
        summary: LocalizedText(
            fr: "définir une compétence, ou la définir de nouveau",
            es: "definir una competencia, o definirla de nuevo",
            en: "define a skill, or define it anew"),
        examples: [
            "skill define nursing --name-fr \"soins infirmiers\" --name-es enfermería "
                + "--name-en nursing --synonym nurse --parent first_aid"
        ]
    ) { session in
        let arguments = session.arguments
        var json = JSONWriter()
        json.beginObject()
        json.member("code", arguments.subject.asSkill)
        json.key("name")
        json.beginObject()
        json.known("fr", arguments.text(.skillNameFr))
        json.known("es", arguments.text(.skillNameEs))
        json.known("en", arguments.text(.skillNameEn))
        json.endObject()
        json.member("synonyms", arguments.texts(.synonym).map(\.asSkill))
        json.member("parents", arguments.texts(.parentSkill).map(\.asSkill))
        json.endObject()
        try session.answer(try await session.frontDesk().post("/v1/skills", json.bytes)) {
            try session.output.table([$0], Facet.skillOfHouse)
        }
        return .done
    }
}

extension String {
    /// A skill as people type it, in the letters of its code: `PSC 1` is `psc_1`.
    ///
    /// What is no skill in any spelling goes as it is, and the server says what is wrong with it.
    var asSkill: String { SkillCode.spoken(self)?.text ?? self }
}

extension Operand {
    fileprivate static let skillCode = Operand("CODE")
}

extension Flag {
    fileprivate static let skillDefinition = [
        skillNameFr, skillNameEs, skillNameEn, synonym, parentSkill,
    ]
    fileprivate static let skillNameFr = Flag(
        "name-fr", .text("NAME"), isNeeded: true, pointer: "#/name/fr", fr: "son nom français",
        es: "su nombre en francés", en: "its French name")
    fileprivate static let skillNameEs = Flag(
        "name-es", .text("NAME"), isNeeded: true, pointer: "#/name/es", fr: "son nom espagnol",
        es: "su nombre en español", en: "its Spanish name")
    fileprivate static let skillNameEn = Flag(
        "name-en", .text("NAME"), isNeeded: true, pointer: "#/name/en", fr: "son nom anglais",
        es: "su nombre en inglés", en: "its English name")
    fileprivate static let synonym = Flag(
        "synonym", .text("WORD"), isRepeated: true, pointer: "#/synonyms",
        fr: "un autre mot pour elle", es: "otra palabra para ella", en: "another word for it")
    fileprivate static let parentSkill = Flag(
        "parent", .text("CODE"), isRepeated: true, pointer: "#/parents",
        fr: "ce que possède aussi qui la possède", es: "lo que también tiene quien la tiene",
        en: "what whoever holds it holds as well")
}

extension Facet {
    fileprivate static let skillOfHouse: [Facet] = [
        .plain("code", fr: "CODE", es: "CÓDIGO", en: "CODE"),
        Facet(fr: "NOM", es: "NOMBRE", en: "NAME", isFlexible: true) { skill, output in
            Table.Cell(skill["name"]?[output.language.rawValue]?.text ?? "")
        },
        .plain("synonyms", fr: "AUTRES MOTS", es: "OTRAS PALABRAS", en: "OTHER WORDS"),
        .plain("parents", fr: "COMPREND", es: "INCLUYE", en: "INCLUDES"),
    ]
}
