import OpsCore
import OpsHTTP
import OpsStore
import OpsTesting
import Testing

@testable import OpsServer

/// What was kept as long as it may be: the plan, the run, the proofs, the house by itself.
struct RetentionRouteTests {
    private static let rules = """
        {"personMonths":24,"refusedMonths":6,"anonymousMonths":3,"accessLogMonths":12,\
        "daily":true,"time":"03:00","utcOffsetMinutes":60}
        """

    /// Contact 1: a person who was helped no more; 2: live; 3: held; 4: anonymous with a note; answers
    /// the identities of the first three.
    private static func furnished(_ house: Premises) async throws -> [String] {
        for _ in 1...3 { _ = try await house.logContact("food") }
        try await house.post(
            "/v1/contacts", #"{"kind":"listening","anonymous":true,"note":"\#(Marked.note)"}"#,
            as: .operator
        ).expect(201)
        var people: [String] = []
        for number in 1...3 {
            let contact = try await house.get("/v1/contacts/\(number)").expect(200)
            people.append(try #require(contact["person/id"]?.string))
        }
        for number in [1, 3] {
            try await house.post(
                "/v1/requests/\(number)/cancellation", #"{"reason":"no_longer_needed"}"#
            ).expect(200)
        }
        try await house.post("/v1/people/\(people[2])/hold", #"{"reason":"court"}"#).expect(200)
        return people
    }

    @Test(arguments: Door.allCases)
    func `the plan says who would go and changes nothing, the run erases with proofs`(
        _ door: Door
    ) async throws {
        try await withHouse(door) { house in
            let people = try await Self.furnished(house)
            house.clock.advance(.days(89))
            #expect(try await house.get("/v1/retention/plan").expect(200).items.isEmpty)
            house.clock.advance(.days(5))
            let early = try await house.get("/v1/retention/plan").expect(200)
            #expect(early.items.count == 1 && early["items/0/rule"]?.string == "anonymous")
            house.clock.advance(.days(100))
            let plan = try await house.get("/v1/retention/plan").expect(200)
            let listed = plan.items.compactMap { $0["person"]?.string }
            #expect(Set(listed) == [people[0], people[2]])
            #expect(plan["rules/1/due"]?.integer == 1 && plan["rules/1/held"]?.integer == 1)
            #expect(Marked.found(in: plan.text).isEmpty)
            #expect(
                try await house.get("/v1/people/\(people[0])/history").expect(200)["name"]?.string
                    == Marked.person.name)

            let report = try await house.post("/v1/retention/runs").expect(200)
            #expect(report["people"]?.integer == 1 && report["contacts"]?.integer == 1)
            #expect(report["kept"]?.integer == 1 && report["hasMore"] == .bool(false))
            let proof = try await house.get("/v1/people/\(people[0])/erasure").expect(200)
            #expect(proof["reason"]?.string == "retention")
            for person in people[1...] {
                let history = try await house.get("/v1/people/\(person)/history").expect(200)
                #expect(history["name"]?.string == Marked.person.name)
            }
            let anonymous = try await house.get("/v1/contacts/4").expect(200)
            #expect(anonymous["notes"]?.elements.isEmpty == true)
            let gone = try await house.get("/v1/contacts/4/erasure", as: .reviewer).expect(200)
            #expect(gone["reason"]?.string == "retention" && gone["rows/notes"]?.integer == 1)
            #expect(gone["contact"]?.string == anonymous["id"]?.string)
            #expect(gone["people"]?.elements.isEmpty == true && gone["digest"]?.string != nil)
            try await house.get("/v1/contacts/1/erasure").expect(404, "erasure.unknown")
            try await house.get("/v1/contacts/99/erasure").expect(404, "contact.unknown")
            let again = try await house.post("/v1/retention/runs").expect(200)
            #expect(again["people"]?.integer == 0 && again["contacts"]?.integer == 0)
            let shown = try await house.get("/v1/retention", as: .reviewer).expect(200)
            #expect(shown["runs/1/people"]?.integer == 1)
            try await house.post("/v1/retention/runs", as: .coordinator).expect(403)
        }
    }

    @Test(arguments: Door.allCases)
    func `what was noted of an alert that names no contact goes too, once it is closed`(
        _ door: Door
    ) async throws {
        try await withHouse(door) { house in
            for number in 1...2 {
                try await house.post("/v1/dangers", as: .operator).expect(201)
                try await house.post(
                    "/v1/dangers/\(number)/calls",
                    #"{"service":"15","reference":"MARKED-REFERENCE","note":"\#(Marked.note)"}"#,
                    as: .operator
                ).expect(200)
            }
            try await house.post("/v1/dangers/1/taking", as: .coordinator).expect(200)
            try await house.post(
                "/v1/dangers/1/closure", #"{"outcome":"safe"}"#, as: .coordinator
            ).expect(200)
            house.clock.advance(.days(94))
            let plan = try await house.get("/v1/retention/plan").expect(200)
            #expect(plan.items.compactMap { $0["danger"]?.string }.count == 2)
            #expect(plan.items.compactMap { $0["keptBy"]?.string } == ["live"])
            let report = try await house.post("/v1/retention/runs").expect(200)
            #expect(report["contacts"]?.integer == 1 && report["kept"]?.integer == 1)
            let gone = try await house.get("/v1/dangers/1", as: .coordinator).expect(200)
            #expect(Marked.found(in: gone.text).isEmpty)
            let live = try await house.get("/v1/dangers/2", as: .coordinator).expect(200)
            #expect(live["calls/0/reference"]?.string == "MARKED-REFERENCE")
            try await house.post("/v1/retention/runs").expect(200)
            let again = try await house.get("/v1/retention/plan").expect(200)
            #expect(again.items.count == 1)
        }
    }

    @Test func `a court keeps what was noted of nobody who is known, and each erasure has a proof`()
        async throws
    {
        try await withHouse { house in
            _ = try await Self.furnished(house)
            try await house.post("/v1/dangers", #"{"note":"\#(Marked.note)"}"#, as: .operator)
                .expect(201)
            try await house.post(
                "/v1/dangers/1/closure", #"{"outcome":"safe"}"#, as: .coordinator
            ).expect(200)
            let court = #"{"reason":"court"}"#
            for thing in ["contacts/4", "dangers/1"] {
                try await house.post("/v1/\(thing)/release").expect(409, "privacy.not_on_hold")
                try await house.post("/v1/\(thing)/hold", court, as: .coordinator).expect(403)
                let hold = try await house.post("/v1/\(thing)/hold", court).expect(200)
                #expect(hold["reason"]?.string == "court" && hold["since"]?.string != nil)
                try await house.post("/v1/\(thing)/hold", court)
                    .expect(409, "privacy.already_on_hold")
            }
            try await house.post("/v1/contacts/1/hold", court).expect(409, "privacy.not_nameless")
            try await house.post("/v1/dangers", #"{"contact":1}"#, as: .operator).expect(201)
            try await house.post("/v1/dangers/2/hold", court).expect(409, "privacy.not_nameless")
            try await house.post("/v1/dangers/9/hold", court).expect(404, "danger.unknown")
            house.clock.advance(.days(94))
            let plan = try await house.get("/v1/retention/plan").expect(200)
            #expect(plan.items.compactMap { $0["keptBy"]?.string } == ["hold", "hold"])
            try await house.post("/v1/retention/runs").expect(200)
            for thing in ["contacts/4", "dangers/1"] {
                try await house.get("/v1/\(thing)/erasure").expect(404, "erasure.unknown")
                try await house.post("/v1/\(thing)/release").expect(200)
            }
            let report = try await house.post("/v1/retention/runs").expect(200)
            #expect(report["contacts"]?.integer == 2)
            let proof = try await house.get("/v1/dangers/1/erasure", as: .reviewer).expect(200)
            let danger = try await house.get("/v1/dangers/1").expect(200)
            #expect(proof["danger"]?.string == danger["id"]?.string)
            #expect(proof["rows/notes"]?.integer == 1 && proof["reason"]?.string == "retention")
            try await house.get("/v1/contacts/4/erasure").expect(200)
        }
    }

    @Test func `the last contact counts, under any identity that was merged`() async throws {
        try await withHouse { house in
            let people = try await Self.furnished(house)
            try await house.post("/v1/people/\(people[2])/release").expect(200)
            house.clock.advance(.days(170))
            let request = try await house.logContact("food")
            try await house.post(
                "/v1/requests/\(request)/cancellation", #"{"reason":"no_longer_needed"}"#
            ).expect(200)
            let late = try await house.get("/v1/contacts/5").expect(200)
            let twin = try #require(late["person/id"]?.string)
            try await house.post("/v1/people/\(people[0])/merge", #"{"other":"\#(twin)"}"#)
                .expect(200)
            house.clock.advance(.days(30))
            let plan = try await house.get("/v1/retention/plan").expect(200)
            #expect(plan.items.compactMap { $0["person"]?.string } == [people[2]])
            house.clock.advance(.days(170))
            let later = try await house.get("/v1/retention/plan").expect(200)
            #expect(
                Set(later.items.compactMap { $0["person"]?.string }) == [people[0], people[2]])
            try await house.post("/v1/retention/runs", #"{"limit":1}"#).expect(200)
            let report = try await house.post("/v1/retention/runs").expect(200)
            #expect(report["hasMore"] == .bool(false))
            let proof = try await house.get("/v1/people/\(twin)/erasure").expect(200)
            #expect(proof["people"]?.elements.count == 2)
        }
    }

    @Test func `a house that was told to does it by itself, also after a long stop`() async throws {
        try await withHouse { house in
            let people = try await Self.furnished(house)
            let shown = try await house.post("/v1/retention", Self.rules).expect(200)
            #expect(shown["nextRunAt"]?.string == "2020-03-24T02:00:00.000Z")
            try await house.post("/v1/retention", Self.rules, as: .coordinator).expect(403)
            let (runs, runner) = AsyncStream.makeStream(of: Void.self)
            house.house.office.onRetention { runner.yield() }
            await house.house.office.tick()
            house.clock.advance(.days(400))
            await house.house.office.tick()
            var began = runs.makeAsyncIterator()
            await began.next()
            await RetentionRunner(house: house.house).runDaily()
            try await house.get("/v1/people/\(people[0])/erasure").expect(200)
            let after = try await house.get("/v1/retention").expect(200)
            #expect(after["runs/0/by"]?.string == "house")
            #expect(after["nextRunAt"]?.string == "2021-04-28T02:00:00.000Z")
        }
    }

    @Test func `help by telephone is help: who was reached is kept as long as others`()
        async throws
    {
        try await withHouse { house in
            let people = try await Self.furnished(house)
            try await house.post(
                "/v1/calls", #"{"contact":1,"purpose":"friendly_call"}"#, as: .operator
            ).expect(201)
            try await house.post("/v1/calls/1/result", #"{"result":"reached"}"#, as: .operator)
                .expect(200)
            try await house.post("/v1/people/\(people[2])/release").expect(200)
            try await house.post(
                "/v1/calls", #"{"contact":3,"purpose":"friendly_call"}"#, as: .operator
            ).expect(201)
            try await house.post(
                "/v1/calls/2/cancellation", #"{"reason":"no_longer_needed"}"#, as: .coordinator
            ).expect(200)
            house.clock.advance(.days(200))
            let plan = try await house.get("/v1/retention/plan").expect(200)
            #expect(plan.items.compactMap { $0["person"]?.string } == [people[2]])
            house.clock.advance(.days(600))
            let later = try await house.get("/v1/retention/plan").expect(200)
            let rules = later.items.filter { $0["person"]?.string == people[0] }
            #expect(rules.map { $0["rule"]?.string } == ["person"])
        }
    }

    @Test func `who has called again since the plan was made is not erased`() async throws {
        try await withHouse { house in
            let people = try await Self.furnished(house)
            house.clock.advance(.days(200))
            let runner = RetentionRunner(house: house.house)
            let (rules, plan) = try await runner.plan()
            let found = try #require(plan.due.first { $0.person?.description == people[0] })
            let request = try await house.logContact("food")
            try await house.post(
                "/v1/requests/\(request)/cancellation", #"{"reason":"no_longer_needed"}"#
            ).expect(200)
            let late = try await house.get("/v1/contacts/5").expect(200)
            let twin = try #require(late["person/id"]?.string)
            try await house.post("/v1/people/\(people[0])/merge", #"{"other":"\#(twin)"}"#)
                .expect(200)
            await #expect(throws: OpsCore.Refusal.privacy(.retentionNotDue)) {
                try await runner.erase(found, under: rules, by: .house)
            }
            try await house.get("/v1/people/\(people[0])/erasure").expect(404)
        }
    }

    @Test func `a run that is sent twice is done once`() async throws {
        try await withHouse { house in
            let people = try await Self.furnished(house)
            try await house.post("/v1/people/\(people[2])/release").expect(200)
            house.clock.advance(.days(200))
            let key = [("Idempotency-Key", "run")]
            let body = #"{"limit":1}"#
            let first = try await house.post("/v1/retention/runs", body, fields: key).expect(200)
            #expect(first["hasMore"] == .bool(true) && first.headers["idempotent-replayed"] == nil)
            let again = try await house.post("/v1/retention/runs", body, fields: key).expect(200)
            #expect(again.text == first.text && again.headers["idempotent-replayed"] == "true")
            let runs = try await house.get("/v1/retention").expect(200)["runs"]?.elements
            #expect(runs?.count == 1)
            #expect(try await house.get("/v1/retention/plan").expect(200).items.count == 2)
            try await house.post("/v1/retention/runs", #"{"limit":2}"#, fields: key)
                .expect(422, "door.idempotency_key_reused")
            #expect(try await house.get("/v1/retention/plan").expect(200).items.count == 2)
        }
    }

    @Test func `lines of the access log go when their time is over`() async throws {
        try await withHouse { house in
            _ = try await Self.furnished(house)
            let before = try await house.get("/v1/access-log?limit=500").expect(200).items.count
            #expect(before > 0)
            house.clock.advance(.days(360))
            #expect(
                try await house.post("/v1/retention/runs").expect(200)["accessRows"]?.integer == 0)
            house.clock.advance(.days(10))
            let report = try await house.post("/v1/retention/runs").expect(200)
            #expect(report["accessRows"]?.integer == Int64(before))
            let check = try await house.get("/v1/access-log/verification").expect(200)
            #expect(check["isWhole"] == .bool(true))
        }
    }

    @Test func `a number in the note of an anonymous contact is not kept, and the answer says so`()
        async throws
    {
        try await withHouse { house in
            let note = #""note":"call 06 39 98 12 34 tonight""#
            for danger in ["false", "true"] {
                let logged = try await house.post(
                    "/v1/contacts",
                    #"{"kind":"listening","anonymous":true,"danger":\#(danger),\#(note)}"#,
                    as: .operator
                ).expect(201)
                #expect(logged["noteShortened"] == .bool(true))
                let shown = try await house.get(try #require(logged.location)).expect(200)
                #expect(shown["notes/0"]?.string == "call […] tonight")
            }
            let named = try await house.post("/v1/contacts", "{\"kind\":\"listening\",\(note)}")
                .expect(201)
            #expect(named["noteShortened"] == nil)
            let shown = try await house.get(try #require(named.location)).expect(200)
            #expect(shown["notes/0"]?.string == "call 06 39 98 12 34 tonight")
        }
    }

    @Test
    func `a name is added to an anonymous contact after its anonymity was lifted, never before`()
        async throws
    {
        try await withHouse { house in
            let body = #"{"kind":"listening","anonymous":true}"#
            let logged = try await house.post("/v1/contacts", body, as: .operator).expect(201)
            let named = #"{"person":{"name":"\#(Marked.person.name ?? "")"}}"#
            let match = [("If-Match", logged.etag ?? "")]
            try await house.call(.patch, "/v1/contacts/1", as: .operator, named, fields: match)
                .expect(409, "hotline.stays_anonymous")
            try await house.post(
                "/v1/contacts/1/lifting", #"{"reason":"persons_wish","recipient":"unit"}"#
            ).expect(409, "privacy.consent_needed")
            let lift = """
                {"consentBy":"person","reason":"danger_to_life","recipient":"emergency_medical"}
                """
            let lifted = try await house.post("/v1/contacts/1/lifting", lift, as: .operator)
                .expect(200)
            #expect(lifted["anonymityLifted/recipient"]?.string == "emergency_medical")
            #expect(lifted["anonymityLifted/consentBy"]?.string == "person")
            try await house.post("/v1/contacts/1/lifting", lift).expect(
                409, "privacy.not_anonymous")
            try await house.post("/v1/contacts/9/lifting", lift).expect(404)
            try await house.call(
                .patch, "/v1/contacts/1", as: .operator, named,
                fields: [("If-Match", lifted.etag ?? "")]
            ).expect(200)
            let shown = try await house.get("/v1/contacts/1").expect(200)
            #expect(shown["person/name"]?.string == Marked.person.name)
        }
    }
}
