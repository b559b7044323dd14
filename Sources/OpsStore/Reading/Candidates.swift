package import OpsCore

/// Somebody who offers to help, as the tables and the vault show them.
package struct CandidateRow: Sendable {
    package let number: Int64
    package let id: Identifier<Candidate>
    package let contact: Identifier<Contact>?
    package let territory: String
    /// Whose work the next stage is; nil where nobody needs to act.
    package let desk: String?
    package let state: String
    package let stage: String
    /// The members of the profile: a JSON object.
    package let profile: [UInt8]
    package let offeredAt: Instant
    /// When something became of them last.
    package let movedAt: Instant
    package let dueAt: Instant
    package let escalations: Int64
    package let volunteer: Identifier<Volunteer>?
    package let merged: Identifier<Candidate>?
    package let reason: String?
    package let closedAt: Instant?
    package let version: Int64
    package let name: String?
    package let phone: String?
    package let email: String?
    package let note: String?
    package let ref: String?

    static let columns = """
        c.number, c.id, c.contact_id, c.territory, c.desk, c.state, c.stage, c.profile,
            c.offered_at_ms, c.moved_at_ms, c.due_at_ms, c.escalations, c.volunteer_id, c.merged_id,
            c.reason, c.closed_at_ms, c.version, coalesce(p.name, w.name),
            coalesce(p.phone, w.phone), coalesce(p.email, w.email), p.note, p.ref
        FROM candidates AS c LEFT JOIN vault_candidates AS p ON p.id = c.id
            LEFT JOIN vault_volunteers AS w ON w.id = c.volunteer_id AND c.closed_at_ms IS NULL
        """

    init?(_ row: borrowing SQLiteRow) {
        guard let id = row.identifier(1, of: Candidate.self) else { return nil }
        number = row.number(0)
        self.id = id
        contact = row.identifier(2)
        territory = row.text(3) ?? ""
        desk = row.text(4)
        state = row.text(5) ?? ""
        stage = row.text(6) ?? ""
        profile = row.bytes(7)
        offeredAt = row.instant(8)
        movedAt = row.instant(9)
        dueAt = row.instant(10)
        escalations = row.number(11)
        volunteer = row.identifier(12)
        merged = row.identifier(13)
        reason = row.text(14)
        closedAt = row.optionalInstant(15)
        version = row.number(16)
        name = row.text(17)
        phone = row.text(18)
        email = row.text(19)
        note = row.text(20)
        ref = row.text(21)
    }
}

/// Which candidates are wanted; those that are closed only where that is said.
package struct CandidateFilter: Sendable {
    /// Those that are open, where none is said.
    package var states: [CandidateState] = []
    package var isEvery = false
    package var territories: [TerritoryCode]?
    package var skill: SkillCode?
    /// Only those whose next stage is due by then.
    package var dueBy: Instant?
    /// Only those who offered to help before then.
    package var offeredBefore: Instant?

    package init() {}

    /// Bound from ?9 on: territories.
    fileprivate var conditions: String {
        var conditions: [String] = []
        if !states.isEmpty {
            let codes = states.map { "'\($0.rawValue)'" }.joined(separator: ", ")
            conditions.append("c.state IN (\(codes))")
        } else if !isEvery {
            conditions.append("c.closed_at_ms IS NULL")
        }
        if let territories {
            let places = territories.indices.map { "?\($0 + 9)" }.joined(separator: ", ")
            conditions.append("c.territory IN (\(places))")
        }
        if skill != nil {
            conditions.append(
                "EXISTS (SELECT 1 FROM json_each(c.profile, '$.skills') AS s"
                    + " WHERE json_extract(s.value, '$.code') = ?3)")
        }
        if dueBy != nil { conditions.append("c.closed_at_ms IS NULL AND c.due_at_ms <= ?4") }
        if offeredBefore != nil { conditions.append("c.offered_at_ms <= ?5") }
        return conditions.isEmpty ? "1" : conditions.joined(separator: " AND ")
    }

    fileprivate func bind(to statement: SQLiteStatement) {
        if let skill { statement.bind(skill.text, at: 3) }
        if let dueBy { statement.bind(dueBy, at: 4) }
        if let offeredBefore { statement.bind(offeredBefore, at: 5) }
        for (index, code) in (territories ?? []).enumerated() {
            statement.bind(code.text, at: Int32(index) + 9)
        }
    }
}

/// What became of a candidate, when, and who says so.
package struct CandidateStepRow: Sendable {
    package let state: String
    package let at: Instant
    package let actor: String
}

/// The rules of a territory in one of their versions.
package struct OnboardingRow: Sendable {
    package let territory: String
    package let version: Int64
    package let document: [UInt8]
    package let at: Instant
    package let actor: String
}

/// Candidates whose next stage is overdue in one territory.
package struct OverdueCandidates: Sendable {
    package let territory: String
    package let count: Int64
    package let since: Instant
}

extension ReadingRoom {
    package func candidate(_ reference: Reference<Candidate>) throws -> CandidateRow? {
        switch reference {
        case .id(let id):
            try connection.statement(text: "SELECT \(CandidateRow.columns) WHERE c.id = ?1")
                .bind(id, at: 1).first { CandidateRow($0) }
        case .number(let number):
            try connection.statement(text: "SELECT \(CandidateRow.columns) WHERE c.number = ?1")
                .bind(number, at: 1).first { CandidateRow($0) }
        }
    }

    /// As whom somebody was taken who offered to help in a contact; the last one, should there be several.
    package func candidate(ofContact id: Identifier<Contact>) throws -> CandidateRow? {
        try connection.statement(
            text: "SELECT \(CandidateRow.columns) WHERE c.contact_id = ?1 ORDER BY c.number DESC"
        ).bind(id, at: 1).first { CandidateRow($0) }
    }

    /// The offers by which somebody became a volunteer, or which are theirs too.
    package func candidates(of id: Identifier<Volunteer>) throws -> [Identifier<Candidate>] {
        var found: [Identifier<Candidate>] = []
        try connection.statement(
            "SELECT id FROM candidates WHERE volunteer_id = ?1 ORDER BY number"
        ).bind(id, at: 1).rows { row in
            if let candidate = row.identifier(0, of: Candidate.self) { found.append(candidate) }
            return true
        }
        return found
    }

    /// What is due first stands first; after a place in it.
    package func candidates(
        after place: WorkPlace?, limit: Int, _ filter: CandidateFilter,
        _ body: (CandidateRow) throws -> Bool
    ) throws {
        let conditions =
            filter.conditions + WorkPlace.condition(place, "c.due_at_ms", "c.number")
        let statement = try connection.statement(
            text: """
                SELECT \(CandidateRow.columns) WHERE \(conditions)
                ORDER BY c.due_at_ms, c.number LIMIT ?2
                """
        ).bind(Int64(limit), at: 2)
        statement.bind(place)
        filter.bind(to: statement)
        try statement.rows { row in
            guard let candidate = CandidateRow(row) else { return true }
            return try body(candidate)
        }
    }

    /// What became of a candidate, oldest first.
    package func steps(ofCandidate number: Int64) throws -> [CandidateStepRow] {
        var rows: [CandidateStepRow] = []
        try connection.statement(
            """
            SELECT state, at_ms, actor FROM candidate_steps WHERE candidate_number = ?1
            ORDER BY position
            """
        ).bind(number, at: 1).rows { row in
            rows.append(
                CandidateStepRow(
                    state: row.text(0) ?? "", at: row.instant(1), actor: row.text(2) ?? ""))
            return true
        }
        return rows
    }

    /// Who is shown with a candidate, by number.
    package func mergedCandidates(into id: Identifier<Candidate>) throws -> [Int64] {
        var numbers: [Int64] = []
        try connection.statement(
            "SELECT number FROM candidates WHERE merged_id = ?1 ORDER BY number"
        ).bind(id, at: 1).rows { row in
            numbers.append(row.number(0))
            return true
        }
        return numbers
    }

    /// The number of which other candidate has a reference; nil where it is free, or their own.
    package func candidate(
        withRef ref: String, besides id: Identifier<Candidate>?
    ) throws -> Int64? {
        try connection.statement(
            """
            SELECT c.number FROM vault_candidates AS p JOIN candidates AS c ON c.id = p.id
            WHERE p.ref = ?1 AND p.id IS NOT ?2 ORDER BY c.number LIMIT 1
            """
        ).bind(ref, at: 1).bind(id, at: 2).first { $0.number(0) }
    }

    /// All versions of the rules of a territory, or the last of each; the newest first.
    package func onboardingRules(of territory: TerritoryCode?) throws -> [OnboardingRow] {
        var rows: [OnboardingRow] = []
        try connection.statement(
            """
            SELECT territory, version, document, at_ms, actor FROM onboarding_rules AS r
            WHERE CASE WHEN ?1 IS NULL THEN version = (SELECT max(version) FROM onboarding_rules
                    WHERE territory = r.territory)
                ELSE territory = ?1 END
            ORDER BY territory, version DESC
            """
        ).bind(territory?.text, at: 1).rows { row in
            rows.append(
                OnboardingRow(
                    territory: row.text(0) ?? "", version: row.number(1), document: row.bytes(2),
                    at: row.instant(3), actor: row.text(4) ?? ""))
            return true
        }
        return rows
    }

    /// How many candidates wait too long in each territory, and since when.
    package func overdueCandidates(
        in territories: [TerritoryCode]?, at instant: Instant
    ) throws -> [OverdueCandidates] {
        let wanted = territories.map { Set($0.map(\.text)) }
        var rows: [OverdueCandidates] = []
        // An alarm moves what is due next, and leaves what was owed unpaid.
        try connection.statement(
            """
            SELECT territory, count(*), min(moved_at_ms) FROM candidates INDEXED BY candidates_list
            WHERE closed_at_ms IS NULL AND (due_at_ms <= ?1 OR escalations > 0)
            GROUP BY territory ORDER BY territory
            """
        ).bind(instant, at: 1).rows { row in
            let territory = row.text(0) ?? ""
            if wanted?.contains(territory) ?? true {
                rows.append(
                    OverdueCandidates(
                        territory: territory, count: row.number(1), since: row.instant(2)))
            }
            return true
        }
        return rows
    }
}
