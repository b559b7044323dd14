import OpsCore

extension Subcommand {
    static let requestOffer = Subcommand(
        "request", "offer", operands: [.id, Operand("VOLUNTEER", isRepeated: true)],
        summary: LocalizedText(
            fr: "solliciter des bénévoles", es: "pedírselo a voluntarios", en: "ask volunteers"),
        examples: ["request offer 417 7 12"]
    ) { session in
        let operands = session.arguments.operands
        var json = JSONWriter()
        json.beginObject()
        json.member("volunteers", each: operands.dropFirst()) { json, word in
            json.identity(word)
        }
        json.endObject()
        let target = Target("v1", "requests", session.arguments.subject, "offers")
        try session.answer(try await session.frontDesk().post(target.text, json.bytes)) {
            try session.output.mission($0)
        }
        return .done
    }
}

extension JSONWriter {
    /// A number as it is said aloud, or an identifier.
    mutating func identity(_ word: String) {
        if let number = Int64(word) { value(number) } else { value(word) }
    }
}
