package import OpsCore

/// The journal on SQLite.
///
/// It writes within whatever transaction its caller has opened, so that entries, vault and tables
/// are kept together or not at all.
package final class SQLiteJournal: Journal {
    /// Room made at once for what is read: a page of the walks, whatever the limit.
    private static let reservedEntries = 2_000

    private let connection: SQLiteConnection
    /// Where the journal ends; forgotten when a transaction was rolled back.
    private var knownHead: JournalHead?
    private var keptEnd: JournalHead?
    private var keptShown: Int64?

    package init(connection: SQLiteConnection) {
        self.connection = connection
    }

    package var head: JournalHead {
        get throws {
            if let knownHead { return knownHead }
            let read = try connection.statement(
                "SELECT position, digest FROM journal ORDER BY position DESC LIMIT 1"
            ).first { row in
                Digest(bytes: row.bytes(1)).map { JournalHead(position: row.number(0), digest: $0) }
            }
            knownHead = read ?? .start
            return read ?? .start
        }
    }

    /// Notes where the journal ends, and up to where the tables show it; nil when they show all.
    ///
    /// Called before each commit.
    func keepEnd(shown: Int64?) throws {
        // An end that nobody has looked at is not noted: it may be the one of a journal cut short.
        guard let head = knownHead else { return }
        let shown = shown ?? head.position
        guard head != keptEnd || shown != keptShown else { return }
        try connection.statement(
            """
            INSERT INTO journal_end (one, position, digest, shown) VALUES (1, ?1, ?2, ?3)
            ON CONFLICT (one) DO UPDATE SET
                position = excluded.position, digest = excluded.digest, shown = excluded.shown
            """
        )
        .bind(head.position, at: 1).bind(blob: head.digest.bytes, at: 2).bind(shown, at: 3).run()
        keptEnd = head
        keptShown = shown
    }

    /// Up to where the tables show what happened, as committed.
    var shown: Int64 {
        get throws {
            try connection.statement("SELECT shown FROM journal_end").first { $0.number(0) } ?? 0
        }
    }

    /// Compares where the journal ends with where it was last seen to end.
    ///
    /// - Throws: `JournalFault` with the position of the first entry that was taken away, or of the
    ///   last that was written anew.
    package func checkEnd(_ reached: JournalHead) throws {
        let found = try connection.statement("SELECT position, digest FROM journal_end").first {
            row in
            Digest(bytes: row.bytes(1)).map { JournalHead(position: row.number(0), digest: $0) }
        }
        guard let found, found != reached else { return }
        throw JournalFault.brokenChain(position: min(reached.position + 1, found.position))
    }

    /// What was appended since may be gone: the end is read again from the file.
    package func forgetHead() {
        knownHead = nil
        keptEnd = nil
        keptShown = nil
    }

    package func append(_ entries: [JournalEntry]) throws {
        var end = try head
        for entry in entries {
            guard entry.position == end.position + 1 else {
                throw JournalFault.notAtTheEnd(expected: entry.position - 1, found: end.position)
            }
            guard entry.follows(end) else {
                throw JournalFault.brokenChain(position: entry.position)
            }
            end = entry.head
        }
        for entry in entries { try insert(entry) }
        knownHead = end
    }

    /// Appends entries that were made from this journal's own head a moment ago.
    func appendTrusted(_ entries: [RecordedEvent]) throws {
        for recorded in entries { try insert(recorded.entry) }
        knownHead = entries.last?.entry.head ?? knownHead
    }

    private func insert(_ entry: JournalEntry) throws {
        try connection.statement(
            """
            INSERT INTO journal (position, at_ms, actor, cause, name, payload, digest)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
            """
        )
        .bind(entry.position, at: 1).bind(entry.at, at: 2).bind(entry.actor.text, at: 3)
        .bind(entry.cause, at: 4).bind(entry.name, at: 5).bind(utf8: entry.payload, at: 6)
        .bind(blob: entry.digest.bytes, at: 7)
        .run()
    }

    package func entries(after position: Int64, limit: Int) throws -> [JournalEntry] {
        do {
            return try read(after: position, limit: limit)
        } catch let error as SQLiteError where error.kind == .damaged {
            throw JournalFault.unreadable(position: try firstUnreadable(after: position))
        }
    }

    /// What of an entry the fold takes in.
    struct Happening {
        let position: Int64
        let at: Instant
        let name: String
        let payload: [UInt8]
    }

    /// Walks the chain from one entry to another, both there, without making entries of the rows.
    ///
    /// - Throws: `JournalFault` at the first that does not follow.
    func check(from start: JournalHead, to last: Int64) throws -> JournalHead {
        try walk(from: start, to: last) { _ in }
    }

    /// The same, handing out what happened; each is known to follow when it is handed out.
    func fold(
        from start: JournalHead, to last: Int64, _ body: (Happening) throws -> Void
    ) throws -> JournalHead {
        try walk(from: start, to: last) { row in
            guard let name = row.text(4) else {
                throw JournalFault.unreadable(position: row.number(0))
            }
            try body(
                Happening(
                    position: row.number(0), at: row.instant(1), name: name, payload: row.bytes(5)))
        }
    }

    private func walk(
        from start: JournalHead, to last: Int64, _ body: (borrowing SQLiteRow) throws -> Void
    ) throws -> JournalHead {
        var reached = start
        var bytes: [UInt8] = []
        do {
            try connection.statement(
                """
                SELECT position, at_ms, actor, cause, name, payload, digest FROM journal
                WHERE position > ?1 AND position <= ?2 ORDER BY position
                """
            ).bind(start.position, at: 1).bind(last, at: 2).rows { row in
                bytes.removeAll(keepingCapacity: true)
                reached = try Self.link(row, after: reached, using: &bytes)
                try body(row)
                return true
            }
        } catch let error as SQLiteError where error.kind == .damaged {
            throw JournalFault.unreadable(position: reached.position + 1)
        }
        guard reached.position == max(last, start.position) else {
            throw JournalFault.brokenChain(position: reached.position + 1)
        }
        return reached
    }

    private static func link(
        _ row: borrowing SQLiteRow, after head: JournalHead, using bytes: inout [UInt8]
    ) throws -> JournalHead {
        let position = head.position + 1
        guard row.number(0) == position else { throw JournalFault.brokenChain(position: position) }
        guard let cause = row.identifier(3, of: Cause.self),
            let digest = Digest(bytes: row.bytes(6))
        else { throw JournalFault.unreadable(position: position) }
        JournalEntry.writeDigested(
            after: head.digest, position: position, at: row.instant(1), cause: cause, into: &bytes,
            actor: { row.append(2, to: &$0) }, name: { row.append(4, to: &$0) },
            payload: { row.append(5, to: &$0) })
        guard SHA256.digest(of: bytes) == digest else {
            _ = try entry(row)  // says so when it cannot be read at all
            throw JournalFault.brokenChain(position: position)
        }
        return JournalHead(position: position, digest: digest)
    }

    /// Which entry of a damaged file is the first that cannot be read, one by one.
    private func firstUnreadable(after position: Int64) throws -> Int64 {
        var reached = position
        while true {
            do {
                guard try !read(after: reached, limit: 1).isEmpty else { return reached + 1 }
                reached += 1
            } catch is SQLiteError {
                return reached + 1
            }
        }
    }

    private func read(after position: Int64, limit: Int) throws -> [JournalEntry] {
        var entries: [JournalEntry] = []
        entries.reserveCapacity(min(max(limit, 0), Self.reservedEntries))
        try connection.statement(
            """
            SELECT position, at_ms, actor, cause, name, payload, digest FROM journal
            WHERE position > ?1 ORDER BY position LIMIT ?2
            """
        )
        .bind(position, at: 1).bind(Int64(max(limit, 0)), at: 2)
        .rows { row in
            entries.append(try Self.entry(row))
            return true
        }
        return entries
    }

    private static func entry(_ row: borrowing SQLiteRow) throws -> JournalEntry {
        guard let actor = row.text(2).flatMap(Actor.init), let name = row.text(4),
            let cause = row.identifier(3, of: Cause.self), let digest = Digest(bytes: row.bytes(6))
        else { throw JournalFault.unreadable(position: row.number(0)) }
        return JournalEntry(
            position: row.number(0), at: row.instant(1), actor: actor, cause: cause, name: name,
            payload: row.bytes(5), digest: digest)
    }
}
