import OpsCore
import OpsStore
import OpsTesting
import Testing

@testable import OpsServer

/// Who is at the door, as the desk answers it.
struct VisitsTests {
    /// One mission that a volunteer has accepted.
    private static func accept(_ house: Premises, _ need: String = "food") async throws {
        let volunteer = try await house.addVolunteer()
        try await house.offer(try await house.logContact(need), to: volunteer).expect(201)
        try await house.step(1, "acceptance").expect(200)
    }

    private static func code(_ house: Premises, as role: Role = .operator) async throws -> String {
        let shown = try await house.get("/v1/missions/1/visit-code", as: role).expect(200)
        return try #require(shown["code"]?.string)
    }

    private static func check(
        _ house: Premises, _ code: String, as role: Role = .operator
    ) async throws -> Answer {
        try await house.post("/v1/visit-checks", #"{"code":"\#(code)"}"#, as: role)
    }

    @Test func `an hour agreed in time is the promise, and one agreed too late makes nothing good`()
        async throws
    {
        try await withHouse { house in
            try await Self.accept(house)
            let before = try await house.request(1)["promisedAt"]?.string
            let slot = #"{"from":"2020-03-26T10:00:00Z","minutes":60}"#
            try await house.step(1, "slot", slot).expect(200)
            let agreed = try await house.request(1)
            #expect(agreed["promisedAt"]?.string == "2020-03-26T11:00:00.000Z")
            #expect(agreed["dueAt"]?.string == "2020-03-26T11:00:00.000Z")
            house.clock.advance(.days(1))
            await house.house.office.tick()
            let later = try await house.request(1)
            #expect(later["overdue"]?.flag == false && later["owner/kind"]?.string == "crew")
            house.clock.advance(.days(3))
            await house.house.office.tick()
            let again = #"{"from":"2020-03-28T10:00:00Z","minutes":60}"#
            try await house.step(1, "slot", again).expect(200)
            let late = try await house.request(1)
            #expect(late["promisedAt"]?.string == "2020-03-26T11:00:00.000Z")
            #expect(late["overdue"]?.flag == true && before != late["promisedAt"]?.string)
            try house.expectSoundBooks()
        }
    }

    @Test(arguments: Door.allCases)
    func `the hotline tells the person, the pair shows it, a call checks it`(
        _ door: Door
    ) async throws {
        try await withHouse(door) { house in
            try await Self.accept(house)
            let mission = try await house.get("/v1/missions/1", as: .coordinator).expect(200)
            #expect(mission["visitCode/expiresAt"]?.string == "2020-03-24T08:00:00.000Z")
            #expect(mission["visitCode/toldAt"] == .null)
            let code = try await Self.code(house)
            let shown = try await house.get("/v1/missions/1/visit-code", as: .operator)
            #expect(shown["words/fr"]?.string == code)
            let told = try await house.post(
                "/v1/missions/1/visit-code/telling", #"{"code":"\#(code)"}"#, as: .operator)
            #expect(told.expect(200)["toldAt"]?.string == "2020-03-23T08:00:00.000Z")
            #expect(!told.text.contains(code))
            for language in ["fr", "es", "en"] {
                let words = try #require(shown["words/\(language)"]?.string)
                let answer = try await Self.check(house, words.uppercased())
                #expect(answer.expect(200)["expected"]?.flag == true)
                #expect(answer["visits/0/need"]?.string == "food")
                #expect(answer["visits/0/territory"]?.string == "92-montrouge")
            }
        }
    }

    @Test func `who guesses right learns which help and where, and nothing else`() async throws {
        try await withHouse { house in
            try await Self.accept(house)
            let answer = try await Self.check(house, try await Self.code(house)).expect(200)
            #expect(Marked.found(in: answer.text).isEmpty)
            #expect(
                answer.text
                    == #"{"expected":true,"visits":[{"need":"food","territory":"92-montrouge"}]}"#)
        }
    }

    @Test func `wrong, dead and unheard-of codes are answered alike, and noted`() async throws {
        try await withHouse { house in
            try await Self.accept(house)
            let dead = try await Self.code(house)
            try await house.step(1, "start").expect(200)
            try await house.step(1, "completion").expect(200)
            for code in [dead, "citron citron", "1234 5678", "hello"] {
                let answer = try await Self.check(house, code).expect(200)
                #expect(answer.text == #"{"expected":false,"visits":[]}"#)
            }
            let noted = try await house.get("/v1/visit-checks", as: .coordinator).expect(200)
            #expect(noted.items.count == 4)
            #expect(noted.items.allSatisfy { $0["expected"]?.flag == false })
            let told = try await house.get("/v1/journal?last=4").expect(200)
            #expect(told.items.allSatisfy { $0["name"]?.string == "visit.checked.v1" })
        }
    }

    @Test func `a code that has run out opens no door, and another one does`() async throws {
        try await withHouse { house in
            try await Self.accept(house)
            let first = try await Self.code(house)
            house.clock.advance(.hours(24))
            #expect(try await Self.check(house, first).expect(200)["expected"]?.flag == false)
            try await house.get("/v1/missions/1/visit-code", as: .operator)
                .expect(409, "visit.code_expired")
            try await house.post("/v1/missions/1/visit-code", as: .operator)
                .expect(403, "door.not_allowed")
            let renewed = try await house.post("/v1/missions/1/visit-code", as: .coordinator)
            #expect(renewed.expect(200)["toldAt"] == .null)
            let second = try await Self.code(house)
            #expect(!renewed.text.contains(second))
            #expect(try await Self.check(house, second).expect(200)["expected"]?.flag == true)
        }
    }

    @Test func `what was read to her is told, and no code that was made since`() async throws {
        try await withHouse { house in
            try await Self.accept(house)
            let read = try await Self.code(house)
            try await house.post("/v1/missions/1/visit-code", as: .coordinator).expect(200)
            let made = try await Self.code(house)
            let telling = "/v1/missions/1/visit-code/telling"
            let late = try await house.post(telling, #"{"code":"\#(read)"}"#, as: .operator)
            late.expect(409, "visit.other_code")
            #expect(!late.text.contains(made))
            #expect(try await house.get("/v1/missions/1")["visitCode/toldAt"] == .null)
            try await house.post(telling, as: .operator).expect(400)
            let told = try await house.post(telling, #"{"code":"\#(made)"}"#, as: .operator)
            #expect(told.expect(200)["toldAt"] != .null)
            let listener = try await house.addVolunteer()
            let call = try await house.logContact("psychological_support")
            try await house.offer(call, to: listener).expect(201)
            try await house.post("/v1/missions/2/visit-code/telling", #"{"code":"\#(made)"}"#)
                .expect(409, "visit.not_in_person")
        }
    }

    @Test func `guessing is stopped at the desk that guesses, in words`() async throws {
        try await withHouse { house in
            try await Self.accept(house)
            let code = try await Self.code(house)
            for _ in 0..<5 { try await Self.check(house, "citron citron").expect(200) }
            let stopped = try await Self.check(house, code).expect(409, "visit.too_many_checks")
            #expect(stopped["title"]?.string?.contains("15 min") == true)
            let other = try await Self.check(house, code, as: .coordinator).expect(200)
            #expect(other["expected"]?.flag == true)
            house.clock.advance(.minutes(15))
            #expect(try await Self.check(house, code).expect(200)["expected"]?.flag == true)
        }
    }

    @Test func `the secret is in the vault alone, and leaves it with the mission`() async throws {
        try await withHouse { house in
            try await Self.accept(house)
            let code = try await Self.code(house)
            let key = [("Idempotency-Key", "renew")]
            let reply = try await house.post(
                "/v1/missions/1/visit-code", as: .coordinator, fields: key)
            let again = try await Self.code(house)
            let journal = try await house.get("/v1/journal?after=0&limit=500").expect(200)
            let mission = try await house.get("/v1/missions/1").expect(200)
            let request = try await house.get("/v1/requests/1").expect(200)
            for text in [journal.text, mission.text, request.text, reply.text, house.notes.text] {
                for secret in [code, again] { #expect(!text.contains(secret)) }
            }
            let room = try ReadingRoom(path: house.folder + "/ops.sqlite")
            let id = try #require(Identifier<Mission>(mission.id))
            #expect(try room.visitCode(of: id)?.code?.words(in: .fr) == again)
            try await house.step(1, "failure", #"{"reason":"not_home"}"#).expect(200)
            #expect(try room.visitCode(of: id)?.code == nil)
            try await house.get("/v1/missions/1/visit-code").expect(409, "mission.closed")
        }
    }

    @Test func `before the yes, and on the telephone, there is no code`() async throws {
        try await withHouse { house in
            let volunteer = try await house.addVolunteer()
            try await house.offer(try await house.logContact("food"), to: volunteer).expect(201)
            try await house.get("/v1/missions/1/visit-code").expect(409, "visit.no_code")
            try await house.post("/v1/missions/1/visit-code").expect(409, "visit.nobody_comes")
            let listener = try await house.addVolunteer()
            try await house.offer(
                try await house.logContact("psychological_support"), to: listener
            ).expect(201)
            let yes = try await house.step(2, "acceptance").expect(200)
            #expect(yes["visitCode"] == .null)
            try await house.post("/v1/missions/2/visit-code").expect(409, "visit.not_in_person")
            try await house.get("/v1/missions/9/visit-code").expect(404, "mission.unknown")
        }
    }
}
