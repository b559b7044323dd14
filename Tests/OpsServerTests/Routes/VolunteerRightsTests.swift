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
            "/v1/missions/2/refusal", #"{"volunteer":1,"reason":"not_now"}"#, as: .coordinator
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
}
