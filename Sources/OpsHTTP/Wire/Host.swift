/// The grammar of a Host field and of an authority: `uri-host [":" port]` (RFC 9110 § 7.2).
enum Host {
    /// An empty host names no server of HTTP (RFC 9110 § 4.2.1), and is refused as one that is wrong.
    static func isValid(_ bytes: Span<UInt8>) -> Bool {
        guard let end = endOfName(bytes), end > 0 else { return false }
        if end == bytes.count { return true }
        return bytes[end] == UInt8(ascii: ":")
            && isPort(bytes.extracting(end + 1..<bytes.count))
    }

    /// No digits at all is the port of the scheme (RFC 3986 § 3.2.3).
    private static func isPort(_ digits: Span<UInt8>) -> Bool {
        var port = 0
        for index in digits.indices {
            guard let digit = digits[index].decimalDigit, port <= 65_535 else { return false }
            port = port * 10 + digit
        }
        return port <= 65_535
    }

    private static func endOfName(_ bytes: Span<UInt8>) -> Int? {
        guard !bytes.isEmpty, bytes[0] == UInt8(ascii: "[") else {
            return endOfRegisteredName(bytes)
        }
        var text: [UInt8] = []
        var close = 1
        while close < bytes.count, bytes[close] != UInt8(ascii: "]") {
            text.append(bytes[close])
            close += 1
        }
        guard close < bytes.count else { return nil }
        return IPv6Text.isValid(text[...]) ? close + 1 : nil
    }

    /// A percent sign begins an escape, which must be whole (RFC 3986 § 3.2.2).
    private static func endOfRegisteredName(_ bytes: Span<UInt8>) -> Int? {
        let plain = ByteSet.host
        var index = 0
        while index < bytes.count {
            if plain.contains(bytes[index]) {
                index &+= 1
                continue
            }
            guard bytes[index] == UInt8(ascii: "%") else { break }
            guard index + 2 < bytes.count, bytes[index + 1].hexDigit != nil,
                bytes[index + 2].hexDigit != nil
            else { return nil }
            index += 3
        }
        return index
    }
}
