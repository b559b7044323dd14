/// The names of one object while it is parsed: none may stand twice (RFC 8259 section 4).
struct JSONNames {
    /// Larger objects are checked against a set.
    private static let smallCount = 16

    /// Where the first name stands among the items.
    let firstPlace: Int
    private(set) var count = 0
    private var seen: Set<String> = []
    /// A bit for each name so far, chosen by its length and its ends: a name whose bit is free is
    /// new, and is compared with no other.
    private var taken: UInt64 = 0

    init(firstPlace: Int) {
        self.firstPlace = firstPlace
    }

    /// Takes in a name that is not among the items yet; answers whether it was there before.
    mutating func hold(
        _ name: JSONTape.Item, _ items: Span<JSONTape.Item>, _ text: Span<UInt8>
    ) -> Bool {
        defer { count += 1 }
        guard count >= Self.smallCount else {
            let mark = Self.mark(of: name, text)
            defer { taken |= mark }
            return taken & mark != 0 && contains(name, items, text)
        }
        if seen.isEmpty {
            var place = firstPlace
            while place < items.count {
                seen.insert(items[place].string(in: text))
                place = items[place + 1].next(after: place + 1)
            }
        }
        return !seen.insert(name.string(in: text)).inserted
    }

    /// A name that is not plain may be the same as one that is spelled otherwise: it has all bits.
    private static func mark(of name: JSONTape.Item, _ text: Span<UInt8>) -> UInt64 {
        guard name.isPlain, name.start < name.end else { return .max }
        let ends = Int(text[name.start]) &* 7 &+ Int(text[name.end &- 1])
        return 1 &<< UInt64((ends &+ name.end &- name.start) & 63)
    }

    private func contains(
        _ name: JSONTape.Item, _ items: Span<JSONTape.Item>, _ text: Span<UInt8>
    ) -> Bool {
        var place = firstPlace
        while place < items.count {
            if items[place].isSame(as: name, in: text) { return true }
            place = items[place &+ 1].next(after: place &+ 1)
        }
        return false
    }
}
