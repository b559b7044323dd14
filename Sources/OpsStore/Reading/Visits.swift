package import OpsCore

/// A visit code with what the tables know of it.
package struct VisitCodeRow: Sendable {
    package let expiresAt: Instant
    package let toldAt: Instant?
    /// Nil once it is dead.
    package let code: VisitCode?
}

/// One call to check a code.
package struct VisitCheckRow: Sendable {
    package let number: Int64
    package let at: Instant
    package let token: Identifier<AccessToken>
    /// What the token is for, as its desk calls it.
    package let label: String?
    /// How many missions the code belonged to; none when it was wrong.
    package let missions: Int64
}

extension ReadingRoom {
    package func visitCode(of mission: Identifier<Mission>) throws -> VisitCodeRow? {
        try connection.statement(
            """
            SELECT c.expires_at_ms, c.told_at_ms, v.code
            FROM visit_codes AS c LEFT JOIN vault_visit_codes AS v ON v.mission_id = c.mission_id
            WHERE c.mission_id = ?1
            """
        ).bind(mission, at: 1).first { row in
            VisitCodeRow(
                expiresAt: row.instant(0), toldAt: row.optionalInstant(1),
                code: row.isNull(2) ? nil : VisitCode(number: row.number(2)))
        }
    }

    /// The missions whose code is one of these.
    package func missions(underCodes codes: [VisitCode]) throws -> [Identifier<Mission>] {
        var found: [Identifier<Mission>] = []
        for code in codes {
            try connection.statement("SELECT mission_id FROM vault_visit_codes WHERE code = ?1")
                .bind(code.number, at: 1).rows { row in
                    if let id = row.identifier(0, of: Mission.self) { found.append(id) }
                    return true
                }
        }
        return found
    }

    /// Newest first.
    package func visitChecks(_ page: Page, _ body: (VisitCheckRow) throws -> Bool) throws {
        try connection.statement(
            """
            SELECT number, at_ms, token_id, missions,
                (SELECT label FROM vault_tokens WHERE vault_tokens.id = token_id)
            FROM visit_checks WHERE number < ?1
            ORDER BY number DESC LIMIT ?2
            """
        ).bind(page.before, at: 1).bind(Int64(page.limit), at: 2).rows { row in
            guard let token = row.identifier(2, of: AccessToken.self) else { return true }
            return try body(
                VisitCheckRow(
                    number: row.number(0), at: row.instant(1), token: token, label: row.text(4),
                    missions: row.number(3)))
        }
    }
}

/// A mission seen from the door: what is brought, to whom, where.
package struct DoorRow: Sendable {
    package let mission: Identifier<Mission>
    package let number: Int64
    package let stage: MissionStage
    package let closedAt: Instant?
    package let version: Int64
    package let request: Identifier<HelpRequest>
    package let requestNumber: Int64
    package let need: NeedKind
    package let language: LanguageTag
    package let territory: String
    package let promisedAt: Instant
    package let person: Identifier<PersonHelped>?
    /// As it was told when help was asked for.
    package let postcode: String?

    static let columns = """
        m.id, m.number, m.stage, m.closed_at_ms, m.version, r.id, r.number, r.need, r.language,
        r.territory, r.promised_at_ms, r.person_id, r.postcode
        """

    init?(_ row: borrowing SQLiteRow) {
        guard let mission = row.identifier(0, of: Mission.self),
            let stage = row.text(2).flatMap({ MissionStage(rawValue: $0) }),
            let request = row.identifier(5, of: HelpRequest.self),
            let need = row.text(7).flatMap({ NeedKind(rawValue: $0) }),
            let language = row.text(8).flatMap({ LanguageTag($0) })
        else { return nil }
        self.mission = mission
        number = row.number(1)
        self.stage = stage
        closedAt = row.optionalInstant(3)
        version = row.number(4)
        self.request = request
        requestNumber = row.number(6)
        self.need = need
        self.language = language
        territory = row.text(9) ?? ""
        promisedAt = row.instant(10)
        person = row.identifier(11)
        postcode = row.text(12)
    }
}

extension ReadingRoom {
    package func door(_ reference: Reference<Mission>) throws -> DoorRow? {
        let tables = "missions AS m JOIN requests AS r ON r.id = m.request_id"
        switch reference {
        case .id(let id):
            return try connection.statement(
                text: "SELECT \(DoorRow.columns) FROM \(tables) WHERE m.id = ?1"
            ).bind(id, at: 1).first { DoorRow($0) }
        case .number(let number):
            return try connection.statement(
                text: "SELECT \(DoorRow.columns) FROM \(tables) WHERE m.number = ?1"
            ).bind(number, at: 1).first { DoorRow($0) }
        }
    }
}

extension ReadingRoom {
    /// What opens the building of somebody; for the sheet of who goes there, and to know whether it is known.
    package func entryCode<Subject>(of person: Identifier<Subject>) throws -> String? {
        try connection.statement("SELECT code FROM vault_entry_codes WHERE person_id = ?1")
            .bind(person, at: 1).first { $0.text(0) }
    }

    /// Until when the person has what she asked for, as she said; nil where she did not.
    package func lastDay(of request: Identifier<HelpRequest>) throws -> String? {
        try connection.statement("SELECT lasts_until FROM requests WHERE id = ?1")
            .bind(request, at: 1).first { $0.text(0) } ?? nil
    }

    /// The call that nobody answered and that asked for this visit, with how often it was tried.
    package func unansweredCall(
        asking request: Int64, of person: Identifier<PersonHelped>
    ) throws -> (number: Int64, attempts: Int64)? {
        try connection.statement(
            """
            SELECT number, attempts FROM planned_calls WHERE person_id = ?1 AND visit_number = ?2
            ORDER BY number DESC LIMIT 1
            """
        ).bind(person, at: 1).bind(request, at: 2).first { ($0.number(0), $0.number(1)) }
    }

    /// What volunteers are to do.
    package func task(of request: Identifier<HelpRequest>) throws -> String? {
        try connection.statement("SELECT text FROM vault_tasks WHERE request_id = ?1")
            .bind(request, at: 1).first { $0.text(0) }
    }
}
