import Foundation
import OpsHTTP
import OpsTesting
import Testing

/// The real program, started as an operator starts it.
final class OpsServerProcess {
    private let process: RunningProgram
    private let errors = ProgramOutput()
    /// The first place where it says that it listens.
    let place: String
    let port: UInt16

    /// Returns once it says where it listens.
    ///
    /// `socket` is handed over as systemd does it: descriptor 3, and variables that name it.
    init(
        data folder: String, _ words: [String] = ["--listen", "127.0.0.1:0"],
        environment: [String: String] = [:], socket: Int32? = nil
    ) throws {
        let program = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
            .appending(path: "OpsServer")
        // The process that the shell becomes keeps its number, which nobody knows beforehand.
        let become = #"export LISTEN_PID=$$ LISTEN_FDS=1; exec "$0" "$@" 3<&0 0</dev/null"#
        let command = [program.path, "--data", folder] + words
        let started = socket == nil ? command : ["/bin/sh", "-c", become] + command
        let output = ProgramOutput()
        process = try RunningProgram(
            started[0], Array(started.dropFirst()),
            environment: ProcessInfo.processInfo.environment.merging(environment) { $1 },
            input: socket, output: output.descriptor, errors: errors.descriptor)
        output.closeWriting()
        errors.closeWriting()
        let line = output.firstLine().trimmingCharacters(in: .newlines)
        let first = line.split(separator: "\n").first ?? ""
        place = String(try #require(first.split(separator: " ").last, "it said: \(line)"))
        port = UInt16(first.split(separator: ":").last ?? "") ?? 0
        try #require(port > 0 || place.hasPrefix("unix:"), "it said: \(line)")
    }

    /// No test leaves its server behind.
    deinit { kill() }

    /// The end without warning.
    func kill() { process.kill() }

    /// Asks it to stop; answers its exit code.
    func stop() -> Int32 {
        process.send(signal: SIGTERM)
        process.waitForEnd()
        return process.exitCode ?? -1
    }

    /// What it has written for its operator, once it has ended.
    func standardError() -> String {
        errors.all()
    }
}
