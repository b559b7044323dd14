import OpsCore

extension Subcommand {
    static let volunteerResume = Subcommand(
        "volunteer", "resume", operands: [.id],
        summary: LocalizedText(
            fr: "solliciter de nouveau un bénévole", es: "volver a pedírselo a un voluntario",
            en: "ask a volunteer again"),
        examples: ["volunteer resume 7"]
    ) { session in
        try await setAvailable(true, session)
    }
}
