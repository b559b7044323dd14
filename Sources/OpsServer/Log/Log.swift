import Foundation
import OpsCore

/// What the operator of the server reads: one line each on standard error, and nobody's name.
struct Log: Sendable {
    let write: @Sendable (String) -> Void

    static let standardError = Log { line in
        // A log that cannot be written (disk full, reader gone) must not cost anybody an answer.
        try? FileHandle.standardError.write(contentsOf: Data((line + "\n").utf8))
    }

    /// For tests that do not look at it.
    static let silent = Log { _ in }

    func note(_ sentence: String) {
        write("OpsServer: \(sentence)")
    }

    /// A failure, with the reference that the person was given.
    func failure(_ error: any Error, reference: String) {
        write("OpsServer: failure \(reference): \(Redacted.description(of: error))")
    }
}
