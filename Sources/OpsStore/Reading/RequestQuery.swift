import OpsCore

/// What of a filter its SQL depends on: filters of one shape share a statement.
struct RequestQuery: Hashable {
    /// Where the values stand that are bound: 1 and 2 are the page, these follow.
    static let needIndex: Int32 = 3
    static let overdueIndex: Int32 = 4
    static let firstTerritoryIndex: Int32 = 5

    /// Beyond this many walks one over all is cheaper; SQLite takes 500 parts of a compound select.
    private static let walkLimit = 400

    private let hasNeed: Bool
    private let isOverdue: Bool
    /// Those that are walked one by one; empty for one walk over all.
    private let statuses: [RequestStatus]
    private let territories: Int?

    init(_ filter: RequestFilter) {
        hasNeed = filter.need != nil
        isOverdue = filter.overdueAt != nil
        territories = filter.territories?.count
        let wanted = filter.statuses
        if wanted.isEmpty, filter.territories == nil, filter.need == nil {
            statuses = []
        } else {
            statuses = RequestStatus.allCases.filter { status in
                wanted.isEmpty
                    ? filter.overdueAt == nil || !status.isClosed : wanted.contains(status)
            }
        }
    }

    /// The SQL of a page.
    var sql: String {
        let columns = RequestRow.columns
        let table = isOverdueAlone ? "requests INDEXED BY requests_promise" : "requests"
        let walks = walks.map { "FROM \(table) WHERE \(conditions)\($0)" }
        if walks.count == 1 { return Self.newest("SELECT \(columns) \(walks[0])") }
        // Each walk is in order already: SQLite merges them and goes no further than the page needs.
        let merged = walks.map { "SELECT number \($0)" }.joined(separator: " UNION ALL ")
        let numbers = Self.newest(merged)
        return """
            SELECT \(columns) FROM requests WHERE number IN (\(numbers)) ORDER BY number DESC
            """
    }

    /// Late ones of every kind and place: then the promise itself is the way to find them.
    private var isOverdueAlone: Bool {
        isOverdue && statuses.isEmpty
    }

    private static func newest(_ select: String) -> String {
        "\(select) ORDER BY number DESC LIMIT ?2"
    }

    /// What holds for all of the page.
    private var conditions: String {
        var conditions = "number < ?1"
        if hasNeed { conditions += " AND need = ?\(Self.needIndex)" }
        // What is closed keeps its promise in the table and is late no more.
        if isOverdue {
            conditions += " AND promised_at_ms < ?\(Self.overdueIndex) AND closed_at_ms IS NULL"
        }
        return conditions
    }

    /// The conditions that tell one walk from another: territory by territory, status by status, each
    /// one range of one index.
    private var walks: [String] {
        let byStatus = statuses.map { status in
            " AND status = '\(status.rawValue)'\(status.isClosed ? "" : " AND closed_at_ms IS NULL")"
        }
        guard let territories else { return byStatus.isEmpty ? [""] : byStatus }
        let places = (0..<territories).map { "?\(Self.firstTerritoryIndex + Int32($0))" }
        if territories * statuses.count > Self.walkLimit {
            return byStatus.map { "\($0) AND territory IN (\(places.joined(separator: ", ")))" }
        }
        return places.flatMap { place in byStatus.map { " AND territory = \(place)\($0)" } }
    }
}

/// The statements of the shapes that were asked for.
struct RequestQueries {
    private var known: [RequestQuery: SQLiteStatement] = [:]

    /// More shapes than any house uses; beyond them all are forgotten rather than kept for ever.
    private static let limit = 128

    mutating func statement(
        for query: RequestQuery, on connection: SQLiteConnection
    ) throws -> SQLiteStatement {
        if let statement = known[query] { return statement }
        if known.count == Self.limit { known = [:] }
        let statement = try connection.statement(text: query.sql)
        known[query] = statement
        return statement
    }
}
