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
///
/// The tables may show a logged contact a moment after its caller was answered, but never after
/// somebody began to read: who reads waits until they show all that was answered before.
actor Office {
    private nonisolated let executor = OfficeExecutor()
    nonisolated var unownedExecutor: UnownedSerialExecutor {
        unsafe executor.asUnownedSerialExecutor()
    }

    nonisolated var inbox: Inbox { executor.inbox }
    nonisolated let isBehind: Atomic<Bool>
    nonisolated let health = Health()
    nonisolated let keyring: Keyring
    nonisolated let newsroom: Newsroom
    /// What waits to be written into the access log.
    nonisolated let readings = Readings()
    nonisolated let retention = Mutex<(@Sendable () -> Void)?>(nil)
    nonisolated let mail = Mutex<(@Sendable () -> Void)?>(nil)
    nonisolated let loops = Mutex<[EventLoop]>([])
    let log: Log
    let clock: Clock
    var desk: Desk<Archive>
    var identifiers = RandomIdentifierSource()
    /// When something was last decided: the journal never goes back, not even over a restart.
    var lastInstant: Instant { didSet { latest.withLock { $0 = lastInstant } } }
    /// The same for those who do not wait for the office.
    private nonisolated let latest: Mutex<Instant>
    var snapshotPosition: Int64
    let snapshots = SnapshotMaker()
    /// The state may be ahead of what is on disk: it is folded again before anything is decided.
    var mustRestore = false
    /// Tokens were issued or revoked and the keyring does not know yet.
    var hasNewTokens = false
    /// Something was queued that is to leave the house, and the post does not know yet.
    var hasMail = false
    /// When the clock is looked at next; nil before it was started and after closing.
    var nextTick: DispatchTime?
    var ticks = 0
    /// The signs of life for those who listen.
    var heartbeat: Rhythm
    /// How many orders the last transaction held: about as many are expected in the next.
    var expectedOrders = 1
    /// Moves the log into the file beside the office; nil where SQLite does it at a commit.
    let checkpointer: Checkpointer?
    /// The log is looked at again when it has this many pages.
    var nextCheckpoint = 0
    /// When the tables show what waits, should nothing give a reason to before.
    var tablesDue: DispatchTime?
    /// The tables could not be written: not before this is it tried again.
    var showsAgain: DispatchTime?
    /// When people get keys, should nobody come before; nil when all have them.
    ///
    /// At a start at once: a sudden end may have left some without.
    var keysDue: DispatchTime? = .now()
    /// What was erased and is looked for in the file.
    var sweep = Sweep()
    /// Where the access log ended when the journal noted it last; nil while nobody has looked.
    var accessAnchor: (at: Instant, head: JournalHead)?
    /// When some get keys whoever comes.
    var keysOverdue: DispatchTime?

    /// How many of the last entries are checked against the chain before the office opens.
    static let checkedEntries: Int64 = 100_000
    /// Entries between two snapshots.
    static let snapshotSpan: Int64 = 50_000
    /// How long an answer is kept for a POST that comes again.
    static let replySpan = TimeSpan.days(30)
    /// At the most this many due times are dealt with in one turn, so that calls go first.
    static let dueLimit = 200
    /// The tables show contacts this many together under load.
    ///
    /// The pages of their trees are written once for all; more gains little and a reader waits longer.
    static let backlogLimit = 64
    /// Nothing waits for the tables longer than this.
    static let backlogTime = DispatchTimeInterval.milliseconds(20)
    /// Somebody who was just answered is given this long to say the next thing before the sync.
    static let gatherTime = DispatchTimeInterval.microseconds(50)
    /// But nobody waits longer than this for others.
    static let longestGather = DispatchTimeInterval.milliseconds(2)
    /// The office is woken for so many orders at a time while it gathers.
    static let gatherCount = 16

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

    init(
        archive: Archive, restored: Archive.Restored, keyring: Keyring, clock: Clock, log: Log,
        checkpointer: Checkpointer? = nil, events: EventLimits = EventLimits()
    ) {
        newsroom = Newsroom(limits: events)
        heartbeat = Rhythm(every: events.heartbeatTime)
        self.checkpointer = checkpointer
        if checkpointer != nil { archive.leaveLogToOthers() }
        self.keyring = keyring
        self.clock = clock
        self.log = log
        desk = Desk(operation: restored.operation, records: archive)
        snapshotPosition = restored.foldedFrom
        lastInstant = restored.lastInstant
        latest = Mutex(restored.lastInstant)
        isBehind = Atomic(archive.backlogCount > 0)
        executor.start { [weak self] in
            self?.assumeIsolated { $0.turn() } ?? .distantFuture
        }
    }

    deinit {
        executor.end()
    }

    /// Answers go to the loops for one wake-up call each batch.
    nonisolated func answer(through loops: [EventLoop]) {
        self.loops.withLock { $0 = loops }
    }

    /// Hands an order to the office and waits until it is on disk.
    nonisolated func carryOut(_ order: Order) async throws -> Reply {
        if let reason = health.refusal { throw Unavailable(reason: reason) }
        let decided = try await withCheckedThrowingContinuation { continuation in
            if !inbox.put(.order(order, continuation)) {
                continuation.resume(throwing: Unavailable(reason: .full))
            }
        }
        switch (decided, order.answering) {
        case (.reply(let reply), _): return reply
        case (.events(let events), .fromEvents(let reply)): return reply(events)
        case (.events, .fromTables), (.events, .asWeighed):
            preconditionFailure("this answer is made in the transaction")
        }
    }

    /// Whether something was answered that the tables do not show yet.
    nonisolated var tablesAreBehind: Bool { isBehind.load(ordering: .acquiring) }

    /// Waits until the tables show all that was answered so far; at once when they do.
    ///
    /// When the disk takes nothing the tables are read as they are: `/readyz` says so.
    nonisolated func tablesShowAll() async {
        guard tablesAreBehind, health.allowsShowing else { return }
        await withCheckedContinuation { continuation in
            if !inbox.put(.reader(continuation)) { continuation.resume() }
        }
    }

    /// The time by which the office decides: never before what is in the journal.
    nonisolated var present: Instant { max(latest.withLock(\.self), clock.now()) }

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
            if !inbox.put(item) { waiting.resume(throwing: Unavailable(reason: .full)) }
        }
        return try answer.get()
    }
}
