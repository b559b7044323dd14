import OpsCore
import OpsHTTP
import OpsTesting
import Testing

@testable import OpsServer

/// What people allow, through the door.
struct ConsentRouteTests {
    private static func state(_ answer: Answer, _ purpose: ConsentPurpose) -> JSONValue? {
        (answer["purposes"]?.elements ?? []).first { $0["purpose"]?.string == purpose.rawValue }
    }

    private static func log(
        _ house: Premises, _ more: String, name: String = "MARKED-A Odette"
    ) async throws -> Answer {
        try await house.post(
            "/v1/contacts",
            #"{"needs":[{"kind":"food"}],"person":{"name":"\#(name)"}\#(more)}"#, as: .operator)
    }

    @Test(arguments: Door.allCases)
    func `what is allowed with a call is shown, withdrawn, and allowed again`(
        _ door: Door
    )
        async throws
    {
        try await withHouse(door) { house in
            let logged = try await Self.log(house, #","consents":["call_back","record"]"#)
                .expect(201)
            let person = try #require(logged["person/id"]?.string)
            let target = "/v1/people/\(person)/consents"
            let before = try await house.get(target, as: .operator).expect(200)
            #expect(Self.state(before, .callBack)?["state"]?.string == "given")
            #expect(Self.state(before, .callBack)?["by"]?.string == "person")
            #expect(Self.state(before, .visit)?["state"]?.string == "unasked")
            #expect(Self.state(before, .visit)?["by"] == nil)
            #expect(before["said"]?.elements.count == 2)
            let no = #"{"purpose":"call_back","by":"caller","means":"writing"}"#
            let after = try await house.post(target + "/withdrawal", no, as: .operator).expect(200)
            #expect(Self.state(after, .callBack)?["state"]?.string == "withdrawn")
            #expect(Self.state(after, .callBack)?["means"]?.string == "writing")
            #expect(Self.state(after, .record)?["state"]?.string == "given")
            try await house.post(target + "/withdrawal", no, as: .operator)
                .expect(409, "privacy.consent_withdrawn_already")
            let again = try await house.post(target, #"{"purpose":"call_back"}"#, as: .operator)
                .expect(200)
            #expect(Self.state(again, .callBack)?["state"]?.string == "given")
            #expect(again["said"]?.elements.count == 4)
            let copy = try await house.get("/v1/people/\(person)/export").expect(200)
            #expect(copy["consents"]?.elements.count == 4)
        }
    }

    @Test func `twins speak for one person`() async throws {
        try await withHouse { house in
            let one = try #require(try await Self.log(house, "")["person/id"]?.string)
            let other = try #require(
                try await Self.log(house, #","consents":["visit"]"#)["person/id"]?.string)
            try await house.post("/v1/people/\(one)/merge", #"{"other":"\#(other)"}"#).expect(200)
            let shown = try await house.get("/v1/people/\(one)/consents").expect(200)
            #expect(Self.state(shown, .visit)?["state"]?.string == "given")
            try await house.post(
                "/v1/people/\(one)/consents/withdrawal", #"{"purpose":"visit"}"#
            ).expect(200)
            let apart = try await house.get("/v1/people/\(other)/consents").expect(200)
            #expect(Self.state(apart, .visit)?["state"]?.string == "withdrawn")
        }
    }

    @Test func `a consent can be added to a contact by itself, and nobody's is refused`()
        async throws
    {
        try await withHouse { house in
            let logged = try await Self.log(house, "").expect(201)
            let person = try #require(logged["person/id"]?.string)
            try await house.call(
                .patch, "/v1/contacts/1", as: .operator, #"{"consents":["partner"]}"#,
                fields: [("If-Match", "*")]
            ).expect(200)
            let shown = try await house.get("/v1/people/\(person)/consents").expect(200)
            #expect(Self.state(shown, .partner)?["state"]?.string == "given")
            try await house.post(
                "/v1/contacts", #"{"kind":"listening","consents":["record"]}"#, as: .operator
            ).expect(409, "hotline.nobody_consents")
            try await house.post(
                "/v1/contacts", #"{"kind":"listening","consents":["everything"]}"#, as: .operator
            ).expect(422)
            let nobody = "01710c6c-2c00-7000-8000-000000000005"
            try await house.get("/v1/people/\(nobody)/consents").expect(404, "person.unknown")
            try await house.post("/v1/people/\(nobody)/consents", #"{"purpose":"visit"}"#)
                .expect(404, "person.unknown")
            try await house.get("/v1/people/\(person)/consents", as: .reviewer).expect(403)
        }
    }
}
