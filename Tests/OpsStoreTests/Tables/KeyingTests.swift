import OpsCore
import OpsTesting
import Testing

@testable import OpsStore

struct KeyingTests {
    @Test func `logging writes no keys; they come later, a few at a time, each person once`() throws
    {
        try withArchive { archive, path throws in
            var people = try LoggedPeople(archive)
            for index in 0..<10 { try people.log("Odette Exemple \(index)") }
            #expect(try archive.connection.dump("vault_likeness").isEmpty)
            #expect(try archive.keyPeople(atMost: 4) == 4)
            #expect(try archive.room.keyedPlace() == 4)
            // A sudden end: another start goes on where this one stopped.
            let reopened = try Archive(path: path)
            #expect(try reopened.keyPeople(atMost: 100) == 6)
            #expect(try reopened.keyPeople(atMost: 100) == 0)
            let keys = try reopened.connection.dump("vault_likeness")
            try reopened.connection.execute("UPDATE likeness_place SET contact = 0")
            #expect(try reopened.keyPeople(atMost: 100) == 10)
            #expect(try reopened.connection.dump("vault_likeness") == keys)
        }
    }

    @Test func `volunteers who were there before keys of the roster were get theirs, once`() throws
    {
        try withArchive { archive, _ throws in
            var rush = try Rush(seed: 3, archive: archive)
            try rush.go(20)
            let whole = try archive.connection.dump("vault_roster_keys")
            try archive.connection.execute(
                """
                DELETE FROM vault_roster_keys WHERE is_candidate = 0;
                UPDATE likeness_place SET unkeyed = (SELECT max(number) FROM volunteers);
                """)
            while try archive.keyPeople(atMost: 3) > 0 {}
            #expect(try archive.connection.dump("vault_roster_keys") == whole)
        }
    }

    @Test func `the anonymous are passed over, and contacts that the tables do not show yet wait`()
        throws
    {
        try withArchive { archive, _ throws in
            var rush = try Rush(seed: 3, archive: archive)
            try rush.logUnshownContacts(5)
            #expect(archive.backlogCount == 5)
            #expect(try archive.keyPeople(atMost: 100) == 0)
            #expect(archive.backlogCount == 5)
            try archive.transaction {}
            #expect(try archive.keyPeople(atMost: 100) == 5)
            let named = try archive.connection.number(
                of: "SELECT count(*) FROM contacts WHERE person_id IS NOT NULL")
            let keyed = try archive.connection.number(
                of: "SELECT count(DISTINCT person_id) FROM vault_likeness")
            #expect(named == keyed)
        }
    }

    @Test func `keys name nobody in clear and outlive a rebuild of the tables`() throws {
        try withArchive { archive, _ throws in
            var people = try LoggedPeople(archive)
            let person = try people.log("Odette Exemple", phone: "06 39 98 12 34")
            try people.keyAll()
            let keys = try archive.connection.dump("vault_likeness")
            #expect(!keys.joined().contains("dette"))
            try archive.rebuild()
            #expect(try archive.connection.dump("vault_likeness") == keys)
            #expect(try people.search("Odette Exemple").candidates.map(\.id) == [person])
        }
    }
}
