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
///
/// It points into the text that was parsed: a member is made when it is asked for.
package struct JSONObject: Sendable {
    package struct Member: Hashable, Sendable {
        package let name: String
        package let value: JSONValue
    }

    let tape: JSONTape
    /// Where the object stands among the items.
    let place: Int

    package var members: [Member] {
        var members: [Member] = []
        members.reserveCapacity(tape.items[place].start)
        var next = place + 1
        while next < tape.items[place].end {
            let name = tape.items[next].string(in: tape.bytes.span)
            members.append(Member(name: name, value: tape.value(at: next + 1)))
            next = tape.items[next + 1].next(after: next + 1)
        }
        return members
    }

    package subscript(name: String) -> JSONValue? {
        let first = JSONTape.Member(name: place + 1, ordinal: 0)
        return tape.member(name, of: place, likely: first).map { tape.value(at: $0.place) }
    }
}

extension JSONObject: Hashable {
    package static func == (left: JSONObject, right: JSONObject) -> Bool {
        left.members == right.members
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(members)
    }
}

/// A number as it was written: exact, never forced through binary floating point.
package struct JSONNumber: Hashable, Sendable {
    package let text: String

    /// The number when it was written without fraction or exponent and fits 64 bits.
    package var integer: Int64? { Int64(text) }

    /// The number when it is whole, however it was written: `5.0` and `5e0` are 5 (JSON Schema 2020-12
    /// section 4.2.3), up to where doubles hold every whole number.
    package var whole: Int64? {
        integer ?? Int64(exactly: double).flatMap { $0.magnitude < 1 << 53 ? $0 : nil }
    }

    /// The nearest double; finite, because the parser refuses what is not.
    package var double: Double { Double(text) ?? 0 }
}
