import OpsCore
import OpsHTTP
import OpsStore
import OpsTesting
import Testing

@testable import OpsServer

/// Safeguarding concerns: raised by whoever answers calls, read by supervisors alone.
struct ConcernsTests {
    private static let raise = """
        {"contact":1,"facts":"\(Marked.facts)","words":"\(Marked.words)"}
        """
    private static let action = """
        {"task":"\(Marked.actionTask)","owner":"\(Marked.actionOwner)",\
        "deadline":"2020-03-25T12:00:00Z"}
        """
    private static let all = [
        Marked.facts, Marked.words, Marked.adviser, Marked.advice, Marked.reasons,
        Marked.actionTask, Marked.result,
    ]

    /// Everything that can be said of concern 1, and nothing closed yet.
    private static func work(_ house: Premises) async throws -> Answer {
        for (word, body) in [
            ("advice", #"{"adviser":"\#(Marked.adviser)","advice":"\#(Marked.advice)"}"#),
            ("decision", #"{"decision":"formal_incident","reasons":"\#(Marked.reasons)"}"#),
            ("actions", action), ("results", #"{"action":1,"result":"\#(Marked.result)"}"#),
        ] {
            try await house.post("/v1/concerns/1/\(word)", body, as: .coordinator).expect(200)
        }
        return try await house.get("/v1/concerns/1", as: .coordinator).expect(200)
    }

    @Test func `an emergency rings at once: an alert with its numbers, linked with the concern`()
        async throws
    {
        try await withHouse { house in
            _ = try await house.logContact("food")
            try await house.post("/v1/concerns", Self.raise, as: .operator).expect(201)
            let decided = try await house.post(
                "/v1/concerns/1/decision", #"{"decision":"emergency"}"#, as: .coordinator
            ).expect(200)
            #expect(decided["danger/state"]?.string == "open")
            #expect(decided["danger/emergencyNumbers"]?.elements.isEmpty == false)
            #expect(decided["danger/owner/territory"]?.string == "FR")
            let alerts = try await house.get("/v1/dangers").expect(200)
            #expect(alerts.items.count == 1)
            #expect(alerts["items/0/contactNumber"]?.integer == 1)
            let shown = try await house.get("/v1/concerns/1", as: .coordinator).expect(200)
            #expect(shown["danger/number"]?.integer == 1)
        }
    }

    @Test(arguments: Door.allCases)
    func `from the operator's worry to its end`(_ door: Door) async throws {
        try await withHouse(door) { house in
            _ = try await house.logContact("food")
            let raised = try await house.post("/v1/concerns", Self.raise, as: .operator)
                .expect(201)
            #expect(raised["number"]?.integer == 1)
            #expect(raised.location == "/v1/concerns/\(raised.id)")
            #expect(!raised.text.contains("MARKED"))
            let listed = try await house.get("/v1/concerns", as: .coordinator).expect(200)
            #expect(listed["items/0/dueAt"]?.string == "2020-03-24T17:00:00.000Z")
            #expect(listed["items/0/owner/territory"]?.string == "FR")
            #expect(!listed.text.contains("MARKED"))
            try await house.post("/v1/concerns/1/actions", Self.action)
                .expect(409, "safeguarding.undecided")

            let worked = try await Self.work(house)
            for word in Self.all { #expect(worked.text.contains(word), "\(word)") }
            #expect(worked["owner/kind"]?.string == "supervisor")
            #expect(worked["actions/0/result"]?.string == Marked.result)
            let stale = [("If-Match", "\"v1\"")]
            try await house.post(
                "/v1/concerns/1/closure", #"{"reason":"safe"}"#, fields: stale
            ).expect(412, "door.changed_meanwhile")
            let closed = try await house.post(
                "/v1/concerns/1/closure", #"{"reason":"safe"}"#, as: .coordinator
            ).expect(200)
            #expect(closed["state"]?.string == "closed" && closed["owner"] == .null)
            try await house.post("/v1/concerns/1/advice", #"{"adviser":"x"}"#)
                .expect(409, "concern.closed")
            #expect(try await house.get("/v1/concerns").expect(200).items.isEmpty)
            #expect(
                try await house.get("/v1/concerns?state=closed").expect(200).items.count == 1)
        }
    }

    @Test func `whoever raised it sees that it was raised, and of others nothing`() async throws {
        try await withHouse { house in
            _ = try await house.logContact("food")
            try await house.post("/v1/concerns", Self.raise, as: .operator).expect(201)
            try await house.post("/v1/concerns", Self.raise, as: .coordinator).expect(201)
            _ = try await Self.work(house)
            let mine = try await house.get("/v1/raised-concerns", as: .operator).expect(200)
            #expect(mine.items.count == 1)
            #expect(mine["items/0/number"]?.integer == 1)
            #expect(mine["items/0/state"] == nil && mine["items/0/decision"] == nil)
            for target in ["/v1/concerns", "/v1/concerns/1"] {
                try await house.get(target, as: .operator).expect(403)
            }
            for word in ["advice", "decision", "actions", "results", "closure"] {
                try await house.post("/v1/concerns/1/\(word)", "{}", as: .operator).expect(403)
            }
        }
    }

    @Test func `a concern is about somebody`() async throws {
        try await withHouse { house in
            try await house.post("/v1/concerns", #"{"facts":"x"}"#, as: .operator)
                .expect(409, "safeguarding.nobody_concerned")
            try await house.post("/v1/concerns", #"{"facts":"x","contact":9}"#, as: .operator)
                .expect(409, "contact.unknown")
            try await house.post("/v1/concerns", "{}", as: .operator).expect(422, "body.invalid")
        }
    }

    /// Every route, every role, every thing that is there: the words come out at two doors alone.
    @Test func `no route but the supervisors' own tells a word of a concern`() async throws {
        try await withHouse { house in
            let places = try await Self.furnished(house)
            var told: Set<String> = []
            for route in RouteTable.all where Self.isAsked(route) {
                for place in route.template.contains("{") ? places : [""] {
                    let target = route.template.replacing("{id}", with: place)
                        .replacing("{token}", with: "nothing").replacing(
                            "{slug}", with: Premises.entry)
                    for role in Role.allCases {
                        let answer = try await house.call(
                            route.method, target, as: role,
                            route.method == .post ? #"{"name":"Ysabeau Zébulon"}"# : nil)
                        guard Self.all.contains(where: answer.text.contains) else { continue }
                        told.insert("\(role) \(route.name)")
                    }
                }
            }
            #expect(
                told == [
                    "coordinator showConcern", "admin showConcern", "coordinator exportPerson",
                    "admin exportPerson",
                ])
        }
    }

    private static func isAsked(_ route: Route) -> Bool {
        let isStream = route.answer.mediaType == Route.eventStream
        return !isStream && (route.method == .get || !route.changes)
    }

    /// A contact, a request, a mission, a call, an alert and a concern about the same person; all that
    /// can stand in an address.
    private static func furnished(_ house: Premises) async throws -> [String] {
        let volunteer = try await house.addVolunteer()
        let request = try await house.logContact("food")
        try await house.offer(request, to: volunteer).expect(201)
        try await house.post("/v1/dangers", #"{"contact":1}"#, as: .operator).expect(201)
        try await house.post(
            "/v1/calls", #"{"contact":1,"purpose":"friendly_call"}"#, as: .operator
        ).expect(201)
        try await house.post("/v1/concerns", raise, as: .operator).expect(201)
        _ = try await work(house)
        let contact = try await house.get("/v1/contacts/1").expect(200)
        return ["1", try #require(contact["person/id"]?.string)]
    }

    @Test func `operators who listen hear nothing of concerns`() async throws {
        try await withHouse { house in
            _ = try await house.logContact("food")
            try await house.post("/v1/concerns", Self.raise, as: .operator).expect(201)
            let listener = try #require(house.house.office.newsroom.join())
            for (hears, count) in [(true, 1), (false, 0)] {
                let stream = EventStream(
                    house: house.house, listener: listener, start: 0, hearsOfConcerns: hears,
                    isWelcome: { true })
                var (text, place) = ("", Int64(0))
                while case let page = try stream.page(after: place), page.count > 0 {
                    text += String(decoding: page.bytes, as: UTF8.self)
                    place = page.last
                }
                #expect(
                    text.split(separator: "event: safeguarding.concern_raised.v1").count - 1
                        == count)
                #expect(text.contains("contact_logged"))
            }
        }
    }

    @Test
    func `the copy holds what was written, without whoever advised or acts, if the house says so`()
        async throws
    {
        try await withHouse { house in
            let person = try #require(try await Self.furnished(house).last)
            let copy = try await house.get("/v1/people/\(person)/export", as: .coordinator)
                .expect(200)
            #expect(copy["concerns/0/withheld"] == .bool(false))
            #expect(copy.text.contains(Marked.facts) && copy.text.contains(Marked.advice))
            #expect(!copy.text.contains(Marked.adviser))
            #expect(!copy.text.contains(Marked.actionOwner))
            let rules = """
                {"workingDays":["mo"],"decideUntil":"18:00","utcOffsetMinutes":60,"reviewDays":7,
                 "alarmMinutes":60,"inCopy":false}
                """
            try await house.post("/v1/concern-rules", rules, as: .coordinator).expect(403)
            try await house.post("/v1/concern-rules", rules).expect(200)
            let short = try await house.get("/v1/people/\(person)/export").expect(200)
            #expect(short["concerns/0/withheld"] == .bool(true))
            #expect(short["concerns/0/raisedAt"] != nil)
            for word in Self.all { #expect(!short.text.contains(word)) }
        }
    }

    @Test func `erasing waits for the concern, and then takes its words`() async throws {
        try await withHouse { house in
            _ = try await house.logContact("food")
            try await house.post("/v1/requests/1/cancellation", #"{"reason":"no_longer_needed"}"#)
                .expect(200)
            let key = [("Idempotency-Key", "k1")]
            try await house.post("/v1/concerns", Self.raise, as: .operator).expect(201)
            _ = try await Self.work(house)
            let contact = try await house.get("/v1/contacts/1").expect(200)
            let erasure = "/v1/people/\(try #require(contact["person/id"]?.string))/erasure"
            try await house.post(erasure, #"{"reason":"asked"}"#)
                .expect(409, "privacy.concern_live")
            try await house.post(
                "/v1/concerns/1/closure", #"{"reason":"safe","note":"\#(Marked.reasons)"}"#,
                fields: key
            ).expect(200)
            let proof = try await house.post(erasure, #"{"reason":"asked"}"#).expect(200)
            #expect(proof["rows/concerns"]?.integer == 9)
            let left = try await house.get("/v1/concerns/1").expect(200)
            #expect(!left.text.contains("MARKED"))
            try await house.post(
                "/v1/concerns/1/closure", #"{"reason":"safe","note":"\#(Marked.reasons)"}"#,
                fields: key
            ).expect(409, "privacy.answer_erased")
        }
    }

    @Test func `silence raises the alarm, and the text of a concern cannot be changed`()
        async throws
    {
        try await withHouse { house in
            _ = try await house.logContact("food")
            try await house.post("/v1/concerns", Self.raise, as: .operator).expect(201)
            house.clock.advance(.days(2))
            await house.house.office.tick()
            let late = try await house.get("/v1/concerns?overdue=true").expect(200)
            #expect(late.items.isEmpty)
            let shown = try await house.get("/v1/concerns/1").expect(200)
            #expect(shown["escalations"]?.integer == 1)
            for method in [Method.patch, .put, .delete] {
                try await house.call(method, "/v1/concerns/1", "{}").expect(405)
            }
        }
    }
}
