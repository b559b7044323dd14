import OpsCore
import OpsHTTP
import OpsTesting
import Testing

@testable import OpsServer

/// What was noted by mistake, told at the door.
struct TakenBackRouteTests {
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
}
