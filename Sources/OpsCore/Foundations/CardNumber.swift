/// Whether a text holds what looks like the number of a bank card: nobody is to write one down (must-do 10).
///
/// Thirteen to nineteen digits with a right check digit (ISO/IEC 7812-1, Luhn), in whatever script, together or with
/// spaces, dashes and what nobody sees between them; with points, strokes, stars and commas too where the groups are those of a card, so that
/// dates and prices are none. No card begins with 0, so that telephone numbers as they are dialled are none.
package enum CardNumber {
    package static func isLikely(in text: String) -> Bool {
        var digits = 0
        // The first digits of another script (U+0660) begin with this byte, after all letters of Latin.
        for byte in text.utf8 where isDigit(byte) || byte >= 0xD9 { digits += 1 }
        guard digits >= 13 else { return false }  // nearly all texts
        // What more than spaces and dashes keep apart is looked at by itself, and as the groups of a card.
        return runs(in: text, isGap: isGap).contains(where: holdsCard)
            || runs(in: text) { isGap($0) || isLooseGap($0) }.contains(where: holdsPrinted)
    }

    /// The text as it may be kept: every digit of one that holds a card is a dot.
    ///
    /// For words that cannot be sent back to whoever wrote them, such as a text message.
    package static func hidden(in text: String) -> String {
        guard isLikely(in: text) else { return text }
        return String(text.map { $0.wholeNumberValue != nil ? "•" : $0 })
    }

    /// How cards are printed: groups of so many digits.
    private static let printed = [[4, 4, 4, 4], [4, 6, 5], [4, 4, 4, 4, 3], [4, 3, 3, 3]]

    /// Groups of digits that only gaps keep apart.
    private typealias Run = [[UInt8]]

    /// A run is a card as a whole.
    private static func holdsCard(_ groups: Run) -> Bool { isCard(groups.flatMap(\.self)) }

    /// In a longer one, such as a telephone number before it, a group is, or groups are as they are printed.
    private static func holdsPrinted(_ groups: Run) -> Bool {
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

    private static func runs(in text: String, isGap: (Unicode.Scalar) -> Bool) -> [Run] {
        var runs: [Run] = []
        var run: Run = []
        var group: [UInt8] = []
        for scalar in text.unicodeScalars {
            if let digit = digit(scalar) {
                group.append(digit)
                continue
            }
            // What nobody sees comes along with what is copied: joiners, soft hyphens, marks of direction.
            if scalar.properties.generalCategory == .format { continue }
            if !group.isEmpty { run.append(group) }
            group = []
            if isGap(scalar) { continue }
            if !run.isEmpty { runs.append(run) }
            run = []
        }
        if !group.isEmpty { run.append(group) }
        return run.isEmpty ? runs : runs + [run]
    }

    private static func digit(_ scalar: Unicode.Scalar) -> UInt8? {
        if scalar.isASCII {
            let byte = UInt8(truncatingIfNeeded: scalar.value)
            return isDigit(byte) ? byte - UInt8(ascii: "0") : nil
        }
        guard scalar.properties.numericType == .decimal else { return nil }
        return scalar.properties.numericValue.flatMap { UInt8(exactly: $0) }
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    /// Spaces of any width, line ends, and what is typed for a dash.
    private static func isGap(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || scalar == "-" || (0x2010...0x2015).contains(scalar.value)
    }

    /// What stands between groups of a card, and of prices and dates too.
    private static func isLooseGap(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case ".", "/", "\\", "|", "*", "_", ",", "·", "\u{FF0F}", "\u{FF0E}", "\u{FF0C}": true
        default: false
        }
    }
}
