import OpsCore

extension Subcommand {
    static let personSeparate = Subcommand(
        "person", "separate", operands: [.id],
        summary: LocalizedText(
            fr: "séparer une personne de celle avec qui elle a été réunie",
            es: "separar a una persona de aquella con la que se unió",
            en: "separate a person from the one they were merged with"),
        examples: ["person separate 01710c6c-2c00-7000-8000-000000000006"]
    ) { session in
        let target = Target("v1", "people", session.arguments.subject, "separation")
        try session.answer(try await session.frontDesk().post(target.text)) {
            try session.output.history($0)
        }
        return .done
    }
}
