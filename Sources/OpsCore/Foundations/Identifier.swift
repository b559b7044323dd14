/// The identity of a `Subject`: 128 bits, written as a UUID (RFC 9562).
///
/// Identities are time-ordered (version 7): an index over them appends instead of scattering.
/// They are typed, so that a volunteer's cannot be handed where a request's is meant.
package struct Identifier<Subject>: Hashable, Comparable, Sendable {
    package let high: UInt64
    package let low: UInt64

    package init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// When it was made, as far as it was made by `IdentifierSource`.
    package var madeAt: Instant { Instant(milliseconds: Int64(high >> 16)) }

    package static func < (left: Self, right: Self) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }
}

extension Identifier: CustomStringConvertible {
    /// Lower-case hexadecimal in the groups 8-4-4-4-12.
    package var description: String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(36)
        append(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    package func append(to bytes: inout [UInt8]) {
        let (first, second) = (Self.digits(of: high >> 32), Self.digits(of: high))
        let (third, fourth) = (Self.digits(of: low >> 32), Self.digits(of: low))
        bytes.append(addingCapacity: 36) { text in
            Self.write(first, from: 0, to: 8, into: &text)
            text.append(UInt8(ascii: "-"))
            Self.write(second, from: 0, to: 4, into: &text)
            text.append(UInt8(ascii: "-"))
            Self.write(second, from: 4, to: 8, into: &text)
            text.append(UInt8(ascii: "-"))
            Self.write(third, from: 0, to: 4, into: &text)
            text.append(UInt8(ascii: "-"))
            Self.write(third, from: 4, to: 8, into: &text)
            Self.write(fourth, from: 0, to: 8, into: &text)
        }
    }

    /// The eight hexadecimal digits of the lower half of a word, the first in the uppermost byte.
    ///
    /// All at once: half a byte is spread to each byte, and those above nine get what lies between
    /// the digits and the letters.
    private static func digits(of word: UInt64) -> UInt64 {
        var digits = word & 0xFFFF_FFFF
        digits = (digits | digits &<< 16) & 0x0000_FFFF_0000_FFFF
        digits = (digits | digits &<< 8) & 0x00FF_00FF_00FF_00FF
        digits = (digits | digits &<< 4) & 0x0F0F_0F0F_0F0F_0F0F
        let areLetters = (digits &+ 0x0606_0606_0606_0606) &>> 4 & 0x0101_0101_0101_0101
        return digits &+ 0x3030_3030_3030_3030 &+ areLetters &* 39
    }

    @inline(__always)
    private static func write(
        _ digits: UInt64, from start: UInt64, to end: UInt64, into text: inout OutputSpan<UInt8>
    ) {
        for index in start..<end {
            text.append(UInt8(truncatingIfNeeded: digits &>> (56 &- index &* 8)))
        }
    }

    /// Reads a UUID in either case; nil when the text is not one.
    package init?(_ text: some StringProtocol) {
        self.init(utf8: String(text).utf8.span)
    }

    /// The same from bytes.
    init?(utf8 text: Span<UInt8>) {
        guard text.count == 36, text[8] == UInt8(ascii: "-"), text[13] == UInt8(ascii: "-"),
            text[18] == UInt8(ascii: "-"), text[23] == UInt8(ascii: "-"),
            let first = Self.word(text, 0, 8), let second = Self.word(text, 9, 13),
            let third = Self.word(text, 14, 18), let fourth = Self.word(text, 19, 23),
            let fifth = Self.word(text, 24, 36)
        else { return nil }
        self.init(high: first << 32 | second << 16 | third, low: fourth << 48 | fifth)
    }

    /// The number that hexadecimal digits write; nil when something else stands among them.
    private static func word(_ text: Span<UInt8>, _ start: Int, _ end: Int) -> UInt64? {
        var word: UInt64 = 0
        for index in start..<end {
            guard let digit = text[index].hexadecimalDigit else { return nil }
            word = word &<< 4 | UInt64(digit)
        }
        return word
    }
}

extension UInt8 {
    /// The value of an ASCII hexadecimal digit; nil for any other byte.
    package var hexadecimalDigit: UInt8? {
        switch self {
        case 48...57: self - 48
        case 65...70: self - 55
        case 97...102: self - 87
        default: nil
        }
    }
}
