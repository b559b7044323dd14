/// Why the engine answers by itself, without asking the handler.
package enum Refusal: Error, Hashable, Sendable {
    case malformed(ParseError)
    /// The request was begun and not finished in time.
    case tooSlow(after: Duration)
    case tooManyConnections(limit: Int)
    case tooManyFromPeer(limit: Int)

    /// The status that says so.
    package var status: Status {
        switch self {
        case .malformed(let error): error.status
        case .tooSlow: .requestTimeout
        case .tooManyConnections, .tooManyFromPeer: .serviceUnavailable
        }
    }
}
