import OpsCore

/// People who offer to help, and which stages their territories require.
extension Projector {
    func project(
        _ event: CandidateEvent, _ entry: JournalEntry, _ operation: borrowing Operation
    ) throws {
        switch event {
        case .rulesSet(let rules): try keep(rules, entry)
        case .offered(let offered): try insert(offered, entry)
        case .changed(let id, _), .escalated(let id, _, _): try follow(id, entry, operation)
        case .advanced(let advanced):
            try follow(advanced.id, entry, operation)
            try noteStep(of: advanced.id, CandidateState(advanced.stage), entry)
        case .admitted(let id, let volunteer):
            try connection.statement("UPDATE candidates SET volunteer_id = ?2 WHERE id = ?1")
                .bind(id, at: 1).bind(volunteer, at: 2).run()
            // An emergency skipped stages: they are owed still.
            guard operation.candidates.known[id] != nil else {
                return try end(id, .admitted, entry)
            }
            try follow(id, entry, operation)
            try noteStep(of: id, .admitted, entry)
        case .ended(let id, .declined(let reason)):
            try connection.statement("UPDATE candidates SET reason = ?2 WHERE id = ?1")
                .bind(id, at: 1).bind(reason.rawValue, at: 2).run()
            try end(id, .declined, entry)
        case .ended(let id, .withdrew): try end(id, .withdrew, entry)
        case .merged(let id, let twin): try merge(id, into: twin, entry)
        case .separated(let id, _, _):
            try connection.statement(
                """
                UPDATE candidates SET merged_id = NULL, volunteer_id = NULL, closed_at_ms = NULL
                WHERE id = ?1
                """
            ).bind(id, at: 1).run()
            try follow(id, entry, operation)
            if let stage = operation.candidates.known[id]?.stage {
                try noteStep(of: id, CandidateState(stage), entry)
            }
        }
    }

    private func insert(_ offered: CandidateOffered, _ entry: JournalEntry) throws {
        try connection.statement(
            """
            INSERT INTO candidates (number, id, contact_id, territory, desk, state, stage, profile,
                offered_at_ms, moved_at_ms, due_at_ms, escalations, version)
            VALUES (?1, ?2, ?3, ?4, ?5, 'offered', 'offered', ?6, ?7, ?7, ?8, 0, ?9)
            """
        )
        .bind(offered.number, at: 1).bind(offered.id, at: 2).bind(offered.contact, at: 3)
        .bind(offered.profile.territory.text, at: 4).bind(offered.desk.text, at: 5)
        .bind(utf8: document { offered.profile.write(into: &$0) }, at: 6).bind(entry.at, at: 7)
        .bind(offered.dueAt, at: 8).bind(entry.position, at: 9).run()
        try noteStep(of: offered.id, .offered, entry)
    }

    /// What a candidate has become, as the operation has it; nothing where the same command ended it.
    private func follow(
        _ id: Identifier<Candidate>, _ entry: JournalEntry, _ operation: borrowing Operation
    ) throws {
        guard let candidate = operation.candidates.known[id] else { return }
        try connection.statement(
            """
            UPDATE candidates SET territory = ?2, desk = ?3, state = ?4, stage = ?4, profile = ?5,
                due_at_ms = ?6, escalations = ?7, version = ?8
            WHERE id = ?1
            """
        )
        .bind(id, at: 1).bind(candidate.profile.territory.text, at: 2)
        .bind(candidate.desk.text, at: 3).bind(candidate.stage.rawValue, at: 4)
        .bind(utf8: document { candidate.profile.write(into: &$0) }, at: 5)
        .bind(candidate.dueAt, at: 6).bind(candidate.escalations, at: 7)
        .bind(entry.position, at: 8).run()
    }

    private func merge(
        _ id: Identifier<Candidate>, into twin: CandidateTwin, _ entry: JournalEntry
    ) throws {
        switch twin {
        case .candidate(let kept):
            try connection.statement("UPDATE candidates SET merged_id = ?2 WHERE id = ?1")
                .bind(id, at: 1).bind(kept, at: 2).run()
        case .volunteer(let kept):
            try connection.statement("UPDATE candidates SET volunteer_id = ?2 WHERE id = ?1")
                .bind(id, at: 1).bind(kept, at: 2).run()
        }
        try end(id, .merged, entry)
    }

    private func end(
        _ id: Identifier<Candidate>, _ state: CandidateState, _ entry: JournalEntry
    ) throws {
        try connection.statement(
            """
            UPDATE candidates SET state = ?2, desk = NULL, closed_at_ms = ?3, version = ?4
            WHERE id = ?1
            """
        )
        .bind(id, at: 1).bind(state.rawValue, at: 2).bind(entry.at, at: 3)
        .bind(entry.position, at: 4).run()
        try noteStep(of: id, state, entry)
    }

    /// Nothing is held of them any more but where they offered to help; what had been decided stays decided.
    func endErased(_ id: Identifier<Candidate>, _ entry: JournalEntry) throws {
        try forgetProfile(of: id)
        let isOpen =
            try connection.statement(
                "SELECT 1 FROM candidates WHERE id = ?1 AND closed_at_ms IS NULL"
            ).bind(id, at: 1).first { $0.number(0) } != nil
        if isOpen { return try end(id, .erased, entry) }
        try connection.statement("UPDATE candidates SET version = ?2 WHERE id = ?1")
            .bind(id, at: 1).bind(entry.position, at: 2).run()
    }

    private func forgetProfile(of id: Identifier<Candidate>) throws {
        let place =
            try connection.statement("SELECT territory FROM candidates WHERE id = ?1")
            .bind(id, at: 1).first { $0.text(0) } ?? nil
        guard let territory = place.flatMap({ TerritoryCode($0) }) else { return }
        let left = VolunteerProfile.forgotten(in: territory)
        try connection.statement("UPDATE candidates SET profile = ?2 WHERE id = ?1")
            .bind(id, at: 1).bind(utf8: document { left.write(into: &$0) }, at: 2).run()
    }

    private func noteStep(
        of id: Identifier<Candidate>, _ state: CandidateState, _ entry: JournalEntry
    ) throws {
        try connection.statement(
            """
            INSERT INTO candidate_steps (position, candidate_number, state, at_ms, actor)
            SELECT ?2, number, ?3, ?4, ?5 FROM candidates WHERE id = ?1
            """
        )
        .bind(id, at: 1).bind(entry.position, at: 2).bind(state.rawValue, at: 3)
        .bind(entry.at, at: 4).bind(entry.actor.text, at: 5).run()
        try connection.statement("UPDATE candidates SET moved_at_ms = ?2 WHERE id = ?1")
            .bind(id, at: 1).bind(entry.at, at: 2).run()
    }

    private func keep(_ rules: OnboardingVersion, _ entry: JournalEntry) throws {
        try connection.statement(
            """
            INSERT INTO onboarding_rules (territory, version, document, at_ms, actor)
            VALUES (?1, ?2, ?3, ?4, ?5)
            """
        )
        .bind(rules.territory.text, at: 1).bind(rules.version, at: 2)
        .bind(utf8: document { rules.rules.write(into: &$0) }, at: 3).bind(entry.at, at: 4)
        .bind(entry.actor.text, at: 5).run()
    }
}
