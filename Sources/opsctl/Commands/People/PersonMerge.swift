import OpsCore

extension Subcommand {
    static let personMerge = Subcommand(
        "person", "merge", operands: [.id, .other],
        summary: LocalizedText(
            fr: "réunir deux personnes qui n'en font qu'une ; cela peut se défaire",
            es: "unir a dos personas que son la misma; se puede deshacer",
            en: "merge two people who are one; it can be undone"),
        examples: [
            "person merge 01710c6c-2c00-7000-8000-000000000005 "
                + "01710c6c-2c00-7000-8000-000000000006"
        ]
    ) { session in
        try await session.change("people", "merge") { json in
            json.known("other", session.arguments.operands.last)
        } showing: {
            try session.output.history($0)
        }
    }
}

extension Operand {
    static let other = Operand("OTHER")
}
