/// The language a person speaks, as a BCP 47 tag in lower case (`fr`, `pt-br`).
///
/// Compared by its primary subtag: who speaks `pt-br` is understood by who speaks `pt`.
package struct LanguageTag: Hashable, Sendable {
    package let text: String

    /// Nil unless the text is letters and digits in groups of 1 to 8 joined by hyphens, the first
    /// of 2 to 8 letters (RFC 5646 section 2.1), and at most 35 characters in all.
    package init?(_ text: String) {
        if Self.isBare(text.utf8.span) {
            self.text = text
            return
        }
        // Lower-casing first would turn the Kelvin sign into a k.
        guard text.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
        let lowered = text.lowercased()
        let groups = lowered.utf8.split(
            separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard lowered.utf8.count <= 35, let first = groups.first, (2...8).contains(first.count),
            first.allSatisfy({ (97...122).contains($0) })
        else { return nil }
        for group in groups {
            guard (1...8).contains(group.count),
                group.allSatisfy({ (97...122).contains($0) || (48...57).contains($0) })
            else { return nil }
        }
        self.text = lowered
    }

    /// Whether the text is a language alone in lower case, as nearly all are.
    private static func isBare(_ text: Span<UInt8>) -> Bool {
        guard (2...8).contains(text.count) else { return false }
        for index in text.indices where !(97...122).contains(text[index]) { return false }
        return true
    }

    private init(known text: String) {
        self.text = text
    }

    package static let french = LanguageTag(known: "fr")

    package var primary: Substring { text.prefix { $0 != "-" } }

    /// Whether somebody who speaks this language is understood by who speaks the other.
    package func matches(_ other: LanguageTag) -> Bool {
        primary == other.primary
    }
}
