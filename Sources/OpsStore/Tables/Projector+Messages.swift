import OpsCore

/// What volunteers are told, and what became of it.
extension Projector {
    func project(
        _ event: MessagesEvent, _ entry: JournalEntry, _ operation: borrowing Operation
    ) throws {
        switch event {
        case .queued(let batch): try insert(batch, entry, operation)
        case .withdrawn(let numbers): try settle(numbers, .withdrawn, entry)
        case .held(let numbers): try settle(numbers, .held, entry)
        case .rung(let numbers): try settle(numbers, .rung, entry)
        case .sent(let way, let numbers): try settle(numbers, .sent, way: way, entry)
        case .failed(let attempts):
            let statement = try connection.statement(
                """
                UPDATE messages SET attempts = ?2, next_at_ms = ?3, reason = ?4, version = ?5
                WHERE number = ?1
                """)
            for one in attempts {
                try statement.bind(one.message, at: 1).bind(one.attempt, at: 2)
                    .bind(one.nextAt, at: 3).bind(one.reason.rawValue, at: 4)
                    .bind(entry.position, at: 5).run()
            }
        case .died(let dead):
            for one in dead { try settle([one.message], .dead, reason: one.reason, entry) }
            // Whom no question reached is not waited for.
            let asking = Set(dead.compactMap { operation.messages.live[$0.message]?.mission })
            for request in asking.compactMap({ operation.missions[$0]?.request })
            where operation.searches[request] != nil {
                try mirrorSearch(for: request, operation)
            }
        case .retried(let number):
            try connection.statement(
                """
                UPDATE messages SET state = 'pending', attempts = 0, next_at_ms = ?2,
                    settled_at_ms = NULL, version = ?3
                WHERE number = ?1
                """
            ).bind(number, at: 1).bind(entry.at, at: 2).bind(entry.position, at: 3).run()
        case .rulesSet(let id, let rules):
            try changeDeployment(id, entry, operation) { $0.messages = rules }
        }
    }

    private func insert(
        _ batch: MessageBatch, _ entry: JournalEntry, _ operation: borrowing Operation
    ) throws {
        try connection.statement(
            """
            INSERT INTO message_batches (number, id, kind, mission_id, mission_number, desk, need,
                place, until_ms, due_at_ms, clock_ms, messages, queued_at_ms, deployment_id)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
            """
        )
        .bind(batch.number, at: 1).bind(batch.id, at: 2).bind(batch.kind.rawValue, at: 3)
        .bind(batch.mission, at: 4).bind(batch.missionNumber, at: 5).bind(batch.desk.text, at: 6)
        .bind(batch.about.need.rawValue, at: 7).bind(batch.about.place.text, at: 8)
        .bind(batch.until, at: 9).bind(batch.dueAt, at: 10)
        .bind(batch.clock?.milliseconds, at: 11).bind(Int64(batch.recipients.count), at: 12)
        .bind(entry.at, at: 13).bind(batch.deployment, at: 14).run()
        let statement = try connection.statement(
            """
            INSERT INTO messages (number, batch, volunteer_id, volunteer_number, solicitation_id,
                language, state, attempts, next_at_ms, version, urgent)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 0, ?8, ?9, ?10)
            """)
        let state: MessageState = batch.isHeld ? .held : .pending
        for (place, one) in batch.recipients.enumerated() {
            try statement.bind(batch.number + Int64(place), at: 1).bind(batch.number, at: 2)
                .bind(one.volunteer, at: 3)
                .bind(operation.volunteers[one.volunteer]?.number ?? 0, at: 4)
                .bind(one.solicitation, at: 5).bind(one.language.rawValue, at: 6)
                .bind(state.rawValue, at: 7).bind(batch.isHeld ? nil : entry.at, at: 8)
                .bind(entry.position, at: 9).bind(batch.kind.isUrgent ? 1 : 0, at: 10).run()
        }
    }

    private func settle(
        _ numbers: [Int64], _ state: MessageState, way: MessageWay? = nil,
        reason: MessageFailure? = nil, _ entry: JournalEntry
    ) throws {
        let statement = try connection.statement(
            """
            UPDATE messages SET state = ?2, settled_at_ms = ?3, way = ?4,
                reason = CASE ?2 WHEN 'sent' THEN NULL ELSE coalesce(?5, reason) END,
                next_at_ms = NULL, version = ?6
            WHERE number = ?1
            """)
        for number in numbers {
            try statement.bind(number, at: 1).bind(state.rawValue, at: 2).bind(entry.at, at: 3)
                .bind(way?.rawValue, at: 4).bind(reason?.rawValue, at: 5)
                .bind(entry.position, at: 6).run()
        }
    }
}
