/// Reads CSV (RFC 4180) piece by piece: bytes go in as they come, whole records come out.
///
/// Lines end with CRLF or LF, fields in quotes may hold separators, line ends and doubled quotes, a
/// byte order mark at the start and blank lines are passed over. It holds one record at a time.
package struct CSVReader: Sendable {
    /// The longest record taken: 1 MiB.
    package static let rowLimit = 1 << 20

    private enum State {
        case fieldStart
        case plain
        case quoted
        /// A quote inside quotes: the end of the field, or the first of two.
        case quoteInQuoted
        case carriageReturn
    }

    private let separator: UInt8
    private var state = State.fieldStart
    private var raw: [UInt8] = []
    private var fields: [CSVRow.Field] = []
    private var start = 0
    private var end = 0
    private var isEscaped = false
    private var rows = 0
    /// The present line, and that on which the record in hand starts.
    private var line = 1
    private var rowLine = 1
    /// How many bytes of a byte order mark have come; nil once the first other byte has.
    private var markCount: Int? = 0

    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    private static let quote = UInt8(ascii: "\"")

    package init(separator: UInt8 = UInt8(ascii: ",")) {
        self.separator = separator
    }

    /// Takes the next bytes and hands out the records that are whole with them.
    package mutating func read(
        _ bytes: some Sequence<UInt8>, _ take: (CSVRow) throws -> Void
    ) throws {
        for byte in bytes {
            if markCount != nil, skipsMark(byte) { continue }
            if let row = try advance(by: byte) { try take(row) }
        }
    }

    /// The last record, when no line end came after it.
    package mutating func finish() throws(CSVError) -> CSVRow? {
        switch state {
        case .quoted: throw CSVError(reason: .unclosedQuote, line: rowLine)
        case .carriageReturn: throw CSVError(reason: .loneCarriageReturn, line: line)
        case .fieldStart where raw.isEmpty: return nil
        case .fieldStart, .plain:
            end = raw.count
            endField()
        case .quoteInQuoted: endField()
        }
        return endRow()
    }

    /// Whether the byte belongs to a byte order mark at the very start.
    private mutating func skipsMark(_ byte: UInt8) -> Bool {
        guard let count = markCount, count < Self.mark.count, byte == Self.mark[count] else {
            markCount = nil
            return false
        }
        markCount = count + 1
        return true
    }

    private mutating func advance(by byte: UInt8) throws(CSVError) -> CSVRow? {
        if state == .carriageReturn {
            guard byte == 0x0A else { throw CSVError(reason: .loneCarriageReturn, line: line) }
            return endLine()
        }
        let endsLine = state != .quoted && (byte == 0x0D || byte == 0x0A)
        guard raw.count < Self.rowLimit || endsLine else {
            throw CSVError(reason: .rowTooLong(limit: Self.rowLimit), line: rowLine)
        }
        if state == .quoted {
            takeQuoted(byte)
            return nil
        }
        switch byte {
        case separator:
            closeField()
            raw.append(byte)
            start = raw.count
            state = .fieldStart
        case 0x0D:
            closeField()
            state = .carriageReturn
        case 0x0A:
            closeField()
            return endLine()
        case Self.quote: try takeQuote()
        default:
            guard state != .quoteInQuoted else {
                throw CSVError(reason: .textAfterQuote, line: line)
            }
            raw.append(byte)
            state = .plain
        }
        return nil
    }

    private mutating func takeQuoted(_ byte: UInt8) {
        if byte == Self.quote {
            end = raw.count
            state = .quoteInQuoted
        } else if byte == 0x0A {
            line += 1
        }
        raw.append(byte)
    }

    private mutating func takeQuote() throws(CSVError) {
        switch state {
        case .fieldStart: start = raw.count + 1
        case .quoteInQuoted: isEscaped = true
        case .plain, .quoted, .carriageReturn:
            throw CSVError(reason: .quoteInsideField, line: line)
        }
        raw.append(Self.quote)
        state = .quoted
    }

    /// The field ends here; a quoted one has ended at its quote.
    private mutating func closeField() {
        if state != .quoteInQuoted { end = raw.count }
        endField()
    }

    private mutating func endField() {
        fields.append(CSVRow.Field(range: start..<end, isEscaped: isEscaped))
        isEscaped = false
    }

    private mutating func endLine() -> CSVRow? {
        line += 1
        return endRow()
    }

    /// The record in hand; nil for a blank line.
    private mutating func endRow() -> CSVRow? {
        defer {
            raw.removeAll(keepingCapacity: true)
            fields.removeAll(keepingCapacity: true)
            start = 0
            state = .fieldStart
            rowLine = line
        }
        guard !raw.isEmpty else { return nil }
        rows += 1
        return CSVRow(number: rows, line: rowLine, raw: raw, fields: fields)
    }
}
