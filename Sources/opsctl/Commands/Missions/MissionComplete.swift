import OpsCore

extension Subcommand {
    static let missionComplete = Subcommand(
        "mission", "complete", operands: [.id], flags: [.reason],
        summary: LocalizedText(
            fr: "l'aide est arrivée",
            es: "la ayuda llegó",
            en: "help came"),
        examples: ["mission complete 52"]
    ) { session in
        try await MissionStep(path: "completion", arguments: session.arguments).take(session)
    }
}
