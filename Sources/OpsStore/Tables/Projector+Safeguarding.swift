import OpsCore

/// Safeguarding concerns and what was done about each.
extension Projector {
    func project(
        _ event: SafeguardingEvent, _ entry: JournalEntry, _ operation: borrowing Operation
    ) throws {
        switch event {
        case .concernRaised(let raised):
            try insert(raised, entry)
            try step(raised.id, raised.step, "raised", entry)
        case .concernAdvised(let moved):
            try step(moved.id, moved.step, "advised", entry)
            try follow(moved.id, entry, operation)
        case .concernDecided(let moved, let decision, _):
            try step(moved.id, moved.step, "decided", code: decision.rawValue, entry)
            try follow(moved.id, entry, operation)
        case .actionSet(let moved, let number, let deadline):
            try step(moved.id, moved.step, "action", action: number, deadline: deadline, entry)
            try follow(moved.id, entry, operation)
        case .actionDone(let moved, let number):
            try step(moved.id, moved.step, "done", action: number, entry)
            try follow(moved.id, entry, operation)
        case .concernEscalated(let id, _, _): try follow(id, entry, operation)
        case .concernClosed(let id, let step, let ending):
            try self.step(id, step, "closed", code: ending.rawValue, entry)
            try close(id, ending, entry)
        case .rulesSet(let rules): try keep(rules, entry)
        }
    }

    private func insert(_ raised: ConcernRaised, _ entry: JournalEntry) throws {
        try connection.statement(
            """
            INSERT INTO concerns (number, id, contact_id, contact_number, person_id, state,
                owner_desk, raised_by, raised_at_ms, due_at_ms, escalations, open_actions, version)
            VALUES (?1, ?2, ?3, (SELECT number FROM contacts WHERE id = ?3), ?4, 'raised', ?5, ?6,
                ?7, ?8, 0, 0, ?9)
            """
        )
        .bind(raised.number, at: 1).bind(raised.id, at: 2).bind(raised.contact, at: 3)
        .bind(raised.person, at: 4).bind(raised.desk?.text, at: 5).bind(entry.actor.text, at: 6)
        .bind(entry.at, at: 7).bind(raised.dueAt, at: 8).bind(entry.position, at: 9).run()
    }

    private func step(
        _ concern: Identifier<SafeguardingConcern>, _ id: Identifier<ConcernStep>, _ kind: String,
        code: String? = nil, action: Int64? = nil, deadline: Instant? = nil, _ entry: JournalEntry
    ) throws {
        try connection.statement(
            """
            INSERT INTO concern_steps (number, id, concern_number, kind, code, action, deadline_ms,
                actor, at_ms)
            VALUES (?1, ?2, (SELECT number FROM concerns WHERE id = ?3), ?4, ?5, ?6, ?7, ?8, ?9)
            """
        )
        .bind(entry.position, at: 1).bind(id, at: 2).bind(concern, at: 3).bind(kind, at: 4)
        .bind(code, at: 5).bind(action, at: 6).bind(deadline, at: 7).bind(entry.actor.text, at: 8)
        .bind(entry.at, at: 9).run()
    }

    /// Copies what a live concern has become.
    private func follow(
        _ id: Identifier<SafeguardingConcern>, _ entry: JournalEntry,
        _ operation: borrowing Operation
    ) throws {
        guard let concern = operation.concerns[id] else { return }
        var desk: String?
        var token: Identifier<AccessToken>?
        switch concern.owner {
        case .desk(let code): desk = code?.text
        case .supervisor(let supervisor): token = supervisor
        }
        try connection.statement(
            """
            UPDATE concerns SET state = ?2, decision = ?3, owner_desk = ?4, owner_token = ?5,
                due_at_ms = ?6, escalations = ?7, open_actions = ?8, version = ?9, danger_id = ?10
            WHERE id = ?1
            """
        )
        .bind(id, at: 1).bind(concern.state.rawValue, at: 2)
        .bind(concern.decision?.rawValue, at: 3).bind(desk, at: 4).bind(token, at: 5)
        .bind(concern.dueAt, at: 6).bind(concern.escalations, at: 7)
        .bind(Int64(concern.openActions.count), at: 8).bind(entry.position, at: 9)
        .bind(concern.danger, at: 10).run()
    }

    private func close(
        _ id: Identifier<SafeguardingConcern>, _ ending: ConcernEnding, _ entry: JournalEntry
    ) throws {
        try connection.statement(
            """
            UPDATE concerns SET state = 'closed', ending = ?2, owner_desk = NULL,
                owner_token = NULL, closed_at_ms = ?3, version = ?4
            WHERE id = ?1
            """
        )
        .bind(id, at: 1).bind(ending.rawValue, at: 2).bind(entry.at, at: 3)
        .bind(entry.position, at: 4).run()
    }

    private func keep(_ rules: ConcernRules, _ entry: JournalEntry) throws {
        var json = JSONWriter()
        json.beginObject()
        rules.write(into: &json)
        json.endObject()
        try connection.statement(
            """
            INSERT INTO concern_rules (one, document, version) VALUES (1, ?1, ?2)
            ON CONFLICT (one) DO UPDATE
            SET document = excluded.document, version = excluded.version
            """
        ).bind(utf8: json.bytes, at: 1).bind(entry.position, at: 2).run()
    }
}
