import OpsCore
import OpsHTTP
import OpsTesting
import Testing

@testable import OpsServer

/// Visits to somebody, as the desk lives them.
struct VisitSeriesRouteTests {
    private static func person(_ house: Premises, contact: Int = 1) async throws -> String {
        let shown = try await house.get("/v1/contacts/\(contact)").expect(200)
        return try #require(shown["person/id"]?.string)
    }

    /// Two volunteers bring the mission of a request to its end.
    private static func visit(_ house: Premises, request: Int64, mission: Int64) async throws {
        try await house.offer(request, to: 1, 2).expect(201)
        for volunteer in 1...2 {
            try await house.step(mission, "acceptance", #"{"volunteer":\#(volunteer)}"#).expect(200)
        }
        try await house.step(mission, "start").expect(200)
        try await house.step(mission, "completion").expect(200)
    }

    private static let report = """
        {"health":["low_mood","fall"],"housing":["cold"],"needs":["food"],"concern":true,
         "note":"\(Marked.note)"}
        """

    @Test(arguments: Door.allCases)
    func `from the wish to the end of support`(_ door: Door) async throws {
        try await withHouse(door) { house in
            for _ in 0..<2 { try await house.addVolunteer() }
            _ = try await house.logContact("food")
            let person = try await Self.person(house)
            let wished = try await house.post(
                "/v1/people/\(person)/visit-wish",
                #"{"wants":"visits","by":"caller","note":"\#(Marked.note)"}"#, as: .operator
            ).expect(200)
            #expect(wished["visits/step"]?.string == "visiting")
            #expect(wished["visitWish"]?.string == "visits")
            let request = try #require(wished["visits/requestNumber"]?.integer)
            #expect(try await house.request(request)["need"]?.string == "courtesy_visit")
            let consents = try await house.get("/v1/people/\(person)/consents").expect(200)
            #expect(consents["said/0/purpose"]?.string == "visit")
            #expect(consents["said/0/by"]?.string == "caller")

            try await Self.visit(house, request: request, mission: 1)
            let owed = try await house.get("/v1/visits/1", as: .coordinator).expect(200)
            #expect(owed["step"]?.string == "report" && owed["missionNumber"]?.integer == 1)
            #expect(owed["owner/territory"]?.string == "92-montrouge")
            let told = try await house.post("/v1/visits/1/report", Self.report, as: .coordinator)
                .expect(200)
            #expect(told["step"]?.string == "planned")
            let raised = try await house.get("/v1/concerns", as: .coordinator).expect(200).items
            #expect(raised.count == 1 && raised.first?["dueAt"]?.string != nil)
            #expect(told["nextAt"]?.string == "2020-03-30T08:00:00.000Z")
            #expect(told["reports/0/health/0"]?.string == "fall")
            #expect(told["reports/0/note"]?.string == Marked.note)
            #expect(try await house.request(request + 1)["need"]?.string == "food")
            let seen = try await house.get("/v1/visits/1", as: .operator).expect(200)
            #expect(seen["reports"] == nil && !seen.text.contains("low_mood"))
            #expect(!seen.text.contains("concern"), "whoever answers calls does not learn of it")

            house.clock.advance(.days(5))
            await house.house.office.tick()
            let again = try await house.get("/v1/visits/1").expect(200)
            #expect(again["step"]?.string == "visiting")
            let ended = try await house.post(
                "/v1/visits/1/closure", #"{"reason":"autonomous"}"#, as: .coordinator
            ).expect(200)
            #expect(ended["step"]?.string == "ended" && ended["owner"] == .null)
            try await house.post("/v1/visits/1/next", #"{"at":"2020-05-01T08:00:00Z"}"#)
                .expect(409, "visits.closed")
            #expect(try await house.get("/v1/visits").expect(200).items.isEmpty)
            let journal = try await house.get("/v1/journal?after=0&limit=500").expect(200)
            #expect(Marked.found(in: journal.text).isEmpty)
            #expect(!journal.text.contains("low_mood"))
            try house.expectSoundBooks()
        }
    }

    @Test(arguments: Door.allCases)
    func `the day that was named stands wherever somebody looks`(_ door: Door) async throws {
        try await withHouse(door) { house in
            for _ in 0..<2 { try await house.addVolunteer() }
            _ = try await house.logContact("food")
            let person = try await Self.person(house)
            let day = "2020-03-24T10:00:00.000Z"
            let wished = try await house.post(
                "/v1/people/\(person)/visit-wish",
                #"{"wants":"visits","from":"2020-03-24T10:00:00Z","safe":"14:00-16:00"}"#,
                as: .operator
            ).expect(200)
            #expect(wished["visits/nextAt"]?.string == day)
            let number = try #require(wished["visits/requestNumber"]?.integer)
            let shown = try await house.get("/v1/visits/1", as: .operator).expect(200)
            #expect(shown["nextAt"]?.string == day && shown["dueAt"]?.string == day)
            #expect(shown["person/safeHours"]?.string == "14:00-16:00")
            let listed = try await house.get("/v1/visits").expect(200).items
            #expect(listed.first?["nextAt"]?.string == day)
            let request = try await house.request(number)
            #expect(request["visitAt"]?.string == day && request["dueAt"]?.string == day)
            try await house.offer(number, to: 1, 2).expect(201)
            let sheet = try await house.get("/v1/missions/1/sheet", as: .coordinator).expect(200)
            #expect(sheet["slot/from"]?.string == day)
            #expect(sheet["slot/until"]?.string == "2020-03-24T12:00:00.000Z")
            let moved = "2020-03-24T14:00:00.000Z"
            try await house.post(
                "/v1/missions/1/slot", #"{"from":"\#(moved)"}"#, as: .operator
            ).expect(200)
            let after = try await house.get("/v1/visits/1").expect(200)
            #expect(after["nextAt"]?.string == moved)
            try await house.post(
                "/v1/people/\(person)/visit-wish", #"{"wants":"none","preferred":"10:00-11:00"}"#,
                as: .operator
            ).expect(409, "visits.no_call_for_hours")
            try house.expectSoundBooks()
        }
    }

    @Test func `the hour of a visit is on the sheet, what earlier crews told is not`() async throws
    {
        try await withHouse { house in
            for _ in 0..<2 { try await house.addVolunteer() }
            _ = try await house.logContact("food")
            let person = try await Self.person(house)
            try await house.post(
                "/v1/people/\(person)/visit-wish", #"{"wants":"visits"}"#
            ).expect(200)
            try await Self.visit(house, request: 2, mission: 1)
            try await house.post("/v1/visits/1/report", Self.report).expect(200)
            house.clock.advance(.days(5))
            await house.house.office.tick()
            let request = try #require(
                try await house.get("/v1/visits/1")["requestNumber"]?.integer)
            try await house.offer(request, to: 1, 2).expect(201)
            let agreed = try await house.post(
                "/v1/missions/2/slot", #"{"from":"2020-03-30T14:00:00Z","minutes":60}"#,
                as: .operator
            ).expect(200)
            #expect(agreed["slot/until"]?.string == "2020-03-30T15:00:00.000Z")
            let asked = try await house.get("/v1/missions/2/sheet").expect(200)
            #expect(asked["slot/from"]?.string == "2020-03-30T14:00:00.000Z")
            #expect(asked["person"] == nil)
            for volunteer in 1...2 {
                try await house.step(2, "acceptance", #"{"volunteer":\#(volunteer)}"#).expect(200)
            }
            let sheet = try await house.get("/v1/missions/2/sheet").expect(200)
            for word in ["low_mood", "cold", Marked.note, "concern"] {
                #expect(!sheet.text.contains(word), "\(word)")
            }
            try await house.post("/v1/missions/2/slot", #"{"from":"2020-03-01T14:00:00Z"}"#)
                .expect(409, "visits.in_past")
        }
    }

    @Test func `an hour at which the crew is awaited elsewhere is not agreed`() async throws {
        try await withHouse { house in
            try await house.addVolunteer()
            for (mission, day) in [(1, 28), (2, 29)] as [(Int64, Int)] {
                let request = try await house.logContact("food")
                try await house.offer(request, to: 1).expect(201)
                try await house.post(
                    "/v1/missions/\(mission)/slot",
                    #"{"from":"2020-12-\#(day)T14:00:00Z","minutes":60}"#
                ).expect(200)
                try await house.step(mission, "acceptance").expect(200)
            }
            let refused = try await house.post(
                "/v1/missions/2/slot", #"{"from":"2020-12-28T15:30:00Z","minutes":60}"#
            ).expect(409, "visits.crew_elsewhere")
            #expect(refused.text.contains("volunteer 1 "))
            #expect(refused.text.contains("for mission 1 "))
        }
    }

    @Test func `erasing reaches what crews told, and the copy holds it until then`() async throws {
        try await withHouse { house in
            for _ in 0..<2 { try await house.addVolunteer() }
            let food = try await house.logContact("food")
            let person = try await Self.person(house)
            try await house.post(
                "/v1/people/\(person)/visit-wish", #"{"wants":"visits"}"#
            ).expect(200)
            try await Self.visit(house, request: 2, mission: 1)
            let report = #"{"health":["pain"],"note":"\#(Marked.note)"}"#
            try await house.post("/v1/visits/1/report", report).expect(200)
            let copy = try await house.get("/v1/people/\(person)/export").expect(200)
            #expect(copy["visits/0/reports/0/health/0"]?.string == "pain")
            let cancelled = #"{"reason":"no_longer_needed"}"#
            try await house.post("/v1/requests/\(food)/cancellation", cancelled).expect(200)
            for call in try await house.get("/v1/calls").items {
                let number = try #require(call["number"]?.integer)
                try await house.post(
                    "/v1/calls/\(number)/cancellation", #"{"reason":"other"}"#
                ).expect(200)
            }
            let erasure = "/v1/people/\(person)/erasure"
            try await house.post(erasure, #"{"reason":"asked"}"#)
                .expect(409, "visits.series_live")
            try await house.post("/v1/visits/1/closure", #"{"reason":"other"}"#).expect(200)
            let proof = try await house.post(erasure, #"{"reason":"asked"}"#).expect(200)
            #expect(proof["rows/care"]?.integer == 1)
            let left = try await house.get("/v1/visits/1").expect(200)
            #expect(left["reports/0/health"] == .array([]) && left["reports/0/note"] == .null)
        }
    }

    @Test func `a pair of which nobody is a first-aider is refused in words`() async throws {
        try await withHouse { house in
            for _ in 0..<2 { try await house.addVolunteer() }
            try await house.post(
                "/v1/deployments",
                """
                {"entry":"\(Premises.entry)","territory":"92-vanves","needs":[
                 {"kind":"courtesy_visit","dueWithinMinutes":60,
                  "crewSkills":["first_aid","listening"]}]}
                """
            ).expect(201)
            let visit = try await house.logContact("courtesy_visit", postcode: "92170")
            try await house.offer(visit, to: 1, 2).expect(409, "dispatching.crew_lacks")
        }
    }
}
