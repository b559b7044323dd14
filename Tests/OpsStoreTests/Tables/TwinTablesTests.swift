import OpsCore
import OpsTesting
import Testing

@testable import OpsStore

/// People who turned out to be one, in the tables.
struct TwinTablesTests {
    private static func people(
        helpedIn archive: Archive
    ) throws -> (deployment: Int64, entry: Int64) {
        (
            try archive.connection.number(of: "SELECT people FROM impact"),
            try archive.connection.number(of: "SELECT people FROM impact_entries")
        )
    }

    @Test func `twins count once, are shown together, and taking it back restores every table`()
        throws
    {
        try withArchive { archive, _ throws in
            var people = try LoggedPeople(archive)
            let kept = try people.log("Odette Exemple", needs: .food)
            let merged = try people.log("Exemple Odette", needs: .food, .medicine)
            try people.keyAll()
            let before = try archive.dumpOfProjections()
            #expect(try Self.people(helpedIn: archive) == (2, 2))
            try people.inTransaction(.hotline(.mergePeople(kept: kept, merged: merged)))
            #expect(try Self.people(helpedIn: archive) == (1, 1))
            #expect(try archive.room.twins(of: merged) == [kept, merged])
            for person in [kept, merged] {
                #expect(try archive.room.contacts(of: person).map(\.number) == [2, 1])
                #expect(try archive.room.openRequests(of: person).map(\.number) == [3, 2, 1])
            }
            #expect(try people.search("Odette Exemple").candidates.count == 1)
            let rebuilt = try archive.dumpOfProjections()
            try archive.rebuild()
            #expect(try archive.dumpOfProjections() == rebuilt)
            try people.inTransaction(.hotline(.separatePeople(merged: merged)))
            #expect(try archive.dumpOfProjections() == before)
            #expect(try archive.room.contacts(of: kept).map(\.number) == [1])
            #expect(try people.search("Odette Exemple").candidates.count == 2)
        }
    }

    @Test func `three who are one count once, whoever is separated first`() throws {
        try withArchive { archive, _ throws in
            var people = try LoggedPeople(archive)
            let ids = try (0..<3).map { _ in try people.log("Odette Exemple") }
            for id in ids.dropFirst() {
                try people.inTransaction(.hotline(.mergePeople(kept: ids[0], merged: id)))
            }
            #expect(try Self.people(helpedIn: archive) == (1, 1))
            try people.inTransaction(.hotline(.separatePeople(merged: ids[1])))
            #expect(try Self.people(helpedIn: archive) == (2, 2))
            try people.inTransaction(.hotline(.separatePeople(merged: ids[2])))
            #expect(try Self.people(helpedIn: archive) == (3, 3))
        }
    }

    @Test func `the number of people helped is what the tables say, whatever happened`() throws {
        try withArchive { archive, _ throws in
            var rush = try Rush(seed: Seeds.next(for: "people counted"), archive: archive)
            func merges() throws -> Int {
                try archive.journal.entries(after: 0, limit: 100_000)
                    .count { $0.name == "hotline.people_merged.v1" }
            }
            // Chance alone may merge nobody: then it goes on.
            for _ in 0..<20 where try merges() == 0 { try rush.go(400) }
            let counted = """
                SELECT count(DISTINCT coalesce(
                    (SELECT kept_id FROM merged_people AS m WHERE m.person_id = h.person_id),
                    h.person_id)) FROM impact_people AS h WHERE h.
                """
            let wrong = try archive.connection.texts(
                "SELECT deployment_id FROM impact AS i WHERE people <> "
                    + "(\(counted)deployment_id = i.deployment_id)")
            #expect(wrong.isEmpty)
            let wrongEntries = try archive.connection.texts(
                "SELECT entry FROM impact_entries AS i WHERE people <> (\(counted)entry = i.entry)")
            #expect(wrongEntries.isEmpty)
            #expect(try merges() > 0)
        }
    }

    @Test func `food asked for twice in a short while wants a lasting solution`() throws {
        try withArchive { archive, _ throws in
            var people = try LoggedPeople(archive)
            let kept = try people.log("Odette Exemple", needs: .food, .medicine)
            let merged = try people.log("Odette Exemple", needs: .food, .medicine)
            func isFlagged(_ number: Int64) throws -> Bool? {
                try archive.room.request(.number(number)) { request in
                    try archive.room.asksForLastingSolution(request)
                }
            }
            func flagged() throws -> [Bool?] {
                try (Int64(1)...4).map { try isFlagged($0) }
            }
            #expect(try flagged() == [false, false, false, false])
            try people.inTransaction(.hotline(.mergePeople(kept: kept, merged: merged)))
            #expect(try flagged() == [false, false, true, false])
            people.now = people.now + .days(15)
            let late = try people.log("Odette Exemple", needs: .food)
            try people.inTransaction(.hotline(.mergePeople(kept: kept, merged: late)))
            #expect(try isFlagged(5) == false)
            let first = try #require(try archive.room.standing(.number(1)))
            try people.inTransaction(.hotline(.cancelRequest(first.id, .duplicate)))
            #expect(try flagged() == [false, false, false, false])
        }
    }
}
