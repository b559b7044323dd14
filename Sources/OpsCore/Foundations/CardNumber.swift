/// Whether a text holds what looks like the number of a bank card: nobody is to write one down (must-do 10).
///
/// Thirteen to nineteen digits with a right check digit (ISO/IEC 7812-1, Luhn), together or with spaces and dashes
/// between them. No card begins with 0, so that telephone numbers as they are dialled are none.
package enum CardNumber {
    package static func isLikely(in text: String) -> Bool {
        var digits = 0
        for byte in text.utf8 where isDigit(byte) { digits += 1 }
        guard digits >= 13 else { return false }  // nearly all texts
        return runs(in: text).contains(where: holdsCard)
    }

    /// The text as it may be kept: every digit of one that holds a card is a dot.
    ///
    /// For words that cannot be sent back to whoever wrote them, such as a text message.
    package static func hidden(in text: String) -> String {
        guard isLikely(in: text) else { return text }
        return String(text.map { $0.isASCII && $0.isNumber ? "•" : $0 })
    }

    /// How cards are printed: groups of so many digits.
    private static let printed = [[4, 4, 4, 4], [4, 6, 5], [4, 4, 4, 4, 3], [4, 3, 3, 3]]

    /// A run is a card as a whole; in a longer one, such as a telephone number before it, a group is, or groups are
    /// as they are printed.
    private static func holdsCard(_ groups: [[UInt8]]) -> Bool {
        if isCard(groups.flatMap(\.self)) { return true }
        for start in groups.indices {
            if isCard(groups[start]) { return true }
            for sizes in printed where start + sizes.count <= groups.count {
                let some = groups[start..<start + sizes.count]
                if some.map(\.count) == sizes, isCard(some.flatMap(\.self)) { return true }
            }
        }
        return false
    }

    private static func isCard(_ digits: [UInt8]) -> Bool {
        guard (13...19).contains(digits.count), digits[0] != 0 else { return false }
        var sum = 0
        for (place, digit) in digits.reversed().enumerated() {
            let weighed = place % 2 == 0 ? Int(digit) : Int(digit) * 2
            sum += weighed > 9 ? weighed - 9 : weighed
        }
        return sum % 10 == 0
    }

    /// Digits that only spaces and dashes keep apart, in their groups.
    private static func runs(in text: String) -> [[[UInt8]]] {
        var runs: [[[UInt8]]] = []
        var groups: [[UInt8]] = []
        var group: [UInt8] = []
        for scalar in text.unicodeScalars {
            if let byte = UInt8(exactly: scalar.value), isDigit(byte) {
                group.append(byte - UInt8(ascii: "0"))
                continue
            }
            if !group.isEmpty { groups.append(group) }
            group = []
            if isGap(scalar) { continue }
            if !groups.isEmpty { runs.append(groups) }
            groups = []
        }
        if !group.isEmpty { groups.append(group) }
        return groups.isEmpty ? runs : runs + [groups]
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    /// Spaces of any width, line ends, and what is typed for a dash.
    private static func isGap(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || scalar == "-" || (0x2010...0x2015).contains(scalar.value)
    }
}
