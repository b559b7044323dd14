import Dispatch
import Glibc
import Synchronization

/// Ctrl-C: ends the program at once, or, where a command asked for it, lets it finish what is in
/// flight; the second Ctrl-C always ends it.
final class Interruption: Sendable {
    private let wasRaised = Atomic<Bool>(false)
    private let isGraceful = Atomic<Bool>(false)

    /// Whether somebody pressed Ctrl-C.
    var isRaised: Bool { wasRaised.load(ordering: .relaxed) }

    /// From now on the first Ctrl-C only raises the flag.
    func beGraceful() {
        isGraceful.store(true, ordering: .relaxed)
    }

    /// Notes a Ctrl-C; answers whether the program must end now.
    func raise() -> Bool {
        let isSecond = wasRaised.exchange(true, ordering: .relaxed)
        return isSecond || !isGraceful.load(ordering: .relaxed)
    }

    /// Listens for Ctrl-C until the answer is cancelled.
    func watch() -> any DispatchSourceSignal {
        signal(SIGINT, SIG_IGN)
        let source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
        source.setEventHandler { [self] in
            if raise() { _exit(ExitCode.interrupted.rawValue) }
        }
        source.resume()
        return source
    }
}
