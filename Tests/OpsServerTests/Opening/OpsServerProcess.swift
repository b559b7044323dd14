import Foundation
import OpsHTTP
import Testing

/// The real program, started as an operator starts it.
final class OpsServerProcess {
    private let process = Process()
    private let errors = Pipe()
    let port: UInt16

    /// Returns once it says where it listens.
    init(data folder: String) throws {
        let program = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
            .appending(path: "OpsServer")
        process.executableURL = program
        process.arguments = ["--data", folder, "--listen", "127.0.0.1:0"]
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
        port = try #require(UInt16(line.split(separator: ":").last ?? ""), "it said: \(line)")
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
