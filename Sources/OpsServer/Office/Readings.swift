import OpsCore
import OpsStore
import Synchronization

/// Rows for the access log that wait to be written: filled by whoever answers, emptied by the office.
///
/// An answer goes out once its rows stand here, without waiting for the disk; a sudden end loses those of
/// the last second. Bounded: where they cannot be written, nobody is shown people's data any more.
final class Readings: Sendable {
    /// More than are read in a second, and some megabytes.
    static let standardLimit = 20_000

    private struct State {
        var rows: [AccessRow] = []
        var limit = Readings.standardLimit
    }

    private let state = Mutex(State())

    /// False when too much waits already.
    func put(_ rows: [AccessRow]) -> Bool {
        state.withLock { state in
            guard state.rows.count + rows.count <= state.limit || state.rows.isEmpty else {
                return false
            }
            state.rows += rows
            return true
        }
    }

    /// All that waits; it stays until it is dropped.
    var waiting: [AccessRow] { state.withLock { $0.rows } }

    /// The first rows are on disk.
    func drop(_ count: Int) {
        state.withLock { $0.rows.removeFirst(count) }
    }

    func limit(to count: Int) {
        state.withLock { $0.limit = count }
    }
}

/// Why and by whom people's data is read, for the access log.
struct ReadingContext: Sendable {
    let token: Identifier<AccessToken>?
    let route: String
    let subject: String
    let reason: String

    func rows(_ named: [Identifier<Named>], at instant: Instant) -> [AccessRow] {
        named.map {
            AccessRow(
                at: instant, token: token, route: route, subject: subject, reason: reason,
                person: $0)
        }
    }
}

extension Office {
    /// Writes the rows that wait into the access log.
    ///
    /// - Throws: what stands in the way; then they wait on.
    func keepReadings() throws {
        let rows = readings.waiting
        guard !rows.isEmpty else { return }
        if let reason = health.refusal { throw Unavailable(reason: reason) }
        try writeReadings(rows)
    }

    /// The same at the end of the day, when nothing else is taken any more.
    func keepLastReadings() {
        let rows = readings.waiting
        guard !rows.isEmpty, !mustRestore else { return }
        do {
            try writeReadings(rows)
        } catch {
            log.failure(error, reference: "access-log")
        }
    }

    private func writeReadings(_ rows: [AccessRow]) throws {
        do {
            try desk.records.transaction(showsAll: false) { try desk.records.note(rows) }
            readings.drop(rows.count)
            health.noteCommit()
        } catch {
            if health.note(failure: error) { log.failure(error, reference: "access-log") }
            throw error
        }
    }

    /// Once a second; what fails is tried again at the next turn of the clock.
    func keepReadingsIfPossible() {
        do {
            try keepReadings()
        } catch {
            return  // said by the office's health, and by 503 once too many wait
        }
    }
}
