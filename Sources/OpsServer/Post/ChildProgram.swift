import Dispatch
import Glibc
import Synchronization

/// A program of the operator while it runs.
struct ChildProgram: ~Copyable {
    enum End: Hashable {
        case exited(Int32)
        /// `isOurs`: it took too long.
        case killed(isOurs: Bool)
    }

    private let process: pid_t

    /// Where programs are looked for, and nothing else that this process knows.
    private static let environment = ["PATH=/usr/local/bin:/usr/bin:/bin"]

    /// Starts it in a group of its own, with signals as they are by default; our files close by themselves.
    ///
    /// Nil when it cannot be started.
    init?(_ path: String, input: Int32) {
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe _ = posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_adddup2(&actions, input, 0)
        for descriptor: Int32 in [1, 2] {
            unsafe posix_spawn_file_actions_addopen(
                &actions, descriptor, "/dev/null", O_WRONLY, 0)
        }
        var attributes = posix_spawnattr_t()
        unsafe posix_spawnattr_init(&attributes)
        defer { unsafe _ = posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        unsafe sigfillset(&signals)
        unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
        unsafe sigemptyset(&signals)
        unsafe posix_spawnattr_setsigmask(&attributes, &signals)
        unsafe posix_spawnattr_setpgroup(&attributes, 0)
        let flags = POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP
        unsafe posix_spawnattr_setflags(&attributes, Int16(flags))
        guard
            let process = unsafe Self.spawn(path, actions: &actions, attributes: &attributes)
        else { return nil }
        self.process = process
    }

    private static func spawn(
        _ path: String, actions: UnsafePointer<posix_spawn_file_actions_t>,
        attributes: UnsafePointer<posix_spawnattr_t>
    ) -> pid_t? {
        var process: pid_t = 0
        var words: [UnsafeMutablePointer<CChar>?] = unsafe [strdup(path), nil]
        var variables: [UnsafeMutablePointer<CChar>?] =
            unsafe environment.map { unsafe strdup($0) } + [nil]
        defer {
            unsafe free(words[0])
            unsafe free(variables[0])
        }
        let code = unsafe posix_spawn(&process, path, actions, attributes, &words, &variables)
        return code == 0 ? process : nil
    }

    /// Waits for its end; ends it, and whatever it started, when it takes longer than `time`.
    func wait(within time: Duration) -> End {
        let state = Watched()
        let process = process
        let timer = DispatchSource.makeTimerSource(queue: .global())
        let (seconds, attoseconds) = time.components
        timer.schedule(
            deadline: .now()
                + .nanoseconds(
                    Int(seconds) * 1_000_000_000 + Int(attoseconds / 1_000_000_000)))
        timer.setEventHandler { state.end(process) }
        timer.resume()
        defer { timer.cancel() }
        var information = unsafe siginfo_t()
        // Without taking the end off: until then its number is nobody else's.
        while unsafe waitid(P_PID, id_t(process), &information, WEXITED | WNOWAIT) != 0 {
            guard errno == EINTR else { break }
        }
        let isOurs = state.noteEnd()
        var status: Int32 = 0
        while unsafe waitpid(process, &status, 0) < 0, errno == EINTR {}
        return status & 0x7F == 0 ? .exited(status >> 8 & 0xFF) : .killed(isOurs: isOurs)
    }

    /// Whether the program may still be ended: once it is taken off, its number may be another's.
    private final class Watched: Sendable {
        private let state = Mutex((isOver: false, isOurs: false))

        func end(_ process: pid_t) {
            state.withLock { state in
                guard !state.isOver else { return }
                state.isOurs = true
                kill(-process, SIGKILL)
            }
        }

        func noteEnd() -> Bool {
            state.withLock { state in
                state.isOver = true
                return state.isOurs
            }
        }
    }
}
