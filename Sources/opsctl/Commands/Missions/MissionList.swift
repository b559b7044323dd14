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

    /// Who goes by name, and who has said yes to take over; of all others how many: a wave asks a thousand.
    private static func crewAndCounts(_ asked: [JSONValue], _ output: Output) -> String {
        var crew: [(name: String, words: String)] = []
        var counts: [(words: String, count: Int)] = []
        for one in asked {
            let state = one["state"]?.text ?? ""
            let name = one["name"]?.text ?? one["volunteerNumber"]?.scalar ?? ""
            let takesOver = if case .bool(true)? = one["takesOver"] { true } else { false }
            let words =
                output.word(state, of: .solicitation)
                + (takesOver ? ", " + Self.takesOver[output.language] : "")
            if state == SolicitationState.accepted.rawValue {
                crew.append((name, words))
            } else if let place = counts.firstIndex(where: { $0.words == words }) {
                counts[place].count += 1
            } else {
                counts.append((words, 1))
            }
        }
        return (crew + counts.map { (name: String($0.count), words: $0.words) })
            .map { "\($0.name) (\($0.words))" }.joined(separator: ", ")
    }

    /// What is said of whoever is asked to take over from the crew.
    private static let takesOver = LocalizedText(
        fr: "relève", es: "relevo", en: "takes over")
}
