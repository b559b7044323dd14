import OpsCore

extension Subcommand {
    static let deploymentList = Subcommand(
        "deployment", "list", flags: Flag.paging,
        summary: LocalizedText(
            fr: "les solutions déployées", es: "las soluciones desplegadas", en: "the deployments"),
        examples: ["deployment list"]
    ) { session in
        try await Listing(path: "deployments", facets: Facet.deployment).run(session)
    }
}

extension Facet {
    /// A deployment in a table or a sheet.
    static let deployment: [Facet] = [
        .plain("entry", fr: "FICHE", es: "FICHA", en: "ENTRY"),
        .yesNo("active", fr: "OUVERT", es: "ABIERTO", en: "OPEN"),
        .plain("territory", fr: "TERRITOIRE", es: "TERRITORIO", en: "TERRITORY"),
        Facet(fr: "BESOINS", es: "NECESIDADES", en: "NEEDS", isFlexible: true) {
            deployment, output in
            let needs = (deployment["needs"]?.items ?? []).compactMap {
                $0.text ?? $0["kind"]?.text
            }
            let words = needs.map { output.word($0, of: .need) }
            return Table.Cell(words.joined(separator: ", "))
        },
        .time("from", fr: "DEPUIS", es: "DESDE", en: "FROM"),
        .time("closedAt", fr: "JUSQU'À", es: "HASTA", en: "UNTIL"),
        .plain("id", fr: "IDENTIFIANT", es: "IDENTIFICADOR", en: "ID"),
    ]
}
