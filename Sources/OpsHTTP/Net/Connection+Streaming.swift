extension Connection {
    /// Sends an answer whose body is made while it is sent.
    func stream(
        _ response: Response, _ context: ResponseSerializer.Context,
        _ produce: @Sendable (BodyWriter) async throws -> Void
    ) async -> Ending? {
        var context = context
        let streaming = ResponseSerializer.streaming(response, context)
        if streaming == .untilClose { context.persists = false }
        ResponseSerializer.write(response, context, to: &place.talk.outbox.bytes)
        guard await flush() else { return .close }
        self.streaming = streaming
        defer { self.streaming = .nothing }
        guard streaming != .nothing else { return context.persists ? nil : .linger }
        do {
            try await produce(BodyWriter(connection: self))
        } catch {
            // Half a body must not look like a whole one: the end of the chunks is left out.
            return .close
        }
        if streaming == .chunked {
            place.talk.outbox.bytes.append(contentsOf: "0\r\n\r\n".utf8)
        }
        guard !isClosed, await flush() else { return .close }
        return context.persists && !place.talk.isDraining ? nil : .linger
    }

    /// One piece of a streamed body, sent before this returns.
    func writePiece(_ bytes: [UInt8]) async throws(BodyWriter.Closed) {
        guard !isClosed, !isFlushing, streaming != .nothing else { throw BodyWriter.Closed() }
        guard !bytes.isEmpty else { return }
        if streaming == .chunked {
            place.talk.outbox.bytes.append(contentsOf: String(bytes.count, radix: 16).utf8)
            place.talk.outbox.bytes.append(contentsOf: "\r\n".utf8)
        }
        place.talk.outbox.bytes.append(contentsOf: bytes)
        if streaming == .chunked { place.talk.outbox.bytes.append(contentsOf: "\r\n".utf8) }
        guard await flush() else { throw BodyWriter.Closed() }
    }
}
