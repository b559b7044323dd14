import OpsCore

extension Subcommand {
    static let needList = Subcommand(
        "need", "list",
        summary: LocalizedText(
            fr: "les besoins qu'on peut demander, et ceux que des déploiements ont ajoutés",
            es: "las necesidades que se pueden pedir, y las que han añadido los despliegues",
            en: "the needs that can be asked for, and those that deployments added"),
        examples: ["need list"]
    ) { session in
        try session.answer(try await session.frontDesk().get("/v1/needs")) { value in
            try session.output.table(value["items"]?.items ?? [], Facet.need)
        }
        return .done
    }
}

extension Facet {
    /// A kind of need in a table.
    fileprivate static let need: [Facet] = [
        .plain("kind", fr: "CODE", es: "CÓDIGO", en: "CODE"),
        Facet(fr: "NOM", es: "NOMBRE", en: "NAME", isFlexible: true) { need, output in
            Table.Cell(need["name"]?[output.language.rawValue]?.text ?? "")
        },
        .yesNo("inPerson", fr: "À LA PORTE", es: "A LA PUERTA", en: "AT THE DOOR"),
        .yesNo("conversation", fr: "CONVERSATION", es: "CONVERSACIÓN", en: "CONVERSATION"),
        .yesNo("added", fr: "AJOUTÉ", es: "AÑADIDA", en: "ADDED"),
    ]
}
