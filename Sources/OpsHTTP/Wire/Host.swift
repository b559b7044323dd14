/// The grammar of a Host field and of an authority: `uri-host [":" port]` (RFC 9110 § 7.2).
enum Host {
    /// An empty host names no server of HTTP (RFC 9110 § 4.2.1), and is refused as one that is wrong.
    static func isValid(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let end = endOfName(bytes), end > bytes.startIndex else { return false }
        let rest = bytes[end...]
        guard let colon = rest.first else { return true }
        let port = rest.dropFirst()
        return colon == UInt8(ascii: ":")
            && (port.isEmpty || (port.decimalNumber ?? .max) <= 65_535)
    }

    private static func endOfName(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard bytes.first == UInt8(ascii: "[") else { return endOfRegisteredName(bytes) }
        guard let close = bytes.firstIndex(of: UInt8(ascii: "]")) else { return nil }
        return IPv6Text.isValid(bytes[(bytes.startIndex + 1)..<close]) ? close + 1 : nil
    }

    /// A percent sign begins an escape, which must be whole (RFC 3986 § 3.2.2).
    private static func endOfRegisteredName(_ bytes: ArraySlice<UInt8>) -> Int? {
        let (span, plain) = (bytes.span, ByteSet.host)
        var index = 0
        while index < span.count {
            if plain.contains(span[index]) {
                index &+= 1
                continue
            }
            guard span[index] == UInt8(ascii: "%") else { break }
            guard index + 2 < span.count, span[index + 1].hexDigit != nil,
                span[index + 2].hexDigit != nil
            else { return nil }
            index += 3
        }
        return bytes.startIndex + index
    }
}
