/// The link by which the volunteer who was asked answers alone, as the path of an address.
///
/// Its token is the question's identity and 88 bits that only the house can have written: 36 characters, which
/// name nobody. What is wrong in it cannot be tried out without asking the house, and 88 bits are not guessed there.
package enum AnswerLink {
    /// What stands before the token in the address.
    package static let path = "/a/"
    /// How many characters a token has: 27 bytes, so that no bit of the last one is without meaning.
    package static let length = 36
    private static let sealLength = 11

    /// `AZMs…`: for the path of an address, in letters and digits, `-` and `_` (RFC 4648, section 5).
    package static func token(
        for solicitation: Identifier<Solicitation>, key: AnswerKey
    ) -> String {
        let seal = key.seal(solicitation, for: .link).prefix(sealLength)
        return Base64URL.text(of: solicitation.bytes + seal)
    }

    /// The question that a token of this house is for; nil for any other text.
    ///
    /// The time it takes does not depend on how much of the token is right.
    package static func solicitation(
        of token: some StringProtocol, key: AnswerKey
    ) -> Identifier<Solicitation>? {
        guard token.utf8.count == length, let bytes = Base64URL.bytes(of: token),
            let id = Identifier<Solicitation>(bytes: bytes.prefix(16))
        else { return nil }
        let seal = key.seal(id, for: .link).prefix(sealLength)
        return areEqual(bytes.dropFirst(16), seal) ? id : nil
    }

    /// Looks at every byte, whatever the first ones are.
    private static func areEqual(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Bool {
        guard left.count == right.count else { return false }
        return zip(left, right).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
}

/// Bytes in the letters that an address bears, without padding (RFC 4648, section 5).
enum Base64URL {
    private static let letters = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

    static func text(of bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
            for place in 0...group.count { text.append(letters[bits >> (18 - 6 * place) & 63]) }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Nil unless the text is whole groups of four of its letters: what is padded has two ways to be written.
    static func bytes(of text: some StringProtocol) -> [UInt8]? {
        guard text.utf8.count.isMultiple(of: 4) else { return nil }
        var bytes: [UInt8] = []
        var bits = 0
        for (index, letter) in text.utf8.enumerated() {
            guard let value = value(of: letter) else { return nil }
            bits = bits << 6 | value
            guard index % 4 == 3 else { continue }
            for shift in [16, 8, 0] { bytes.append(UInt8(truncatingIfNeeded: bits >> shift)) }
            bits = 0
        }
        return bytes
    }

    private static func value(of letter: UInt8) -> Int? {
        switch letter {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): Int(letter) - 65
        case UInt8(ascii: "a")...UInt8(ascii: "z"): Int(letter) - 71
        case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(letter) + 4
        case UInt8(ascii: "-"): 62
        case UInt8(ascii: "_"): 63
        default: nil
        }
    }
}
