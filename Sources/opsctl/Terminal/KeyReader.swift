/// Makes keys of the bytes that a terminal sends, wherever they are cut.
struct KeyReader: Sendable {
    /// What has come of a key that is not whole.
    private var rest: [UInt8] = []
    /// Bytes of a paste that has not ended.
    private var pasted: [UInt8]?
    /// Longer pastes are cut: no field takes more, and a stream without end is no paste.
    private static let pasteLimit = 65_536
    private static let sequenceLimit = 32
    private static let pasteEnd = Array("\u{1B}[201~".utf8)

    /// Whether an Escape may be a key by itself, which only time can tell.
    var mayBeEscape: Bool { pasted == nil && !rest.isEmpty }

    mutating func read(_ bytes: [UInt8]) -> [Key] {
        rest += bytes
        var keys: [Key] = []
        while let key = next() {
            if let key { keys.append(key) }
        }
        return keys
    }

    /// Nothing came for a while: what looked like a beginning was all.
    mutating func giveUp() -> [Key] {
        guard mayBeEscape else { return [] }
        defer { rest = [] }
        return rest == [0x1B] ? [.escape] : []
    }

    /// The next key; `.some(nil)` for what means nothing; nil when more must come.
    private mutating func next() -> Key?? {
        if pasted != nil { return nextOfPaste() }
        guard let first = rest.first else { return nil }
        switch first {
        case 0x1B: return nextSequence()
        case 0x0D, 0x0A: return taking(1, .enter)
        case 0x09: return taking(1, .tab)
        case 0x08, 0x7F: return taking(1, .backspace)
        case 0x01...0x1A:
            return taking(1, .control(Character(Unicode.Scalar(first + 0x60))))
        case 0..<0x20: return taking(1, nil)
        default: return nextCharacter(first)
        }
    }

    private mutating func taking(_ count: Int, _ key: Key?) -> Key?? {
        rest.removeFirst(count)
        return .some(key)
    }

    private mutating func nextCharacter(_ first: UInt8) -> Key?? {
        let count: Int
        switch first {
        case 0..<0x80: count = 1
        case 0xC2..<0xE0: count = 2
        case 0xE0..<0xF0: count = 3
        case 0xF0..<0xF5: count = 4
        default: return taking(1, nil)
        }
        // A byte that cannot go on ends what began, and is looked at by itself.
        let following = rest.prefix(count).dropFirst().prefix { (0x80..<0xC0).contains($0) }.count
        guard following == count - 1 else {
            return rest.count > following + 1 ? taking(following + 1, nil) : nil
        }
        let text = String(validating: rest.prefix(count), as: UTF8.self)
        return taking(count, text?.first.map { .character($0) })
    }
}

extension KeyReader {
    private mutating func nextOfPaste() -> Key?? {
        guard let end = rest.firstRange(of: Self.pasteEnd) else {
            // What may be the beginning of the end stays.
            let whole = max(0, rest.count - Self.pasteEnd.count)
            keepPasted(whole)
            return nil
        }
        keepPasted(end.lowerBound)
        rest.removeFirst(Self.pasteEnd.count)
        let text = String(decoding: pasted ?? [], as: UTF8.self)
        pasted = nil
        return .some(.paste(text))
    }

    private mutating func keepPasted(_ count: Int) {
        let room = max(0, Self.pasteLimit - (pasted?.count ?? 0))
        pasted?.append(contentsOf: rest.prefix(min(count, room)))
        rest.removeFirst(count)
    }

    /// `ESC [ … letter`, `ESC O letter`, and `ESC [ [ letter` of the Linux console.
    private mutating func nextSequence() -> Key?? {
        guard rest.count > 1 else { return nil }
        switch rest[1] {
        case UInt8(ascii: "O"):
            guard rest.count > 2 else { return nil }
            return taking(3, Self.named(final: rest[2], ""))
        case UInt8(ascii: "["): return nextControlSequence()
        case 0x1B: return taking(1, .escape)
        // Alt with a key means nothing here, and what it typed is not taken for text.
        default: return taking(2, nil)
        }
    }

    private mutating func nextControlSequence() -> Key?? {
        let tail = rest.dropFirst(2)
        if tail.first == UInt8(ascii: "[") {
            guard tail.count > 1 else { return nil }
            let letter = Int(tail[tail.startIndex + 1]) - 0x40
            return taking(4, (1...5).contains(letter) ? .function(letter) : nil)
        }
        guard let end = tail.firstIndex(where: { (0x40..<0x7F).contains($0) }) else {
            return rest.count > Self.sequenceLimit ? taking(rest.count, nil) : nil
        }
        let numbers = String(decoding: rest[2..<end], as: UTF8.self)
        let key = Self.named(final: rest[end], numbers)
        rest.removeFirst(end + 1)
        if key == .paste("") {
            pasted = []
            return .some(nil)
        }
        return .some(key)
    }

    private static func named(final: UInt8, _ numbers: String) -> Key? {
        switch final {
        case UInt8(ascii: "A"): .up
        case UInt8(ascii: "B"): .down
        case UInt8(ascii: "C"): .right
        case UInt8(ascii: "D"): .left
        case UInt8(ascii: "H"): .home
        case UInt8(ascii: "F"): .end
        case UInt8(ascii: "Z"): .backTab
        case UInt8(ascii: "M"): .enter
        case UInt8(ascii: "P")...UInt8(ascii: "S"): .function(Int(final) - 0x4F)
        case UInt8(ascii: "~"): named(number: numbers.split(separator: ";").first ?? "")
        default: nil
        }
    }

    private static func named(number: Substring) -> Key? {
        switch Int(number) {
        case 1, 7: .home
        case 4, 8: .end
        case 3: .delete
        case 5: .pageUp
        case 6: .pageDown
        case .some(let code) where (11...15).contains(code): .function(code - 10)
        case .some(let code) where (17...21).contains(code): .function(code - 11)
        case 23, 24: .function((Int(number) ?? 0) - 12)
        case 200: .paste("")
        default: nil
        }
    }
}
