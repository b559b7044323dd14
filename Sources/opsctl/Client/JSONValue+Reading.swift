import OpsCore

/// Reads what the server sent: forgiving, because a newer server may say more.
extension JSONValue {
    subscript(name: String) -> JSONValue? {
        guard case .object(let object) = self, let value = object[name], value != .null else {
            return nil
        }
        return value
    }

    var text: String? {
        if case .string(let text) = self { text } else { nil }
    }

    var integer: Int64? {
        if case .number(let number) = self { number.integer } else { nil }
    }

    var isTrue: Bool { self == .bool(true) }

    var items: [JSONValue] {
        if case .array(let items) = self { items } else { [] }
    }

    /// The members' names in the order of the text.
    var names: [String] {
        if case .object(let object) = self { object.members.map(\.name) } else { [] }
    }

    /// A text or a number as it was written.
    var scalar: String? {
        switch self {
        case .string(let text): text
        case .number(let number): number.text
        case .bool(let flag): String(flag)
        case .null, .array, .object: nil
        }
    }
}
