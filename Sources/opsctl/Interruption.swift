import Dispatch
import Glibc
import Synchronization

/// Ctrl-C: ends the program at once, or, where a command asked for it, lets it finish what is in
/// flight; the second Ctrl-C always ends it.
final class Interruption: Sendable {
    private let wasRaised = Atomic<Bool>(false)
    /// What winds the command up; nil while Ctrl-C ends the program.
    private let windUp = Mutex<(@Sendable () -> Void)?>(nil)

    /// Whether somebody pressed Ctrl-C.
    var isRaised: Bool { wasRaised.load(ordering: .relaxed) }

    /// From now on the first Ctrl-C only calls `stop`.
    func beGraceful(_ stop: @escaping @Sendable () -> Void) {
        windUp.withLock { $0 = stop }
    }

    /// Notes a Ctrl-C; answers whether the program must end now.
    func raise() -> Bool {
        let isSecond = wasRaised.exchange(true, ordering: .relaxed)
        guard !isSecond, let stop = windUp.withLock(\.self) else { return true }
        stop()
        return false
    }

    /// Listens for Ctrl-C until the answer is cancelled.
    ///
    /// It is not ignored until Dispatch listens, a moment later: pressed at once, it ends the
    /// program as it ends any other.
    func watch() -> any DispatchSourceSignal {
        let source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
        source.setEventHandler { [self] in
            if raise() { _exit(ExitCode.interrupted.rawValue) }
        }
        source.resume()
        return source
    }
}
