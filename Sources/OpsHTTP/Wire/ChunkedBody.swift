/// The chunked coding, read as it comes: sizes, data, and trailers that are checked and dropped.
struct ChunkedBody {
    private enum Phase {
        case size
        case data(Int)
        case dataEnd
        case trailers
    }

    private var phase = Phase.size
    /// Reads on; true once the last line of the last chunk's trailers has been read.
    mutating func advance(
        _ input: inout InputBuffer, into body: inout [UInt8], _ limits: Limits
    ) throws(ParseError) -> Bool {
        while true {
            switch phase {
            case .size:
                guard let size = try nextSize(&input, after: body.count, limits) else {
                    return false
                }
                phase = size == 0 ? .trailers : .data(size)
            case .data(let rest):
                let left = rest - input.move(upTo: rest, into: &body)
                phase = left == 0 ? .dataEnd : .data(left)
                if left > 0 { return false }
            case .dataEnd:
                guard try skipLineEnd(&input) else { return false }
                phase = .size
            case .trailers:
                return try skipTrailers(&input, limits)
            }
        }
    }

    private func nextSize(
        _ input: inout InputBuffer, after received: Int, _ limits: Limits
    ) throws(ParseError) -> Int? {
        let limit = limits.chunkLineBytes
        switch input.nextLine(longest: limit) {
        case .incomplete: return nil
        case .tooLong: throw .chunkLineTooLong(limit: limit)
        case .bareLineFeed: throw .bareLineFeed
        case .complete(let line):
            let size = try parseSize(input.bytes[line])
            guard size <= limits.bodyBytes - received else {
                throw .bodyTooLarge(limit: limits.bodyBytes)
            }
            input.dropLines()
            return size
        }
    }

    private func parseSize(_ line: ArraySlice<UInt8>) throws(ParseError) -> Int {
        let digits = line.prefix { $0.hexDigit != nil }
        guard !digits.isEmpty else { throw .badChunk }
        var size = 0
        for byte in digits {
            // Four bits more must still fit below the sign.
            guard size >> 59 == 0, let digit = byte.hexDigit else { throw .badChunk }
            size = size << 4 | digit
        }
        guard ChunkExtension.isValid(line[digits.endIndex...]) else { throw .badChunk }
        return size
    }

    /// The CRLF after the data of a chunk; anything else there is refused at its first byte.
    private func skipLineEnd(_ input: inout InputBuffer) throws(ParseError) -> Bool {
        guard input.first == nil || input.first == .carriageReturn else { throw .badChunk }
        switch input.nextLine(longest: 0) {
        case .incomplete: return false
        case .tooLong, .bareLineFeed: throw .badChunk
        case .complete:
            input.dropLines()
            return true
        }
    }

    private func skipTrailers(
        _ input: inout InputBuffer, _ limits: Limits
    ) throws(ParseError) -> Bool {
        let limit = limits.trailerBytes
        while true {
            switch input.nextLine(longest: limit - input.linesRead) {
            case .incomplete: return false
            case .tooLong: throw .trailersTooLarge(limit: limit)
            case .bareLineFeed: throw .bareLineFeed
            case .complete(let line) where line.isEmpty:
                input.dropLines()
                return true
            case .complete(let line):
                _ = try FieldLine.parse(line, in: input.bytes)
            }
        }
    }
}
