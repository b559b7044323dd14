/// The stable code of a territory: `FR`, `92`, `92-montrouge`.
package struct TerritoryCode: Hashable, Sendable, Comparable {
    package let text: String

    /// Nil unless the text is 1 to 32 ASCII letters, digits and hyphens.
    package init?(_ text: String) {
        guard (1...32).contains(text.utf8.count), Self.isPlain(text.utf8.span) else { return nil }
        self.text = text
    }

    private static func isPlain(_ text: Span<UInt8>) -> Bool {
        for index in text.indices {
            switch text[index] {
            case 48...57, 65...90, 97...122, UInt8(ascii: "-"): continue
            default: return false
            }
        }
        return true
    }

    package static func < (left: TerritoryCode, right: TerritoryCode) -> Bool {
        left.text < right.text
    }
}
