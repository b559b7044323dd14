import Foundation

/// What the machine is, and on which of its processors things run.
enum Machine {
    /// The processor of the servers and of the raw limit.
    static let serverProcessor = 0
    /// The processor of who asks.
    static let clientProcessor = 1

    /// Whether each side can have a processor of its own.
    private static let canPin =
        ProcessInfo.processInfo.activeProcessorCount > 1
        && FileManager.default.isExecutableFile(atPath: taskset)

    private static let taskset = "/usr/bin/taskset"

    /// The words that start a program on one processor.
    static func pinned(_ words: [String], to processor: Int) -> [String] {
        canPin ? [taskset, "-c", "\(processor)"] + words : words
    }

    /// The words that start a program on the two processors, whatever this one is kept to.
    static func spread(_ words: [String]) -> [String] {
        canPin ? [taskset, "-c", "\(serverProcessor),\(clientProcessor)"] + words : words
    }

    /// Moves this program's main thread, which is the one that measures.
    static func moveHere(to processor: Int) throws {
        guard canPin else { return }
        _ = try run([taskset, "-c", "-p", "\(processor)", "\(getpid())"])
    }

    /// Lets this program, and those that it starts, have so many files and connections open.
    static func allowDescriptors(_ count: UInt) throws {
        var limit = rlimit()
        unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        guard limit.rlim_cur < count else { return }
        limit.rlim_cur = count
        limit.rlim_max = max(limit.rlim_max, count)
        guard unsafe setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else {
            throw Trouble("\(count) descriptors are needed: raise ulimit -n")
        }
    }

    /// Runs a program to its end and answers what it printed.
    static func run(_ words: [String]) throws -> String {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: words[0])
        process.arguments = Array(words.dropFirst())
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let bytes = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Where a program is, if it is installed.
    static func path(of program: String) -> String? {
        ["/usr/local/bin", "/usr/bin", "/usr/sbin", "/bin"].map { "\($0)/\(program)" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    static var description: String {
        let info = text(of: "/proc/cpuinfo")
        let model = info.split(separator: "\n").first { $0.hasPrefix("model name") }
        let name = model?.split(separator: ":").last?.drop { $0 == " " } ?? "processor"
        let load = text(of: "/proc/loadavg").split(separator: " ").first ?? "?"
        return "\(ProcessInfo.processInfo.activeProcessorCount) x \(name), load \(load)"
    }

    static func text(of path: String) -> String {
        String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
    }

    /// Nanoseconds of a clock that only runs forward.
    static var now: UInt64 {
        reading(of: CLOCK_MONOTONIC)
    }

    /// Nanoseconds that this program has had of the processors.
    static var ownTime: UInt64 {
        reading(of: CLOCK_PROCESS_CPUTIME_ID)
    }

    private static func reading(of clock: clockid_t) -> UInt64 {
        var time = timespec()
        unsafe clock_gettime(clock, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }
}
