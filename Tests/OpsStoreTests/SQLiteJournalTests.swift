import OpsCore
import OpsTesting
import Testing

@testable import OpsStore

/// The journal on disk.
struct SQLiteJournalTests {
    @Test(arguments: JournalContract.allCases)
    func `the journal on SQLite keeps the contract`(_ check: JournalContract) throws {
        try withTemporaryFolder { folder throws in
            var count = 0
            try check.holds {
                count += 1
                return try Archive(path: folder + "/\(count).sqlite").journal
            }
        }
    }

    @Test(arguments: [
        "UPDATE journal SET actor = 'house'", "DELETE FROM journal", "DELETE FROM journal WHERE 0",
    ])
    func `nobody changes the journal by mistake`(_ sql: String) throws {
        try withArchive { archive, path throws in
            try archive.transaction { try archive.journal.append(JournalContract.chain(3)) }
            let other = try SQLiteConnection(path: path, access: .readWrite)
            if sql.hasSuffix("WHERE 0") {
                try other.execute(sql)
            } else {
                let error = #expect(throws: SQLiteError.self) { try other.execute(sql) }
                #expect(error?.message == "the journal is append-only")
            }
            #expect(try archive.journal.entries(after: 0, limit: 9) == JournalContract.chain(3))
        }
    }

    @Test func `what another connection appended is the end once the head is forgotten`() throws {
        try withArchive { archive, path throws in
            let entries = JournalContract.chain(2)
            try archive.journal.append([entries[0]])
            let room = try ReadingRoom(path: path)
            #expect(try room.committedHead() == entries[0].head)
            try archive.journal.append([entries[1]])
            #expect(try room.journal.head == entries[0].head)
            #expect(try room.committedHead() == entries[1].head)
        }
    }

    @Test func `a reading room cannot write`() throws {
        try withArchive { _, path throws in
            let room = try ReadingRoom(path: path)
            let error = #expect(throws: SQLiteError.self) {
                try room.journal.append(JournalContract.chain(1))
            }
            #expect(error?.kind == .unwritable)
        }
    }
}

/// A file that somebody has changed.
struct TamperedJournalTests {
    /// What was done to the entry at a position.
    enum Deed: String, CaseIterable {
        case changedPayload = "UPDATE journal SET payload = payload || ' ' WHERE position = ?"
        case changedInstant = "UPDATE journal SET at_ms = at_ms + 1 WHERE position = ?"
        case changedActor = "UPDATE journal SET actor = 'policy:other' WHERE position = ?"
        case swappedDigest = """
            UPDATE journal SET digest = (SELECT digest FROM journal ORDER BY position DESC LIMIT 1)
            WHERE position = ?
            """
        case removed = "DELETE FROM journal WHERE position = ?"
    }

    @Test(arguments: Deed.allCases, [Int64(1), 7, 23])
    func `a bad entry is named with its position`(_ deed: Deed, _ position: Int64) throws {
        try withArchive { archive, path throws in
            var rush = try Rush(seed: 5, archive: archive)
            try rush.go(30)
            try archive.keepSnapshot(of: rush.desk.operation)
            try tamper(path, deed.rawValue.replacing("?", with: "\(position)"))
            let reopened = try Archive(path: path)
            let fault = JournalFault.brokenChain(position: position)
            #expect(throws: fault) { try reopened.journal.verify() }
            #expect(throws: fault) { try reopened.restore(checkedEntries: 1_000) }
            try reopened.dropSnapshots()
            #expect(throws: fault) { try reopened.restore(checkedEntries: 0) }
        }
    }

    @Test(arguments: [
        "digest = x'00'", "cause = x'00'", "actor = 'nobody'",
    ])
    func `an entry that cannot be read is named with its position`(_ change: String) throws {
        try withArchive { archive, path throws in
            try archive.journal.append(JournalContract.chain(9))
            try tamper(path, "UPDATE journal SET \(change) WHERE position = 4")
            let reopened = try Archive(path: path)
            let fault = JournalFault.unreadable(position: 4)
            #expect(throws: fault) { try reopened.journal.verify() }
            #expect(throws: fault) { try reopened.restore(checkedEntries: 0) }
        }
    }

    @Test func `an event that this version does not know is named with its position`() throws {
        try withArchive { archive, path throws in
            try archive.journal.append(JournalContract.chain(2))
            let head = try archive.head
            let cause = Samples.id(9, of: Cause.self)
            let payload = Array("{}".utf8)
            let digest = JournalEntry.digest(
                after: head.digest, position: 3, at: Samples.start, actor: "house", cause: cause,
                name: "hotline.sung.v9", payload: payload)
            try archive.journal.append([
                JournalEntry(
                    position: 3, at: Samples.start, actor: .house, cause: cause,
                    name: "hotline.sung.v9", payload: payload, digest: digest)
            ])
            #expect(throws: JournalFault.unreadable(position: 3)) {
                try archive.restore(checkedEntries: 0)
            }
        }
    }

    @Test func `a journal that ends before its snapshot has lost its end`() throws {
        try withArchive { archive, path throws in
            var rush = try Rush(seed: 6, archive: archive)
            try rush.go(30)
            try archive.keepSnapshot(of: rush.desk.operation)
            let end = try archive.head.position
            try tamper(path, "DELETE FROM journal WHERE position > \(end - 3)")
            let reopened = try Archive(path: path)
            #expect(throws: JournalFault.brokenChain(position: end - 2)) {
                try reopened.restore(checkedEntries: 0)
            }
        }
    }
}
