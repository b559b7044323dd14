import Foundation
import Glibc
import OpsTesting
import Testing

@testable import opsctl

/// The real opsctl in a real pseudo-terminal, which is its controlling terminal.
///
/// Nothing here sleeps: what is expected on the screen is waited for, up to a deadline.
final class TerminalSession {
    private let master: FileHandle
    private let slave: FileHandle
    private let process: RunningProgram
    private(set) var screen = VirtualScreen()
    private(set) var written: [UInt8] = []
    /// Of opsctl itself, which the shell before it has become.
    private(set) var pid: pid_t = 0
    private let before: termios

    /// The programs under test lie beside the test bundle.
    static let programs = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()

    init(
        _ words: [String], rows: UInt16 = 24, columns: UInt16 = 80,
        environment: [String: String] = [:]
    ) throws {
        // posix_openpt and its friends stand behind a macro that Swift's Glibc does not set: these
        // are the calls behind them (pts(4), ioctl_tty(2)).
        let descriptor = unsafe open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
        try #require(descriptor >= 0)
        master = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        var unlocked: Int32 = 0
        try #require(unsafe ioctl(descriptor, 0x4004_5431, &unlocked) == 0)
        var number: Int32 = 0
        try #require(unsafe ioctl(descriptor, 0x8004_5430, &number) == 0)
        let other = unsafe open("/dev/pts/\(number)", O_RDWR | O_NOCTTY | O_CLOEXEC)
        try #require(other >= 0)
        slave = FileHandle(fileDescriptor: other, closeOnDealloc: true)
        var settings = termios()
        try #require(unsafe tcgetattr(other, &settings) == 0)
        before = settings
        var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        _ = unsafe ioctl(descriptor, UInt(TIOCSWINSZ), &size)

        let program = Self.programs.appending(path: "opsctl").path
        process = try RunningProgram(
            "/usr/bin/setsid",
            ["--ctty", "--wait", "/bin/sh", "-c", #"echo "PID $$."; exec "$0" "$@""#, program]
                + words,
            environment: ["PATH": "/usr/bin:/bin", "TERM": "xterm", "LANG": "en"]
                .merging(environment) { $1 },
            input: other, output: other, errors: other)
        try wait("for its number") { toldNumber != nil }
        pid = try #require(toldNumber)
    }

    deinit {
        guard process.isRunning else { return }
        if pid > 0 { kill(pid, SIGKILL) }
        // Its terminal goes with this session: whoever still has it is told to end.
        process.kill()
    }

    /// What the shell wrote before it became opsctl, which may have drawn over it by now.
    private var toldNumber: pid_t? {
        let told = String(decoding: written, as: UTF8.self).prefix { $0 != "." }
        guard told.utf8.count < written.count else { return nil }
        return told.split(separator: " ").last.flatMap { pid_t($0) }
    }

    func resize(rows: UInt16, columns: UInt16) {
        var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        _ = unsafe ioctl(master.fileDescriptor, UInt(TIOCSWINSZ), &size)
    }

    func type(_ text: String) throws {
        try master.write(contentsOf: Data(text.utf8))
    }

    func send(signal: Int32) {
        kill(pid, signal)
    }

    /// Reads until the screen shows the text, or fails with what it shows.
    func wait(
        for text: String, seconds: Int = 90, _ holds: (String) -> Bool = { _ in true },
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        try wait("for \"\(text)\"", seconds: seconds, sourceLocation: sourceLocation) {
            screen.text.contains(text) && holds(screen.text)
        }
    }

    func wait(
        _ what: String, seconds: Int = 90, sourceLocation: SourceLocation = #_sourceLocation,
        until holds: () -> Bool
    ) throws {
        let deadline = ContinuousClock.now + .seconds(seconds)
        while !holds() {
            try #require(
                ContinuousClock.now < deadline, "waited \(what); there is:\n\(screen.text)",
                sourceLocation: sourceLocation)
            read()
        }
    }

    /// Takes in what there is, at most a moment long.
    private func read() {
        var place = pollfd(fd: master.fileDescriptor, events: Int16(POLLIN), revents: 0)
        guard unsafe poll(&place, 1, 50) > 0 else { return }
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = unsafe buffer.withUnsafeMutableBytes {
            unsafe Glibc.read(master.fileDescriptor, $0.baseAddress, $0.count)
        }
        guard count > 0 else { return }
        written += buffer.prefix(count)
        screen.write(Array(buffer.prefix(count)))
    }

    /// The exit code, once the program has ended and all it wrote was read.
    func exitCode(sourceLocation: SourceLocation = #_sourceLocation) throws -> Int32 {
        try wait("for the end", sourceLocation: sourceLocation) { !process.isRunning }
        for _ in 0..<4 { read() }
        return process.exitCode ?? -1
    }

    /// Whether keys are read, echoed and understood as before the program ran.
    var isAsBefore: Bool {
        var now = termios()
        guard unsafe tcgetattr(slave.fileDescriptor, &now) == 0 else { return false }
        return now.c_lflag == before.c_lflag && now.c_iflag == before.c_iflag
            && now.c_oflag == before.c_oflag && !screen.isOther
    }

    /// The one letter by which the kernel tells what the program does (proc_pid_stat(5)).
    var state: String {
        let text = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8)
        return text?.split(separator: ")").last?.split(separator: " ").first.map { String($0) }
            ?? ""
    }

    /// The terminal goes away, as when a link breaks.
    func hangUp() throws {
        try slave.close()
        try master.close()
    }

    /// Once the program has ended by itself.
    func end(sourceLocation: SourceLocation = #_sourceLocation) throws -> Int32 {
        let deadline = ContinuousClock.now + .seconds(20)
        while process.isRunning {
            try #require(ContinuousClock.now < deadline, sourceLocation: sourceLocation)
            var nothing = pollfd()
            _ = unsafe poll(&nothing, 0, 20)
        }
        return process.exitCode ?? -1
    }
}

/// The real server, for the form to speak to.
final class FormServer {
    private let process: RunningProgram
    let port: UInt16
    let token: String

    /// Returns once it says where it listens.
    init(data folder: String, port wanted: UInt16 = 0) throws {
        let output = ProgramOutput()
        process = try RunningProgram(
            TerminalSession.programs.appending(path: "OpsServer").path,
            ["--data", folder, "--listen", "127.0.0.1:\(wanted)"], output: output.descriptor)
        output.closeWriting()
        let line = output.firstLine().split(separator: "\n").first ?? ""
        port = try #require(UInt16(line.split(separator: ":").last ?? ""), "it said: \(line)")
        token = folder + "/admin.token"
    }

    var words: [String] { ["--server", "http://127.0.0.1:\(port)", "--token-file", token] }

    /// Stands still, or goes on: a server that does not answer.
    func stand(still isStill: Bool) {
        process.send(signal: isStill ? SIGSTOP : SIGCONT)
    }

    /// The end without warning.
    func stop() { process.kill() }

    deinit { stop() }
}
