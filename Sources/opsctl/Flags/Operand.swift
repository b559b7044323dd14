import OpsCore

/// What stands behind a command without an option's name.
struct Operand: Hashable, Sendable {
    /// As help texts write it: `ID`.
    let name: String
    let isNeeded: Bool
    /// May be given several times; only the last operand of a command may.
    let isRepeated: Bool
    let choices: [String]
    /// The fields of the document sent to the server that it fills.
    let pointers: [String]

    init(
        _ name: String, isNeeded: Bool = true, isRepeated: Bool = false, choices: [String] = [],
        pointers: [String] = []
    ) {
        self.name = name
        self.isNeeded = isNeeded
        self.isRepeated = isRepeated
        self.choices = choices
        self.pointers = pointers
    }

    /// `ID`, `VOLUNTEER…`, `[COMMAND…]`.
    var spelling: String {
        let word = choices.isEmpty ? name : choices.joined(separator: "|")
        let repeated = isRepeated ? word + "…" : word
        return isNeeded ? repeated : "[\(repeated)]"
    }
}
