/// A telephone number in E.164 form: `+` and at most 15 digits.
///
/// Checked for *possible*, never for *valid*: a plan of numbers changes, and refusing the number
/// of somebody in need because a table is old would be worse than keeping a wrong one.
package struct PhoneNumber: Hashable, Sendable {
    /// `+33639981234`.
    package let e164: String

    /// Reads what people type; national forms are read as French.
    ///
    /// Accepts `06 39 98 12 34`, `+33 (0)6 39 98 12 34`, `0033639981234`, `+262…`, with spaces,
    /// dots, hyphens, slashes and parentheses between digits. Nil when no such number can exist:
    /// other characters, fewer than 7 or more than 15 digits after the country's code, a French
    /// national number that is not ten digits.
    package init?(_ typed: String) {
        guard let compact = Self.compacted(typed) else { return nil }
        let digits: String
        if compact.hasPrefix("+") {
            digits = String(compact.dropFirst())
        } else if compact.hasPrefix("00") {
            digits = String(compact.dropFirst(2))
        } else if compact.hasPrefix("0"), compact.utf8.count == 10 {
            digits = "33" + compact.dropFirst()
        } else {
            return nil
        }
        guard let international = Self.withoutTrunkZero(digits) else { return nil }
        e164 = "+" + international
    }

    /// Digits with an optional leading plus; nil when something else stands in the text.
    private static func compacted(_ typed: String) -> String? {
        var compact = ""
        for scalar in typed.unicodeScalars {
            switch scalar {
            case "0"..."9": compact.unicodeScalars.append(scalar)
            case "+" where compact.isEmpty: compact.unicodeScalars.append(scalar)
            case " ", ".", "-", "/", "(", ")", "\u{A0}", "\u{202F}": continue
            default: return nil
            }
        }
        return compact
    }

    /// Drops the zero of `+33 (0)6`; nil when the digits cannot be a number.
    private static func withoutTrunkZero(_ digits: String) -> String? {
        var digits = digits
        if digits.hasPrefix("330") {
            digits.remove(at: digits.index(digits.startIndex, offsetBy: 2))
        }
        guard let first = digits.first, first != "0", (8...15).contains(digits.utf8.count) else {
            return nil
        }
        if digits.hasPrefix("33"), digits.utf8.count != 11 || digits.hasPrefix("330") {
            return nil
        }
        return digits
    }
}
