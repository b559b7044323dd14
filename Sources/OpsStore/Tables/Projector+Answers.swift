import OpsCore

/// Which way answers came, and what of them somebody must look at.
extension Projector {
    func project(_ event: AnswersEvent, _ entry: JournalEntry) throws {
        switch event {
        case .answerCame(let id, let way):
            // After the answer itself, which has cleared how an earlier one came.
            try connection.statement("UPDATE solicitations SET way = ?2 WHERE id = ?1")
                .bind(id, at: 1).bind(way.rawValue, at: 2).run()
        case .replyKept(let reply): try insert(reply, entry)
        case .replyEscalated(let id, let desk, let dueAt):
            try connection.statement(
                """
                UPDATE kept_replies SET desk = ?2, due_at_ms = ?3, escalations = escalations + 1,
                    version = ?4
                WHERE id = ?1
                """
            )
            .bind(id, at: 1).bind(desk.text, at: 2).bind(dueAt, at: 3).bind(entry.position, at: 4)
            .run()
        case .replyContinued(let reply):
            try connection.statement("UPDATE kept_replies SET version = ?2 WHERE id = ?1")
                .bind(reply.id, at: 1).bind(entry.position, at: 2).run()
        case .replySettled(let id):
            try connection.statement(
                "UPDATE kept_replies SET settled_at_ms = ?2, version = ?3 WHERE id = ?1"
            )
            .bind(id, at: 1).bind(entry.at, at: 2).bind(entry.position, at: 3).run()
        case .messagesStopped(let id, _):
            try connection.statement(
                "INSERT OR IGNORE INTO messages_stopped (volunteer_id, stopped_at_ms) VALUES (?1, ?2)"
            )
            .bind(id, at: 1).bind(entry.at, at: 2).run()
            try touch(volunteer: id, entry)
        case .messagesResumed(let id):
            try connection.statement("DELETE FROM messages_stopped WHERE volunteer_id = ?1")
                .bind(id, at: 1).run()
            try touch(volunteer: id, entry)
        }
    }

    private func touch(volunteer id: Identifier<Volunteer>, _ entry: JournalEntry) throws {
        try connection.statement("UPDATE volunteers SET version = ?2 WHERE id = ?1")
            .bind(id, at: 1).bind(entry.position, at: 2).run()
    }

    private func insert(_ reply: WrittenReply, _ entry: JournalEntry) throws {
        try connection.statement(
            """
            INSERT INTO kept_replies (number, id, reason, volunteer_id, volunteer_number, mission_id,
                mission_number, desk, kept_at_ms, due_at_ms, escalations, version)
            VALUES (?1, ?2, ?3, ?4, (SELECT number FROM volunteers WHERE id = ?4), ?5,
                (SELECT number FROM missions WHERE id = ?5), ?6, ?7, ?8, 0, ?9)
            """
        )
        .bind(reply.number, at: 1).bind(reply.id, at: 2).bind(reply.reason.rawValue, at: 3)
        .bind(reply.volunteer, at: 4).bind(reply.mission, at: 5).bind(reply.desk.text, at: 6)
        .bind(entry.at, at: 7).bind(reply.dueAt, at: 8).bind(entry.position, at: 9).run()
    }
}

extension Vault {
    /// By the mission that it is about, which the decision's event names; after what was written before,
    /// ten long texts at the most.
    func keepWords(
        of id: Identifier<WrittenReply>, about mission: Identifier<Mission>?, _ text: String
    ) throws {
        let statement = try connection.statement(
            """
            INSERT INTO vault_reply_words (mission_id, id, text) VALUES (coalesce(?1, x''), ?2, ?3)
            ON CONFLICT (mission_id, id) DO UPDATE
                SET text = substr(text || char(10) || excluded.text, 1, 16000)
            """)
        try statement.bind(mission, at: 1).bind(id, at: 2).bind(text, at: 3).run()
    }

    func eraseWords(of id: Identifier<WrittenReply>) throws {
        try connection.statement(
            """
            DELETE FROM vault_reply_words WHERE id = ?1 AND mission_id = coalesce(
                (SELECT mission_id FROM kept_replies WHERE id = ?1), x'')
            """
        ).bind(id, at: 1).run()
    }
}
