/// One client's connection: reads requests, has them answered in order, writes the answers.
///
/// It lives on its loop's executor, so it is plain `async` code and nothing in it hops. What waits for
/// nothing is done by its `Conversation`, which the loop calls itself when bytes have come: an answer
/// at once costs no switch to this task and back.
actor Connection {
    nonisolated let loop: EventLoop
    nonisolated var unownedExecutor: UnownedSerialExecutor {
        unsafe loop.executor.asUnownedSerialExecutor()
    }

    let service: Service
    nonisolated let peer: Address
    let place: ConversationPlace
    var isClosed = false
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
        place = ConversationPlace(Conversation(owning: descriptor, of: peer, serving: service))
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
    private func exchange() async -> Ending {
        var step = place.talk.advance(on: loop)
        while true {
            var ending: Ending?
            switch step {
            case .wait:
                if let next = await untilSomethingCame() {
                    step = next
                    continue
                }
            case .yield:
                await Task.yield()
            case .work(let request, let work):
                // Answers before this one wait to be sent with it, but not for a handler that
                // takes long.
                if !place.talk.outbox.isEmpty { loop.flushBeforeWaiting(self) }
                let response = await work()
                let following = place.talk.write(response, to: request, on: loop)
                ending = await follow(following, after: response)
            case .follow(let following, let response):
                ending = await follow(following, after: response)
            case .refuse(let refusal):
                ending = await refuse(refusal)
            case .flush:
                if await !flush() { ending = .close }
            case .conclude(let received):
                ending = await conclude(received)
            }
            if let ending { return ending }
            step = place.talk.advance(on: loop)
        }
    }

    /// Waits for what the conversation cannot deal with alone, or for a reason to end.
    ///
    /// - Returns: what is to be done; nothing when it ended for nothing.
    private func untilSomethingCame() async -> Conversation.Step? {
        guard place.talk.beginsToWait() else { return stopped() }
        let deadline = place.talk.stageDeadline(on: loop)
        let wakeup = await loop.wait(
            for: .arrivals, on: place.talk.socket.descriptor, until: deadline, reader: place)
        place.talk.isWaitingForRequest = false
        switch wakeup {
        case .ready: return place.talk.unfinished.take()
        case .timedOut: return .conclude(.timedOut)
        case .stopped: return stopped()
        }
    }

    /// A request that arrived just before the stop is still in hand: one look without waiting.
    private func stopped() -> Conversation.Step? {
        guard place.talk.isDraining, place.talk.parser.stage == .idle else {
            return .conclude(.stopped)
        }
        let received = loop.receiveNow(from: place.talk.socket.descriptor)
        guard case .bytes(let bytes) = received else { return .conclude(received ?? .stopped) }
        place.talk.parser.append(bytes)
        return nil
    }

    /// What is left to do when no bytes came.
    private func conclude(_ received: Received) async -> Ending? {
        let stage = place.talk.parser.stage
        switch received {
        case .timedOut where stage != .idle:
            return await refuse(.tooSlow(after: service.time(for: stage)))
        case .end:
            guard let error = place.talk.parser.finish() else { return .close }
            return await refuse(.malformed(error))
        case .bytes: return nil
        case .timedOut, .stopped, .failed: return .close
        }
    }

    private func close() {
        isClosed = true
        loop.forget(place.talk.socket.descriptor)
        place.talk.socket.close()
    }
}
