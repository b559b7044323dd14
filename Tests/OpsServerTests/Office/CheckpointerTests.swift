import OpsCore
import OpsTesting
import Testing

@testable import OpsServer
@testable import OpsStore

struct CheckpointerTests {
    @Test func `the bulk of the log is copied beside, and said once`() throws {
        try withTemporaryFolder { folder throws in
            let archive = try Archive(path: folder + "/ops.sqlite")
            archive.leaveLogToOthers()
            let checkpointer = try Checkpointer(path: folder + "/ops.sqlite", pages: 10)
            try archive.transaction {
                try archive.connection.execute(
                    "INSERT INTO vault_notes (subject, text) VALUES (x'00', hex(zeroblob(100000)))")
            }
            #expect(archive.logPages > 10)
            #expect(!checkpointer.takeCopied())
            checkpointer.begin { error in Issue.record(error) }
            checkpointer.finish()
            #expect(checkpointer.takeCopied())
            #expect(!checkpointer.takeCopied())
            #expect(try archive.finishCheckpoint())
            #expect(archive.logPages == 0)
        }
    }

    /// Many calls over an office whose log is moved after every few of them.
    @Test func `calls go on while the log is moved, and all are kept and shown at the end`()
        async throws
    {
        try await inTemporaryFolder { path in
            let house = try await Premises.open(.desk, in: path, logPages: 20)
            for _ in 0..<120 {
                try await house.post("/v1/contacts", Bodies.contact(["food"])).expect(201)
            }
            let pages = await house.house.office.logPages
            #expect(pages < 400, "the log never started over")
            await house.close()
            let room = try ReadingRoom(path: path + "/ops.sqlite")
            #expect(try room.connection.number(of: "SELECT count(*) FROM contacts") == 120)
            _ = try room.journal.verify()
        }
    }
}

extension Office {
    fileprivate var logPages: Int { desk.records.logPages }
}
