import OpsCore
import OpsHTTP
import OpsTesting
import Testing

@testable import OpsServer

/// Who calls often is seen and supported, never barred.
struct CarePlansTests {
    private static let plan = """
        {"contact":1,"supporter":1,"calls":{"everyDays":2,"preferred":"10:00-11:00",
         "utcOffsetMinutes":60},"limits":"\(Marked.note)","agreedWith":"\(Marked.task)",
         "note":"\(Marked.note)"}
        """

    @Test(arguments: Door.allCases)
    func `from the plan to its end, seen by whoever answers the telephone`(
        _ door: Door
    ) async throws {
        try await withHouse(door) { house in
            try await house.addVolunteer()
            _ = try await house.logContact("food")
            let bare = try await house.get("/v1/contacts/1", as: .operator).expect(200)
            #expect(bare["carePlan"] == .null && bare["repeatCaller"] == .null)
            let opened = try await house.post("/v1/care-plans", Self.plan, as: .coordinator)
                .expect(201)
            #expect(opened.location == "/v1/care-plans/\(opened.id)")
            #expect(opened["supporter/name"]?.string == Marked.volunteer.name)
            #expect(opened["limits"]?.string == Marked.note)
            #expect(opened["owner/territory"]?.string == "FR")
            #expect(opened["reviewAt"]?.string == "2020-04-22T08:00:00.000Z")
            #expect(opened["notes/0"]?.string == Marked.note)

            let person = try #require(opened["person/id"]?.string)
            let found = try await house.post(
                "/v1/people/search", #"{"phone":"06 39 98 12 34"}"#, as: .operator)
            for (place, prefix) in [
                (try await house.get("/v1/contacts/1", as: .operator), ""),
                (try await house.get("/v1/people/\(person)/history", as: .operator), ""),
                (try await house.get("/v1/calls/1", as: .operator), ""), (found, "items/0/"),
            ] {
                #expect(place.expect(200)[prefix + "carePlan/number"]?.integer == 1)
                #expect(
                    place[prefix + "carePlan/supporter/name"]?.string == Marked.volunteer.name)
                #expect(place[prefix + "carePlan/calls/preferred"]?.string == "10:00-11:00")
                #expect(place[prefix + "carePlan/limits"]?.string == Marked.note)
            }
            let again = [("If-None-Match", bare.etag ?? "")]
            try await house.get("/v1/contacts/1", as: .operator, fields: again).expect(200)

            try await house.post("/v1/care-plans", Self.plan, as: .coordinator)
                .expect(409, "care.plan_open_already")
            let stale = [("If-Match", "\"v1\"")]
            try await house.post("/v1/care-plans/1/review", as: .coordinator, fields: stale)
                .expect(412, "door.changed_meanwhile")
            let reviewed = try await house.post(
                "/v1/care-plans/1/review", #"{"limits":"less"}"#, as: .coordinator
            ).expect(200)
            #expect(reviewed["limits"]?.string == "less" && reviewed["reviews"]?.integer == 1)
            #expect(reviewed["agreedWith"]?.string == Marked.task)
            let ended = try await house.post(
                "/v1/care-plans/1/closure", #"{"reason":"calls_settled"}"#, as: .coordinator
            ).expect(200)
            #expect(ended["state"]?.string == "ended" && ended["owner"] == .null)
            #expect(try await house.get("/v1/calls").expect(200).items.isEmpty)
            try await house.post("/v1/care-plans/1/review", as: .coordinator)
                .expect(409, "plan.closed")
            let journal = try await house.get("/v1/journal?after=0&limit=500").expect(200)
            #expect(Marked.found(in: journal.text).isEmpty)
        }
    }

    @Test func `who calls often is seen over merged identities, with the reasons`() async throws {
        try await withHouse { house in
            try await house.post(
                "/v1/care-rules", #"{"repeatContacts":3,"repeatDays":7,"reviewDays":30}"#
            ).expect(200)
            var people: [String] = []
            for day in 0..<3 {
                // No number: nothing but a merge says that these are one.
                try await house.post(
                    "/v1/contacts",
                    #"{"needs":[{"kind":"food"}],"person":{"name":"Jeanne Exemple","postcode":"92120"}}"#
                ).expect(201)
                let contact = try await house.get("/v1/contacts/\(day + 1)").expect(200)
                people.append(try #require(contact["person/id"]?.string))
                house.clock.advance(.days(1))
            }
            for other in people.dropFirst() {
                let alone = try await house.get("/v1/people/\(people[0])/history").expect(200)
                #expect(alone["repeatCaller"] == .null)
                try await house.post(
                    "/v1/people/\(people[0])/merge", #"{"other":"\#(other)"}"#, as: .coordinator
                ).expect(200)
            }
            for person in people {
                let history = try await house.get("/v1/people/\(person)/history").expect(200)
                #expect(history["repeatCaller/contacts"]?.integer == 3)
                #expect(history["repeatCaller/kinds/0/kind"]?.string == "request")
            }
            let contact = try await house.get("/v1/contacts/1", as: .operator).expect(200)
            #expect(contact["repeatCaller/threshold"]?.integer == 3)
            house.clock.advance(.days(5))
            let later = try await house.get("/v1/people/\(people[0])/history").expect(200)
            #expect(later["repeatCaller"] == .null)
        }
    }

    @Test func `the list begins with the review that is due first`() async throws {
        try await withHouse { house in
            try await house.addVolunteer()
            for (contact, day) in [(1, "25"), (2, "24"), (3, "29")] {
                _ = try await house.logContact("food")
                try await house.post(
                    "/v1/care-plans",
                    """
                    {"contact":\(contact),"supporter":1,"reviewAt":"2020-03-\(day)T08:00:00Z"}
                    """
                ).expect(201)
            }
            func numbers(_ query: String) async throws -> [Int64] {
                try await house.get("/v1/care-plans?\(query)", as: .operator).expect(200).items
                    .compactMap { $0["number"]?.integer }
            }
            #expect(try await numbers("limit=10") == [2, 1, 3])
            let first = try await house.get("/v1/care-plans?limit=1", as: .operator).expect(200)
            let next = try #require(first["next"]?.string)
            #expect(try await numbers("limit=2&cursor=\(next)") == [1, 3])
            #expect(try await numbers("due=true") == [])
            house.clock.advance(.days(2))
            await house.house.office.tick()
            let late = try await house.get("/v1/care-plans/2").expect(200)
            #expect(late["escalations"]?.integer == 1)
            #expect(late["overdue"] == .bool(false))
            #expect(try await numbers("state=ended") == [])
        }
    }

    @Test func `erasing reaches what was agreed, once the plan has ended`() async throws {
        try await withHouse { house in
            try await house.addVolunteer()
            let request = try await house.logContact("food")
            let opened = try await house.post("/v1/care-plans", Self.plan).expect(201)
            let person = try #require(opened["person/id"]?.string)
            let copy = try await house.get("/v1/people/\(person)/export").expect(200)
            #expect(copy["carePlans/0/limits"]?.string == Marked.note)
            #expect(copy["carePlans/0/notes/0/text"]?.string == Marked.note)
            #expect(!copy.text.contains(Marked.volunteer.name))
            try await house.post(
                "/v1/requests/\(request)/cancellation", #"{"reason":"no_longer_needed"}"#
            ).expect(200)
            let erasure = "/v1/people/\(person)/erasure"
            try await house.post(erasure, #"{"reason":"asked"}"#).expect(409)
            try await house.post("/v1/care-plans/1/closure", #"{"reason":"refused"}"#).expect(200)
            let proof = try await house.post(erasure, #"{"reason":"asked"}"#).expect(200)
            #expect(proof["rows/care"]?.integer == 1)
            let left = try await house.get("/v1/care-plans/1").expect(200)
            #expect(left["limits"] == .null && left["agreedWith"] == .null)
            #expect(left["notes"] == .array([]) && left["person/name"] == .null)
            try await house.post("/v1/care-plans", Self.plan)
                .expect(409, "hotline.person_erased")
        }
    }

    @Test func `whom a plan is for must be known`() async throws {
        try await withHouse { house in
            try await house.addVolunteer()
            try await house.post("/v1/contacts", #"{"kind":"missed"}"#).expect(201)
            try await house.post("/v1/care-plans", #"{"contact":1,"supporter":1}"#)
                .expect(409, "followup.nobody_to_call")
            try await house.post("/v1/care-plans", #"{"contact":9,"supporter":1}"#).expect(409)
            _ = try await house.logContact("food")
            try await house.post("/v1/care-plans", #"{"contact":2,"supporter":9}"#).expect(409)
            try await house.post("/v1/care-plans", #"{"supporter":1}"#).expect(422)
            try await house.get("/v1/care-plans/9").expect(404, "plan.unknown")
        }
    }
}
