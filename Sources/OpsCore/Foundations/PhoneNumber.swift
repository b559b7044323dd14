/// A telephone number in E.164 form: `+` and at most 15 digits.
///
/// Checked for *possible*, never for *valid*: a plan of numbers changes, and refusing the number
/// of somebody in need because a table is old would be worse than keeping a wrong one.
package struct PhoneNumber: Hashable, Sendable {
    /// `+33639981234`.
    package let e164: String

    /// Reads what people type; a number without a country's code is one of `country`.
    ///
    /// Accepts `+33 (0)6 39 98 12 34`, `0033639981234`, `+262…`, and in France `06 39 98 12 34`, with spaces,
    /// dots, hyphens, slashes and parentheses between digits. Nil when no such number can exist: other characters,
    /// fewer than 7 or more than 15 digits after the country's code, a national number that the plan of the country
    /// does not have, or any where no country is said. The same digits are a mobile telephone in Paris and an office
    /// in Rome: to whom the house belongs is never guessed.
    package init?(_ typed: String, in country: DialledFrom? = nil) {
        guard var digits = Self.compacted(typed) else { return nil }
        if digits.starts(with: "+".utf8) {
            digits.removeFirst()
        } else if digits.starts(with: "00".utf8) {
            digits.removeFirst(2)
        } else if let whole = country?.international(digits) {
            digits = whole
        } else {
            return nil
        }
        // The zero of `+33 (0)6`.
        if digits.starts(with: "330".utf8) { digits.remove(at: 2) }
        guard Self.isPossible(digits) else { return nil }
        digits.insert(UInt8(ascii: "+"), at: 0)
        e164 = String(decoding: digits, as: UTF8.self)
    }

    /// What it can be in a country, or in each that is known, for whoever does not know where it is dialled.
    package static func readings(
        of typed: String, in country: DialledFrom? = nil
    ) -> [PhoneNumber] {
        let countries = country.map { [$0] } ?? DialledFrom.allCases
        return countries.compactMap { PhoneNumber(typed, in: $0) }
    }

    /// Digits with an optional leading plus; nil when something else stands in the text.
    private static func compacted(_ typed: String) -> [UInt8]? {
        var compact: [UInt8] = []
        compact.reserveCapacity(24)
        for scalar in typed.unicodeScalars {
            switch scalar {
            case "0"..."9": compact.append(UInt8(ascii: scalar))
            case "+" where compact.isEmpty: compact.append(UInt8(ascii: scalar))
            case " ", ".", "-", "/", "(", ")", "\u{A0}", "\u{202F}": continue
            default: return nil
            }
        }
        return compact
    }

    private static func isPossible(_ digits: [UInt8]) -> Bool {
        guard (8...15).contains(digits.count), digits[0] != UInt8(ascii: "0") else { return false }
        guard digits.starts(with: "33".utf8) else { return true }
        return digits.count == 11 && digits[2] != UInt8(ascii: "0")
    }
}
