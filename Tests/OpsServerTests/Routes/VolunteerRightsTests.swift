import OpsCore
import OpsHTTP
import OpsTesting
import Testing

@testable import OpsServer
@testable import OpsStore

/// The rights of volunteers, through the door.
@Suite(.timeLimit(.minutes(1)))
struct VolunteerRightsTests {
    /// Somebody who offered to help, was admitted, went to one person's door and said no to another.
    static func fill(_ house: Premises) async throws {
        try await house.post(
            "/v1/candidates",
            """
            {"name":"\(Marked.volunteer.name)","phone":"06 39 98 98 76","territory":"92-montrouge",
             "email":"\(Marked.volunteer.email ?? "")","languages":["fr"],"radiusKilometres":9,
             "postcode":"92120","weeklyMissions":5,
             "note":"\(Marked.volunteer.note ?? "")","ref":"MARKED-REF 12"}
            """, as: .coordinator
        ).expect(201)
        try await house.post(
            "/v1/candidates/1/stage", #"{"stage":"spoken_to","note":"\#(Marked.note)"}"#,
            as: .coordinator
        ).expect(200)
        try await house.post(
            "/v1/candidates/1/stage", #"{"stage":"checked","vettedUntil":"2028-12-31"}"#,
            as: .coordinator
        ).expect(200)
        try await house.post("/v1/candidates/1/stage", as: .coordinator).expect(200)
        try await house.post(
            "/v1/candidates/1/admission", as: .coordinator, fields: [("Idempotency-Key", "adm")]
        ).expect(200)
        try await house.post(
            "/v1/volunteers/1/emergency-contact",
            #"{"name":"MARKED-CALLER Ombeline","phone":"06 39 98 56 78"}"#, as: .coordinator
        ).expect(200)
    }

    /// What is said of a volunteer in words.
    private static let why = "MARKED-NOTE my own mother is ill"

    /// One mission that was brought to its end, and a no to another.
    static func serve(_ house: Premises) async throws {
        let first = try await house.logContact("food")
        try await house.offer(first, to: 1).expect(201)
        _ = try await house.step(1, "acceptance", #"{"volunteer":1}"#)
        _ = try await house.step(1, "start")
        _ = try await house.step(1, "completion")
        let second = try await house.logContact("food")
        try await house.offer(second, to: 1).expect(201)
        try await house.post(
            "/v1/missions/2/refusal", #"{"volunteer":1,"reason":"\#(why)"}"#, as: .coordinator
        ).expect(200)
    }

    @Test(arguments: Door.allCases)
    func `a volunteer's copy holds all that is kept of them, and nothing of whom they helped`(
        _ door: Door
    ) async throws {
        try await withHouse(door) { house in
            try await Self.fill(house)
            try await Self.serve(house)
            let copy = try await house.get(
                "/v1/volunteers/1/export?reason=authority", as: .coordinator
            ).expect(200)
            #expect(copy["volunteer/name"]?.string == Marked.volunteer.name)
            #expect(copy["volunteer/ref"]?.string == "MARKED-REF 12")
            #expect(copy["volunteer/emergencyContactKnown"] == .bool(true))
            #expect(!copy.text.contains("Ombeline"))
            #expect(copy["questions/0/state"]?.string == "accepted")
            #expect(copy["questions/0/served/stage"]?.string == "completed")
            #expect(copy["questions/0/served/minutes"]?.integer != nil)
            #expect(copy["questions/1/state"]?.string == "declined")
            #expect(copy["questions/1/served"] == nil)
            #expect(copy["candidates/0/notes/0"]?.string == Marked.note)
            #expect(copy["searchKeys"]?.integer ?? 0 > 0)
            #expect(copy.headers["cache-control"] == "no-store")
            try await house.get("/v1/volunteers/1/export", as: .operator).expect(403)
            try await house.get("/v1/volunteers/9/export", as: .coordinator)
                .expect(404, "volunteer.unknown")
            let log = try await house.get("/v1/access-log", as: .admin).expect(200)
            let line = log.items.first { $0["route"]?.string == "exportVolunteer" }
            #expect(line?["reason"]?.string == "authority", "\(log.text)")
        }
    }

    private static let asked = #"{"reason":"asked"}"#

    private func shownAt(_ proof: Answer) -> String? { proof["erasedAt"]?.string }

    @Test func `why somebody did not go is theirs, and in no copy of whom they did not help`()
        async throws
    {
        try await withHouse { house in
            try await Self.fill(house)
            let request = try await house.logContact("food")
            try await house.offer(request, to: 1).expect(201)
            _ = try await house.step(1, "acceptance", #"{"volunteer":1}"#)
            try await house.post(
                "/v1/missions/1/step-back", #"{"volunteer":1,"reason":"\#(Self.why)"}"#,
                as: .coordinator
            ).expect(200)
            #expect(try await house.get("/v1/missions/1")["notes/0"]?.string == Self.why)
            let copy = try await house.get(
                "/v1/volunteers/1/export?reason=asked", as: .coordinator
            ).expect(200)
            #expect(copy["notes/0/text"]?.string == Self.why)
            let shown = try await house.get("/v1/requests/\(request)", as: .coordinator)
            let person = try #require(shown["person/id"]?.string)
            let hers = try await house.get(
                "/v1/people/\(person)/export?reason=asked", as: .coordinator
            ).expect(200)
            #expect(!hers.text.contains(Self.why))
        }
    }

    @Test func `who is held back from erasure is told where the volunteer is shown`() async throws {
        try await withHouse { house in
            try await Self.fill(house)
            try await house.post("/v1/volunteers/1/hold", #"{"reason":"court"}"#).expect(200)
            let shown = try await house.get("/v1/volunteers/1", as: .coordinator).expect(200)
            #expect(shown["hold/reason"]?.string == "court")
        }
    }

    @Test func `a name that nobody sees is no name`() async throws {
        try await withHouse { house in
            for name in [#"\u00a0\u2003"#, #"\u200b"#, "   "] {
                try await house.post(
                    "/v1/volunteers", #"{"name":"\#(name)","territory":"92"}"#
                ).expect(422)
            }
        }
    }

    @Test(arguments: Door.allCases)
    func `erasing a volunteer takes every word and leaves what was done without a name`(
        _ door: Door
    ) async throws {
        try await withHouse(door) { house in
            try await Self.fill(house)
            try await Self.serve(house)
            let erasure = "/v1/volunteers/1/erasure"
            try await house.get(erasure, as: .reviewer).expect(404, "erasure.unknown")
            try await house.post(erasure, Self.asked, as: .coordinator).expect(403)
            try await house.post("/v1/candidates/1/erasure", Self.asked)
                .expect(409, "privacy.candidate_is_volunteer")
            let proof = try await house.post(erasure, Self.asked).expect(200)
            #expect(
                proof["volunteers/0"]?.string != nil && proof["people"]?.elements.isEmpty == true)
            #expect(proof["rows/volunteers"]?.integer == 1)
            #expect(proof["rows/references"]?.integer == 1)
            #expect(proof["rows/callers"]?.integer == 1)
            #expect(proof["rows/notes"]?.integer == 3)
            #expect(try await !house.get("/v1/missions/2").text.contains(Self.why))
            let offer = try await house.get("/v1/candidates/1", as: .coordinator).expect(200)
            #expect(offer["erasedAt"]?.string == shownAt(proof))
            #expect(offer["languages"]?.elements.isEmpty == true && offer["latitude"] == nil)
            #expect(offer["territory"]?.string == "92-montrouge")
            #expect(proof["rows/keys"]?.integer ?? 0 > 0)
            #expect(proof["rows/replies"]?.integer == 1)
            let shown = try await house.get(erasure, as: .reviewer).expect(200)
            #expect(shown["digest"]?.string == proof["digest"]?.string)
            try await house.get("/v1/candidates/1/erasure", as: .reviewer).expect(200)
            let gone = try await house.get("/v1/volunteers/1", as: .coordinator).expect(200)
            #expect(gone["name"] == .null && gone["phone"] == .null && gone["ref"] == nil)
            #expect(gone["erasedAt"]?.string != nil && gone["available"] == .bool(false))
            #expect(gone["latitude"]?.integer == nil && gone["skills"]?.elements.isEmpty == true)
            #expect(try await house.get("/v1/volunteers").expect(200).items.isEmpty)
            #expect(try await house.get("/v1/roster").expect(200).items.isEmpty)
            let found = try await house.post("/v1/volunteers/search", #"{"name":"Quidam"}"#)
                .expect(200)
            #expect(found.items.isEmpty)
            let mission = try await house.get("/v1/missions/1", as: .coordinator).expect(200)
            #expect(mission["stage"]?.string == "completed")
            #expect(mission["solicitations/0/volunteerNumber"]?.integer == 1)
            try await house.post(
                "/v1/candidates/1/admission", as: .coordinator,
                fields: [("Idempotency-Key", "adm")]
            ).expect(409, "privacy.answer_erased")
            try await house.post(erasure, Self.asked).expect(409, "privacy.already_erased")
            let third = try await house.logContact("food")
            try await house.offer(third, to: 1).expect(409, "roster.erased")
            let journal = try await house.get("/v1/journal?after=0&limit=500").expect(200)
            #expect(Marked.found(in: journal.text).isEmpty)
            #expect(journal.text.contains("privacy.volunteer_erased.v1"))
            try house.expectSoundBooks()
        }
    }

    @Test func `what must be kept of a volunteer is kept, and the roster says so on the copy`()
        async throws
    {
        try await withHouse { house in
            try await Self.fill(house)
            let hold = "/v1/volunteers/1/hold"
            try await house.post(hold, #"{"reason":"court"}"#, as: .coordinator).expect(403)
            let held = try await house.post(hold, #"{"reason":"court"}"#).expect(200)
            #expect(held["reason"]?.string == "court")
            try await house.post(hold, #"{"reason":"court"}"#).expect(
                409, "privacy.already_on_hold")
            try await house.post("/v1/volunteers/1/erasure", Self.asked)
                .expect(409, "privacy.on_hold")
            let copy = try await house.get("/v1/volunteers/1/export").expect(200)
            #expect(copy["hold/reason"]?.string == "court")
            try await house.post("/v1/volunteers/1/release").expect(200)
            try await house.post("/v1/volunteers/1/release").expect(409, "privacy.not_on_hold")
            try await house.post("/v1/volunteers/1/erasure", Self.asked).expect(200)
        }
    }

    @Test func `who left and was not heard of for so many months is planned, and goes by erasure`()
        async throws
    {
        try await withHouse { house in
            try await Self.fill(house)
            _ = try await house.addVolunteer()
            let rules = """
                {"personMonths":24,"refusedMonths":6,"anonymousMonths":3,"volunteerMonths":2,
                 "accessLogMonths":12,"daily":false,"time":"03:00","utcOffsetMinutes":60}
                """
            let set = try await house.post("/v1/retention", rules).expect(200)
            #expect(set["volunteerMonths"]?.integer == 2)
            try await house.call(
                .patch, "/v1/volunteers/1", as: .coordinator, #"{"available":false}"#,
                fields: [("If-Match", "*")]
            ).expect(200)
            let early = try await house.get("/v1/retention/plan").expect(200)
            #expect(early["items"]?.elements.isEmpty == true)
            house.clock.advance(.days(70))
            let plan = try await house.get("/v1/retention/plan").expect(200)
            #expect(plan["items"]?.elements.count == 1)
            #expect(plan["items/0/rule"]?.string == "volunteer")
            #expect(plan["items/0/volunteer"]?.string != nil)
            let report = try await house.post("/v1/retention/runs").expect(200)
            #expect(report["volunteers"]?.integer == 1)
            let proof = try await house.get("/v1/volunteers/1/erasure").expect(200)
            #expect(proof["reason"]?.string == "retention")
            #expect(try await house.get("/v1/volunteers").expect(200).items.count == 1)
        }
    }

    @Test func `a copy tells of teams that somebody has left, and from when until when`()
        async throws
    {
        try await withHouse { house in
            try await Self.fill(house)
            try await house.post(
                "/v1/operation-events",
                #"{"title":"Canicule","kind":"heat_wave","territory":"92-montrouge"}"#,
                as: .coordinator
            ).expect(201)
            for name in ["Un", "Deux"] {
                let members = name == "Un" ? "[1]" : "[]"
                try await house.post(
                    "/v1/teams",
                    #"{"event":1,"name":"\#(name)","kind":"foot","members":\#(members)}"#,
                    as: .coordinator
                ).expect(201)
            }
            house.clock.advance(.minutes(30))
            for (team, members) in [(1, "[]"), (2, "[1]")] {
                try await house.post(
                    "/v1/teams/\(team)/members", #"{"members":\#(members)}"#, as: .coordinator
                ).expect(200)
            }
            let copy = try await house.get(
                "/v1/volunteers/1/export?reason=asked", as: .coordinator
            ).expect(200)
            let teams = try #require(copy["teams"]?.elements)
            #expect(teams.map { $0["name"]?.string } == ["Un", "Deux"], "\(copy.text)")
            #expect(teams.first?["from"]?.string != nil)
            #expect(teams.first?["until"]?.string != nil)
            #expect(teams.last?["from"]?.string == teams.first?["until"]?.string)
            #expect(teams.last?["until"]?.string == nil)
            try house.expectSoundBooks()
        }
    }
}
