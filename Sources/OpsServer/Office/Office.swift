import Dispatch
import OpsCore
import OpsHTTP
import OpsStore
import Synchronization

/// The one writer: decides, keeps, and only then answers.
///
/// All orders that wait are carried out in one transaction, so that one sync of the disk serves
/// them all; while it runs, the next ones gather. No order is answered before it is on disk. When
/// the disk fails everyone waiting is told, and the state is folded again from what is on it.
actor Office {
    nonisolated let executor = QueueExecutor(label: "ops.office")
    nonisolated var unownedExecutor: UnownedSerialExecutor {
        unsafe executor.asUnownedSerialExecutor()
    }

    nonisolated let inbox = Inbox()
    nonisolated let health = Health()
    nonisolated let keyring: Keyring
    nonisolated let loops = Mutex<[EventLoop]>([])
    let log: Log
    let clock: Clock
    var desk: Desk<Archive>
    var identifiers = RandomIdentifierSource()
    /// When something was last decided: the journal never goes back, not even over a restart.
    var lastInstant: Instant
    var snapshotPosition: Int64
    /// The state may be ahead of what is on disk: it is folded again before anything is decided.
    var mustRestore = false
    /// Tokens were issued or revoked and the keyring does not know yet.
    var hasNewTokens = false
    var timer: (any DispatchSourceTimer)?
    var ticks = 0

    /// How many of the last entries are checked against the chain before the office opens.
    static let checkedEntries: Int64 = 100_000
    /// Entries between two snapshots.
    static let snapshotSpan: Int64 = 50_000
    /// How long an answer is kept for a POST that comes again.
    static let replySpan = TimeSpan.days(30)
    /// At the most this many due times are dealt with in one turn, so that calls go first.
    static let dueLimit = 200

    /// The office cannot keep anything at present.
    struct Unavailable: Error, CustomStringConvertible {
        enum Reason: Hashable, Sendable {
            case full
            case disk(SQLiteError.Kind)
            case closing
            case damaged
        }

        let reason: Reason

        var description: String { "the office is unavailable: \(reason)" }
    }

    init(archive: Archive, restored: Archive.Restored, keyring: Keyring, clock: Clock, log: Log) {
        self.keyring = keyring
        self.clock = clock
        self.log = log
        desk = Desk(operation: restored.operation, records: archive)
        snapshotPosition = restored.foldedFrom
        lastInstant = restored.lastInstant
    }

    /// Answers go to the loops for one wake-up call each batch.
    nonisolated func answer(through loops: [EventLoop]) {
        self.loops.withLock { $0 = loops }
    }

    /// Hands an order to the office and waits until it is on disk.
    nonisolated func carryOut(_ order: Order) async throws -> Reply {
        if let reason = health.refusal { throw Unavailable(reason: reason) }
        return try await withCheckedThrowingContinuation { continuation in
            if !put(.order(order, continuation)) {
                continuation.resume(throwing: Unavailable(reason: .full))
            }
        }
    }

    /// Asks the operation something; the answer is of the state as committed.
    nonisolated func ask<Value: Sendable>(
        _ question: @escaping @Sendable (borrowing Operation) throws -> Value
    ) async throws -> Value {
        let answer: Result<Value, any Error> = try await withCheckedThrowingContinuation {
            waiting in
            let item = Inbox.Item.look { operation, failure in
                if let failure { return waiting.resume(throwing: failure) }
                waiting.resume(returning: Result { try question(operation) })
            }
            if !put(item) { waiting.resume(throwing: Unavailable(reason: .full)) }
        }
        return try answer.get()
    }

    private nonisolated func put(_ item: Inbox.Item) -> Bool {
        switch inbox.put(item) {
        case .first:
            executor.queue.async { self.assumeIsolated { $0.drain() } }
            return true
        case .queued: return true
        case .full: return false
        }
    }
}
