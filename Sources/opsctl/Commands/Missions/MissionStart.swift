import OpsCore

extension Subcommand {
    static let missionStart = Subcommand(
        "mission", "start", operands: [.id],
        summary: LocalizedText(
            fr: "l'équipe part",
            es: "el equipo sale",
            en: "the crew leaves"),
        examples: ["mission start 52"]
    ) { session in
        try await MissionStep(path: "start", arguments: session.arguments).take(session)
    }
}
