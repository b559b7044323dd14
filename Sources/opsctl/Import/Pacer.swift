import Synchronization

/// Spreads the sending of rows evenly, so many a second at the most.
final class Pacer: Sendable {
    private let interval: Duration?
    private let next = Mutex(ContinuousClock.now)

    init(rowsPerSecond rate: Int64?) {
        interval = rate.map { .nanoseconds(1_000_000_000 / $0) }
    }

    /// Waits for this row's turn.
    func wait() async throws {
        guard let interval else { return }
        let turn = next.withLock { next in
            let turn = max(next, .now)
            next = turn + interval
            return turn
        }
        try await ContinuousClock().sleep(until: turn)
    }
}
