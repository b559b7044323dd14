/// How a try to receive ended.
enum Received: Sendable {
    case bytes(ArraySlice<UInt8>)
    case end
    case failed
    case timedOut
    case stopped

    /// Whether there were as many bytes as were asked for: then there may be more.
    func isFull(of capacity: Int) -> Bool {
        guard case .bytes(let bytes) = self else { return false }
        return bytes.count == capacity
    }
}

extension EventLoop {
    /// Waits for bytes and takes what one call gives; they are a slice of the loop's own buffer, to
    /// be used up before anything else is awaited.
    nonisolated func receive(
        from descriptor: Int32, until deadline: MonotonicTime
    ) async -> Received {
        while true {
            switch await wait(for: .reading, on: descriptor, until: deadline) {
            case .timedOut: return .timedOut
            case .stopped: return .stopped
            case .ready: break
            }
            if let received = receiveNow(from: descriptor) { return received }
        }
    }

    /// Takes what is there; nothing when nothing is.
    nonisolated func receiveNow(from descriptor: Int32) -> Received? {
        assumeIsolated { $0.take(from: descriptor) }
    }

    func take(from descriptor: Int32) -> Received? {
        switch Socket.receive(from: descriptor, into: &scratch) {
        case .done(0): .end
        case .done(let count): .bytes(scratch[..<count])
        case .wouldBlock: nil
        case .failed: .failed
        }
    }
}
