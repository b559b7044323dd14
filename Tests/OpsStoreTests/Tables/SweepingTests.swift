import Foundation
import OpsCore
import OpsTesting
import Testing

@testable import OpsStore

/// What was erased stands in no byte of the file.
struct SweepingTests {
    /// People and notes under known identities, some of them changed later: pages are split and laid out
    /// anew on the way.
    private static func fill(_ archive: Archive, count: Int) throws -> [KnownPerson] {
        var chance = SeededGenerator(seed: 5)
        var people: [KnownPerson] = []
        try archive.transaction {
            for index in 0..<count {
                // Identities begin with the time: they come in order.
                let time = UInt64(index) << 20 | UInt64(chance.below(1 << 20))
                let id = Identifier<PersonHelped>(high: time, low: UInt64(index))
                var known = KnownPerson(identities: [id])
                known.notes = [Int64(index + 1)]
                try archive.connection.statement(
                    "INSERT INTO vault_people (id, name, phone, address) VALUES (?1, ?2, ?3, ?4)"
                ).bind(id, at: 1).bind(mark(index, "name", chance.below(20)), at: 2)
                    .bind(mark(index, "phone", 0), at: 3)
                    .bind(chance.below(3) == 0 ? nil : mark(index, "addr", chance.below(60)), at: 4)
                    .run()
                try archive.connection.statement(
                    "INSERT INTO vault_notes (subject, text) VALUES (?1, ?2)"
                ).bind(id, at: 1).bind(mark(index, "note", chance.below(300)), at: 2).run()
                people.append(known)
                guard chance.below(5) == 0 else { continue }
                let earlier = max(0, index - chance.below(50))
                try archive.connection.statement(
                    "UPDATE vault_people SET address = ?2 WHERE id = ?1"
                ).bind(people[earlier].identities[0], at: 1).bind(mark(earlier, "addr", 80), at: 2)
                    .run()
            }
        }
        return people
    }

    private static func mark(_ index: Int, _ kind: String, _ more: Int) -> String {
        "M\(100_000 + index)\(kind)" + String(repeating: "x", count: more)
    }

    /// The indexes of marks that stand anywhere in the file or its log.
    private static func marks(in path: String) throws -> Set<Int> {
        var found: Set<Int> = []
        for suffix in ["", "-wal"] {
            guard let data = FileManager.default.contents(atPath: path + suffix) else { continue }
            let bytes = Array(data)
            for place in bytes.indices.dropLast(8) where bytes[place] == UInt8(ascii: "M") {
                let digits = bytes[place + 1..<place + 7]
                guard digits.allSatisfy({ (48...57).contains($0) }) else { continue }
                found.insert(digits.reduce(0) { $0 * 10 + Int($1 - 48) } - 100_000)
            }
        }
        return found
    }

    @Test func `what pages keep of rows that moved is found, and gone once they are laid out anew`()
        throws
    {
        try withArchive { archive, path throws in
            let people = try Self.fill(archive, count: 20_000)
            let gone = stride(from: 3, to: 20_000, by: 7)
            let vault = Vault(connection: archive.connection, traces: archive.traces)
            try archive.transaction { for index in gone { try vault.erase(people[index]) } }
            #expect(try archive.mustSweep())
            #expect(try archive.emptyLog())
            // The fault that SQLite's own overwriting leaves: without it this test shows nothing.
            let left = try Self.marks(in: path).intersection(gone)
            #expect(!left.isEmpty)
            var traces = archive.takeTraces()
            #expect(!archive.hasTraces)
            #expect(try SlackReader.finds(traces.pieces, in: path))
            traces.keep(around: left.map { people[$0] })
            try archive.layOutAnew(around: traces)
            #expect(try archive.emptyLog())
            #expect(try Self.marks(in: path).intersection(gone).isEmpty)
            #expect(try !SlackReader.finds(traces.pieces, in: path))
            try archive.noteSwept()
            #expect(try !archive.mustSweep())
            let kept = try archive.connection.number(of: "SELECT count(*) FROM vault_people")
            #expect(kept == Int64(20_000 - Array(gone).count))
            #expect(try archive.room.quickCheck() == "ok")
        }
    }

    /// Tokens are not erased with people; keys and codes are no words; nor is what desks call events and teams.
    private static let unswept: Set<String> = [
        "vault_tokens", "vault_likeness", "vault_visit_codes", "vault_operations",
        "vault_roster_keys",
    ]

    @Test func `every table of the vault that holds people's words is laid out anew`() throws {
        try withArchive { archive, _ throws in
            var tables: Set<String> = []
            try archive.connection.statement(
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name LIKE 'vault_%'"
            ).rows { row in
                if let name = row.text(0) { tables.insert(name) }
                return true
            }
            #expect(tables.subtracting(Self.unswept).subtracting(Archive.swept.map(\.0)) == [])
        }
    }

    @Test func `words about no known mission are laid out anew beside those that went`() throws {
        try withArchive { archive, _ throws in
            for id: UInt64 in 1...5 {
                try archive.connection.statement(
                    "INSERT INTO vault_reply_words (mission_id, id, text) VALUES (?1, ?2, 'x')"
                ).bind(blob: id < 4 ? [] : [UInt8(id)], at: 1)
                    .bind(Samples.id(id, of: WrittenReply.self), at: 2).run()
            }
            try archive.connection.execute(
                """
                CREATE TEMP TABLE moved (id BLOB);
                CREATE TEMP TRIGGER moves AFTER DELETE ON main.vault_reply_words
                    BEGIN INSERT INTO moved VALUES (old.id); END;
                """)
            let before = try archive.connection.dump("vault_reply_words")
            for place: [UInt8] in [[], [4]] {
                var traces = Traces()
                traces.add(.identifier(place), in: "vault_reply_words")
                try archive.layOutAnew(around: traces)
                #expect(try archive.connection.number(of: "SELECT count(*) FROM moved") == 5)
                try archive.connection.execute("DELETE FROM moved")
            }
            #expect(try archive.connection.dump("vault_reply_words") == before)
        }
    }

    @Test func `after a sudden end everything is laid out anew`() throws {
        try withArchive { archive, path throws in
            let people = try Self.fill(archive, count: 20_000)
            let gone = stride(from: 3, to: 20_000, by: 7)
            let vault = Vault(connection: archive.connection, traces: archive.traces)
            try archive.transaction { for index in gone { try vault.erase(people[index]) } }
            let before = try archive.connection.dump("vault_people")
            try archive.layOutAnew(around: .unknown)
            #expect(try archive.emptyLog())
            #expect(try Self.marks(in: path).intersection(gone).isEmpty)
            #expect(try archive.connection.dump("vault_people") == before)
        }
    }
}

extension Traces {
    /// As if only these had been erased.
    fileprivate mutating func keep(around people: [KnownPerson]) {
        let words = self
        self = Traces()
        formUnion(words.withoutPlaces)
        for person in people {
            for id in person.identities { add(.identifier(id.bytes), in: "vault_people") }
            for number in person.notes { add(.number(number), in: "vault_notes") }
        }
    }

    private var withoutPlaces: Traces {
        var traces = Traces()
        for piece in pieces where piece.first == UInt8(ascii: "M") {
            traces.add(String(decoding: piece, as: UTF8.self))
        }
        return traces
    }
}

extension Identifier {
    fileprivate var bytes: [UInt8] {
        [high, low].flatMap { word in
            (0..<8).map { UInt8(truncatingIfNeeded: word >> (56 - 8 * UInt64($0))) }
        }
    }
}
