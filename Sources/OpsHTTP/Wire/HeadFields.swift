/// The field lines of a head, gathered as they arrive; shared by both parsers.
struct HeadFields {
    private(set) var fields: [Headers.Field] = []
    private(set) var framing = Framing()
    /// Bytes of the head before its first field line.
    var startLineBytes = 0

    /// Reads field lines; true once the empty line that ends the head has been read.
    mutating func advance(
        _ input: inout InputBuffer, _ limits: Limits
    ) throws(ParseError) -> Bool {
        while true {
            let budget = limits.headerBytes - (input.linesRead - startLineBytes)
            switch input.nextLine(longest: budget) {
            case .incomplete: return false
            case .tooLong: throw .headersTooLarge(limit: limits.headerBytes)
            case .bareLineFeed: throw .bareLineFeed
            case .complete(let line) where line.isEmpty: return true
            case .complete(let line): try take(line, of: input, limits)
            }
        }
    }

    private mutating func take(
        _ line: Range<Int>, of input: InputBuffer, _ limits: Limits
    ) throws(ParseError) {
        guard fields.count < limits.headerCount else {
            throw .tooManyHeaders(limit: limits.headerCount)
        }
        let (name, value) = try FieldLine.parse(line, in: input.bytes)
        // The head may not stand at the start of the buffer; its own buffer will.
        let (ownName, ownValue) = (name.shifted(by: -input.start), value.shifted(by: -input.start))
        try framing.note(name, value, shiftedTo: ownValue, in: input.bytes)
        if fields.isEmpty { fields.reserveCapacity(8) }
        fields.append(Headers.Field(name: ownName, value: ownValue))
    }
}
