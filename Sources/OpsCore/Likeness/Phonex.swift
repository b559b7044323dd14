/// How a French word sounds, so that Durand and Durant, Lefèvre and Lefebvre meet.
///
/// The method is Phonex by Frédéric Brouard ("L'art des Soundex", sqlpro.developpez.com, 1999):
/// groups of letters are replaced, step by step, by one sign for their sound. Followed as published
/// but for three things: accents are taken off first, since they are the first thing to be lost on
/// the way (as in the version of C. Pennaforte, 2005); SCH, QU and GU are looked for before the
/// shorter groups in them, which would hide them; and the letters of the key are kept instead of
/// the fraction in base 22 that the article makes of them, which is only another way to store it.
package enum Phonex {
    /// The key of a word in small ASCII letters; a word of another script is its own key.
    package static func key(of word: [UInt8]) -> [UInt8] {
        guard word.allSatisfy({ (0x61...0x7A).contains($0) }) else { return word }
        var sound = word.map { $0 & ~0x20 }
        sound.replace("Y", by: "I")
        sound.dropSilentH()
        var letters = LetterMask(of: sound)
        for step in beforeNasals { step.apply(to: &sound, &letters) }
        sound.replaceNasals()
        sound.voiceS()
        letters = LetterMask(of: sound)
        for step in afterNasals { step.apply(to: &sound, &letters) }
        for index in sound.indices { sound[index] = merged(sound[index]) }
        sound.squeeze()
        if sound.count > 1, let last = sound.last, last == silentT || last == silentX {
            sound.removeLast()
        }
        return sound
    }

    /// Which letters and signs may stand in a word: most steps find none of theirs and need not look.
    private struct LetterMask {
        private var bits: UInt64 = 0

        init(of letters: [UInt8]) {
            for letter in letters { bits |= 1 &<< UInt64(letter & 63) }
        }

        func holds(_ other: LetterMask) -> Bool { bits & other.bits == other.bits }

        mutating func add(_ other: LetterMask) { bits |= other.bits }
    }

    /// One replacement; `followers` are the letters of which one must come next, none for any.
    private struct Step {
        let group: [UInt8]
        let sign: [UInt8]
        let followers: [UInt8]
        private let groupMask: LetterMask
        private let signMask: LetterMask

        init(_ group: String, _ sign: String, before followers: String = "") {
            self.group = Array(group.utf8)
            self.sign = Array(sign.utf8)
            self.followers = Array(followers.utf8)
            groupMask = LetterMask(of: self.group)
            signMask = LetterMask(of: self.sign)
        }

        func apply(to sound: inout [UInt8], _ letters: inout LetterMask) {
            guard letters.holds(groupMask) else { return }
            sound.replace(group, by: sign, before: followers)
            letters.add(signMask)
        }
    }

    /// Steps 3 to 7 of the article: ph, hard g, the sounds o, oua, ein and é.
    private static let beforeNasals: [Step] = [
        Step("PH", "F"), Step("GAN", "KAN"), Step("GAM", "KAM"), Step("GAIN", "KAIN"),
        Step("GAIM", "KAIM"), Step("AIN", "YN", before: "AEIOU"),
        Step("EIN", "YN", before: "AEIOU"), Step("AIM", "YN", before: "AEIOU"),
        Step("EIM", "YN", before: "AEIOU"), Step("EAU", "O"), Step("OUA", "2"), Step("EIN", "4"),
        Step("AIN", "4"), Step("EIM", "4"), Step("AIM", "4"), Step("AI", "Y"), Step("EI", "Y"),
        Step("ER", "YR"), Step("ESS", "YS"), Step("ET", "YT"), Step("EZ", "YZ"),
    ]

    /// Steps 10 to 13: pairs of vowels, ch, soft c, k.
    private static let afterNasals: [Step] = [
        Step("OE", "E"), Step("EU", "E"), Step("AU", "O"), Step("OI", "2"), Step("OY", "2"),
        Step("OU", "3"), Step("SCH", "5"), Step("CH", "5"), Step("SH", "5"), Step("SS", "S"),
        Step("SC", "S"), Step("C", "S", before: "EI"), Step("QU", "K"), Step("Q", "K"),
        Step("C", "K"), Step("GU", "K"), Step("GA", "KA"), Step("GO", "KO"), Step("GY", "KY"),
    ]

    /// Step 14: letters that are heard as one.
    private static func merged(_ letter: UInt8) -> UInt8 {
        switch letter {
        case UInt8(ascii: "A"): UInt8(ascii: "O")
        case UInt8(ascii: "D"), UInt8(ascii: "P"): UInt8(ascii: "T")
        case UInt8(ascii: "J"): UInt8(ascii: "G")
        case UInt8(ascii: "B"), UInt8(ascii: "V"): UInt8(ascii: "F")
        case UInt8(ascii: "M"): UInt8(ascii: "N")
        default: letter
        }
    }

    private static let silentT = UInt8(ascii: "T")
    private static let silentX = UInt8(ascii: "X")

    fileprivate static func isVowel(_ letter: UInt8) -> Bool {
        switch letter {
        case UInt8(ascii: "A"), UInt8(ascii: "E"), UInt8(ascii: "I"), UInt8(ascii: "O"),
            UInt8(ascii: "U"):
            true
        default: isSign(letter)
        }
    }

    private static func isSign(_ letter: UInt8) -> Bool {
        (UInt8(ascii: "1")...UInt8(ascii: "4")).contains(letter)
    }
}

extension [UInt8] {
    fileprivate mutating func replace(_ letter: Unicode.Scalar, by other: Unicode.Scalar) {
        for index in indices where self[index] == UInt8(ascii: letter) {
            self[index] = UInt8(ascii: other)
        }
    }

    /// Replaces every occurrence of a group, from left to right.
    fileprivate mutating func replace(_ group: [UInt8], by sign: [UInt8], before: [UInt8]) {
        var index = 0
        while index + group.count <= count {
            let end = index + group.count
            guard self[index] == group[0], self[index..<end].elementsEqual(group),
                before.isEmpty || (end < count && before.contains(self[end]))
            else {
                index += 1
                continue
            }
            replaceSubrange(index..<end, with: sign)
            index += sign.count
        }
    }

    /// Step 2: an h is silent unless c, s or p stand before it; the first letter stays.
    fileprivate mutating func dropSilentH() {
        var index = 1
        while index < count {
            let before = self[index - 1]
            if self[index] == UInt8(ascii: "H"), before != UInt8(ascii: "C"),
                before != UInt8(ascii: "S"), before != UInt8(ascii: "P")
            {
                remove(at: index)
            }
            index += 1
        }
    }

    /// Step 8: an, on, am, en, em and in, where no vowel follows and the word goes on.
    fileprivate mutating func replaceNasals() {
        var index = 0
        while index + 2 < count {
            if let sign = Self.nasal(self[index], self[index + 1]), !Phonex.isVowel(self[index + 2])
            {
                replaceSubrange(index..<index + 2, with: CollectionOfOne(sign))
            }
            index += 1
        }
    }

    private static func nasal(_ vowel: UInt8, _ consonant: UInt8) -> UInt8? {
        switch (vowel, consonant) {
        case (UInt8(ascii: "I"), UInt8(ascii: "N")): UInt8(ascii: "4")
        case (UInt8(ascii: "A"), UInt8(ascii: "N")), (UInt8(ascii: "O"), UInt8(ascii: "N")),
            (UInt8(ascii: "E"), UInt8(ascii: "N")), (UInt8(ascii: "A"), UInt8(ascii: "M")),
            (UInt8(ascii: "E"), UInt8(ascii: "M")):
            UInt8(ascii: "1")
        default: nil
        }
    }

    /// Step 9: an s between vowels is a z.
    fileprivate mutating func voiceS() {
        var index = 1
        while index + 1 < count {
            if self[index] == UInt8(ascii: "S"), isOpen(index - 1), isOpen(index + 1) {
                self[index] = UInt8(ascii: "Z")
                index += 1  // the vowel behind it has served
            }
            index += 1
        }
    }

    private func isOpen(_ index: Int) -> Bool {
        Phonex.isVowel(self[index]) || self[index] == UInt8(ascii: "Y")
    }

    /// Step 15: what is doubled is heard once.
    fileprivate mutating func squeeze() {
        var kept: [UInt8] = []
        kept.reserveCapacity(count)
        for letter in self where kept.last != letter { kept.append(letter) }
        self = kept
    }
}
