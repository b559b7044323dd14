import OpsCore
import OpsTesting
import Testing

@testable import OpsStore

struct ContactsTests {
    @Test(arguments: 0..<2)
    func `what tables and vault know of a contact is what was told of it`(
        _ round: UInt64
    ) throws {
        try withArchive { archive, path throws in
            let seed = Seeds.next(for: "known contacts, round \(round)") &+ round
            var rush = try Rush(seed: seed, archive: archive)
            for _ in 0..<10 where rush.book.contacts.count <= 30 { try rush.go(800) }
            let room = try ReadingRoom(path: path)
            #expect(rush.book.contacts.count > 30)
            for (index, contact) in rush.book.contacts.enumerated() {
                var known = try room.known(.number(Int64(index + 1)))
                #expect(try room.known(.id(contact.id)) == known)
                // What was put right since is no word of the contact.
                known?.correctedPostcode = nil
                #expect(known == contact, "\(index + 1)")
            }
            #expect(try room.known(.number(9_999)) == nil)
        }
    }

    @Test func `a list of one kind holds that kind, and is found in an index unless it is most`()
        throws
    {
        try withArchive { archive, path throws in
            var rush = try Rush(seed: Seeds.next(for: "kinds of contacts"), archive: archive)
            try rush.go(450)
            let room = try ReadingRoom(path: path)
            for kind in ContactKind.allCases {
                var numbers: [Int64] = []
                try room.contacts(Page(before: nil, limit: 500), of: kind) { row in
                    #expect(row.kind == kind.rawValue)
                    numbers.append(row.number)
                    return true
                }
                let expected = rush.book.contacts.enumerated().filter { $1.kind == kind }
                    .map { Int64($0.offset + 1) }
                #expect(numbers == expected.reversed(), "\(kind)")
                let plan = try room.connection.texts(
                    """
                    EXPLAIN QUERY PLAN SELECT number FROM contacts
                    WHERE number < 99\(ReadingRoom.condition(on: kind)) ORDER BY number DESC
                    """, column: 3
                ).joined()
                #expect(plan.contains("contacts_kind") == (kind != .request), "\(kind): \(plan)")
                #expect(!plan.contains("TEMP B-TREE"), "\(kind): \(plan)")
            }
        }
    }

    @Test func `a contact that holds a need stands in no index of kinds`() throws {
        try withArchive { archive, _ throws in
            var rush = try Rush(seed: 2, archive: archive)
            try rush.logEarlierContacts(8)
            let pages = try archive.connection.texts(
                "SELECT ncell FROM dbstat WHERE name = 'contacts_kind'")
            #expect(pages == ["0"] || pages.isEmpty)
        }
    }

    @Test func `what waits to be qualified is no need that nothing covers`() throws {
        try withArchive { archive, path throws in
            var rush = try Rush(seed: Seeds.next(for: "no uncovered need"), archive: archive)
            // Chance alone may make none: then it is asked again.
            let waiting = "SELECT count(*) FROM requests WHERE need = 'qualification'"
            for _ in 0..<20 where try archive.connection.number(of: waiting) == 0 {
                try rush.go(450)
            }
            var needs: [String] = []
            var counted: Int64 = 0
            try ReadingRoom(path: path).uncoveredNeeds { _, need, requests in
                needs.append(need)
                counted += requests
                return true
            }
            #expect(!needs.contains(NeedKind.qualification.rawValue))
            let uncovered = try archive.connection.number(
                of: "SELECT count(*) FROM requests WHERE status = 'uncovered'")
            #expect(counted == uncovered)
            #expect(try archive.connection.number(of: waiting) > 0)
        }
    }
}
