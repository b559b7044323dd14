/// An exact amount: whole hundredths of a currency, so that nothing is ever rounded.
package struct Money: Hashable, Sendable {
    package let cents: Int64
    package let currency: CurrencyCode

    /// Nobody shops for more; it also keeps sums far from the end of the numbers.
    package static let range: ClosedRange<Int64> = 0...10_000_000

    /// Nil unless the amount is one that somebody may spend.
    package init?(cents: Int64, _ currency: CurrencyCode) {
        guard Self.range.contains(cents) else { return nil }
        self.cents = cents
        self.currency = currency
    }

    /// Reads `12`, `12.4`, `12.40` or `12,40`; nil for anything else, and for more than two decimals.
    package static func cents(typed text: String) -> Int64? {
        let parts = text.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
        guard (1...2).contains(parts.count), (1...6).contains(parts[0].utf8.count),
            parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
            let whole = Int64(parts[0])
        else { return nil }
        guard parts.count == 2 else { return inRange(whole * 100) }
        guard (1...2).contains(parts[1].utf8.count), let rest = Int64(parts[1]) else { return nil }
        return inRange(whole * 100 + (parts[1].utf8.count == 1 ? rest * 10 : rest))
    }

    private static func inRange(_ cents: Int64) -> Int64? { range.contains(cents) ? cents : nil }

    /// `12.40 EUR`, with a comma where that is how people write it.
    package func text(in language: PublicationLanguage) -> String {
        Self.text(of: cents, in: language) + " \(currency.text)"
    }

    /// The amount without its currency; a difference may be negative.
    package static func text(of cents: Int64, in language: PublicationLanguage) -> String {
        let rest = String(cents.magnitude % 100)
        let sign = cents < 0 ? "-" : ""
        let mark = language == .en ? "." : ","
        return sign + "\(cents.magnitude / 100)" + mark + (rest.utf8.count == 1 ? "0" : "") + rest
    }
}

/// Three capital letters (ISO 4217): `EUR`.
package struct CurrencyCode: Hashable, Sendable {
    package let text: String

    package init?(_ text: String) {
        guard text.utf8.count == 3, text.utf8.allSatisfy({ (65...90).contains($0) }) else {
            return nil
        }
        self.text = text
    }
}

extension JSONFields {
    package mutating func currency(_ name: String, isNeeded: Bool = false) -> CurrencyCode? {
        member(name, isNeeded: isNeeded) { value throws(FieldProblem.Failure) in
            guard let code = CurrencyCode(try value.text(limit: 64)) else {
                throw FieldProblem.Failure(.malformedCode(example: "EUR"))
            }
            return code
        }
    }

    /// `{"cents":1240,"currency":"EUR"}`.
    package mutating func money(_ name: String, isNeeded: Bool = false) -> Money? {
        nested(name, isNeeded: isNeeded) { fields in
            let cents = fields.integer("cents", isNeeded: true, in: Money.range)
            let currency = fields.currency("currency", isNeeded: true)
            guard let cents, let currency else { return nil }
            return Money(cents: cents, currency)
        }
    }
}

extension JSONWriter {
    package mutating func member(_ name: StaticString, _ money: Money?) {
        key(name)
        guard let money else { return null() }
        beginObject()
        member("cents", money.cents)
        member("currency", money.currency.text)
        endObject()
    }
}
