import OpsCore
import OpsHTTP
import OpsTesting
import Testing

@testable import OpsServer

/// What was noted by mistake, told at the door.
struct TakenBackRouteTests {
    @Test(arguments: [
        #"{"volunteer":1,"reason":"never_this_kind"}"#,
        #"{"volunteer":1,"reason":"ill","until":"2020-04-20"}"#,
    ])
    func `a no of somebody else says nothing of them any more, and is counted as nobody's`(
        _ no: String
    ) async throws {
        try await withHouse { house in
            for _ in 0..<2 { try await house.addVolunteer() }
            let request = try await house.logContact("food")
            try await house.offer(request, to: 1, 2).expect(201)
            house.clock.advance(.minutes(1))
            try await house.step(1, "refusal", no).expect(200)
            func fits() async throws -> Bool? {
                let all = try await house.get("/v1/requests/1/proposals?all=true").expect(200)
                return all.items.first { $0["number"]?.integer == 1 }?["fits"]?.flag
            }
            func noes() async throws -> Int? {
                try await house.get("/v1/figures/fairness").expect(200)["noes"]?.elements.count
            }
            #expect(try await noes() == 1)
            let shown = try await house.step(
                1, "taking-back", #"{"volunteer":1,"reason":"wrong_volunteer"}"#
            ).expect(200)
            let back = (shown["solicitations"]?.elements ?? []).filter { $0["takenBackAt"] != nil }
            #expect(back.map { $0["volunteerNumber"]?.integer } == [1])
            let ada = try await house.get("/v1/volunteers/1").expect(200)
            let kept = [ada["refusedNeeds"], ada["away"]].compactMap { $0?.elements.first }
            #expect(kept.isEmpty)
            #expect(try await fits() == true)
            #expect(try await noes() == 0)
            try house.expectSoundBooks()
        }
    }

    @Test func `a no-show that was none counts no more, also once the mission is over`()
        async throws
    {
        try await withHouse { house in
            let (ada, max) = (try await house.addVolunteer(), try await house.addVolunteer())
            let request = try await house.logContact("food")
            try await house.offer(request, to: ada).expect(201)
            try await house.post("/v1/missions/1/acceptance").expect(200)
            try await house.post("/v1/missions/1/no-show").expect(200)
            try await house.offer(request, to: max).expect(201)
            try await house.post("/v1/missions/1/acceptance", #"{"volunteer":\#(max)}"#).expect(200)
            try await house.post("/v1/missions/1/start").expect(200)
            try await house.post("/v1/missions/1/completion").expect(200)
            func noShows() async throws -> Int64? {
                try await house.get("/v1/volunteers/\(ada)").expect(200)["noShows"]?.integer
            }
            #expect(try await noShows() == 1)
            let body = #"{"volunteer":\#(ada),"reason":"came_after_all","note":"was at the door"}"#
            try await house.post("/v1/missions/1/taking-back", body, as: .operator).expect(403)
            try await house.post("/v1/missions/1/taking-back", body, as: .coordinator).expect(200)
            #expect(try await noShows() == 0)
            try await house.post("/v1/missions/1/taking-back", body)
                .expect(409, "crew.nothing_to_take_back")
            try await house.post("/v1/missions/1/taking-back", #"{"volunteer":1}"#).expect(422)
            try house.expectSoundBooks()
        }
    }

    @Test
    func `a start of the wrong mission is taken back, and nothing on the screens tells of it`()
        async throws
    {
        try await withHouse { house in
            let ada = try await house.addVolunteer()
            let request = try await house.logContact("food")
            try await house.offer(request, to: ada).expect(201)
            try await house.post("/v1/missions/1/acceptance").expect(200)
            func shown(_ path: String) async throws -> [String: String] {
                let thing = try await house.get(path).expect(200)
                return ["stage", "startedAt", "arrivedAt", "status", "dueAt"].reduce(
                    into: [:]
                ) { told, name in told[name] = thing[name].map { "\($0)" } }
            }
            let mission = try await shown("/v1/missions/1")
            let asked = try await shown("/v1/requests/1")
            house.clock.advance(.minutes(1))
            try await house.post("/v1/missions/1/start").expect(200)
            #expect(try await shown("/v1/requests/1") != asked)
            house.clock.advance(.minutes(1))
            try await house.post("/v1/missions/1/step-taking-back", as: .operator).expect(403)
            try await house.post("/v1/missions/1/step-taking-back").expect(200)
            #expect(try await shown("/v1/missions/1") == mission)
            let again = try await shown("/v1/requests/1")
            #expect(again == asked)
            try await house.post("/v1/missions/1/step-taking-back").expect(409, "crew.wrong_stage")
            try await house.post("/v1/missions/1/start").expect(200)
            try await house.post("/v1/missions/1/arrival").expect(200)
            try await house.post("/v1/missions/1/step-taking-back").expect(200)
            let left = try await shown("/v1/missions/1")
            #expect(left["startedAt"] != mission["startedAt"])
            #expect(left["arrivedAt"] == mission["arrivedAt"])
            try house.expectSoundBooks()
        }
    }
}
