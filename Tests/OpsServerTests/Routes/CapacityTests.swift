import OpsCore
import OpsTesting
import Testing

@testable import OpsServer

/// One job, one crew; and what silence does.
struct CapacityTests {
    @Test(arguments: Door.allCases)
    func `the second yes to a job for one is kept in reserve`(_ door: Door) async throws {
        try await withHouse(door) { house in
            let ada = try await house.addVolunteer()
            let bea = try await house.addVolunteer()
            let number = try await house.logContact("food")
            try await house.offer(number, to: ada, bea).expect(201)
            try await house.step(1, "acceptance").expect(409, "dispatching.several_asked")
            try await house.step(1, "acceptance", #"{"volunteer":\#(ada)}"#).expect(200)
            try await house.step(1, "acceptance", #"{"volunteer":\#(bea)}"#)
                .expect(200)
            try await house.step(1, "acceptance", #"{"volunteer":\#(ada)}"#)
                .expect(409, "dispatching.already_answered")
            try await house.offer(number, to: bea).expect(409, "dispatching.already_assigned")
            let mission = try await house.get("/v1/missions/1")
            let states = mission["solicitations"]?.elements.compactMap { $0["state"]?.string }
            #expect(states?.sorted() == ["accepted", "reserve"])
        }
    }

    @Test func `fifty at once say yes and one goes`() async throws {
        try await withHouse(.socket) { house in
            var volunteers: [Int64] = []
            for _ in 0..<12 { volunteers.append(try await house.addVolunteer()) }
            let number = try await house.logContact("food")
            let list = volunteers.map(String.init).joined(separator: ",")
            try await house.post("/v1/requests/\(number)/offers", #"{"volunteers":[\#(list)]}"#)
                .expect(201)
            let statuses = try await withThrowingTaskGroup { group in
                for volunteer in volunteers {
                    group.addTask {
                        try await house.step(1, "acceptance", #"{"volunteer":\#(volunteer)}"#)
                            .status
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(statuses.count { $0 == 200 } == 12)
            let answers = try await house.get("/v1/missions/1")["solicitations"]?.elements
                .compactMap { $0["state"]?.string }
            #expect(answers?.count { $0 == "accepted" } == 1)
            #expect(answers?.count { $0 == "reserve" } == 11)
        }
    }

    @Test func `who declined is not asked for the same thing again`() async throws {
        try await withHouse { house in
            let ada = try await house.addVolunteer()
            let number = try await house.logContact("food")
            try await house.offer(number, to: ada).expect(201)
            try await house.offer(number, to: ada).expect(409, "dispatching.does_not_fit")
            let declined = try await house.step(1, "refusal", #"{"reason":"MARKED-NOTE ill"}"#)
            #expect(declined.expect(200)["stage"]?.string == "offered")
            #expect(declined["solicitations/0/state"]?.string == "declined")
            #expect(try await house.request(number)["status"]?.string == "open")
            try await house.step(1, "refusal").expect(409, "dispatching.already_answered")
            try await house.offer(number, to: ada).expect(409, "dispatching.does_not_fit")
        }
    }

    @Test func `a yes taken back frees the volunteer and the request`() async throws {
        try await withHouse { house in
            let ada = try await house.addVolunteer()
            let bea = try await house.addVolunteer()
            let first = try await house.logContact("food")
            try await house.offer(first, to: ada).expect(201)
            try await house.step(1, "acceptance").expect(200)
            let busy = try await house.get("/v1/volunteers/\(ada)").expect(200)
            #expect(busy["missions"]?.elements.count == 1)
            #expect(busy["load"]?.integer == 1)
            let second = try await house.logContact("food")
            try await house.offer(second, to: ada).expect(409, "dispatching.does_not_fit")

            try await house.step(1, "refusal").expect(200)
            let free = try await house.get("/v1/volunteers/\(ada)").expect(200)
            #expect(free["missions"]?.elements.isEmpty == true)
            #expect(try await house.request(first)["owner/kind"]?.string == "desk")
            try await house.offer(second, to: ada).expect(201)
            try await house.offer(first, to: bea).expect(201)
        }
    }

    @Test func `a volunteer is in one place at a time`() async throws {
        try await withHouse { house in
            let ada = try await house.addVolunteer()
            let first = try await house.logContact("food")
            let second = try await house.logContact("food")
            try await house.offer(first, to: ada).expect(201)
            try await house.offer(second, to: ada).expect(201)
            try await house.step(1, "acceptance").expect(200)
            try await house.step(2, "acceptance").expect(409, "dispatching.cannot_go")
        }
    }

    @Test func `the address of an answer may be the question's own`() async throws {
        try await withHouse { house in
            let ada = try await house.addVolunteer()
            let bea = try await house.addVolunteer()
            let number = try await house.logContact("food")
            let mission = try await house.offer(number, to: ada, bea).expect(201)
            let asked = try #require(mission["solicitations/1/id"]?.string)
            let answer = try await house.post("/v1/missions/\(asked)/acceptance").expect(200)
            #expect(answer["solicitations/1/state"]?.string == "accepted")
            #expect(answer.id == mission.id)
        }
    }

    @Test func `silence ends an offer, and then the next desk is told`() async throws {
        try await withHouse { house in
            let ada = try await house.addVolunteer()
            let number = try await house.logContact("food")
            try await house.offer(number, to: ada).expect(201)
            house.clock.advance(.minutes(29))
            await house.house.office.tick()
            #expect(try await house.request(number)["status"]?.string == "offered")
            house.clock.advance(.minutes(1))
            await house.house.office.tick()
            let mission = try await house.get("/v1/missions/1")
            #expect(mission["solicitations/0/state"]?.string == "expired")
            #expect(try await house.request(number)["status"]?.string == "open")
            #expect(try await house.request(number)["overdue"]?.flag == false)
            house.clock.advance(.hours(4))
            #expect(try await house.request(number)["overdue"]?.flag == true)
            #expect(try await house.get("/v1/requests?overdue=true").items.count == 1)
            for (escalations, desk) in [(1, "92"), (2, "FR"), (3, "FR")] {
                await house.house.office.tick()
                let request = try await house.request(number)
                #expect(request["owner/territory"]?.string == desk)
                #expect(request["escalations"]?.integer == Int64(escalations))
                #expect(request["overdue"]?.flag == true)
                house.clock.advance(.days(8))
            }
            // A no that comes late is heard, once, and whoever says it is left alone.
            try await house.step(1, "refusal").expect(200)
            try await house.step(1, "refusal").expect(409, "dispatching.already_answered")
            try await house.offer(number, to: ada).expect(409, "dispatching.does_not_fit")
        }
    }

    @Test func `a crew that is silent on the way is answered for by its desk`() async throws {
        try await withHouse { house in
            let ada = try await house.addVolunteer()
            let number = try await house.logContact("food")
            try await house.offer(number, to: ada).expect(201)
            try await house.step(1, "acceptance").expect(200)
            try await house.step(1, "start").expect(200)
            house.clock.advance(.hours(2))
            await house.house.office.tick()
            let request = try await house.request(number)
            #expect(request["status"]?.string == "underway")
            #expect(request["owner/territory"]?.string == "92-montrouge")
            #expect(request["escalations"]?.integer == 1)
        }
    }

    @Test func `a request is cancelled with all that was asked for it`() async throws {
        try await withHouse { house in
            let ada = try await house.addVolunteer()
            let number = try await house.logContact("food")
            try await house.offer(number, to: ada).expect(201)
            let target = "/v1/requests/\(number)/cancellation"
            let body = #"{"reason":"no_longer_needed"}"#
            let cancelled = try await house.post(target, body, as: .coordinator).expect(200)
            #expect(cancelled["status"]?.string == "cancelled")
            #expect(cancelled["missions/0/stage"]?.string == "cancelled")
            #expect(cancelled["missions/0/solicitations/0/state"]?.string == "withdrawn")
            try await house.post(target, body, as: .coordinator).expect(409, "request.closed")
            try await house.step(1, "acceptance").expect(409, "mission.closed")
            try await house.offer(number, to: ada).expect(409, "request.closed")
            try await house.get("/v1/requests/\(number)/proposals").expect(409, "request.closed")
        }
    }
}
