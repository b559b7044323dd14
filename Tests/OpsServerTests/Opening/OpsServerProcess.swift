import Foundation
import OpsHTTP
import Testing

/// The real program, started as an operator starts it.
final class OpsServerProcess {
    private let process = Process()
    private let errors = Pipe()
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
        process.executableURL = program
        process.arguments = ["--data", folder] + words
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        if let socket {
            // The process that the shell becomes keeps its number, which nobody knows beforehand.
            process.executableURL = URL(filePath: "/bin/sh")
            let become = #"export LISTEN_PID=$$ LISTEN_FDS=1; exec "$0" "$@" 3<&0 0</dev/null"#
            process.arguments = ["-c", become, program.path, "--data", folder] + words
            process.standardInput = FileHandle(fileDescriptor: socket)
        }
        let output = Pipe()
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        var told = Data()
        while !told.contains(0x0A) {
            let more = output.fileHandleForReading.availableData
            guard !more.isEmpty else { break }
            told += more
        }
        let line = String(decoding: told, as: UTF8.self).trimmingCharacters(in: .newlines)
        let first = line.split(separator: "\n").first ?? ""
        place = String(try #require(first.split(separator: " ").last, "it said: \(line)"))
        port = UInt16(first.split(separator: ":").last ?? "") ?? 0
        try #require(port > 0 || place.hasPrefix("unix:"), "it said: \(line)")
    }

    /// No test leaves its server behind.
    deinit {
        if process.isRunning { kill() }
    }

    /// The end without warning.
    func kill() {
        Foundation.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    /// Asks it to stop; answers its exit code.
    func stop() -> Int32 {
        process.terminate()
        process.waitUntilExit()
        return process.terminationReason == .exit ? process.terminationStatus : -1
    }

    /// What it has written for its operator, once it has ended.
    func standardError() -> String {
        String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    }
}
