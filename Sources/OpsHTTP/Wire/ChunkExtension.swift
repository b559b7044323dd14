/// What may follow a chunk's size: `;name` or `;name=value`, ignored but not unread (RFC 9112 § 7.1.1).
enum ChunkExtension {
    /// Whether the rest of a chunk line is a well-formed list of extensions.
    static func isValid(_ bytes: ArraySlice<UInt8>) -> Bool {
        var rest = bytes
        while !rest.isEmpty {
            skipBlanks(&rest)
            guard rest.popFirst() == UInt8(ascii: ";") else { return false }
            skipBlanks(&rest)
            guard skipToken(&rest) else { return false }
            var ahead = rest
            skipBlanks(&ahead)
            guard ahead.first == UInt8(ascii: "=") else { continue }
            rest = ahead.dropFirst()
            skipBlanks(&rest)
            guard skipQuoted(&rest) || skipToken(&rest) else { return false }
        }
        return true
    }

    private static func skipBlanks(_ rest: inout ArraySlice<UInt8>) {
        rest = rest.drop(while: \.isSpaceOrTab)
    }

    private static func skipToken(_ rest: inout ArraySlice<UInt8>) -> Bool {
        let after = rest.drop(while: ByteSet.token.contains)
        defer { rest = after }
        return after.count < rest.count
    }

    /// Eats a quoted string; leaves `rest` alone when there is none.
    private static func skipQuoted(_ rest: inout ArraySlice<UInt8>) -> Bool {
        var ahead = rest
        guard ahead.popFirst() == UInt8(ascii: "\"") else { return false }
        while let byte = ahead.popFirst() {
            guard ByteSet.fieldValue.contains(byte) else { return false }
            if byte == UInt8(ascii: "\"") {
                rest = ahead
                return true
            }
            if byte == UInt8(ascii: "\\") {
                guard let quoted = ahead.popFirst(), ByteSet.fieldValue.contains(quoted) else {
                    return false
                }
            }
        }
        return false
    }
}
