/// The grammar of a Host field and of an authority: `uri-host [":" port]` (RFC 9110 § 7.2).
enum Host {
    /// An empty host names no server of HTTP (RFC 9110 § 4.2.1), and is refused as one that is wrong.
    static func isValid(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let end = endOfName(bytes), end > bytes.startIndex else { return false }
        let rest = bytes[end...]
        guard let colon = rest.first else { return true }
        let port = rest.dropFirst()
        return colon == UInt8(ascii: ":")
            && port.allSatisfy { $0.decimalDigit != nil }
            && (port.isEmpty || (port.decimalNumber ?? .max) <= 65_535)
    }

    private static func endOfName(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard bytes.first == UInt8(ascii: "[") else {
            let end = bytes.firstIndex { !ByteSet.host.contains($0) } ?? bytes.endIndex
            return hasWholeEscapes(bytes[..<end]) ? end : nil
        }
        guard let close = bytes.firstIndex(of: UInt8(ascii: "]")) else { return nil }
        return IPv6Text.isValid(bytes[(bytes.startIndex + 1)..<close]) ? close + 1 : nil
    }

    /// A percent sign in a name begins an escape (RFC 3986 § 3.2.2).
    private static func hasWholeEscapes(_ name: ArraySlice<UInt8>) -> Bool {
        var rest = name
        while let percent = rest.firstIndex(of: UInt8(ascii: "%")) {
            let digits = rest[(percent + 1)...].prefix(2)
            guard digits.count == 2, digits.allSatisfy({ $0.hexDigit != nil }) else { return false }
            rest = rest[digits.endIndex...]
        }
        return true
    }
}
