import OpsCore

/// What every text for people must be.
enum Wording {
    /// Three texts, none empty, no two alike, without double blanks or loose ends.
    static func isThreefold(_ text: LocalizedText) -> Bool {
        let all = PublicationLanguage.allCases.map { text[$0] }
        return Set(all).count == 3 && all.allSatisfy(isTidy)
    }

    static func isTidy(_ text: String) -> Bool {
        !text.isEmpty && text.first != " " && text.last != " " && !text.contains("  ")
            && !text.contains("Optional(") && !text.contains("\n")
    }
}

extension Wording {
    /// Three tidy texts; a word may be the same in two languages (podcast, parent).
    static func isTidyInAll(_ text: LocalizedText) -> Bool {
        PublicationLanguage.allCases.allSatisfy { isTidy(text[$0]) }
    }
}
