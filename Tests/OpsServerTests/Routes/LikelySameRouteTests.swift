import OpsCore
import OpsHTTP
import OpsTesting
import Testing

@testable import OpsServer

/// One person told of through two doors: seen before two pairs leave, before she is erased or copied.
struct LikelySameRouteTests {
    private static func log(
        _ house: Premises, _ person: String, need: String = "food"
    ) async throws -> Answer {
        try await house.post(
            "/v1/contacts", #"{"needs":[{"kind":"\#(need)"}],"person":{\#(person)}}"#
        ).expect(201)
    }

    private static let odette = #""name":"Odette Exemple","phone":"0639981234","postcode":"92120""#
    private static let heard = #""name":"Odete Exemple","phone":"0639981234","postcode":"92120""#

    @Test func `the same need of who is likely the same is told, and refuses nothing`() async throws
    {
        try await withHouse { house in
            _ = try await Self.log(house, Self.odette)
            _ = try await Self.log(house, Self.heard)
            _ = try await Self.log(house, Self.heard, need: "medicine")
            _ = try await Self.log(house, #""name":"Basile Autre","phone":"0639980008""#)
            let volunteer = try await house.addVolunteer()
            try await house.offer(1, to: volunteer).expect(201)
            let shown = try await house.get("/v1/requests/2", as: .operator).expect(200)
            #expect(shown["likelySame"]?.elements.count == 1)
            #expect(shown["likelySame/0/request"]?.integer == 1)
            #expect(shown["likelySame/0/status"]?.string == "offered")
            #expect(shown["likelySame/0/mission"]?.integer == 1)
            #expect(shown["likelySame/0/reasons/0/code"]?.string == "same_phone")
            let proposals = try await house.get("/v1/requests/2/proposals", as: .coordinator)
            #expect(proposals.expect(200)["likelySame/0/request"]?.integer == 1)
            for other in [3, 4] {
                let shown = try await house.get("/v1/requests/\(other)").expect(200)
                #expect(shown["likelySame"]?.elements.isEmpty == true)
            }
            try await house.offer(2, to: try await house.addVolunteer()).expect(201)
        }
    }

    @Test func `two requests of one person are told by that, and a closed one no more`()
        async throws
    {
        try await withHouse { house in
            let one = try await Self.log(house, Self.odette)["person/id"]?.string ?? ""
            let other = try await Self.log(house, Self.heard)["person/id"]?.string ?? ""
            try await house.post("/v1/people/\(one)/merge", #"{"other":"\#(other)"}"#).expect(200)
            let before = try await house.get("/v1/requests/2").expect(200)
            #expect(before["likelySame/0/reasons/0/code"]?.string == "same_person")
            try await house.post("/v1/requests/1/cancellation", #"{"reason":"duplicate"}"#)
                .expect(200)
            let after = try await house.get("/v1/requests/2").expect(200)
            #expect(after["likelySame"]?.elements.isEmpty == true)
            #expect(before.headers["etag"] != after.headers["etag"])
        }
    }

    @Test func `who asks to be erased is not erased once and kept four times`() async throws {
        try await withHouse { house in
            let one = try await Self.log(house, Self.odette, need: "information")
            let other = try await Self.log(house, Self.heard, need: "information")
            for request in 1...2 {
                try await house.post(
                    "/v1/requests/\(request)/cancellation", #"{"reason":"no_longer_needed"}"#
                ).expect(200)
            }
            let person = "/v1/people/\(one["person/id"]?.string ?? "")"
            let copy = try await house.get(person + "/export").expect(200)
            #expect(copy["mayBeHerToo/0/id"] == other["person/id"])
            try await house.post(person + "/erasure", #"{"reason":"asked"}"#)
                .expect(409, "privacy.others_may_be_her")
            try await house.post(person + "/erasure", #"{"reason":"asked","theseOnly":true}"#)
                .expect(200)
            // Nobody is left whom she may be.
            let last = "/v1/people/\(other["person/id"]?.string ?? "")"
            try await house.post(last + "/erasure", #"{"reason":"asked"}"#).expect(200)
        }
    }

    @Test func `a consent that was taken back is seen where somebody acts`() async throws {
        try await withHouse { house in
            let contact = try await Self.log(house, Self.odette)
            let call = #"{"contact":1,"purpose":"friendly_call","everyDays":7}"#
            let planned = try await house.post("/v1/calls", call).expect(201)
            #expect(planned["consentWithdrawn"]?.elements.isEmpty == true)
            #expect(planned["alsoCalled"]?.elements.isEmpty == true)
            try await house.post(
                "/v1/people/\(contact["person/id"]?.string ?? "")/consents/withdrawal",
                #"{"purpose":"call_back"}"#
            ).expect(200)
            for target in ["/v1/calls/1", "/v1/requests/1"] {
                let shown = try await house.get(target).expect(200)
                #expect(shown["consentWithdrawn/0"]?.string == "call_back", "\(target)")
            }
            let again = try await house.post("/v1/calls", call).expect(201)
            #expect(again["consentWithdrawn/0"]?.string == "call_back")
            #expect(again["alsoCalled/0"]?.integer == 1, "a second series is told")
        }
    }
}
