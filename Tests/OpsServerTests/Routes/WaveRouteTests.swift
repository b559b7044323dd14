import OpsCore
import OpsTesting
import Testing

@testable import OpsServer

/// Ops asking by itself, through the door and past the clock.
struct WaveRouteTests {
    @Test(arguments: Door.allCases)
    func `Ops asks by itself, the next ones when time has passed, until somebody stops it`(
        _ door: Door
    ) async throws {
        try await withHouse(door) { house in
            for _ in 0..<3 { try await house.addVolunteer() }
            let number = try await house.logContact("food")
            let target = "/v1/requests/\(number)/solicitation"
            let begun = try await house.post(target, #"{"size":2,"delayMinutes":10}"#).expect(200)
            #expect(begun["solicitation/state"]?.string == "asking")
            #expect(begun["solicitation/wave"]?.integer == 1)
            #expect(begun["status"]?.string == "offered")
            #expect(begun["missions/0/solicitations"]?.elements.count == 2)
            try await house.post(target).expect(409, "waves.already_asking")
            house.clock.advance(.minutes(10))
            await house.house.office.tick()
            let mission = try await house.get("/v1/missions/1")
            let asked = mission["solicitations"]?.elements ?? []
            #expect(asked.compactMap { $0["wave"]?.integer } == [1, 1, 2])
            #expect(
                asked.compactMap { $0["state"]?.string } == ["expired", "expired", "pending"])
            let stopped = try await house.post(target + "/stop").expect(200)
            #expect(stopped["solicitation/state"]?.string == "stopped")
            try await house.post(target + "/stop").expect(409, "waves.not_asking")
            try await house.post("/v1/requests/99/solicitation").expect(404)
        }
    }

    @Test func `the way of asking of an open deployment changes, and its version with it`()
        async throws
    {
        try await withHouse { house in
            _ = try await house.logContact("food")
            let id = try #require(try await house.request(1)["deployment"]?.string)
            let target = "/v1/deployments/\(id)"
            let before = try await house.get(target)
            let changed = try await house.post(target + "/waves", #"{"size":8,"delayMinutes":15}"#)
                .expect(200)
            #expect(changed["waves/size"]?.integer == 8)
            #expect(changed["waves/wavesEach"]?.integer == 2)
            let after = try await house.get(target)
            #expect(after["waves/delayMinutes"]?.integer == 15)
            #expect(after.etag != before.etag)
            try await house.post(target + "/waves", #"{"size":0}"#).expect(422)
            try await house.post(target + "/closure").expect(200)
            try await house.post(target + "/waves", #"{"size":9}"#)
                .expect(409, "catalogue.deployment_already_closed")
        }
    }

    @Test func `everybody stands in one list, once, and a list of crews is short`() async throws {
        try await withHouse { house in
            for _ in 0..<7 { try await house.addVolunteer() }
            try await house.addVolunteer("92170", radius: 1)
            let number = try await house.logContact("food")
            let other = try await house.logContact("food")
            try await house.offer(other, to: 1).expect(201)
            let target = "/v1/requests/\(number)"
            let all = try await house.get(target + "/proposals?all=true&limit=2").items
            #expect(all.compactMap { $0["number"]?.integer }.sorted() == Array(1...8))
            #expect(all.filter { $0["fits"]?.flag == true }.count == 7)
            let asked = all.filter { $0["askedElsewhere"]?.flag == true }
            #expect(asked.compactMap { $0["number"]?.integer } == [1])
            try await house.get(target + "/crews?limit=20").expect(200)
            try await house.get(target + "/crews?limit=21").expect(400)
        }
    }

    @Test func `nobody left to ask raises the alarm at the desk above`() async throws {
        try await withHouse { house in
            let number = try await house.logContact("food")
            let answer = try await house.post("/v1/requests/\(number)/solicitation").expect(200)
            #expect(answer["solicitation/state"]?.string == "exhausted")
            #expect(answer["escalations"]?.integer == 1)
            #expect(answer["missions"]?.elements.isEmpty == true)
        }
    }

    @Test func `the silent are reminded, a late yes goes, a second one stays in reserve`()
        async throws
    {
        try await withHouse { house in
            let ada = try await house.addVolunteer()
            let bea = try await house.addVolunteer()
            let number = try await house.logContact("food")
            try await house.post("/v1/requests/\(number)/solicitation", #"{"delayMinutes":10}"#)
                .expect(200)
            let reminded = try await house.step(1, "reminder").expect(200)
            let times = reminded["solicitations"]?.elements.compactMap { $0["remindedAt"]?.string }
            #expect(times?.count == 2)
            try await house.step(1, "reminder").expect(409, "waves.reminded_already")
            house.clock.advance(.minutes(10))
            await house.house.office.tick()
            try await house.step(1, "acceptance", #"{"volunteer":\#(ada)}"#).expect(200)
            let spare = try await house.step(1, "acceptance", #"{"volunteer":\#(bea)}"#)
            let kept = spare.expect(200)["solicitations"]?.elements.first {
                $0["volunteerNumber"]?.integer == bea
            }
            #expect(kept?["state"]?.string == "reserve")
            #expect(spare["stage"]?.string == "accepted")
            let request = try await house.request(number)
            #expect(request["solicitation/state"]?.string == "resting")
            try await house.step(1, "refusal", #"{"volunteer":\#(ada)}"#).expect(200)
            await house.house.office.tick()
            let again = try await house.get("/v1/missions/1")
            let last = try #require(again["solicitations"]?.elements.last)
            #expect(last["volunteerNumber"]?.integer == bea)
            #expect(last["state"]?.string == "pending")
        }
    }
}
