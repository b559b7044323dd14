/// What somebody waits for on a descriptor.
enum Interest: Sendable {
    case reading
    case writing
}

/// How a wait came to its end.
enum Wakeup: Sendable {
    case ready
    case timedOut
    /// Somebody on this side wants the wait to end: the server stops.
    case stopped
}
