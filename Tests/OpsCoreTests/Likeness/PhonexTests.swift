import Testing

@testable import OpsCore

struct PhonexTests {
    private static func key(_ word: String) -> String {
        let folded = FoldedWord.words(of: word).flatMap(\.letters)
        return String(decoding: Phonex.key(of: folded), as: UTF8.self)
    }

    /// The fraction in base 22 that the article makes of a key (steps 17 and 18).
    private static func fraction(_ key: String) -> Double {
        let signs = Array("12345EFGHIKLNORSTUWXYZ")
        var scale = 1.0
        var sum = 0.0
        for sign in key {
            scale /= 22
            sum += Double(signs.firstIndex(of: sign) ?? 0) * scale
        }
        return sum
    }

    /// The word of the article (sqlpro.developpez.com/cours/soundex), with its result.
    @Test func `the article's own example`() {
        let key = Self.key("PHYLAURHEIMSMET")
        #expect(key == "FILOR4SNY")
        #expect(abs(Self.fraction(key) - 0.292_413_615_983_39) < 1e-13)
    }

    /// Examples that the library Talisman (github.com/Yomguithereal/talisman) publishes with its own
    /// implementation of the same article; those without accents, which are taken off here before.
    @Test(arguments: [
        ("Martin", "NORTIN"), ("Bernard", "FYRNOR"), ("Faure", "FORE"), ("Perez", "TYRYZ"),
        ("Gros", "GROS"), ("Chapuis", "5OTUIS"), ("Boyer", "F2YR"), ("Gauthier", "KOTIYR"),
        ("Rey", "RY"), ("Henry", "H1RI"), ("Moulin", "N3LIN"), ("Rousseau", "R3SO"),
    ])
    func `published keys`(_ word: String, _ key: String) {
        #expect(Self.key(word) == key)
    }

    @Test(arguments: [
        ("Lefèvre", "Lefebvre"), ("Durand", "Durant"), ("Dupont", "Dupond"),
        ("Gauthier", "Gautier"),
        ("Thérèse", "Terese"), ("Philippe", "Filipe"), ("Schmitt", "Chmit"), ("Rousseau", "Rousso"),
        ("Étienne", "Etienne"), ("Nguyen", "nguyen"),
    ])
    func `what sounds alike has one key`(_ word: String, _ other: String) {
        #expect(Self.key(word) == Self.key(other))
    }

    @Test(arguments: [("Martin", "Mercier"), ("Dupont", "Dubois"), ("Petit", "Leroy")])
    func `what sounds otherwise has another`(_ word: String, _ other: String) {
        #expect(Self.key(word) != Self.key(other))
    }

    @Test func `a word of another script is its own key, and nothing is no word`() {
        #expect(Self.key("Ιωάννα") == "ιωαννα" || Self.key("Ιωάννα") == "ιωάννα")
        #expect(Self.key("") == "")
        #expect(Self.key("h") == "H")
    }
}
