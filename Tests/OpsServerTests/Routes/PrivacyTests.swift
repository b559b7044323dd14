import Foundation
import OpsCore
import OpsHTTP
import OpsTesting
import Testing

@testable import OpsServer
@testable import OpsStore

/// The rights of the person, through the door.
@Suite(.timeLimit(.minutes(1)))
struct PrivacyTests {
    /// Somebody about whom everything is known, whose need was cancelled: nothing of it is live.
    private static func fill(_ house: Premises) async throws -> String {
        let logged = try await house.post(
            "/v1/contacts",
            """
            {"needs":[{"kind":"food"}],"note":"\(Marked.note)",
             "person":{"name":"MARKED-PERSON Ysabeau Zébulon","phone":"06 39 98 12 34",\
            "address":"MARKED-ADDRESS 12 impasse des Invisibles","postcode":"92120"},
             "caller":{"relation":"daughter","name":"MARKED-CALLER Ombeline Zébulon",\
            "phone":"06 39 98 56 78"}}
            """, as: .operator, fields: [("Idempotency-Key", "first")]
        ).expect(201)
        let volunteer = try await house.addVolunteer()
        try await house.offer(1, to: volunteer).expect(201)
        try await house.post(
            "/v1/missions/1/refusal", #"{"reason":"MARKED-NOTE not today"}"#, as: .coordinator
        ).expect(200)
        try await house.offer(1, to: try await house.addVolunteer()).expect(201)
        for step in ["acceptance", "start"] { try await house.step(1, step).expect(200) }
        try await house.step(1, "failure", #"{"reason":"MARKED-NOTE nobody opened"}"#).expect(200)
        try await house.post(
            "/v1/dangers", #"{"contact":1,"note":"MARKED-NOTE does not answer"}"#, as: .operator
        ).expect(201)
        try await house.post(
            "/v1/dangers/1/calls", #"{"service":"15","reference":"MARKED-REFERENCE 12"}"#,
            as: .operator
        ).expect(200)
        return try #require(logged["person/id"]?.string)
    }

    /// Nothing of hers is live any more; the answer to it is kept, with her name in it.
    private static func finish(_ house: Premises) async throws {
        try await house.post(
            "/v1/requests/1/cancellation", #"{"reason":"no_longer_needed"}"#, as: .coordinator,
            fields: [("Idempotency-Key", "second")]
        ).expect(200)
        try await house.post("/v1/dangers/1/closure", #"{"outcome":"safe"}"#, as: .coordinator)
            .expect(200)
    }

    private static let asked = #"{"reason":"asked"}"#

    @Test(arguments: Door.allCases)
    func `a copy holds everything that is held, and nothing of who called`(
        _ door: Door
    ) async throws {
        try await withHouse(door) { house in
            let person = try await Self.fill(house)
            let copy = try await house.get("/v1/people/\(person)/export", as: .coordinator)
                .expect(200)
            #expect(copy["identities/0/name"]?.string == "MARKED-PERSON Ysabeau Zébulon")
            #expect(copy["identities/0/phone"]?.string == "+33639981234")
            #expect(copy["contacts/0/notes/0/text"]?.string == Marked.note)
            #expect(copy["contacts/0/caller/relation"]?.string == "daughter")
            #expect(copy["contacts/0/caller/nameIsHeld"] == .bool(true))
            #expect(!copy.text.contains("Ombeline"))
            #expect(copy["contacts/0/requests/0/need"]?.string == "food")
            let mission = copy["contacts/0/requests/0/missions/0"]
            #expect(mission?["notes/0/text"]?.string == "MARKED-NOTE nobody opened")
            // Why a volunteer said no is theirs.
            #expect(!copy.text.contains("MARKED-NOTE not today"))
            #expect(copy["contacts/0/dangers/0/calls/0/reference"]?.string == "MARKED-REFERENCE 12")
            #expect(copy["contacts/0/dangers/0/notes/0/text"]?.string?.contains("answer") == true)
            #expect(copy["keptAnswers"]?.integer == 1)
            #expect(copy.headers["cache-control"] == "no-store")
            try await house.get("/v1/people/\(person)/export", as: .operator).expect(403)
        }
    }

    @Test
    func `a correction is shown everywhere, changes the tag, and the journal says which fields`()
        async throws
    {
        try await withHouse { house in
            let person = try await Self.fill(house)
            let tag = try #require(try await house.get("/v1/requests/1").headers["etag"])
            let copy = try await house.get("/v1/people/\(person)/export").expect(200)
            let note = try #require(copy["contacts/0/notes/0/number"]?.integer)
            let answer = try await house.post(
                "/v1/people/\(person)/correction",
                """
                {"name":"MARKED-PERSON Théodule","safePhone":"06 39 98 98 76","remove":["address"],
                 "notes":[{"number":\(note),"text":"MARKED-NOTE rings twice"}]}
                """, as: .coordinator
            ).expect(200)
            #expect(answer["name"]?.string == "MARKED-PERSON Théodule")
            #expect(answer["contacts/0/notes/0"]?.string == "MARKED-NOTE rings twice")
            let shown = try await house.get(
                "/v1/requests/1", as: .operator, fields: [("If-None-Match", tag)]
            ).expect(200)
            #expect(shown["person/name"]?.string == "MARKED-PERSON Théodule")
            #expect(shown["person/safePhone"]?.string == "+33639989876")
            #expect(shown["person/address"] == .null)
            let journal = try await house.get("/v1/journal?limit=500").expect(200)
            let last = try #require(journal.items.last)
            #expect(last["name"]?.string == "privacy.person_corrected.v1")
            let fields = last["payload/fields"]?.elements.compactMap(\.string)
            #expect(fields == ["name", "address", "safe_phone", "note"])
        }
    }

    @Test(arguments: Door.allCases)
    func `a postcode that was put right is shown, and her request is where she is`(
        _ door: Door
    ) async throws {
        try await withHouse(door) { house in
            let volunteer = try await house.addVolunteer()
            let logged = try await house.post(
                "/v1/contacts",
                """
                {"needs":[{"kind":"food"}],"person":{"name":"Odette Exemple",
                 "address":"1 rue Inventée","postcode":"92120"}}
                """
            ).expect(201)
            let first = try await house.get("/v1/requests/1", as: .operator).expect(200)
            let person = try #require(first["person/id"]?.string)
            try await house.post(
                "/v1/people/\(person)/correction", #"{"postcode":"92170"}"#, as: .coordinator
            ).expect(200)
            let shown = try await house.get("/v1/requests/1", as: .operator).expect(200)
            #expect(shown["postcode"]?.string == "92170")
            #expect(shown["territory"]?.string == "92-vanves")
            let contact = try await house.get(try #require(logged.location)).expect(200)
            #expect(contact["postcode"]?.string == "92170")
            #expect(contact["territory"]?.string == "92-vanves")
            for list in ["contacts", "requests", "requests?sort=due"] {
                let items = try await house.get("/v1/\(list)", as: .operator).expect(200).items
                #expect(items.map { $0["postcode"]?.string } == ["92170"], "\(list)")
            }
            try await house.offer(1, to: volunteer).expect(201)
            try await house.step(1, "acceptance").expect(200)
            let sheet = try await house.get("/v1/missions/1/sheet", as: .coordinator).expect(200)
            #expect(sheet["person/postcode"]?.string == "92170")
        }
    }

    @Test(arguments: Door.allCases)
    func `a safe number and safe hours are said while talking, and calls keep to them`(
        _ door: Door
    ) async throws {
        try await withHouse(door) { house in
            let logged = try await house.post(
                "/v1/contacts",
                """
                {"needs":[{"kind":"food"}],"person":{"phone":"06 39 98 12 34","postcode":"92120",
                 "safePhone":"06 39 98 98 76","safeHours":"14:00-16:00","entryCode":"12B"}}
                """
            ).expect(201)
            let shown = try await house.get(try #require(logged.location)).expect(200)
            #expect(shown["person/safePhone"]?.string == "+33639989876")
            #expect(shown["person/safeHours"]?.string == "14:00-16:00")
            let person = try #require(shown["person/id"]?.string)
            let planned = try await house.post(
                "/v1/calls", #"{"contact":1,"purpose":"call_back"}"#
            ).expect(201)
            #expect(planned["safe"]?.string == "14:00-16:00")
            #expect(planned["person/phone"]?.string == "+33639989876")
            // Known under another identity since: the safe number is hers.
            let again = try await house.post(
                "/v1/contacts",
                #"{"needs":[{"kind":"hygiene"}],"person":{"phone":"06 39 98 12 34"}}"#
            ).expect(201)
            let known = try await house.get(try #require(again.location)).expect(200)
            let twin = try #require(known["person/id"]?.string)
            let merge = #"{"other":"\#(twin)"}"#
            try await house.post("/v1/people/\(person)/merge", merge, as: .coordinator).expect(200)
            let second = try await house.post(
                "/v1/calls", #"{"contact":2,"purpose":"friendly_call"}"#
            ).expect(201)
            #expect(second["person/phone"]?.string == "+33639989876")
            let found = try await house.post("/v1/people/search", #"{"phone":"06 39 98 12 34"}"#)
                .expect(200)
            #expect(found.items.first?["safePhone"]?.string == "+33639989876")
            #expect(found.items.first?["safeHours"]?.string == "14:00-16:00")
            let target = "/v1/people/\(person)/correction"
            try await house.post(
                target, #"{"safeHours":"09:00-10:00","entryCode":"77","remove":["safe_phone"]}"#,
                as: .coordinator
            ).expect(200)
            let moved = try await house.get("/v1/calls/1").expect(200)
            #expect(moved["safe"]?.string == "09:00-10:00")
            #expect(moved["person/phone"]?.string == "+33639981234")
            let copy = try await house.get("/v1/people/\(person)/export").expect(200)
            #expect(copy["identities/0/safeHours"]?.string == "09:00-10:00")
            #expect(copy["identities/0/entryCode"]?.string == "77")
            try await house.post(
                target, #"{"remove":["safe_hours","entry_code"]}"#, as: .coordinator
            )
            .expect(200)
            let bare = try await house.get("/v1/people/\(person)/export").expect(200)
            #expect(bare["identities/0/safeHours"] == .null)
            #expect(bare["identities/0/entryCode"] == .null)
            #expect(try await house.get("/v1/calls/1").expect(200)["safe"] == .null)
            try house.expectSoundBooks()
        }
    }

    @Test func `what is said of hours is added once, and never to who stays anonymous`()
        async throws
    {
        try await withHouse { house in
            let logged = try await house.post("/v1/contacts", #"{"kind":"missed"}"#).expect(201)
            let hours = #"{"person":{"safeHours":"14:00-16:00"}}"#
            let added = try await house.call(
                .patch, "/v1/contacts/1", as: .operator, hours,
                fields: [("If-Match", logged.etag ?? "")]
            ).expect(200)
            #expect(added["person/safeHours"]?.string == "14:00-16:00")
            try await house.call(
                .patch, "/v1/contacts/1", as: .operator, #"{"person":{"safeHours":"09:00-10:00"}}"#,
                fields: [("If-Match", added.etag ?? "")]
            ).expect(409, "hotline.already_known")
            try await house.post(
                "/v1/contacts",
                #"{"kind":"thanks","anonymous":true,"person":{"safeHours":"14:00-16:00"}}"#
            ).expect(422)
            try await house.post(
                "/v1/contacts", #"{"kind":"thanks","person":{"safeHours":"14:00"}}"#
            ).expect(422)
        }
    }

    @Test(arguments: Door.allCases)
    func `words that were put right stand in no answer that is kept`(_ door: Door) async throws {
        try await withHouse(door) { house in
            let person = try await Self.fill(house)
            try await Self.finish(house)
            #expect(try Self.marks(in: house.folder).isSuperset(of: ["Ysabeau", "impasse"]))
            try await house.post(
                "/v1/people/\(person)/correction", #"{"name":"Théodule","remove":["address"]}"#,
                fields: [("Idempotency-Key", "third")]
            ).expect(200)
            try await Self.expectSwept(house)
            #expect(try Self.marks(in: house.folder).isDisjoint(with: ["Ysabeau", "impasse"]))
            try await house.post(
                "/v1/requests/1/cancellation", #"{"reason":"no_longer_needed"}"#,
                as: .coordinator, fields: [("Idempotency-Key", "second")]
            ).expect(409, "privacy.answer_erased")
            // What does not tell of the wrong words is answered as before.
            try await house.post(
                "/v1/people/\(person)/correction", #"{"remove":["safe_phone"]}"#
            ).expect(200)
            let again = try await house.post(
                "/v1/people/\(person)/correction", #"{"name":"Théodule","remove":["address"]}"#,
                fields: [("Idempotency-Key", "third")]
            ).expect(200)
            #expect(again.headers["idempotent-replayed"] == "true")
        }
    }

    @Test func `what cannot be corrected is refused, and nothing is half done`() async throws {
        try await withHouse { house in
            let person = try await Self.fill(house)
            let target = "/v1/people/\(person)/correction"
            try await house.post(target, "{}").expect(409, "privacy.nothing_to_correct")
            try await house.post(target, #"{"name":"x","notes":[{"number":999}]}"#)
                .expect(409, "privacy.unknown_note")
            try await house.post(target, #"{"remove":["postcode"]}"#).expect(422)
            try await house.post(target, #"{"name":"x"}"#, as: .operator).expect(403)
            let nobody = "01710c6c-2c00-7000-8000-000000000005"
            try await house.post("/v1/people/\(nobody)/correction", #"{"name":"x"}"#)
                .expect(404, "person.unknown")
            let shown = try await house.get("/v1/requests/1").expect(200)
            #expect(shown["person/name"]?.string == Marked.person.name)
        }
    }

    @Test func `nothing is erased that is live or must be kept, and it says what is to be done`()
        async throws
    {
        try await withHouse { house in
            let person = try await Self.fill(house)
            let target = "/v1/people/\(person)"
            try await house.post(target + "/erasure", Self.asked, as: .coordinator).expect(403)
            let live = try await house.post(target + "/erasure", Self.asked)
                .expect(409, "privacy.request_live")
            #expect(live["title"]?.string?.contains("request 1") == true)
            try await house.post(
                "/v1/requests/1/cancellation", #"{"reason":"no_longer_needed"}"#
            ).expect(200)
            try await house.post(target + "/erasure", Self.asked)
                .expect(409, "privacy.danger_live")
            try await house.post("/v1/dangers/1/closure", #"{"outcome":"safe"}"#).expect(200)
            let hold = try await house.post(target + "/hold", #"{"reason":"court"}"#).expect(200)
            #expect(hold["reason"]?.string == "court")
            try await house.post(target + "/hold", #"{"reason":"court"}"#)
                .expect(409, "privacy.already_on_hold")
            try await house.post(target + "/erasure", Self.asked).expect(409, "privacy.on_hold")
            try await house.get(target + "/erasure").expect(404, "erasure.unknown")
            try await house.post(target + "/release").expect(200)
            try await house.post(target + "/release").expect(409, "privacy.not_on_hold")
            try await house.post(target + "/erasure", #"{"reason":"whim"}"#).expect(422)
            try await house.post(target + "/erasure", Self.asked).expect(200)
            try await house.post(target + "/erasure", Self.asked)
                .expect(409, "privacy.already_erased")
        }
    }

    @Test(arguments: Door.allCases)
    func `an erased person is in no byte of the data, and what was done is not done twice`(
        _ door: Door
    ) async throws {
        try await withHouse(door) { house in
            let person = try await Self.fill(house)
            try await Self.finish(house)
            let before = try Self.marks(in: house.folder)
            #expect(
                before.isSuperset(of: [
                    "Ysabeau", "Ombeline", "impasse", "REFERENCE", "under the pot",
                ]))
            let proof = try await house.post(
                "/v1/people/\(person)/erasure", Self.asked, fields: [("Idempotency-Key", "e")]
            ).expect(200)
            #expect(proof["rows/people"]?.integer == 1)
            #expect(proof["rows/callers"]?.integer == 1)
            #expect(proof["rows/notes"]?.integer == 4)
            #expect(proof["rows/references"]?.integer == 1)
            #expect(proof["rows/replies"]?.integer == 2)
            let again = try await house.get("/v1/people/\(person)/erasure", as: .reviewer)
                .expect(200)
            #expect(again.text == proof.text)
            try await Self.expectSwept(house)
            #expect(try Self.marks(in: house.folder) == [])
            let journal = try await house.get("/v1/journal?limit=500").expect(200)
            let entry = try #require(journal.items.last)
            #expect(entry["name"]?.string == "privacy.person_erased.v1")
            #expect(entry["digest"]?.string == proof["digest"]?.string)
            let shown = try await house.get("/v1/requests/1").expect(200)
            #expect(shown["person/name"] == .null)
            #expect(shown["status"]?.string == "cancelled")
            // The call that came in long ago, sent once more by a client that never heard of it.
            try await house.post(
                "/v1/contacts", #"{"needs":[{"kind":"food"}]}"#, as: .admin,
                fields: [("Idempotency-Key", "e")]
            ).expect(201)
            try await house.post(
                "/v1/requests/1/cancellation", #"{"reason":"no_longer_needed"}"#,
                as: .coordinator, fields: [("Idempotency-Key", "second")]
            ).expect(409, "privacy.answer_erased")
            try await house.call(
                .patch, "/v1/contacts/1", #"{"note":"x"}"#, fields: [("If-Match", "*")]
            ).expect(409, "hotline.person_erased")
            #expect(Marked.found(in: house.notes.text).isEmpty)
        }
    }

    @Test func `a sudden end between an erasure and its sweep is made good at the next start`()
        async throws
    {
        try await inTemporaryFolder { path in
            var house = try await Premises.open(.desk, in: path)
            try await house.furnish()
            let person = try await Self.fill(house)
            try await Self.finish(house)
            try await house.post("/v1/people/\(person)/erasure", Self.asked).expect(200)
            try await Self.expectSwept(house)
            await house.close()
            // As if the power had gone right after the answer.
            let archive = try Archive(path: path + "/ops.sqlite")
            try archive.transaction {
                try archive.connection.execute("UPDATE erasure_sweep SET due = 1")
            }
            #expect(try archive.mustSweep())
            let again = try await Premises.open(.desk, in: path)
            try await Self.expectSwept(again)
            #expect(try !archive.mustSweep())
            #expect(try Self.marks(in: path) == [])
            await again.close()
        }
    }

    /// The pieces that stand in any file of the data folder.
    private static func marks(in folder: String) throws -> Set<String> {
        let pieces = [
            "Ysabeau", "Ombeline", "impasse", "REFERENCE", "under the pot", "33639981234",
            "does not answer",
        ]
        var found: Set<String> = []
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
            guard let data = FileManager.default.contents(atPath: folder + "/" + name) else {
                continue
            }
            for piece in pieces where data.firstRange(of: Data(piece.utf8)) != nil {
                found.insert(piece)
            }
        }
        return found
    }

    /// The office looks through the file a moment after it has answered; over when the test's time is.
    private static func expectSwept(_ house: Premises) async throws {
        while await !house.house.office.hasSwept {
            try Task.checkCancellation()
            await Task.yield()
        }
    }
}

extension Office {
    fileprivate var hasSwept: Bool {
        sweep.due == nil && !desk.records.hasTraces
    }
}
