import Glibc

/// A program of the operator while it runs.
struct ChildProgram: Sendable {
    enum End: Hashable {
        case exited(Int32)
        case killed
    }

    let process: pid_t

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

    /// Ends it, and whatever it has started; only before its end was taken off.
    func kill() { _ = Glibc.kill(-process, SIGKILL) }

    /// Takes its end off; nil where it still runs.
    ///
    /// From then on its number may be another's.
    func takeEnd() -> End? {
        var status: Int32 = 0
        while true {
            let taken = unsafe waitpid(process, &status, WNOHANG)
            guard taken < 0, errno == EINTR else {
                guard taken == process else { return nil }
                return status & 0x7F == 0 ? .exited(status >> 8 & 0xFF) : .killed
            }
        }
    }
}
