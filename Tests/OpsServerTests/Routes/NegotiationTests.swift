import OpsCore
import OpsHTTP
import OpsTesting
import Testing

@testable import OpsServer

/// What a client sends and takes, and what an address can do.
struct NegotiationTests {
    @Test(arguments: [
        "*/*", "application/json", "application/*", "text/html, */*;q=0.1",
        "APPLICATION/JSON;q=0.2",
        "application/json;charset=utf-8", "text/html;q=0, application/json", "", " , ",
    ])
    func `whoever takes JSON gets it`(_ accept: String) async throws {
        try await withHouse(isFurnished: false) { house in
            try await house.get("/v1/catalogue", fields: [("Accept", accept)]).expect(200)
        }
    }

    @Test(arguments: [
        "text/html", "application/json;q=0", "application/json;q=0.0, */*", "image/*",
        "application/*;q=0, */*", "application/problem+json",
    ])
    func `whoever takes no JSON is told so before anything is done`(_ accept: String) async throws {
        try await withHouse { house in
            let fields = [("Accept", accept)]
            try await house.get("/healthz", as: nil, fields: fields).expect(406, "door.only_json")
            try await house.post("/v1/contacts", Bodies.contact(["food"]), fields: fields)
                .expect(406, "door.only_json")
            #expect(try await house.get("/v1/contacts").items.isEmpty)
            try await house.get("/v1/contacts", as: nil, fields: fields).expect(401)
        }
    }

    @Test(arguments: ["/v1/dangers", "/v1/dangers?volume=11"])
    func `a danger alert is open whatever its client takes or asks besides`(
        _ target: String
    ) async throws {
        try await withHouse { house in
            let opened = try await house.post(target, "{}", fields: [("Accept", "text/html")])
            #expect(opened.expect(201)["state"]?.string == "open")
        }
    }

    @Test func `ranges may come in several lines`() {
        #expect(Accept.takes("application/json", ["text/html", "application/json;q=0.5"]))
        #expect(!Accept.takes("application/json", ["application/json;q=0", "*/*"]))
    }

    @Test(arguments: [
        "application/json", "Application/JSON", "application/json;charset=UTF-8",
        "application/json; charset=\"utf-8\"", "application/json; profile=x",
    ])
    func `a body may say that it is JSON in more than one way`(_ type: String) async throws {
        try await withHouse { house in
            try await house.post(
                "/v1/contacts", Bodies.contact(["food"]), fields: [("Content-Type", type)]
            ).expect(201)
        }
    }

    @Test(arguments: [("gzip", 415), ("identity", 201), ("identity, br", 415)])
    func `a body comes as it is`(_ coding: String, _ status: Int) async throws {
        try await withHouse { house in
            let answer = try await house.post(
                "/v1/contacts", Bodies.contact(["food"]), fields: [("Content-Encoding", coding)])
            answer.expect(status)
            if status == 415 { #expect(answer.headers["accept-encoding"] == "identity") }
        }
    }

    @Test(arguments: Door.allCases)
    func `every address says what it takes, and refuses the rest`(_ door: Door) async throws {
        try await withHouse(door, isFurnished: false) { house in
            for route in RouteTable.all {
                let target = route.template.replacing("{id}", with: "9")
                    .replacing("{token}", with: "nothing").replacing("{slug}", with: "nothing")
                let options = try await house.call(.options, target, as: nil).expect(204)
                let allowed = try #require(options.headers["allow"]).split(separator: ", ")
                #expect(allowed.contains(Substring(route.method.name)), "\(target)")
                #expect(allowed.contains("HEAD") == allowed.contains("GET"), "\(target)")
                let other = try await house.call(.put, target)
                #expect(other.expect(405).headers["allow"] == options.headers["allow"])
            }
        }
    }

    @Test func `the server as a whole says what it takes somewhere`() async throws {
        try await withHouse(isFurnished: false) { house in
            let request = try Request(.options, "*")
            guard case .now(let answer) = FrontDesk(house: house.house).answer(request) else {
                Issue.record("it waits")
                return
            }
            #expect(answer.status == .noContent)
            let allowed = try #require(answer.headers["allow"]).split(separator: ", ")
            #expect(Set(allowed) == ["GET", "POST", "PATCH", "DELETE", "HEAD", "OPTIONS"])
        }
    }

    @Test func `HEAD says of everything what GET would`() async throws {
        try await withHouse(.socket) { house in
            try await house.addVolunteer()
            _ = try await house.logContact("food")
            for target in [
                "/healthz", "/openapi.json", "/v1/contacts?limit=1", "/v1/contacts/1",
                "/v1/requests/1", "/v1/volunteers/1", "/v1/catalogue", "/v1/nowhere",
            ] {
                let whole = try await house.get(target)
                let head = try await house.ask(
                    .head, target,
                    ["Authorization": "Bearer \(try #require(house.tokens[.admin]))"], [])
                #expect(head.status == whole.status, "\(target)")
                #expect(head.body.isEmpty)
                for field in ["content-length", "content-type", "etag", "cache-control", "link"] {
                    #expect(head.headers[field] == whole.headers[field], "\(target) \(field)")
                }
            }
        }
    }

    @Test func `what is in a language says in which`() async throws {
        try await withHouse { house in
            let ada = try await house.addVolunteer()
            let number = try await house.logContact("food")
            let answer = try await house.get(
                "/v1/requests/\(number)/proposals", fields: [("Accept-Language", "es")])
            #expect(answer.expect(200).items.first?["number"]?.integer == ada)
            #expect(answer.headers["content-language"] == "es")
            #expect(answer.headers["vary"] == "Accept-Language")
            let refusal = try await house.get("/v1/requests/99")
            #expect(refusal.headers["vary"] == "Accept-Language")
        }
    }
}
