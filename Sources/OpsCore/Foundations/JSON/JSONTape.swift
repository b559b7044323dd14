/// A text that was parsed: its bytes, and what stands where in them.
///
/// One flat list instead of a tree: a body of the size of a contact is parsed with one allocation,
/// and a text becomes a `String` only when somebody takes it.
struct JSONTape: Sendable {
    /// What a value is.
    enum Kind: UInt8, Sendable {
        case null
        case yes
        case no
        case number
        case string
        case array
        case object
    }

    /// A value, or the name of a member; a name stands before its value.
    struct Item: Sendable {
        let kind: Kind
        /// Whether a string is ASCII without escapes: then its bytes are what it says.
        let isPlain: Bool
        /// Where a string (without its quotes) or a number begins in the bytes; how many elements
        /// an array holds, how many members an object.
        var start: Int
        /// Where a string or a number ends; the place after the last item of an array or object.
        var end: Int
    }

    let bytes: [UInt8]
    let items: [Item]

    /// The value as something that can be handed around.
    func value(at place: Int) -> JSONValue {
        let item = items[place]
        switch item.kind {
        case .null: return .null
        case .yes: return .bool(true)
        case .no: return .bool(false)
        case .number: return .number(JSONNumber(text: item.string(in: bytes.span)))
        case .string: return .string(item.string(in: bytes.span))
        case .array: return .array(places(ofElementsOf: place).map(value))
        case .object: return .object(JSONObject(tape: self, place: place))
        }
    }

    /// Where the elements of an array stand.
    func places(ofElementsOf array: Int) -> [Int] {
        var places: [Int] = []
        places.reserveCapacity(items[array].start)
        var place = array + 1
        while place < items[array].end {
            places.append(place)
            place = items[place].next(after: place)
        }
        return places
    }

    /// A member of an object: where its name stands, and which of the members it is.
    struct Member {
        var name: Int
        var ordinal: Int

        /// Where its value stands.
        var place: Int { name &+ 1 }
    }

    /// The member of that name; nil when there is none.
    ///
    /// `likely` is looked at first, and those behind it: who reads a document mostly asks in the
    /// order in which it was written.
    func member(_ name: String, of object: Int, likely: Member) -> Member? {
        member(name, from: likely, to: items[object].end)
            ?? member(name, from: Member(name: object &+ 1, ordinal: 0), to: likely.name)
    }

    private func member(_ name: String, from first: Member, to end: Int) -> Member? {
        let items = items.span
        let text = bytes.span
        let wanted = name.utf8.span
        var member = first
        while member.name < end {
            let item = items[member.name]
            let isWanted =
                item.isPlain ? item.holds(wanted, in: text) : item.string(in: text) == name
            if isWanted { return member }
            member.name = items[member.place].next(after: member.place)
            member.ordinal &+= 1
        }
        return nil
    }
}

extension JSONTape.Item {
    /// The place of the item after this one and all that it holds.
    func next(after place: Int) -> Int {
        kind == .array || kind == .object ? end : place &+ 1
    }

    /// What a string says, or how a number is written.
    ///
    /// The parser has looked at the bytes: they are UTF-8 and the escapes are whole.
    func string(in text: Span<UInt8>) -> String {
        let part = text.extracting(start..<end)
        if kind == .string, !isPlain {
            var escapes = JSONEscapes(at: 0)
            return String(decoding: escapes.resolved(part), as: UTF8.self)
        }
        guard let part = try? UTF8Span(validating: part) else { return "" }
        return String(copying: part)
    }

    /// Whether the bytes of the item are these.
    func holds(_ other: Span<UInt8>, in text: Span<UInt8>) -> Bool {
        guard end &- start == other.count else { return false }
        for index in other.indices where text[start &+ index] != other[index] { return false }
        return true
    }

    /// Whether two strings say the same; names that look the same on a screen do.
    func isSame(as other: JSONTape.Item, in text: Span<UInt8>) -> Bool {
        guard isPlain, other.isPlain else { return string(in: text) == other.string(in: text) }
        return holds(text.extracting(other.start..<other.end), in: text)
    }
}
