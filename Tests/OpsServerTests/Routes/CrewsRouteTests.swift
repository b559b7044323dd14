import OpsCore
import OpsTesting
import Testing

@testable import OpsServer

/// The people of a crew as the desk lives it.
struct CrewsRouteTests {
    /// A food run that volunteer 1 has accepted, and two who are free.
    private static func accept(_ house: Premises, start: Bool = true) async throws {
        for _ in 0..<3 { try await house.addVolunteer() }
        try await house.offer(try await house.logContact("food"), to: 1).expect(201)
        try await house.step(1, "acceptance").expect(200)
        if start { try await house.step(1, "start").expect(200) }
    }

    @Test(arguments: Door.allCases)
    func `stepping back under way tells the desk what comes next, and is counted`(
        _ door: Door
    ) async throws {
        try await withHouse(door) { house in
            try await Self.accept(house)
            try await house.step(1, "step-back", #"{"volunteer":2}"#)
                .expect(409, "crew.not_in_crew")
            let left = try await house.step(
                1, "step-back", #"{"volunteer":1,"reason":"\#(Marked.note)"}"#
            ).expect(200)
            #expect(left["stage"]?.string == "offered")
            #expect(left["startedAt"]?.string == nil)
            let alarms = try await house.get("/v1/crew-alarms").expect(200).items
            #expect(alarms.count == 1)
            #expect(alarms.first?["kind"]?.string == "crew_incomplete")
            #expect(alarms.first?["next"]?.string == "ask_all")
            #expect(alarms.first?["desk"]?.string == "92-montrouge")
            let volunteer = try await house.get("/v1/volunteers/1").expect(200)
            #expect(volunteer["lateDropOuts"]?.integer == 1)
            #expect(volunteer["noShows"]?.integer == 0)
            try await house.offer(1, to: 2).expect(201)
            try await house.step(1, "acceptance").expect(200)
            #expect(try await house.get("/v1/crew-alarms").expect(200).items.isEmpty)
            try await house.step(1, "no-show").expect(200)
            let absent = try await house.get("/v1/volunteers/2").expect(200)
            #expect(absent["noShows"]?.integer == 1)
            let journal = try await house.get("/v1/journal?after=0&limit=500").expect(200)
            #expect(Marked.found(in: journal.text).isEmpty)
        }
    }

    @Test func `a crew that is overdue climbs, shows whom to call, and then no more`() async throws
    {
        try await withHouse { house in
            try await Self.accept(house)
            let contact = #"{"name":"\#(Marked.volunteer.name)","phone":"06 39 98 00 08"}"#
            try await house.post("/v1/volunteers/1/emergency-contact", contact).expect(200)
            let out = try await house.get("/v1/missions/1").expect(200)
            #expect(out["crewWatch/checkInDueAt"]?.string == "2020-03-23T08:45:00.000Z")
            house.clock.advance(.minutes(30))
            let well = try await house.step(1, "check-in").expect(200)
            #expect(well["crewWatch/checkInDueAt"]?.string == "2020-03-23T09:15:00.000Z")
            house.clock.advance(.minutes(46))
            await house.house.office.tick()
            let told = try await house.get("/v1/crew-alarms").expect(200).items
            #expect(told.first?["kind"]?.string == "overdue")
            #expect(try await house.get("/v1/missions/1")["crewWatch/overdue"]?.flag == true)
            let contacts = try await house.get("/v1/crew-alarms/1/emergency-contacts").expect(200)
            #expect(contacts["contacts/0/phone"]?.string == "+33639980008")
            let lines = try await house.get("/v1/access-log?limit=500").expect(200).text
            #expect(lines.contains("showEmergencyContacts"))
            house.clock.advance(.minutes(11))
            await house.house.office.tick()
            let climbed = try await house.get("/v1/crew-alarms?due=false").expect(200).items
            #expect(climbed.first?["desk"]?.string == "92")
            #expect(climbed.first?["escalations"]?.integer == 1)
            try await house.step(1, "arrival").expect(200)
            #expect(try await house.get("/v1/crew-alarms").expect(200).items.isEmpty)
            try await house.get("/v1/crew-alarms/1/emergency-contacts")
                .expect(409, "crew.not_overdue")
            let closed = try await house.get("/v1/crew-alarms?closed=true").expect(200).items
            #expect(closed.first?["ending"]?.string == "settled")
            try await house.post("/v1/crew-alarms/1/closure", #"{"ending":"handled"}"#)
                .expect(409, "crew_alarm.closed")
        }
    }

    @Test func `a mission passes to another crew, with a visit code of its own`() async throws {
        try await withHouse { house in
            try await Self.accept(house)
            try await house.step(1, "hand-over", #"{"volunteers":[2,3]}"#)
                .expect(409, "crew.crew_size")
            let asked = try await house.step(1, "hand-over", #"{"volunteers":[2]}"#).expect(200)
            #expect(asked["stage"]?.string == "started")
            #expect(asked["crewWatch/handingOver"]?.flag == true)
            let taken = try await house.step(1, "acceptance", #"{"volunteer":2}"#).expect(200)
            #expect(taken["stage"]?.string == "accepted")
            #expect(taken["crewWatch/handingOver"]?.flag == false)
            let answers = (taken["solicitations"]?.elements ?? []).map { answer in
                "\(answer["volunteerNumber"]?.integer ?? 0) \(answer["state"]?.string ?? "")"
            }
            #expect(Set(answers) == ["1 withdrawn", "2 accepted"])
            #expect(taken["visitCode/expiresAt"]?.string != nil)
        }
    }

    @Test func `an exposure tells who met whom by their ids, with a line in the access log`()
        async throws
    {
        try await withHouse { house in
            try await Self.accept(house)
            try await house.step(1, "arrival").expect(200)
            try await house.step(1, "completion").expect(200)
            try await house.offer(try await house.logContact("food"), to: 1).expect(201)
            try await house.step(2, "acceptance").expect(200)
            try await house.step(2, "start").expect(200)
            let met = try await house.step(1, "exposure", #"{"days":10}"#).expect(200)
            #expect(met["alarmNumber"]?.integer == 1)
            #expect(met["meetings/0/missionNumber"]?.integer == 2)
            #expect(met["meetings/1/missionNumber"]?.integer == 1)
            #expect(met["meetings/2"] == nil)
            let person = try #require(met["meetings/1/person"]?.string)
            let lines = try await house.get("/v1/access-log?limit=500&person=\(person)")
                .expect(200).items
            #expect(lines.contains { $0["route"]?.string == "noteExposure" })
        }
    }

    @Test func `rules of a deployment are set, shown and kept`() async throws {
        try await withHouse { house in
            let list = try await house.get("/v1/deployments").expect(200).items
            let id = try #require(list.first?["id"]?.string)
            let rules = """
                {"watched":"every","checkInMinutes":20,"lateHours":12,"alarmMinutes":5,\
                "confirmHours":24}
                """
            try await house.post("/v1/deployments/\(id)/crew-rules", rules).expect(200)
            let shown = try await house.get("/v1/deployments").expect(200).items
            let changed = shown.first { $0["id"]?.string == id }
            #expect(changed?["crews/checkInMinutes"]?.integer == 20)
        }
    }

    @Test func `a mission shows by when its crew reports once the rules say so`() async throws {
        try await withHouse { house in
            for _ in 0..<2 { try await house.addVolunteer() }
            try await house.offer(try await house.logContact("courtesy_visit"), to: 1, 2)
                .expect(201)
            for number in 1...2 {
                try await house.step(1, "acceptance", #"{"volunteer":\#(number)}"#).expect(200)
            }
            try await house.step(1, "start").expect(200)
            let shown = try await house.get("/v1/missions/1").expect(200)
            #expect(shown["crewWatch/checkInDueAt"]?.string == nil)
            for one in try await house.get("/v1/deployments").expect(200).items {
                let id = try #require(one["id"]?.string)
                try await house.post(
                    "/v1/deployments/\(id)/crew-rules", #"{"watched":"every"}"#
                ).expect(200)
            }
            let watched = try await house.get("/v1/missions/1").expect(200)
            #expect(watched["crewWatch/checkInDueAt"]?.string != nil)
            try house.expectSoundBooks()
        }
    }
}
