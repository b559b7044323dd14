/// An address as it is compared: its number, and its street without the kind of street.
///
/// `12 bis, rue de la République` and `12bis av République` are one. What follows the street (floor,
/// door, postcode, town) is left out: people say it or not.
package struct FoldedAddress: Hashable, Sendable {
    /// `12bis`; empty where none is said.
    package let number: [UInt8]
    package let street: [[UInt8]]

    /// Nil when nothing is left to compare.
    package init?(_ text: String) {
        let words = FoldedWord.words(of: text)
        guard let index = words.firstIndex(where: { Self.isNumber($0.letters) }) else {
            number = []
            street = Self.names(words[...])
            if street.isEmpty { return nil }
            return
        }
        // `12 rue Inventée` before it, `calle Inventada 12` behind it.
        let before = Self.names(words[..<index])
        var rest = words[(index + 1)...]
        var number = words[index].letters
        if let next = rest.first, Self.additions.contains(next), before.isEmpty {
            number += next.letters
            rest = rest.dropFirst()
        }
        self.number = number
        street = before.isEmpty ? Self.names(rest) : before
        if street.isEmpty { return nil }
    }

    /// Whether it is the same door: the same number, the street with a typing error at the most.
    package func isSame(as other: FoldedAddress) -> Bool {
        guard number == other.number, street.count == other.street.count else { return false }
        if street == other.street { return true }
        var errors = 0
        for (word, twin) in zip(street, other.street) {
            let borne = TypingErrors.borne(letters: max(word.count, twin.count))
            guard let count = TypingErrors.count(word, twin, atMost: min(borne, 1 - errors)) else {
                return false
            }
            errors += count
        }
        return true
    }

    /// What can be the number of a house: at most four digits and a letter behind them.
    private static func isNumber(_ word: [UInt8]) -> Bool {
        let digits = word.prefix { (0x30...0x39).contains($0) }
        return (1...4).contains(digits.count) && word.count - digits.count <= 3
    }

    /// The words up to a floor, a door or a postcode, without kinds of streets and particles.
    private static func names(_ words: ArraySlice<FoldedWord>) -> [[UInt8]] {
        let street = words.prefix { !ends.contains($0) && !isPostcode($0.letters) }
        let names = street.filter { !kinds.contains($0) && !fillers.contains($0) }
        let kept = names.isEmpty ? street.filter { !fillers.contains($0) } : names
        return kept.prefix(6).map { spelledOut[$0.letters] ?? $0.letters }
    }

    private static func isPostcode(_ word: [UInt8]) -> Bool {
        word.count == 5 && word.allSatisfy { (0x30...0x39).contains($0) }
    }

    private static let additions = WordSet("bis ter quater a b c d")

    private static let ends = WordSet(
        "bat batiment apt appt app appartement etage esc escalier porte cedex bp piso puerta planta "
            + "escalera interno scala floor flat")

    /// Kinds of streets in the five languages, and how they are shortened.
    private static let kinds = WordSet(
        "rue r avenue av ave boulevard boul bd bld blvd place pl chemin ch che impasse imp allee "
            + "allees all cours crs quai square sq route rte passage pass villa residence res cite "
            + "lotissement lot hameau faubourg fbg fg sentier calle c cl carrer avenida avda avd "
            + "plaza pza pl paseo camino via viale piazza corso vicolo strasse str gasse weg platz "
            + "allee rua travessa largo praca street road rd lane square")

    private static let fillers = WordSet(
        "de du des d le la les l el los las del della delle di da do das dos au aux a en sur n no")

    private static let spelledOut: [[UInt8]: [UInt8]] = {
        let pairs = [
            ("st", "saint"), ("ste", "sainte"), ("gal", "general"), ("gen", "general"),
            ("dr", "docteur"), ("mal", "marechal"), ("pdt", "president"), ("pr", "professeur"),
            ("cdt", "commandant"), ("col", "colonel"), ("capt", "capitaine"),
        ]
        return Dictionary(uniqueKeysWithValues: pairs.map { (Array($0.utf8), Array($1.utf8)) })
    }()
}
