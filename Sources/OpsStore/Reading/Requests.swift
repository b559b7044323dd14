package import OpsCore

/// A request as the tables show it: the row under the cursor, valid while it is borrowed.
///
/// A list is fifty of these: what is text in a column becomes JSON byte by byte, and no `String` is
/// made on the way.
package struct RequestRow: ~Copyable {
    private let row: SQLiteRow
    package let id: Identifier<HelpRequest>
    package let contact: Identifier<Contact>
    /// The slug of the entry of its deployment.
    package let entry: String?

    /// The columns that hold text.
    package enum TextColumn: Int32 {
        case need = 4
        case language = 5
        case territory = 6
        case status = 8
        case ownerDesk = 9
        case outcome = 15
        case postcode = 17
        case lastsUntil = 20
    }

    /// The columns in the order in which they are read here; a postcode that was put right later is in the vault.
    static let columns = """
        number, id, contact_id, person_id, need, language, territory, deployment_id, status,
        owner_desk, mission_id, opened_at_ms, due_at_ms, closed_at_ms, escalations, outcome,
        version,
        coalesce((SELECT v.postcode FROM vault_people AS v WHERE v.id = requests.person_id), postcode),
        crew, promised_at_ms, lasts_until
        """

    /// Nil when an identifier is damaged, which the journal's verification would name.
    init?(_ row: consuming SQLiteRow, _ deployments: DeploymentEntries) throws {
        guard let id = row.identifier(1, of: HelpRequest.self),
            let contact = row.identifier(2, of: Contact.self)
        else { return nil }
        self.id = id
        self.contact = contact
        entry = try row.identifier(7).flatMap { try deployments.entry(of: $0) }
        self.row = row
    }

    package var number: Int64 { row.number(0) }
    package var person: Identifier<PersonHelped>? { row.identifier(3) }
    package var deployment: Identifier<Deployment>? { row.identifier(7) }
    package var mission: Identifier<Mission>? { row.identifier(10) }
    package var openedAt: Instant { row.instant(11) }
    package var dueAt: Instant { row.instant(12) }
    package var closedAt: Instant? { row.optionalInstant(13) }
    package var isClosed: Bool { !row.isNull(13) }
    package var escalations: Int64 { row.number(14) }
    package var version: Int64 { row.number(16) }
    package var crew: Int64 { row.number(18) }
    /// When help was promised; the due time moves on with each alarm, this does not.
    package var promisedAt: Instant { row.instant(19) }
    /// Whether a desk owns it, and not a crew or nobody.
    package var isOwnedByDesk: Bool { !row.isNull(TextColumn.ownerDesk.rawValue) }

    package func text(_ column: TextColumn) -> String? { row.text(column.rawValue) }

    /// Writes a text as the next value; null where there is none.
    package func write(_ column: TextColumn, to json: inout JSONWriter) {
        row.write(column.rawValue, to: &json)
    }

    /// What changes are decided by, to be kept.
    package var standing: RequestStanding {
        RequestStanding(
            id: id, number: number, mission: mission, version: version,
            closedAs: isClosed ? text(.status) : nil)
    }
}

/// How a request stands: what is asked of it before it is changed.
package struct RequestStanding: Sendable {
    package let id: Identifier<HelpRequest>
    package let number: Int64
    package let mission: Identifier<Mission>?
    package let version: Int64
    /// The status it ended with; nil while it is live.
    package let closedAs: String?
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
    /// Reads one request with `body`; nil when there is none.
    package func request<Value>(
        _ reference: Reference<HelpRequest>, _ body: (borrowing RequestRow) throws -> Value
    ) throws -> Value? {
        var value: Value?
        let statement =
            switch reference {
            case .id(let id):
                try connection.statement(text: Self.oneRequest + "id = ?1").bind(id, at: 1)
            case .number(let number):
                try connection.statement(text: Self.oneRequest + "number = ?1").bind(number, at: 1)
            }
        try statement.ownedRows { row in
            guard let request = try RequestRow(row, deployments) else { return true }
            value = try body(request)
            return false
        }
        return value
    }

    /// How a request stands; nil when there is none.
    package func standing(_ reference: Reference<HelpRequest>) throws -> RequestStanding? {
        try request(reference) { $0.standing }
    }

    private static let oneRequest =
        "SELECT \(RequestRow.columns) FROM requests WHERE "

    /// Calls `body` for each request of a contact, in the order of their numbers.
    package func requests(
        ofContact number: Int64, _ body: (borrowing RequestRow) throws -> Void
    ) throws {
        try connection.statement(
            text: Self.oneRequest + "contact_number = ?1 ORDER BY number"
        ).bind(number, at: 1).ownedRows { row in
            if let request = try RequestRow(row, deployments) { try body(request) }
            return true
        }
    }

    /// Calls `body` for each request of a page, newest first; it answers whether to go on.
    ///
    /// The page is found in an index before anything else is read. A territory with all below it
    /// is one short walk a territory, whatever the number of requests elsewhere.
    package func requests(
        _ filter: RequestFilter, _ page: Page, _ body: (borrowing RequestRow) throws -> Bool
    ) throws {
        let statement = try queries.statement(for: RequestQuery(filter), on: connection)
        statement.bind(page.before, at: 1).bind(Int64(page.limit), at: 2)
        statement.bind(filter.need?.rawValue, at: RequestQuery.needIndex)
        statement.bind(filter.overdueAt, at: RequestQuery.overdueIndex)
        for (index, code) in (filter.territories ?? []).enumerated() {
            statement.bind(code.text, at: RequestQuery.firstTerritoryIndex + Int32(index))
        }
        try statement.ownedRows { row in
            guard let request = try RequestRow(row, deployments) else { return true }
            return try body(request)
        }
    }
}
