import OpsCore

/// The log that people keep, each row as the event or the team has become.
extension Projector {
    func project(
        _ event: OperationsEvent, _ entry: JournalEntry, _ operation: borrowing Operation
    ) throws {
        switch event {
        case .eventOpened(let opened): try insert(opened, entry, operation)
        case .eventChanged(let id, _, _): try mirror(id, entry, operation)
        case .eventClosed(let id):
            try connection.statement("UPDATE operation_events SET closed_at_ms = ?2 WHERE id = ?1")
                .bind(id, at: 1).bind(entry.at, at: 2).run()
            try mirror(id, entry, operation)
        case .teamAdded(let added):
            try insert(added, entry, operation)
            try report(of: added.id, added.status, isSilent: false, entry)
        case .statusSet(let id, let status):
            try connection.statement(
                "UPDATE teams SET since_ms = ?2, status = ?3 WHERE id = ?1 AND status <> ?3"
            ).bind(id, at: 1).bind(entry.at, at: 2).bind(status.rawValue, at: 3).run()
            try mirror(id, entry, operation)
            try report(of: id, status, isSilent: false, entry)
        case .membersSet(let id, let members):
            try keep(members, of: id, entry)
            try mirror(id, entry, operation)
        case .noteWritten(let note): try insert(note, entry, operation)
        case .teamSilent(let id, _, _):
            try mirror(id, entry, operation)
            guard let status = operation.log.teams[id]?.status else { return }
            try report(of: id, status, isSilent: true, entry)
        }
    }

    private func insert(
        _ opened: OperationEventOpened, _ entry: JournalEntry, _ operation: borrowing Operation
    ) throws {
        let first = operation.log.events[opened.id]?.firstRequest ?? 1
        try connection.statement(
            """
            INSERT INTO operation_events (number, id, kind, territory, status, report_minutes,
                first_request, notes, opened_at_ms, version)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 0, ?8, ?9)
            """
        )
        .bind(opened.number, at: 1).bind(opened.id, at: 2).bind(opened.kind.rawValue, at: 3)
        .bind(opened.territory.text, at: 4).bind(opened.status.rawValue, at: 5)
        .bind(opened.reportMinutes, at: 6).bind(first, at: 7).bind(entry.at, at: 8)
        .bind(entry.position, at: 9).run()
    }

    /// The event, and the due times of its teams, which follow it.
    private func mirror(
        _ id: Identifier<OperationEvent>, _ entry: JournalEntry, _ operation: borrowing Operation
    ) throws {
        guard let event = operation.log.events[id] else { return }
        try connection.statement(
            """
            UPDATE operation_events SET status = ?2, report_minutes = ?3, version = ?4
            WHERE id = ?1
            """
        )
        .bind(id, at: 1).bind(event.status.rawValue, at: 2).bind(event.reportMinutes, at: 3)
        .bind(entry.position, at: 4).run()
        for team in operation.log.teams(of: id) { try mirror(team.id, entry, operation) }
    }

    private func insert(
        _ added: TeamAdded, _ entry: JournalEntry, _ operation: borrowing Operation
    ) throws {
        try connection.statement(
            """
            INSERT INTO teams (number, id, event_number, kind, territory, status, since_ms,
                heard_at_ms, desk, silences, version)
            VALUES (?1, ?2, (SELECT number FROM operation_events WHERE id = ?3), ?4, ?5, ?6, ?7,
                ?7, '', 0, ?8)
            """
        )
        .bind(added.number, at: 1).bind(added.id, at: 2).bind(added.event, at: 3)
        .bind(added.kind.rawValue, at: 4).bind(added.territory.text, at: 5)
        .bind(added.status.rawValue, at: 6).bind(entry.at, at: 7).bind(entry.position, at: 8).run()
        try keep(added.members, of: added.id, entry)
        try mirror(added.id, entry, operation)
    }

    private func mirror(
        _ id: Identifier<Team>, _ entry: JournalEntry, _ operation: borrowing Operation
    ) throws {
        guard let team = operation.log.teams[id] else { return }
        try connection.statement(
            """
            UPDATE teams SET status = ?2, heard_at_ms = ?3, due_at_ms = ?4, desk = ?5,
                silences = ?6, version = ?7
            WHERE id = ?1
            """
        )
        .bind(id, at: 1).bind(team.status.rawValue, at: 2).bind(team.heardAt, at: 3)
        .bind(team.dueAt, at: 4).bind(team.desk.text, at: 5).bind(team.silences, at: 6)
        .bind(entry.position, at: 7).run()
    }

    private func keep(
        _ members: [Identifier<Volunteer>], of id: Identifier<Team>, _ entry: JournalEntry
    ) throws {
        try keepStays(members, of: id, entry)
        try connection.statement(
            "DELETE FROM team_members WHERE team_number = (SELECT number FROM teams WHERE id = ?1)"
        ).bind(id, at: 1).run()
        for (place, volunteer) in members.enumerated() {
            try connection.statement(
                """
                INSERT INTO team_members (team_number, place, volunteer_id)
                VALUES ((SELECT number FROM teams WHERE id = ?1), ?2, ?3)
                """
            ).bind(id, at: 1).bind(Int64(place), at: 2).bind(volunteer, at: 3).run()
        }
    }

    /// Whoever is in it no more has left, and whoever is new has joined.
    private func keepStays(
        _ members: [Identifier<Volunteer>], of id: Identifier<Team>, _ entry: JournalEntry
    ) throws {
        var there: [Identifier<Volunteer>] = []
        try connection.statement(
            """
            SELECT volunteer_id FROM team_stays
            WHERE team_number = (SELECT number FROM teams WHERE id = ?1) AND left_ms IS NULL
            """
        ).bind(id, at: 1).rows { row in
            if let volunteer = row.identifier(0, of: Volunteer.self) { there.append(volunteer) }
            return true
        }
        for volunteer in there where !members.contains(volunteer) {
            try connection.statement(
                """
                UPDATE team_stays SET left_ms = ?3
                WHERE team_number = (SELECT number FROM teams WHERE id = ?1) AND left_ms IS NULL
                    AND volunteer_id = ?2
                """
            ).bind(id, at: 1).bind(volunteer, at: 2).bind(entry.at, at: 3).run()
        }
        for volunteer in members where !there.contains(volunteer) {
            try connection.statement(
                """
                INSERT INTO team_stays (volunteer_id, team_number, joined, joined_ms)
                VALUES (?1, (SELECT number FROM teams WHERE id = ?2), ?3, ?4)
                """
            ).bind(volunteer, at: 1).bind(id, at: 2).bind(entry.position, at: 3)
                .bind(entry.at, at: 4).run()
        }
    }

    private func report(
        of id: Identifier<Team>, _ status: TeamStatus, isSilent: Bool, _ entry: JournalEntry
    ) throws {
        try connection.statement(
            """
            INSERT INTO team_reports (position, team_number, status, silent, actor, at_ms)
            VALUES (?1, (SELECT number FROM teams WHERE id = ?2), ?3, ?4, ?5, ?6)
            """
        )
        .bind(entry.position, at: 1).bind(id, at: 2).bind(status.rawValue, at: 3)
        .bind(isSilent ? 1 : 0, at: 4).bind(entry.actor.text, at: 5).bind(entry.at, at: 6).run()
    }

    private func insert(
        _ note: EventNoteWritten, _ entry: JournalEntry, _ operation: borrowing Operation
    ) throws {
        try connection.statement(
            """
            INSERT INTO event_notes (position, id, event_number, number, happened_at_ms,
                written_at_ms, actor, team_number, request_id, mission_id, danger_id, corrects,
                from_team)
            VALUES (?1, ?2, (SELECT number FROM operation_events WHERE id = ?3), ?4, ?5, ?6, ?7,
                (SELECT number FROM teams WHERE id = ?8), ?9, ?10, ?11, ?12, ?13)
            """
        )
        .bind(entry.position, at: 1).bind(note.id, at: 2).bind(note.event, at: 3)
        .bind(note.number, at: 4).bind(note.happenedAt, at: 5).bind(entry.at, at: 6)
        .bind(entry.actor.text, at: 7).bind(note.about.team, at: 8).bind(note.about.request, at: 9)
        .bind(note.about.mission, at: 10).bind(note.about.danger, at: 11)
        .bind(note.corrects, at: 12).bind(note.isFromTeam ? 1 : 0, at: 13).run()
        try connection.statement(
            "UPDATE operation_events SET notes = ?2, version = ?3 WHERE id = ?1"
        ).bind(note.event, at: 1).bind(note.number, at: 2).bind(entry.position, at: 3).run()
        if note.isFromTeam, let team = note.about.team { try mirror(team, entry, operation) }
    }
}
