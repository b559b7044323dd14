import OpsCore
import OpsTesting
import Testing

@testable import OpsServer

/// Whether the same few are asked for everything, at the door.
struct FairnessRouteTests {
    @Test(arguments: Door.allCases)
    func `who was never asked counts as well, and who was asked most stands first`(
        _ door: Door
    ) async throws {
        try await withHouse(door) { house in
            let ada = try await house.addVolunteer()
            let bob = try await house.addVolunteer()
            for _ in 0..<2 { _ = try await house.addVolunteer() }
            for request in [1, 2] as [Int64] {
                _ = try await house.logContact("food")
                try await house.offer(request, to: ada).expect(201)
                try await house.step(request, "acceptance").expect(200)
                for step in ["start", "arrival", "completion"] {
                    try await house.step(request, step).expect(200)
                }
            }
            _ = try await house.logContact("food")
            try await house.offer(3, to: bob).expect(201)
            let answer = try await house.get("/v1/figures/fairness", as: .coordinator).expect(200)
            #expect(answer["volunteers"]?.integer == 4)
            #expect(answer["asked/sum"]?.integer == 3)
            #expect(answer["asked/none"]?.integer == 2)
            #expect(answer["asked/most"]?.integer == 2)
            #expect(answer["asked/busiestTenthPerMille"]?.integer == 666)
            #expect(answer["accepted/sum"]?.integer == 2)
            let most = answer["mostAsked"]?.elements.map { $0["number"]?.integer }
            #expect(most == [1, 2])
        }
    }

    @Test func `who is erased is nobody who was never asked`() async throws {
        try await withHouse { house in
            for _ in 0..<3 { _ = try await house.addVolunteer() }
            try await house.post(
                "/v1/volunteers/2/erasure", #"{"reason":"asked"}"#
            ).expect(200)
            let answer = try await house.get("/v1/figures/fairness", as: .coordinator).expect(200)
            #expect(answer["volunteers"]?.integer == 2)
            #expect(answer["asked/none"]?.integer == 2)
        }
    }

    @Test func `noes are counted by what was said of them`() async throws {
        try await withHouse { house in
            for _ in 0..<3 { _ = try await house.addVolunteer() }
            _ = try await house.logContact("food")
            try await house.post("/v1/requests/1/offers", #"{"volunteers":[1,2,3]}"#).expect(201)
            for body in [
                #"{"volunteer":1,"reason":"too_far"}"#, #"{"volunteer":2,"reason":"too_far"}"#,
                #"{"volunteer":3,"reason":"works on Mondays"}"#,
            ] {
                try await house.post("/v1/missions/1/refusal", body).expect(200)
            }
            try await house.post(
                "/v1/missions/1/refusal", #"{"volunteer":3,"until":"2020-03-01"}"#
            ).expect(409)
            for query in ["", "?territory=FR"] {
                let answer = try await house.get("/v1/figures/fairness" + query).expect(200)
                let noes = answer["noes"]?.elements ?? []
                #expect(noes.map { $0["reason"]?.string } == ["too_far", nil])
                #expect(noes.map { $0["count"]?.integer } == [2, 1])
            }
        }
    }

    @Test func `what was asked before the period does not count`() async throws {
        try await withHouse { house in
            let ada = try await house.addVolunteer()
            _ = try await house.logContact("food")
            try await house.offer(1, to: ada).expect(201)
            house.clock.advance(.days(2))
            let answer = try await house.get("/v1/figures/fairness?days=1").expect(200)
            #expect(answer["asked/sum"]?.integer == 0)
            #expect(answer["asked/busiestTenthPerMille"] == nil)
            let longer = try await house.get("/v1/figures/fairness?days=3").expect(200)
            #expect(longer["asked/sum"]?.integer == 1)
        }
    }

    @Test func `it is asked for a territory, and is for coordinators`() async throws {
        try await withHouse { house in
            _ = try await house.addVolunteer()
            let all = try await house.get("/v1/figures/fairness?territory=FR").expect(200)
            #expect(all["volunteers"]?.integer == 1)
            for role in [Role.operator, .reviewer] {
                try await house.get("/v1/figures/fairness", as: role).expect(403)
            }
        }
    }
}
