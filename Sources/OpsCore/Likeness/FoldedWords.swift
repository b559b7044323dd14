/// The words of a text, folded.
struct FoldedWord: Hashable, Sendable {
    var letters: [UInt8]
    /// Written in capitals alone, as family names are in French forms.
    var isCapital: Bool

    /// More words than any name or address has; what comes after them is not looked at.
    private static let limit = 16

    /// Splits where there is no letter or digit.
    ///
    /// An apostrophe ends d', l' and longer words (`D'Arc`, `dell'Acqua`), and joins any other single
    /// letter to what follows (`N'Diaye`, `O'Brien`), as people leave it out.
    static func words(of text: String) -> [FoldedWord] {
        var words: [FoldedWord] = []
        var word = FoldedWord(letters: [], isCapital: true)
        func end() {
            guard !word.letters.isEmpty else { return }
            word.isCapital = word.isCapital && word.letters.count > 1
            words.append(word)
            word = FoldedWord(letters: [], isCapital: true)
        }
        for scalar in text.unicodeScalars {
            switch LetterFolding.fold(scalar, into: &word.letters) {
            case .letter: word.isCapital = word.isCapital && !isSmall(scalar)
            case .mark: continue
            case .apostrophe: if !joins(word.letters) { end() }
            case .gap: end()
            }
            if words.count == limit { return words }
        }
        end()
        return words
    }

    private static func isSmall(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x61...0x7A: true
        case ..<0x80: false
        default: scalar.properties.isLowercase
        }
    }

    private static func joins(_ letters: [UInt8]) -> Bool {
        letters.count == 1 && letters[0] != UInt8(ascii: "d") && letters[0] != UInt8(ascii: "l")
    }
}

/// Words that are looked up by their letters.
struct WordSet: Sendable {
    private let words: Set<[UInt8]>

    /// - Parameter list: the words, between blanks.
    init(_ list: String) {
        words = Set(list.split(separator: " ").map { Array($0.utf8) })
    }

    func contains(_ word: FoldedWord) -> Bool { words.contains(word.letters) }
}
