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

    /// Requests and answers, one after the other.
    ///
    /// One function, so that a request costs one suspension: each `async` call within would be a
    /// frame and a switch of executors more.
    private func exchange() async -> Ending {
        var answeredAtOnce = 0
        while true {
            var ending: Ending?
            switch parser.next() {
            case .request(let request):
                let response: Response
                switch service.handler(request) {
                case .now(let answer):
                    response = answer
                    answeredAtOnce += 1
                    // Who sends many requests at once lets others have their turn in between.
                    if answeredAtOnce % Self.turnAnswers == 0 { await Task.yield() }
                case .later(let work):
                    // Answers before this one wait to be sent with it, but not for a handler that
                    // takes long.
                    if !outbox.isEmpty { loop.flushBeforeWaiting(self) }
                    response = await work()
                }
                let following = write(response, to: request)
                if case .next = following { continue }
                ending = await follow(following, after: response)
            case .sendContinue:
                outbox.bytes.append(contentsOf: "HTTP/1.1 100 Continue\r\n\r\n".utf8)
            case .failed(let error):
                ending = await refuse(.malformed(error))
            case .needMore:
                guard sendNow() else {
                    guard await flush() else { return .close }
                    continue
                }
                let stage = parser.stage
                var wakeup = Wakeup.stopped
                if beginsToWait(in: stage) {
                    wakeup = await loop.wait(
                        for: .reading, on: socket.descriptor, until: deadline(for: stage))
                    isWaitingForRequest = false
                }
                let received = received(wakeup, in: stage)
                if case .bytes(let bytes) = received {
                    parser.append(bytes)
                } else if let received {
                    ending = await conclude(received, in: stage)
                }
            }
            if let ending { return ending }
        }
    }

    /// So many answers that wait for nothing are made for one client before others have their turn.
    private static let turnAnswers = 16

    /// Whether there is anything to wait for: a server that stops awaits no more requests.
    private func beginsToWait(in stage: RequestParser.Stage) -> Bool {
        guard !isDraining || stage != .idle else { return false }
        isWaitingForRequest = stage == .idle
        return true
    }

    /// What is left to do when no bytes came.
    private func conclude(_ received: Received, in stage: RequestParser.Stage) async -> Ending? {
        switch received {
        case .timedOut where stage != .idle:
            return await refuse(.tooSlow(after: time(for: stage)))
        case .end:
            guard let error = parser.finish() else { return .close }
            return await refuse(.malformed(error))
        case .bytes: return nil
        case .timedOut, .stopped, .failed: return .close
        }
    }

    /// What there is after a wait; nothing when it ended for nothing.
    private func received(_ wakeup: Wakeup, in stage: RequestParser.Stage) -> Received? {
        switch wakeup {
        case .ready: return loop.receiveNow(from: socket.descriptor)
        case .timedOut: return .timedOut
        case .stopped:
            guard isDraining, stage == .idle else { return .stopped }
            // A request that arrived just before the stop is still in hand: one look without
            // waiting.
            return loop.receiveNow(from: socket.descriptor) ?? .stopped
        }
    }

    private func close() {
        isClosed = true
        loop.forget(socket.descriptor)
        socket.close()
    }
}
