import Dispatch
import Glibc
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

    private nonisolated let inbox = Inbox()
    nonisolated let health = Health()
    nonisolated let keyring: Keyring
    private nonisolated let loops = Mutex<[EventLoop]>([])
    private let log: Log
    private let clock: Clock
    var desk: Desk<Archive>
    var identifiers = RandomIdentifierSource()
    private var lastInstant = Instant(milliseconds: 0)
    private var snapshotPosition: Int64
    private var mustRestore = false
    private var timer: (any DispatchSourceTimer)?
    private var ticks = 0

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

    // MARK: The turn of the office

    private func drain() {
        var orders: [Waiting] = []
        var looks: [@Sendable (borrowing Operation, (any Error)?) -> Void] = []
        for item in inbox.takeAll() {
            switch item {
            case .order(let order, let continuation):
                orders.append(Waiting(order: order, continuation: continuation))
            case .look(let question): looks.append(question)
            }
        }
        if !orders.isEmpty { carryOut(orders) }
        if !looks.isEmpty { answer(looks) }
        keepSnapshotIfDue()
    }

    private func answer(_ looks: [@Sendable (borrowing Operation, (any Error)?) -> Void]) {
        var failure: (any Error)?
        do {
            try restoreIfNeeded()
        } catch {
            failure = error
        }
        for question in looks { question(desk.operation, failure) }
    }

    private struct Waiting {
        let order: Order
        let continuation: CheckedContinuation<Reply, any Error>
    }

    private func carryOut(_ orders: [Waiting]) {
        do {
            deliver(orders, try carryOutTogether(orders.map(\.order)))
        } catch {
            guard orders.count > 1, !Self.isOfTheDisk(error) else {
                return deliver(orders, orders.map { _ in .failure(error) })
            }
            for waiting in orders { carryOut([waiting]) }
        }
    }

    /// One transaction for all; a refusal concerns its order alone, a failure concerns everyone.
    private func carryOutTogether(_ orders: [Order]) throws -> [Result<Reply, any Error>] {
        do {
            try restoreIfNeeded()
            let touched = try desk.records.transaction {
                var answers: [Result<Reply, any Error>] = []
                answers.reserveCapacity(orders.count)
                for order in orders { answers.append(try perform(order)) }
                return answers
            }
            health.noteCommit()
            return touched
        } catch {
            mustRestore = true
            health.note(failure: error)
            throw error
        }
    }

    private func perform(_ order: Order) throws -> Result<Reply, any Error> {
        let archive = desk.records
        if let key = order.key, let kept = try archive.reply(to: key.digest) {
            return kept.fingerprint == key.fingerprint
                ? .success(Reply(kept)) : .failure(Problem.keyUsedForAnotherBody)
        }
        let events: [RecordedEvent]
        do {
            try order.check?(archive.room)
            let instant = nextInstant()
            events = try desk.carryOut(
                order.command, by: order.actor,
                cause: identifiers.next(Cause.self, at: instant), at: instant,
                identifiers: &identifiers)
        } catch let refusal as OpsCore.Refusal {
            return .failure(refusal)
        } catch let problem as Problem {
            return .failure(problem)
        }
        let reply = try order.reply(events, archive.room)
        if let key = order.key {
            try archive.keep(
                KeptReply(reply, fingerprint: key.fingerprint), to: key.digest,
                until: lastInstant + Self.replySpan)
        }
        noteAccess(events)
        return .success(reply)
    }

    /// Never backwards, whatever is done to the machine's clock.
    private func nextInstant() -> Instant {
        lastInstant = max(lastInstant, clock.now())
        return lastInstant
    }

    private var hasNewTokens = false

    private func noteAccess(_ events: [RecordedEvent]) {
        for recorded in events {
            if case .access = recorded.event { hasNewTokens = true }
        }
    }

    private func deliver(_ orders: [Waiting], _ answers: [Result<Reply, any Error>]) {
        if hasNewTokens { refreshKeyring() }
        let loops = loops.withLock { $0 }
        resume(zip(orders, answers), holding: loops[...])
        // Where loop and office share a processor the answers go out first, and what the clients say
        // next comes into the same transaction: fuller batches, fewer syncs of the disk.
        sched_yield()
    }

    private func resume(
        _ pairs: Zip2Sequence<[Waiting], [Result<Reply, any Error>]>,
        holding loops: ArraySlice<EventLoop>
    ) {
        guard let loop = loops.first else {
            for (waiting, answer) in pairs { waiting.continuation.resume(with: answer) }
            return
        }
        loop.holdingWakes { resume(pairs, holding: loops.dropFirst()) }
    }

    func refreshKeyring() {
        hasNewTokens = false
        do {
            keyring.replace(with: try desk.records.tokens())
        } catch {
            health.note(failure: error)
            log.failure(error, reference: "keyring")
        }
    }

    // MARK: When the disk fails

    private static func isOfTheDisk(_ error: any Error) -> Bool {
        guard let error = error as? SQLiteError else { return false }
        return error.kind != .other
    }

    private func restoreIfNeeded() throws {
        guard mustRestore else { return }
        let restored = try desk.records.restore(checkedEntries: 0)
        desk = Desk(operation: restored.operation, records: desk.records)
        mustRestore = false
        log.note("the state was folded again up to position \(restored.head.position)")
    }

    /// Shows that something can be kept now; throws what stands in the way.
    func prove() throws {
        if health.hasCommittedLately { return }
        do {
            try restoreIfNeeded()
            try desk.records.probe()
            health.noteCommit()
        } catch {
            health.note(failure: error)
            throw error
        }
    }
}

/// Time passing.
extension Office {
    /// Looks after due times, old answers and snapshots from now on.
    func startTimer() {
        let timer = DispatchSource.makeTimerSource(queue: executor.queue)
        timer.schedule(deadline: .now() + 1, repeating: 1, leeway: .milliseconds(100))
        timer.setEventHandler { [weak self] in self?.assumeIsolated { $0.tick() } }
        timer.resume()
        self.timer = timer
    }

    /// One turn of the clock: what is due is decided like any other command.
    func tick() {
        ticks += 1
        dealWithDue()
        if ticks % 60 == 0 { forgetReplies() }
    }

    private func dealWithDue() {
        guard health.refusal == nil, let next = desk.operation.nextDue, next <= clock.now() else {
            return
        }
        do {
            try restoreIfNeeded()
            try desk.records.transaction {
                let instant = nextInstant()
                for command in desk.takeDue(at: instant, limit: Self.dueLimit) {
                    let cause = identifiers.next(Cause.self, at: instant)
                    do {
                        try desk.carryOut(
                            command, by: .house, cause: cause, at: instant,
                            identifiers: &identifiers)
                    } catch is OpsCore.Refusal {
                        continue  // somebody acted in the same instant: nothing is due any more
                    }
                }
            }
            health.noteCommit()
        } catch {
            mustRestore = true
            health.note(failure: error)
            log.failure(error, reference: "due-times")
        }
    }

    private func forgetReplies() {
        guard health.refusal == nil else { return }
        do {
            try desk.records.forgetReplies(at: clock.now())
        } catch {
            log.failure(error, reference: "old-answers")
        }
    }

    private func keepSnapshotIfDue() {
        guard !mustRestore, let head = try? desk.records.head,
            head.position - snapshotPosition >= Self.snapshotSpan
        else { return }
        keepSnapshot()
    }

    /// A snapshot that cannot be kept costs time at the next start and nothing else.
    private func keepSnapshot() {
        do {
            try desk.records.keepSnapshot(of: desk.operation)
            snapshotPosition = try desk.records.head.position
        } catch {
            mustRestore = true
            log.failure(error, reference: "snapshot")
        }
    }

    /// Ends the day: nothing is taken any more, what was taken is kept.
    func close() {
        health.close()
        timer?.cancel()
        drain()
        if !mustRestore { keepSnapshot() }
        do {
            try desk.records.checkpoint()
        } catch {
            log.failure(error, reference: "closing")
        }
    }
}

extension Reply {
    fileprivate init(_ kept: KeptReply) {
        self.init(
            status: Int(kept.status), location: kept.location, etag: kept.etag, body: kept.body)
        isReplay = true
    }
}

extension KeptReply {
    fileprivate init(_ reply: Reply, fingerprint: Digest) {
        self.init(
            fingerprint: fingerprint, status: Int64(reply.status), location: reply.location,
            etag: reply.etag, body: reply.keptBody ?? reply.body)
    }
}
