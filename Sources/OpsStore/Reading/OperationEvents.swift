package import OpsCore

/// An event of the operations log as the tables show it.
package struct OperationEventRow: Sendable {
    package let number: Int64
    package let id: Identifier<OperationEvent>
    package let kind: String
    package let territory: String
    package let status: String
    package let reportMinutes: Int64
    package let firstRequest: Int64
    package let notes: Int64
    package let openedAt: Instant
    package let closedAt: Instant?
    package let version: Int64

    static let columns = """
        number, id, kind, territory, status, report_minutes, first_request, notes, opened_at_ms,
        closed_at_ms, version
        """

    init?(_ row: borrowing SQLiteRow) {
        guard let id = row.identifier(1, of: OperationEvent.self) else { return nil }
        number = row.number(0)
        self.id = id
        kind = row.text(2) ?? ""
        territory = row.text(3) ?? ""
        status = row.text(4) ?? ""
        reportMinutes = row.number(5)
        firstRequest = row.number(6)
        notes = row.number(7)
        openedAt = row.instant(8)
        closedAt = row.optionalInstant(9)
        version = row.number(10)
    }
}

/// A team as the tables show it.
package struct TeamRow: Sendable {
    package let number: Int64
    package let id: Identifier<Team>
    package let eventNumber: Int64
    package let kind: String
    package let territory: String
    package let status: String
    package let since: Instant
    package let heardAt: Instant
    package let dueAt: Instant?
    package let desk: String
    package let silences: Int64
    package let version: Int64
    package let members: Int64

    static let columns = """
        t.number, t.id, t.event_number, t.kind, t.territory, t.status, t.since_ms, t.heard_at_ms,
        t.due_at_ms, t.desk, t.silences, t.version,
        (SELECT count(*) FROM team_members AS m WHERE m.team_number = t.number)
        """

    init?(_ row: borrowing SQLiteRow) {
        guard let id = row.identifier(1, of: Team.self) else { return nil }
        number = row.number(0)
        self.id = id
        eventNumber = row.number(2)
        kind = row.text(3) ?? ""
        territory = row.text(4) ?? ""
        status = row.text(5) ?? ""
        since = row.instant(6)
        heardAt = row.instant(7)
        dueAt = row.optionalInstant(8)
        desk = row.text(9) ?? ""
        silences = row.number(10)
        version = row.number(11)
        members = row.number(12)
    }
}

/// A status that a team had from a moment on, or a silence of it, and who said so.
package struct TeamReportRow: Sendable {
    package let status: String
    package let isSilence: Bool
    package let actor: String
    package let at: Instant
}

/// A note of the log as the tables show it; its text is in the vault.
package struct EventNoteRow: Sendable {
    package let id: Identifier<EventNote>
    package let eventNumber: Int64
    package let number: Int64
    package let happenedAt: Instant
    package let writtenAt: Instant
    package let actor: String
    package let team: Int64?
    package let request: Identifier<HelpRequest>?
    package let mission: Identifier<Mission>?
    package let danger: Identifier<DangerAlert>?
    package let corrects: Int64?
    package let isFromTeam: Bool

    /// What of a person's a note may be about.
    package enum Subject: String, Sendable {
        case request
        case mission
        case danger
    }

    static let columns = """
        id, event_number, number, happened_at_ms, written_at_ms, actor, team_number, request_id,
        mission_id, danger_id, corrects, from_team
        """

    init?(_ row: borrowing SQLiteRow) {
        guard let id = row.identifier(0, of: EventNote.self) else { return nil }
        self.id = id
        eventNumber = row.number(1)
        number = row.number(2)
        happenedAt = row.instant(3)
        writtenAt = row.instant(4)
        actor = row.text(5) ?? ""
        team = row.optionalNumber(6)
        request = row.identifier(7)
        mission = row.identifier(8)
        danger = row.identifier(9)
        corrects = row.optionalNumber(10)
        isFromTeam = row.number(11) == 1
    }
}

extension ReadingRoom {
    package func operationEvent(
        _ reference: Reference<OperationEvent>
    ) throws -> OperationEventRow? {
        switch reference {
        case .id(let id):
            try connection.statement(
                text: "SELECT \(OperationEventRow.columns) FROM operation_events WHERE id = ?1"
            ).bind(id, at: 1).first { OperationEventRow($0) }
        case .number(let number):
            try connection.statement(
                text: "SELECT \(OperationEventRow.columns) FROM operation_events WHERE number = ?1"
            ).bind(number, at: 1).first { OperationEventRow($0) }
        }
    }

    /// Newest first; the open ones alone, unless all are wanted.
    package func operationEvents(
        _ page: Page, isAll: Bool, _ body: (OperationEventRow) throws -> Bool
    ) throws {
        let source =
            isAll ? "operation_events" : "operation_events INDEXED BY operation_events_open"
        let condition = isAll ? "" : " AND closed_at_ms IS NULL"
        try connection.statement(
            text: """
                SELECT \(OperationEventRow.columns) FROM \(source)
                WHERE number < ?1\(condition) ORDER BY number DESC LIMIT ?2
                """
        ).bind(page.before, at: 1).bind(Int64(page.limit), at: 2).rows { row in
            guard let event = OperationEventRow(row) else { return true }
            return try body(event)
        }
    }

    /// What an event or a team is called, as the vault has it.
    package func name<Subject>(ofLogged id: Identifier<Subject>) throws -> String? {
        try connection.statement("SELECT name FROM vault_operations WHERE id = ?1")
            .bind(id, at: 1).first { $0.text(0) }
    }

    package func team(_ reference: Reference<Team>) throws -> TeamRow? {
        switch reference {
        case .id(let id):
            try connection.statement(
                text: "SELECT \(TeamRow.columns) FROM teams AS t WHERE t.id = ?1"
            )
            .bind(id, at: 1).first { TeamRow($0) }
        case .number(let number):
            try connection.statement(
                text: "SELECT \(TeamRow.columns) FROM teams AS t WHERE t.number = ?1"
            ).bind(number, at: 1).first { TeamRow($0) }
        }
    }

    /// The teams of one event, or of all that are open, by number.
    package func teams(
        ofEvent event: Int64?, after number: Int64 = 0, limit: Int,
        _ body: (TeamRow) throws -> Bool
    ) throws {
        let events =
            event == nil
            ? "(SELECT number FROM operation_events WHERE closed_at_ms IS NULL)" : "(?1)"
        try connection.statement(
            text: """
                SELECT \(TeamRow.columns) FROM teams AS t
                WHERE t.event_number IN \(events) AND t.number > ?2 ORDER BY t.number LIMIT ?3
                """
        ).bind(event, at: 1).bind(number, at: 2).bind(Int64(limit), at: 3).rows { row in
            guard let team = TeamRow(row) else { return true }
            return try body(team)
        }
    }

    package func members(ofTeam number: Int64) throws -> [Identifier<Volunteer>] {
        var members: [Identifier<Volunteer>] = []
        try connection.statement(
            "SELECT volunteer_id FROM team_members WHERE team_number = ?1 ORDER BY place"
        ).bind(number, at: 1).rows { row in
            if let id = row.identifier(0, of: Volunteer.self) { members.append(id) }
            return true
        }
        return members
    }

    /// How a team's status went, newest first.
    package func reports(ofTeam number: Int64, limit: Int) throws -> [TeamReportRow] {
        var rows: [TeamReportRow] = []
        try connection.statement(
            """
            SELECT status, silent, actor, at_ms FROM team_reports WHERE team_number = ?1
            ORDER BY position DESC LIMIT ?2
            """
        ).bind(number, at: 1).bind(Int64(limit), at: 2).rows { row in
            rows.append(
                TeamReportRow(
                    status: row.text(0) ?? "", isSilence: row.number(1) == 1,
                    actor: row.text(2) ?? "", at: row.instant(3)))
            return true
        }
        return rows
    }

    /// Newest first; whose request, mission or alert a note is about is noted for the access log.
    package func eventNotes(
        ofEvent number: Int64, _ page: Page, _ body: (EventNoteRow) throws -> Bool
    ) throws {
        var rows: [EventNoteRow] = []
        try connection.statement(
            text: """
                SELECT \(EventNoteRow.columns) FROM event_notes
                WHERE event_number = ?1 AND number < ?2 ORDER BY number DESC LIMIT ?3
                """
        ).bind(number, at: 1).bind(page.before, at: 2).bind(Int64(page.limit), at: 3).rows { row in
            if let note = EventNoteRow(row) { rows.append(note) }
            return true
        }
        for row in rows {
            try notePerson(of: row)
            guard try body(row) else { return }
        }
    }

    package func eventNote(_ id: Identifier<EventNote>) throws -> EventNoteRow? {
        let row = try connection.statement(
            text: "SELECT \(EventNoteRow.columns) FROM event_notes WHERE id = ?1"
        ).bind(id, at: 1).first { EventNoteRow($0) }
        if let row { try notePerson(of: row) }
        return row
    }

    /// All that the log says of a request, a mission or an alert, oldest first.
    package func eventNotes<Subject>(
        about id: Identifier<Subject>, in subject: EventNoteRow.Subject
    ) throws -> [EventNoteRow] {
        var rows: [EventNoteRow] = []
        try connection.statement(
            text: """
                SELECT \(EventNoteRow.columns) FROM event_notes
                WHERE \(subject.rawValue)_id = ?1 ORDER BY position
                """
        ).bind(id, at: 1).rows { row in
            if let note = EventNoteRow(row) { rows.append(note) }
            return true
        }
        return rows
    }

    /// Free text about something of a person's, with what the operations log says of it.
    package func numberedNotes<Subject>(
        about id: Identifier<Subject>, andLogOf subject: EventNoteRow.Subject
    ) throws -> [(number: Int64, text: String)] {
        let log = try eventNotes(about: id, in: subject)
        return try numberedNotes(about: id) + log.flatMap { try numberedNotes(about: $0.id) }
    }

    /// What is said of somebody's request is her data.
    private func notePerson(of row: EventNoteRow) throws {
        if let id = row.request, let person = try request(.id(id), { $0.person }) ?? nil {
            noteNaming(person)
        }
        if let id = row.mission, let mission = try mission(.id(id)),
            let person = try request(.id(mission.request), { $0.person }) ?? nil
        {
            noteNaming(person)
        }
        if let id = row.danger, let called = try danger(.id(id))?.contact,
            let person = try contact(.id(called))?.person
        {
            noteNaming(person)
        }
    }
}
