import OpsCore

extension Subcommand {
    static let missionFail = Subcommand(
        "mission", "fail", operands: [.id], flags: [.reason],
        summary: LocalizedText(
            fr:
                "la mission n'a pas abouti : not_home, wrong_address, refused, not_ready, too_far, ou un texte",
            es:
                "la misión no se cumplió: not_home, wrong_address, refused, not_ready, too_far o un texto",
            en:
                "the mission did not succeed: not_home, wrong_address, refused, not_ready, too_far, or a text"
        ),
        examples: ["mission fail 52 --reason not_home"]
    ) { session in
        try await MissionStep(path: "failure", arguments: session.arguments).take(session)
    }
}
