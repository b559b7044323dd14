/// Bytes on their way out: what is still to be sent, and nothing once all is.
struct Outbox {
    var bytes: [UInt8] = []
    private var sent = 0

    var isEmpty: Bool { bytes.isEmpty }
    var count: Int { bytes.count - sent }

    /// Sends what the kernel takes now; `done(n)` leaves `n` bytes for later.
    mutating func send(on socket: borrowing Socket) -> Socket.Outcome {
        while sent < bytes.count {
            switch socket.send(bytes, from: sent) {
            case .done(let count): sent += count
            case .wouldBlock: return .wouldBlock
            case .failed(let code): return .failed(code)
            }
        }
        clear()
        return .done(0)
    }

    mutating func clear() {
        bytes = []
        sent = 0
    }
}
