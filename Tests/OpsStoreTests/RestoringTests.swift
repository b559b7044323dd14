import OpsCore
import OpsTesting
import Testing

@testable import OpsStore

struct RestoringTests {
    @Test func `an empty file restores to nothing`() throws {
        try withArchive { archive, _ throws in
            let restored = try archive.restore(checkedEntries: 100)
            #expect(restored.operation == Operation())
            #expect(restored.head == .start)
        }
    }

    @Test func `a snapshot and what came after equal the whole journal`() throws {
        try withArchive { archive, path throws in
            var rush = try Rush(seed: Seeds.next(for: "snapshot and tail"), archive: archive)
            try rush.go(150)
            try archive.keepSnapshot(of: rush.desk.operation)
            let middle = try archive.head.position
            let atOnce = try Archive(path: path).restore(checkedEntries: 0)
            #expect(atOnce.operation == rush.desk.operation)
            #expect(atOnce.foldedFrom == middle)
            try rush.go(150)

            let short = try Archive(path: path).restore(checkedEntries: 0)
            #expect(short.foldedFrom == middle)
            #expect(short.uncheckedUpTo == middle)
            let checked = try Archive(path: path).restore(checkedEntries: .max)
            #expect(checked.foldedFrom == middle)
            #expect(checked.uncheckedUpTo == 0)
            try archive.dropSnapshots()
            let long = try Archive(path: path).restore(checkedEntries: 0)
            #expect(long.foldedFrom == 0)
            for restored in [short, checked, long] {
                #expect(restored.operation == rush.desk.operation)
                #expect(try restored.head == archive.head)
                #expect(restored.operation.snapshot() == rush.desk.operation.snapshot())
            }
        }
    }

    @Test(arguments: [
        "state = x''", "state = x'00'", "state = substr(state, 1, length(state) / 2)",
        "state = CAST(state || x'00' AS BLOB)", "digest = x'00'",
    ])
    func `a damaged snapshot is passed over`(_ change: String) throws {
        try withArchive { archive, path throws in
            var rush = try Rush(seed: 7, archive: archive)
            try rush.go(40)
            try archive.keepSnapshot(of: rush.desk.operation)
            try tamper(path, "UPDATE snapshots SET \(change)")
            let restored = try Archive(path: path).restore(checkedEntries: 0)
            #expect(restored.foldedFrom == 0)
            #expect(restored.operation == rush.desk.operation)
        }
    }

    @Test(arguments: ["digest = zeroblob(32)", "position = position - 1"])
    func `a journal that is not the one of its snapshot is not believed`(_ change: String) throws {
        try withArchive { archive, path throws in
            var rush = try Rush(seed: 7, archive: archive)
            try rush.go(40)
            try archive.keepSnapshot(of: rush.desk.operation)
            try tamper(path, "UPDATE snapshots SET \(change)")
            #expect(throws: JournalFault.self) {
                try Archive(path: path).restore(checkedEntries: 0)
            }
        }
    }

    @Test(arguments: [1, 3, 1_000_000])
    func `a journal that lost its end is told, with or without a snapshot`(_ lost: Int64) throws {
        try withArchive { archive, path throws in
            var rush = try Rush(seed: 9, archive: archive)
            try rush.go(20)
            let end = try archive.head.position
            try tamper(path, "DELETE FROM journal WHERE position > \(max(0, end - lost))")
            let first = max(0, end - lost) + 1
            #expect(throws: JournalFault.brokenChain(position: first)) {
                try Archive(path: path).restore(checkedEntries: .max)
            }
        }
    }

    @Test func `only the last snapshot is kept`() throws {
        try withArchive { archive, _ throws in
            var rush = try Rush(seed: 8, archive: archive)
            for _ in 0..<3 {
                try rush.go(5)
                try archive.keepSnapshot(of: rush.desk.operation)
            }
            #expect(try archive.connection.dump("snapshots").count == 1)
        }
    }

    @Test(arguments: 0..<3)
    func `all tables are made again from the journal alone`(_ round: UInt64) throws {
        try withArchive { archive, path throws in
            // The first season is always the same, and lasts until it has touched every table; the others are new.
            let seed = round == 0 ? 2 : Seeds.next(for: "rebuild, round \(round)") &+ round
            var rush = try Rush(seed: seed, archive: archive)
            try rush.go(500)
            var before = try archive.dumpOfProjections()
            for _ in 0..<40 where round == 0 && before.contains(where: { $0.value.isEmpty }) {
                try rush.go(300)
                before = try archive.dumpOfProjections()
            }
            // Tokens come and go.
            let passing = ["tokens", "token_territories"]
            for table in Archive.projections where round == 0 && !passing.contains(table) {
                #expect(before[table]?.isEmpty == false, "the season left \(table) empty")
            }
            let vault = try archive.connection.dump("vault_people")
            try archive.rebuild()
            let after = try archive.dumpOfProjections()
            for table in Archive.projections {
                #expect(after[table] == before[table], "\(table)")
            }
            #expect(try archive.connection.dump("vault_people") == vault)
            #expect(
                try Archive(path: path).restore(checkedEntries: .max).operation
                    == rush.desk.operation)
        }
    }

    @Test func `every table of the schema is a projection or says why not`() throws {
        try withArchive { archive, _ throws in
            let tables = try archive.connection.texts(
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
            let others = [
                "journal", "journal_end", "snapshots", "vault_replies", "vault_people",
                "vault_volunteers", "vault_volunteer_notes", "vault_volunteer_refs",
                "vault_emergency_contacts",
                "vault_notes", "vault_tokens", "vault_service_calls", "vault_likeness",
                "likeness_place", "likeness_anew", "erasure_sweep", "vault_visit_codes",
                "vault_entry_codes",
                "vault_tasks", "vault_pharmacies", "vault_planned_calls",
                "vault_concerns", "vault_care_plans",
                "vault_partners",
                "vault_visit_reports", "vault_operations", "vault_reply_words", "vault_candidates",
                "vault_roster_keys",
                "access_log", "access_log_start",
            ]
            #expect(Set(tables) == Set(Archive.projections + others))
        }
    }
}
