import OpsCore
import OpsHTTP
import OpsTesting
import Testing

@testable import OpsServer

/// A contact in seconds, and all the rest while talking.
struct ContactsTests {
    @Test(arguments: Door.allCases)
    func `nothing but a kind is a contact`(_ door: Door) async throws {
        try await withHouse(door) { house in
            for (number, kind) in ContactKind.allCases.enumerated() {
                let logged = try await house.post(
                    "/v1/contacts", #"{"kind":"\#(kind.rawValue)"}"#, as: .operator
                ).expect(201)
                #expect(logged["kind"]?.string == kind.rawValue)
                #expect(logged["number"]?.integer == Int64(number + 1))
                #expect(logged["requests"]?.elements.count == (kind == .request ? 1 : 0))
                let shown = try await house.get("/v1/contacts/\(number + 1)", as: .operator)
                #expect(shown.expect(200)["kind"]?.string == kind.rawValue)
            }
            let missed = try await house.get("/v1/contacts?kind=missed", as: .operator).expect(200)
            #expect(missed.items.compactMap { $0["kind"]?.string } == ["missed"])
            let listed = try await house.get("/v1/contacts", as: .operator).expect(200)
            #expect(listed.items.count == ContactKind.allCases.count)
            try await house.get("/v1/contacts?kind=lost").expect(400, "door.bad_query")
        }
    }

    @Test func `a body that says needs and no kind is a request, as it always was`() async throws {
        try await withHouse { house in
            let logged = try await house.post("/v1/contacts", Bodies.contact(["food"]))
            #expect(logged.expect(201)["kind"]?.string == "request")
            #expect(logged["requests/0/need"]?.string == "food")
            #expect(logged["requests"]?.elements.count == 1)
        }
    }

    @Test
    func `a request that says no need yet waits at the desk that answers, a quarter of an hour`()
        async throws
    {
        try await withHouse { house in
            let logged = try await house.post("/v1/contacts", #"{"kind":"request"}"#)
            #expect(logged.expect(201)["requests/0/need"]?.string == "qualification")
            #expect(logged["requests/0/status"]?.string == "open")
            #expect(logged["requests/0/owner/territory"]?.string == "FR")
            #expect(logged["requests/0/dueAt"]?.string == "2020-03-23T08:15:00.000Z")
            let listed = try await house.get("/v1/requests?need=qualification").expect(200)
            #expect(listed.items.count == 1)
            #expect(try await house.get("/v1/uncovered-needs").expect(200).items.isEmpty)
            try await house.get("/v1/requests/1/proposals")
                .expect(409, "dispatching.to_be_qualified")
            house.clock.advance(.minutes(16))
            await house.house.office.tick()
            let late = try await house.request(1)
            #expect(late["overdue"]?.flag == true)
            #expect(late["escalations"]?.integer == 1)
        }
    }

    @Test(arguments: Door.allCases)
    func `what was not known is added while talking`(_ door: Door) async throws {
        try await withHouse(door) { house in
            let logged = try await house.post("/v1/contacts", #"{"kind":"request"}"#).expect(201)
            let target = try #require(logged.location)
            let more = """
                {"needs":[{"kind":"food"}],"person":{"name":"\(Marked.person.name ?? "")",
                 "phone":"06 39 98 12 34","postcode":"92120"},"caller":{"relation":"neighbour"},
                 "language":"pt-br","note":"\(Marked.note)"}
                """
            try await house.call(.patch, target, as: .operator, more)
                .expect(428, "door.condition_needed")
            let tag = [("If-Match", logged.etag ?? "")]
            let added = try await house.call(.patch, target, as: .operator, more, fields: tag)
                .expect(200)
            #expect(added["person/name"]?.string == Marked.person.name)
            #expect(added["person/phone"]?.string == "+33639981234")
            #expect(added["caller/relation"]?.string == "neighbour")
            #expect(added["territory"]?.string == "92-montrouge")
            #expect(added["language"]?.string == "pt-br")
            #expect(added["notes/0"]?.string == Marked.note)
            #expect(added["requests/0/status"]?.string == "qualified")
            #expect(added["requests/1/need"]?.string == "food")
            #expect(added["requests/1/owner/territory"]?.string == "92-montrouge")
            let shown = try await house.get(target, as: .operator).expect(200)
            #expect(shown.body == added.body)
            #expect(shown.etag == added.etag)
            try await house.call(.patch, target, as: .operator, more, fields: tag)
                .expect(412, "door.changed_meanwhile")
            // What is wrong in itself is said before what has changed meanwhile.
            try await house.call(
                .patch, target, as: .operator,
                #"{"needs": [{"kind": "hygiene"}, {"kind": "hygiene"}]}"#, fields: tag
            ).expect(422, "hotline.repeated_need")
            let fresh = [("If-Match", added.etag ?? "")]
            let address = #"{"person":{"address":"\#(Marked.person.address ?? "")"}}"#
            let last = try await house.call(.patch, target, as: .operator, address, fields: fresh)
            #expect(last.expect(200)["person/address"]?.string == Marked.person.address)
            #expect(last["person/name"]?.string == Marked.person.name)
        }
    }

    @Test func `what is known is not said otherwise, and saying it again is nothing new`()
        async throws
    {
        try await withHouse { house in
            _ = try await house.logContact("food")
            let any = [("If-Match", "*")]
            func add(_ body: String) async throws -> Answer {
                try await house.call(.patch, "/v1/contacts/1", as: .operator, body, fields: any)
            }
            for (body, status, code) in [
                (#"{"person":{"name":"MARKED"}}"#, 409, "hotline.already_known"),
                (#"{"person":{"postcode":"75001"}}"#, 409, "hotline.already_known"),
                (#"{"needs":[{"kind":"food"}]}"#, 409, "hotline.already_known"),
                (#"{"kind":"thanks"}"#, 409, "hotline.already_known"),
                (#"{"person":{"phone":"+33639981234"}}"#, 409, "hotline.nothing_new"),
                ("{}", 409, "hotline.nothing_new"),
                (#"{"needs":[]}"#, 422, "body.invalid"),
                (#"{"needs":[{"kind":"qualification"}]}"#, 422, "body.invalid"),
                (#"{"person":{"latitude":1}}"#, 422, "body.invalid"),
            ] {
                try await add(body).expect(status, code)
            }
            try await add(#"{"note":"\#(Marked.note)"}"#).expect(200)
            try await house.call(
                .patch, "/v1/contacts/99", as: .operator, #"{"note":"x"}"#, fields: any
            ).expect(404, "contact.unknown")
        }
    }

    @Test func `a missed call with a number is to be called back, one without is noted`()
        async throws
    {
        try await withHouse { house in
            let known = #"{"kind":"missed","person":{"phone":"06 39 98 12 34"}}"#
            let logged = try await house.post("/v1/contacts", known).expect(201)
            #expect(logged["requests/0/need"]?.string == "qualification")
            let unknown = try await house.post("/v1/contacts", #"{"kind":"voicemail"}"#)
            #expect(unknown.expect(201)["requests"]?.elements.isEmpty == true)
            let found = try await house.call(
                .patch, "/v1/contacts/2", #"{"caller":{"phone":"06 39 98 56 78"}}"#,
                fields: [("If-Match", unknown.etag ?? "")])
            #expect(found.expect(200)["requests/0/need"]?.string == "qualification")
        }
    }

    @Test(arguments: Door.allCases)
    func `who was listened to leaves no number, even when it was typed`(_ door: Door) async throws {
        try await withHouse(door) { house in
            let body = """
                {"kind":"listening","anonymous":true,"person":{"phone":"06 39 98 12 34",
                 "name":"\(Marked.person.name ?? "")","postcode":"92120"},
                 "caller":{"relation":"son","phone":"06 39 98 56 78"}}
                """
            let logged = try await house.post("/v1/contacts", body, as: .operator).expect(201)
            #expect(logged["anonymous"]?.flag == true)
            #expect(logged["territory"]?.string == "92-montrouge")
            let shown = try await house.get("/v1/contacts/1", as: .operator).expect(200)
            #expect(shown["person"] == .null)
            #expect(Marked.found(in: shown.text).isEmpty)
            #expect(!shown.text.contains("+33639985678"))
            try await house.call(
                .patch, "/v1/contacts/1", #"{"person":{"phone":"06 39 98 12 34"}}"#,
                fields: [("If-Match", shown.etag ?? "")]
            ).expect(409, "hotline.stays_anonymous")
        }
    }
}
