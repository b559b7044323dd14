/// What is written of somebody who was promised to stay anonymous, without what leads back to them (must-do 4).
///
/// Telephone numbers, electronic addresses, and the names and addresses that were typed beside it are taken out
/// rather than refused: sending whoever listens back while somebody cries helps nobody (decision 8). Another name
/// cannot be told from any other word.
package enum AnonymousNote {
    /// Stands where something was taken out.
    package static let mark = "[…]"

    package static func kept(of note: String, without said: [String?] = []) -> String {
        let hidden = Set(said.compactMap(\.self).flatMap(Self.words))
        var (kept, rest) = ("", note[...])
        while let first = rest.first {
            let piece = piece(of: rest, startingWith: first)
            kept += isHidden(piece, hidden) ? mark : String(piece)
            rest = rest[piece.endIndex...]
        }
        return kept
    }

    /// A number with its gaps, a word, or whatever else stands there.
    private static func piece(of rest: Substring, startingWith first: Character) -> Substring {
        if first == "+" || first.isDigit {
            return number(at: rest) ?? rest.prefix { $0.isDigit || $0 == first }
        }
        guard first.isLetter else { return rest.prefix(1) }
        let whole = rest.prefix { $0.isLetter || $0.isNumber || "._%+-@".contains($0) }
        return whole.contains("@") ? whole : rest.prefix(while: \.isLetter)
    }

    private static func isHidden(_ piece: Substring, _ hidden: Set<String>) -> Bool {
        if piece.contains("@") { return piece.first != "@" && piece.last != "@" }
        return isNumber(piece) || hidden.contains(piece.lowercased())
    }

    /// Shorter ones are words of every sentence.
    private static func words(of text: String) -> [String] {
        text.split { !$0.isLetter }.filter { $0.count > 2 }.map { $0.lowercased() }
    }

    /// The longest telephone number that begins here.
    private static func number(at text: Substring) -> Substring? {
        var (ends, gap, digits): ([Substring.Index], Int, Int) = ([], 0, 0)
        for (index, character) in zip(text.indices, text) {
            if character.isDigit {
                (gap, digits) = (0, digits + 1)
                ends.append(text.index(after: index))
            } else if index != text.startIndex {
                gap += 1
                guard gap <= 2, gaps.contains(character) else { break }
            }
            if digits > mostDigits { break }
        }
        return ends.reversed().lazy.map { text[..<$0] }.first { end in
            isNumber(end) && text[end.endIndex...].first?.isDigit != true
        }
    }

    private static let gaps: Set<Character> = [" ", ".", "-", "(", ")", "\u{A0}", "\u{202F}"]
    private static let mostDigits = 17

    /// As it can be dialled from anywhere, or in any country whose numbers are known: what is taken out in vain is less
    /// than what would lead back to somebody.
    private static func isNumber(_ piece: Substring) -> Bool {
        let digits = piece.compactMap(\.wholeNumberValue).map(String.init).joined()
        guard digits.count >= 9, !isDate(piece) else { return false }
        return !PhoneNumber.readings(of: piece.first == "+" ? "+" + digits : digits).isEmpty
    }
}

extension AnonymousNote {
    /// `30.03.2020 10`, `2020-03-23 9`: a day and an hour, which no national number of Italy is written like.
    private static func isDate(_ piece: Substring) -> Bool {
        let groups = piece.split { !$0.isDigit }
        guard groups.count > 2, piece.first?.isDigit == true, piece.first?.wholeNumberValue != 0
        else { return false }
        let year = groups[0].count == 4 ? groups[0] : groups[2]
        let isYear = year.count == 4 && (year.hasPrefix("19") || year.hasPrefix("20"))
        return isYear && groups[1].count <= 2 && [groups[0], groups[2]].contains { $0.count <= 2 }
    }
}

extension Character {
    /// Of any script: the keyboard of a telephone may write others than ours.
    fileprivate var isDigit: Bool {
        guard let value = wholeNumberValue else { return false }
        return value < 10 && unicodeScalars.first?.properties.numericType == .decimal
    }
}

extension LogContact {
    /// The note as it is kept; what was promised to be anonymous stays so.
    package var keptNote: String? {
        guard isAnonymous else { return note }
        let said = [person.name, person.address, caller?.name]
        return note.map { AnonymousNote.kept(of: $0, without: said) }
    }

    /// Whether something was taken out of the note.
    package var isNoteShortened: Bool { isAnonymous && keptNote != note }
}
