package import OpsCore

/// How many offered to help, and what became of them: counted, nobody named.
extension ReadingRoom {
    /// Those who offered to help in a period, by territory and state; one who is shown with another counts once.
    ///
    /// Reads all candidates: it is not for a loop's thread.
    package func candidateFigures(
        from: Instant, until: Instant, in territories: [TerritoryCode]?
    ) throws -> [(names: [String], requests: Int64)] {
        var cells: [(names: [String], requests: Int64)] = []
        let statement = try counted(
            "territory, state, count(*)", "GROUP BY territory, state ORDER BY territory, state",
            from: from, until: until, territories)
        try statement.rows { row in
            cells.append(([row.text(0) ?? "", row.text(1) ?? ""], row.number(2)))
            return true
        }
        return cells
    }

    /// The whole days from the offer to the admission of each who was admitted.
    package func daysToAdmission(
        from: Instant, until: Instant, in territories: [TerritoryCode]?
    ) throws -> [Int64] {
        var days: [Int64] = []
        let statement = try counted(
            "(closed_at_ms - offered_at_ms) / 86400000",
            "AND state = '\(CandidateState.admitted.rawValue)'",
            from: from, until: until, territories)
        try statement.rows { row in
            days.append(row.number(0))
            return true
        }
        return days
    }

    private func counted(
        _ columns: String, _ rest: String, from: Instant, until: Instant,
        _ territories: [TerritoryCode]?
    ) throws -> SQLiteStatement {
        let places = (territories ?? []).indices.map { "?\($0 + 3)" }.joined(separator: ", ")
        let condition = territories == nil ? "" : " AND territory IN (\(places))"
        let statement = try connection.statement(
            text: """
                SELECT \(columns) FROM candidates
                WHERE offered_at_ms >= ?1 AND offered_at_ms < ?2
                    AND state <> '\(CandidateState.merged.rawValue)'\(condition) \(rest)
                """
        ).bind(from, at: 1).bind(until, at: 2)
        for (index, code) in (territories ?? []).enumerated() {
            statement.bind(code.text, at: Int32(index) + 3)
        }
        return statement
    }
}
