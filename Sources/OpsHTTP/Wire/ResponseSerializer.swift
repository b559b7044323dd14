/// Writes the head of an answer, and its body when that is at hand, into one output buffer.
struct ResponseSerializer {
    /// What the request and the connection say about the answer's form.
    struct Context {
        var method: Method
        var version: Version
        /// Whether the connection lives on after this answer.
        var persists: Bool
        /// A whole `Date: …` line.
        var dateLine: [UInt8]
    }

    /// How a streamed body is delimited.
    enum Streaming {
        case chunked
        case untilClose
        /// The head is all: HEAD, or a status without body.
        case nothing
    }

    /// Writes a whole answer; a streamed body is left to the caller.
    static func write(
        _ response: Response, _ context: Context, to output: inout [UInt8]
    ) {
        guard !response.body.isStream else {
            return writeStreamHead(response, context, to: &output)
        }
        let body = response.body.bytes
        let lines = Lines.all
        output.reserveCapacity(output.count + 256 + body.count)
        writeCommon(response, context, lines, to: &output)
        guard response.status.hasBody else { return output.append(copying: lines.end) }
        output.append(copying: lines.contentLength)
        output.append(decimal: body.count)
        output.append(copying: lines.endOfHead)
        if context.method != .head { output.append(copying: body) }
    }

    static func streaming(_ response: Response, _ context: Context) -> Streaming {
        if context.method == .head || !response.status.hasBody { return .nothing }
        return context.version == .http11 ? .chunked : .untilClose
    }

    private static func writeStreamHead(
        _ response: Response, _ context: Context, to output: inout [UInt8]
    ) {
        let lines = Lines.all
        writeCommon(response, context, lines, to: &output)
        if context.version == .http11, response.status.hasBody {
            output.append(copying: lines.chunked)
        }
        output.append(copying: lines.end)
    }

    /// Status line and fields; framing and Date are the engine's own, whatever the handler set.
    private static func writeCommon(
        _ response: Response, _ context: Context, _ lines: Lines, to output: inout [UInt8]
    ) {
        output.append(copying: lines.status[response.status.code - 100])
        output.append(copying: context.dateLine)
        response.headers.write(to: &output)
        if !context.persists {
            output.append(copying: lines.close)
        } else if context.version == .http10 {
            output.append(copying: lines.keepAlive)
        }
    }

    /// Framing and Date are the engine's, whatever a handler says.
    static func isOurs(_ name: ArraySlice<UInt8>) -> Bool {
        switch name.count {
        case 4: name.equalsIgnoringCase("date")
        case 10: name.equalsIgnoringCase("connection")
        case 14: name.equalsIgnoringCase("content-length")
        case 17: name.equalsIgnoringCase("transfer-encoding")
        default: false
        }
    }
}

/// What answers are made of, as bytes made once: turning text into bytes for each was measured to
/// cost more than sending them.
///
/// One object, found once for each answer.
private final class Lines: Sendable {
    static let all = Lines()

    /// The status line of each code from 100 to 599.
    let status = (100...599).map { code in
        Array("HTTP/1.1 \(code) \(Status(code).reason)\r\n".utf8)
    }
    let contentLength = Array("Content-Length: ".utf8)
    let chunked = Array("Transfer-Encoding: chunked\r\n".utf8)
    let close = Array("Connection: close\r\n".utf8)
    let keepAlive = Array("Connection: keep-alive\r\n".utf8)
    let end = Array("\r\n".utf8)
    let endOfHead = Array("\r\n\r\n".utf8)
}
