@testable import OpsHTTP

/// A client that sends whatever bytes it likes and reads what comes: the other side in these tests.
actor RawLine {
    nonisolated let loop: EventLoop
    nonisolated var unownedExecutor: UnownedSerialExecutor {
        unsafe loop.executor.asUnownedSerialExecutor()
    }

    private var socket: Socket
    private var received: [UInt8] = []

    /// Long enough for a busy machine, short enough to notice a test that hangs.
    private static let patience = Duration.seconds(20)

    init(to address: Address, on loop: EventLoop) async throws {
        self.loop = loop
        socket = try Socket.connecting(to: address)
        _ = await loop.wait(for: .writing, on: socket.descriptor, until: .now + Self.patience)
    }

    /// The other end of a pair of sockets.
    init(owning descriptor: Int32, on loop: EventLoop) {
        self.loop = loop
        socket = Socket(owning: descriptor)
    }

    isolated deinit {
        let descriptor = socket.descriptor
        guard descriptor >= 0 else { return }
        loop.forget(descriptor)
    }

    func send(_ text: String) async {
        await send(Array(text.utf8))
    }

    func send(_ bytes: [UInt8]) async {
        var outbox = Outbox()
        outbox.bytes = bytes
        while case .wouldBlock = outbox.send(on: socket) {
            let moment = MonotonicTime.now + Self.patience
            guard await loop.wait(for: .writing, on: socket.descriptor, until: moment) == .ready
            else { return }
        }
    }

    func finishSending() {
        socket.finishSending()
    }

    func disappear() async {
        loop.forget(socket.descriptor)
        socket.close()
    }

    /// Everything up to the end of the connection.
    func readToEnd() async -> String {
        while await receive() {}
        return take(received.count)
    }

    /// Everything up to and with this text.
    func read(through end: String) async -> String {
        let end = Array(end.utf8)
        var seen = 0
        while true {
            for start in seen..<max(seen, received.count - end.count + 1)
            where received[start] == end[0] && received[start...].starts(with: end) {
                return take(start + end.count)
            }
            seen = max(0, received.count - end.count + 1)
            guard await receive() else { return "ENDED: " + take(received.count) }
        }
    }

    private func receive() async -> Bool {
        let moment = MonotonicTime.now + Self.patience
        switch await loop.receive(from: socket.descriptor, until: moment) {
        case .bytes(let bytes):
            received.append(contentsOf: bytes)
            return true
        case .timedOut:
            received.append(contentsOf: "TIMED OUT".utf8)
            return false
        case .end, .failed, .stopped:
            return false
        }
    }

    private func take(_ count: Int) -> String {
        defer { received.removeFirst(count) }
        return String(decoding: received.prefix(count), as: UTF8.self)
    }
}
