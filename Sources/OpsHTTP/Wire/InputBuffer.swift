/// Bytes received and not yet understood: grows at one end, is eaten at the other, and is given back
/// as soon as it is empty, so that an idle connection owns none.
struct InputBuffer {
    private(set) var bytes: [UInt8] = []
    /// The first byte of the part being read.
    private(set) var start = 0
    /// The first byte of the next line.
    private var lineStart = 0
    /// No line feed stands between `lineStart` and here, so no byte is looked at twice.
    private var scanned = 0

    enum Line {
        /// The places of a whole line, without its CRLF.
        case complete(Range<Int>)
        case incomplete
        case tooLong
        case bareLineFeed
    }

    var count: Int { bytes.count - start }
    var isEmpty: Bool { start == bytes.count }
    /// Bytes of the lines read since `start`.
    var linesRead: Int { lineStart - start }
    var first: UInt8? { isEmpty ? nil : bytes[start] }

    /// The first bytes of the part being read, `count` at the most.
    func first(_ count: Int) -> ArraySlice<UInt8> { bytes[start...].prefix(count) }

    mutating func append(_ new: ArraySlice<UInt8>) {
        if isEmpty {
            bytes = new.copied
            (start, lineStart, scanned) = (0, 0, 0)
            return
        }
        if start > 0 {
            bytes.removeFirst(start)
            lineStart -= start
            scanned -= start
            start = 0
        }
        bytes.append(contentsOf: new)
    }

    /// The next line if it ends within `longest` bytes and is closed by CRLF.
    ///
    /// Whether the line came whole or byte by byte makes no difference to the answer.
    mutating func nextLine(longest: Int) -> Line {
        let position = nextLineFeed()
        // A carriage return may be the last byte: one more than `longest`.
        if position - lineStart > longest + 1 { return .tooLong }
        if position == bytes.count {
            scanned = position
            return .incomplete
        }
        guard position > lineStart, bytes[position - 1] == .carriageReturn else {
            return .bareLineFeed
        }
        let line = lineStart..<(position - 1)
        lineStart = position + 1
        scanned = lineStart
        return .complete(line)
    }

    private func nextLineFeed() -> Int {
        bytes.firstIndex(of: .lineFeed, from: scanned)
    }

    /// Forgets the lines read so far.
    mutating func dropLines() {
        start = lineStart
        releaseIfEmpty()
    }

    /// Hands over the lines read so far; the whole buffer without a copy when nothing follows them.
    mutating func takeLines() -> [UInt8] {
        let taken: [UInt8]
        if start == 0, lineStart == bytes.count {
            taken = bytes
        } else {
            taken = Array(bytes[start..<lineStart])
        }
        dropLines()
        return taken
    }

    /// Moves up to `limit` bytes to the end of `body` and says how many.
    mutating func move(upTo limit: Int, into body: inout [UInt8]) -> Int {
        let moved = min(limit, count)
        body.append(contentsOf: bytes[start..<start + moved])
        start += moved
        lineStart = start
        scanned = start
        releaseIfEmpty()
        return moved
    }

    private mutating func releaseIfEmpty() {
        guard isEmpty else { return }
        bytes = []
        (start, lineStart, scanned) = (0, 0, 0)
    }
}
