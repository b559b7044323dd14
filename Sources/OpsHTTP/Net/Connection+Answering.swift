extension Connection {
    /// What is to be done once an answer is written.
    enum Following {
        /// The next request; what is ready goes out with its answer.
        case next
        /// The next request, once what is ready has gone out.
        case flush
        /// Nothing more, once what is ready has gone out.
        case end(Ending)
        /// The body is made while it is sent.
        case stream(ResponseSerializer.Context)
    }

    /// Writes the answer to one request.
    func write(_ response: Response, to request: Request) -> Following {
        requests += 1
        deadline = nil
        service.counters.countRequest()
        let persists =
            request.persists && !isDraining && requests < service.limits.requestsPerConnection
        let context = ResponseSerializer.Context(
            method: request.method, version: request.version, persists: persists,
            dateLine: loop.currentDateLine())
        if case .stream = response.body { return .stream(context) }
        ResponseSerializer.write(response, context, to: &outbox.bytes)
        guard !persists else { return outbox.count < Self.outboxBytes ? .next : .flush }
        // Who said that this request is its last, and kept to it, sends no more; others may be in
        // the midst of it.
        return .end(request.persists || parser.hasMore ? .linger : .close)
    }

    /// Does what follows an answer; nothing when more requests may come.
    func follow(_ following: Following, after response: Response) async -> Ending? {
        switch following {
        case .next: return nil
        case .flush: return await flush() ? nil : .close
        case .end(let ending): return await flush() ? ending : .close
        case .stream(let context):
            guard case .stream(let produce) = response.body else { return nil }
            return await stream(response, context, produce)
        }
    }

    /// Answers that are ready together are sent together, up to this much.
    private static var outboxBytes: Int { 64 * 1024 }

    /// Answers without the handler, and ends the conversation.
    func refuse(_ refusal: Refusal) async -> Ending {
        service.counters.countRefusal()
        let context = ResponseSerializer.Context(
            method: parser.isForHead ? .head : .get, version: .http11, persists: false,
            dateLine: loop.currentDateLine())
        ResponseSerializer.write(service.refuse(refusal), context, to: &outbox.bytes)
        return await flush() ? .linger : .close
    }
}
