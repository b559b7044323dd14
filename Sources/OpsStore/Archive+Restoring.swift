package import OpsCore

/// Making the state of the operation again from what is on disk.
extension Archive {
    /// What a start found.
    package struct Restored {
        package let operation: Operation
        package let head: JournalHead
        /// When the last entry was made; the journal's instants never go back.
        package let lastInstant: Instant
        /// Where the fold started: the position of the snapshot, or 0.
        package let foldedFrom: Int64
        /// Entries up to here were not checked against the chain yet.
        package let uncheckedUpTo: Int64
    }

    /// Folds the journal from the last good snapshot on, checking the chain on the way.
    ///
    /// - Parameter checkedEntries: at least this many of the last entries are checked; what lies
    ///   before is for `verify` to walk while the server already answers.
    /// - Returns: the state, and what of the chain was not checked.
    /// - Throws: `JournalFault` with the first bad position, which is the one after the last when the
    ///   end of the journal is missing.
    package func restore(checkedEntries: Int64) throws -> Restored {
        let end = try journal.head
        try journal.checkEnd(end)
        let snapshot = try lastSnapshot()
        let foldFrom = snapshot?.head ?? .start
        let checkFrom = max(0, min(foldFrom.position, end.position - checkedEntries))
        guard
            try journal.check(from: try head(at: checkFrom), to: foldFrom.position) == foldFrom
        else { throw JournalFault.brokenChain(position: foldFrom.position) }
        var operation = snapshot?.operation ?? Operation()
        var lastInstant = try journal.entries(after: foldFrom.position - 1, limit: 1).first?.at
        let reached = try journal.fold(from: foldFrom, to: end.position) { happening in
            lastInstant = happening.at
            try operation.take(happening)
        }
        guard reached == end else { throw JournalFault.brokenChain(position: reached.position + 1) }
        try refillBacklog(upTo: end)
        return Restored(
            operation: operation, head: reached,
            lastInstant: lastInstant ?? Instant(milliseconds: 0), foldedFrom: foldFrom.position,
            uncheckedUpTo: checkFrom)
    }

    private func head(at position: Int64) throws -> JournalHead {
        guard position > 0 else { return .start }
        guard let entry = try journal.entries(after: position - 1, limit: 1).first,
            entry.position == position
        else { throw JournalFault.brokenChain(position: position) }
        return entry.head
    }

    /// The last snapshot, when its state can be read.
    ///
    /// - Throws: `JournalFault` when the journal has another digest at its position: what happened
    ///   before was written anew.
    private func lastSnapshot() throws -> (operation: Operation, head: JournalHead)? {
        let found = try connection.statement(
            "SELECT position, digest, state FROM snapshots ORDER BY position DESC LIMIT 1"
        ).first { row in
            Digest(bytes: row.bytes(1)).map {
                (head: JournalHead(position: row.number(0), digest: $0), state: row.bytes(2))
            }
        }
        guard let found else { return nil }
        guard try head(at: found.head.position) == found.head else {
            throw JournalFault.brokenChain(position: found.head.position)
        }
        return Operation(snapshot: found.state).map { ($0, found.head) }
    }

    /// Keeps a snapshot of the present state, and only that one.
    package func keepSnapshot(of operation: borrowing Operation) throws {
        try keepSnapshot(operation.snapshot(), at: try journal.head)
    }

    /// Keeps a snapshot that was made of the state as it was at a position, and only that one.
    package func keepSnapshot(_ state: [UInt8], at head: JournalHead) throws {
        try transaction {
            try connection.statement("DELETE FROM snapshots").run()
            try connection.statement(
                "INSERT INTO snapshots (position, digest, state) VALUES (?1, ?2, ?3)"
            )
            .bind(head.position, at: 1).bind(blob: head.digest.bytes, at: 2)
            .bind(blob: state, at: 3).run()
        }
    }

    package func dropSnapshots() throws {
        try transaction { try connection.statement("DELETE FROM snapshots").run() }
    }

    /// Makes all tables again from the journal alone.
    package func rebuild() throws {
        backlog.refill([])
        try transaction {
            for table in Self.projections { try connection.execute("DELETE FROM \(table)") }
            var operation = Operation()
            var position: Int64 = 0
            var command: [JournalEntry] = []
            while true {
                let page = try journal.entries(after: position, limit: 2_000)
                guard let last = page.last else { break }
                for entry in page {
                    if let first = command.first, first.cause != entry.cause {
                        try replay(command, into: &operation)
                        command = []
                    }
                    command.append(entry)
                }
                position = last.position
            }
            try replay(command, into: &operation)
        }
    }

    static let projections = [
        "territories", "entries", "deployments", "volunteers", "skills", "contacts", "requests",
        "missions",
        "solicitations", "impact", "impact_people", "impact_entries", "impact_failures",
        "impact_delays", "uncovered_needs", "tokens", "dangers", "danger_calls", "merged_people",
        "corrections", "erasures", "erased_people", "held_people", "consents",
        "visit_codes", "visit_checks", "packets",
        "planned_calls", "call_attempts", "calls_refused", "call_rules", "outcome_answers",
        "impact_confirmed", "person_hours",
        "concerns", "concern_steps", "concern_rules",
        "care_plans", "care_rules",
        "partners", "partner_tokens", "token_territories", "referrals", "referral_requests",
        "lines",
        "assets", "stock_lots", "mission_means", "rounds",
        "visit_wishes", "visit_series", "visit_reports", "visit_slots",
        "retention_rules", "retention_runs", "erased_contacts", "lifted_anonymity",
        "crew_alarms", "crew_watches", "crew_leavings", "crew_alarm_people",
        "access_anchors",
        "rule_sets", "rule_checks", "rule_refusals", "purchases", "purchase_corrections",
        "wave_searches", "kept_replies", "messages_stopped", "message_batches", "messages",
        "candidates", "candidate_steps", "onboarding_rules", "erased_candidates",
        "erased_volunteers", "held_volunteers", "held_nameless", "erased_dangers",
        "operation_events", "teams", "team_members", "team_stays", "team_reports", "event_notes",
    ]

    /// Projects the entries of one command as they were kept: after all of them were taken in.
    private func replay(_ entries: [JournalEntry], into operation: inout Operation) throws {
        var recorded: [RecordedEvent] = []
        for entry in entries {
            recorded.append(RecordedEvent(event: try operation.take(entry), entry: entry))
        }
        for event in recorded {
            try projector.project(event, of: recorded, operation: operation)
        }
    }
}

extension Operation {
    /// Takes in one entry of the journal.
    @discardableResult
    package mutating func take(_ entry: JournalEntry) throws -> Event {
        guard let event = Event(name: entry.name, payload: entry.payload) else {
            throw JournalFault.unreadable(position: entry.position)
        }
        evolve(event, at: entry.at)
        return event
    }

    /// Takes in what an entry of the journal says.
    fileprivate mutating func take(_ happening: SQLiteJournal.Happening) throws {
        guard let event = Event(name: happening.name, payload: happening.payload) else {
            throw JournalFault.unreadable(position: happening.position)
        }
        evolve(event, at: happening.at)
    }
}
