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
                ("rounds", #"{"territory":"92","date":"2020-03-25","rounds":[]}"#),
            ] {
                try await house.post("/v1/\(path)", body, as: .coordinator)
                    .expect(403, "access.outside_territory")
            }
            try await house.get("/v1/requests?territory=92", as: .coordinator)
                .expect(403, "access.outside_territory")
            try await house.get("/v1/board?territory=FR", as: .coordinator)
                .expect(403, "access.outside_territory")
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
            // Nobody is sent away at the telephone: it is logged where it is, and theirs to read.
            let elsewhere = try await house.post(
                "/v1/contacts", Bodies.contact(["food"], postcode: "92170"), as: .operator
            ).expect(201)
            try await house.get("/v1/contacts/\(elsewhere.id)", as: .operator)
                .expect(403, "access.outside_territory")
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
