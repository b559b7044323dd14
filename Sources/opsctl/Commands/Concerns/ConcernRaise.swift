import OpsCore

extension Subcommand {
    static let concernRaise = Subcommand(
        "concern", "raise", operands: [.personOrContact], flags: [.concernFacts, .concernWords],
        summary: LocalizedText(
            fr: "signaler une situation préoccupante d'une personne (son identifiant) ou d'un "
                + "contact (son numéro)",
            es: "señalar una situación de riesgo de una persona (su identificador) o de un "
                + "contacto (su número)",
            en: "raise a safeguarding concern about a person (by identifier) or a contact (by "
                + "number)"),
        examples: [
            "concern raise 12 --facts \"her son locks the door\" --words \"he keeps the key\""
        ]
    ) { session in
        let arguments = session.arguments
        var json = JSONWriter()
        json.beginObject()
        if Int64(arguments.subject) == nil {
            json.member("person", arguments.subject)
        } else {
            json.key("contact")
            json.identity(arguments.subject)
        }
        json.known("facts", arguments.text(.concernFacts))
        json.known("words", arguments.text(.concernWords))
        json.endObject()
        let answer = try await session.frontDesk().post("/v1/concerns", json.bytes)
        try session.answer(answer) { try session.output.sheet($0, Facet.concernReceipt) }
        return .done
    }

    static let concernRaised = Subcommand(
        "concern", "raised", flags: Flag.paging,
        summary: LocalizedText(
            fr: "les situations que vous avez signalées", es: "las situaciones que ha señalado",
            en: "the concerns that you have raised"),
        examples: ["concern raised"]
    ) { session in
        try await Listing(path: "raised-concerns", facets: Facet.raisedConcern).run(session)
    }
}

extension Flag {
    static let concernFacts = Flag(
        "facts", .text("TEXT"), isNeeded: true, pointer: "#/facts",
        fr: "ce qui a été vu et entendu, sans opinion",
        es: "lo que se ha visto y oído, sin opinión",
        en: "what was seen and heard, without opinion")
    static let concernWords = Flag(
        "words", .text("TEXT"), pointer: "#/words", fr: "les mots mêmes de la personne",
        es: "las palabras mismas de la persona", en: "the person's own words")
}

extension Facet {
    fileprivate static let concernReceipt: [Facet] = [
        .plain(
            "number", fr: "Situation préoccupante", es: "Situación de riesgo",
            en: "Safeguarding concern"),
        .plain("id", fr: "Identifiant", es: "Identificador", en: "Identifier"),
        .time("raisedAt", fr: "Signalée", es: "Señalada", en: "Raised"),
    ]

    fileprivate static let raisedConcern: [Facet] = [
        .plain("number", fr: "N°", es: "N.º", en: "NO", isNumber: true),
        .time("raisedAt", fr: "SIGNALÉE", es: "SEÑALADA", en: "RAISED"),
    ]
}
