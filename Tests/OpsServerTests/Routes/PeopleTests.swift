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

    @Test func `people get their keys once the house is quiet`() async throws {
        try await withHouse { house in
            _ = try await Self.log(house, name: "Odette MARKED-A")
            var keys = 0
            for _ in 0..<200 where keys == 0 {
                try await Task.sleep(for: .milliseconds(20))
                keys = try await house.house.searching.read { room in
                    Int(try room.connection.number(of: "SELECT count(*) FROM vault_likeness"))
                }
            }
            #expect(keys > 0)
        }
    }
}
