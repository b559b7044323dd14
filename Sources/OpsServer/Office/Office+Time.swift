import Dispatch
import OpsCore
import OpsStore

/// Time passing.
extension Office {
    /// Looks after due times, old answers and snapshots from now on.
    func startTimer() {
        nextTick = .now() + Self.tickTime
        heartbeat.begin(at: .now())
    }

    /// Looks at the clock when it is time to.
    func tickIfDue() {
        guard let due = nextTick, due <= .now() else { return }
        nextTick = .now() + Self.tickTime
        tick()
    }

    /// Shows those who listen that the line lives.
    func beatIfDue() {
        if heartbeat.takeDue(at: .now()) { newsroom.beat() }
    }

    private static let tickTime = DispatchTimeInterval.seconds(1)

    /// One turn of the clock: what is due is decided like any other command.
    func tick() {
        ticks += 1
        if hasNewTokens { refreshKeyring() }
        dealWithDue()
        keepReadingsIfPossible()
        anchorAccessLogIfDue()
        if ticks % 60 == 0 { forgetReplies() }
    }

    private func dealWithDue() {
        guard health.refusal == nil, let next = desk.operation.nextDue,
            next <= max(lastInstant, clock.now())
        else {
            return
        }
        do {
            try restoreIfNeeded()
            var happened: [RecordedEvent] = []
            try desk.records.transaction {
                let instant = nextInstant()
                for command in desk.takeDue(at: instant, limit: Self.dueLimit) {
                    let cause = identifiers.next(Cause.self, at: instant)
                    do {
                        let events = try desk.carryOut(
                            command, by: .house, cause: cause, at: instant,
                            identifiers: &identifiers)
                        happened += events
                        try issueCodes(after: events)
                    } catch is OpsCore.Refusal {
                        continue  // somebody acted in the same instant: nothing is due any more
                    }
                }
            }
            health.noteCommit()
            beginRetention(after: happened)
            noteMail(in: happened)
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

    /// Has a snapshot made when many entries have come since the last, and keeps it once it is made.
    func keepSnapshotIfDue() {
        // Not before the doors are open: a start is for those who wait outside.
        // Nor of a broken journal: that would hide the break from the next start.
        guard !mustRestore, nextTick != nil, health.brokenPosition == nil else { return }
        if let made = snapshots.take() {
            do {
                try desk.records.keepSnapshot(made.state, at: made.head)
            } catch {
                noteSnapshotFailure(error)
            }
        }
        guard let head = try? desk.records.head,
            head.position - snapshotPosition >= Self.snapshotSpan,
            snapshots.begin(desk.operation, at: head)
        else { return }
        snapshotPosition = head.position
    }

    /// A snapshot that cannot be kept costs time at the next start and nothing else.
    private func keepSnapshot() {
        do {
            try desk.records.keepSnapshot(of: desk.operation)
            snapshotPosition = try desk.records.head.position
        } catch {
            noteSnapshotFailure(error)
        }
    }

    /// Tried again some thousand entries later, not at every turn.
    private func noteSnapshotFailure(_ error: any Error) {
        snapshotPosition -= Self.snapshotSpan * 9 / 10
        log.failure(error, reference: "snapshot")
    }

    /// Ends the day: nothing is taken any more, what was taken is kept.
    func close() {
        health.close()
        nextTick = nil
        heartbeat.end()
        _ = turn()
        keysDue = nil
        keepLastReadings()
        snapshots.finish()
        // A snapshot of a broken journal would hide the break from the next start.
        if !mustRestore, health.brokenPosition == nil { keepSnapshot() }
        checkpointer?.finish()
        finishSweep()
        do {
            try desk.records.checkpoint()
        } catch {
            log.failure(error, reference: "closing")
        }
    }
}
