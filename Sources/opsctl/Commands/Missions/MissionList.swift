import OpsCore

extension Subcommand {
    static let missionList = Subcommand(
        "mission", "list", flags: Flag.paging,
        summary: LocalizedText(
            fr: "les missions, les plus récentes d'abord",
            es: "las misiones, primero las recientes",
            en: "the missions, newest first"),
        examples: ["mission list --limit 20"]
    ) { session in
        try await Listing(path: "missions", facets: Facet.mission).run(session)
    }
}

extension Facet {
    /// A mission in a table.
    static let mission: [Facet] = [
        .plain("number", fr: "MISSION", es: "MISIÓN", en: "MISSION", isNumber: true),
        .plain("requestNumber", fr: "DEMANDE", es: "SOLICITUD", en: "REQUEST", isNumber: true),
        .word("stage", of: .missionStage, fr: "ÉTAPE", es: "ETAPA", en: "STAGE"),
        Facet(fr: "BÉNÉVOLES", es: "VOLUNTARIOS", en: "VOLUNTEERS", isWrapped: true) {
            mission, output in
            let asked = (mission["solicitations"]?.items ?? []).map { solicitation in
                let name =
                    solicitation["name"]?.text ?? solicitation["volunteerNumber"]?.scalar ?? ""
                let state = solicitation["state"]?.text ?? ""
                return "\(name) (\(output.word(state, of: .solicitation)))"
            }
            return Table.Cell(asked.joined(separator: ", "))
        },
        .time("openedAt", fr: "OUVERTE", es: "ABIERTA", en: "OPENED"),
        .time("closedAt", fr: "CLOSE", es: "CERRADA", en: "CLOSED"),
        .plain("id", fr: "IDENTIFIANT", es: "IDENTIFICADOR", en: "ID"),
    ]
}
