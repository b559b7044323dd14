/// One value of a JSON text (RFC 8259).
package enum JSONValue: Hashable, Sendable {
    case null
    case bool(Bool)
    case number(JSONNumber)
    case string(String)
    case array([JSONValue])
    case object(JSONObject)
}

/// The members of a JSON object, in the order of the text; the parser refuses repeated names.
package struct JSONObject: Hashable, Sendable {
    package struct Member: Hashable, Sendable {
        package let name: String
        package let value: JSONValue
    }

    package let members: [Member]

    package subscript(name: String) -> JSONValue? {
        members.first { $0.name == name }?.value
    }
}

/// A number as it was written: exact, never forced through binary floating point.
package struct JSONNumber: Hashable, Sendable {
    package let text: String

    /// The number when it was written without fraction or exponent and fits 64 bits.
    package var integer: Int64? { Int64(text) }

    /// The nearest double; finite, because the parser refuses what is not.
    package var double: Double { Double(text) ?? 0 }
}
