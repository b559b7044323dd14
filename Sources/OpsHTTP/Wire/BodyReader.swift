/// Gathers the body of a message, whichever way its length is told.
struct BodyReader {
    private enum Phase {
        case length(Int)
        case chunked(ChunkedBody)
        case untilClose(limit: Int)
    }

    private var phase: Phase
    private(set) var bytes: [UInt8] = []

    init(_ length: Framing.Length, _ limits: Limits) {
        switch length {
        case .none: phase = .length(0)
        case .bytes(let count): phase = .length(count)
        case .chunked: phase = .chunked(ChunkedBody(limits: limits))
        case .untilClose: phase = .untilClose(limit: limits.bodyBytes)
        }
    }

    /// Hands over what has come so far: limits then bound what is held, and not the whole.
    mutating func takeBytes() -> [UInt8] {
        defer { bytes = [] }
        return bytes
    }

    /// A body that only the end of the connection ends.
    var endsWithConnection: Bool {
        if case .untilClose = phase { true } else { false }
    }

    /// Reads on; true once the body is whole.
    mutating func advance(_ input: inout InputBuffer) throws(ParseError) -> Bool {
        switch phase {
        case .length(let rest):
            let left = rest - input.move(upTo: rest, into: &bytes)
            phase = .length(left)
            return left == 0
        case .chunked(var chunks):
            let isWhole = try chunks.advance(&input, into: &bytes)
            phase = .chunked(chunks)
            return isWhole
        case .untilClose(let limit):
            _ = input.move(upTo: input.count, into: &bytes)
            guard bytes.count <= limit else { throw .bodyTooLarge(limit: limit) }
            return false
        }
    }
}
