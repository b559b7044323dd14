package import OpsCore

/// A read-only look at the tables: one connection, used by one thread at a time.
///
/// Every answer is of one moment, and readers never wait for the writer nor the writer for them.
package final class ReadingRoom {
    let connection: SQLiteConnection
    package let journal: SQLiteJournal
    let deployments: DeploymentEntries
    var queries = RequestQueries()
    /// Whose data was read since this was asked last.
    private var named: [Identifier<Named>] = []

    /// 2 MiB: what pages of lists need.
    private static let cacheKibibytes = 2_048

    package init(path: String) throws {
        connection = try SQLiteConnection(path: path, access: .readOnly)
        deployments = DeploymentEntries(connection: connection)
        try connection.execute(
            "PRAGMA query_only = ON; PRAGMA cache_size = -\(Self.cacheKibibytes);")
        journal = SQLiteJournal(connection: connection)
    }

    /// A look through the writer's own connection: it sees what is not committed yet.
    init(sharing connection: SQLiteConnection, journal: SQLiteJournal) {
        self.connection = connection
        self.journal = journal
        deployments = DeploymentEntries(connection: connection)
    }

    /// Somebody's data is read: whoever answers for the reading is told.
    package func noteNaming<Subject>(_ id: Identifier<Subject>) {
        let named = Identifier<Named>(high: id.high, low: id.low)
        if self.named.last != named { self.named.append(named) }
    }

    /// Whose data was read since this was asked last, each once.
    package func takeNamed() -> [Identifier<Named>] {
        guard !named.isEmpty else { return [] }
        defer { named = [] }
        var seen: Set<Identifier<Named>> = []
        return named.filter { seen.insert($0).inserted }
    }

    /// Where the journal ends now, as committed.
    package func committedHead() throws -> JournalHead {
        journal.forgetHead()
        return try journal.head
    }

    /// Checks the file itself: `ok`, or the first thing that SQLite finds wrong.
    package func quickCheck() throws -> String {
        try connection.text(of: "PRAGMA quick_check(1)") ?? "no answer"
    }
}

/// A page of a list: things with a number below `before`, newest first.
package struct Page: Hashable, Sendable {
    package let before: Int64
    package let limit: Int

    package init(before: Int64?, limit: Int) {
        self.before = before ?? Int64.max
        self.limit = limit
    }
}

/// How a thing is asked for: by identity, or by the number that people say aloud.
package enum Reference<Subject>: Hashable, Sendable {
    case id(Identifier<Subject>)
    case number(Int64)

    /// Nil unless the text is a UUID or a positive whole number, written one way.
    package init?(_ text: String) {
        if let id = Identifier<Subject>(text) {
            self = .id(id)
        } else if let number = Int64(text), number > 0, String(number) == text {
            self = .number(number)
        } else {
            return nil
        }
    }
}
