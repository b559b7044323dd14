import OpsCore

/// One option of a command, as data: the parser, the help, the completion and the manual read it.
struct Flag: Hashable, Sendable {
    /// What stands behind the option.
    enum Value: Hashable, Sendable {
        /// Nothing: the option is there or not.
        case none
        case text(String)
        case number(String, ClosedRange<Int64>)
        case decimal(String)
        /// Money: two decimals at the most, after a point or a comma.
        case amount(String)
        case oneOf([String])
        /// One of these kinds of need, or one that a deployment added: `errand.pet_food`.
        case need([String])
        case instant
        case day
        case file
    }

    /// Without the two hyphens.
    let name: String
    let short: Character?
    let value: Value
    let isRepeated: Bool
    let isNeeded: Bool
    /// The field of the document sent to the server that it fills (RFC 6901): `#/person/phone`.
    let pointer: String?
    let summary: LocalizedText

    init(
        _ name: String, short: Character? = nil, _ value: Value = .none, isRepeated: Bool = false,
        isNeeded: Bool = false, pointer: String? = nil, fr: String, es: String, en: String
    ) {
        self.name = name
        self.short = short
        self.value = value
        self.isRepeated = isRepeated
        self.isNeeded = isNeeded
        self.pointer = pointer
        summary = LocalizedText(fr: fr, es: es, en: en)
    }

    /// An option that says of another place what an option says already.
    init(_ name: String, _ value: Value, pointer: String, said summary: LocalizedText) {
        self.init(
            name, value, pointer: pointer, fr: summary.fr, es: summary.es, en: summary.en)
    }

    /// `--phone`.
    var spelling: String { "--" + name }

    /// What stands for the value in help texts; nil for an option without one.
    var placeholder: String? {
        switch value {
        case .none: nil
        case .text(let name), .number(let name, _), .decimal(let name),
            .amount(let name):
            name
        case .need: "NEED"
        case .oneOf(let words): words.count <= 5 ? words.joined(separator: "|") : "WORD"
        case .instant: "TIME"
        case .day: "YYYY-MM-DD"
        case .file: "FILE"
        }
    }

    /// The words that may stand behind it; empty when it is free.
    var choices: [String] {
        switch value {
        case .oneOf(let words), .need(let words): words
        default: []
        }
    }
}
