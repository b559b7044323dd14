import OpsCore

/// What the operator of the server reads: one line each on standard error, and nobody's name.
struct Log: Sendable {
    let write: @Sendable (String) -> Void

    static let standardError = Log { StandardStream.error.write(line: $0) }

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
