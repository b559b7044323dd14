import OpsCore

/// Visits to people, one after another.
extension Projector {
    func project(
        _ event: VisitsEvent, _ entry: JournalEntry, _ operation: borrowing Operation
    ) throws {
        switch event {
        case .wished(let person, let wants):
            try connection.statement(
                """
                INSERT INTO visit_wishes (person_id, wants, wished_at_ms) VALUES (?1, ?2, ?3)
                ON CONFLICT (person_id) DO UPDATE
                SET wants = excluded.wants, wished_at_ms = excluded.wished_at_ms
                """
            )
            .bind(person, at: 1).bind(wants.rawValue, at: 2).bind(entry.at, at: 3).run()
        case .opened(let opened): try insert(opened, entry)
        case .asked(let id, _), .undecided(let id, _), .escalated(let id, _):
            try follow(id, entry, operation)
        case .made(let id, _, _):
            try follow(id, entry, operation)
            try connection.statement("UPDATE visit_series SET visits = visits + 1 WHERE id = ?1")
                .bind(id, at: 1).run()
        case .handedOver(let id, _): try move(id, entry, operation)
        case .planned(let id, let at, _, _):
            try follow(id, entry, operation)
            try connection.statement("UPDATE visit_series SET next_at_ms = ?2 WHERE id = ?1")
                .bind(id, at: 1).bind(at, at: 2).run()
        case .told(let told): try insert(told, entry)
        case .ended(let id, let ending):
            try connection.statement(
                """
                UPDATE visit_series SET step = 'ended', ending = ?2, desk = NULL,
                    request_number = NULL, next_at_ms = NULL, closed_at_ms = ?3, version = ?4
                WHERE id = ?1
                """
            )
            .bind(id, at: 1).bind(ending.rawValue, at: 2).bind(entry.at, at: 3)
            .bind(entry.position, at: 4).run()
        case .slotAgreed(let mission, let from, let until, let isOfRound):
            try connection.statement(
                """
                INSERT INTO visit_slots (mission_id, from_ms, until_ms) VALUES (?1, ?2, ?3)
                ON CONFLICT (mission_id) DO UPDATE
                SET from_ms = excluded.from_ms, until_ms = excluded.until_ms
                """
            )
            .bind(mission, at: 1).bind(from, at: 2).bind(until, at: 3).run()
            try copyCrew(mission, operation)
            // When a round comes nobody has agreed with her: what she was promised stays.
            if isOfRound {
                try follow(mission, entry, operation)
            } else {
                try promise(mission, until, entry, operation)
            }
            try touch(mission, entry)
            if let series = operation.visits(by: mission) { try follow(series, entry, operation) }
        }
    }

    /// An hour that was agreed with the person in time is what she was promised; one that comes late makes nothing good.
    private func promise(
        _ id: Identifier<Mission>, _ until: Instant, _ entry: JournalEntry,
        _ operation: borrowing Operation
    ) throws {
        guard operation.crews.watches[id]?.slot != nil, let mission = operation.missions[id],
            operation.requests[mission.request]?.lastsUntil == nil
        else { return }
        try connection.statement(
            """
            UPDATE requests SET promised_at_ms = max(promised_at_ms, ?2)
            WHERE id = ?1 AND promised_at_ms >= ?3
            """
        ).bind(mission.request, at: 1).bind(until, at: 2).bind(entry.at, at: 3).run()
        try mirror(mission.request, entry, operation)
    }

    private func insert(_ opened: VisitsOpened, _ entry: JournalEntry) throws {
        try connection.statement(
            """
            INSERT INTO visit_series (number, id, person_id, territory, every_days, step, desk,
                next_at_ms, due_at_ms, opened_at_ms, visits, escalations, version)
            VALUES (?1, ?2, ?3, ?4, ?5, 'planned', ?6, ?7, ?8, ?9, 0, 0, ?10)
            """
        )
        .bind(opened.number, at: 1).bind(opened.id, at: 2).bind(opened.person, at: 3)
        .bind(opened.place.text, at: 4).bind(opened.everyDays, at: 5)
        .bind(opened.due.desk.text, at: 6).bind(opened.at, at: 7).bind(opened.due.dueAt, at: 8)
        .bind(entry.at, at: 9).bind(entry.position, at: 10).run()
    }

    private func insert(_ told: VisitReported, _ entry: JournalEntry) throws {
        try connection.statement(
            """
            INSERT INTO visit_reports (number, id, series_number, mission_number, concern,
                told_at_ms)
            VALUES (?1, ?2, (SELECT number FROM visit_series WHERE id = ?3),
                (SELECT number FROM missions WHERE id = ?4), ?5, ?6)
            """
        )
        .bind(entry.position, at: 1).bind(told.id, at: 2).bind(told.series, at: 3)
        .bind(told.mission, at: 4).bind(told.isConcern ? 1 : 0, at: 5).bind(entry.at, at: 6).run()
    }

    /// Another desk follows it: the day of the next visit stays.
    private func move(
        _ id: Identifier<VisitSeries>, _ entry: JournalEntry, _ operation: borrowing Operation
    ) throws {
        guard let series = operation.care.series[id] else { return }
        try connection.statement(
            "UPDATE visit_series SET desk = ?2, due_at_ms = ?3, version = ?4 WHERE id = ?1"
        )
        .bind(id, at: 1).bind(series.desk.text, at: 2).bind(series.dueAt, at: 3)
        .bind(entry.position, at: 4).run()
    }

    /// Copies what a live series has become.
    private func follow(
        _ id: Identifier<VisitSeries>, _ entry: JournalEntry, _ operation: borrowing Operation
    ) throws {
        guard let series = operation.care.series[id] else { return }
        try connection.statement(
            """
            UPDATE visit_series SET step = ?2, desk = ?3, due_at_ms = ?4, escalations = ?5,
                request_number = (SELECT number FROM requests WHERE id = ?6),
                mission_number = (SELECT number FROM missions WHERE id = ?7),
                next_at_ms = ?9, version = ?8
            WHERE id = ?1
            """
        )
        .bind(id, at: 1).bind(series.step.rawValue, at: 2).bind(series.desk.text, at: 3)
        .bind(series.dueAt, at: 4).bind(series.escalations, at: 5).bind(series.request, at: 6)
        .bind(series.mission, at: 7).bind(entry.position, at: 8).bind(series.agreedFor, at: 9).run()
    }
}
