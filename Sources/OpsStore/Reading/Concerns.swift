package import OpsCore

/// A safeguarding concern as the tables show it.
package struct ConcernRow: Sendable {
    package let number: Int64
    package let id: Identifier<SafeguardingConcern>
    package let contact: Identifier<Contact>
    package let contactNumber: Int64?
    package let person: Identifier<PersonHelped>?
    package let state: String
    package let decision: String?
    package let ownerDesk: String?
    package let ownerToken: Identifier<AccessToken>?
    package let raisedBy: String
    package let raisedAt: Instant
    package let dueAt: Instant
    package let closedAt: Instant?
    package let escalations: Int64
    package let openActions: Int64
    package let ending: String?
    package let version: Int64
    /// What the token of the owner is for, as its desk calls it.
    package let ownerLabel: String?
    /// The alert that it opened as an emergency.
    package let danger: Identifier<DangerAlert>?

    static let columns = """
        number, id, contact_id, contact_number, person_id, state, decision, owner_desk,
        owner_token, raised_by, raised_at_ms, due_at_ms, closed_at_ms, escalations, open_actions,
        ending, version, danger_id,
        (SELECT label FROM vault_tokens WHERE vault_tokens.id = owner_token)
        """

    init?(_ row: borrowing SQLiteRow) {
        guard let id = row.identifier(1, of: SafeguardingConcern.self),
            let contact = row.identifier(2, of: Contact.self)
        else { return nil }
        number = row.number(0)
        self.id = id
        self.contact = contact
        contactNumber = row.isNull(3) ? nil : row.number(3)
        person = row.identifier(4)
        state = row.text(5) ?? ""
        decision = row.text(6)
        ownerDesk = row.text(7)
        ownerToken = row.identifier(8)
        raisedBy = row.text(9) ?? ""
        raisedAt = row.instant(10)
        dueAt = row.instant(11)
        closedAt = row.optionalInstant(12)
        escalations = row.number(13)
        openActions = row.number(14)
        ending = row.text(15)
        version = row.number(16)
        danger = row.identifier(17)
        ownerLabel = row.text(18)
    }
}

/// One thing that was done about a concern, with its words by their kinds.
package struct ConcernStepRow: Sendable {
    package let id: Identifier<ConcernStep>
    package let kind: String
    package let code: String?
    package let action: Int64?
    package let deadline: Instant?
    package let actor: String
    package let at: Instant
    package var words: [(kind: String, text: String)] = []
}

/// Which concerns are wanted; those that are closed only where that is said.
package struct ConcernFilter: Hashable, Sendable {
    package var state: ConcernState?
    /// Only those about this person, under any identity.
    package var person: Identifier<PersonHelped>?
    /// Only those whose due time has passed by then.
    package var overdueAt: Instant?

    package init() {}

    fileprivate var conditions: String {
        var conditions =
            state == .closed ? "closed_at_ms IS NOT NULL" : "closed_at_ms IS NULL"
        if let state, state != .closed { conditions += " AND state = '\(state.rawValue)'" }
        if person != nil { conditions += " AND person_id IN \(ReadingRoom.twinsOfFirst)" }
        if overdueAt != nil { conditions += " AND due_at_ms <= ?4 AND closed_at_ms IS NULL" }
        return conditions
    }
}

extension ReadingRoom {
    package func concern(_ reference: Reference<SafeguardingConcern>) throws -> ConcernRow? {
        switch reference {
        case .id(let id):
            try connection.statement(
                text: "SELECT \(ConcernRow.columns) FROM concerns WHERE id = ?1"
            ).bind(id, at: 1).first { ConcernRow($0) }
        case .number(let number):
            try connection.statement(
                text: "SELECT \(ConcernRow.columns) FROM concerns WHERE number = ?1"
            ).bind(number, at: 1).first { ConcernRow($0) }
        }
    }

    /// Concerns, newest first.
    package func concerns(
        _ page: Page, _ filter: ConcernFilter, _ body: (ConcernRow) throws -> Bool
    ) throws {
        let statement = try connection.statement(
            text: """
                SELECT \(ConcernRow.columns) FROM concerns
                WHERE number < ?2 AND \(filter.conditions) ORDER BY number DESC LIMIT ?3
                """
        ).bind(page.before, at: 2).bind(Int64(page.limit), at: 3)
        if let person = filter.person { _ = statement.bind(person, at: 1) }
        if let instant = filter.overdueAt { _ = statement.bind(instant, at: 4) }
        try statement.rows { row in
            guard let concern = ConcernRow(row) else { return true }
            return try body(concern)
        }
    }

    /// Those that somebody raised, newest first.
    package func concerns(
        _ page: Page, raisedBy actor: String, _ body: (ConcernRow) throws -> Bool
    ) throws {
        try connection.statement(
            text: """
                SELECT \(ConcernRow.columns) FROM concerns WHERE number < ?2 AND raised_by = ?1
                ORDER BY number DESC LIMIT ?3
                """
        ).bind(actor, at: 1).bind(page.before, at: 2).bind(Int64(page.limit), at: 3)
            .rows { row in
                guard let concern = ConcernRow(row) else { return true }
                return try body(concern)
            }
    }

    /// All concerns about a person, or about a contact of hers in which nobody else is meant, oldest first.
    package func allConcerns(of known: KnownPerson) throws -> [ConcernRow] {
        var rows: [Int64: ConcernRow] = [:]
        func add<Subject>(_ column: String, _ id: Identifier<Subject>) throws {
            try connection.statement(
                text: "SELECT \(ConcernRow.columns) FROM concerns WHERE \(column) = ?1"
            ).bind(id, at: 1).rows { row in
                if let concern = ConcernRow(row) { rows[concern.number] = concern }
                return true
            }
        }
        for identity in known.identities { try add("person_id", identity) }
        // Whoever told of somebody else's need is not whom the concern is about.
        for contact in known.contacts { try add("person_id IS NULL AND contact_id", contact) }
        return rows.values.sorted { $0.number < $1.number }
    }

    /// What was done about a concern, in order, with the words of each step.
    package func steps(ofConcern number: Int64) throws -> [ConcernStepRow] {
        var steps: [ConcernStepRow] = []
        try connection.statement(
            """
            SELECT id, kind, code, action, deadline_ms, actor, at_ms FROM concern_steps
            WHERE concern_number = ?1 ORDER BY number
            """
        ).bind(number, at: 1).rows { row in
            guard let id = row.identifier(0, of: ConcernStep.self) else { return true }
            steps.append(
                ConcernStepRow(
                    id: id, kind: row.text(1) ?? "", code: row.text(2),
                    action: row.isNull(3) ? nil : row.number(3), deadline: row.optionalInstant(4),
                    actor: row.text(5) ?? "", at: row.instant(6)))
            return true
        }
        for index in steps.indices { steps[index].words = try words(at: steps[index].id) }
        return steps
    }

    private func words(
        at step: Identifier<ConcernStep>
    ) throws -> [(kind: String, text: String)] {
        var words: [(kind: String, text: String)] = []
        try connection.statement(
            "SELECT kind, text FROM vault_concerns WHERE step_id = ?1 ORDER BY number"
        ).bind(step, at: 1).rows { row in
            words.append((kind: row.text(0) ?? "", text: row.text(1) ?? ""))
            return true
        }
        return words
    }

    /// Rules that were set; nil while none were.
    package func concernRules() throws -> [UInt8]? {
        try connection.statement("SELECT document FROM concern_rules").first { $0.bytes(0) }
    }
}
