import OpsCore
import OpsHTTP
import OpsTesting
import Testing

@testable import OpsServer

/// A roster leaves the house and comes in again.
struct RosterExportTests {
    private let always = [("If-Match", "*")]

    @Test func `whoever reads the roster to take it away leaves a line for each volunteer`()
        async throws
    {
        try await withHouse { house in
            for _ in 0..<3 { _ = try await house.addVolunteer() }
            let first = try await house.get("/v1/roster?limit=2", as: .coordinator).expect(200)
            #expect(first.items.count == 2)
            let next = try #require(first["next"]?.string)
            let last = try await house.get("/v1/roster?limit=2&cursor=\(next)", as: .coordinator)
                .expect(200)
            #expect(last.items.count == 1 && last["items/0/number"]?.integer == 1)
            let id = try #require(last["items/0/id"]?.string)
            let rows = try await house.get("/v1/access-log?limit=500", as: .reviewer).expect(200)
                .items.filter { $0["route"]?.string == "exportRoster" }
            #expect(rows.count == 3)
            #expect(rows.first?["person"]?.string == id)
            try await house.get("/v1/roster", as: .operator).expect(403)
        }
    }

    @Test func `a reference is one volunteer's`() async throws {
        try await withHouse { house in
            let (ada, zoe) = (try await house.addVolunteer(), try await house.addVolunteer())
            let said = try await house.call(
                .patch, "/v1/volunteers/\(ada)", #"{"ref":"A-7"}"#, fields: always
            ).expect(200)
            #expect(said["ref"]?.string == "A-7")
            let refused = try await house.call(
                .patch, "/v1/volunteers/\(zoe)", #"{"ref":"A-7","restHours":3}"#, fields: always
            ).expect(409, "roster.ref_taken")
            #expect(refused["title"]?.string?.contains("\(ada)") == true)
            let after = try await house.get("/v1/volunteers/\(zoe)", as: .coordinator).expect(200)
            #expect(after["restHours"] == nil)
            try await house.post(
                "/v1/volunteers", #"{"name":"Max","territory":"92","ref":"A-7"}"#
            ).expect(409, "roster.ref_taken")
            // Said again of the same volunteer it is no other's.
            try await house.call(
                .patch, "/v1/volunteers/\(ada)", #"{"ref":"A-7","restHours":3}"#, fields: always
            ).expect(200)
            try await house.call(
                .patch, "/v1/volunteers/\(ada)", #"{"remove":["ref"]}"#, fields: always
            ).expect(200)
            let max = try await house.post(
                "/v1/volunteers", #"{"name":"Max","territory":"92","ref":"A-7"}"#
            ).expect(201)
            #expect(max["ref"]?.string == "A-7")
        }
    }
}
