import Foundation
import Testing

/// Another program, run without holding a thread of the tests while it runs.
enum Program {
    struct Outcome: Sendable {
        let status: Int32
        let output: String
    }

    /// Where Debian puts a program; `make test` installs what is missing.
    static func path(of name: String) throws -> String {
        let path = ["/usr/sbin/", "/usr/bin/"].map { $0 + name }.first {
            FileManager.default.isExecutableFile(atPath: $0)
        }
        return try #require(path, "\(name) is missing: Scripts/install-missing.sh test")
    }

    /// Runs it to its end; what it says and complains of together.
    static func run(_ name: String, _ words: [String]) async throws -> Outcome {
        let process = Process()
        process.executableURL = URL(filePath: try path(of: name))
        process.arguments = words
        let said = FileManager.default.temporaryDirectory
            .appending(path: "ops-test-\(UUID().uuidString)")
        try Data().write(to: said)
        defer { try? FileManager.default.removeItem(at: said) }  // what stays there hurts nobody
        let file = try FileHandle(forWritingTo: said)
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = file
        process.standardError = file
        // Not to be cancelled: what has been started is waited for.
        try await withCheckedThrowingContinuation {
            (waiting: CheckedContinuation<Void, any Error>) in
            process.terminationHandler = { _ in waiting.resume() }
            do {
                try process.run()
            } catch {
                process.terminationHandler = nil
                waiting.resume(throwing: error)
            }
        }
        let output = String(decoding: try Data(contentsOf: said), as: UTF8.self)
        return Outcome(status: process.terminationStatus, output: output)
    }
}
