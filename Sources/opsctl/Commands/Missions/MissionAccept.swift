import OpsCore

extension Subcommand {
    static let missionAccept = Subcommand(
        "mission", "accept", operands: [.id], flags: [.volunteer],
        summary: LocalizedText(
            fr: "un bénévole accepte",
            es: "un voluntario acepta",
            en: "a volunteer accepts"),
        examples: ["mission accept 52 --volunteer 7"]
    ) { session in
        try await MissionStep(path: "acceptance", arguments: session.arguments).take(session)
    }
}
