import OpsCore
import OpsTesting
import Testing

@testable import OpsStore

struct VaultTests {
    @Test func `nobody is named outside the vault`() throws {
        try withArchive { archive, _ throws in
            var rush = try Rush(seed: Seeds.next(for: "vault"), archive: archive)
            try rush.go(300)
            try archive.keepSnapshot(of: rush.desk.operation)
            for table in ["journal"] + Archive.projections {
                let text = try archive.connection.dump(table).joined(separator: "\n")
                #expect(Marked.found(in: text).isEmpty, "\(table)")
            }
            let payloads = try archive.journal.entries(after: 0, limit: 100_000).flatMap(\.payload)
            #expect(Marked.found(in: String(decoding: payloads, as: UTF8.self)).isEmpty)
            let states = rush.desk.operation.snapshot()
            #expect(Marked.found(in: String(decoding: states, as: UTF8.self)).isEmpty)
            // The canary: the vault does hold them, and the search finds them there.
            let vault = try archive.connection.dump("vault_people").joined()
            #expect(!Marked.found(in: vault).isEmpty)
        }
    }

    @Test func `what is told is found under the identifiers that the journal knows`() throws {
        try withArchive { archive, path throws in
            var desk = Desk(records: archive)
            var identifiers = SeededIdentifierSource(seed: 1)
            func put(_ command: Command) throws -> [RecordedEvent] {
                try archive.transaction {
                    try desk.carryOut(
                        command, by: .house, cause: Samples.id(1), at: Samples.start,
                        identifiers: &identifiers)
                }
            }
            for territory in Samples.territories {
                _ = try put(.territory(.register(territory)))
            }
            let events = try put(Samples.logContact(.food)).map(\.event)
            guard case .hotline(.contactLogged(let contact)) = events.first else {
                Issue.record("no contact")
                return
            }
            let room = try ReadingRoom(path: path)
            let person = try #require(try room.person(Samples.known(contact.person)))
            #expect(person.name == Marked.person.name)
            #expect(person.phone == Marked.person.phone?.e164)
            #expect(person.address == Marked.person.address)
            #expect(try room.person(Samples.known(contact.caller))?.name == Marked.caller.name)
            #expect(try room.notes(about: contact.id) == [Marked.note])
            _ = try put(Samples.addVolunteer())
            #expect(try room.volunteer(.number(1))?.name == Marked.volunteer.name)
        }
    }
}
