import Glibc
import OpsCore
import OpsHTTP
import Synchronization

/// Hands each message to a program of the operator, as a document on its standard input.
///
/// No shell, and nothing of the message in its words or its environment, which others on the machine can read. Exit
/// code 0 is sent, 75 (EX_TEMPFAIL) is tried again, as is a program that takes too long or dies; any other is refused.
///
/// No thread waits for a program: however many hang, the next is started, and each is ended in its time.
final class CommandGateway: Gateway {
    private let path: String
    /// Of its own, so that what is in hand can be waited for when the server's are gone.
    private let loop: EventLoop
    private let state = Mutex(State())

    private struct State {
        var running: [pid_t: ChildProgram] = [:]
        var isClosed = false
        var closing: CheckedContinuation<Void, Never>?
    }

    /// What was killed is gone at once, unless the machine itself hangs.
    private static let dying = Duration.seconds(5)

    init(path: String) throws {
        self.path = path
        loop = try EventLoop.start()
    }

    var way: MessageWay { .command }

    func send(_ letter: Letter, at instant: Instant, within time: Duration) async -> Delivery {
        guard let child = start(on: letter.document) else { return .again(.unreachable) }
        let isInTime = await loop.hasEnded(child.process, within: time)
        if !isInTime {
            child.kill()
            _ = await loop.hasEnded(child.process, within: Self.dying)
        }
        let end = takeEnd(of: child)
        return isInTime ? Self.delivery(end) : .again(.timedOut)
    }

    private static func delivery(_ end: ChildProgram.End?) -> Delivery {
        switch end {
        case .exited(0): .sent
        case .exited(75): .again(.busy)
        // What a program says that could not start the one it was to start.
        case .exited(127): .again(.unreachable)
        case .exited: .refused(.refused)
        case .killed, nil: .again(.failing)
        }
    }

    /// Ends what runs, with all that it has started: nothing outlives the server.
    func close() async {
        await withCheckedContinuation { waiting in
            let isDone = state.withLock { state in
                state.isClosed = true
                for child in state.running.values { child.kill() }
                guard !state.running.isEmpty else { return true }
                state.closing = waiting
                return false
            }
            if isDone { waiting.resume() }
        }
        await loop.run { $0.stop() }
    }

    /// One at a time is started: between the making of a pipe and its mark no other child must get a copy of it.
    private static let starting = Mutex(())

    private func start(on document: [UInt8]) -> ChildProgram? {
        Self.starting.withLock { _ in
            guard let input = Self.pipe(holding: document) else { return nil }
            defer { _ = Glibc.close(input) }
            return state.withLock { state in
                guard !state.isClosed, let child = ChildProgram(path, input: input) else {
                    return nil
                }
                state.running[child.process] = child
                return child
            }
        }
    }

    private func takeEnd(of child: ChildProgram) -> ChildProgram.End? {
        let (end, closing) = state.withLock { state in
            state.running[child.process] = nil
            let closing = state.running.isEmpty ? state.closing.take() : nil
            return (child.takeEnd(), closing)
        }
        closing?.resume()
        return end
    }

    /// The end to read from of a pipe that holds the whole document.
    ///
    /// A document is far smaller than a pipe: nobody waits, and a program that does not read it harms nobody.
    private static func pipe(holding document: [UInt8]) -> Int32? {
        var ends: [Int32] = [-1, -1]
        guard document.count <= 16_384, unsafe Glibc.pipe(&ends) == 0 else { return nil }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        defer { _ = Glibc.close(ends[1]) }
        guard unsafe write(ends[1], document, document.count) == document.count else {
            _ = Glibc.close(ends[0])
            return nil
        }
        return ends[0]
    }
}

extension Letter {
    /// What a program gets.
    var document: [UInt8] {
        var json = JSONWriter(reserving: 512)
        json.beginObject()
        json.member("id", id)
        json.member("to", to)
        json.member("language", language.rawValue)
        json.member("text", text)
        json.endObject()
        json.newline()
        return json.bytes
    }
}
