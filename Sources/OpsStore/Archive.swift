package import OpsCore

/// The one place where the operation is kept: journal, vault and tables in one SQLite file.
///
/// Used by the one writer alone. Readers open `ReadingRoom`s of their own.
package final class Archive: Records {
    /// Pages of the write-ahead log before they are moved into the file: 4 000 pages of 4 KiB keep
    /// both the log and the pause of a checkpoint small.
    private static let checkpointPages = 4_000
    /// 8 MiB: real memory, enough for the right edges of all indexes.
    private static let cacheKibibytes = 8_192
    /// More than a contact with all its needs takes in tables and indexes.
    private static let roomOfACall: Int64 = 65_536

    package let path: String
    let connection: SQLiteConnection
    package let journal: SQLiteJournal
    let room: ReadingRoom
    let vault: Vault
    /// What was erased and may have left copies in the slack of pages.
    let traces = ErasedTraces()
    let projector: Projector
    var backlog = Backlog()
    /// Where the access log ends; forgotten when a transaction was rolled back.
    var accessHead: JournalHead?

    /// Opens the file, creates or migrates it, and checks that it will keep what it acknowledges.
    package init(path: String) throws {
        self.path = path
        connection = try SQLiteConnection(path: path, access: .readWrite)
        try Self.prepare(connection)
        try Migrations.apply(to: connection)
        journal = SQLiteJournal(connection: connection)
        room = ReadingRoom(sharing: connection, journal: journal)
        vault = Vault(connection: connection, traces: traces)
        projector = Projector(connection: connection)
    }

    private static func prepare(_ connection: SQLiteConnection) throws {
        let mode = try connection.text(of: "PRAGMA journal_mode = WAL")
        try connection.execute(
            """
            PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF;
            PRAGMA secure_delete = ON;
            PRAGMA cache_size = -\(cacheKibibytes);
            """)
        _ = try connection.number(of: "PRAGMA wal_autocheckpoint = \(checkpointPages)")
        let synchronous = try connection.number(of: "PRAGMA synchronous")
        guard mode == "wal", synchronous == 2 else {
            throw NotDurable(mode: mode ?? "none", synchronous: synchronous)
        }
    }

    /// SQLite would not promise to keep what it acknowledges.
    package struct NotDurable: Error, CustomStringConvertible {
        let mode: String
        let synchronous: Int64

        package var description: String {
            "the data folder's file system does not allow a durable journal: journal_mode is "
                + "\(mode), synchronous is \(synchronous), wal and 2 are needed"
        }
    }

    package var head: JournalHead {
        get throws { try journal.head }
    }

    package func keep(
        _ entries: [RecordedEvent], vault writes: [VaultWrite], operation: borrowing Operation
    ) throws {
        try journal.appendTrusted(entries)
        for write in writes { try vault.keep(write) }
        if Projector.followsFromEventsAlone(entries) { return backlog.add(entries) }
        try showBacklog()
        for recorded in entries {
            try projector.project(recorded, of: entries, operation: operation)
        }
    }

    /// Runs `body` in one transaction that is on disk when this returns.
    ///
    /// Unless `showsAll`, contacts that were logged may wait, in the journal and the vault but not in
    /// the tables, for `showBacklog`.
    package func transaction<Value>(
        showsAll: Bool = true, _ body: () throws -> Value
    ) throws -> Value {
        try begin()
        do {
            let value = try body()
            if showsAll { try showBacklog() }
            try commit()
            return value
        } catch {
            rollBack()
            throw error
        }
    }

    package func begin() throws {
        try connection.statement("BEGIN IMMEDIATE").run()
        backlog.begin()
    }

    package func commit() throws {
        try journal.keepEnd(shown: backlog.shown)
        try connection.statement("COMMIT").run()
        backlog.commit()
    }

    /// Takes back what was not committed.
    ///
    /// The error that led here is the one to report: that the rollback fails as well, as it does
    /// when SQLite has already rolled back by itself, changes nothing.
    package func rollBack() {
        journal.forgetHead()
        accessHead = nil
        backlog.rollBack()
        guard connection.isInTransaction else { return }
        try? connection.execute("ROLLBACK")
    }

    /// From now on somebody else moves the log into the file, and asks for the rest of it.
    package func leaveLogToOthers() {
        connection.watchLog()
    }

    /// Pages in the write-ahead log, once it is left to a checkpointer.
    package var logPages: Int { connection.logPages }

    /// Moves what is left of the log into the file, unless a reader still needs it.
    ///
    /// - Returns: whether the log starts over.
    package func finishCheckpoint() throws -> Bool {
        try connection.checkpoint()
    }

    /// Writes the log into the file and empties it; called at a graceful stop.
    package func checkpoint() throws {
        _ = try connection.number(of: "PRAGMA wal_checkpoint(TRUNCATE)")
    }

    /// Writes a page of the file and finds room for a call, to see whether the disk takes writes.
    ///
    /// The room is given back in the same transaction: a snapshot at position 0 is none.
    package func probe() throws {
        try transaction {
            try connection.statement(
                "INSERT INTO snapshots (position, digest, state) VALUES (0, x'', zeroblob(?1))"
            ).bind(Self.roomOfACall, at: 1).run()
            try connection.statement("DELETE FROM snapshots WHERE position = 0").run()
            try connection.execute("PRAGMA user_version = \(Migrations.steps.count)")
        }
    }
}
