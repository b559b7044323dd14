import OpsCore
import OpsHTTP
import OpsTesting
import Testing

@testable import OpsServer
@testable import OpsStore

/// Finding people again, through the door.
struct PeopleTests {
    /// Logs a contact about somebody; answers the person's identity.
    private static func log(
        _ house: Premises, name: String, phone: String? = nil, need: String = "food",
        postcode: String = "92120"
    ) async throws -> String {
        let number = phone.map { #","phone":"\#($0)""# } ?? ""
        let answer = try await house.post(
            "/v1/contacts",
            """
            {"needs":[{"kind":"\(need)"}],"person":{"name":"\(name)"\(number),\
            "postcode":"\(postcode)"}}
            """, as: .operator
        ).expect(201)
        return try #require(answer["person/id"]?.string)
    }

    @Test(arguments: Door.allCases)
    func `a search proposes with reasons and history, and keeps nothing`(_ door: Door) async throws
    {
        try await withHouse(door) { house in
            let odette = try await Self.log(house, name: "Odette MARKED-A", phone: "06 39 98 12 34")
            let before = try await house.get("/v1/journal?limit=500").items.count
            for body in [
                #"{"phone":"0639981234"}"#, #"{"name":"marked-a odette","postcode":"92120"}"#,
                #"{"name":"Odete Marked-A","limit":1}"#,
            ] {
                let answer = try await house.post("/v1/people/search", body, as: .operator)
                    .expect(200)
                #expect(answer["items/0/id"]?.string == odette)
                #expect(answer["items/0/reasons/0/text"]?.string?.isEmpty == false)
                #expect(answer["items/0/history/open/0/need"]?.string == "food")
                #expect(answer["items/0/history/contacts"]?.integer == 1)
                #expect(answer["unsearched"]?.integer == 0)
                #expect(answer.headers["cache-control"] == "no-store")
            }
            #expect(try await house.get("/v1/journal?limit=500").items.count == before)
        }
    }

    @Test func `a search needs something to look for`() async throws {
        try await withHouse { house in
            for body in ["{}", #"{"postcode":"92120"}"#, #"{"name":null}"#] {
                let answer = try await house.post("/v1/people/search", body, as: .operator)
                #expect(answer.status == 400 || answer.status == 422)
            }
            try await house.post("/v1/people/search", #"{"name":"---"}"#, as: .operator).expect(200)
        }
    }

    @Test func `a second call is recognised, with the need that waits and its number`() async throws
    {
        try await withHouse { house in
            let first = try await Self.log(house, name: "Odette MARKED-A", phone: "0639981234")
            let second = try await Self.log(house, name: "MARKED-A Odette")
            let answer = try await house.get(
                "/v1/people/\(second)/duplicates", as: .operator,
                fields: [("Accept-Language", "fr")]
            ).expect(200)
            #expect(answer["items/0/id"]?.string == first)
            #expect(answer["items/0/likely"] == .bool(true))
            #expect(answer["items/0/reasons/0/code"]?.string == "name_in_another_order")
            #expect(answer["items/0/reasons/1/code"]?.string == "same_need_open")
            #expect(answer["items/0/reasons/1/request"]?.integer == 1)
            #expect(answer["items/0/reasons/1/text"]?.string?.contains("demande 1") == true)
            #expect(answer["items/1/id"] == nil)
        }
    }

    @Test func `a history shows contacts and what came of them`() async throws {
        try await withHouse { house in
            let person = try await Self.log(house, name: "Odette MARKED-A")
            try await house.post(
                "/v1/requests/1/cancellation", #"{"reason":"refused_by_person"}"#, as: .coordinator
            ).expect(200)
            let answer = try await house.get("/v1/people/\(person)/history", as: .operator)
                .expect(200)
            #expect(answer["name"]?.string == "Odette MARKED-A")
            #expect(answer["inBrief/refusals"]?.integer == 1)
            #expect(answer["inBrief/closed/0/outcome"]?.string == "refused_by_person")
            #expect(answer["contacts/0/requests/0/status"]?.string == "cancelled")
            #expect(answer["contacts/1/id"] == nil)
        }
    }

    @Test func `who is not there is 404, and a volunteer is told nothing`() async throws {
        try await withHouse { house in
            let nobody = "01710c6c-2c00-7000-8000-000000000005"
            for path in ["duplicates", "history"] {
                try await house.get("/v1/people/\(nobody)/\(path)", as: .operator)
                    .expect(404, "person.unknown")
                try await house.get("/v1/people/12/\(path)", as: .operator)
                    .expect(404, "person.unknown")
                try await house.get("/v1/people/\(nobody)/\(path)", as: .trainer).expect(403)
            }
            try await house.post("/v1/people/search", #"{"name":"A"}"#, as: .reviewer).expect(403)
        }
    }

    @Test(arguments: Door.allCases)
    func `coordinators merge and separate; what is shown follows`(_ door: Door) async throws {
        try await withHouse(door) { house in
            let kept = try await Self.log(house, name: "Odette MARKED-A")
            let other = try await Self.log(house, name: "MARKED-A Odette")
            let before = try await house.get("/v1/requests/2", as: .operator).expect(200)
            #expect(before["lastingSolutionNeeded"] == .bool(false))
            let plain = try #require(before.headers["etag"])
            let body = #"{"other":"\#(other)"}"#
            try await house.post("/v1/people/\(kept)/merge", body, as: .operator).expect(403)
            let merged = try await house.post(
                "/v1/people/\(kept)/merge", body, as: .coordinator,
                fields: [("Idempotency-Key", "m")]
            ).expect(200)
            #expect(merged["twins/0"]?.string == other)
            #expect(merged["contacts/0/person/mergedInto"]?.string == kept)
            #expect(merged["contacts/1/number"]?.integer == 1)
            try await house.post(
                "/v1/people/\(kept)/merge", body, as: .coordinator,
                fields: [("Idempotency-Key", "m")]
            ).expect(200)
            let shown = try await house.get("/v1/requests/2", as: .operator).expect(200)
            #expect(shown["lastingSolutionNeeded"] == .bool(true))
            #expect(shown["person/mergedInto"]?.string == kept)
            let list = try await house.get("/v1/contacts", as: .operator).expect(200)
            #expect(list["items/0/person/mergedInto"]?.string == kept)
            let duplicates = try await house.get("/v1/people/\(kept)/duplicates", as: .operator)
            #expect(duplicates.expect(200)["items/0"] == nil)
            // What a client kept from before is told to be old, and a change under either tag goes.
            try await house.get("/v1/requests/2", fields: [("If-None-Match", plain)]).expect(200)
            let tag = try #require(shown.headers["etag"])
            try await house.get("/v1/requests/2", fields: [("If-None-Match", tag)]).expect(304)
            let apart = try await house.post(
                "/v1/people/\(other)/separation", as: .coordinator
            ).expect(200)
            #expect(apart["twins"] == nil)
            #expect(apart["contacts/1/number"] == nil)
            try await house.get("/v1/requests/2", fields: [("If-None-Match", plain)]).expect(304)
            try await house.post(
                "/v1/requests/2/cancellation", #"{"reason":"duplicate"}"#, as: .coordinator,
                fields: [("If-Match", tag)]
            ).expect(200)
        }
    }

    @Test func `what cannot be merged is refused in words`() async throws {
        try await withHouse { house in
            let one = try await Self.log(house, name: "Odette MARKED-A")
            let other = try await Self.log(house, name: "MARKED-A Odette")
            let third = try await Self.log(house, name: "Ana MARKED-B")
            let nobody = "01710c6c-2c00-7000-8000-000000000005"
            func merge(_ id: String, _ other: String) async throws -> Answer {
                try await house.post(
                    "/v1/people/\(id)/merge", #"{"other":"\#(other)"}"#, as: .coordinator)
            }
            try await merge(nobody, one).expect(404, "person.unknown")
            try await merge(one, nobody).expect(409, "hotline.unknown_person")
            try await merge(one, one).expect(409, "hotline.same_person_twice")
            try await house.post("/v1/people/\(one)/separation", as: .coordinator)
                .expect(409, "hotline.not_merged")
            try await merge(one, other).expect(200)
            try await merge(third, other).expect(409, "hotline.already_merged")
            try await merge(other, third).expect(409, "hotline.chain_of_merges")
            try await house.post("/v1/people/\(nobody)/separation", as: .coordinator)
                .expect(404, "person.unknown")
        }
    }

    @Test(.timeLimit(.minutes(1)))
    func `people get their keys once the house is quiet`() async throws {
        try await withHouse { house in
            _ = try await Self.log(house, name: "Odette MARKED-A")
            var keys = 0
            while keys == 0 {
                try Task.checkCancellation()
                keys = try await house.house.longReading.read { room in
                    Int(try room.connection.number(of: "SELECT count(*) FROM vault_likeness"))
                }
            }
        }
    }
}
