extension Connection {
    /// Does what follows an answer; nothing when more requests may come.
    func follow(_ following: Conversation.Following, after response: Response) async -> Ending? {
        switch following {
        case .next: return nil
        case .flush: return await flush() ? nil : .close
        case .end(let ending): return await flush() ? ending : .close
        case .stream(let context):
            guard case .stream(let produce) = response.body else { return nil }
            return await stream(response, context, produce)
        }
    }

    /// Answers without the handler, and ends the conversation.
    func refuse(_ refusal: Refusal) async -> Ending {
        service.counters.countRefusal()
        let context = ResponseSerializer.Context(
            method: place.talk.parser.isForHead ? .head : .get, version: .http11, persists: false,
            dateLine: loop.currentDateLine())
        ResponseSerializer.write(service.refuse(refusal), context, to: &place.talk.outbox.bytes)
        return await flush() ? .linger : .close
    }
}
