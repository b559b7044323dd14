/// Text as the oldest telephone shows it: one short message is 160 characters of GSM 03.38.
///
/// A single letter outside that alphabet makes a network count the whole message in 70s, so accents that it lacks
/// are left out rather than paid for.
package enum GSMText {
    /// Characters of one short message.
    package static let limit = 160

    private static let alphabet = Set(
        "@£$¥èéùìòÇ\nØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZ"
            .unicodeScalars
    ).union("ÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà".unicodeScalars)

    private static let plain: [Unicode.Scalar: String] = [
        "á": "a", "â": "a", "ã": "a", "À": "A", "Á": "A", "Â": "A", "Ã": "A", "ç": "c", "ê": "e",
        "ë": "e", "È": "E", "Ê": "E", "Ë": "E", "í": "i", "î": "i", "ï": "i", "Í": "I", "Î": "I",
        "Ï": "I", "ó": "o", "ô": "o", "õ": "o", "Ó": "O", "Ô": "O", "ú": "u", "û": "u", "Ù": "U",
        "Ú": "U", "Û": "U", "ÿ": "y", "œ": "oe", "Œ": "OE", "’": "'", "‘": "'", "«": "\"",
        "»": "\"", "“": "\"", "”": "\"", "–": "-", "—": "-", "…": "...", "\u{a0}": " ",
        "\u{202f}": " ", "\t": " ",
    ]

    /// The text in that alphabet; what has no letter in it is left out.
    package static func folded(_ text: String) -> String {
        var folded = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if alphabet.contains(scalar) {
                folded.append(scalar)
            } else if let plain = plain[scalar] {
                folded.append(contentsOf: plain.unicodeScalars)
            }
        }
        return String(folded)
    }

    /// Whether a network takes it as it is.
    package static func isWhole(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy(alphabet.contains)
    }

    /// At the most so many characters of it.
    static func shortened(_ text: String, to limit: Int) -> String {
        let letters = folded(text).unicodeScalars
        guard letters.count > limit else { return String(letters) }
        guard limit > 1 else { return "" }
        return String(String.UnicodeScalarView(letters.prefix(limit - 1))) + "."
    }
}
