import OpsCore
import OpsHTTP
import OpsTesting
import Testing

@testable import OpsServer

/// Nobody writes down a bank card, in whatever field.
struct CardNumberRouteTests {
    private static let card = "4242 4242 4242 4242"

    /// Each text of the hotline and of missions that people fill in freely.
    private static let fields: [(method: Method, target: String, body: String, pointer: String)] = [
        (.post, "/v1/contacts", #"{"kind":"thanks","note":"CARD"}"#, "#/note"),
        (.post, "/v1/contacts", #"{"kind":"thanks","person":{"name":"CARD"}}"#, "#/person/name"),
        (
            .post, "/v1/contacts", #"{"kind":"thanks","person":{"address":"CARD"}}"#,
            "#/person/address"
        ),
        (
            .post, "/v1/contacts", #"{"kind":"thanks","person":{"entryCode":"CARD"}}"#,
            "#/person/entryCode"
        ),
        (.post, "/v1/contacts", #"{"kind":"thanks","caller":{"name":"CARD"}}"#, "#/caller/name"),
        (.patch, "/v1/contacts/1", #"{"note":"CARD"}"#, "#/note"),
        (.patch, "/v1/contacts/1", #"{"person":{"address":"CARD"}}"#, "#/person/address"),
        (.patch, "/v1/contacts/1", #"{"person":{"entryCode":"CARD"}}"#, "#/person/entryCode"),
        (.patch, "/v1/contacts/1", #"{"caller":{"name":"CARD"}}"#, "#/caller/name"),
        (.post, "/v1/requests/1/offers", #"{"volunteers":[1],"task":"CARD"}"#, "#/task"),
        (.post, "/v1/missions/1/acceptance", #"{"reason":"CARD"}"#, "#/reason"),
        (.post, "/v1/missions/1/refusal", #"{"reason":"CARD"}"#, "#/reason"),
        (.post, "/v1/missions/1/start", #"{"reason":"CARD"}"#, "#/reason"),
        (.post, "/v1/missions/1/arrival", #"{"reason":"CARD"}"#, "#/reason"),
        (.post, "/v1/missions/1/completion", #"{"reason":"CARD"}"#, "#/reason"),
        (.post, "/v1/missions/1/failure", #"{"reason":"CARD"}"#, "#/reason"),
        (
            .post, "/v1/missions/1/packet",
            #"{"cannotGoOut":true,"noOtherWay":true,"prescriptionAtPharmacy":true,"pharmacy":"CARD"}"#,
            "#/pharmacy"
        ),
        (.post, "/v1/missions/1/packet/collection", #"{"sealed":true,"note":"CARD"}"#, "#/note"),
        (.post, "/v1/missions/1/packet/hand-over", #"{"reason":"CARD"}"#, "#/reason"),
        (.post, "/v1/missions/1/packet/return", #"{"reason":"CARD"}"#, "#/reason"),
        (
            .post, "/v1/missions/1/money", #"{"means":"voucher","note":"CARD"}"#, "#/note"
        ),
        (
            .post, "/v1/missions/1/money/purchase",
            #"{"amount":{"cents":1,"currency":"EUR"},"note":"CARD"}"#, "#/note"
        ),
        (.post, "/v1/missions/1/money/payment", #"{"reason":"CARD"}"#, "#/reason"),
        (
            .post, "/v1/missions/1/money/settlement", #"{"settlement":"other","note":"CARD"}"#,
            "#/note"
        ),
        (
            .post, "/v1/requests/1/rule-refusal",
            #"{"rule":"isolated","sentTo":"other","note":"CARD"}"#, "#/note"
        ),
        (.post, "/v1/dangers/1/calls", #"{"service":"15","reference":"CARD"}"#, "#/reference"),
        (.post, "/v1/dangers/1/calls", #"{"service":"15","note":"CARD"}"#, "#/note"),
        (.post, "/v1/dangers/1/closure", #"{"outcome":"safe","note":"CARD"}"#, "#/note"),
        (.post, "/v1/calls", #"{"contact":1,"purpose":"friendly_call","note":"CARD"}"#, "#/note"),
        (
            .post, "/v1/calls",
            #"{"contact":1,"purpose":"friendly_call","neighbour":{"name":"CARD"}}"#,
            "#/neighbour/name"
        ),
        (.post, "/v1/calls/1/result", #"{"result":"reached","note":"CARD"}"#, "#/note"),
        (.post, "/v1/calls/1/cancellation", #"{"reason":"other","note":"CARD"}"#, "#/note"),
        (.post, "/v1/calls/1/danger", #"{"note":"CARD"}"#, "#/note"),
        (.post, "/v1/people/PERSON/correction", #"{"address":"CARD"}"#, "#/address"),
        (
            .post, "/v1/people/PERSON/correction", #"{"notes":[{"number":1,"text":"CARD"}]}"#,
            "#/notes/0/text"
        ),
        (.post, "/v1/volunteers", #"{"name":"CARD","territory":"92"}"#, "#/name"),
        (.post, "/v1/tokens", #"{"role":"operator","label":"CARD"}"#, "#/label"),
    ]

    @Test func `every free text refuses a card, says so, and keeps nothing of it`() async throws {
        try await withHouse { house in
            let volunteer = try await house.addVolunteer()
            try await house.offer(try await house.logContact("medicine"), to: volunteer)
                .expect(201)
            try await house.post("/v1/dangers").expect(201)
            try await house.post("/v1/calls", #"{"contact":1,"purpose":"friendly_call"}"#)
                .expect(201)
            let contact = try await house.get("/v1/contacts/1").expect(200)
            let person = try #require(contact["person/id"]?.string)
            let head = try await house.get("/v1/journal?last=1").expect(200).text
            for (method, target, body, pointer) in Self.fields {
                let refused = try await house.call(
                    method, target.replacing("PERSON", with: person),
                    body.replacing("CARD", with: Self.card),
                    fields: [("If-Match", "*")])
                refused.expect(422, "body.invalid")
                #expect(refused.faults == ["\(pointer) field.card_number"], "\(method) \(target)")
                #expect(!refused.text.contains("4242"))
            }
            #expect(try await house.get("/v1/journal?last=1").expect(200).text == head)
        }
    }

    @Test func `danger is not held up by it`() async throws {
        try await withHouse { house in
            let opened = try await house.post("/v1/dangers", #"{"note":"\#(Self.card)"}"#)
            opened.expect(201)
            #expect(opened["errors/0/code"]?.string == "field.card_number")
            #expect(opened["notes"]?.elements.isEmpty == true)
            let contact = try await house.post(
                "/v1/contacts", #"{"danger":true,"note":"\#(Self.card)"}"#)
            #expect(contact.expect(422)["danger/state"]?.string == "open")
        }
    }

    @Test func `a number that is no card is kept`() async throws {
        try await withHouse { house in
            try await house.post(
                "/v1/contacts", #"{"kind":"thanks","note":"4242 4242 4242 4241, 06 39 98 12 34"}"#
            ).expect(201)
        }
    }
}
