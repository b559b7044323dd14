/// What somebody waits for on a descriptor.
enum Interest: Sendable {
    case reading
    /// As `reading`, but told of each arrival once: whoever leaves some of it unread asks again.
    ///
    /// A descriptor that is told of for as long as it has bytes is looked at once more in the turn
    /// after it was read, for nothing.
    case arrivals
    case writing
}

/// How a wait came to its end.
enum Wakeup: Sendable {
    case ready
    case timedOut
    /// Somebody on this side wants the wait to end: the server stops.
    case stopped
}
