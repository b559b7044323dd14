/// Reads a string of a JSON text that holds escapes (RFC 8259 section 7).
struct JSONEscapes {
    private(set) var index: Int

    /// Begins at a byte of the text: of a string, or the one after a backslash.
    init(at index: Int) {
        self.index = index
    }

    /// The bytes of a string that has been checked, with its escapes resolved.
    mutating func resolved(_ text: Span<UInt8>) -> [UInt8] {
        var resolved: [UInt8] = []
        resolved.reserveCapacity(text.count)
        while index < text.count {
            let byte = text[index]
            index += 1
            if byte == UInt8(ascii: "\\"), let scalar = try? scalar(of: text) {
                resolved.append(contentsOf: Character(scalar).utf8)
            } else {
                resolved.append(byte)
            }
        }
        return resolved
    }

    /// What an escape stands for; `index` is the byte after its backslash.
    mutating func scalar(of text: Span<UInt8>) throws(JSONError) -> Unicode.Scalar {
        let byte = try peek(text)
        index += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try hexadecimalScalar(text)
        default: throw JSONError(reason: .invalidEscape, offset: index - 1)
        }
    }

    private mutating func hexadecimalScalar(
        _ text: Span<UInt8>
    ) throws(JSONError) -> Unicode.Scalar {
        let start = index
        let first = try fourDigits(text)
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard (0xD800...0xDBFF).contains(first), index + 1 < text.count,
            text[index] == UInt8(ascii: "\\"), text[index + 1] == UInt8(ascii: "u")
        else { throw JSONError(reason: .loneSurrogate, offset: start) }
        index += 2
        let second = try fourDigits(text)
        guard (0xDC00...0xDFFF).contains(second),
            let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        else { throw JSONError(reason: .loneSurrogate, offset: start) }
        return scalar
    }

    private mutating func fourDigits(_ text: Span<UInt8>) throws(JSONError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let digit = try peek(text).hexadecimalDigit else {
                throw JSONError(reason: .invalidEscape, offset: index)
            }
            value = value << 4 | UInt32(digit)
            index += 1
        }
        return value
    }

    private func peek(_ text: Span<UInt8>) throws(JSONError) -> UInt8 {
        guard index < text.count else { throw JSONError(reason: .unexpectedEnd, offset: index) }
        return text[index]
    }
}
