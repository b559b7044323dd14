package import OpsCore

/// Requests that wait in one territory, counted: what a board shows without naming anybody.
package struct WaitingRow: Sendable {
    package let territory: String
    package let need: NeedKind
    package let counts: AgeCounts
    /// Those that are live and were promised for before now, also with a crew under way.
    package let overdue: Int64
    /// Those for which silence has raised the alarm: due, and nobody has been asked.
    package let untouched: Int64
    package let untouchedSince: Instant?

    package var total: Int64 { counts.total }
}

extension ReadingRoom {
    /// What waits for a crew and what is late, territory by territory and need by need.
    ///
    /// Those that are live are found in the index of live ones: however many requests there have been, only what
    /// waits is looked at.
    package func waiting(
        in territories: [TerritoryCode]?, at instant: Instant
    ) throws -> [WaitingRow] {
        let statement = try connection.statement(text: Self.waiting(in: territories))
        statement.bind(instant, at: 1)
        for (index, edge) in AgeCounts.edges.enumerated() {
            statement.bind(instant - .minutes(edge), at: Int32(index) + 2)
        }
        for (index, code) in (territories ?? []).enumerated() {
            statement.bind(code.text, at: Int32(index + AgeCounts.edges.count) + 2)
        }
        var rows: [WaitingRow] = []
        try statement.rows { row in
            if let waiting = WaitingRow(row) { rows.append(waiting) }
            return true
        }
        return rows
    }

    static func waiting(in territories: [TerritoryCode]?) -> String {
        let edges = AgeCounts.edges.count
        let bands = (0...edges).map { band in
            // Opened after this edge, and not after the one before it.
            let younger = band < edges ? "opened_at_ms > ?\(band + 2)" : "1"
            let older = band > 0 ? "opened_at_ms <= ?\(band + 1)" : "1"
            return "sum(\(isWaiting) AND \(younger) AND \(older))"
        }
        var conditions = "closed_at_ms IS NULL AND status IN (\(codes(liveList)))"
        if let territories {
            let places = territories.indices.map { "?\($0 + edges + 2)" }
            conditions += " AND territory IN (\(places.joined(separator: ", ")))"
        }
        return """
            SELECT territory, need, \(bands.joined(separator: ", ")), sum(promised_at_ms < ?1),
                sum(\(isUntouched)), min(CASE WHEN \(isUntouched) THEN promised_at_ms END)
            FROM requests INDEXED BY requests_live_status
            WHERE \(conditions) GROUP BY territory, need ORDER BY territory, need
            """
    }

    /// The requests for which nobody has set out.
    static let waitingList: [RequestStatus] = [.uncovered, .open, .offered]
    private static let liveList = RequestStatus.allCases.filter { !$0.isClosed }
    private static let isWaiting = "status IN (\(codes(waitingList)))"

    private static let isUntouched = "status IN ('open', 'uncovered') AND escalations > 0"

    private static func codes(_ statuses: [RequestStatus]) -> String {
        statuses.map { "'\($0.rawValue)'" }.joined(separator: ", ")
    }

    /// Those that wait and must be acted on first, or those that are late; at the most `limit`.
    package func dueFirst(
        in territories: [TerritoryCode]?, overdueAt instant: Instant? = nil, limit: Int,
        _ body: (borrowing RequestRow) throws -> Void
    ) throws {
        var filter = RequestFilter()
        if instant == nil { filter.statuses = Self.waitingList }
        filter.overdueAt = instant
        filter.territories = territories
        try requestsByDue(filter, first: [], after: nil, limit: limit) { row in
            try body(row)
            return true
        }
    }

    /// Those that were promised help before now and whose crew has not brought it yet, the longest first.
    package func lateWithCrew(
        in territories: [TerritoryCode]?, at instant: Instant, limit: Int,
        _ body: (borrowing RequestRow) throws -> Void
    ) throws {
        var filter = RequestFilter()
        filter.statuses = Self.liveList.filter { !Self.waitingList.contains($0) }
        filter.overdueAt = instant
        filter.territories = territories
        try requestsByDue(filter, first: [], after: nil, limit: limit) { row in
            try body(row)
            return true
        }
    }

    /// How many alerts are not closed.
    package func liveDangerCount() throws -> Int64 {
        try connection.statement(
            "SELECT count(*) FROM dangers INDEXED BY dangers_state WHERE state IN ('open', 'taken')"
        ).first { $0.number(0) } ?? 0
    }

    /// Alerts that are not closed: those that nobody has taken first, then the oldest.
    ///
    /// An alert without a place is everybody's.
    package func liveDangers(
        in territories: [TerritoryCode]?, limit: Int
    ) throws -> [DangerRow] {
        let places = (territories ?? []).indices.map { "?\($0 + 3)" }.joined(separator: ", ")
        let condition =
            territories == nil ? "" : " AND (territory IS NULL OR territory IN (\(places)))"
        var rows: [DangerRow] = []
        for state in [DangerState.open, .taken] {
            let statement = try connection.statement(
                text: """
                    SELECT \(DangerRow.columns) FROM dangers WHERE state = ?1\(condition)
                    ORDER BY number LIMIT ?2
                    """
            ).bind(state.rawValue, at: 1).bind(Int64(limit), at: 2)
            for (index, code) in (territories ?? []).enumerated() {
                statement.bind(code.text, at: Int32(index) + 3)
            }
            try statement.rows { row in
                if let danger = DangerRow(row) { rows.append(danger) }
                return true
            }
        }
        return rows
    }

    /// Missions that are under way, found by the requests that have one.
    package func missionsUnderway(
        in territories: [TerritoryCode]?, limit: Int
    ) throws -> [SituationReport.Matter] {
        let places = (territories ?? []).indices.map { "?\($0 + 2)" }.joined(separator: ", ")
        let condition = territories == nil ? "" : " AND r.territory IN (\(places))"
        let statement = try connection.statement(
            text: """
                SELECT m.number, r.need, m.stage, r.territory,
                    coalesce(m.arrived_at_ms, m.started_at_ms, m.opened_at_ms)
                FROM requests AS r INDEXED BY requests_live_status
                    JOIN missions AS m ON m.id = r.mission_id
                WHERE r.closed_at_ms IS NULL AND r.status IN ('assigned', 'underway')\(condition)
                ORDER BY r.status = 'assigned', m.number LIMIT ?1
                """
        ).bind(Int64(limit), at: 1)
        for (index, code) in (territories ?? []).enumerated() {
            statement.bind(code.text, at: Int32(index) + 2)
        }
        var matters: [SituationReport.Matter] = []
        try statement.rows { row in
            matters.append(
                SituationReport.Matter(
                    number: row.number(0), need: row.text(1).flatMap { NeedKind(rawValue: $0) },
                    stage: row.text(2).flatMap(MissionStage.init), territory: row.text(3),
                    since: row.instant(4)))
            return true
        }
        return matters
    }

    /// What has become of the requests from a number on, as it stood at an instant.
    ///
    /// They are read from that number on: what came before is not looked at.
    package func figures(
        from first: Int64, in territories: [TerritoryCode]?, at end: Instant
    ) throws -> SituationReport.Figures {
        let places = (territories ?? []).indices.map { "?\($0 + 3)" }.joined(separator: ", ")
        let condition = territories == nil ? "" : " AND territory IN (\(places))"
        let statement = try connection.statement(
            text: """
                SELECT count(*), sum(status = 'done' AND closed_at_ms <= ?2),
                    sum(status = 'cancelled' AND closed_at_ms <= ?2)
                FROM requests NOT INDEXED
                WHERE number >= ?1 AND opened_at_ms <= ?2 AND status <> 'qualified'\(condition)
                """
        ).bind(first, at: 1).bind(end, at: 2)
        for (index, code) in (territories ?? []).enumerated() {
            statement.bind(code.text, at: Int32(index) + 3)
        }
        var figures = SituationReport.Figures()
        try statement.rows { row in
            figures.requests = row.number(0)
            figures.helped = row.number(1)
            figures.cancelled = row.number(2)
            return true
        }
        return figures
    }
}

extension WaitingRow {
    fileprivate init?(_ row: borrowing SQLiteRow) {
        guard let need = row.text(1).flatMap({ NeedKind(rawValue: $0) }) else { return nil }
        let bands = Int32(AgeCounts.edges.count + 1)
        territory = row.text(0) ?? ""
        self.need = need
        counts = AgeCounts((0..<bands).map { row.number($0 + 2) })
        overdue = row.number(bands + 2)
        untouched = row.number(bands + 3)
        untouchedSince = row.optionalInstant(bands + 4)
    }
}
