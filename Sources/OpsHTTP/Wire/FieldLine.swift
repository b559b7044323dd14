/// One line of a head or of the trailers: `name: value` (RFC 9112 § 5).
enum FieldLine {
    /// The places of name and value, counted from the start of `bytes`.
    static func parse(
        _ line: Range<Int>, in bytes: [UInt8]
    ) throws(ParseError) -> (name: Range<Int>, value: Range<Int>) {
        let span = bytes.span
        if span[line.lowerBound].isSpaceOrTab { throw .foldedField }
        let token = ByteSet.token
        var colon = line.lowerBound
        while colon < line.upperBound, token.contains(span[colon]) { colon &+= 1 }
        // A space before the colon is no token byte, so it is refused here too.
        guard colon > line.lowerBound, colon < line.upperBound,
            span[colon] == UInt8(ascii: ":")
        else { throw .badFieldName }
        let value = try value(in: (colon + 1)..<line.upperBound, of: span)
        return (line.lowerBound..<colon, value)
    }

    private static func value(
        in range: Range<Int>, of span: Span<UInt8>
    ) throws(ParseError) -> Range<Int> {
        let allowed = ByteSet.fieldValue
        var start = range.lowerBound
        var end = range.upperBound
        while start < end, span[start].isSpaceOrTab { start &+= 1 }
        while end > start, span[end - 1].isSpaceOrTab { end &-= 1 }
        var position = start
        while position < end {
            guard allowed.contains(span[position]) else { throw .badFieldValue }
            position &+= 1
        }
        return start..<end
    }
}
