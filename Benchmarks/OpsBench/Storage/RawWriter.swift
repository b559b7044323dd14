import OpsStore

/// Writes recorded rows again: one SQLite connection, prepared statements, each commit on disk.
final class RawWriter {
    private let recorded: RecordedRows
    private let connection: SQLiteConnection
    private let inserts: [SQLiteStatement]
    private let begin: SQLiteStatement
    private let commit: SQLiteStatement
    private let impact: SQLiteStatement
    private let entry: SQLiteStatement

    private static let settings = """
        PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -8192;
        """

    init(_ recorded: RecordedRows, into path: String) throws {
        self.recorded = recorded
        connection = try SQLiteConnection(path: path, access: .readWrite)
        let mode = try connection.text(of: "PRAGMA journal_mode = WAL")
        try connection.execute(Self.settings)
        _ = try connection.number(of: "PRAGMA wal_autocheckpoint = 4000")
        guard mode == "wal", try connection.number(of: "PRAGMA synchronous") == 2 else {
            throw Trouble("the raw limit would not be durable")
        }
        let connection = connection
        inserts = try recorded.tables.map { try connection.statement(text: $0.insert) }
        begin = try connection.statement("BEGIN IMMEDIATE")
        commit = try connection.statement("COMMIT")
        impact = try connection.statement(
            """
            INSERT INTO impact (deployment_id, requests, people, anonymous) VALUES (?1, 1, 1, 0)
            ON CONFLICT (deployment_id) DO UPDATE SET requests = requests + 1,
                people = people + excluded.people, anonymous = anonymous + excluded.anonymous
            """)
        entry = try connection.statement(
            """
            INSERT INTO impact_entries (entry, people) VALUES (?1, 1)
            ON CONFLICT (entry) DO UPDATE SET people = people + 1
            """)
    }

    func transaction(_ work: () throws -> Void) throws {
        try begin.run()
        try work()
        try commit.run()
    }

    /// The rows of journal and vault: what must be on disk before a caller is answered.
    func keep(_ contact: Int) throws {
        try write(contact) { $0.isOfTruth }
    }

    /// The rows of the tables that show the contact.
    func show(_ contact: Int) throws {
        try write(contact) { !$0.isOfTruth }
        impact.bind([recorded.counted[contact][0]])
        try impact.run()
        entry.bind([recorded.counted[contact][1]])
        try entry.run()
    }

    private func write(_ contact: Int, _ isMeant: (RecordedRows.Table) -> Bool) throws {
        for (table, insert) in zip(recorded.tables, inserts) where isMeant(table) {
            let first = contact * table.rowsPerContact
            for row in first..<(first + table.rowsPerContact) {
                insert.bind(table.rows[row])
                try insert.run()
            }
        }
    }
}
