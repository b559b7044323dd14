package import OpsCore

/// Which requests are counted, and by what.
package struct FiguresQuery: Hashable, Sendable {
    /// Those opened from here on count.
    package var from: Instant
    /// Those opened before this count.
    package var until: Instant
    /// At least one, each once.
    package var dimensions: [FigureDimension]
    /// These territories alone, smaller ones said as well; nil for all.
    package var territories: [TerritoryCode]?

    package init(
        from: Instant, until: Instant, dimensions: [FigureDimension],
        territories: [TerritoryCode]? = nil
    ) {
        self.from = from
        self.until = until
        self.dimensions = dimensions
        self.territories = territories
    }
}

extension ReadingRoom {
    /// Clocks may have been set back while requests were numbered: so much is looked at on either side.
    private static let slackMilliseconds: Int64 = 86_400_000

    /// Counts the requests of a period; nil when there are more cells than an answer holds.
    ///
    /// What waits to be qualified is no need yet: what it turns out to be is counted.
    /// Reads the requests opened in the period and no others, found by their numbers, which run with
    /// time. All of them are read, so it is not for a loop's thread.
    package func figures(
        _ query: FiguresQuery
    ) throws -> [(names: [String], requests: Int64)]? {
        let names = query.dimensions.map(Self.expression)
        let territories = query.territories.map { codes in
            " AND territory IN (\((0..<codes.count).map { "?\($0 + 5)" }.joined(separator: ",")))"
        }
        let places = (1...names.count).map(String.init).joined(separator: ", ")
        let statement = try connection.statement(
            text: """
                SELECT \(names.joined(separator: ", ")), COUNT(*) FROM requests
                WHERE number >= ?1 AND number < ?2 AND opened_at_ms >= ?3 AND opened_at_ms < ?4
                AND need <> '\(NeedKind.qualification.rawValue)'\(territories ?? "")
                GROUP BY \(places) ORDER BY \(places) LIMIT \(Figures.cellLimit + 1)
                """)
        let from = query.from.milliseconds
        let until = query.until.milliseconds
        let first = try firstNumber(openedFrom: from - Self.slackMilliseconds)
        let last = try firstNumber(openedFrom: until + Self.slackMilliseconds)
        statement.bind(first, at: 1).bind(last, at: 2).bind(from, at: 3).bind(until, at: 4)
        for (index, code) in (query.territories ?? []).enumerated() {
            statement.bind(code.text, at: Int32(index + 5))
        }
        var cells: [(names: [String], requests: Int64)] = []
        try statement.rows { row in
            let names = query.dimensions.enumerated().map { index, dimension in
                dimension == .day
                    ? CivilDate(daysSince1970: Int(row.number(Int32(index)))).iso8601
                    : row.text(Int32(index)) ?? ""
            }
            cells.append((names, row.number(Int32(query.dimensions.count))))
            return true
        }
        return cells.count > Figures.cellLimit ? nil : cells
    }

    /// The number from which on requests were opened then or later: halved until it is found.
    private func firstNumber(openedFrom milliseconds: Int64) throws -> Int64 {
        var low: Int64 = 0
        var high =
            try connection.number(of: "SELECT COALESCE(MAX(number), 0) + 1 FROM requests")
        let next = try connection.statement(
            "SELECT opened_at_ms FROM requests WHERE number >= ?1 ORDER BY number LIMIT 1")
        while low < high {
            let middle = low + (high - low) / 2
            let opened = try next.bind(middle, at: 1).first { $0.number(0) }
            if let opened, opened < milliseconds { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// What the person said of the outcome, the last time that she was asked.
    private static func confirmed(_ what: String) -> String {
        "COALESCE((SELECT \(what) FROM outcome_answers WHERE request_number = requests.number"
            + " ORDER BY told_at_ms DESC, call_number DESC LIMIT 1),"
            + " '\(FigureAnswer.notTold.rawValue)')"
    }

    private static func expression(_ dimension: FigureDimension) -> String {
        switch dimension {
        case .day: "opened_at_ms / 86400000"
        case .territory: "territory"
        case .need: "need"
        case .outcome: "COALESCE(outcome, '\(openOutcome)')"
        case .help, .reason: confirmed(dimension.rawValue)
        case .unmet:
            confirmed(
                "CASE WHEN unmet = '' THEN '\(FigureAnswer.nothing.rawValue)'"
                    + " WHEN instr(unmet, ' ') > 0 THEN '\(FigureAnswer.several.rawValue)'"
                    + " ELSE unmet END")
        case .origin:
            """
            COALESCE((SELECT p.kind FROM referral_requests AS f
                JOIN referrals AS s ON s.number = f.referral_number
                JOIN partners AS p ON p.id = s.partner_id
                WHERE f.request_id = requests.id), '\(hotlineOrigin)')
            """
        case .delay:
            "CASE WHEN status != 'done' THEN '\(FigureDelay.notHelped.rawValue)'"
                + FigureDelay.allCases.compactMap { delay in
                    delay.milliseconds.map { most in
                        " WHEN closed_at_ms - opened_at_ms <= \(most) THEN '\(delay.rawValue)'"
                    }
                }.joined() + " ELSE '\(FigureDelay.longer.rawValue)' END"
        }
    }
}
