import OpsCore
import OpsHTTP
import OpsTesting
import Testing

@testable import OpsServer
@testable import OpsStore

/// What comes once somebody was erased: nothing of the old comes back, and what is new goes in its time.
struct AfterErasureTests {
    private static let note = "MARKED-NOTE does not answer"
    private static let alert = #"{"contact":1,"note":"\#(note)"}"#

    /// Somebody whose alert was opened under a key, and who is erased since.
    private static func erased(_ house: Premises) async throws -> String {
        _ = try await house.logContact("food")
        try await house.post(
            "/v1/dangers", alert, as: .operator, fields: [("Idempotency-Key", "danger")]
        ).expect(201)
        try await house.post(
            "/v1/requests/1/cancellation", #"{"reason":"no_longer_needed"}"#
        ).expect(200)
        try await house.post("/v1/dangers/1/closure", #"{"outcome":"safe"}"#).expect(200)
        let contact = try await house.get("/v1/contacts/1").expect(200)
        let person = try #require(contact["person/id"]?.string)
        try await house.post("/v1/people/\(person)/erasure", #"{"reason":"asked"}"#).expect(200)
        return person
    }

    @Test(arguments: Door.allCases)
    func `an alert that is sent once more is opened, and its words do not come back`(
        _ door: Door
    ) async throws {
        try await withHouse(door) { house in
            let person = try await Self.erased(house)
            let again = try await house.post(
                "/v1/dangers", Self.alert, as: .operator, fields: [("Idempotency-Key", "danger")]
            ).expect(201)
            #expect(again["notes"]?.elements.isEmpty == true)
            #expect(again.faults == ["# privacy.answer_erased"])
            let copy = try await house.get("/v1/people/\(person)/export").expect(200)
            #expect(!copy.text.contains(Self.note))
            #expect(copy["contacts/0/dangers"]?.elements.count == 2)
        }
    }

    @Test func `what was noted of somebody after the erasure goes when its time is over`()
        async throws
    {
        try await withHouse { house in
            let person = try await Self.erased(house)
            house.clock.advance(.days(800))
            #expect(try await house.get("/v1/retention/plan").expect(200).items.isEmpty)
            try await house.post("/v1/dangers", Self.alert, as: .operator).expect(201)
            try await house.post("/v1/dangers/2/closure", #"{"outcome":"safe"}"#).expect(200)
            #expect(try await house.get("/v1/retention/plan").expect(200).items.isEmpty)
            house.clock.advance(.days(800))
            let plan = try await house.get("/v1/retention/plan").expect(200)
            #expect(plan.items.compactMap { $0["person"]?.string } == [person])
            let report = try await house.post("/v1/retention/runs").expect(200)
            #expect(report["people"]?.integer == 1 && report["kept"]?.integer == 0)
            let danger = try await house.get("/v1/dangers/2").expect(200)
            #expect(danger["notes"]?.elements.isEmpty == true)
            #expect(try await house.get("/v1/retention/plan").expect(200).items.isEmpty)
        }
    }

    @Test func `no fingerprint of what a partner sent outlives the person`() async throws {
        try await withHouse { house in
            let body = """
                {"needs":[{"kind":"food"}],"person":{"name":"\(Marked.person.name ?? "")",
                 "phone":"06 39 98 12 34","postcode":"92120"},
                 "consent":{"by":"person","means":"telephone","saidAt":"2020-03-23T07:00:00Z"}}
                """
            let key = [("Idempotency-Key", "sent")]
            try await house.post("/v1/referrals", body, as: .partner, fields: key).expect(201)
            try await house.post(
                "/v1/requests/1/cancellation", #"{"reason":"no_longer_needed"}"#
            ).expect(200)
            let contact = try await house.get("/v1/contacts/1").expect(200)
            let person = try #require(contact["person/id"]?.string)
            try await house.post("/v1/people/\(person)/erasure", #"{"reason":"asked"}"#)
                .expect(200)
            let digest = SHA256.digest(of: Array(body.utf8))
            let archive = try Archive(path: house.folder + "/ops.sqlite")
            let left = try archive.connection.statement(
                "SELECT count(*) FROM vault_replies WHERE fingerprint = ?1"
            ).bind(blob: digest.bytes, at: 1).first { $0.number(0) }
            #expect(left == 0)
            try await house.post("/v1/referrals", body, as: .partner, fields: key)
                .expect(409, "privacy.answer_erased")
        }
    }

    /// A shopping that is over, but for its money.
    private static func shop(_ house: Premises, for person: String) async throws {
        let contact = #"{"needs":[{"kind":"food"}],"note":"\#(Marked.note)","person":{\#(person)}}"#
        try await house.post("/v1/contacts", contact, as: .operator).expect(201)
        try await house.offer(1, to: try await house.addVolunteer()).expect(201)
        let agreed = #"{"amount":{"cents":1240,"currency":"EUR"},"means":"contactless"}"#
        for (word, body) in [
            ("acceptance", "{}"), ("money", agreed), ("start", "{}"), ("money/purchase", amount),
            ("arrival", "{}"), ("money/payment", "{}"),
        ] {
            try await house.step(1, word, body).expect(200)
        }
    }

    /// The crew is home, and nobody is to be asked how it was.
    private static func end(_ house: Premises) async throws {
        try await house.step(1, "completion").expect(200)
        for call in try await house.get("/v1/calls").expect(200).items {
            try await house.post(
                "/v1/calls/\(call["number"]?.integer ?? 0)/cancellation",
                #"{"reason":"no_longer_needed"}"#
            ).expect(200)
        }
    }

    private static let amount = #"{"amount":{"cents":1195,"currency":"EUR"}}"#
    private static let named = #""name":"MARKED-PERSON Ysabeau","postcode":"92120""#

    @Test(arguments: [named, #""postcode":"92120""#])
    func `who has open money is live for retention, named or not`(_ person: String) async throws {
        try await withHouse { house in
            try await Self.shop(house, for: person)
            try await Self.end(house)
            house.clock.advance(.days(800))
            let plan = try await house.get("/v1/retention/plan").expect(200)
            #expect(plan.items.map { $0["keptBy"]?.string } == ["live"])
            let report = try await house.post("/v1/retention/runs").expect(200)
            #expect(report["kept"]?.integer == 1)
            #expect(report["people"]?.integer == 0 && report["contacts"]?.integer == 0)
            let noted = #"{"amount":{"cents":1195,"currency":"EUR"},"note":"MARKED-NOTE bag"}"#
            for role: Role in [.coordinator, .admin] {
                try await house.post("/v1/missions/1/money/count", noted, as: role).expect(200)
            }
            // Accounts that were closed are contact too.
            #expect(try await house.get("/v1/retention/plan").expect(200).items.isEmpty)
            house.clock.advance(.days(800))
            let last = try await house.post("/v1/retention/runs").expect(200)
            #expect((last["people"]?.integer ?? 0) + (last["contacts"]?.integer ?? 0) == 1)
            let mission = try await house.get("/v1/missions/1").expect(200)
            #expect(mission["notes"]?.elements.isEmpty == true)
        }
    }

    @Test func `nobody is erased while the money of a mission is open, named before it or since`()
        async throws
    {
        try await withHouse { house in
            try await Self.shop(house, for: #""postcode":"92120""#)
            let named = try await house.call(
                .patch, "/v1/contacts/1", as: .operator, #"{"person":{"name":"MARKED-PERSON"}}"#,
                fields: [("If-Match", "*")]
            ).expect(200)
            let person = try #require(named["person/id"]?.string)
            try await Self.end(house)
            let erasure = "/v1/people/\(person)/erasure"
            try await house.post(erasure, #"{"reason":"asked"}"#).expect(409, "privacy.money_open")
            for role: Role in [.coordinator, .admin] {
                try await house.post("/v1/missions/1/money/count", Self.amount, as: role)
                    .expect(200)
            }
            try await house.post(erasure, #"{"reason":"asked"}"#).expect(200)
        }
    }
}
