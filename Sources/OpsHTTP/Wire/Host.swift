/// The grammar of a Host field and of an authority: `uri-host [":" port]` (RFC 9110 § 7.2).
enum Host {
    /// An empty host is well formed: a target without authority asks for just that.
    static func isValid(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let end = endOfName(bytes) else { return false }
        let rest = bytes[end...]
        guard let colon = rest.first else { return true }
        let port = rest.dropFirst()
        return colon == UInt8(ascii: ":")
            && port.allSatisfy { $0.decimalDigit != nil }
            && (port.isEmpty || (port.decimalNumber ?? .max) <= 65_535)
    }

    private static func endOfName(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard bytes.first == UInt8(ascii: "[") else {
            return bytes.firstIndex { !ByteSet.host.contains($0) } ?? bytes.endIndex
        }
        guard let close = bytes.firstIndex(of: UInt8(ascii: "]")) else { return nil }
        let inside = bytes[(bytes.startIndex + 1)..<close]
        guard inside.contains(UInt8(ascii: ":")), inside.allSatisfy(ByteSet.bracketed.contains)
        else { return nil }
        return close + 1
    }
}
