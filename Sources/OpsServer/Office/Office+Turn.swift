import Dispatch
import OpsCore
import OpsHTTP
import OpsStore
import Synchronization

/// What the office has taken from its inbox.
struct InHand {
    var orders: [Waiting] = []
    var looks: [@Sendable (borrowing Operation, (any Error)?) -> Void] = []
    var readers: [CheckedContinuation<Void, Never>] = []

    struct Waiting {
        let order: Order
        let continuation: CheckedContinuation<Decided, any Error>
    }

    mutating func add(_ items: [Inbox.Item]) {
        for item in items {
            switch item {
            case .order(let order, let continuation):
                orders.append(Waiting(order: order, continuation: continuation))
            case .look(let question): looks.append(question)
            case .reader(let continuation): readers.append(continuation)
            }
        }
    }
}

/// The turn of the office: everyone who waits, in one transaction.
extension Office {
    /// Deals with all that waits, and with what the time brings.
    ///
    /// - Returns: until when there is nothing to do unless somebody comes.
    func turn() -> DispatchTime {
        var work = InHand()
        work.add(inbox.takeAll())
        let shows = showsTablesNow(for: work)
        if shows || !work.orders.isEmpty { carryOut(&work, showing: shows) }
        if !work.looks.isEmpty { answer(work.looks) }
        if !work.readers.isEmpty { showWhatIsLeft() }
        for reader in work.readers { reader.resume() }
        if !work.orders.isEmpty { noteNewPeople() }
        keyPeopleIfDue()
        keepSnapshotIfDue()
        checkpointIfDue()
        sweepIfDue()
        tickIfDue()
        noteWhatIsShown()
        announceNews()
        announceMail()
        beatIfDue()
        return min(
            nextTick ?? .distantFuture, tablesDue ?? .distantFuture,
            heartbeat.next ?? .distantFuture, nextKeys ?? .distantFuture,
            sweep.due ?? .distantFuture)
    }

    /// Whoever listens is told how far the journal reaches on disk.
    private func announceNews() {
        guard !mustRestore, let head = try? desk.records.head else { return }
        newsroom.announce(head.position)
    }

    private func showsTablesNow(for work: InHand) -> Bool {
        let waiting = desk.records.backlogCount
        guard waiting > 0 || mustRestore, mayShow else { return false }
        return waiting >= Self.backlogLimit || !work.readers.isEmpty
            || tablesDue.map { $0 <= .now() } ?? true
    }

    private var mayShow: Bool {
        health.allowsShowing && showsAgain.map { $0 <= .now() } ?? true
    }

    /// For readers whose turn could not show all: alone, so that nobody's order is in the way.
    private func showWhatIsLeft() {
        guard desk.records.backlogCount > 0, mayShow else { return }
        var none = InHand()
        carryOut(&none, showing: true)
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

    private func carryOut(_ work: inout InHand, showing shows: Bool) {
        do {
            try restoreIfNeeded()
        } catch {
            return deliver(work.orders, work.orders.map { _ in .failure(error) })
        }
        do {
            let answers = try carryOutTogether(&work, showing: shows)
            if !answers.isEmpty { expectedOrders = answers.count }
            noteWhatIsShown()
            deliver(work.orders, answers)
        } catch {
            // A fault of the tables is nobody's: without showing, the orders are tried again.
            let showed = shows || !work.readers.isEmpty
            let helps = !concernsEveryone(error) && (work.orders.count > 1 || showed)
            guard helps else {
                return deliver(work.orders, work.orders.map { _ in .failure(error) })
            }
            if showed {
                log.failure(error, reference: "tables")
                showsAgain = .now() + Health.pause
            }
            for waiting in work.orders { carryOutAlone(waiting) }
        }
    }

    /// Whether trying the orders one by one cannot help, since none of them is at fault.
    private func concernsEveryone(_ error: any Error) -> Bool {
        Self.isOfTheDisk(error) || error is JournalFault
    }

    private func carryOutAlone(_ waiting: InHand.Waiting) {
        var work = InHand()
        work.orders = [waiting]
        expectedOrders = 1
        carryOut(&work, showing: false)
    }

    /// One transaction for all; a refusal concerns its order alone, a failure concerns everyone.
    private func carryOutTogether(
        _ work: inout InHand, showing shows: Bool
    ) throws -> [Result<Decided, any Error>] {
        do {
            let archive = desk.records
            let answers = try archive.transaction(showsAll: false) {
                if shows { try archive.showBacklog() }
                var answers: [Result<Decided, any Error>] = []
                answers.reserveCapacity(max(expectedOrders, work.orders.count))
                let end = DispatchTime.now() + Self.longestGather
                repeat {
                    for waiting in work.orders[answers.count...] {
                        answers.append(try perform(waiting.order))
                    }
                } while gather(&work, until: end, isWorthIt: shows || !answers.isEmpty)
                if !work.readers.isEmpty { try archive.showBacklog() }
                return answers
            }
            health.noteCommit()
            return answers
        } catch {
            mustRestore = true
            if health.note(failure: error) { log.failure(error, reference: "disk") }
            throw error
        }
    }

    /// Waits a moment for those who were answered together a moment ago and are likely to come again
    /// together: one sync for all of them rather than one for the first and one for the rest.
    ///
    /// - Returns: whether more orders came.
    private func gather(
        _ work: inout InHand, until end: DispatchTime, isWorthIt: Bool
    ) -> Bool {
        let before = work.orders.count
        let missing = expectedOrders - before
        let now = DispatchTime.now()
        guard isWorthIt, missing > 0, now < end else { return false }
        work.add(
            inbox.takeAll(
                waitingFor: min(missing, Self.gatherCount), until: now + Self.gatherTime))
        return work.orders.count > before
    }

    private func perform(_ order: Order) throws -> Result<Decided, any Error> {
        let archive = desk.records
        var events: [RecordedEvent] = []
        var weighed: Order.Weighed?
        do {
            if let key = order.key, let earlier = try answer(under: key) {
                return .success(.reply(earlier))
            }
            if let check = order.check { try check(try archive.present()) }
            let command: Command?
            switch order.asked {
            case .command(let asked): command = asked
            case .made(let make): command = try make(try archive.present())
            case .weighed(let weigh):
                let found = try weigh(try archive.present())
                command = found.command
                weighed = found
            }
            let instant = nextInstant()
            if let command {
                events = try desk.carryOut(
                    command, by: order.actor,
                    cause: identifiers.next(Cause.self, at: instant), at: instant,
                    identifiers: &identifiers)
                try issueCodes(after: events)
            }
        } catch let refusal as OpsCore.Refusal {
            return .failure(refusal)
        } catch let problem as Problem {
            return .failure(problem)
        }
        noteAccess(events)
        return .success(try decided(order, events, weighed))
    }

    /// What was answered under a key before; nil while nothing was.
    func answer(under key: IdempotencyKey) throws -> Reply? {
        guard let kept = try desk.records.reply(to: key.digest) else { return nil }
        guard !kept.isErased else { throw Problem.answerErased }
        guard kept.fingerprint == key.fingerprint else { throw Problem.keyUsedForAnotherBody }
        return Reply(kept)
    }

    private func decided(
        _ order: Order, _ events: [RecordedEvent], _ weighed: Order.Weighed?
    ) throws -> Decided {
        let reply: Reply
        switch order.answering {
        case .asWeighed: reply = weighed?.reply(events) ?? Reply(status: 204, body: [])
        case .fromEvents where order.key == nil: return .events(events)
        case .fromEvents(let answer): reply = answer(events)
        case .fromTables(let answer):
            let room = try desk.records.present()
            _ = room.takeNamed()
            reply = try answer(events, room)
            let named = room.takeNamed()
            // In the same transaction: what is answered after a change is noted with it.
            if !named.isEmpty, let context = order.context?() {
                try desk.records.note(context.rows(named, at: lastInstant))
            }
        }
        if let key = order.key {
            try desk.records.keep(
                KeptReply(reply, fingerprint: key.fingerprint), to: key.digest,
                until: lastInstant + Self.replySpan)
        }
        return .reply(reply)
    }

    /// Never backwards, whatever is done to the machine's clock.
    func nextInstant() -> Instant {
        lastInstant = max(lastInstant, clock.now())
        return lastInstant
    }

    private func noteAccess(_ events: [RecordedEvent]) {
        for recorded in events {
            switch recorded.event {
            case .access, .partner(.suspended), .partner(.resumed): hasNewTokens = true
            case .messages: if recorded.event.isMail { hasMail = true }
            default: continue
            }
        }
    }
}

/// After the commit.
extension Office {
    /// To be said before anybody is answered: who then reads must find what the answer spoke of.
    private func noteWhatIsShown() {
        let waiting = desk.records.backlogCount
        isBehind.store(waiting > 0 || mustRestore, ordering: .releasing)
        guard waiting > 0 else {
            tablesDue = nil
            return
        }
        let now = DispatchTime.now()
        if !mayShow || mustRestore {
            if tablesDue.map({ $0 <= now }) ?? true { tablesDue = now + Health.pause }
        } else if waiting >= Self.backlogLimit {
            // At once: those who were just answered are not back yet.
            tablesDue = now
        } else if tablesDue.map({ $0 <= now }) ?? true {
            tablesDue = now + Self.backlogTime
        }
    }

    private func deliver(
        _ orders: [InHand.Waiting], _ answers: [Result<Decided, any Error>]
    ) {
        if hasNewTokens { refreshKeyring() }
        let loops = loops.withLock { $0 }
        resume(zip(orders, answers), holding: loops[...])
    }

    private func resume(
        _ pairs: Zip2Sequence<[InHand.Waiting], [Result<Decided, any Error>]>,
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
