import OpsCore
import OpsHTTP
import OpsTesting
import Testing

@testable import OpsServer

/// Opening hours and what is left, through the door and in the tables.
struct UrgencyRouteTests {
    private static let service = """
        {"entry":"\(Premises.entry)","territory":"92-montrouge",
         "needs":[{"kind":"food","dueWithinMinutes":1440,"urgentWithinMinutes":90}],
         "hours":{"zone":"Europe/Paris",
          "schedules":[{"byday":["mo","tu","we","th","fr","sa","su"],"opensAt":"08:00",
          "closesAt":"20:00"}],"exceptions":[{"date":"2026-12-25"},
          {"date":"2026-12-24","spans":[{"opensAt":"08:00","closesAt":"12:00"}]}]}}
        """

    @Test(arguments: Door.allCases)
    func `a service has hours, and who has nothing left is owed help sooner`(
        _ door: Door
    ) async throws {
        try await withHouse(door) { house in
            let opened = try await house.post("/v1/deployments", Self.service, as: .admin)
                .expect(201)
            #expect(opened["hours/zone"]?.string == "Europe/Paris")
            #expect(opened["hours/rule"]?.string == Samples.paris.text)
            #expect(opened["hours/exceptions/1/date"]?.string == "2026-12-25")
            let now = house.clock.now
            let logged = try await house.post(
                "/v1/contacts",
                """
                {"needs":[{"kind":"food"}],"person":{"postcode":"92120"},
                 "supplies":{"foodDays":0}}
                """
            ).expect(201)
            #expect(logged["requests/0/dueAt"]?.string == (now + .minutes(90)).rfc3339)
            let yesterday = Samples.paris.day(at: now - .hours(24)).iso8601
            #expect(logged["requests/0/lastsUntil"]?.string == yesterday)
            let shown = try await house.get("/v1/requests/1", as: .operator).expect(200)
            #expect(shown["lastsUntil"]?.string == yesterday)
            #expect(shown["promisedAt"]?.string == (now + .minutes(90)).rfc3339)
        }
    }

    @Test(arguments: Door.allCases)
    func `what is left is said while talking, and the promise is kept sooner`(
        _ door: Door
    ) async throws {
        try await withHouse(door) { house in
            let logged = try await house.post("/v1/contacts", #"{"needs":[{"kind":"food"}]}"#)
                .expect(201)
            let target = try #require(logged.location)
            let promised = try #require(logged["requests/0/dueAt"]?.string)
            let today = Samples.day(String(house.clock.now.rfc3339.prefix(10)))
            let yesterday = CivilDate(daysSince1970: today.daysSince1970 - 1).iso8601
            let added = try await house.call(
                .patch, target, as: .operator, #"{"supplies":{"foodDays":0}}"#,
                fields: [("If-Match", logged.etag ?? "")]
            ).expect(200)
            #expect(added["requests/0/lastsUntil"]?.string == yesterday)
            let due = try #require(added["requests/0/dueAt"]?.string)
            #expect(due <= promised)
            #expect(added["requests/0/promisedAt"]?.string == due)
        }
    }

    @Test(arguments: Door.allCases)
    func `what is left is kept with the contact until somebody says what is needed`(
        _ door: Door
    ) async throws {
        try await withHouse(door) { house in
            let today = Samples.day(String(house.clock.now.rfc3339.prefix(10)))
            let yesterday = CivilDate(daysSince1970: today.daysSince1970 - 1).iso8601
            let logged = try await house.post(
                "/v1/contacts", #"{"kind":"request","supplies":{"foodDays":0}}"#
            ).expect(201)
            #expect(logged["foodUntil"]?.string == yesterday)
            let target = try #require(logged.location)
            let told = try await house.call(
                .patch, target, as: .operator, #"{"supplies":{"medicineUntil":"2020-03-25"}}"#,
                fields: [("If-Match", logged.etag ?? "")]
            ).expect(200)
            #expect(told["foodUntil"]?.string == yesterday)
            #expect(told["medicineUntil"]?.string == "2020-03-25")
            let added = try await house.call(
                .patch, target, as: .operator,
                #"{"needs":[{"kind":"food"},{"kind":"medicine"}]}"#,
                fields: [("If-Match", told.etag ?? "")]
            ).expect(200)
            let lasts = added["requests"]?.elements.map { $0["lastsUntil"]?.string ?? "" } ?? []
            #expect(lasts.contains(yesterday) && lasts.contains("2020-03-25"), "\(lasts)")
            try house.expectSoundBooks()
        }
    }

    @Test(arguments: [
        (
            #"{"zone":"Europe/Nowhere","schedules":[{"byday":["mo"],"opensAt":"08:00","closesAt":"09:00"}]}"#,
            409, "catalogue.unknown_zone"
        ),
        (
            #"{"zone":"../../etc/passwd","schedules":[{"byday":["mo"],"opensAt":"08:00","closesAt":"09:00"}]}"#,
            422, "body.invalid"
        ),
        (#"{"zone":"Europe/Paris","schedules":[]}"#, 422, "body.invalid"),
        (
            #"{"zone":"Europe/Paris","schedules":[{"byday":[],"opensAt":"08:00","closesAt":"09:00"}]}"#,
            422, "body.invalid"
        ),
        (
            #"{"zone":"Europe/Paris","schedules":[{"byday":["mo"],"opensAt":"24:30","closesAt":"09:00"}]}"#,
            422, "body.invalid"
        ),
        (
            #"{"zone":"Europe/Paris","rule":"UTC0","schedules":[{"byday":["mo"],"opensAt":"08:00","closesAt":"09:00"}]}"#,
            422, "body.invalid"
        ),
    ])
    func `hours that make no sense are refused`(
        _ hours: String, _ status: Int, _ code: String
    ) async throws {
        try await withHouse { house in
            let body = """
                {"entry":"\(Premises.entry)","territory":"92-montrouge",
                 "needs":[{"kind":"food","dueWithinMinutes":60}],"hours":\(hours)}
                """
            try await house.post("/v1/deployments", body, as: .admin).expect(status, code)
        }
    }

    @Test(arguments: [
        #"{"foodDays":-1}"#, #"{"foodDays":61}"#, #"{"medicineUntil":"tomorrow"}"#,
        #"{"breadDays":1}"#,
    ])
    func `supplies that make no sense are refused`(_ supplies: String) async throws {
        try await withHouse { house in
            let body = #"{"needs":[{"kind":"food"}],"supplies":\#(supplies)}"#
            try await house.post("/v1/contacts", body).expect(422, "body.invalid")
        }
    }
}
