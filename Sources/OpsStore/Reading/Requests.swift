package import OpsCore

/// A request as the tables show it.
package struct RequestRow: Sendable {
    package let number: Int64
    package let id: Identifier<HelpRequest>
    package let contact: Identifier<Contact>
    package let person: Identifier<PersonHelped>?
    package let need: String
    package let language: String
    package let territory: String
    package let deployment: Identifier<Deployment>?
    package let entry: String?
    package let status: String
    package let ownerDesk: String?
    package let mission: Identifier<Mission>?
    package let openedAt: Instant
    package let dueAt: Instant
    /// When help was promised; the due time moves on with each alarm, this does not.
    package let promisedAt: Instant
    package let closedAt: Instant?
    package let escalations: Int64
    package let outcome: String?
    package let version: Int64
    package let postcode: String?
    package let crew: Int64

    /// The columns that `init` reads, in its order.
    static let columns = """
        number, id, contact_id, person_id, need, language, territory, deployment_id, status,
        owner_desk, mission_id, opened_at_ms, due_at_ms, closed_at_ms, escalations, outcome,
        version, postcode, crew, promised_at_ms
        """

    /// Nil when an identifier is damaged, which the journal's verification would name.
    init?(_ row: borrowing SQLiteRow, _ deployments: DeploymentEntries) throws {
        guard let id = row.identifier(1, of: HelpRequest.self),
            let contact = row.identifier(2, of: Contact.self)
        else { return nil }
        number = row.number(0)
        self.id = id
        self.contact = contact
        person = row.identifier(3)
        need = row.text(4) ?? ""
        language = row.text(5) ?? ""
        territory = row.text(6) ?? ""
        deployment = row.identifier(7)
        entry = try deployment.flatMap { try deployments.entry(of: $0) }
        status = row.text(8) ?? ""
        ownerDesk = row.text(9)
        mission = row.identifier(10)
        openedAt = row.instant(11)
        dueAt = row.instant(12)
        closedAt = row.optionalInstant(13)
        escalations = row.number(14)
        outcome = row.text(15)
        version = row.number(16)
        postcode = row.text(17)
        crew = row.number(18)
        promisedAt = row.instant(19)
    }
}

/// Which requests a list shows.
package struct RequestFilter: Hashable, Sendable {
    /// Empty for all; one that is said twice counts once.
    package var statuses: [RequestStatus] = []
    /// The territories wanted, smaller ones included; nil for all.
    package var territories: [TerritoryCode]?
    package var need: NeedKind?
    /// Only live ones for which help was promised before this.
    package var overdueAt: Instant?

    package init() {}
}

extension ReadingRoom {
    package func request(_ reference: Reference<HelpRequest>) throws -> RequestRow? {
        switch reference {
        case .id(let id):
            try connection.statement(text: Self.oneRequest + "id = ?1").bind(id, at: 1)
                .first { try RequestRow($0, deployments) }
        case .number(let number):
            try connection.statement(text: Self.oneRequest + "number = ?1").bind(number, at: 1)
                .first { try RequestRow($0, deployments) }
        }
    }

    private static let oneRequest =
        "SELECT \(RequestRow.columns) FROM requests WHERE "

    package func requests(ofContact number: Int64) throws -> [RequestRow] {
        var rows: [RequestRow] = []
        try connection.statement(
            text: Self.oneRequest + "contact_number = ?1 ORDER BY number"
        ).bind(number, at: 1).rows { row in
            if let request = try RequestRow(row, deployments) { rows.append(request) }
            return true
        }
        return rows
    }

    /// Calls `body` for each request of a page, newest first; it answers whether to go on.
    ///
    /// The page is found in an index before anything else is read. A territory with all below it
    /// is one short walk a territory, whatever the number of requests elsewhere.
    package func requests(
        _ filter: RequestFilter, _ page: Page, _ body: (RequestRow) throws -> Bool
    ) throws {
        let statement = try queries.statement(for: RequestQuery(filter), on: connection)
        statement.bind(page.before, at: 1).bind(Int64(page.limit), at: 2)
        statement.bind(filter.need?.rawValue, at: RequestQuery.needIndex)
        statement.bind(filter.overdueAt, at: RequestQuery.overdueIndex)
        for (index, code) in (filter.territories ?? []).enumerated() {
            statement.bind(code.text, at: RequestQuery.firstTerritoryIndex + Int32(index))
        }
        try statement.rows { row in
            guard let request = try RequestRow(row, deployments) else { return true }
            return try body(request)
        }
    }
}
