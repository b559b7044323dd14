/// The places of a request target's parts, checked (RFC 9112 § 3.2, RFC 3986).
struct TargetParts {
    var form = Target.Form.origin
    var authority: Range<Int>?
    var path: Range<Int>
    var query: Range<Int>?

    init(_ range: Range<Int>, of bytes: [UInt8], method: Method) throws(ParseError) {
        path = range
        guard let first = range.first else { throw .badTarget }
        if bytes[first] == UInt8(ascii: "*") {
            guard method == .options, range.count == 1 else { throw .badTarget }
            form = .asterisk
            return
        }
        if bytes[first] != UInt8(ascii: "/") {
            try readAuthority(bytes)
        }
        try readPath(bytes)
        if form == .absolute, path.isEmpty, query == nil, method == .options { form = .asterisk }
    }

    /// `http://host:port` before the path; user information in it is refused (RFC 9110 § 4.2.4).
    private mutating func readAuthority(_ bytes: [UInt8]) throws(ParseError) {
        let slice = bytes[path]
        guard
            let scheme = ["http://", "https://"].first(where: {
                slice.prefix($0.utf8.count).equalsIgnoringCase($0)
            })
        else { throw .badTarget }
        let start = path.lowerBound + scheme.utf8.count
        let end =
            bytes[start..<path.upperBound].firstIndex {
                $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?")
            } ?? path.upperBound
        let host = bytes[start..<end]
        guard Host.isValid(host.span) else { throw .badHost }
        form = .absolute
        authority = start..<end
        path = end..<path.upperBound
    }

    private mutating func readPath(_ bytes: [UInt8]) throws(ParseError) {
        let span = bytes.span
        let (pathSet, querySet) = (ByteSet.path, ByteSet.query)
        var position = path.lowerBound
        var needsDecoding = false
        var hasDotSegment = false
        var segmentStart = position
        while position < path.upperBound, pathSet.contains(span[position]) {
            let byte = span[position]
            if byte == UInt8(ascii: "%") { needsDecoding = true }
            if byte == UInt8(ascii: "/") {
                hasDotSegment = hasDotSegment || Self.isDots(segmentStart..<position, span)
                segmentStart = position + 1
            }
            position += 1
        }
        hasDotSegment =
            hasDotSegment || Self.isDots(segmentStart..<max(segmentStart, position), span)
        if position < path.upperBound {
            guard span[position] == UInt8(ascii: "?") else { throw .badTarget }
            let start = position + 1
            var next = start
            while next < path.upperBound, querySet.contains(span[next]) {
                if span[next] == UInt8(ascii: "%") { needsDecoding = true }
                next += 1
            }
            guard next == path.upperBound else { throw .badTarget }
            query = start..<next
            path = path.lowerBound..<position
        }
        if hasDotSegment { throw .badTarget }
        if needsDecoding { try checkEscapes(bytes) }
    }

    /// `.` and `..` are for the client to resolve (RFC 3986 § 5.2.4): here they can only mislead.
    private static func isDots(_ segment: Range<Int>, _ span: Span<UInt8>) -> Bool {
        switch segment.count {
        case 1: span[segment.lowerBound] == UInt8(ascii: ".")
        case 2:
            span[segment.lowerBound] == UInt8(ascii: ".")
                && span[segment.lowerBound + 1] == UInt8(ascii: ".")
        default: false
        }
    }

    private func checkEscapes(_ bytes: [UInt8]) throws(ParseError) {
        guard PercentCoding.isDecodable(bytes[path]),
            query.map({ PercentCoding.isDecodable(bytes[$0]) }) ?? true
        else { throw .badTarget }
        for segment in bytes[path].split(separator: UInt8(ascii: "/")) {
            let decoded = PercentCoding.decoded(segment)
            if Self.isDots(decoded.indices, decoded.span) { throw .badTarget }
        }
    }

    /// The same parts in a buffer that starts elsewhere.
    func shifted(by distance: Int) -> TargetParts {
        var moved = self
        moved.path = path.shifted(by: distance)
        moved.query = query?.shifted(by: distance)
        moved.authority = authority?.shifted(by: distance)
        return moved
    }
}

extension Range<Int> {
    /// The same range, `distance` further on.
    func shifted(by distance: Int) -> Range<Int> {
        (lowerBound + distance)..<(upperBound + distance)
    }
}
