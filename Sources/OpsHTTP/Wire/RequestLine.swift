/// `method SP target SP version`, split at exactly two spaces (RFC 9112 § 3).
struct RequestLine {
    let method: Method
    let target: TargetParts
    let version: Version
    /// How long the target is, whatever its form.
    let targetBytes: Int

    /// The target's places are counted from `headStart`: by the end of the head the buffer may have moved.
    init(_ line: Range<Int>, of bytes: [UInt8], headStart: Int) throws(ParseError) {
        let span = bytes.span
        let first = Self.nextSpace(from: line.lowerBound, to: line.upperBound, in: span)
        guard first > line.lowerBound, first < line.upperBound else { throw .badRequestLine }
        let last = Self.nextSpace(from: first + 1, to: line.upperBound, in: span)
        // A third space would be looked at as part of the version, and refused there.
        guard last > first + 1, last < line.upperBound else { throw .badRequestLine }
        guard span.extracting(line.lowerBound..<first).isWithin(.token) else {
            throw .badRequestLine
        }
        let targetRange = (first + 1)..<last
        targetBytes = targetRange.count
        version = try Self.version(span.extracting((last + 1)..<line.upperBound))
        guard let known = Method(token: span.extracting(line.lowerBound..<first)) else {
            throw .unknownMethod
        }
        method = known
        if method == .connect { throw Self.refusalOfTunnel(to: bytes[targetRange]) }
        target = try TargetParts(targetRange, of: bytes, method: method).shifted(by: -headStart)
    }

    /// What is wrong with a line whose first `limit` bytes hold no end (RFC 9112 § 3).
    ///
    /// Only these bytes are looked at, so that it does not matter how many more have come.
    static func refusal(ofLong beginning: ArraySlice<UInt8>) -> ParseError {
        let method = beginning.prefix(while: ByteSet.token.contains)
        guard let next = beginning[method.endIndex...].first else { return .unknownMethod }
        guard next == .space, !method.isEmpty else { return .badRequestLine }
        return .targetTooLong(limit: beginning.count)
    }

    /// No tunnel is dug here, not even to where it could lead: `host:port` (RFC 9110 § 9.3.6).
    private static func refusalOfTunnel(to target: ArraySlice<UInt8>) -> ParseError {
        let hasPort = target.last?.decimalDigit != nil && target.contains(UInt8(ascii: ":"))
        return hasPort && Host.isValid(target.span) ? .tunnelRefused : .badTarget
    }

    /// `HTTP/1.0`, or any other `HTTP/1.x` as 1.1; another major version is well formed but not spoken.
    static func version(_ bytes: Span<UInt8>) throws(ParseError) -> Version {
        guard bytes.count == 8, bytes[0] == UInt8(ascii: "H"), bytes[1] == UInt8(ascii: "T"),
            bytes[2] == UInt8(ascii: "T"), bytes[3] == UInt8(ascii: "P"),
            bytes[4] == UInt8(ascii: "/"), let major = bytes[5].decimalDigit,
            bytes[6] == UInt8(ascii: "."), let minor = bytes[7].decimalDigit
        else { throw .badRequestLine }
        guard major == 1 else { throw .unsupportedVersion }
        return minor == 0 ? .http10 : .http11
    }

    /// The first space from `start` on; `end` when there is none.
    private static func nextSpace(from start: Int, to end: Int, in span: Span<UInt8>) -> Int {
        var position = start
        while position < end, span[position] != .space { position &+= 1 }
        return position
    }
}
