extension Connection {
    /// Sends all that is ready; false when the client is gone or does not read.
    func flush() async -> Bool {
        guard !outbox.isEmpty else { return true }
        isFlushing = true
        defer { isFlushing = false }
        var deadline: MonotonicTime?
        while true {
            switch outbox.send(on: socket) {
            case .done: return true
            case .failed: return false
            case .wouldBlock: break
            }
            if deadline == nil {
                deadline = loop.turnTime + service.limits.writeTime + earned(by: outbox.count)
            }
            let wakeup = await loop.wait(
                for: .writing, on: socket.descriptor, until: deadline ?? .never)
            guard wakeup == .ready, !isClosed else { return false }
        }
    }

    /// Sends all that is ready if the kernel takes it at once; whether it did.
    ///
    /// False also stands for a client that is gone: the next `flush` will meet it again.
    func sendNow() -> Bool {
        guard !outbox.isEmpty else { return true }
        guard case .done = outbox.send(on: socket) else { return false }
        return true
    }

    /// Sends what the kernel takes at once; the rest, and any error, is for the next `flush`.
    func sendWithoutWaiting() {
        guard !isFlushing, !isClosed else { return }
        _ = outbox.send(on: socket)
    }

    /// Half-closes, and reads on for a bounded while: closing at once would reset the connection
    /// and with it the answer that is still on its way (RFC 9112 § 9.6).
    func linger() async {
        socket.finishSending()
        let moment = loop.turnTime + service.limits.lingerTime
        var rest = service.limits.lingerBytes
        while rest > 0 {
            guard
                case .bytes(let bytes) = await loop.receive(
                    from: socket.descriptor, until: moment)
            else { return }
            rest -= bytes.count
        }
    }
}
