extension Connection {
    /// Sends all that is ready; false when the client is gone or does not read.
    func flush() async -> Bool {
        guard !place.talk.outbox.isEmpty else { return true }
        isFlushing = true
        defer { isFlushing = false }
        var deadline: MonotonicTime?
        while true {
            switch place.talk.send() {
            case .done: return true
            case .failed: return false
            case .wouldBlock: break
            }
            if deadline == nil {
                deadline = service.writeDeadline(
                    for: place.talk.outbox.count, from: loop.turnTime)
            }
            let wakeup = await loop.wait(
                for: .writing, on: place.talk.socket.descriptor, until: deadline ?? .never)
            guard wakeup == .ready, !isClosed else { return false }
        }
    }

    /// Sends what the kernel takes at once; the rest, and any error, is for the next `flush`.
    func sendWithoutWaiting() {
        guard !isFlushing, !isClosed else { return }
        _ = place.talk.send()
    }

    /// Half-closes, and reads on for a bounded while: closing at once would reset the connection
    /// and with it the answer that is still on its way (RFC 9112 § 9.6).
    func linger() async {
        place.talk.socket.finishSending()
        let moment = service.lingerDeadline(from: loop.turnTime)
        var rest = service.limits.lingerBytes
        while rest > 0 {
            guard
                case .bytes(let bytes) = await loop.receive(
                    from: place.talk.socket.descriptor, until: moment)
            else { return }
            rest -= bytes.count
        }
    }
}
