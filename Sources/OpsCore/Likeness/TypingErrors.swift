/// How many typing errors lie between two words.
///
/// The distance of optimal string alignment: letters that are wrong, missing or too many, and two
/// neighbours in each other's place, count one each. F. Damerau ("A technique for computer detection
/// and correction of spelling errors", Communications of the ACM 7(3), 1964) found these four behind
/// more than 80 % of misspelt words.
package enum TypingErrors {
    /// The number of errors; nil when there are more than `limit`.
    package static func count(_ word: [UInt8], _ other: [UInt8], atMost limit: Int) -> Int? {
        guard abs(word.count - other.count) <= limit else { return nil }
        return (0...limit).first { reaches(word, 0, other, 0, within: $0) }
    }

    /// How many are borne in words of this length.
    ///
    /// Short names differ by one letter as a rule (Léa, Lia); in long ones two are easily made.
    package static func borne(letters count: Int) -> Int {
        switch count {
        case ..<4: 0
        case ..<8: 1
        default: 2
        }
    }

    /// Walks both words; where they part, each kind of error is tried in turn.
    ///
    /// That few are allowed keeps it short, and it allocates nothing: hundreds of names are compared
    /// in one search.
    private static func reaches(
        _ word: [UInt8], _ start: Int, _ other: [UInt8], _ otherStart: Int, within limit: Int
    ) -> Bool {
        var (i, j) = (start, otherStart)
        while i < word.count, j < other.count, word[i] == other[j] { (i, j) = (i + 1, j + 1) }
        let (left, otherLeft) = (word.count - i, other.count - j)
        if left == 0 || otherLeft == 0 { return left + otherLeft <= limit }
        guard limit > 0, abs(left - otherLeft) <= limit else { return false }
        if left > 1, otherLeft > 1, word[i] == other[j + 1], word[i + 1] == other[j],
            reaches(word, i + 2, other, j + 2, within: limit - 1)
        {
            return true
        }
        return reaches(word, i + 1, other, j + 1, within: limit - 1)
            || reaches(word, i + 1, other, j, within: limit - 1)
            || reaches(word, i, other, j + 1, within: limit - 1)
    }
}
