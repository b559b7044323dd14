/// The names of one object while it is parsed: none may stand twice (RFC 8259 section 4).
struct JSONNames {
    /// Larger objects are checked against a set.
    private static let smallCount = 16

    /// Where the first name stands among the items.
    let firstPlace: Int
    private(set) var count = 0
    private var seen: Set<String> = []

    init(firstPlace: Int) {
        self.firstPlace = firstPlace
    }

    /// Takes in a name that is not among the items yet; answers whether it was there before.
    mutating func hold(
        _ name: JSONTape.Item, _ items: Span<JSONTape.Item>, _ text: Span<UInt8>
    ) -> Bool {
        defer { count += 1 }
        guard count >= Self.smallCount else { return contains(name, items, text) }
        if seen.isEmpty {
            var place = firstPlace
            while place < items.count {
                seen.insert(items[place].string(in: text))
                place = items[place + 1].next(after: place + 1)
            }
        }
        return !seen.insert(name.string(in: text)).inserted
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
