import OpsCore

/// Visit codes without the codes, and who called to check.
extension Projector {
    func project(_ event: VisitEvent, _ entry: JournalEntry) throws {
        switch event {
        case .codeIssued(let mission, let expiresAt):
            try connection.statement(
                """
                INSERT INTO visit_codes (mission_id, expires_at_ms) VALUES (?1, ?2)
                ON CONFLICT (mission_id) DO UPDATE
                SET expires_at_ms = excluded.expires_at_ms, told_at_ms = NULL
                """
            )
            .bind(mission, at: 1).bind(expiresAt, at: 2).run()
            try touch(mission, entry)
        case .codeMoved(let mission, let expiresAt):
            try connection.statement(
                "UPDATE visit_codes SET expires_at_ms = ?2 WHERE mission_id = ?1"
            ).bind(mission, at: 1).bind(expiresAt, at: 2).run()
            try touch(mission, entry)
        case .codeTold(let mission):
            try connection.statement("UPDATE visit_codes SET told_at_ms = ?2 WHERE mission_id = ?1")
                .bind(mission, at: 1).bind(entry.at, at: 2).run()
            try touch(mission, entry)
        case .checked(let token, let missions):
            try connection.statement(
                "INSERT INTO visit_checks (number, at_ms, token_id, missions) VALUES (?1, ?2, ?3, ?4)"
            )
            .bind(entry.position, at: 1).bind(entry.at, at: 2).bind(token, at: 3)
            .bind(Int64(missions.count), at: 4).run()
        }
    }

    /// What is shown of a mission has changed.
    func touch(_ mission: Identifier<Mission>, _ entry: JournalEntry) throws {
        try connection.statement("UPDATE missions SET version = ?2 WHERE id = ?1")
            .bind(mission, at: 1).bind(entry.position, at: 2).run()
    }
}
