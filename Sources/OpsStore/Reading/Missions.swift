package import OpsCore

/// A mission as the tables show it.
package struct MissionRow: Sendable {
    package let number: Int64
    package let id: Identifier<Mission>
    package let request: Identifier<HelpRequest>
    package let requestNumber: Int64
    package let crew: Int64
    package let stage: String
    package let openedAt: Instant
    package let startedAt: Instant?
    package let arrivedAt: Instant?
    package let closedAt: Instant?
    package let failureReason: String?
    package let version: Int64

    static let columns = """
        number, id, request_id, request_number, crew, stage, opened_at_ms, started_at_ms,
        arrived_at_ms, closed_at_ms, failure_reason, version
        """

    init?(_ row: borrowing SQLiteRow) {
        guard let id = row.identifier(1, of: Mission.self),
            let request = row.identifier(2, of: HelpRequest.self)
        else { return nil }
        number = row.number(0)
        self.id = id
        self.request = request
        requestNumber = row.number(3)
        crew = row.number(4)
        stage = row.text(5) ?? ""
        openedAt = row.instant(6)
        startedAt = row.optionalInstant(7)
        arrivedAt = row.optionalInstant(8)
        closedAt = row.optionalInstant(9)
        failureReason = row.text(10)
        version = row.number(11)
    }
}

/// One volunteer asked for a mission, as the tables show it.
package struct SolicitationRow: Sendable {
    package let id: Identifier<Solicitation>
    package let volunteer: Identifier<Volunteer>
    package let volunteerNumber: Int64
    package let name: String?
    package let state: String
    package let askedAt: Instant
    package let expiresAt: Instant
    package let answeredAt: Instant?
    /// Nil where a person named them.
    package let wave: Int64?
    package let remindedAt: Instant?
    /// What whoever asks the volunteer should know.
    package let note: String?
    /// By which way the answer came; nil where the desk noted it.
    package let way: String?
    /// Why not, where a no said it, and until which day.
    package let reason: String?
    package let until: String?
    /// Whether they are asked to take over from the crew.
    package let takesOver: Bool
    /// When it was noted that their no was a mistake.
    package let takenBackAt: Instant?
    /// Whether no message reaches them: they want none, or nobody knows their telephone.
    package let isToRing: Bool

    /// Whether they are of the crew: whoever takes over is not before all of them have said yes.
    package var isOfCrew: Bool { state == SolicitationState.accepted.rawValue && !takesOver }

    /// The same of a row `s` in SQL: one rule for everything that reads the tables.
    static func isOfCrew(_ row: String) -> String {
        "(\(row).state = 'accepted' AND \(row).takes_over = 0)"
    }
}

extension ReadingRoom {
    package func mission(_ reference: Reference<Mission>) throws -> MissionRow? {
        switch reference {
        case .id(let id):
            try connection.statement(
                text: "SELECT \(MissionRow.columns) FROM missions WHERE id = ?1"
            ).bind(id, at: 1).first { MissionRow($0) }
        case .number(let number):
            try connection.statement(
                text: "SELECT \(MissionRow.columns) FROM missions WHERE number = ?1"
            ).bind(number, at: 1).first { MissionRow($0) }
        }
    }

    /// The mission that a solicitation belongs to.
    package func mission(asking id: Identifier<Solicitation>) throws -> MissionRow? {
        try connection.statement(
            text: """
                SELECT \(MissionRow.columns) FROM missions
                WHERE number = (SELECT mission_number FROM solicitations WHERE id = ?1)
                """
        ).bind(id, at: 1).first { MissionRow($0) }
    }

    /// All attempts for one request, newest first.
    package func missions(ofRequest number: Int64) throws -> [MissionRow] {
        var rows: [MissionRow] = []
        try connection.statement(
            text: """
                SELECT \(MissionRow.columns) FROM missions WHERE request_number = ?1
                ORDER BY number DESC
                """
        ).bind(number, at: 1).rows { row in
            if let mission = MissionRow(row) { rows.append(mission) }
            return true
        }
        return rows
    }

    /// Newest first.
    package func missions(_ page: Page, _ body: (MissionRow) throws -> Bool) throws {
        try connection.statement(
            text: """
                SELECT \(MissionRow.columns) FROM missions WHERE number < ?1
                ORDER BY number DESC LIMIT ?2
                """
        ).bind(page.before, at: 1).bind(Int64(page.limit), at: 2).rows { row in
            guard let mission = MissionRow(row) else { return true }
            return try body(mission)
        }
    }

    package func solicitations(ofMission number: Int64) throws -> [SolicitationRow] {
        var rows: [SolicitationRow] = []
        try connection.statement(
            """
            SELECT s.id, s.volunteer_id, s.volunteer_number, v.name, s.state, s.asked_at_ms,
                s.expires_at_ms, s.answered_at_ms, s.wave, s.reminded_at_ms, n.note, s.way,
                s.reason, s.away_until, s.takes_over, s.taken_back_at_ms, v.phone IS NULL OR
                EXISTS (SELECT 1 FROM messages_stopped AS m WHERE m.volunteer_id = s.volunteer_id)
            FROM solicitations AS s LEFT JOIN vault_volunteers AS v ON v.id = s.volunteer_id
                LEFT JOIN vault_volunteer_notes AS n ON n.id = s.volunteer_id
            WHERE s.mission_number = ?1 ORDER BY s.asked_at_ms, s.id
            """
        ).bind(number, at: 1).rows { row in
            guard let id = row.identifier(0, of: Solicitation.self),
                let volunteer = row.identifier(1, of: Volunteer.self)
            else { return true }
            rows.append(
                SolicitationRow(
                    id: id, volunteer: volunteer, volunteerNumber: row.number(2),
                    name: row.text(3), state: row.text(4) ?? "", askedAt: row.instant(5),
                    expiresAt: row.instant(6), answeredAt: row.optionalInstant(7),
                    wave: row.optionalNumber(8), remindedAt: row.optionalInstant(9),
                    note: row.text(10), way: row.text(11), reason: row.text(12),
                    until: row.text(13), takesOver: row.number(14) == 1,
                    takenBackAt: row.optionalInstant(15), isToRing: row.number(16) == 1))
            return true
        }
        return rows
    }
}
