import OpsCore

extension Projector {
    func project(
        _ event: DispatchingEvent, _ entry: JournalEntry, _ operation: borrowing Operation
    ) throws {
        switch event {
        case .missionOpened(let id, let number, let request, let crew):
            try open(id, number, request, crew, entry)
        case .missionResized(let id, _): try follow(id, entry, operation)
        case .volunteerSolicited(let id, let mission, let volunteer, let expiresAt):
            try solicit(id, mission, volunteer, expiresAt, entry)
            try follow(mission, entry, operation)
        case .solicitationAnswered(let id, let mission, let state):
            try connection.statement(
                """
                UPDATE solicitations SET state = ?2, answered_at_ms = ?3, way = NULL WHERE id = ?1
                """
            )
            .bind(id, at: 1).bind(state.rawValue, at: 2).bind(entry.at, at: 3).run()
            try follow(mission, entry, operation)
        case .noExplained(let id, let mission, let why):
            try connection.statement(
                "UPDATE solicitations SET reason = ?2, away_until = ?3 WHERE id = ?1"
            )
            .bind(id, at: 1).bind(why.reason.rawValue, at: 2).bind(why.until?.iso8601, at: 3).run()
            try follow(mission, entry, operation)
        case .missionStarted(let id):
            try connection.statement("UPDATE missions SET started_at_ms = ?2 WHERE id = ?1")
                .bind(id, at: 1).bind(entry.at, at: 2).run()
            try follow(id, entry, operation)
        case .missionArrived(let id):
            try connection.statement("UPDATE missions SET arrived_at_ms = ?2 WHERE id = ?1")
                .bind(id, at: 1).bind(entry.at, at: 2).run()
            try follow(id, entry, operation)
        case .missionCompleted(let id): try complete(id, entry)
        case .missionFailed(let id, let reason): try fail(id, reason, entry, operation)
        }
    }

    private func open(
        _ id: Identifier<Mission>, _ number: Int64, _ request: Identifier<HelpRequest>,
        _ crew: Int64, _ entry: JournalEntry
    ) throws {
        try connection.statement(
            """
            INSERT INTO missions (number, id, request_id, request_number, crew, stage,
                opened_at_ms, version)
            VALUES (?1, ?2, ?3, (SELECT number FROM requests WHERE id = ?3), ?4, 'offered', ?5, ?6)
            """
        )
        .bind(number, at: 1).bind(id, at: 2).bind(request, at: 3).bind(crew, at: 4)
        .bind(entry.at, at: 5).bind(entry.position, at: 6).run()
    }

    private func solicit(
        _ id: Identifier<Solicitation>, _ mission: Identifier<Mission>,
        _ volunteer: Identifier<Volunteer>, _ expiresAt: Instant, _ entry: JournalEntry
    ) throws {
        try connection.statement(
            """
            INSERT INTO solicitations (id, mission_number, volunteer_id, volunteer_number, state,
                asked_at_ms, expires_at_ms)
            VALUES (?1, (SELECT number FROM missions WHERE id = ?2), ?3,
                (SELECT number FROM volunteers WHERE id = ?3), 'pending', ?4, ?5)
            """
        )
        .bind(id, at: 1).bind(mission, at: 2).bind(volunteer, at: 3).bind(entry.at, at: 4)
        .bind(expiresAt, at: 5).run()
    }

    /// Copies what a live mission and its request have become.
    func follow(
        _ id: Identifier<Mission>, _ entry: JournalEntry, _ operation: borrowing Operation
    ) throws {
        guard let mission = operation.missions[id] else { return }
        try connection.statement(
            "UPDATE missions SET stage = ?2, version = ?3, crew = ?4 WHERE id = ?1"
        )
        .bind(id, at: 1).bind(mission.stage.rawValue, at: 2).bind(entry.position, at: 3)
        .bind(mission.crew, at: 4).run()
        try copyCrew(id, operation)
        try mirror(mission.request, entry, operation)
        if operation.searches[mission.request] != nil {
            try mirrorSearch(for: mission.request, operation)
        }
        guard mission.stage == .accepted else { return }
        try noteAssigned(mission.request, entry, operation)
    }

    /// The first time that a crew was complete.
    private func noteAssigned(
        _ id: Identifier<HelpRequest>, _ entry: JournalEntry, _ operation: borrowing Operation
    ) throws {
        try connection.statement(
            "UPDATE requests SET assigned_at_ms = ?2 WHERE id = ?1 AND assigned_at_ms IS NULL"
        )
        .bind(id, at: 1).bind(entry.at, at: 2).run()
        guard connection.changes == 1, let request = operation.requests[id],
            let deployment = request.deployment
        else { return }
        try noteDelay("to_accepted", of: deployment, entry.at.since(request.openedAt))
    }

    private func complete(_ id: Identifier<Mission>, _ entry: JournalEntry) throws {
        try close(id, .completed, nil, entry)
        try connection.statement(
            """
            UPDATE requests SET status = 'done', outcome = 'helped', owner_desk = NULL,
                mission_id = NULL, closed_at_ms = ?2, version = ?3
            WHERE id = (SELECT request_id FROM missions WHERE id = ?1)
            """
        )
        .bind(id, at: 1).bind(entry.at, at: 2).bind(entry.position, at: 3).run()
        let found = try connection.statement(
            """
            SELECT deployment_id, opened_at_ms, promised_at_ms FROM requests
            WHERE id = (SELECT request_id FROM missions WHERE id = ?1)
            """
        ).bind(id, at: 1).first { row in
            (row.identifier(0, of: Deployment.self), row.instant(1), row.instant(2))
        }
        guard let (deployment, openedAt, promisedAt) = found, let deployment else { return }
        try noteDelay("to_done", of: deployment, entry.at.since(openedAt))
        try connection.statement(
            """
            UPDATE impact SET done = done + 1, done_in_time = done_in_time + ?2
            WHERE deployment_id = ?1
            """
        )
        .bind(deployment, at: 1).bind(entry.at <= promisedAt ? 1 : 0, at: 2).run()
    }

    private func fail(
        _ id: Identifier<Mission>, _ reason: FailureReason, _ entry: JournalEntry,
        _ operation: borrowing Operation
    ) throws {
        try close(id, .failed, reason, entry)
        try connection.statement(
            """
            INSERT INTO impact_failures (deployment_id, reason, missions)
            SELECT deployment_id, ?2, 1 FROM requests
            WHERE id = (SELECT request_id FROM missions WHERE id = ?1)
                AND deployment_id IS NOT NULL
            ON CONFLICT (deployment_id, reason) DO UPDATE SET missions = missions + 1
            """
        )
        .bind(id, at: 1).bind(reason.rawValue, at: 2).run()
        let request = try connection.statement("SELECT request_id FROM missions WHERE id = ?1")
            .bind(id, at: 1).first { $0.identifier(0, of: HelpRequest.self) }
        if let request {
            try mirror(request, entry, operation)
            try mirrorSearch(for: request, operation)
        }
    }

    private func close(
        _ id: Identifier<Mission>, _ stage: MissionStage, _ reason: FailureReason?,
        _ entry: JournalEntry
    ) throws {
        try connection.statement(
            """
            UPDATE missions SET stage = ?2, failure_reason = ?3, closed_at_ms = ?4, version = ?5
            WHERE id = ?1
            """
        )
        .bind(id, at: 1).bind(stage.rawValue, at: 2).bind(reason?.rawValue, at: 3)
        .bind(entry.at, at: 4).bind(entry.position, at: 5).run()
        try connection.statement(
            """
            UPDATE solicitations SET state = 'withdrawn', answered_at_ms = ?2
            WHERE state = 'pending'
                AND mission_number = (SELECT number FROM missions WHERE id = ?1)
            """
        )
        .bind(id, at: 1).bind(entry.at, at: 2).run()
    }
}
