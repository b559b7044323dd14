import OpsCore
import OpsHTTP
import OpsTesting
import Testing

@testable import OpsServer

/// Twice is once.
struct IdempotencyTests {
    private static func key(_ text: String) -> [(String, String)] { [("Idempotency-Key", text)] }

    @Test(arguments: Door.allCases)
    func `the same key and body answer the same bytes again`(_ door: Door) async throws {
        try await withHouse(door) { house in
            let body = Bodies.contact(["food"])
            let first = try await house.post("/v1/contacts", body, fields: Self.key("k-1"))
            first.expect(201)
            #expect(first.headers["idempotent-replayed"] == nil)
            for key in ["k-1", "\"k-1\""] {
                let again = try await house.post("/v1/contacts", body, fields: Self.key(key))
                again.expect(201)
                #expect(again.body == first.body)
                #expect(again.etag == first.etag)
                #expect(again.location == first.location)
                #expect(again.headers["idempotent-replayed"] == "true")
            }
            #expect(try await house.get("/v1/contacts").items.count == 1)
        }
    }

    @Test func `another body under the same key is refused`() async throws {
        try await withHouse { house in
            let fields = Self.key("k")
            try await house.post("/v1/contacts", Bodies.contact(["food"]), fields: fields)
                .expect(201)
            try await house.post("/v1/contacts", Bodies.contact(["medicine"]), fields: fields)
                .expect(422, "door.idempotency_key_reused")
            #expect(try await house.get("/v1/contacts").items.count == 1)
        }
    }

    @Test func `two people may use the same key, and one person on two addresses`() async throws {
        try await withHouse { house in
            let body = Bodies.contact(["food"])
            let fields = Self.key("k")
            let one = try await house.post("/v1/contacts", body, as: .operator, fields: fields)
            let two = try await house.post("/v1/contacts", body, as: .coordinator, fields: fields)
            #expect(one.expect(201).id != two.expect(201).id)
            try await house.post(
                "/v1/requests/1/cancellation", #"{"reason":"other"}"#, as: .coordinator,
                fields: fields
            ).expect(200)
        }
    }

    @Test(arguments: ["", "\"\"", "a b", "é", String(repeating: "k", count: 201)])
    func `a key that cannot be one is refused`(_ key: String) async throws {
        try await withHouse { house in
            try await house.post(
                "/v1/contacts", Bodies.contact(["food"]), fields: Self.key(key)
            ).expect(400, "door.bad_idempotency_key")
            #expect(try await house.get("/v1/contacts").items.isEmpty)
        }
    }

    @Test func `a key of two hundred characters is one, and two keys are none`() async throws {
        try await withHouse { house in
            let body = Bodies.contact(["food"])
            try await house.post(
                "/v1/contacts", body, fields: Self.key(String(repeating: "k", count: 200))
            ).expect(201)
            try await house.post(
                "/v1/contacts", body, fields: Self.key("a") + Self.key("b")
            ).expect(400, "door.bad_idempotency_key")
        }
    }

    @Test func `every step of a mission may be sent twice`() async throws {
        try await withHouse { house in
            let ada = try await house.addVolunteer()
            let number = try await house.logContact("food")
            let asked = try await house.offer(number, to: ada, fields: Self.key("offer"))
            let again = try await house.offer(number, to: ada, fields: Self.key("offer"))
            #expect(again.expect(201).body == asked.body)
            for word in ["acceptance", "start", "arrival", "completion"] {
                let once = try await house.step(1, word, fields: Self.key(word)).expect(200)
                let twice = try await house.step(1, word, fields: Self.key(word)).expect(200)
                #expect(twice.body == once.body, "\(word)")
                #expect(twice.headers["idempotent-replayed"] == "true", "\(word)")
            }
            let late = try await house.offer(number, to: ada, fields: Self.key("offer"))
            #expect(late.expect(201).body == asked.body)
        }
    }

    @Test func `a cancellation may be sent twice`() async throws {
        try await withHouse { house in
            let number = try await house.logContact("food")
            let target = "/v1/requests/\(number)/cancellation"
            let body = #"{"reason":"duplicate"}"#
            let once = try await house.post(target, body, fields: Self.key("c")).expect(200)
            let twice = try await house.post(target, body, fields: Self.key("c")).expect(200)
            #expect(once.body == twice.body)
            try await house.post(target, body, fields: Self.key("d")).expect(409, "request.closed")
        }
    }

    @Test func `a token is shown once, even to a repeated call`() async throws {
        try await withHouse { house in
            let body = #"{"role":"operator","label":"desk 3"}"#
            let once = try await house.post("/v1/tokens", body, fields: Self.key("t")).expect(201)
            let twice = try await house.post("/v1/tokens", body, fields: Self.key("t")).expect(201)
            #expect(once["token"]?.string?.count == 64)
            #expect(twice["token"] == .null)
            #expect(twice.id == once.id)
        }
    }

    @Test func `a refusal is not kept: what was corrected may use the key again`() async throws {
        try await withHouse { house in
            try await house.post("/v1/contacts", #"{"needs":[]}"#, fields: Self.key("k"))
                .expect(422)
            try await house.post(
                "/v1/contacts", Bodies.contact(["food"]), fields: Self.key("k")
            ).expect(201)
        }
    }

    @Test(arguments: Door.allCases)
    func `a key is remembered by the next server`(_ door: Door) async throws {
        try await inTemporaryFolder { folder in
            let body = #"{"needs":[{"kind":"food"}]}"#
            let first = try await Premises.open(door, in: folder)
            let before = try await first.post("/v1/contacts", body, fields: Self.key("k"))
            await first.close()
            let second = try await Premises.open(door, in: folder)
            let after = try await second.post("/v1/contacts", body, fields: Self.key("k"))
            #expect(after.expect(201).body == before.expect(201).body)
            #expect(after.headers["idempotent-replayed"] == "true")
            await second.close()
        }
    }

    @Test(arguments: Door.allCases)
    func `fifty at once are one contact`(_ door: Door) async throws {
        try await withHouse(door) { house in
            let body = Bodies.contact(["food"])
            let answers = try await withThrowingTaskGroup { group in
                for _ in 0..<50 {
                    group.addTask {
                        try await house.post("/v1/contacts", body, fields: Self.key("k"))
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(answers.allSatisfy { $0.status == 201 })
            #expect(Set(answers.map(\.body)).count == 1)
            #expect(answers.count { $0.headers["idempotent-replayed"] == nil } == 1)
            #expect(try await house.get("/v1/contacts").items.count == 1)
        }
    }
}
