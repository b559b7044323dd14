import OpsCore
import OpsHTTP
import OpsStore
import OpsTesting
import Testing

@testable import OpsServer

/// A token that is good for one territory: what lies outside is not listed, not shown, not changed.
struct ConfinementTests {
    /// What lies in one unit: every kind of thing that a few posts can make.
    private static func fill(_ house: Premises, _ unit: String, _ postcode: String) async throws {
        let logged = try await house.post(
            "/v1/contacts", Bodies.contact(["food"], postcode: postcode)
        ).expect(201)
        let contact = try #require(logged["number"]?.integer)
        let request = try #require(logged["requests/0/number"]?.integer)
        let volunteer = Bodies.volunteer(postcode, 5, #"["fr"]"#)
            .replacing("92-montrouge", with: unit)
        let helper = try #require(
            try await house.post("/v1/volunteers", volunteer).expect(201)["number"]?.integer)
        try await house.offer(request, to: helper).expect(201)
        for (path, body) in [
            ("candidates", #"{"name":"\#(Marked.volunteer.name)","territory":"\#(unit)"}"#),
            ("assets", #"{"kind":"vehicle","tag":"van-\#(unit)","territory":"\#(unit)"}"#),
            ("stock", #"{"item":"basket","territory":"\#(unit)","quantity":5}"#),
            ("calls", #"{"contact":\#(contact),"purpose":"friendly_call"}"#),
            ("care-plans", #"{"contact":\#(contact),"supporter":\#(helper)}"#),
            ("concerns", #"{"contact":\#(contact),"facts":"\#(Marked.facts)"}"#),
            (
                "operation-events",
                #"{"title":"\#(Marked.note)","kind":"heat_wave","territory":"\#(unit)"}"#
            ), ("teams", #"{"event":\#(contact),"name":"\#(Marked.note)","kind":"vehicle"}"#),
        ] {
            try await house.post("/v1/\(path)", body).expect(201)
        }
    }

    /// Things of the neighbour first, number 1 of each; then those of the unit, number 2.
    private static func inTwoUnits(_ body: (Premises) async throws -> Void) async throws {
        try await withHouse { house in
            try await fill(house, "92-vanves", "92170")
            try await fill(house, "92-montrouge", "92120")
            var confined = house
            for role in [Role.operator, .coordinator] {
                let wish = #"{"role":"\#(role.rawValue)","territory":"92-montrouge"}"#
                let issued = try await house.post("/v1/tokens", wish).expect(201)
                #expect(issued["territory"]?.string == "92-montrouge")
                confined.tokens[role] = issued["token"]?.string
            }
            try await body(confined)
        }
    }

    /// Which of the kinds `fill` makes: the others have no number 1 and 2 here.
    private static let made: Set<PlacedThing> = [
        .contact, .request, .mission, .volunteer, .candidate, .call, .carePlan, .concern,
        .operationEvent, .team, .asset, .stockLot,
    ]

    @Test func `every route shuts out what lies outside, and lets in what lies inside`()
        async throws
    {
        try await Self.inTwoUnits { house in
            var tried: Set<PlacedThing> = []
            for route in RouteTable.all where route.template.contains("{id}") {
                guard case .placed(let thing) = route.ground, Self.made.contains(thing),
                    route.allows(.coordinator), route.answer.mediaType == Route.json
                else { continue }
                tried.insert(thing)
                for (number, isOutside) in [(1, true), (2, false)] {
                    let target = route.template.replacing("{id}", with: "\(number)")
                    let answer = try await house.call(route.method, target, as: .coordinator)
                    let told = "\(route.method) \(target): \(answer.status) \(answer.text)"
                    #expect((answer.code == "access.outside_territory") == isOutside, "\(told)")
                    #expect((answer.status == 403) == isOutside, "\(told)")
                }
            }
            #expect(tried == Self.made)
        }
    }

    @Test func `lists hold what lies inside alone, and pages go on`() async throws {
        try await Self.inTwoUnits { house in
            var lists: Set<PlacedThing> = []
            for route in RouteTable.all where route.method == .get && route.answer.isList {
                guard case .placed(let thing) = route.ground, route.allows(.coordinator),
                    !route.template.contains("{")
                else { continue }
                let all = try await house.get(route.template).expect(200).items
                let seen = try await house.get(route.template + "?limit=1", as: .coordinator)
                    .expect(200).items
                for order in route.query.contains(where: { $0.name == "sort" }) ? ["due"] : [] {
                    let sorted = try await house.get(
                        route.template + "?sort=\(order)", as: .coordinator
                    ).expect(200).items
                    #expect(sorted.compactMap { $0["number"]?.integer } == [2])
                }
                let numbers = seen.compactMap { $0["number"]?.integer }
                #expect(numbers.allSatisfy { $0 == 2 }, "\(route.template): \(numbers)")
                guard Self.made.contains(thing), all.count > 1 else { continue }
                #expect(seen.count == 1, "\(route.template)")
                lists.insert(thing)
            }
            // Missions and their purchases share a ground; two candidates are one list.
            #expect(lists == Self.made)
        }
    }

    @Test func `a page of a long list is short, and the next one goes on where it ended`()
        async throws
    {
        try await withHouse { house in
            _ = try await house.logContact("food")
            for _ in 0...Call.siftLimit {
                _ = try await house.logContact("food", postcode: "92170")
            }
            var confined = house
            let issued = try await house.post(
                "/v1/tokens", #"{"role":"operator","territory":"92-montrouge"}"#
            ).expect(201)
            confined.tokens[.operator] = issued["token"]?.string
            let first = try await confined.get("/v1/contacts", as: .operator).expect(200)
            #expect(first.items.isEmpty)
            let next = try #require(first["next"]?.string)
            let second = try await confined.get("/v1/contacts?cursor=\(next)", as: .operator)
                .expect(200)
            #expect(second.items.compactMap { $0["number"]?.integer } == [1])
            #expect(second["next"] == .null)
        }
    }

    @Test func `what a body names lies inside too`() async throws {
        try await Self.inTwoUnits { house in
            for (path, body) in [
                ("calls", #"{"contact":1,"purpose":"friendly_call"}"#),
                ("care-plans", #"{"contact":1,"supporter":2}"#),
                ("concerns", #"{"contact":1,"facts":"\#(Marked.facts)"}"#),
                ("candidates", #"{"name":"\#(Marked.volunteer.name)","territory":"92-vanves"}"#),
                ("assets", #"{"kind":"vehicle","tag":"v","territory":"92"}"#),
                ("assets/2/bookings", #"{"mission":1}"#),
                ("teams", #"{"event":2,"name":"x","kind":"vehicle","territory":"92-vanves"}"#),
                ("operation-events/2/notes", #"{"text":"x","request":1}"#),
                ("teams", #"{"event":1,"name":"x","kind":"vehicle"}"#),
                ("candidates/2/merge", #"{"candidate":1}"#),
                ("candidates/2/merge", #"{"volunteer":1}"#),
                ("rounds", #"{"territory":"92","date":"2020-03-25","rounds":[]}"#),
            ] {
                try await house.post("/v1/\(path)", body, as: .coordinator)
                    .expect(403, "access.outside_territory")
            }
            try await house.get("/v1/requests?territory=92", as: .coordinator)
                .expect(403, "access.outside_territory")
            let told = try await house.get("/v1/board?territory=FR", as: .coordinator)
                .expect(403, "access.outside_territory")
            #expect(told.text.contains(" 92-montrouge,") && !told.text.contains("TerritoryCode"))
        }
    }

    @Test func `people are found, shown and put together where somebody called for them`()
        async throws
    {
        try await Self.inTwoUnits { house in
            let outside = try await house.get("/v1/contacts/1").expect(200)["person/id"]?.string
            let inside = try await house.get("/v1/contacts/2").expect(200)["person/id"]?.string
            let (other, own) = (try #require(outside), try #require(inside))
            try await house.get("/v1/people/\(other)/history", as: .operator)
                .expect(403, "access.outside_territory")
            try await house.get("/v1/people/\(own)/history", as: .operator).expect(200)
            let wish = #"{"phone":"06 39 98 12 34"}"#
            let all = try await house.post("/v1/people/search", wish).expect(200).items
            let seen = try await house.post("/v1/people/search", wish, as: .operator)
                .expect(200).items
            #expect(all.count == 2)
            #expect(seen.map { $0["person"]?.string ?? $0["id"]?.string } == [own])
            try await house.post(
                "/v1/people/\(own)/merge", #"{"other":"\#(other)"}"#, as: .coordinator
            ).expect(403, "access.outside_territory")
        }
    }

    @Test func `who calls without an address is taken to be where the call was answered`()
        async throws
    {
        try await Self.inTwoUnits { house in
            let logged = try await house.post(
                "/v1/contacts", Bodies.contact(["food"], postcode: nil), as: .operator
            ).expect(201)
            let shown = try await house.get("/v1/contacts/\(logged.id)", as: .operator)
                .expect(200)
            #expect(shown["territory"]?.string == "92-montrouge")
            // Nobody is sent away at the telephone: it is logged where it is.
            let elsewhere = try await house.post(
                "/v1/contacts", Bodies.contact(["food"], postcode: "92170"), as: .operator
            ).expect(201)
            #expect(elsewhere["requests/0/territory"]?.string == "92-vanves")
        }
    }

    @Test func `who logs a call from elsewhere goes on with it, and others of the unit do not`()
        async throws
    {
        try await Self.inTwoUnits { house in
            let logged = try await house.post(
                "/v1/contacts", Bodies.contact(["food"], postcode: nil), as: .operator
            ).expect(201)
            let path = "/v1/contacts/\(logged.id)"
            try await house.post(
                "/v1/calls", #"{"contact":"\#(logged.id)","purpose":"friendly_call"}"#,
                as: .operator
            ).expect(201)
            for more in [#"{"person":{"postcode":"92170"}}"#, #"{"note":"\#(Marked.note)"}"#] {
                let tag = try #require(
                    try await house.get(path, as: .operator).expect(200).headers["etag"])
                try await house.call(
                    .patch, path, as: .operator, more, fields: [("If-Match", tag)]
                ).expect(200)
            }
            let request = try #require(logged["requests/0/number"]?.integer)
            let moved = try await house.get("/v1/requests/\(request)", as: .operator).expect(200)
            #expect(moved["territory"]?.string == "92-vanves")
            #expect(moved["owner/territory"]?.string == "92")
            try await house.post(
                "/v1/concerns", #"{"contact":"\#(logged.id)","facts":"\#(Marked.facts)"}"#,
                as: .operator
            ).expect(201)
            for target in [path, "/v1/requests/\(request)", "/v1/calls/3"] {
                try await house.get(target, as: .coordinator)
                    .expect(403, "access.outside_territory")
            }
        }
    }

    @Test func `who sends a call from elsewhere again goes on with it, and does not log it anew`()
        async throws
    {
        try await Self.inTwoUnits { house in
            func log(_ key: String) async throws -> String {
                try await house.call(
                    .post, "/v1/contacts", as: .operator,
                    Bodies.contact(["food"], postcode: "92170"),
                    fields: [("Idempotency-Key", key)]
                ).expect(201).id
            }
            let contact = try await log("first")
            try await house.get("/v1/contacts/\(contact)", as: .operator).expect(200)
            for number in 1...LatelyLogged.most { _ = try await log("other-\(number)") }
            try await house.get("/v1/contacts/\(contact)", as: .operator)
                .expect(403, "access.outside_territory")
            #expect(try await log("first") == contact)
            try await house.get("/v1/contacts/\(contact)", as: .operator).expect(200)
        }
    }

    @Test func `an alert opens the contact of who is in danger, for as long as it is open`()
        async throws
    {
        try await Self.inTwoUnits { house in
            let opened = try await house.post("/v1/dangers", #"{"contact":1}"#).expect(201)
            let shown = try await house.get("/v1/contacts/1", as: .coordinator).expect(200)
            let person = try #require(shown["person/id"]?.string)
            try await house.get("/v1/people/\(person)/history", as: .coordinator).expect(200)
            let path = "/v1/dangers/\(opened.id)"
            try await house.post(path + "/taking", as: .coordinator).expect(200)
            try await house.post(
                path + "/closure", #"{"outcome":"false_alarm"}"#, as: .coordinator
            ).expect(200)
            try await house.get("/v1/contacts/1", as: .coordinator)
                .expect(403, "access.outside_territory")
        }
    }

    @Test func `who does not fit is told of volunteers of the territory alone`() async throws {
        try await Self.inTwoUnits { house in
            // Where listening is wanted everybody who can listen fits, wherever they live: Spanish alone does not.
            for unit in ["92-vanves", "92-montrouge"] {
                let body = Bodies.volunteer("92120", 5, #"["es"]"#)
                    .replacing("92-montrouge", with: unit)
                try await house.post("/v1/volunteers", body).expect(201)
            }
            let request = try await house.logContact("psychological_support")
            let all = try await house.get("/v1/requests/\(request)/proposals?all=true")
                .expect(200).items
            let seen = try await house.get(
                "/v1/requests/\(request)/proposals?all=true", as: .coordinator
            ).expect(200).items
            #expect(all.compactMap { $0["number"]?.integer }.sorted() == [1, 2, 3, 4])
            #expect(seen.compactMap { $0["number"]?.integer }.sorted() == [1, 2, 4])
        }
    }

    @Test func `whoever may be a candidate is told to those who may know them`() async throws {
        try await Self.inTwoUnits { house in
            let wish = """
                {"name":"\(Marked.volunteer.name)","phone":"06 39 98 98 76",
                 "territory":"92-montrouge"}
                """
            let byAll = try await house.post("/v1/candidates", wish).expect(201)
            let byOne = try await house.post("/v1/candidates", wish, as: .coordinator).expect(201)
            let byClerk = try await house.post("/v1/candidates", wish, as: .operator).expect(201)
            func volunteers(_ answer: Answer) -> [Int64] {
                (answer["likenesses"]?.elements ?? []).filter {
                    $0["kind"]?.string == "volunteer"
                }.compactMap { $0["number"]?.integer }.sorted()
            }
            #expect(volunteers(byAll) == [1, 2])
            #expect(volunteers(byOne) == [2])
            #expect(volunteers(byClerk).isEmpty)
        }
    }

    @Test func `the roster is searched for volunteers of the territory`() async throws {
        try await Self.inTwoUnits { house in
            let wish = #"{"name":"\#(Marked.volunteer.name)"}"#
            func found(_ answer: Answer) -> [Int64] {
                answer.items.filter { $0["kind"]?.string == "volunteer" }
                    .compactMap { $0["number"]?.integer }.sorted()
            }
            let all = try await house.post("/v1/volunteers/search", wish).expect(200)
            let seen = try await house.post("/v1/volunteers/search", wish, as: .coordinator)
                .expect(200)
            #expect(found(all) == [1, 2] && found(seen) == [2])
            try await house.get("/v1/volunteers?territory=92-vanves", as: .coordinator)
                .expect(403, "access.outside_territory")
            try await house.get("/v1/volunteers/1/duplicates", as: .coordinator)
                .expect(403, "access.outside_territory")
        }
    }

    @Test func `notes of an event of the territory are all told`() async throws {
        try await Self.inTwoUnits { house in
            for _ in 0..<3 {
                try await house.post(
                    "/v1/operation-events/2/notes", #"{"text":"\#(Marked.note)"}"#,
                    as: .coordinator
                ).expect(201)
            }
            let notes = try await house.get("/v1/operation-events/2/notes", as: .coordinator)
                .expect(200).items
            #expect(notes.count == 3)
        }
    }

    @Test func `somebody of the territory is found behind many of the same name`() async throws {
        try await Self.inTwoUnits { house in
            for _ in 0..<12 { _ = try await house.logContact("food", postcode: "92170") }
            let seen = try await house.post(
                "/v1/people/search",
                #"{"name":"\#(Marked.person.name ?? "")","limit":1}"#, as: .operator
            ).expect(200).items
            #expect(seen.count == 1)
        }
    }

    @Test func `danger, wherever it is, stands in nobody's way`() async throws {
        try await Self.inTwoUnits { house in
            let opened = try await house.post(
                "/v1/dangers", #"{"contact":1}"#, as: .operator
            ).expect(201)
            try await house.get("/v1/dangers/\(opened.id)", as: .coordinator).expect(200)
            #expect(try await house.get("/v1/dangers", as: .operator).expect(200).items.count == 1)
        }
    }

    @Test func `what is of the whole house stays shut, and the rest is what it is for everybody`()
        async throws
    {
        try await Self.inTwoUnits { house in
            for path in ["partners", "referrals", "visit-checks"] {
                try await house.get("/v1/\(path)", as: .coordinator)
                    .expect(403, "access.whole_house")
            }
            for path in ["catalogue", "needs", "deployments", "territories", "skills", "lines"] {
                try await house.get("/v1/\(path)", as: .operator).expect(200)
            }
            let board = try await house.get("/v1/board", as: .coordinator).expect(200)
            #expect(board["territory"]?.string == "92-montrouge")
            let listed = try await house.get("/v1/tokens").expect(200).items
            #expect(listed.filter { $0["territory"]?.string == "92-montrouge" }.count == 2)
        }
    }

    @Test func `a volunteer of elsewhere is seen for as long as they are asked here`()
        async throws
    {
        try await Self.inTwoUnits { house in
            try await house.get("/v1/volunteers/1", as: .coordinator)
                .expect(403, "access.outside_territory")
            let request = try await house.logContact("food")
            try await house.offer(request, to: 1).expect(201)
            try await house.get("/v1/volunteers/1", as: .coordinator).expect(200)
            // Read, not changed: that is for where they live.
            try await house.call(
                .patch, "/v1/volunteers/1", as: .coordinator, #"{"available":false}"#
            ).expect(403, "access.outside_territory")
            try await house.get("/v1/volunteers/1/calendar", as: .coordinator)
                .expect(403, "access.outside_territory")
            try await house.post("/v1/missions/3/refusal", "{}", as: .coordinator).expect(200)
            try await house.post(
                "/v1/requests/\(request)/cancellation", #"{"reason":"no_longer_needed"}"#,
                as: .coordinator
            ).expect(200)
            try await house.get("/v1/volunteers/1", as: .coordinator)
                .expect(403, "access.outside_territory")
        }
    }

    @Test(arguments: Role.allCases)
    func `only who answers calls or assigns volunteers does so for one territory`(
        _ role: Role
    ) async throws {
        try await withHouse { house in
            let partner = role == .partner ? #","partner":1"# : ""
            let wish = #"{"role":"\#(role.rawValue)","territory":"92"\#(partner)}"#
            let answer = try await house.post("/v1/tokens", wish)
            if role == .operator || role == .coordinator {
                answer.expect(201)
            } else {
                answer.expect(409, "access.territory_unwanted")
            }
            try await house.post(
                "/v1/tokens", #"{"role":"operator","territory":"92-nowhere"}"#
            ).expect(409, "access.unknown_territory")
        }
    }

    @Test func `every address is known to be of a place, of everywhere or of the whole house`() {
        // What is of the whole house by silence: seen here, so that a new address is thought about.
        let silent = Set(
            RouteTable.all.filter { $0.roles != nil && $0.ground == .wholeHouse }
                .map { $0.template.split(separator: "/")[1] })
        #expect(
            silent == [
                "tokens", "journal", "partners", "referrals", "access-log", "retention",
                "visit-checks",
            ])
    }
}
