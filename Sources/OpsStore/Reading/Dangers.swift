package import OpsCore

/// A danger alert as the tables show it.
package struct DangerRow: Sendable {
    package let number: Int64
    package let id: Identifier<DangerAlert>
    package let contact: Identifier<Contact>?
    package let contactNumber: Int64?
    package let territory: String?
    package let state: String
    package let ownerDesk: String?
    package let ownerToken: Identifier<AccessToken>?
    package let openedAt: Instant
    package let dueAt: Instant
    package let takenAt: Instant?
    package let closedAt: Instant?
    package let escalations: Int64
    package let outcome: String?
    package let version: Int64
    /// What the token of the owner is for, as its desk calls it.
    package let ownerLabel: String?

    static let columns = """
        number, id, contact_id, contact_number, territory, state, owner_desk, owner_token,
        opened_at_ms, due_at_ms, taken_at_ms, closed_at_ms, escalations, outcome, version,
        (SELECT label FROM vault_tokens WHERE vault_tokens.id = owner_token)
        """

    init?(_ row: borrowing SQLiteRow) {
        guard let id = row.identifier(1, of: DangerAlert.self) else { return nil }
        number = row.number(0)
        self.id = id
        contact = row.identifier(2)
        contactNumber = row.isNull(3) ? nil : row.number(3)
        territory = row.text(4)
        state = row.text(5) ?? ""
        ownerDesk = row.text(6)
        ownerToken = row.identifier(7)
        openedAt = row.instant(8)
        dueAt = row.instant(9)
        takenAt = row.optionalInstant(10)
        closedAt = row.optionalInstant(11)
        escalations = row.number(12)
        outcome = row.text(13)
        version = row.number(14)
        ownerLabel = row.text(15)
    }
}

/// A call to an emergency service, with what the vault knows of it.
package struct ServiceCallRow: Sendable {
    package let id: Identifier<ServiceCall>
    package let service: String
    package let calledAt: Instant
    package let reference: String?
}

extension ReadingRoom {
    package func danger(_ reference: Reference<DangerAlert>) throws -> DangerRow? {
        switch reference {
        case .id(let id):
            try connection.statement(
                text: "SELECT \(DangerRow.columns) FROM dangers WHERE id = ?1"
            ).bind(id, at: 1).first { DangerRow($0) }
        case .number(let number):
            try connection.statement(
                text: "SELECT \(DangerRow.columns) FROM dangers WHERE number = ?1"
            ).bind(number, at: 1).first { DangerRow($0) }
        }
    }

    /// Newest first; in one state, where it is named.
    package func dangers(
        _ page: Page, in state: DangerState? = nil, _ body: (DangerRow) throws -> Bool
    ) throws {
        let condition = state.map { " AND state = '\($0.rawValue)'" } ?? ""
        try connection.statement(
            text: """
                SELECT \(DangerRow.columns) FROM dangers WHERE number < ?1\(condition)
                ORDER BY number DESC LIMIT ?2
                """
        ).bind(page.before, at: 1).bind(Int64(page.limit), at: 2).rows { row in
            guard let danger = DangerRow(row) else { return true }
            return try body(danger)
        }
    }

    /// Which services were called for an alert, in the order in which that was told.
    package func serviceCalls(ofDanger number: Int64) throws -> [ServiceCallRow] {
        var calls: [ServiceCallRow] = []
        try connection.statement(
            """
            SELECT c.id, c.service, c.called_at_ms, v.reference
            FROM danger_calls AS c LEFT JOIN vault_service_calls AS v ON v.id = c.id
            WHERE c.danger_number = ?1 ORDER BY c.number
            """
        ).bind(number, at: 1).rows { row in
            if let id = row.identifier(0, of: ServiceCall.self) {
                calls.append(
                    ServiceCallRow(
                        id: id, service: row.text(1) ?? "", calledAt: row.instant(2),
                        reference: row.text(3)))
            }
            return true
        }
        return calls
    }

    /// The territory and those above it; the one at the top alone where none is named.
    package func way(upFrom territory: String?) throws -> [String] {
        var way: [String] = []
        try connection.statement(
            """
            WITH RECURSIVE way (code, parent, steps) AS (
                SELECT code, parent, 0 FROM territories WHERE code = ?1
                    OR (?1 IS NULL AND parent IS NULL)
                UNION ALL SELECT t.code, t.parent, steps + 1
                    FROM territories AS t JOIN way ON t.code = way.parent)
            SELECT code FROM way ORDER BY steps
            """
        ).bind(territory, at: 1).rows { row in
            if let code = row.text(0) { way.append(code) }
            return true
        }
        return way
    }
}
