import OpsCore
import OpsStore

/// The least that a server could do: the same rows on one SQLite connection, in transactions of 64.
///
/// Each transaction is on disk before the next begins. No HTTP, no JSON, no rules, no digests.
enum RawLimit {
    struct Outcome {
        let perSecond: Double
        let microseconds: Double
    }

    private static let settings = """
        PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -8192;
        """

    /// Writes recorded rows into a copy of the file that the server began with.
    static func measure(
        _ recorded: RecordedRows, into path: String, together: Int = 64
    ) throws -> Outcome {
        let connection = try SQLiteConnection(path: path, access: .readWrite)
        let mode = try connection.text(of: "PRAGMA journal_mode = WAL")
        try connection.execute(settings)
        _ = try connection.number(of: "PRAGMA wal_autocheckpoint = 4000")
        guard mode == "wal", try connection.number(of: "PRAGMA synchronous") == 2 else {
            throw Trouble("the raw limit would not be durable")
        }
        let inserts = try recorded.tables.map { try connection.statement(text: $0.insert) }
        let begin = try connection.statement("BEGIN IMMEDIATE")
        let commit = try connection.statement("COMMIT")
        let impact = try connection.statement(
            """
            INSERT INTO impact (deployment_id, requests, people, anonymous) VALUES (?1, 1, 1, 0)
            ON CONFLICT (deployment_id) DO UPDATE SET requests = requests + 1,
                people = people + excluded.people, anonymous = anonymous + excluded.anonymous
            """)
        let entry = try connection.statement(
            """
            INSERT INTO impact_entries (entry, people) VALUES (?1, 1)
            ON CONFLICT (entry) DO UPDATE SET people = people + 1
            """)
        return try timed(recorded.contacts) {
            var contact = 0
            while contact < recorded.contacts {
                try begin.run()
                let end = min(contact + together, recorded.contacts)
                while contact < end {
                    for (table, insert) in zip(recorded.tables, inserts) {
                        let first = contact * table.rowsPerContact
                        for row in first..<(first + table.rowsPerContact) {
                            insert.bind(table.rows[row])
                            try insert.run()
                        }
                    }
                    impact.bind([recorded.counted[contact][0]])
                    try impact.run()
                    entry.bind([recorded.counted[contact][1]])
                    try entry.run()
                    contact += 1
                }
                try commit.run()
            }
        }
    }

    /// The same contacts through the desk: rules, JSON, digests and rows, but no HTTP.
    static func measureDesk(contacts: Int, path: String) throws -> Outcome {
        let archive = try Archive(path: path)
        let restored = try archive.restore(checkedEntries: 0)
        var filler = Filler(archive: archive, operation: restored.operation)
        return try timed(contacts) { try filler.log(contacts: contacts, together: 64) }
    }

    private static func timed(_ contacts: Int, _ work: () throws -> Void) rethrows -> Outcome {
        let ownStart = Machine.ownTime
        let start = Machine.now
        try work()
        let seconds = Double(Machine.now - start) / 1e9
        return Outcome(
            perSecond: Double(contacts) / seconds,
            microseconds: Double(Machine.ownTime - ownStart) / 1_000 / Double(contacts))
    }
}
