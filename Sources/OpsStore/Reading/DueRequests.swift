package import OpsCore

/// Where a list of requests stands that is sorted by what must be done first.
///
/// It says itself what it stands for: a request whose due time has moved since leaves no gap.
package struct DuePlace: Hashable, Sendable {
    /// Where its need stands among those that go first.
    package let rank: Int64
    package let dueAt: Instant
    package let number: Int64

    package init(_ row: borrowing RequestRow, first: [NeedKind]) {
        let need = row.text(.need).flatMap { NeedKind(rawValue: $0) }
        rank = Int64(need.flatMap { first.firstIndex(of: $0) } ?? first.count)
        dueAt = row.dueAt
        number = row.number
    }

    /// Reads `d0-1584950400000-417`; nil for anything else.
    package init?(_ text: String) {
        guard text.first == "d" else { return nil }
        let parts = text.dropFirst().split(separator: "-", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { part in
            Int64(part).flatMap { String($0) == part ? $0 : nil }
        }
        guard parts.count == 3, numbers.count == 3, numbers[2] > 0 else { return nil }
        rank = numbers[0]
        dueAt = Instant(milliseconds: numbers[1])
        number = numbers[2]
    }

    package var text: String { "d\(rank)-\(dueAt.milliseconds)-\(number)" }
}

extension ReadingRoom {
    /// Live requests, what must be done first standing first: needs that go first, then by due time.
    ///
    /// Those that are live are found in the index of live ones, and sorted: however many requests there
    /// have been, only what waits is looked at.
    package func requestsByDue(
        _ filter: RequestFilter, first: [NeedKind], after place: DuePlace?, limit: Int,
        _ body: (borrowing RequestRow) throws -> Bool
    ) throws {
        guard !Self.live(filter).isEmpty else { return }  // nothing is due of what has ended
        let statement = try connection.statement(
            text: Self.byDue(filter, first: first, isBegun: place != nil))
        statement.bind(Int64(limit), at: 1)
        if let place {
            statement.bind(place.rank, at: 2).bind(place.dueAt, at: 3).bind(place.number, at: 4)
        }
        if let overdueAt = filter.overdueAt { statement.bind(overdueAt, at: 5) }
        for (index, code) in (filter.territories ?? []).enumerated() {
            statement.bind(code.text, at: Int32(index) + 6)
        }
        try statement.ownedRows { row in
            guard let request = try RequestRow(row, deployments) else { return true }
            return try body(request)
        }
    }

    static func byDue(_ filter: RequestFilter, first: [NeedKind], isBegun: Bool) -> String {
        let statuses = live(filter).map { "'\($0.rawValue)'" }.joined(separator: ", ")
        var conditions = "closed_at_ms IS NULL AND status IN (\(statuses))"
        if let need = filter.need { conditions += " AND need = '\(need.rawValue)'" }
        if filter.overdueAt != nil { conditions += " AND promised_at_ms < ?5" }
        if let territories = filter.territories {
            let places = territories.indices.map { "?\($0 + 6)" }.joined(separator: ", ")
            conditions += " AND territory IN (\(places))"
        }
        let rank = rank(first)
        if isBegun { conditions += " AND (\(rank), due_at_ms, number) > (?2, ?3, ?4)" }
        return """
            SELECT \(RequestRow.columns) FROM requests INDEXED BY requests_live_status
            WHERE \(conditions) ORDER BY \(rank), due_at_ms, number LIMIT ?1
            """
    }

    private static func live(_ filter: RequestFilter) -> [RequestStatus] {
        RequestStatus.allCases.filter { status in
            !status.isClosed && (filter.statuses.isEmpty || filter.statuses.contains(status))
        }
    }

    private static func rank(_ first: [NeedKind]) -> String {
        let cases = first.enumerated().map { " WHEN need = '\($1.rawValue)' THEN \($0)" }
        // A number by itself would be the number of a column.
        return "CASE WHEN need IS NULL THEN -1\(cases.joined()) ELSE \(first.count) END"
    }
}
