package import OpsCore

/// How the asking of a period was shared out among the volunteers of some territories.
package struct FairnessRow: Hashable, Sendable {
    /// How many volunteers were asked so often, and said yes so often.
    package let volunteers: Int64
    package let asked: Int64
    package let accepted: Int64
}

/// One of those who were asked most.
package struct MostAsked: Hashable, Sendable {
    package let number: Int64
    package let asked: Int64
    package let accepted: Int64
}

extension ReadingRoom {
    /// How many volunteers were asked how often, those included who never were.
    ///
    /// Reads the questions of the period and every volunteer once: it is not for a loop's thread.
    package func fairness(
        from: Instant, until: Instant, in territories: [TerritoryCode]?
    ) throws -> [FairnessRow] {
        let statement = try grouped(
            "COUNT(*), asked, accepted", "GROUP BY asked, accepted ORDER BY asked, accepted",
            from: from, until: until, territories)
        var rows: [FairnessRow] = []
        try statement.rows { row in
            rows.append(
                FairnessRow(
                    volunteers: row.number(0), asked: row.number(1), accepted: row.number(2)))
            return true
        }
        return rows
    }

    /// Those who were asked most, at most `limit`; of equals the lower number first.
    package func mostAsked(
        from: Instant, until: Instant, in territories: [TerritoryCode]?, limit: Int
    ) throws -> [MostAsked] {
        let statement = try grouped(
            "number, asked, accepted",
            "AND asked > 0 ORDER BY asked DESC, accepted DESC, number LIMIT \(limit)",
            from: from, until: until, territories)
        var rows: [MostAsked] = []
        try statement.rows { row in
            rows.append(
                MostAsked(number: row.number(0), asked: row.number(1), accepted: row.number(2)))
            return true
        }
        return rows
    }

    /// Why volunteers said no to what was asked in the period, most often first; nil for who did not say.
    ///
    /// A no that was noted by mistake is nobody's.
    package func noes(
        from: Instant, until: Instant, in territories: [TerritoryCode]?
    ) throws -> [(reason: String?, count: Int64)] {
        let places = territories.map { codes in
            let list = codes.indices.map { "?\($0 + 3)" }.joined(separator: ",")
            return """
                AND volunteer_number IN (SELECT number FROM volunteers
                    WHERE json_extract(profile, '$.territory') IN (\(list)))
                """
        }
        let statement = try connection.statement(
            text: """
                SELECT reason, COUNT(*) FROM solicitations
                WHERE asked_at_ms >= ?1 AND asked_at_ms < ?2
                    AND state = '\(SolicitationState.declined.rawValue)'
                    AND taken_back_at_ms IS NULL \(places ?? "")
                GROUP BY reason ORDER BY COUNT(*) DESC, reason
                """)
        statement.bind(from.milliseconds, at: 1).bind(until.milliseconds, at: 2)
        for (index, code) in (territories ?? []).enumerated() {
            statement.bind(code.text, at: Int32(index + 3))
        }
        var rows: [(reason: String?, count: Int64)] = []
        try statement.rows { row in
            rows.append((row.text(0), row.number(1)))
            return true
        }
        return rows
    }

    private func grouped(
        _ columns: String, _ rest: String, from: Instant, until: Instant,
        _ territories: [TerritoryCode]?
    ) throws -> SQLiteStatement {
        let places = territories.map { codes in
            " AND territory IN (\(codes.indices.map { "?\($0 + 3)" }.joined(separator: ",")))"
        }
        let statement = try connection.statement(
            text: """
                WITH questions AS MATERIALIZED (
                    SELECT volunteer_number AS volunteer, COUNT(*) AS asked,
                        SUM(state = '\(SolicitationState.accepted.rawValue)') AS accepted
                    FROM solicitations WHERE asked_at_ms >= ?1 AND asked_at_ms < ?2
                    GROUP BY volunteer_number),
                everybody AS (
                    SELECT v.number AS number, json_extract(v.profile, '$.territory') AS territory,
                        COALESCE(q.asked, 0) AS asked, COALESCE(q.accepted, 0) AS accepted
                    FROM volunteers AS v LEFT JOIN questions AS q ON q.volunteer = v.number
                    -- Who is erased is nobody who could be asked.
                    WHERE NOT EXISTS (
                        SELECT 1 FROM erased_volunteers AS e WHERE e.volunteer_id = v.id))
                SELECT \(columns) FROM everybody WHERE 1\(places ?? "") \(rest)
                """)
        statement.bind(from.milliseconds, at: 1).bind(until.milliseconds, at: 2)
        for (index, code) in (territories ?? []).enumerated() {
            statement.bind(code.text, at: Int32(index + 3))
        }
        return statement
    }
}
