import OpsCore
import OpsHTTP
import OpsTesting
import Testing

@testable import OpsServer

/// What somebody said under one name counts wherever she is shown under another.
struct MergedPeopleTests {
    private static let dangerous = "+33639981234"
    private static let (old, new) = ("+33639988102", "+33639988103")

    /// One woman under two names: the first told a safe number, hours and a door; the second a number that others hear.
    private static func merged(_ house: Premises) async throws -> (first: String, second: String) {
        let bodies = [
            #"{"needs":[{"kind":"food"}],"person":{"name":"Odette Exemple","postcode":"92120","#
                + #""address":"12 rue des Tilleuls","entryCode":"4711","safePhone":"\#(old)","#
                + #""safeHours":"18:00-19:00"}}"#,
            #"{"needs":[{"kind":"food"}],"person":{"name":"O. Exemple","postcode":"92120","#
                + #""phone":"\#(dangerous)"}}"#,
        ]
        var people: [String] = []
        for (index, body) in bodies.enumerated() {
            try await house.post("/v1/contacts", body).expect(201)
            let contact = try await house.get("/v1/contacts/\(index + 1)").expect(200)
            people.append(try #require(contact["person/id"]?.string))
        }
        try await house.post(
            "/v1/people/\(people[0])/merge", #"{"other":"\#(people[1])"}"#, as: .coordinator
        ).expect(200)
        return (people[0], people[1])
    }

    private static func person(_ house: Premises, _ second: String) async throws -> [Answer] {
        [
            try await house.get("/v1/people/\(second)/history", as: .operator).expect(200),
            try await house.get("/v1/contacts/2", as: .operator).expect(200),
            try await house.get("/v1/requests/2", as: .operator).expect(200),
        ]
    }

    @Test func `a safe number and hours stand beside the number under the other name`() async throws
    {
        try await withHouse { house in
            let (_, second) = try await Self.merged(house)
            let shown = try await Self.person(house, second)
            for (answer, place) in zip(shown, ["", "person/", "person/"]) {
                #expect(answer["\(place)phone"]?.string == Self.dangerous)
                #expect(answer["\(place)safePhone"]?.string == Self.old)
                #expect(answer["\(place)safeHours"]?.string == "18:00-19:00")
            }
        }
    }

    @Test func `a number put right, or taken back, under one name is no more under the other`()
        async throws
    {
        try await withHouse { house in
            let (_, second) = try await Self.merged(house)
            let target = "/v1/people/\(second)/correction"
            try await house.post(target, #"{"safePhone":"\#(Self.new)"}"#, as: .coordinator)
                .expect(200)
            for person in 1...2 {
                let plan = #"{"contact":\#(person),"purpose":"call_back"}"#
                let call = try await house.post("/v1/calls", plan).expect(201)
                #expect(call["person/phone"]?.string == Self.new)
            }
            try await house.post(
                target, #"{"remove":["safe_phone","safe_hours"]}"#, as: .coordinator
            ).expect(200)
            let call = try await house.get("/v1/calls/2", as: .operator).expect(200)
            #expect(call["person/phone"]?.string == Self.dangerous)
            for answer in try await Self.person(house, second) {
                #expect(!answer.text.contains("18:00-19:00") && !answer.text.contains(Self.old))
            }
        }
    }

    @Test func `a safe number that is added under one name is the last that she said`() async throws
    {
        try await withHouse { house in
            let (first, second) = try await Self.merged(house)
            // The number of the newer identity is there already when she tells another under the older one.
            try await house.post(
                "/v1/people/\(first)/correction", #"{"remove":["safe_phone"]}"#, as: .coordinator
            ).expect(200)
            try await house.call(
                .patch, "/v1/contacts/2", #"{"person":{"safePhone":"\#(Self.old)"}}"#,
                fields: [("If-Match", "*")]
            ).expect(200)
            try await house.call(
                .patch, "/v1/contacts/1", #"{"person":{"safePhone":"\#(Self.new)"}}"#,
                fields: [("If-Match", "*")]
            ).expect(200)
            for person in [first, second] {
                let shown = try await house.get("/v1/people/\(person)/history").expect(200)
                #expect(shown["safePhone"]?.string == Self.new)
            }
        }
    }

    @Test func `the crew has the door that is known under the other name`() async throws {
        try await withHouse { house in
            _ = try await Self.merged(house)
            let volunteer = try await house.addVolunteer()
            try await house.offer(2, to: volunteer).expect(201)
            try await house.step(1, "acceptance").expect(200)
            let sheet = try await house.get("/v1/missions/1/sheet", as: .coordinator).expect(200)
            #expect(sheet["person/name"]?.string == "O. Exemple")
            #expect(sheet["person/address"]?.string == "12 rue des Tilleuls")
            #expect(sheet["person/entryCode"]?.string == "4711")
        }
    }

    @Test func `the crew goes to the address that was put right last, under whichever name`()
        async throws
    {
        try await withHouse { house in
            let (first, second) = try await Self.merged(house)
            try await house.call(
                .patch, "/v1/contacts/2",
                #"{"person":{"address":"11 rue Exemple","entryCode":"1111"}}"#,
                fields: [("If-Match", "*")]
            ).expect(200)
            let volunteer = try await house.addVolunteer()
            try await house.offer(2, to: volunteer).expect(201)
            try await house.step(1, "acceptance").expect(200)
            func sheet() async throws -> Answer {
                try await house.get("/v1/missions/1/sheet", as: .coordinator).expect(200)
            }
            #expect(try await sheet()["person/address"]?.string == "11 rue Exemple")
            house.clock.advance(.minutes(1))
            try await house.post(
                "/v1/people/\(first)/correction",
                #"{"name":"Odette Juste","address":"21 rue Exemple","postcode":"92170","#
                    + #""entryCode":"2121"}"#, as: .coordinator
            ).expect(200)
            let moved = try await sheet()
            #expect(moved["person/name"]?.string == "Odette Juste")
            #expect(moved["person/address"]?.string == "21 rue Exemple")
            #expect(moved["person/postcode"]?.string == "92170")
            #expect(moved["person/entryCode"]?.string == "2121")
            #expect(moved["territory"]?.string == "92-vanves", "her request is there as well")
            house.clock.advance(.minutes(1))
            try await house.post(
                "/v1/people/\(second)/correction", #"{"address":"31 rue Exemple"}"#,
                as: .coordinator
            ).expect(200)
            let back = try await sheet()
            #expect(back["person/address"]?.string == "31 rue Exemple")
            #expect(back["person/entryCode"]?.string == nil, "neither house before opens this door")
            // The same door spelt otherwise keeps its code.
            house.clock.advance(.minutes(1))
            for body in [#"{"entryCode":"3131"}"#, #"{"address":"31, r. Exemple"}"#] {
                try await house.post(
                    "/v1/people/\(second)/correction", body, as: .coordinator
                ).expect(200)
            }
            #expect(try await sheet()["person/entryCode"]?.string == "3131")
            try await house.post(
                "/v1/people/\(second)/correction", #"{"remove":["address"]}"#, as: .coordinator
            ).expect(200)
            #expect(try await sheet()["person/entryCode"]?.string != "3131")
        }
    }

    @Test func `what she says after a correction is newer than it`() async throws {
        try await withHouse { house in
            let (first, _) = try await Self.merged(house)
            house.clock.advance(.minutes(1))
            try await house.post(
                "/v1/people/\(first)/correction", #"{"address":"21 rue Exemple"}"#,
                as: .coordinator
            ).expect(200)
            house.clock.advance(.minutes(1))
            let later = try await house.post(
                "/v1/contacts",
                #"{"needs":[{"kind":"food"}],"person":{"name":"Odette","postcode":"92120","#
                    + #""address":"41 rue Exemple"}}"#
            ).expect(201)
            let third = try #require(later["person/id"]?.string)
            try await house.post(
                "/v1/people/\(first)/merge", #"{"other":"\#(third)"}"#, as: .coordinator
            ).expect(200)
            let volunteer = try await house.addVolunteer()
            try await house.offer(3, to: volunteer).expect(201)
            try await house.step(1, "acceptance").expect(200)
            let sheet = try await house.get("/v1/missions/1/sheet", as: .coordinator).expect(200)
            #expect(sheet["person/address"]?.string == "41 rue Exemple")
        }
    }

    @Test func `no code of another house is told`() async throws {
        try await withHouse { house in
            let (_, second) = try await Self.merged(house)
            try await house.post(
                "/v1/people/\(second)/correction", #"{"address":"3 place du Marché"}"#,
                as: .coordinator
            ).expect(200)
            let volunteer = try await house.addVolunteer()
            try await house.offer(2, to: volunteer).expect(201)
            try await house.step(1, "acceptance").expect(200)
            let sheet = try await house.get("/v1/missions/1/sheet", as: .coordinator).expect(200)
            #expect(sheet["person/address"]?.string == "3 place du Marché")
            #expect(sheet["person/entryCode"] == .null)
        }
    }

    @Test func `the reference of a service is noted once the alert is closed`() async throws {
        try await withHouse { house in
            try await house.post("/v1/dangers", as: .operator).expect(201)
            try await house.post(
                "/v1/dangers/1/closure", #"{"outcome":"safe"}"#, as: .coordinator
            ).expect(200)
            let called = try await house.post(
                "/v1/dangers/1/calls", #"{"service":"15","reference":"MARKED-REFERENCE"}"#,
                as: .operator
            ).expect(200)
            #expect(called["state"]?.string == "closed")
            #expect(called["calls/0/reference"]?.string == "MARKED-REFERENCE")
            try await house.post("/v1/dangers/1/taking", as: .coordinator)
                .expect(409, "danger.closed")
        }
    }
}
