package import OpsCore

/// Which rounds are asked for; nil for all.
package struct RoundFilter: Sendable {
    package var territory: TerritoryCode?
    package var date: CivilDate?
    package var state: RoundState?

    package init(
        territory: TerritoryCode? = nil, date: CivilDate? = nil, state: RoundState? = nil
    ) {
        self.territory = territory
        self.date = date
        self.state = state
    }
}

/// A request of a round as a list shows it.
package struct RoundRequestRow: Sendable {
    package let number: Int64
    package let need: String
    package let territory: TerritoryCode
    package let mission: Int64?
    package let stage: MissionStage?
    package let person: Identifier<PersonHelped>?
    /// When help was promised to be there.
    package let promisedAt: Instant?
}

extension ReadingRoom {
    package func round(_ reference: Reference<Round>) throws -> Round? {
        switch reference {
        case .id(let id):
            try connection.statement("SELECT document FROM rounds WHERE id = ?1").bind(id, at: 1)
                .first { Round(document: $0.bytes(0)) }
        case .number(let number):
            try connection.statement("SELECT document FROM rounds WHERE number = ?1")
                .bind(number, at: 1).first { Round(document: $0.bytes(0)) }
        }
    }

    /// Rounds, the one that was laid out last first.
    package func rounds(
        _ filter: RoundFilter, _ page: Page, _ body: (Round) throws -> Bool
    ) throws {
        try connection.statement(
            """
            SELECT document FROM rounds WHERE number < ?1 AND (?3 IS NULL OR territory = ?3)
                AND (?4 IS NULL OR date = ?4) AND (?5 IS NULL OR state = ?5)
            ORDER BY number DESC LIMIT ?2
            """
        )
        .bind(page.before, at: 1).bind(Int64(page.limit), at: 2)
        .bind(filter.territory?.text, at: 3).bind(filter.date?.iso8601, at: 4)
        .bind(filter.state?.rawValue, at: 5)
        .rows { row in try Round(document: row.bytes(0)).map(body) ?? true }
    }

    /// What a request of a round is, and how far the mission is that brings it.
    package func roundRequest(_ id: Identifier<HelpRequest>) throws -> RoundRequestRow? {
        try connection.statement(
            """
            SELECT r.number, r.need, r.territory, m.number, m.stage, r.person_id, r.promised_at_ms
            FROM requests r
            LEFT JOIN missions m ON m.number =
                (SELECT max(number) FROM missions WHERE request_number = r.number)
            WHERE r.id = ?1
            """
        )
        .bind(id, at: 1).first { row in
            guard let need = row.text(1), let place = row.text(2).flatMap({ TerritoryCode($0) })
            else { return nil }
            return RoundRequestRow(
                number: row.number(0), need: need, territory: place,
                mission: row.isNull(3) ? nil : row.number(3),
                stage: row.text(4).flatMap { MissionStage(rawValue: $0) },
                person: row.identifier(5),
                promisedAt: row.isNull(6) ? nil : Instant(milliseconds: row.number(6)))
        }
    }

    package func version(ofRound number: Int64) throws -> Int64 {
        try connection.statement("SELECT version FROM rounds WHERE number = ?1")
            .bind(number, at: 1).first { $0.number(0) } ?? 0
    }
}
