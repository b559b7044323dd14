/// One client's connection: reads requests, has them answered in order, writes the answers.
///
/// It lives on its loop's executor, so it is plain `async` code and nothing in it hops.
actor Connection {
    nonisolated let loop: EventLoop
    nonisolated var unownedExecutor: UnownedSerialExecutor {
        unsafe loop.executor.asUnownedSerialExecutor()
    }

    let service: Service
    nonisolated let peer: Address
    var socket: Socket
    var parser: RequestParser
    var outbox = Outbox()
    var requests = 0
    /// When the present stage of the present request must be over.
    var deadline: (stage: RequestParser.Stage, moment: MonotonicTime)?
    /// The server stops: the answer in hand is the last.
    var isDraining = false
    var isClosed = false
    var isWaitingForRequest = false
    var isFlushing = false
    /// How the body being streamed is delimited.
    var streaming = ResponseSerializer.Streaming.nothing

    /// What is to be done when no more requests are read.
    enum Ending {
        case close
        /// The client may still be sending: it is given time to read the answer.
        case linger
    }

    init(owning descriptor: Int32, of peer: Address, on loop: EventLoop, serving service: Service) {
        socket = Socket(owning: descriptor)
        parser = RequestParser(limits: service.limits, peer: peer)
        self.peer = peer
        self.loop = loop
        self.service = service
    }

    /// The whole life of an admitted connection.
    func run() async {
        let ending = await exchange()
        if ending == .linger, !isClosed { await linger() }
        close()
    }

    /// The whole life of a connection that was not admitted.
    func turnAway(_ refusal: Refusal) async {
        _ = await refuse(refusal)
        await linger()
        close()
    }

    private func exchange() async -> Ending {
        while true {
            var ending: Ending?
            switch parser.next() {
            case .request(let request):
                ending = await answer(request)
            case .sendContinue:
                outbox.bytes.append(contentsOf: "HTTP/1.1 100 Continue\r\n\r\n".utf8)
            case .failed(let error):
                ending = await refuse(.malformed(error))
            case .needMore:
                ending = await flush() ? await receive() : .close
            }
            if let ending { return ending }
        }
    }

    private func receive() async -> Ending? {
        let stage = parser.stage
        switch await received(in: stage) {
        case .bytes(let bytes):
            parser.append(bytes)
            return nil
        case .timedOut where stage != .idle:
            return await refuse(.tooSlow(after: time(for: stage)))
        case .end:
            guard let error = parser.finish() else { return .close }
            return await refuse(.malformed(error))
        case .timedOut, .stopped, .failed:
            return .close
        }
    }

    private func received(in stage: RequestParser.Stage) async -> Received {
        let descriptor = socket.descriptor
        if !isDraining || stage != .idle {
            isWaitingForRequest = stage == .idle
            defer { isWaitingForRequest = false }
            let received = await loop.receive(from: descriptor, until: deadline(for: stage))
            guard case .stopped = received, isDraining, stage == .idle else { return received }
        }
        // A request that arrived just before the stop is still in hand: one look without waiting.
        return loop.receiveNow(from: descriptor) ?? .stopped
    }

    private func close() {
        isClosed = true
        loop.forget(socket.descriptor)
        socket.close()
    }
}
