import OpsCore
import OpsHTTP
import OpsTesting
import Testing

@testable import OpsServer

/// Where somebody is, learnt or put right later: what she is owed, and what she asks for afterwards, is there.
struct MovedPeopleTests {
    private static func person(_ house: Premises) async throws -> String {
        let shown = try await house.get("/v1/contacts/1").expect(200)
        return try #require(shown["person/id"]?.string)
    }

    @Test func `visits, calls and plan go where the person is once that is told`() async throws {
        try await withHouse { house in
            try await house.addVolunteer()
            try await house.post(
                "/v1/contacts", #"{"kind":"information","person":{"name":"Odette Exemple"}}"#
            ).expect(201)
            let person = try await Self.person(house)
            try await house.post(
                "/v1/people/\(person)/visit-wish",
                #"{"wants":"both","from":"2020-04-02T10:00:00Z"}"#, as: .operator
            ).expect(200)
            let wished = try await house.get("/v1/visits/1", as: .coordinator).expect(200)
            #expect(wished["owner/territory"]?.string == "FR")
            try await house.post(
                "/v1/care-plans", #"{"contact":1,"supporter":1}"#, as: .coordinator
            ).expect(201)
            try await house.call(
                .patch, "/v1/contacts/1", #"{"person":{"postcode":"92120"}}"#,
                fields: [("If-Match", "*")]
            ).expect(200)
            let series = try await house.get("/v1/visits/1", as: .coordinator).expect(200)
            #expect(series["territory"]?.string == "92-montrouge")
            #expect(series["owner/territory"]?.string == "92-montrouge")
            for thing in ["/v1/calls/1", "/v1/care-plans/1"] {
                let shown = try await house.get(thing, as: .coordinator).expect(200)
                #expect(shown["territory"]?.string == "92-montrouge", "\(thing)")
            }
            house.clock.advance(.days(9))
            await house.house.office.tick()
            let visit = try await house.get("/v1/visits/1", as: .coordinator).expect(200)
            let request = try await house.request(
                try #require(visit["requestNumber"]?.integer))
            #expect(request["status"]?.string == "open")
            #expect(request["territory"]?.string == "92-montrouge")
            try house.expectSoundBooks()
        }
    }

    @Test func `whatever is opened after a postcode was put right is there, under whichever name`()
        async throws
    {
        try await withHouse { house in
            try await house.addVolunteer()
            for _ in 0..<2 {
                try await house.post(
                    "/v1/contacts",
                    #"{"kind":"information","person":{"name":"Odette Exemple","postcode":"92120"}}"#
                ).expect(201)
            }
            let (first, second) = (
                try await Self.person(house),
                try #require(
                    try await house.get("/v1/contacts/2").expect(200)["person/id"]?.string)
            )
            try await house.post(
                "/v1/people/\(first)/merge", #"{"other":"\#(second)"}"#, as: .coordinator
            ).expect(200)
            house.clock.advance(.minutes(1))
            try await house.post(
                "/v1/people/\(first)/correction", #"{"postcode":"92170"}"#, as: .coordinator
            ).expect(200)
            try await house.call(
                .patch, "/v1/contacts/2", #"{"needs":[{"kind":"food"}]}"#,
                fields: [("If-Match", "*")]
            ).expect(200)
            #expect(try await house.request(1)["territory"]?.string == "92-vanves")
            try await house.post(
                "/v1/people/\(second)/visit-wish",
                #"{"wants":"visits","from":"2020-04-02T10:00:00Z"}"#, as: .operator
            ).expect(200)
            try await house.post("/v1/calls", #"{"contact":2,"purpose":"call_back"}"#).expect(201)
            try await house.post(
                "/v1/care-plans", #"{"contact":2,"supporter":1}"#, as: .coordinator
            ).expect(201)
            for thing in ["/v1/visits/1", "/v1/calls/1", "/v1/care-plans/1"] {
                let shown = try await house.get(thing, as: .coordinator).expect(200)
                #expect(shown["territory"]?.string == "92-vanves", "\(thing)")
            }
            // Whoever answers for where she is now finds her, whoever logged her calls.
            let wish = #"{"role":"coordinator","territory":"92-vanves"}"#
            let issued = try await house.post("/v1/tokens", wish).expect(201)
            let token = try #require(issued["token"]?.string)
            for target in ["people/\(first)/history", "people/\(second)/consents", "contacts/2"] {
                try await house.call(
                    .get, "/v1/\(target)", as: nil, fields: [("Authorization", "Bearer \(token)")]
                ).expect(200)
            }
            try await house.call(
                .get, "/v1/contacts/1", as: nil, fields: [("Authorization", "Bearer \(token)")]
            ).expect(403, "access.outside_territory")
        }
    }
}
