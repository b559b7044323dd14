import Foundation
import OpsCore
import OpsTesting
import Testing

@testable import OpsStore

struct ArchiveTests {
    @Test func `what is acknowledged is on disk`() throws {
        try withArchive { archive, _ throws in
            #expect(try archive.connection.number(of: "PRAGMA synchronous") == 2)
            #expect(try archive.connection.text(of: "PRAGMA journal_mode") == "wal")
        }
    }

    @Test func `a transaction that fails leaves nothing, and the head is read again`() throws {
        struct Interrupted: Error {}
        try withArchive { archive, _ throws in
            var rush = try Rush(seed: 1, archive: archive)
            try rush.go(10)
            let head = try archive.head
            let tables = try archive.dumpOfProjections()
            #expect(throws: Interrupted.self) {
                try archive.transaction {
                    var desk = rush.desk
                    var identifiers = SeededIdentifierSource(seed: 2)
                    try desk.carryOut(
                        Samples.logContact(.food), by: .house, cause: Samples.id(1), at: rush.now,
                        identifiers: &identifiers)
                    #expect(try archive.head.position > head.position)
                    throw Interrupted()
                }
            }
            #expect(try archive.head == head)
            #expect(try archive.dumpOfProjections() == tables)
            #expect(try archive.connection.dump("vault_notes").count == Self.notes(archive))
            try rush.go(1)
            #expect(try archive.journal.verify() == archive.head)
        }
    }

    private static func notes(_ archive: Archive) throws -> Int {
        Int(try archive.connection.number(of: "SELECT count(*) FROM vault_notes"))
    }

    @Test func `a full disk is told as such and nothing is half done`() throws {
        try withArchive { archive, _ throws in
            var rush = try Rush(seed: 3, archive: archive)
            try rush.go(20)
            let pages = try archive.connection.number(of: "PRAGMA max_page_count = 1")
            var error: SQLiteError?
            var head = try archive.head
            var tables = try archive.dumpOfProjections()
            while error == nil {
                do {
                    head = try archive.head
                    tables = try archive.dumpOfProjections()
                    try rush.go(5)
                } catch let found as SQLiteError {
                    error = found
                }
            }
            #expect(error?.kind == .diskFull)
            #expect(try archive.connection.number(of: "PRAGMA page_count") <= pages)
            #expect(try archive.head == Self.committedHead(archive))
            #expect(try archive.head.position >= head.position)
            #expect(try archive.journal.verify() == archive.head)
            let restored = try archive.restore(checkedEntries: 0)
            #expect(try restored.head == archive.head)
            if try archive.head == head { #expect(try archive.dumpOfProjections() == tables) }

            _ = try archive.connection.number(of: "PRAGMA max_page_count = 1000000")
            let before = try archive.dumpOfProjections()
            try archive.rebuild()
            #expect(try archive.dumpOfProjections() == before)
            try archive.probe()
        }
    }

    private static func committedHead(_ archive: Archive) throws -> JournalHead {
        archive.journal.forgetHead()
        return try archive.head
    }

    @Test func `the probe fails when the disk is full and passes when there is room`() throws {
        try withArchive { archive, _ throws in
            try archive.probe()
            // What the probe has given back may be used; after that it must not pass any more.
            try archive.connection.execute("VACUUM")
            _ = try archive.connection.number(of: "PRAGMA max_page_count = 1")
            let error = #expect(throws: SQLiteError.self) { try archive.probe() }
            #expect(error?.kind == .diskFull)
            _ = try archive.connection.number(of: "PRAGMA max_page_count = 1000000")
            try archive.probe()
            #expect(try archive.connection.dump("snapshots").isEmpty)
        }
    }
}

struct SQLiteErrorTests {
    @Test func `an error shows no value that was bound`() throws {
        try withArchive { archive, _ throws in
            func keep() throws {
                try archive.connection.statement(
                    "INSERT INTO vault_people (id, name, phone, address) VALUES (?1, ?2, ?3, ?4)"
                )
                .bind(Samples.id(1, of: PersonHelped.self), at: 1)
                .bind(Marked.person.name, at: 2).bind(Marked.person.phone?.e164, at: 3)
                .bind(Marked.person.address, at: 4).run()
            }
            try keep()
            let error = try #require(#expect(throws: SQLiteError.self) { try keep() })
            #expect(error.kind == .other)
            #expect(error.description.contains("vault_people"))
            #expect(Marked.found(in: error.description).isEmpty)
        }
    }

    @Test func `a file that is no database is told as damaged`() throws {
        try withTemporaryFolder { folder throws in
            let path = folder + "/ops.sqlite"
            try Data(repeating: UInt8(ascii: "x"), count: 8_192).write(to: URL(filePath: path))
            let error = #expect(throws: SQLiteError.self) { try Archive(path: path) }
            #expect(error?.kind == .damaged)
        }
    }

    @Test func `a folder that is not there is told as unwritable`() throws {
        let error = #expect(throws: SQLiteError.self) {
            try Archive(path: "/nowhere/at/all/ops.sqlite")
        }
        #expect(error?.kind == .unwritable)
    }
}

struct SQLiteStatementTests {
    @Test func `nothing and emptiness are told apart`() throws {
        try withArchive { archive, _ throws in
            func kind(_ bind: (SQLiteStatement) -> Void) throws -> String? {
                let statement = try archive.connection.statement("SELECT typeof(?1)")
                bind(statement)
                return try statement.first { $0.text(0) }
            }
            #expect(try kind { $0.bind(String?.none, at: 1) } == "null")
            #expect(try kind { $0.bind("", at: 1) } == "text")
            #expect(try kind { $0.bind(utf8: [], at: 1) } == "text")
            #expect(try kind { $0.bind(blob: [], at: 1) } == "blob")
            #expect(try kind { $0.bind(blob: nil, at: 1) } == "null")
            #expect(try kind { $0.bind(Int64?.none, at: 1) } == "null")
        }
    }

    @Test func `a statement forgets what was bound before`() throws {
        try withArchive { archive, _ throws in
            let statement = try archive.connection.statement("SELECT ?1")
            #expect(try statement.bind("one", at: 1).first { $0.text(0) } == "one")
            #expect(try statement.first { $0.text(0) } == nil)
        }
    }
}
