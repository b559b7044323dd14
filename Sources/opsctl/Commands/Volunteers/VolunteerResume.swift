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

    static let volunteerResumeMessages = Subcommand(
        "volunteer", "resume-messages", operands: [.id],
        summary: LocalizedText(
            fr: "un bénévole qui ne voulait plus de messages en reçoit de nouveau",
            es: "un voluntario que no quería mensajes vuelve a recibirlos",
            en: "a volunteer who wanted no messages gets them again"),
        examples: ["volunteer resume-messages 7"]
    ) { session in
        try await session.change("volunteers", "message-resumption") { _ in
        } showing: {
            try session.output.volunteer($0)
        }
    }
}
