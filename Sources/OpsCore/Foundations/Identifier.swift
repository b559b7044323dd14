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
        bytes.append(addingCapacity: 36) { text in
            Self.write(high >> 32, digits: 8, to: &text)
            text.append(UInt8(ascii: "-"))
            Self.write(high >> 16, digits: 4, to: &text)
            text.append(UInt8(ascii: "-"))
            Self.write(high, digits: 4, to: &text)
            text.append(UInt8(ascii: "-"))
            Self.write(low >> 48, digits: 4, to: &text)
            text.append(UInt8(ascii: "-"))
            Self.write(low, digits: 12, to: &text)
        }
    }

    /// The last so many hexadecimal digits of a word.
    private static func write(_ word: UInt64, digits: UInt64, to text: inout OutputSpan<UInt8>) {
        var shift = digits &* 4
        while shift > 0 {
            shift &-= 4
            let digit = UInt8(truncatingIfNeeded: word &>> shift) & 15
            text.append(digit &+ (digit < 10 ? 48 : 87))
        }
    }

    /// Reads a UUID in either case; nil when the text is not one.
    package init?(_ text: some StringProtocol) {
        guard text.utf8.count == 36 else { return nil }
        var words: (UInt64, UInt64) = (0, 0)
        var nibble = 0
        for (position, byte) in text.utf8.enumerated() {
            if position == 8 || position == 13 || position == 18 || position == 23 {
                guard byte == UInt8(ascii: "-") else { return nil }
                continue
            }
            guard let digit = byte.hexadecimalDigit else { return nil }
            if nibble < 16 {
                words.0 = words.0 << 4 | UInt64(digit)
            } else {
                words.1 = words.1 << 4 | UInt64(digit)
            }
            nibble += 1
        }
        self.init(high: words.0, low: words.1)
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
