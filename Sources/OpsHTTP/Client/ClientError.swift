/// Why there is no answer, and whether the request may have been acted on all the same.
package enum ClientError: Error, Sendable {
    /// Nothing was sent: this is no target (RFC 9112 § 3.2), and might have been an injection.
    case badTarget(String)
    /// No connection came about: nothing was sent.
    case cannotConnect(reason: String)
    /// No answer in time; after `sent` the request may have been acted on.
    case timedOut(sent: Bool)
    /// The connection broke; unless nothing was sent, the request may have been acted on.
    case connectionLost(mayHaveBeenProcessed: Bool)
    /// What came back is no answer by the rules, or one beyond the limits.
    case badAnswer(ParseError)

    /// Whether the server may have acted on the request: only if not is it safe to repeat it blindly.
    package var mayHaveBeenProcessed: Bool {
        switch self {
        case .badTarget, .cannotConnect: false
        case .timedOut(let sent): sent
        case .connectionLost(let processed): processed
        case .badAnswer: true
        }
    }
}
