/// The short code that says which question somebody answers by a text message: `K7PX`.
///
/// It tells apart the few questions that one telephone has open; the telephone says who answers. A consonant, a digit,
/// two consonants: no word of three languages looks like it, and nothing in it is taken for something else
/// (no 0 and O, 1, I and L, 2 and Z, 5 and S, 8 and B, U and V).
package struct ReplyCode: Hashable, Sendable {
    package let text: String

    private static let letters = Array("CDFGHJKMNPQRTVWX".utf8)
    private static let digits = Array("34679".utf8)

    /// The code of a question, the same each time.
    package init(for solicitation: Identifier<Solicitation>, key: AnswerKey) {
        let seal = key.seal(solicitation, for: .code)
        var bits = seal.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
        var text: [UInt8] = []
        for choices in [Self.letters, Self.digits, Self.letters, Self.letters] {
            text.append(choices[Int(bits % UInt64(choices.count))])
            bits /= UInt64(choices.count)
        }
        self.text = String(decoding: text, as: UTF8.self)
    }

    /// A word as it was typed, in either case; nil when it does not look like a code.
    package init?(typed word: some StringProtocol) {
        let upper = word.utf8.map { (97...122).contains($0) ? $0 - 32 : $0 }
        guard upper.count == 4, Self.digits.contains(upper[1]),
            [0, 2, 3].allSatisfy({ Self.letters.contains(upper[$0]) })
        else { return nil }
        text = String(decoding: upper, as: UTF8.self)
    }
}

extension ReplyCode: CustomStringConvertible {
    package var description: String { text }
}
