import OpsCore

extension Subcommand {
    static let missionDecline = Subcommand(
        "mission", "decline", operands: [.id], flags: [.volunteer, .reason],
        summary: LocalizedText(
            fr: "un bénévole décline",
            es: "un voluntario rechaza",
            en: "a volunteer declines"),
        examples: ["mission decline 52 --volunteer 7"]
    ) { session in
        try await MissionStep(path: "refusal", arguments: session.arguments).take(session)
    }
}
