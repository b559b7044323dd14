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
            Table.Cell(crewAndCounts(mission["solicitations"]?.items ?? [], output))
        },
        .time("openedAt", fr: "OUVERTE", es: "ABIERTA", en: "OPENED"),
        .time("closedAt", fr: "CLOSE", es: "CERRADA", en: "CLOSED"),
        .plain("id", fr: "IDENTIFIANT", es: "IDENTIFICADOR", en: "ID"),
    ]

    /// Who goes by name, of all others how many: a wave asks a thousand.
    private static func crewAndCounts(_ asked: [JSONValue], _ output: Output) -> String {
        var crew: [String] = []
        var counts: [(state: String, count: Int)] = []
        for one in asked {
            let state = one["state"]?.text ?? ""
            let name = one["name"]?.text ?? one["volunteerNumber"]?.scalar ?? ""
            if state == SolicitationState.accepted.rawValue {
                crew.append(name)
            } else if let place = counts.firstIndex(where: { $0.state == state }) {
                counts[place].count += 1
            } else {
                counts.append((state, 1))
            }
        }
        let accepted = crew.map { ($0, SolicitationState.accepted.rawValue) }
        return (accepted + counts.map { (String($0.count), $0.state) })
            .map { "\($0) (\(output.word($1, of: .solicitation)))" }.joined(separator: ", ")
    }
}
