import OpsCore
import OpsHTTP
import OpsTesting
import Testing

@testable import OpsServer

/// Words and next steps that somebody needs at three in the morning.
struct NextTryRouteTests {
    @Test func `who came for nothing is offered the same door again, and who waits nearby`()
        async throws
    {
        try await withHouse { house in
            let ada = try await house.addVolunteer()
            for _ in 0..<2 { _ = try await house.logContact("food") }
            _ = try await house.logContact("medicine")
            try await house.offer(1, to: ada).expect(201)
            try await house.step(1, "acceptance").expect(200)
            let early = try await house.get("/v1/missions/1/next").expect(200)
            #expect(early["nearby"]?.elements.isEmpty == true)
            try await house.step(1, "start").expect(200)
            try await house.post("/v1/missions/1/failure", #"{"reason":"not_home"}"#).expect(200)
            let next = try await house.get("/v1/missions/1/next").expect(200)
            #expect(next["again/request"]?.integer == 1)
            #expect(next["again/volunteers"]?.elements.compactMap(\.integer) == [ada])
            #expect(next["nearby"]?.elements.compactMap { $0["request"]?.integer } == [2])
            #expect(next["nearby/0/distanceMetres"]?.integer == 0)
            try await house.offer(1, to: ada).expect(201)
            #expect(
                try await house.get("/v1/missions/1/next")["again/request"] == nil)
            try await house.get("/v1/missions/99/next").expect(404)
        }
    }

    @Test func `what is closed says how in words, and never in codes`() async throws {
        try await withHouse { house in
            let ada = try await house.addVolunteer()
            _ = try await house.logContact("food")
            try await house.offer(1, to: ada).expect(201)
            try await house.post("/v1/requests/1/cancellation", #"{"reason":"duplicate"}"#)
                .expect(200)
            let told = try await house.call(
                .post, "/v1/missions/1/acceptance", as: .coordinator, "{}",
                fields: [("Accept-Language", "fr"), ("Content-Type", "application/json")]
            ).expect(409, "mission.closed")
            #expect(told.text.contains("annulée"))
            #expect(!told.text.contains("cancelled"))
        }
    }

    @Test func `a volunteer is shown with numbers and names, and an old vetting is told`()
        async throws
    {
        try await withHouse { house in
            let ada = try await house.addVolunteer()
            _ = try await house.logContact("food")
            try await house.offer(1, to: ada).expect(201)
            try await house.step(1, "acceptance").expect(200)
            let shown = try await house.get("/v1/volunteers/1")
            #expect(shown["missionNumbers"]?.elements.compactMap(\.integer) == [1])
            #expect(shown["vettingOver"] == nil)
            let old = try await house.call(
                .patch, "/v1/volunteers/1", #"{"vettedUntil":"2020-01-01"}"#,
                fields: [("If-Match", "*")]
            ).expect(200)
            #expect(old["vettingOver"]?.flag == true)
        }
    }

    @Test func `nobody prefers a person who is not there`() async throws {
        try await withHouse { house in
            _ = try await house.addVolunteer()
            let body = #"{"preferredPeople":["0190f3c2-0000-7000-8000-000000000000"]}"#
            try await house.call(.patch, "/v1/volunteers/1", body, fields: [("If-Match", "*")])
                .expect(409, "person.unknown")
        }
    }
}
