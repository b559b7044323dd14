/// One connection of a client.
actor ClientLine {
    nonisolated let loop: EventLoop
    nonisolated var unownedExecutor: UnownedSerialExecutor {
        unsafe loop.executor.asUnownedSerialExecutor()
    }

    private var socket: Socket

    /// Connects, or says why not.
    init(
        to address: Address, on loop: EventLoop, until deadline: MonotonicTime
    ) async throws(ClientError) {
        self.loop = loop
        do throws(NetworkError) {
            socket = try Socket.connecting(to: address)
        } catch {
            throw .cannotConnect(reason: error.description)
        }
        let wakeup = await loop.wait(for: .writing, on: socket.descriptor, until: deadline)
        guard wakeup == .ready else {
            await close()
            throw .timedOut(sent: false)
        }
        if let error = socket.pendingError() {
            await close()
            throw .cannotConnect(reason: error.description)
        }
    }

    isolated deinit {
        let descriptor = socket.descriptor
        guard descriptor >= 0 else { return }
        loop.forget(descriptor)
    }

    /// Sends one request and reads its answer; only its head where nobody reads the body.
    func exchange(
        _ message: [UInt8], _ parser: ResponseParser, readsBody: Bool,
        until deadline: MonotonicTime
    ) async throws(ClientError) -> ClientResponse {
        do throws(ClientError) {
            // Anything to read before anything is asked: the server has closed, or lost its mind.
            if loop.receiveNow(from: socket.descriptor) != nil {
                throw .connectionLost(mayHaveBeenProcessed: false)
            }
            try await send(message, until: deadline)
            var parser = parser
            do throws(ClientError) {
                return try await receive(&parser, readsBody: readsBody, until: deadline)
            } catch {
                guard !readsBody, let beginning = parser.beginning else { throw error }
                return beginning
            }
        } catch {
            await close()
            throw error
        }
    }

    private func send(_ message: [UInt8], until deadline: MonotonicTime) async throws(ClientError) {
        var outbox = Outbox()
        outbox.bytes = message
        while true {
            switch outbox.send(on: socket) {
            case .done:
                return
            case .failed:
                // An early answer may say why (413, say): it is looked for before giving up.
                return
            case .wouldBlock:
                let wakeup = await loop.wait(
                    for: .writing, on: socket.descriptor, until: deadline)
                guard wakeup == .ready else { throw .timedOut(sent: true) }
            }
        }
    }

    /// Sends one request and hands its body out as it comes, when the answer is 200.
    ///
    /// - Returns: the answer, with whatever of its body was not handed out.
    func follow(
        _ message: [UInt8], _ parser: ResponseParser, silence: Duration,
        _ take: @Sendable ([UInt8]) async throws -> Void
    ) async throws -> ClientResponse {
        var parser = parser
        try await send(message, until: .now + silence)
        while true {
            let action = parser.next()
            if parser.answered == .ok {
                let piece = parser.takePiece()
                if !piece.isEmpty { try await take(piece) }
            }
            switch action {
            case .response(let response): return response
            case .failed(let error): throw ClientError.badAnswer(error)
            case .needMore: break
            }
            try await read(into: &parser, until: .now + silence)
        }
    }

    private func read(
        into parser: inout ResponseParser, until deadline: MonotonicTime
    ) async throws(ClientError) {
        switch await loop.receive(from: socket.descriptor, until: deadline) {
        case .bytes(let bytes): parser.append(bytes)
        case .timedOut: throw .timedOut(sent: true)
        case .stopped, .failed, .end: throw .connectionLost(mayHaveBeenProcessed: true)
        }
    }

    private func receive(
        _ parser: inout ResponseParser, readsBody: Bool, until deadline: MonotonicTime
    ) async throws(ClientError) -> ClientResponse {
        while true {
            switch parser.next() {
            case .response(let response): return response
            case .failed(let error): throw .badAnswer(error)
            case .needMore: break
            }
            if !readsBody, parser.answered != nil, let head = parser.beginning { return head }
            switch await loop.receive(from: socket.descriptor, until: deadline) {
            case .bytes(let bytes): parser.append(bytes)
            case .timedOut, .stopped: throw .timedOut(sent: true)
            case .failed: throw .connectionLost(mayHaveBeenProcessed: true)
            case .end:
                guard parser.hasBegun, case .response(let response) = parser.finish() else {
                    throw .connectionLost(mayHaveBeenProcessed: true)
                }
                return response
            }
        }
    }

    private func close() async {
        loop.forget(socket.descriptor)
        socket.close()
    }
}
