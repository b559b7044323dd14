import OpsCore
import OpsTesting
import Testing

@testable import OpsStore

/// Putting right and erasing what is held on a person, and what stays.
struct ErasureTests {
    private static func odette(_ people: inout LoggedPeople) throws -> Identifier<PersonHelped> {
        try people.log(
            "Odette Lefebvre", phone: "06 39 98 12 34", address: "12 impasse des Invisibles",
            needs: .food)
    }

    private static func known(
        _ archive: Archive, _ id: Identifier<PersonHelped>
    ) throws -> KnownPerson {
        try #require(try archive.room.known(id)?.person)
    }

    @Test
    func `who is put right is found under the right words at once, and no more under the old`()
        throws
    {
        try withArchive { archive, _ throws in
            var people = try LoggedPeople(archive)
            let id = try Self.odette(&people)
            try people.keyAll()
            var wish = CorrectPerson(
                person: id, known: try Self.known(archive, id),
                details: PersonDetails(name: "Bernadette Marchand"), postcode: "92170")
            wish.removed = [.phone]
            try people.inTransaction(.privacy(.correct(wish)))
            let found = try people.search("Marchand Bernadette", postcode: "92170").candidates
            #expect(found.map(\.id) == [id])
            #expect(found.first?.postcode == "92170")
            #expect(try people.search("Odette Lefebvre").candidates.isEmpty)
            #expect(try people.search(phone: "06 39 98 12 34").candidates.isEmpty)
            let row = try #require(try archive.room.person(id))
            #expect(row.phone == nil)
            #expect(row.address == "12 impasse des Invisibles")
            // What was wrong is looked for in the file too.
            #expect(try archive.mustSweep())
            #expect(archive.takeTraces().pieces.contains(Array("Odette Lefebvre".utf8)))
            #expect(
                try archive.room.corrections(of: id).map(\.fields) == [
                    ["name", "phone", "postcode"]
                ])
        }
    }

    @Test
    func `an erased person is in no vault table, under no identity, and the journal is whole`()
        throws
    {
        try withArchive { archive, _ throws in
            var people = try LoggedPeople(archive)
            let id = try Self.odette(&people)
            let twin = try people.log("Lefebvre Odette", needs: .information)
            let other = try people.log("Ginette Moreau", needs: .food)
            try people.keyAll()
            try people.inTransaction(.hotline(.mergePeople(kept: id, merged: twin)))
            try people.cancelAll(but: other)
            let known = try Self.known(archive, id)
            #expect(known.identities == [id, twin])
            #expect(known.counts[.people] == 2)
            #expect(known.counts[.keys] > 2)
            try people.inTransaction(.privacy(.erase(known, .asked)))
            #expect(try archive.room.person(id) == nil)
            #expect(try archive.room.person(twin) == nil)
            #expect(try archive.room.person(other)?.name == "Ginette Moreau")
            #expect(try people.search("Odette Lefebvre").candidates.isEmpty)
            #expect(try people.search("Ginette Moreau").candidates.map(\.id) == [other])
            #expect(
                try archive.room.known(.id(archive.room.allContacts(of: id)[0].id))?.isErased
                    == true)
            let proof = try #require(try archive.room.erasure(of: twin))
            #expect(proof.reason == "asked")
            #expect(try archive.room.identities(erasedAt: proof.position) == [id, twin])
            _ = try archive.journal.verify()
            let before = try archive.dumpOfProjections()
            try archive.rebuild()
            #expect(try archive.dumpOfProjections() == before)
            #expect(try Self.known(archive, id).isErased)
            #expect(before["erased_people"]?.count == 2)
        }
    }

    @Test func `what was needed at the door goes too, and nobody else's does`() throws {
        try withArchive { archive, _ throws in
            var people = try LoggedPeople(archive)
            let id = try Self.odette(&people)
            let other = try people.log("Ginette Moreau", needs: .food)
            try people.cancelAll(but: other)
            let known = try Self.known(archive, id)
            let neighbour = try Self.known(archive, other)
            let missions: [Identifier<Mission>] = [Samples.id(900), Samples.id(901)]
            for (whose, mission, word) in [
                (known, missions[0], "Kangourou 12B47"), (neighbour, missions[1], "Moustache 1"),
            ] {
                func keep<Subject>(_ table: String, _ id: Identifier<Subject>) throws {
                    try archive.connection.statement(text: "INSERT INTO \(table) VALUES (?1, ?2)")
                        .bind(id, at: 1).bind(word, at: 2).run()
                }
                try archive.transaction {
                    try keep("vault_entry_codes", whose.identities[0])
                    try keep("vault_tasks", whose.requests[0])
                    try keep("vault_pharmacies", mission)
                    try archive.connection.statement(
                        "INSERT INTO vault_planned_calls VALUES (?1, ?2, NULL, ?3, NULL)"
                    ).bind(mission, at: 1).bind(whose.identities[0], at: 2).bind(word, at: 3).run()
                    try archive.connection.statement(
                        "INSERT INTO vault_care_plans VALUES (?1, ?2, NULL, ?3)"
                    ).bind(mission, at: 1).bind(whose.identities[0], at: 2).bind(word, at: 3).run()
                }
            }
            var withMission = try Self.known(archive, id)
            #expect(withMission.counts[.doors] == 2)
            withMission.missions = [missions[0]]
            withMission.calls = [Samples.id(900)]
            withMission.plans = [Samples.id(900)]
            try people.inTransaction(.privacy(.erase(withMission, .asked)))
            #expect(archive.takeTraces().pieces.contains(Array("Kangourou 12B47".utf8)))
            for column in [
                "vault_entry_codes (code)", "vault_tasks (text)", "vault_pharmacies (text)",
                "vault_planned_calls (neighbour_name)", "vault_care_plans (agreed_with)",
            ] {
                let parts = column.split(separator: " ")
                let left = try archive.connection.texts(
                    "SELECT \(parts[1].dropFirst().dropLast()) FROM \(parts[0])")
                #expect(left == ["Moustache 1"], "\(column)")
            }
        }
    }

    @Test func `kept answers that name the person are emptied, others stay`() throws {
        try withArchive { archive, _ throws in
            var people = try LoggedPeople(archive)
            let id = try Self.odette(&people)
            let contact = try #require(try archive.room.lastContact(of: id))
            try people.cancelAll()
            let bodies = [
                #"{"id":"\#(id)","name":"Odette"}"#, #"{"contact":"\#(contact.id)"}"#,
                #"{"id":"\#(Samples.id(77, of: Contact.self))","name":"Ginette"}"#,
            ]
            for (index, body) in bodies.enumerated() {
                try archive.transaction {
                    try archive.keep(
                        KeptReply(
                            fingerprint: SHA256.digest(of: [1]), status: 201, location: nil,
                            etag: nil, body: Array(body.utf8)),
                        to: SHA256.digest(of: [UInt8(index)]), until: people.now + .days(30))
                }
            }
            let found = try #require(try archive.room.known(id))
            #expect(found.person.replies == [1, 2])
            #expect(try archive.room.known(id, seen: found.replies)?.person == found.person)
            try people.inTransaction(.privacy(.erase(found.person, .asked)))
            for (index, isErased) in [true, true, false].enumerated() {
                let reply = try archive.reply(to: SHA256.digest(of: [UInt8(index)]))
                #expect(reply?.isErased == isErased)
                #expect(reply?.body.allSatisfy { $0 == 0 } == isErased)
                #expect((reply?.fingerprint == SHA256.digest(of: [1])) != isErased)
            }
        }
    }
}

extension LoggedPeople {
    /// Brings every live request to an end.
    mutating func cancelAll(but person: Identifier<PersonHelped>? = nil) throws {
        for request in desk.operation.requests.values
        where request.person != person || person == nil {
            try inTransaction(.hotline(.cancelRequest(request.id, .noLongerNeeded)))
        }
    }
}
