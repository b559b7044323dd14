/// What two names have in common.
extension Likeness {
    /// How many typing errors a whole name may hold.
    private static let errorLimit = 2
    /// How many words one name may have more: a second first name, a married name.
    private static let extraWords = 2

    /// The strongest thing that can be said of two names; nil when they are two.
    static func name(_ one: FoldedName?, _ other: FoldedName?) -> LikenessReason? {
        guard let one, let other else { return nil }
        let found = name(one.words, other.words)
        guard found != .sameName, one.joined != nil || other.joined != nil else { return found }
        // Le Roy and Leroy are one.
        let ways = [one.words, one.joined].compactMap(\.self).flatMap { one in
            [other.words, other.joined].compactMap(\.self).map { (one, $0) }
        }
        return ways.compactMap { name($0, $1) }.max { $0.points < $1.points }
    }

    private static func name(
        _ one: [FoldedName.Word], _ other: [FoldedName.Word]
    ) -> LikenessReason? {
        guard !one.isEmpty, !other.isEmpty else { return nil }
        // Jean-Pierre, Jean Pierre and Jeanpierre are one.
        if joined(one) == joined(other) { return .sameName }
        if one.count == other.count, sorted(one) == sorted(other) { return .nameInAnotherOrder }
        let (fewer, more) = one.count <= other.count ? (one, other) : (other, one)
        // A first name or a family name alone says too little.
        guard fewer.count > 1 || more.count == 1, more.count - fewer.count <= extraWords else {
            return nil
        }
        guard let errors = errors(fewer, more) else { return nil }
        return errors == 0 && fewer.count == more.count ? .nameSoundsAlike : .nameNearlySame
    }

    /// The typing errors that are left when each word has found its like; nil when one has none.
    ///
    /// Words that are written alike find each other first, then those that sound alike, then those
    /// that a slip of the fingers may have parted.
    private static func errors(_ fewer: [FoldedName.Word], _ more: [FoldedName.Word]) -> Int? {
        var free = more
        var left: [FoldedName.Word] = []
        for word in fewer where !take(from: &free, where: { $0.letters == word.letters }) {
            left.append(word)
        }
        var sounds = left.isEmpty ? [] : free.map(\.sound)
        left.removeAll { word in
            let sound = word.sound
            guard let index = sounds.firstIndex(of: sound) else { return false }
            sounds.remove(at: index)
            free.remove(at: index)
            return true
        }
        var errors = 0
        for word in left {
            guard let count = takeNearest(to: word, from: &free, atMost: errorLimit - errors)
            else { return nil }
            errors += count
        }
        return errors
    }

    private static func take(
        from free: inout [FoldedName.Word], where fits: (FoldedName.Word) -> Bool
    ) -> Bool {
        guard let index = free.firstIndex(where: fits) else { return false }
        free.remove(at: index)
        return true
    }

    private static func takeNearest(
        to word: FoldedName.Word, from free: inout [FoldedName.Word], atMost limit: Int
    ) -> Int? {
        var best: (errors: Int, index: Int)?
        for (index, candidate) in free.enumerated() {
            let errors = distance(word.letters, candidate.letters, atMost: limit)
            if let errors, errors < best?.errors ?? .max { best = (errors, index) }
        }
        guard let best else { return nil }
        free.remove(at: best.index)
        return best.errors
    }

    /// An initial stands for a word, at the price of an error.
    private static func distance(_ word: [UInt8], _ other: [UInt8], atMost limit: Int) -> Int? {
        if word.count == 1 || other.count == 1 {
            return limit > 0 && word.first == other.first ? 1 : nil
        }
        let borne = TypingErrors.borne(letters: max(word.count, other.count))
        return TypingErrors.count(word, other, atMost: min(borne, limit))
    }

    private static func joined(_ words: [FoldedName.Word]) -> [UInt8] {
        words.flatMap(\.letters)
    }

    private static func sorted(_ words: [FoldedName.Word]) -> [[UInt8]] {
        words.map(\.letters).sorted { $0.lexicographicallyPrecedes($1) }
    }
}
