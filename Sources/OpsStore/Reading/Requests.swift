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
    package let closedAt: Instant?
    package let escalations: Int64
    package let outcome: String?
    package let version: Int64
    package let postcode: String?
    package let crew: Int64

    /// The columns that `init` reads, in its order.
    static let columns = """
        r.number, r.id, r.contact_id, r.person_id, r.need, r.language, r.territory,
        r.deployment_id, d.entry, r.status, r.owner_desk, r.mission_id, r.opened_at_ms,
        r.due_at_ms, r.closed_at_ms, r.escalations, r.outcome, r.version, c.postcode, r.crew
        """

    static let joins = """
        LEFT JOIN deployments AS d ON d.id = r.deployment_id
        LEFT JOIN contacts AS c ON c.number = r.contact_number
        """

    /// Nil when an identifier is damaged, which the journal's verification would name.
    init?(_ row: borrowing SQLiteRow) {
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
        entry = row.text(8)
        status = row.text(9) ?? ""
        ownerDesk = row.text(10)
        mission = row.identifier(11)
        openedAt = row.instant(12)
        dueAt = row.instant(13)
        closedAt = row.optionalInstant(14)
        escalations = row.number(15)
        outcome = row.text(16)
        version = row.number(17)
        postcode = row.text(18)
        crew = row.number(19)
    }
}

/// Which requests a list shows.
package struct RequestFilter: Hashable, Sendable {
    /// Empty for all; one that is said twice counts once.
    package var statuses: [RequestStatus] = []
    /// The territories wanted, smaller ones included; nil for all.
    package var territories: [TerritoryCode]?
    package var need: NeedKind?
    /// Only those whose due time lies before this.
    package var overdueAt: Instant?

    package init() {}
}

extension ReadingRoom {
    package func request(_ reference: Reference<HelpRequest>) throws -> RequestRow? {
        switch reference {
        case .id(let id):
            try connection.statement(text: Self.oneRequest + "r.id = ?1").bind(id, at: 1)
                .first { RequestRow($0) }
        case .number(let number):
            try connection.statement(text: Self.oneRequest + "r.number = ?1").bind(number, at: 1)
                .first { RequestRow($0) }
        }
    }

    private static let oneRequest =
        "SELECT \(RequestRow.columns) FROM requests AS r \(RequestRow.joins) WHERE "

    package func requests(ofContact number: Int64) throws -> [RequestRow] {
        var rows: [RequestRow] = []
        try connection.statement(
            text: Self.oneRequest + "r.contact_number = ?1 ORDER BY r.number"
        ).bind(number, at: 1).rows { row in
            if let request = RequestRow(row) { rows.append(request) }
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
        let query = RequestQuery(filter)
        let statement = try connection.statement(text: query.sql)
        statement.bind(page.before, at: 1).bind(Int64(page.limit), at: 2)
        for (index, value) in query.values.enumerated() {
            switch value {
            case .number(let number): statement.bind(number, at: Int32(index) + 3)
            case .text(let text): statement.bind(text, at: Int32(index) + 3)
            }
        }
        try statement.rows { row in
            guard let request = RequestRow(row) else { return true }
            return try body(request)
        }
    }
}

/// The SQL of a filtered page of requests.
struct RequestQuery {
    enum Value: Hashable {
        case number(Int64)
        case text(String)
    }

    /// Beyond this many walks one over all is cheaper; SQLite takes 500 parts of a compound select.
    private static let walkLimit = 400

    private(set) var values: [Value] = []
    private(set) var sql = ""

    init(_ filter: RequestFilter) {
        var common = ["number < ?1"]
        if let need = filter.need { common.append("need = \(place(.text(need.rawValue)))") }
        if let instant = filter.overdueAt {
            // What is closed keeps its due time and is late no more.
            common.append("due_at_ms < \(place(.number(instant.milliseconds)))")
            common.append("closed_at_ms IS NULL")
        }
        let numbers = pageOfNumbers(common.joined(separator: " AND "), filter)
        sql = """
            SELECT \(RequestRow.columns) FROM requests AS r \(RequestRow.joins)
            WHERE r.number IN (\(numbers)) ORDER BY r.number DESC
            """
    }

    private mutating func place(_ value: Value) -> String {
        values.append(value)
        return "?\(values.count + 2)"
    }

    /// The newest numbers of every walk together; each walk is one range of one index.
    private mutating func pageOfNumbers(_ common: String, _ filter: RequestFilter) -> String {
        let tail = "ORDER BY number DESC LIMIT ?2"
        let walks = walks(filter).map { "SELECT number FROM requests WHERE \(common)\($0) \(tail)" }
        if walks.count == 1 { return walks.joined() }
        let union = walks.map { "SELECT * FROM (\($0))" }.joined(separator: " UNION ALL ")
        return "SELECT number FROM (\(union)) \(tail)"
    }

    /// The conditions that tell one walk from another: territory by territory, status by status.
    private mutating func walks(_ filter: RequestFilter) -> [String] {
        let territories = filter.territories ?? []
        var statuses = RequestStatus.allCases.filter(filter.statuses.contains)
        if statuses.isEmpty, filter.overdueAt != nil || !territories.isEmpty {
            statuses = RequestStatus.allCases.filter { filter.overdueAt == nil || !$0.isClosed }
        }
        if territories.count * statuses.count > Self.walkLimit {
            let codes = territories.map { place(.text($0.text)) }.joined(separator: ", ")
            return walks(of: statuses).map { "\($0) AND territory IN (\(codes))" }
        }
        let byStatus = walks(of: statuses)
        guard filter.territories != nil else { return byStatus.isEmpty ? [""] : byStatus }
        return territories.flatMap { code in
            let condition = " AND territory = \(place(.text(code.text)))"
            return byStatus.map { condition + $0 }
        }
    }

    private mutating func walks(of statuses: [RequestStatus]) -> [String] {
        statuses.map { status in
            let live = status.isClosed ? "" : " AND closed_at_ms IS NULL"
            return " AND status = \(place(.text(status.rawValue)))\(live)"
        }
    }
}
