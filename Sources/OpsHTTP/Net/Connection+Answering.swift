extension Connection {
    /// Has one request answered; nothing when more may follow.
    func answer(_ request: Request) async -> Ending? {
        // Answers before this one wait to be sent with it, but not for a handler that takes long.
        if !outbox.isEmpty { loop.flushBeforeWaiting(self) }
        let response = await service.handler(request)
        requests += 1
        deadline = nil
        service.counters.countRequest()
        let persists =
            request.persists && !isDraining && requests < service.limits.requestsPerConnection
        let context = ResponseSerializer.Context(
            method: request.method, version: request.version, persists: persists,
            dateLine: loop.currentDateLine())
        if case .stream(let produce) = response.body {
            return await stream(response, context, produce)
        }
        ResponseSerializer.write(response, context, to: &outbox.bytes)
        guard !persists else {
            return outbox.count < Self.outboxBytes ? nil : await flush() ? nil : .close
        }
        guard await flush() else { return .close }
        // Who said that this request is its last sends no more; others may be in the midst of it.
        return request.persists ? .linger : .close
    }

    /// Answers that are ready together are sent together, up to this much.
    private static var outboxBytes: Int { 64 * 1024 }

    /// Answers without the handler, and ends the conversation.
    func refuse(_ refusal: Refusal) async -> Ending {
        service.counters.countRefusal()
        let context = ResponseSerializer.Context(
            method: .get, version: .http11, persists: false,
            dateLine: loop.currentDateLine())
        ResponseSerializer.write(service.refuse(refusal), context, to: &outbox.bytes)
        return await flush() ? .linger : .close
    }
}
