import OpsHTTP

/// How much listening the house bears, and how often a listener hears of it.
///
/// Apart from the engine's own limits, which know nothing of a journal.
struct EventLimits: Sendable {
    /// Who listens at once; each costs a connection and a few kilobytes.
    var listeners = 1_000
    /// Silence on a stream lasts no longer: proxies cut lines that say nothing.
    var heartbeatTime: Duration = .seconds(15)
    /// News come together when there are many: a listener is told no more often than this.
    var gatherTime: Duration = .milliseconds(20)
    /// Entries read and sent together: all that waits for one listener.
    var pageEntries = 100
}

extension EventLimits: LimitHolder {
    static let limitTable: [Limit<EventLimits>] = [
        Limit(
            "event-listeners", .count, 0...1_000_000, .number(\.listeners),
            "who listens at `/v1/events` at once; more: 503"),
        Limit(
            "event-page-entries", .count, 1...1_000, .number(\.pageEntries),
            "entries of the journal that wait for one of them to read on"),
        Limit(
            "event-heartbeat-time", .time, 100...3_600_000, .time(\.heartbeatTime),
            "from one sign of life to the next on a stream that says nothing else"),
        Limit(
            "event-gather-time", .time, 0...60_000, .time(\.gatherTime),
            "from news that were sent to the next, which are sent together"),
    ]
}
