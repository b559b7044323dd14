import Glibc
import OpsCore
import OpsHTTP
import OpsStore
import Synchronization

/// The turn of the office: everyone who waits, in one transaction.
extension Office {
    func drain() {
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
            try restoreIfNeeded()
        } catch {
            return deliver(orders, orders.map { _ in .failure(error) })
        }
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
            if health.note(failure: error) { log.failure(error, reference: "disk") }
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
    func nextInstant() -> Instant {
        lastInstant = max(lastInstant, clock.now())
        return lastInstant
    }

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
