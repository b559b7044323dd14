import OpsCore

extension Subcommand {
    static let missionDecline = Subcommand(
        "mission", "decline", operands: [.id], flags: [.volunteer, .whyNot, .notUntil],
        summary: LocalizedText(
            fr: "un bénévole décline",
            es: "un voluntario rechaza",
            en: "a volunteer declines"),
        examples: [
            "mission decline 52 --volunteer 7",
            "mission decline 52 --volunteer 7 --reason not_now --until 2026-12-01",
        ]
    ) { session in
        try await MissionStep(path: "refusal", arguments: session.arguments).take(session)
    }
}
