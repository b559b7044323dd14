public import Foundation
import Glibc
import Synchronization

/// Another program while a test uses it.
///
/// Foundation's `Process` cannot be used beside other tests: a program that starts in the same moment
/// inherits the pipes of this one, and holds their end back, or the news that it is over, for as long
/// as it runs itself. Here pipes close by themselves in every other program, and none is made while one
/// starts.
public final class RunningProgram: Sendable {
    /// How a program ends.
    public enum End: Hashable, Sendable {
        case exited(Int32)
        case killed(by: Int32)
    }

    /// It cannot be started: the number of the error is the system's.
    public struct NotStarted: Error {
        /// Where the program was looked for.
        public let path: String
        /// The system's number (errno(3)).
        public let code: Int32
    }

    /// The number of its process.
    public let identifier: pid_t
    private let told = Mutex<End?>(nil)

    /// Starts the program at `path`; a descriptor that is nil is `/dev/null`.
    ///
    /// Variables are this process's own unless they are given.
    public init(
        _ path: String, _ words: [String], environment: [String: String]? = nil,
        input: Int32? = nil, output: Int32? = nil, errors: Int32? = nil
    ) throws {
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe _ = posix_spawn_file_actions_destroy(&actions) }
        for (number, descriptor) in zip(Int32(0)..., [input, output, errors]) {
            if let descriptor {
                unsafe posix_spawn_file_actions_adddup2(&actions, descriptor, number)
            } else {
                unsafe posix_spawn_file_actions_addopen(&actions, number, "/dev/null", O_RDWR, 0)
            }
        }
        var attributes = posix_spawnattr_t()
        unsafe posix_spawnattr_init(&attributes)
        defer { unsafe _ = posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        unsafe sigfillset(&signals)
        unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
        unsafe sigemptyset(&signals)
        unsafe posix_spawnattr_setsigmask(&attributes, &signals)
        unsafe posix_spawnattr_setflags(
            &attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
        let variables = environment ?? ProcessInfo.processInfo.environment
        var arguments = unsafe ([path] + words).map { unsafe strdup($0) } + [nil]
        var values = unsafe variables.map { unsafe strdup("\($0)=\($1)") } + [nil]
        defer { for index in unsafe arguments.indices { unsafe free(arguments[index]) } }
        defer { for index in unsafe values.indices { unsafe free(values[index]) } }
        var started: pid_t = 0
        let code = descriptorsAreMade.withLock { _ in
            unsafe posix_spawn(&started, path, &actions, &attributes, &arguments, &values)
        }
        guard code == 0 else { throw NotStarted(path: path, code: code) }
        identifier = started
    }

    /// Whether it has not ended yet; a program that was stopped has not.
    public var isRunning: Bool { end(waiting: false) == nil }

    /// Its exit code; nil while it runs, and when a signal ended it.
    public var exitCode: Int32? {
        guard case .exited(let code) = end(waiting: false) else { return nil }
        return code
    }

    /// Nothing happens once it is over: its number may be another's.
    public func send(signal: Int32) {
        told.withLock { told in
            guard told == nil else { return }
            _ = Glibc.kill(identifier, signal)
        }
    }

    /// The end without warning.
    public func kill() {
        send(signal: SIGKILL)
        waitForEnd()
    }

    /// Holds the calling thread until it is over.
    @discardableResult
    public func waitForEnd() -> End {
        guard let end = end(waiting: true) else { preconditionFailure("waited for no child") }
        return end
    }

    /// How it ended, without holding a thread that tests share.
    public func end() async -> End {
        await withCheckedContinuation { waiting in
            Thread.detachNewThread { waiting.resume(returning: self.waitForEnd()) }
        }
    }

    /// Waits outside the lock, and takes the number off inside it, so that no signal meets another program.
    private func end(waiting: Bool) -> End? {
        if waiting {
            var information = unsafe siginfo_t()
            while told.withLock({ $0 }) == nil,
                unsafe waitid(P_PID, id_t(identifier), &information, WEXITED | WNOWAIT) < 0,
                errno == EINTR
            {}
        }
        return told.withLock { told in
            if told == nil {
                var status: Int32 = 0
                while unsafe waitpid(identifier, &status, WNOHANG) == identifier, told == nil {
                    told =
                        status & 0x7F == 0
                        ? .exited(status >> 8 & 0xFF) : .killed(by: status & 0x7F)
                }
            }
            return told
        }
    }
}

/// Between a pipe and the word that it closes by itself no program may start: the Glibc module hides pipe2.
private let descriptorsAreMade = Mutex(())

/// What a program writes, read as it comes.
public final class ProgramOutput: Sendable {
    private let reading: Int32
    private let writing: Mutex<Int32?>

    /// A pipe, both of whose ends only this process has.
    public init() {
        var ends: [Int32] = [-1, -1]
        let isMade = descriptorsAreMade.withLock { _ in
            unsafe pipe(&ends) == 0 && ends.allSatisfy { fcntl($0, F_SETFD, FD_CLOEXEC) == 0 }
        }
        precondition(isMade, "no pipe: error \(errno)")
        reading = ends[0]
        writing = Mutex(ends[1])
    }

    deinit {
        close(reading)
        closeWriting()
    }

    /// For the program, until it has started.
    public var descriptor: Int32 { writing.withLock { $0 ?? -1 } }

    /// From now on the end of what the program writes is the end of this.
    public func closeWriting() {
        writing.withLock { writing in
            if let writing { close(writing) }
            writing = nil
        }
    }

    /// What there is next, waiting for it; empty at the end.
    public func next() -> Data {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = unsafe buffer.withUnsafeMutableBytes {
                unsafe read(reading, $0.baseAddress, $0.count)
            }
            if count < 0, errno == EINTR { continue }
            return Data(buffer.prefix(max(count, 0)))
        }
    }

    /// All there is until a line is whole, or until the end.
    public func firstLine() -> String {
        var told = Data()
        while !told.contains(0x0A) {
            let more = next()
            guard !more.isEmpty else { break }
            told += more
        }
        return String(decoding: told, as: UTF8.self)
    }

    /// Whatever comes until the end.
    public func all() -> String {
        var told = Data()
        while true {
            let more = next()
            guard !more.isEmpty else { return String(decoding: told, as: UTF8.self) }
            told += more
        }
    }
}
