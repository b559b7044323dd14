/// `method SP target SP version`, split at exactly two spaces (RFC 9112 § 3).
struct RequestLine {
    let method: Method
    let target: TargetParts
    let version: Version

    /// The target's places are counted from `headStart`: by the end of the head the buffer may have moved.
    init(_ line: Range<Int>, of bytes: [UInt8], headStart: Int) throws(ParseError) {
        let slice = bytes[line]
        guard let first = slice.firstIndex(of: .space), first > line.lowerBound,
            let last = slice.lastIndex(of: .space), last > first + 1
        else { throw .badRequestLine }
        let token = bytes[line.lowerBound..<first]
        guard token.allSatisfy(ByteSet.token.contains) else { throw .badRequestLine }
        let targetRange = (first + 1)..<last
        guard !bytes[targetRange].contains(.space) else { throw .badRequestLine }
        version = try Self.version(bytes[(last + 1)..<line.upperBound])
        method = Method(token: token)
        if method == .connect { throw .tunnelRefused }
        target = try TargetParts(targetRange, of: bytes, method: method).shifted(by: -headStart)
    }

    /// `HTTP/1.0`, or any other `HTTP/1.x` as 1.1; another major version is well formed but not spoken.
    static func version(_ bytes: ArraySlice<UInt8>) throws(ParseError) -> Version {
        guard bytes.count == 8, bytes.starts(with: "HTTP/".utf8) else { throw .badRequestLine }
        let start = bytes.startIndex
        guard let major = bytes[start + 5].decimalDigit, bytes[start + 6] == UInt8(ascii: "."),
            let minor = bytes[start + 7].decimalDigit
        else { throw .badRequestLine }
        guard major == 1 else { throw .unsupportedVersion }
        return minor == 0 ? .http10 : .http11
    }
}
