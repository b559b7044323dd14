import Foundation
import OpsTesting
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
        let said = FileManager.default.temporaryDirectory
            .appending(path: "ops-test-\(UUID().uuidString)")
        try Data().write(to: said)
        defer { try? FileManager.default.removeItem(at: said) }  // what stays there hurts nobody
        let file = try FileHandle(forWritingTo: said)
        let program = try RunningProgram(
            path(of: name), words, output: file.fileDescriptor, errors: file.fileDescriptor)
        // Not to be cancelled: what has been started is waited for.
        _ = await program.end()
        let output = String(decoding: try Data(contentsOf: said), as: UTF8.self)
        return Outcome(status: program.exitCode ?? -1, output: output)
    }
}
