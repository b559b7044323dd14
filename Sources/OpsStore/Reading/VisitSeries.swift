package import OpsCore

/// A series of visits as the tables show it.
package struct VisitSeriesRow: Sendable {
    package let number: Int64
    package let id: Identifier<VisitSeries>
    package let person: Identifier<PersonHelped>
    package let territory: String
    package let everyDays: Int64
    package let step: String
    package let requestNumber: Int64?
    package let missionNumber: Int64?
    package let desk: String?
    package let nextAt: Instant?
    /// That of the request, while a visit is asked for.
    package let dueAt: Instant
    package let openedAt: Instant
    package let visits: Int64
    package let escalations: Int64
    package let closedAt: Instant?
    package let ending: String?
    package let version: Int64
    /// Where it stands in the work-list.
    package let place: WorkPlace

    static let columns = """
        s.number, s.id, s.person_id, s.territory, s.every_days, s.step, s.request_number,
        s.mission_number, s.desk, s.next_at_ms, coalesce(r.due_at_ms, s.due_at_ms), s.opened_at_ms,
        s.visits, s.escalations, s.closed_at_ms, s.ending, s.version, s.due_at_ms
        FROM visit_series AS s LEFT JOIN requests AS r ON r.number = s.request_number
        """

    init?(_ row: borrowing SQLiteRow) {
        guard let id = row.identifier(1, of: VisitSeries.self),
            let person = row.identifier(2, of: PersonHelped.self)
        else { return nil }
        number = row.number(0)
        self.id = id
        self.person = person
        territory = row.text(3) ?? ""
        everyDays = row.number(4)
        step = row.text(5) ?? ""
        requestNumber = row.isNull(6) ? nil : row.number(6)
        missionNumber = row.isNull(7) ? nil : row.number(7)
        desk = row.text(8)
        nextAt = row.optionalInstant(9)
        dueAt = row.instant(10)
        openedAt = row.instant(11)
        visits = row.number(12)
        escalations = row.number(13)
        closedAt = row.optionalInstant(14)
        ending = row.text(15)
        version = row.number(16)
        place = WorkPlace(at: row.instant(17), number: number)
    }
}

/// What a crew told of a visit; nothing but the day once it was erased.
package struct VisitReportRow: Sendable {
    package let id: Identifier<VisitReport>
    package let missionNumber: Int64?
    package let isConcern: Bool
    package let toldAt: Instant
    package let health: [String]
    package let housing: [String]
    package let text: String?
}

/// Which series are wanted; those that have ended only where that is said.
package struct VisitSeriesFilter: Hashable, Sendable {
    package var step: VisitStep?
    /// Only those in which somebody must act by then.
    package var dueBy: Instant?

    package init() {}
}

extension ReadingRoom {
    package func visitSeries(_ reference: Reference<VisitSeries>) throws -> VisitSeriesRow? {
        switch reference {
        case .id(let id):
            try connection.statement(text: "SELECT \(VisitSeriesRow.columns) WHERE s.id = ?1")
                .bind(id, at: 1).first { VisitSeriesRow($0) }
        case .number(let number):
            try connection.statement(text: "SELECT \(VisitSeriesRow.columns) WHERE s.number = ?1")
                .bind(number, at: 1).first { VisitSeriesRow($0) }
        }
    }

    /// The visits to a person under any identity, while they have not ended.
    package func visitSeries(to person: Identifier<PersonHelped>) throws -> VisitSeriesRow? {
        try connection.statement(
            text: """
                SELECT \(VisitSeriesRow.columns)
                WHERE s.person_id IN \(Self.twinsOfFirst) AND s.closed_at_ms IS NULL LIMIT 1
                """
        ).bind(person, at: 1).first { VisitSeriesRow($0) }
    }

    /// All series of one identity, oldest first.
    package func allVisitSeries(of person: Identifier<PersonHelped>) throws -> [VisitSeriesRow] {
        var rows: [VisitSeriesRow] = []
        try connection.statement(
            text: "SELECT \(VisitSeriesRow.columns) WHERE s.person_id = ?1 ORDER BY s.number"
        ).bind(person, at: 1).rows { row in
            if let series = VisitSeriesRow(row) { rows.append(series) }
            return true
        }
        return rows
    }

    /// What is due first stands first; after a place in it.
    package func visitSeries(
        after place: WorkPlace?, limit: Int, _ filter: VisitSeriesFilter,
        _ body: (VisitSeriesRow) throws -> Bool
    ) throws {
        var conditions =
            filter.step == .ended ? "s.closed_at_ms IS NOT NULL" : "s.closed_at_ms IS NULL"
        if let step = filter.step { conditions += " AND s.step = '\(step.rawValue)'" }
        if filter.dueBy != nil { conditions += " AND s.due_at_ms <= ?3 AND s.step <> 'visiting'" }
        conditions += WorkPlace.condition(place, "s.due_at_ms", "s.number")
        let statement = try connection.statement(
            text: """
                SELECT \(VisitSeriesRow.columns) WHERE \(conditions)
                ORDER BY s.due_at_ms, s.number LIMIT ?2
                """
        ).bind(Int64(limit), at: 2)
        statement.bind(place)
        if let instant = filter.dueBy { _ = statement.bind(instant, at: 3) }
        try statement.rows { row in
            guard let series = VisitSeriesRow(row) else { return true }
            return try body(series)
        }
    }

    /// What crews told in a series, oldest first.
    package func visitReports(ofSeries number: Int64) throws -> [VisitReportRow] {
        var rows: [VisitReportRow] = []
        try connection.statement(
            """
            SELECT r.id, r.mission_number, r.concern, r.told_at_ms, v.health, v.housing, v.text
            FROM visit_reports AS r LEFT JOIN vault_visit_reports AS v ON v.id = r.id
            WHERE r.series_number = ?1 ORDER BY r.number
            """
        ).bind(number, at: 1).rows { row in
            if let id = row.identifier(0, of: VisitReport.self) {
                rows.append(
                    VisitReportRow(
                        id: id, missionNumber: row.isNull(1) ? nil : row.number(1),
                        isConcern: row.number(2) != 0, toldAt: row.instant(3),
                        health: Self.codes(row.text(4)),
                        housing: Self.codes(row.text(5)), text: row.text(6)))
            }
            return true
        }
        return rows
    }

    private static func codes(_ text: String?) -> [String] {
        (text ?? "").split(separator: " ").map(String.init)
    }

    /// What a person said last that she wants, under any identity.
    package func visitWish(
        of person: Identifier<PersonHelped>
    ) throws -> (wants: String, at: Instant)? {
        try connection.statement(
            text: """
                SELECT wants, wished_at_ms FROM visit_wishes WHERE person_id IN \(Self.twinsOfFirst)
                ORDER BY wished_at_ms DESC LIMIT 1
                """
        ).bind(person, at: 1).first { ($0.text(0) ?? "", $0.instant(1)) }
    }

    /// What she said of it under one identity.
    package func ownVisitWish(
        of person: Identifier<PersonHelped>
    ) throws -> (wants: String, at: Instant)? {
        try connection.statement(
            "SELECT wants, wished_at_ms FROM visit_wishes WHERE person_id = ?1"
        ).bind(person, at: 1).first { ($0.text(0) ?? "", $0.instant(1)) }
    }

    /// The day that was agreed for the visit which a request asks for.
    package func visitDay(ofRequest number: Int64) throws -> Instant? {
        try connection.statement(
            "SELECT next_at_ms FROM visit_series WHERE request_number = ?1 AND closed_at_ms IS NULL"
        ).bind(number, at: 1).first { $0.optionalInstant(0) } ?? nil
    }

    /// When the crew of a mission comes; nil while that was not agreed.
    package func slot(of mission: Identifier<Mission>) throws -> (from: Instant, until: Instant)? {
        try connection.statement("SELECT from_ms, until_ms FROM visit_slots WHERE mission_id = ?1")
            .bind(mission, at: 1).first { ($0.instant(0), $0.instant(1)) }
    }

    /// The same for the mission that a request had last.
    package func slot(ofRequest number: Int64) throws -> (from: Instant, until: Instant)? {
        try connection.statement(
            """
            SELECT s.from_ms, s.until_ms FROM visit_slots s JOIN missions m ON m.id = s.mission_id
            WHERE m.request_number = ?1 ORDER BY m.number DESC LIMIT 1
            """
        ).bind(number, at: 1).first { ($0.instant(0), $0.instant(1)) }
    }
}
