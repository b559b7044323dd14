import OpsCore
import OpsHTTP
import OpsTesting
import Testing

@testable import OpsServer

/// A call in danger of which one thing was wrong: what was right is in the alert, and the contact is named later.
struct AlertAboutRouteTests {
    /// One digit of the telephone is missing.
    private static let refused =
        #"{"danger":true,"note":"\#(Marked.note)","#
        + #""person":{"phone":"06 39 98 12 3","postcode":"92120"}}"#

    private static func open(_ house: Premises, _ body: String = refused) async throws -> Answer {
        try await house.post("/v1/contacts", body, as: .operator).expect(422, "body.invalid")
    }

    @Test func `the alert of a contact that is refused keeps note and place`() async throws {
        try await withHouse { house in
            let refused = try await Self.open(house)
            #expect(refused["danger/territory"]?.string == "92-montrouge")
            // A problem names nobody.
            #expect(refused["danger/notes"]?.elements.isEmpty == true)
            let shown = try await house.get("/v1/dangers/1", as: .coordinator).expect(200)
            #expect(shown["notes"]?.elements.map(\.string) == [Marked.note])
            #expect(refused.text.contains("danger about"))
        }
    }

    @Test(arguments: [
        #"{"danger":true,"anonymous":true,"note":"she is on 06 39 98 12 34","colour":1}"#,
        #"{"danger":true,"anonymous":"yes","note":"she is on 06 39 98 12 34"}"#,
    ])
    func `who asked not to be named is not named in the alert either`(
        _ body: String
    ) async throws {
        try await withHouse { house in
            _ = try await Self.open(house, body)
            let shown = try await house.get("/v1/dangers/1", as: .operator).expect(200)
            let note = shown["notes/0"]?.string
            #expect(note?.hasPrefix("she is on") == true && note?.contains("98 12") == false)
        }
    }

    @Test(arguments: Door.allCases)
    func `an alert is told which contact it is about, once`(_ door: Door) async throws {
        try await withHouse(door) { house in
            _ = try await Self.open(house)
            _ = try await house.logContact("food", postcode: "92170")
            let path = "/v1/dangers/1/contact"
            try await house.post(path, #"{"contact":9}"#, as: .operator)
                .expect(409, "contact.unknown")
            try await house.post(path, "{}", as: .operator).expect(422, "body.invalid")
            let told = try await house.post(path, #"{"contact":1}"#, as: .operator).expect(200)
            #expect(told["contactNumber"]?.integer == 1)
            #expect(told["territory"]?.string == "92-vanves")
            try await house.post(path, #"{"contact":1}"#, as: .coordinator)
                .expect(409, "danger.already_about")
            try await house.post("/v1/dangers/9/contact", #"{"contact":1}"#)
                .expect(404, "danger.unknown")
            try house.expectSoundBooks()
        }
    }

    @Test func `copy and erasure find what was noted in the alert with its contact`() async throws {
        try await withHouse { house in
            _ = try await Self.open(house)
            _ = try await house.logContact("food")
            let shown = try await house.get("/v1/contacts/1").expect(200)
            let person = try #require(shown["person/id"]?.string)
            try await house.post(
                "/v1/dangers/1/closure", #"{"outcome":"safe"}"#, as: .coordinator
            ).expect(200)
            // Also once it is closed.
            try await house.post("/v1/dangers/1/contact", #"{"contact":1}"#, as: .operator)
                .expect(200)
            let copy = try await house.get("/v1/people/\(person)/export", as: .coordinator)
                .expect(200)
            #expect(copy["contacts/0/dangers/0/number"]?.integer == 1)
            #expect(copy["contacts/0/dangers/0/notes/0"] != nil)
            try await house.post(
                "/v1/requests/1/cancellation", #"{"reason":"no_longer_needed"}"#
            ).expect(200)
            try await house.post("/v1/people/\(person)/erasure", #"{"reason":"asked"}"#)
                .expect(200)
            let erased = try await house.get("/v1/dangers/1", as: .coordinator).expect(200)
            #expect(erased["notes"]?.elements.isEmpty == true)
            _ = try await Self.open(house)
            try await house.post("/v1/dangers/2/contact", #"{"contact":1}"#)
                .expect(409, "danger.contact_erased")
            try house.expectSoundBooks()
        }
    }
}
