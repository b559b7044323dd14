import Synchronization

/// What all connections of a server share.
struct Service: Sendable {
    let limits: Limits
    let counters: Counters
    let admission: Admission
    let refuse: @Sendable (Refusal) -> Response
    let handler: @Sendable (Request) async -> Response
}
