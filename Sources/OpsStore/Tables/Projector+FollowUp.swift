import OpsCore

/// Calls that people are owed, and each time somebody was tried.
extension Projector {
    func project(
        _ event: FollowUpEvent, _ entry: JournalEntry, _ operation: borrowing Operation
    ) throws {
        switch event {
        case .callPlanned(let planned): try insert(planned, entry)
        case .callTaken(let id, _, _), .callReleased(let id, _), .callEscalated(let id, _, _):
            try follow(id, entry, operation)
        case .callAttempted(let attempted):
            try insert(attempted, entry)
            try follow(attempted.call, entry, operation)
        case .callMovedOn(let moved): try follow(moved.id, entry, operation)
        case .callRenewed(let renewed): try follow(renewed.id, entry, operation)
        case .callEnded(let id, let ending): try end(id, ending, entry)
        case .outcomeTold(let told): try insert(told, entry)
        case .callsRefused(let person): try refuse(person, entry)
        case .safeHoursSaid(let person, let safe):
            try keep(safe, of: person)
            for request in operation.waitingByTelephone(for: person) {
                try mirror(request, entry, operation)
            }
        case .callHoursChanged(let changed):
            try connection.statement(
                "UPDATE planned_calls SET preferred = ?2, safe = ?3 WHERE id = ?1"
            )
            .bind(changed.id, at: 1).bind(changed.hours.preferred?.text, at: 2)
            .bind(changed.hours.safe?.text, at: 3).run()
            try follow(changed.id, entry, operation)
        case .rulesSet(let rules, let deployment): try keep(rules, of: deployment, entry)
        }
    }

    private func keep(_ safe: DayWindow?, of person: Identifier<PersonHelped>) throws {
        guard let safe else { return try forgetHours(of: person) }
        try connection.statement(
            """
            INSERT INTO person_hours (person_id, safe) VALUES (?1, ?2)
            ON CONFLICT (person_id) DO UPDATE SET safe = excluded.safe
            """
        )
        .bind(person, at: 1).bind(safe.text, at: 2).run()
    }

    func forgetHours(of person: Identifier<PersonHelped>) throws {
        try connection.statement("DELETE FROM person_hours WHERE person_id = ?1")
            .bind(person, at: 1).run()
    }

    private func insert(_ planned: CallPlanned, _ entry: JournalEntry) throws {
        if planned.isAskedFor { try allowCalls(to: planned.person) }
        if planned.purpose == .outcome { try countConfirmed("asked", of: planned.deployment) }
        try connection.statement(
            """
            INSERT INTO planned_calls (number, id, purpose, person_id, contact_id, contact_number,
                request_number, deployment_id, language, territory, preferred, safe, utc_offset,
                voicemail, every_days, until_ms, state, step, desk, planned_at_ms, call_at_ms,
                due_at_ms, escalations, attempts, version)
            VALUES (?1, ?2, ?3, ?4, ?5, (SELECT number FROM contacts WHERE id = ?5),
                (SELECT number FROM requests WHERE id = ?6), ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14,
                ?15, 'open', 'call', ?16, ?17, ?18, ?19, 0, 0, ?20)
            """
        )
        .bind(planned.number, at: 1).bind(planned.id, at: 2).bind(planned.purpose.rawValue, at: 3)
        .bind(planned.person, at: 4).bind(planned.contact, at: 5).bind(planned.request, at: 6)
        .bind(planned.deployment, at: 7).bind(planned.language.text, at: 8)
        .bind(planned.place.text, at: 9).bind(planned.hours.preferred?.text, at: 10)
        .bind(planned.hours.safe?.text, at: 11).bind(planned.hours.offset, at: 12)
        .bind(planned.allowsVoicemail ? 1 : 0, at: 13).bind(planned.everyDays, at: 14)
        .bind(planned.until, at: 15).bind(planned.desk.text, at: 16).bind(entry.at, at: 17)
        .bind(planned.callAt, at: 18).bind(planned.dueAt, at: 19).bind(entry.position, at: 20)
        .run()
    }

    /// Attempts are kept in the order in which they were told.
    private func insert(_ attempted: CallAttempted, _ entry: JournalEntry) throws {
        try connection.statement(
            """
            INSERT INTO call_attempts (number, id, call_number, step, result, tried_at_ms)
            VALUES (?1, ?2, (SELECT number FROM planned_calls WHERE id = ?3), ?4, ?5, ?6)
            """
        )
        .bind(entry.position, at: 1).bind(attempted.id, at: 2).bind(attempted.call, at: 3)
        .bind(attempted.step.rawValue, at: 4).bind(attempted.result.rawValue, at: 5)
        .bind(entry.at, at: 6).run()
        try connection.statement(
            "UPDATE planned_calls SET attempts = attempts + 1, version = ?2 WHERE id = ?1"
        )
        .bind(attempted.call, at: 1).bind(entry.position, at: 2).run()
    }

    /// Copies what a live call has become.
    private func follow(
        _ id: Identifier<PlannedCall>, _ entry: JournalEntry, _ operation: borrowing Operation
    ) throws {
        guard let call = operation.plannedCalls[id] else { return }
        try connection.statement(
            """
            UPDATE planned_calls SET state = ?2, step = ?3, desk = ?4, taker = ?5,
                call_at_ms = ?6, due_at_ms = ?7, escalations = ?8,
                visit_number = (SELECT number FROM requests WHERE id = ?9), version = ?10
            WHERE id = ?1
            """
        )
        .bind(id, at: 1).bind(call.state.rawValue, at: 2).bind(call.step.rawValue, at: 3)
        .bind(call.desk.text, at: 4).bind(call.taker, at: 5).bind(call.callAt, at: 6)
        .bind(call.dueAt, at: 7).bind(call.escalations, at: 8).bind(call.visit, at: 9)
        .bind(entry.position, at: 10).run()
    }

    private func insert(_ told: OutcomeTold, _ entry: JournalEntry) throws {
        let unmet = told.answer.unmet.map(\.rawValue)
        try connection.statement(
            """
            INSERT INTO outcome_answers (call_number, request_number, help, reason, unmet,
                told_at_ms)
            VALUES ((SELECT number FROM planned_calls WHERE id = ?1),
                (SELECT number FROM requests WHERE id = ?2), ?3, ?4, ?5, ?6)
            """
        )
        .bind(told.call, at: 1).bind(told.request, at: 2).bind(told.answer.help.rawValue, at: 3)
        .bind(told.answer.reason.rawValue, at: 4).bind(unmet.joined(separator: " "), at: 5)
        .bind(entry.at, at: 6).run()
        try countConfirmed("help:" + told.answer.help.rawValue, of: told.deployment)
        for code in unmet { try countConfirmed("unmet:" + code, of: told.deployment) }
    }

    /// Counts what people say of help that was reported.
    private func countConfirmed(_ what: String, of deployment: Identifier<Deployment>?) throws {
        guard let deployment else { return }
        try connection.statement(
            """
            INSERT INTO impact_confirmed (deployment_id, what, requests) VALUES (?1, ?2, 1)
            ON CONFLICT (deployment_id, what) DO UPDATE SET requests = requests + 1
            """
        )
        .bind(deployment, at: 1).bind(what, at: 2).run()
    }

    private func end(
        _ id: Identifier<PlannedCall>, _ ending: CallEnding, _ entry: JournalEntry
    ) throws {
        try connection.statement(
            """
            UPDATE planned_calls SET state = 'closed', ending = ?2, desk = NULL, taker = NULL,
                closed_at_ms = ?3, version = ?4
            WHERE id = ?1
            """
        )
        .bind(id, at: 1).bind(ending.rawValue, at: 2).bind(entry.at, at: 3)
        .bind(entry.position, at: 4).run()
    }

    private func refuse(_ person: Identifier<PersonHelped>, _ entry: JournalEntry) throws {
        try connection.statement(
            """
            INSERT INTO calls_refused (person_id, refused_at_ms) VALUES (?1, ?2)
            ON CONFLICT (person_id) DO UPDATE SET refused_at_ms = excluded.refused_at_ms
            """
        )
        .bind(person, at: 1).bind(entry.at, at: 2).run()
    }

    private func allowCalls(to person: Identifier<PersonHelped>) throws {
        try connection.statement(
            "DELETE FROM calls_refused WHERE person_id = ?1"
        ).bind(person, at: 1).run()
    }

    private func keep(
        _ rules: CallRules, of deployment: Identifier<Deployment>?, _ entry: JournalEntry
    ) throws {
        var json = JSONWriter(reserving: 1_024)
        json.beginObject()
        rules.write(into: &json)
        json.endObject()
        let statement = try connection.statement(
            """
            INSERT INTO call_rules (deployment_id, document, version)
            VALUES (coalesce(?1, x''), ?2, ?3)
            ON CONFLICT (deployment_id) DO UPDATE
            SET document = excluded.document, version = excluded.version
            """)
        try statement.bind(deployment, at: 1).bind(utf8: json.bytes, at: 2)
            .bind(entry.position, at: 3).run()
    }
}
