import OpsCore

extension Subcommand {
    static let requestOffer = Subcommand(
        "request", "offer", operands: [.id, Operand("VOLUNTEER", isRepeated: true)], flags: [.task],
        summary: LocalizedText(
            fr: "solliciter des bénévoles", es: "pedírselo a voluntarios", en: "ask volunteers"),
        examples: ["request offer 417 7 12", "request offer 417 7 --task \"bread, milk\""]
    ) { session in
        let operands = session.arguments.operands
        let code = try await session.change("requests", "offers") { json in
            json.member("volunteers", each: operands.dropFirst()) { json, word in
                json.identity(word)
            }
            json.known("task", session.arguments.text(.task))
        } showing: {
            try session.output.mission($0)
        }
        await session.warn(ofRequest: session.arguments.subject)
        return code
    }
}

extension Flag {
    static let task = Flag(
        "task", .text("TEXT"), pointer: "#/task",
        fr: "ce qu'il y a à faire, dit à qui accepte",
        es: "lo que hay que hacer, para quien acepte",
        en: "what is to be done, told to who accepts")
}

extension JSONWriter {
    /// A number as it is said aloud, or an identifier.
    mutating func identity(_ word: String) {
        if let number = Int64(word) { value(number) } else { value(word) }
    }
}
