import OpsCore
import OpsTesting
import Testing

@testable import OpsStore

struct MigrationsTests {
    @Test func `a fresh file has the whole schema`() throws {
        try withArchive { archive, _ throws in
            let version = try archive.connection.number(of: "PRAGMA user_version")
            #expect(version == Int64(Migrations.steps.count))
            let tables = try archive.connection.texts("SELECT name FROM sqlite_schema")
            for table in Archive.projections + [
                "journal", "snapshots", "vault_replies", "vault_people",
            ] {
                #expect(tables.contains(table), "\(table)")
            }
        }
    }

    @Test func `tables of an earlier version are told to show everything, postcodes and all`()
        throws
    {
        try withArchive { archive, path throws in
            var rush = try Rush(seed: 9, archive: archive)
            try rush.logEarlierContacts(60)
            let whole = try archive.dumpOfProjections()
            try archive.connection.execute(
                """
                ALTER TABLE journal_end DROP COLUMN shown; ALTER TABLE requests DROP COLUMN postcode;
                \(Self.withoutKinds)
                PRAGMA user_version = 4;
                """)
            let reopened = try Archive(path: path)
            _ = try reopened.restore(checkedEntries: 0)
            #expect(reopened.backlogCount == 0)
            #expect(try reopened.dumpOfProjections() == whole)
        }
    }

    private static let withoutKinds = """
        DROP INDEX contacts_kind; ALTER TABLE contacts DROP COLUMN kind;
        ALTER TABLE contacts DROP COLUMN is_anonymous;
        DROP TABLE dangers; DROP TABLE danger_calls; DROP TABLE vault_service_calls;
        ALTER TABLE requests DROP COLUMN lasts_until;
        ALTER TABLE impact DROP COLUMN handed_over;
        \(withoutPrivacy)
        """

    private static let withoutPrivacy = """
        ALTER TABLE vault_people DROP COLUMN postcode; ALTER TABLE vault_people DROP COLUMN safe_phone;
        DROP TABLE corrections; DROP TABLE erasures; DROP TABLE erased_people; DROP TABLE held_people;
        DROP TABLE erasure_sweep; DROP TABLE consents; DROP TABLE person_hours;
        DROP TABLE likeness_anew; DROP TABLE token_territories;
        ALTER TABLE crew_leavings DROP COLUMN taken_back_at_ms;
        ALTER TABLE concerns DROP COLUMN danger_id; DROP TABLE purchase_corrections;
        ALTER TABLE partners DROP COLUMN referral_hours;
        ALTER TABLE solicitations DROP COLUMN wave; ALTER TABLE solicitations DROP COLUMN reminded_at_ms;
        DROP TABLE assets; DROP TABLE stock_lots; DROP TABLE mission_means; DROP TABLE rounds;
        ALTER TABLE wave_searches DROP COLUMN to_ring;
        DROP INDEX solicitations_asked;
        ALTER TABLE solicitations DROP COLUMN takes_over;
        ALTER TABLE solicitations DROP COLUMN taken_back_at_ms;
        ALTER TABLE contacts DROP COLUMN food_until; ALTER TABLE contacts DROP COLUMN medicine_until;
        ALTER TABLE solicitations DROP COLUMN reason; ALTER TABLE solicitations DROP COLUMN away_until;
        ALTER TABLE solicitations DROP COLUMN way; DROP INDEX vault_volunteers_phone;
        DROP TABLE candidates; DROP TABLE candidate_steps; DROP TABLE onboarding_rules;
        DROP TABLE erased_volunteers; DROP TABLE held_volunteers;
        DROP TABLE held_nameless; DROP TABLE erased_dangers;
        DROP TABLE erased_candidates; DROP TABLE vault_candidates; DROP TABLE vault_roster_keys;
        ALTER TABLE likeness_place DROP COLUMN unkeyed;
        ALTER TABLE likeness_place DROP COLUMN unkeyed_candidates;
        DROP INDEX messages_due; ALTER TABLE messages DROP COLUMN urgent;
        ALTER TABLE message_batches DROP COLUMN deployment_id;
        DROP TABLE kept_replies; DROP TABLE messages_stopped; DROP TABLE vault_reply_words;
        """

    @Test
    func
        `contacts of an earlier version were requests, every one of them, and nobody was in danger`()
        throws
    {
        try withArchive { archive, path throws in
            var rush = try Rush(seed: 12, archive: archive)
            try rush.logEarlierContacts(40)
            let whole = try archive.dumpOfProjections()
            try archive.connection.execute("\(Self.withoutKinds) PRAGMA user_version = 5;")
            let reopened = try Archive(path: path)
            _ = try reopened.restore(checkedEntries: 0)
            #expect(try reopened.dumpOfProjections() == whole)
            try reopened.rebuild()
            #expect(try reopened.dumpOfProjections() == whole)
        }
    }

    @Test
    func `hours that were agreed come back to tables that had lost them, those of rounds do not`()
        throws
    {
        try withArchive { archive, path throws in
            var rush = try Rush(seed: 9, archive: archive)
            try rush.go(600)
            let slots = rush.desk.operation.crews.watches.compactMapValues(\.slot)
            let agreed = slots.filter { !$0.value.isOfRound }
            try #require(!agreed.isEmpty)
            let step = String(
                decoding: PackageResources._057_agreed_hours_kept_sql, as: UTF8.self)
            try archive.connection.execute("DELETE FROM visit_slots; \(step)")
            let room = try ReadingRoom(path: path)
            let count = try archive.connection.number(of: "SELECT count(*) FROM visit_slots")
            #expect(count == Int64(agreed.count))
            for (mission, slot) in agreed {
                let shown = try room.slot(of: mission)
                #expect(shown?.from == slot.from && shown?.until == slot.until)
            }
        }
    }

    @Test func `applied twice is applied once`() throws {
        try withArchive { archive, path throws in
            var rush = try Rush(seed: 4, archive: archive)
            try rush.go(20)
            let schema = try archive.connection.texts("SELECT sql FROM sqlite_schema ORDER BY name")
            let reopened = try Archive(path: path)
            #expect(
                try reopened.connection.texts("SELECT sql FROM sqlite_schema ORDER BY name")
                    == schema)
            #expect(try reopened.head == archive.head)
            #expect(try reopened.dumpOfProjections() == archive.dumpOfProjections())
        }
    }

    @Test func `a file of an earlier version is brought up to date`() throws {
        try withTemporaryFolder { folder throws in
            let path = folder + "/ops.sqlite"
            let connection = try SQLiteConnection(path: path, access: .readWrite)
            try connection.execute(String(decoding: Migrations.steps[0], as: UTF8.self))
            try connection.execute("PRAGMA user_version = 1")
            try SQLiteJournal(connection: connection).append(JournalContract.chain(3))
            let archive = try Archive(path: path)
            #expect(try archive.head == JournalContract.chain(3)[2].head)
            #expect(
                try archive.connection.number(of: "PRAGMA user_version")
                    == Int64(Migrations.steps.count))
        }
    }

    @Test func `a file of a later version is refused in words`() throws {
        try withArchive { _, path throws in
            try tamper(path, "PRAGMA user_version = 99")
            let error = #expect(throws: Migrations.TooNew.self) { try Archive(path: path) }
            #expect(error?.description.contains("schema 99") == true)
            #expect(error?.description.contains("later version of Ops") == true)
        }
    }
}
