/// A person's name as it is compared: words without case, accents, titles and particles.
package struct FoldedName: Hashable, Sendable {
    /// One word of a name.
    package struct Word: Hashable, Sendable {
        package let letters: [UInt8]
        let isCapital: Bool

        /// How it sounds; not kept, since of hundreds who are compared few need it.
        package var sound: [UInt8] { Phonex.key(of: letters) }
    }

    package let words: [Word]
    /// The same with particles written together with what follows, as many write them: Leroy, Delacroix, Dasilva.
    ///
    /// Nil where there is nothing to join.
    package let joined: [Word]?

    /// A name of more words is compared by its first ones.
    private static let wordLimit = 6

    package init(_ text: String) {
        var words = FoldedWord.words(of: text)
        words = Self.without(Self.titles, words, leaving: 1)
        joined = Self.joining(words).map(Self.named)
        // A name may be made of nothing else: Le Van Do keeps all three.
        self.words = Self.named(Self.without(Self.particles, words, leaving: 2))
    }

    private static func named(_ words: [FoldedWord]) -> [Word] {
        words.prefix(wordLimit).map { word in
            Word(letters: spelledOut[word.letters] ?? word.letters, isCapital: word.isCapital)
        }
    }

    private static func joining(_ words: [FoldedWord]) -> [FoldedWord]? {
        var joined: [FoldedWord] = []
        var open: [FoldedWord] = []
        var hasJoined = false
        for word in words {
            if particles.contains(word) {
                // A word between two names belongs to neither.
                open = conjunctions.contains(word) ? [] : open + [word]
                continue
            }
            hasJoined = hasJoined || !open.isEmpty
            joined.append(
                FoldedWord(
                    letters: open.flatMap(\.letters) + word.letters, isCapital: word.isCapital))
            open = []
        }
        return hasJoined ? joined + open : nil
    }

    /// What may be the family name: what stands in capitals beside what does not, else all but the
    /// first word (a Spaniard has two).
    package var family: [Word] {
        let capitals = words.filter(\.isCapital)
        return capitals.isEmpty || capitals.count == words.count
            ? Array(words.dropFirst(words.count > 1 ? 1 : 0)) : capitals
    }

    private static func without(
        _ set: WordSet, _ words: [FoldedWord], leaving least: Int
    ) -> [FoldedWord] {
        let kept = words.filter { !set.contains($0) }
        return kept.count < least ? words : kept
    }

    /// How people are addressed in the five languages, and what joins two names of one woman.
    static let titles = WordSet(
        "m mr mme mlle mmes mm monsieur madame mademoiselle dr docteur me maitre pr prof professeur "
            + "sr sra srta senor senora senorita don dona sig sigra signor signora signorina dott "
            + "herr frau fraulein senhor senhora ms mrs miss sir veuve vve epouse ep nee")

    static let particles = WordSet(
        "de du des d le la les l el los las del della dello dell dei degli di da do das dos e y i "
            + "von vom van der den ter ten zu zum zur und et al dal dalla")

    /// Those of them that stand between two names.
    static let conjunctions = WordSet("e y i et und")

    /// Words that are mostly shortened.
    static let spelledOut: [[UInt8]: [UInt8]] = [
        Array("st".utf8): Array("saint".utf8), Array("ste".utf8): Array("sainte".utf8),
    ]
}
