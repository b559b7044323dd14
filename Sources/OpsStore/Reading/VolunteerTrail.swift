package import OpsCore

/// One question to a volunteer, what they answered, and the mission it was about.
package struct TrailQuestionRow: Sendable {
    package let mission: Int64
    package let need: String
    package let territory: String
    package let state: String
    package let askedAt: Instant
    package let answeredAt: Instant?
    package let wave: Int64?
    package let way: String?
    package let reason: String?
    package let awayUntil: String?
    package let stage: String
    package let startedAt: Instant?
    package let arrivedAt: Instant?
    package let closedAt: Instant?
    package let failureReason: String?
    /// What was bought on the mission, where they were of its crew.
    package let money: Identifier<Mission>?
}

/// Something that was sent to a volunteer: its words are made when it goes out, and kept nowhere.
package struct TrailMessageRow: Sendable {
    package let number: Int64
    package let kind: String
    package let mission: Int64
    package let state: String
    package let queuedAt: Instant
    package let settledAt: Instant?
    package let way: String?
    package let reason: String?
}

/// A step back or a missed appointment.
package struct TrailLeavingRow: Sendable {
    package let mission: Int64?
    package let how: String
    package let isLate: Bool
    package let leftAt: Instant
    package let takenBackAt: Instant?
}

/// What a volunteer is part of under a number: a team, a round, a care plan, a thing on loan, an alarm.
package struct TrailThingRow: Sendable {
    package let number: Int64
    package let kind: String
    package let territory: String?
    package let state: String?
    package let name: String?
    package let from: Instant?
    package let until: Instant?
}

/// What tables and vault keep of what a volunteer was asked, did and was part of; for the copy that they are given.
extension ReadingRoom {
    /// Oldest first.
    package func questionsAndAnswers(
        of id: Identifier<Volunteer>
    ) throws -> [TrailQuestionRow] {
        var rows: [TrailQuestionRow] = []
        try connection.statement(
            text: """
                SELECT s.mission_number, r.need, r.territory, s.state, s.asked_at_ms, s.answered_at_ms,
                    s.wave, s.way, s.reason, s.away_until, m.stage, m.started_at_ms, m.arrived_at_ms,
                    m.closed_at_ms, m.failure_reason,
                    iif(\(SolicitationRow.isOfCrew("s")), m.id, NULL)
                FROM solicitations AS s JOIN missions AS m ON m.number = s.mission_number
                    JOIN requests AS r ON r.number = m.request_number
                WHERE s.volunteer_id = ?1 ORDER BY s.asked_at_ms, s.mission_number, s.id
                """
        ).bind(id, at: 1).rows { row in
            rows.append(
                TrailQuestionRow(
                    mission: row.number(0), need: row.text(1) ?? "", territory: row.text(2) ?? "",
                    state: row.text(3) ?? "", askedAt: row.instant(4),
                    answeredAt: row.optionalInstant(5), wave: row.optionalNumber(6),
                    way: row.text(7), reason: row.text(8), awayUntil: row.text(9),
                    stage: row.text(10) ?? "", startedAt: row.optionalInstant(11),
                    arrivedAt: row.optionalInstant(12), closedAt: row.optionalInstant(13),
                    failureReason: row.text(14), money: row.identifier(15)))
            return true
        }
        return rows
    }

    /// Oldest first; looked for among all messages, since nothing else asks by volunteer.
    package func messages(to id: Identifier<Volunteer>) throws -> [TrailMessageRow] {
        var rows: [TrailMessageRow] = []
        try connection.statement(
            """
            SELECT m.number, b.kind, b.mission_number, m.state, b.queued_at_ms, m.settled_at_ms,
                m.way, m.reason
            FROM messages AS m JOIN message_batches AS b ON b.number = m.batch
            WHERE m.volunteer_id = ?1 ORDER BY m.number
            """
        ).bind(id, at: 1).rows { row in
            rows.append(
                TrailMessageRow(
                    number: row.number(0), kind: row.text(1) ?? "", mission: row.number(2),
                    state: row.text(3) ?? "", queuedAt: row.instant(4),
                    settledAt: row.optionalInstant(5), way: row.text(6), reason: row.text(7)))
            return true
        }
        return rows
    }

    /// What they wrote that somebody had to read, oldest first.
    package func keptReplies(of id: Identifier<Volunteer>) throws -> [WrittenReplyRow] {
        var rows: [WrittenReplyRow] = []
        try connection.statement(
            text: "SELECT \(WrittenReplyRow.columns) WHERE volunteer_id = ?1 ORDER BY number"
        ).bind(id, at: 1).rows { row in
            if let reply = WrittenReplyRow(row) { rows.append(reply) }
            return true
        }
        return rows
    }

    /// What was said of their noes and leavings, in words.
    package func numberedNotes(
        ofAnswersBy id: Identifier<Volunteer>
    ) throws -> [(number: Int64, text: String)] {
        try numberedNotes(
            connection.statement(
                """
                SELECT n.number, n.text FROM solicitations AS s
                    CROSS JOIN vault_notes AS n ON n.subject = s.id
                WHERE s.volunteer_id = ?1 ORDER BY n.number
                """
            ).bind(id, at: 1))
    }

    /// The same of all who were asked for a mission.
    package func numberedNotes(
        ofAnswersTo mission: Int64
    ) throws -> [(number: Int64, text: String)] {
        try numberedNotes(
            connection.statement(
                """
                SELECT n.number, n.text FROM solicitations AS s
                    CROSS JOIN vault_notes AS n ON n.subject = s.id
                WHERE s.mission_number = ?1 ORDER BY n.number
                """
            ).bind(mission, at: 1))
    }

    package func leavings(of id: Identifier<Volunteer>) throws -> [TrailLeavingRow] {
        var rows: [TrailLeavingRow] = []
        try connection.statement(
            """
            SELECT m.number, l.how, l.is_late, l.left_at_ms, l.taken_back_at_ms
            FROM crew_leavings AS l LEFT JOIN missions AS m ON m.id = l.mission_id
            WHERE l.volunteer_id = ?1 ORDER BY l.number
            """
        ).bind(id, at: 1).rows { row in
            rows.append(
                TrailLeavingRow(
                    mission: row.optionalNumber(0), how: row.text(1) ?? "",
                    isLate: row.number(2) == 1, leftAt: row.instant(3),
                    takenBackAt: row.optionalInstant(4)))
            return true
        }
        return rows
    }

    /// Also those that they have left, or whose event is over: until when they were in them.
    package func teams(of id: Identifier<Volunteer>) throws -> [TrailThingRow] {
        try things(
            """
            SELECT t.number, t.kind, t.territory,
                CASE WHEN s.left_ms IS NULL THEN t.status END, n.name, s.joined_ms,
                coalesce(s.left_ms, e.closed_at_ms)
            FROM team_stays AS s JOIN teams AS t ON t.number = s.team_number
                JOIN operation_events AS e ON e.number = t.event_number
                LEFT JOIN vault_operations AS n ON n.id = t.id
            WHERE s.volunteer_id = ?1 ORDER BY s.joined, t.number
            """, id)
    }

    /// Drafts and rounds in whose crew they stand.
    package func rounds(of id: Identifier<Volunteer>) throws -> [TrailThingRow] {
        var rows: [TrailThingRow] = []
        try connection.statement(
            """
            SELECT number, date, territory, state FROM rounds
            WHERE instr(document, ?1) > 0 ORDER BY number
            """
        ).bind("\"\(id)\"", at: 1).rows { row in
            rows.append(
                TrailThingRow(
                    number: row.number(0), kind: "round", territory: row.text(2),
                    state: row.text(3), name: row.text(1), from: nil, until: nil))
            return true
        }
        return rows
    }

    /// Care plans in which they are the named supporter; of the person nothing is told.
    package func supportedPlans(of id: Identifier<Volunteer>) throws -> [TrailThingRow] {
        try things(
            """
            SELECT number, 'care_plan', territory, state, NULL, opened_at_ms, closed_at_ms
            FROM care_plans WHERE supporter_id = ?1 ORDER BY number
            """, id)
    }

    /// Alarms about crews in which they are named.
    package func crewAlarms(naming id: Identifier<Volunteer>) throws -> [TrailThingRow] {
        try things(
            """
            SELECT number, kind, desk, ending, NULL, opened_at_ms, closed_at_ms FROM crew_alarms
            WHERE volunteer_id = ?1
                OR id IN (SELECT alarm_id FROM crew_alarm_people WHERE volunteer_id = ?1)
            ORDER BY number
            """, id)
    }

    private func things(
        _ question: String, _ id: Identifier<Volunteer>
    ) throws -> [TrailThingRow] {
        var rows: [TrailThingRow] = []
        try connection.statement(text: question).bind(id, at: 1).rows { row in
            rows.append(
                TrailThingRow(
                    number: row.number(0), kind: row.text(1) ?? "", territory: row.text(2),
                    state: row.text(3), name: row.text(4), from: row.optionalInstant(5),
                    until: row.optionalInstant(6)))
            return true
        }
        return rows
    }
}
