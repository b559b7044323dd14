/// Whether a text holds what looks like the secret code of a bank card: nobody asks for one, nobody writes one down
/// (must-do 10).
///
/// Four to six digits beside "PIN", or beside a card and its code. Digits alone say nothing: a street has them, and
/// a door.
package enum CardCode {
    package static func isLikely(in text: String) -> Bool {
        guard hasCode(text) else { return false }  // nearly all texts
        let words = text.split { !$0.isLetter && $0.wholeNumberValue == nil }.map {
            $0.lowercased()
        }
        return words.indices.contains { place in
            isCode(words[place]) && isSecret(words, around: place)
        }
    }

    /// Words that stand so near to the digits speak of them.
    private static let reach = 5
    private static let pins: Set<String> = ["pin"]
    private static let cards: Set<String> = [
        "carte", "cb", "bancaire", "bleue", "visa", "tarjeta", "bancaria", "card", "bank",
    ]
    private static let codes: Set<String> = [
        "code", "secret", "cryptogramme", "cvv", "cvc", "código", "codigo", "clave", "secreto",
    ]

    private static func isSecret(_ words: [String], around place: Int) -> Bool {
        let near = words[max(0, place - reach)..<min(words.count, place + reach + 1)]
        return near.contains(where: pins.contains)
            || (near.contains(where: cards.contains) && near.contains(where: codes.contains))
    }

    private static func isCode(_ word: String) -> Bool {
        (4...6).contains(word.count) && word.allSatisfy { $0.wholeNumberValue != nil }
    }

    /// Whether four to six digits stand together at all, in ASCII or beyond it.
    private static func hasCode(_ text: String) -> Bool {
        var run = 0
        for byte in text.utf8 {
            if byte >= 0xD9 { return true }
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else {
                if (4...6).contains(run) { return true }
                run = 0
                continue
            }
            run += 1
        }
        return (4...6).contains(run)
    }
}
