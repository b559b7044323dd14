/// The stable code of a territory: `FR`, `92`, `92-montrouge`.
package struct TerritoryCode: Hashable, Sendable, Comparable {
    package let text: String

    /// Nil unless the text is 1 to 32 ASCII letters, digits and hyphens.
    package init?(_ text: String) {
        let isPlain = text.utf8.allSatisfy { byte in
            (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
                || byte == UInt8(ascii: "-")
        }
        guard isPlain, (1...32).contains(text.utf8.count) else { return nil }
        self.text = text
    }

    package static func < (left: TerritoryCode, right: TerritoryCode) -> Bool {
        left.text < right.text
    }
}
