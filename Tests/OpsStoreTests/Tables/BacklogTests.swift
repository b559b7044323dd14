import OpsCore
import OpsTesting
import Testing

@testable import OpsStore

/// Contacts that are kept but not shown by the tables yet.
struct BacklogTests {
    @Test(arguments: 0..<3)
    func `tables that follow later are the same as tables that follow at once`(
        _ round: UInt64
    ) throws {
        let seed = Seeds.next(for: "tables that follow, round \(round)") &+ round
        let atOnce = try withArchive { archive, _ throws in
            var rush = try Rush(seed: seed, archive: archive)
            try rush.go(400)
            return try archive.dumpOfProjections()
        }
        try withArchive { archive, _ throws in
            var rush = try Rush(seed: seed, archive: archive)
            try rush.go(400, showsAll: false)
            try archive.transaction {}
            #expect(archive.backlogCount == 0)
            let later = try archive.dumpOfProjections()
            for table in Archive.projections { #expect(later[table] == atOnce[table], "\(table)") }
        }
    }

    @Test func `what a sudden end left unshown is shown after the next start`() throws {
        try withArchive { archive, path throws in
            var rush = try Rush(seed: Seeds.next(for: "a sudden end"), archive: archive)
            try rush.go(100)
            let shown = try archive.connection.number(of: "SELECT count(*) FROM contacts")
            try rush.logUnshownContacts(7)
            #expect(archive.backlogCount == 7)
            #expect(try archive.connection.number(of: "SELECT count(*) FROM contacts") == shown)

            let reopened = try Archive(path: path)
            let restored = try reopened.restore(checkedEntries: .max)
            #expect(restored.operation == rush.desk.operation)
            #expect(reopened.backlogCount == 7)
            try reopened.transaction {}
            let after = try reopened.dumpOfProjections()
            #expect(after["contacts"]?.count == Int(shown) + 7)
            try reopened.rebuild()
            for (table, rows) in try reopened.dumpOfProjections() {
                #expect(rows == after[table], "\(table)")
            }
            #expect(try Archive(path: path).restore(checkedEntries: 0).head == reopened.head)
        }
    }

    @Test func `tables that cannot follow are made anew`() throws {
        try withArchive { archive, path throws in
            var rush = try Rush(seed: Seeds.next(for: "tables made anew"), archive: archive)
            try rush.go(200)
            let whole = try archive.dumpOfProjections()
            try tamper(path, "UPDATE journal_end SET shown = 3; DELETE FROM requests")
            let reopened = try Archive(path: path)
            _ = try reopened.restore(checkedEntries: 0)
            for (table, rows) in try reopened.dumpOfProjections() {
                #expect(rows == whole[table], "\(table)")
            }
        }
    }

    @Test func `a transaction that fails takes back what it added and what it showed`() throws {
        struct Fault: Error {}
        try withArchive { archive, _ throws in
            var rush = try Rush(seed: Seeds.next(for: "a failed transaction"), archive: archive)
            try rush.logUnshownContacts(3)
            #expect(throws: Fault.self) {
                try archive.transaction(showsAll: false) {
                    try archive.showBacklog()
                    throw Fault()
                }
            }
            #expect(archive.backlogCount == 3)
            try archive.transaction {}
            #expect(try archive.connection.number(of: "SELECT count(*) FROM contacts") == 3)
            #expect(throws: Fault.self) {
                try archive.transaction(showsAll: false) {
                    try rush.logUnshownContactsInHand(2)
                    throw Fault()
                }
            }
            #expect(archive.backlogCount == 0)
        }
    }

    @Test func `whoever looks in the transaction sees everything`() throws {
        try withArchive { archive, _ throws in
            var rush = try Rush(seed: Seeds.next(for: "a look"), archive: archive)
            try rush.logUnshownContacts(2)
            try archive.transaction(showsAll: false) {
                var numbers: [Int64] = []
                try archive.present().contacts(Page(before: nil, limit: 9)) { row in
                    numbers.append(row.number)
                    return true
                }
                #expect(numbers == [2, 1])
            }
            #expect(archive.backlogCount == 0)
        }
    }
}
