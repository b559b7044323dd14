/// Gathers the body of a message, whichever way its length is told.
struct BodyReader {
    private enum Phase {
        case length(Int)
        case chunked(ChunkedBody)
        case untilClose
    }

    private var phase: Phase
    private(set) var bytes: [UInt8] = []

    init(_ length: Framing.Length) {
        switch length {
        case .none: phase = .length(0)
        case .bytes(let count): phase = .length(count)
        case .chunked: phase = .chunked(ChunkedBody())
        case .untilClose: phase = .untilClose
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
    mutating func advance(
        _ input: inout InputBuffer, _ limits: Limits
    ) throws(ParseError) -> Bool {
        switch phase {
        case .length(let rest):
            let left = rest - input.move(upTo: rest, into: &bytes)
            phase = .length(left)
            return left == 0
        case .chunked(var chunks):
            let isWhole = try chunks.advance(&input, into: &bytes, limits)
            phase = .chunked(chunks)
            return isWhole
        case .untilClose:
            _ = input.move(upTo: input.count, into: &bytes)
            guard bytes.count <= limits.bodyBytes else {
                throw .bodyTooLarge(limit: limits.bodyBytes)
            }
            return false
        }
    }
}
