package import OpsCore

/// An alarm about a crew as the tables show it.
package struct CrewAlarmRow: Sendable {
    package let number: Int64
    package let id: Identifier<CrewAlarm>
    package let kind: String
    package let mission: Identifier<Mission>
    package let missionNumber: Int64
    package let volunteer: Identifier<Volunteer>?
    package let volunteerNumber: Int64?
    package let next: String?
    package let desk: String
    package let openedAt: Instant
    package let dueAt: Instant
    package let escalations: Int64
    package let closedAt: Instant?
    package let ending: String?
    package let version: Int64

    static let columns = """
        number, id, kind, mission_id, mission_number, volunteer_id, volunteer_number, next, desk,
        opened_at_ms, due_at_ms, escalations, closed_at_ms, ending, version FROM crew_alarms
        """

    init?(_ row: borrowing SQLiteRow) {
        guard let id = row.identifier(1, of: CrewAlarm.self),
            let mission = row.identifier(3, of: Mission.self)
        else { return nil }
        number = row.number(0)
        self.id = id
        kind = row.text(2) ?? ""
        self.mission = mission
        missionNumber = row.number(4)
        volunteer = row.identifier(5)
        volunteerNumber = row.isNull(6) ? nil : row.number(6)
        next = row.text(7)
        desk = row.text(8) ?? ""
        openedAt = row.instant(9)
        dueAt = row.instant(10)
        escalations = row.number(11)
        closedAt = row.optionalInstant(12)
        ending = row.text(13)
        version = row.number(14)
    }
}

/// What is watched of a mission's crew, as the tables show it.
package struct CrewWatchRow: Sendable {
    package let checkInDue: Instant?
    package let isOverdue: Bool
    package let isGearConfirmed: Bool
    package let confirmation: String
    package let confirmDue: Instant?
    package let confirmed: Int64
    package let arrivalDue: Instant?
    package let isHandingOver: Bool
}

/// How often somebody left a crew late, or did not come.
package struct CrewRecord: Hashable, Sendable {
    package let noShows: Int64
    package let lateDropOuts: Int64
    /// Whether it is known whom to call should they not come back; never who.
    package let isContactKnown: Bool
}

/// One meeting of a volunteer and a person.
package struct MeetingRow: Sendable {
    package let missionNumber: Int64
    package let at: Instant
    package let volunteer: Identifier<Volunteer>
    package let volunteerNumber: Int64
    package let person: Identifier<PersonHelped>?
    package let requestNumber: Int64
    /// Whether they got there: who left and turned round has met the crew alone.
    package let isArrived: Bool
}

/// Somebody of a crew of which nothing is heard.
package struct MissingRow: Sendable {
    package let volunteer: Identifier<Volunteer>
    package let number: Int64
    package let name: String?
    package let phone: String?
}

/// An open alarm about a crew as a board shows it.
package struct BoardAlarmRow: Sendable {
    package let number: Int64
    package let kind: CrewAlarmKind
    package let missionNumber: Int64
    package let desk: String
    package let territory: String?
    package let openedAt: Instant
    package let dueAt: Instant
    package let escalations: Int64
}

extension ReadingRoom {
    package func crewAlarm(_ reference: Reference<CrewAlarm>) throws -> CrewAlarmRow? {
        switch reference {
        case .id(let id):
            try connection.statement(text: "SELECT \(CrewAlarmRow.columns) WHERE id = ?1")
                .bind(id, at: 1).first { CrewAlarmRow($0) } ?? nil
        case .number(let number):
            try connection.statement(text: "SELECT \(CrewAlarmRow.columns) WHERE number = ?1")
                .bind(number, at: 1).first { CrewAlarmRow($0) } ?? nil
        }
    }

    /// Those that are open, what is due first standing first; or those that are closed, newest first.
    package func crewAlarms(
        after place: WorkPlace?, limit: Int, areClosed: Bool, dueBy: Instant?,
        _ body: (CrewAlarmRow) throws -> Bool
    ) throws {
        var conditions = areClosed ? "closed_at_ms IS NOT NULL" : "closed_at_ms IS NULL"
        if dueBy != nil { conditions += " AND due_at_ms <= ?3" }
        if !areClosed {
            conditions += WorkPlace.condition(place, "due_at_ms", "number")
        } else if place != nil {
            conditions += " AND number < ?1"
        }
        let order = areClosed ? "number DESC" : "due_at_ms, number"
        let statement = try connection.statement(
            text: """
                SELECT \(CrewAlarmRow.columns) WHERE \(conditions) ORDER BY \(order) LIMIT ?2
                """
        ).bind(Int64(limit), at: 2)
        statement.bind(place)
        if let dueBy { _ = statement.bind(dueBy, at: 3) }
        try statement.rows { row in
            guard let alarm = CrewAlarmRow(row) else { return true }
            return try body(alarm)
        }
    }

    package func crewWatch(of mission: Identifier<Mission>) throws -> CrewWatchRow? {
        try connection.statement(
            """
            SELECT check_in_due_ms, is_overdue, gear, confirmation, confirm_due_ms, confirmed,
                arrival_due_ms, handing_over
            FROM crew_watches WHERE mission_id = ?1
            """
        ).bind(mission, at: 1).first { row in
            CrewWatchRow(
                checkInDue: row.optionalInstant(0), isOverdue: row.number(1) == 1,
                isGearConfirmed: row.number(2) == 1, confirmation: row.text(3) ?? "",
                confirmDue: row.optionalInstant(4), confirmed: row.number(5),
                arrivalDue: row.optionalInstant(6), isHandingOver: row.number(7) == 1)
        }
    }

    package func crewRecord(of volunteer: Identifier<Volunteer>) throws -> CrewRecord {
        try connection.statement(
            """
            SELECT coalesce(sum(how = 'no_show'), 0),
                coalesce(sum(how = 'step_back' AND is_late), 0),
                EXISTS (SELECT 1 FROM vault_emergency_contacts WHERE volunteer_id = ?1
                    AND (name IS NOT NULL OR phone IS NOT NULL))
            FROM crew_leavings WHERE volunteer_id = ?1 AND taken_back_at_ms IS NULL
            """
        ).bind(volunteer, at: 1).first { row in
            CrewRecord(
                noShows: row.number(0), lateDropOuts: row.number(1),
                isContactKnown: row.number(2) == 1)
        } ?? CrewRecord(noShows: 0, lateDropOuts: 0, isContactKnown: false)
    }

    /// Whether somebody left the crew of a mission, and nobody has taken that back.
    package func hasLeft(
        _ volunteer: Identifier<Volunteer>, _ mission: Identifier<Mission>
    ) throws -> Bool {
        try connection.statement(
            """
            SELECT 1 FROM crew_leavings WHERE volunteer_id = ?1 AND mission_id = ?2
                AND taken_back_at_ms IS NULL LIMIT 1
            """
        ).bind(volunteer, at: 1).bind(mission, at: 2).first { _ in true } ?? false
    }

    /// What the no of a volunteer that stands said of them; nil where none says why.
    package func said(
        byTheNoOf volunteer: Identifier<Volunteer>, _ mission: Identifier<Mission>
    ) throws -> SaidWithNo? {
        try connection.statement(
            """
            SELECT s.reason, s.away_until, s.answered_at_ms, r.need
            FROM solicitations AS s JOIN missions AS m ON m.number = s.mission_number
                JOIN requests AS r ON r.number = m.request_number
            WHERE s.volunteer_id = ?1 AND m.id = ?2 AND s.state = ?3 AND s.reason IS NOT NULL
                AND s.taken_back_at_ms IS NULL
            ORDER BY s.asked_at_ms DESC, s.id DESC LIMIT 1
            """
        ).bind(volunteer, at: 1).bind(mission, at: 2)
            .bind(SolicitationState.declined.rawValue, at: 3).first { row -> SaidWithNo? in
                guard let reason = row.text(0).flatMap(DeclineReason.init),
                    let need = row.text(3).flatMap({ NeedKind(rawValue: $0) })
                else { return nil }
                let why = WhyNot(reason, until: row.text(1).flatMap { CivilDate(iso8601: $0) })
                return SaidWithNo(why, of: need, at: row.instant(2))
            } ?? nil
    }

    /// Whom to call should a volunteer not come back.
    package func emergencyContact(
        of volunteer: Identifier<Volunteer>
    ) throws -> (name: String?, phone: String?)? {
        try connection.statement(
            """
            SELECT name, phone FROM vault_emergency_contacts
            WHERE volunteer_id = ?1 AND (name IS NOT NULL OR phone IS NOT NULL)
            """
        ).bind(volunteer, at: 1).first { ($0.text(0), $0.text(1)) }
    }

    /// A mission as it concerns whoever its crew met; it may be over.
    package func missionMet(_ row: MissionRow) throws -> MissionMet? {
        try connection.statement("SELECT territory, deployment_id FROM requests WHERE id = ?1")
            .bind(row.request, at: 1).first { found in
                found.text(0).flatMap { TerritoryCode($0) }.map { place in
                    MissionMet(
                        id: row.id, number: row.number, place: place,
                        deployment: found.identifier(1))
                }
            } ?? nil
    }

    /// Who was out when their silence was told.
    package func missing(of alarm: Identifier<CrewAlarm>) throws -> [MissingRow] {
        var rows: [MissingRow] = []
        try connection.statement(
            """
            SELECT p.volunteer_id, v.number, n.name, n.phone FROM crew_alarm_people AS p
                JOIN volunteers AS v ON v.id = p.volunteer_id
                LEFT JOIN vault_volunteers AS n ON n.id = p.volunteer_id
            WHERE p.alarm_id = ?1 ORDER BY p.place
            """
        ).bind(alarm, at: 1).rows { row in
            guard let id = row.identifier(0, of: Volunteer.self) else { return true }
            rows.append(
                MissingRow(
                    volunteer: id, number: row.number(1), name: row.text(2), phone: row.text(3)))
            return true
        }
        return rows
    }

    /// The number of the alarm about who met whom of a mission, while it is open.
    package func openExposure(of mission: Identifier<Mission>) throws -> CrewAlarmRow? {
        try connection.statement(
            text: """
                SELECT \(CrewAlarmRow.columns) INDEXED BY crew_alarms_list
                WHERE closed_at_ms IS NULL AND kind = 'exposure' AND mission_id = ?1
                """
        ).bind(mission, at: 1).first { CrewAlarmRow($0) } ?? nil
    }

    /// Alarms that are open, crews of which nothing is heard first, for a board: they name nobody.
    ///
    /// A crew that is missing is everybody's, as danger is; others are of the territory of their request.
    package func boardAlarms(
        in territories: [TerritoryCode]?, limit: Int
    ) throws -> (rows: [BoardAlarmRow], total: Int64) {
        let places = (territories ?? []).indices.map { "?\($0 + 2)" }.joined(separator: ", ")
        let condition =
            territories == nil ? "" : " AND (a.kind = 'overdue' OR r.territory IN (\(places)))"
        let statement = try connection.statement(
            text: """
                SELECT a.number, a.kind, a.mission_number, a.desk, r.territory, a.opened_at_ms,
                    a.due_at_ms, a.escalations, count(*) OVER ()
                FROM crew_alarms AS a INDEXED BY crew_alarms_list
                    LEFT JOIN missions AS m ON m.number = a.mission_number
                    LEFT JOIN requests AS r ON r.number = m.request_number
                WHERE a.closed_at_ms IS NULL\(condition)
                ORDER BY a.kind <> 'overdue', a.due_at_ms, a.number LIMIT ?1
                """
        ).bind(Int64(limit), at: 1)
        for (index, code) in (territories ?? []).enumerated() {
            statement.bind(code.text, at: Int32(index) + 2)
        }
        var (rows, total): ([BoardAlarmRow], Int64) = ([], 0)
        try statement.rows { row in
            total = row.number(8)
            guard let kind = row.text(1).flatMap(CrewAlarmKind.init) else { return true }
            rows.append(
                BoardAlarmRow(
                    number: row.number(0), kind: kind, missionNumber: row.number(2),
                    desk: row.text(3) ?? "", territory: row.text(4), openedAt: row.instant(5),
                    dueAt: row.instant(6), escalations: row.number(7)))
            return true
        }
        return (rows, total)
    }

    /// Who met whom since an instant: whom the crew of a mission met, and who met its person.
    ///
    /// Found among the missions that set out since then, or a week before: however long the history, only
    /// those days are looked at.
    package func meetings(
        around mission: Int64, since: Instant, limit: Int
    ) throws -> [MeetingRow] {
        var meetings: [MeetingRow] = []
        try connection.statement(
            text: """
                SELECT m.number, coalesce(m.arrived_at_ms, m.started_at_ms), s.volunteer_id,
                    s.volunteer_number, r.person_id, r.number,
                    m.arrived_at_ms IS NOT NULL OR m.stage = 'completed'
                FROM missions AS m INDEXED BY missions_started
                CROSS JOIN requests AS r ON r.number = m.request_number
                CROSS JOIN solicitations AS s INDEXED BY solicitations_mission
                    ON s.mission_number = m.number AND \(SolicitationRow.isOfCrew("s"))
                WHERE m.started_at_ms >= ?4 AND coalesce(m.arrived_at_ms, m.started_at_ms) >= ?2
                    AND (r.person_id = (SELECT q.person_id FROM requests AS q JOIN missions AS n
                            ON n.request_number = q.number WHERE n.number = ?1)
                        OR EXISTS (SELECT 1 FROM solicitations AS x INDEXED BY solicitations_mission
                            WHERE x.mission_number = m.number AND \(SolicitationRow.isOfCrew("x"))
                                AND x.volunteer_id IN (SELECT c.volunteer_id FROM solicitations AS c
                                    WHERE c.mission_number = ?1
                                        AND \(SolicitationRow.isOfCrew("c")))))
                ORDER BY m.number DESC, s.volunteer_number LIMIT ?3
                """
        ).bind(mission, at: 1).bind(since, at: 2).bind(Int64(limit), at: 3)
            .bind(since - .days(7), at: 4).rows { row in
                guard let volunteer = row.identifier(2, of: Volunteer.self) else { return true }
                let person = row.identifier(4, of: PersonHelped.self)
                if let person { noteNaming(person) }
                meetings.append(
                    MeetingRow(
                        missionNumber: row.number(0), at: row.instant(1), volunteer: volunteer,
                        volunteerNumber: row.number(3), person: person,
                        requestNumber: row.number(5),
                        isArrived: row.number(6) == 1))
                return true
            }
        return meetings
    }
}
