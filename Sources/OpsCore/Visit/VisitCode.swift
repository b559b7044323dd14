/// Two plain words by which a person knows who is at the door, and the pair shows that the hotline sent it.
///
/// Words and not digits: they are heard over a bad line, remembered until the next day, and nobody takes them for the
/// digits of a bank card or for the entry code of the building. The same code has its words in each language.
package struct VisitCode: Hashable, Sendable {
    /// Two places in the list of words: 14 bits.
    package let number: Int64

    /// The last number that is a code.
    static let last: Int64 = 128 * 128 - 1

    /// From chance that is handed in.
    package init(bits: UInt64) {
        number = Int64(bits & UInt64(Self.last))
    }

    package init?(number: Int64) {
        guard (0...Self.last).contains(number) else { return nil }
        self.number = number
    }

    /// `citron lampe`.
    package func words(in language: PublicationLanguage) -> String {
        let list = VisitWords.list(in: language)
        return list[Int(number >> 7)] + " " + list[Int(number & 127)]
    }

    /// The words for who speaks a language; French where Ops has no words in it.
    package func words(for language: LanguageTag) -> String {
        words(in: Self.spoken(by: language))
    }

    package static func spoken(by language: LanguageTag) -> PublicationLanguage {
        let primary = language.text.prefix { $0 != "-" }
        return PublicationLanguage(rawValue: String(primary)) ?? .fr
    }

    /// What somebody may have meant who says these words, in whichever language; empty when it is no code.
    ///
    /// Case, accents and what stands between the words count for nothing.
    package static func meant(by text: String) -> [VisitCode] {
        let said = folded(text)
        guard said.count == 2 else { return [] }
        let codes = PublicationLanguage.allCases.compactMap { language -> VisitCode? in
            let list = folds[language.rawValue] ?? []
            guard let first = list.firstIndex(of: said[0]),
                let second = list.firstIndex(of: said[1])
            else { return nil }
            return VisitCode(number: Int64(first << 7 | second))
        }
        return Set(codes).sorted { $0.number < $1.number }
    }

    private static let folds = Dictionary(
        uniqueKeysWithValues: PublicationLanguage.allCases.map { language in
            (language.rawValue, VisitWords.list(in: language).map { folded($0)[0] })
        })

    /// The words of a text, without case and accents.
    static func folded(_ text: String) -> [[UInt8]] {
        var words: [[UInt8]] = []
        var word: [UInt8] = []
        for scalar in text.unicodeScalars {
            guard case .gap = LetterFolding.fold(scalar, into: &word) else { continue }
            if !word.isEmpty { words.append(word) }
            word = []
        }
        return word.isEmpty ? words : words + [word]
    }
}

/// What is known of a mission's code where the code itself is not: in memory, journal and tables.
package struct VisitCodeState: Hashable, Sendable {
    package var expiresAt: Instant
    /// When the person was told; nil while the hotline still owes them the call.
    package var toldAt: Instant?
}

/// How often somebody may be wrong about a code, and in what time.
package struct VisitCheckLimit: Hashable, Sendable {
    package let mistakes: Int
    package let span: TimeSpan

    package init(mistakes: Int, span: TimeSpan) {
        self.mistakes = mistakes
        self.span = span
    }
}
