import OpsCore
import OpsHTTP
import OpsTesting
import Testing

@testable import OpsServer
@testable import OpsStore

/// Whoever is shown somebody's data leaves a line: who, whom, when, why; never what.
struct AccessLogTests {
    /// A contact, a request, a mission, a call, an alert and a concern about the same person.
    private static func furnished(_ house: Premises) async throws -> String {
        let volunteer = try await house.addVolunteer()
        let request = try await house.logContact("food")
        try await house.offer(request, to: volunteer).expect(201)
        try await house.step(1, "acceptance", said).expect(200)
        let alert = #"{"contact":1,"note":"\#(Marked.note)"}"#
        try await house.post("/v1/dangers", alert, as: .operator).expect(201)
        try await house.post(
            "/v1/calls", #"{"contact":1,"purpose":"friendly_call"}"#, as: .operator
        ).expect(201)
        let facts = #"{"contact":1,"facts":"\#(Marked.facts)"}"#
        try await house.post("/v1/concerns", facts, as: .operator).expect(201)
        let contact = try await house.get("/v1/contacts/1").expect(200)
        return try #require(contact["person/id"]?.string)
    }

    private static let said = #"{"volunteer":1,"reason":"\#(Marked.note)"}"#

    private static func rows(_ house: Premises, _ query: String = "") async throws -> [JSONValue] {
        try await house.get("/v1/access-log?limit=500\(query)", as: .reviewer).expect(200).items
    }

    @Test(arguments: Door.allCases)
    func `who read whose data, when, about what`(_ door: Door) async throws {
        try await withHouse(door) { house in
            let person = try await Self.furnished(house)
            try await house.get("/v1/requests/1", as: .operator).expect(200)
            let rows = try await Self.rows(house, "&person=\(person)")
            let last = try #require(rows.first)
            #expect(last["route"]?.string == "showRequest" && last["subject"]?.string == "1")
            #expect(last["person"]?.string == person)
            #expect(last["at"]?.string == "2020-03-23T08:00:00.000Z")
            let token = try #require(last["by"]?.string)
            #expect(!(try await Self.rows(house, "&token=\(token)")).isEmpty)
            #expect(try await Self.rows(house, "&person=\(token)").isEmpty)
            try await house.get("/v1/access-log", as: .coordinator).expect(403)
            try await house.get("/v1/people/\(person)/export?reason=authority").expect(200)
            #expect(
                try await Self.rows(house, "&person=\(person)").first?["reason"]?.string
                    == "authority")
            try await house.get("/v1/people/\(person)/export?reason=x").expect(400)
        }
    }

    /// Whatever the table of routes holds: no name goes out without its line.
    @Test func `no answer tells a name without a line, and lists without names write none`()
        async throws
    {
        try await withHouse { house in
            let person = try await Self.furnished(house)
            var silent: [String] = []
            var named: Set<String> = []
            for route in RouteTable.all
            where route.answer.mediaType == Route.json && (route.method == .get || !route.changes) {
                for place in route.template.contains("{") ? ["1", person] : [""] {
                    let before = try await Self.rows(house).count
                    let target = route.template.replacing("{id}", with: place)
                        .replacing("{token}", with: "nothing").replacing(
                            "{slug}", with: Premises.entry)
                    let answer = try await house.call(
                        route.method, target,
                        route.method == .post ? #"{"name":"Ysabeau Zébulon"}"# : nil)
                    let count = try await Self.rows(house).count - before
                    let tells = [
                        "MARKED-PERSON", "MARKED-CALLER", "MARKED-FACTS", "MARKED-NOTE",
                    ].contains {
                        answer.text.contains($0)
                    }
                    if tells { named.insert(route.name) }
                    // A code leads to a person, a question is asked with her name, a roster that leaves
                    // names volunteers, and proposals tell whose requests are likely the same.
                    let others = [
                        "showVisitCode", "findDuplicates", "exportRoster", "exportVolunteer",
                        "propose",
                    ]
                    if tells != (count > 0), tells || !others.contains(route.name) {
                        silent.append("\(route.name) \(place): \(count) rows")
                    }
                }
            }
            #expect(silent.isEmpty)
            #expect(named.count >= 9, "\(named.sorted())")
            #expect(!named.contains("listRequests") && !named.contains("listContacts"))
        }
    }

    @Test func `free text of missions and alerts is told with a line, of nobody too`() async throws
    {
        try await withHouse { house in
            let person = try await Self.furnished(house)
            for target in ["/v1/missions/1", "/v1/missions", "/v1/dangers/1"] {
                let before = try await Self.rows(house, "&person=\(person)").count
                try await house.get(target, as: .coordinator).expect(200)
                let rows = try await Self.rows(house, "&person=\(person)")
                #expect(rows.count == before + 1, "\(target)")
            }
            let unknown = try await house.post(
                "/v1/contacts", #"{"kind":"listening","anonymous":true,"note":"\#(Marked.note)"}"#
            ).expect(201)
            let contact = try #require(unknown["id"]?.string)
            #expect(try await Self.rows(house, "&person=\(contact)").isEmpty)
            try await house.get("/v1/contacts/2").expect(200)
            #expect(try await Self.rows(house, "&person=\(contact)").count == 1)
            try await house.post("/v1/dangers", #"{"note":"\#(Marked.note)"}"#).expect(201)
            let alert = try await house.get("/v1/dangers/2").expect(200)
            let id = try #require(alert["id"]?.string)
            #expect(try await Self.rows(house, "&person=\(id)").count == 2)
        }
    }

    @Test func `what is answered after a change is noted with it`() async throws {
        try await withHouse { house in
            _ = try await house.logContact("food")
            try await house.post(
                "/v1/calls", #"{"contact":1,"purpose":"friendly_call"}"#, as: .operator
            ).expect(201)
            let routes = try await Self.rows(house).compactMap { $0["route"]?.string }
            #expect(routes.contains("planCall"))
        }
    }

    @Test func `no word of anybody stands in the log, and logging a contact leaves no line`()
        async throws
    {
        try await withHouse { house in
            try await house.post("/v1/contacts", Bodies.contact(["food"]), as: .operator)
                .expect(201)
            #expect(try await Self.rows(house).isEmpty)
            _ = try await Self.furnished(house)
            for target in [
                "/v1/people/MARKED-PERSON/history", "/v1/contacts/1", "/v1/calls",
            ] {
                _ = try await house.get(target)
            }
            let listed = try await house.get("/v1/access-log?limit=500").expect(200)
            #expect(!listed.items.isEmpty)
            #expect(Marked.found(in: listed.text).isEmpty)
        }
    }

    @Test func `rows are chained, and cannot be changed or taken away`() async throws {
        try await withHouse { house in
            _ = try await Self.furnished(house)
            let whole = try await house.get("/v1/access-log/verification", as: .reviewer)
            #expect(whole.expect(200)["isWhole"] == .bool(true))
            let count = try #require(whole["rows"]?.integer)
            let file = try SQLiteConnection(path: house.folder + "/ops.sqlite", access: .readWrite)
            #expect(throws: SQLiteError.self) {
                try file.execute("UPDATE access_log SET route = 'x' WHERE number = 1")
            }
            #expect(throws: SQLiteError.self) { try file.execute("DELETE FROM access_log") }
            try file.execute(
                """
                DROP TRIGGER access_log_is_append_only_update;
                UPDATE access_log SET route = 'x' WHERE number = 2;
                """)
            let broken = try await house.get("/v1/access-log/verification").expect(200)
            #expect(broken["isWhole"] == .bool(false) && broken["brokenAt"]?.integer == 2)
            #expect(count > 2)
        }
    }

    @Test(arguments: [
        "at_ms = at_ms + 1", "token_id = randomblob(16)", "route = 'x'", "subject = 'x'",
        "reason = 'x'", "person_id = randomblob(16)",
    ])
    func `no field of a line can be changed unseen`(_ change: String) async throws {
        try await withHouse { house in
            _ = try await Self.furnished(house)
            let target = "/v1/access-log/verification"
            #expect(try await house.get(target).expect(200)["isWhole"] == .bool(true))
            let file = try SQLiteConnection(path: house.folder + "/ops.sqlite", access: .readWrite)
            try file.execute(
                """
                DROP TRIGGER access_log_is_append_only_update;
                UPDATE access_log SET \(change) WHERE number = 1;
                """)
            #expect(try await house.get(target).expect(200)["brokenAt"]?.integer == 1)
        }
    }

    /// Who can write the whole file makes a new chain of what is left.
    private static func rewrite(_ folder: String) throws {
        let archive = try Archive(path: folder + "/ops.sqlite")
        var rows: [AccessRow] = []
        try archive.room.accessRows(Page(before: nil, limit: 500), AccessFilter()) { kept in
            rows.append(kept.row)
            return true
        }
        try archive.connection.execute(
            """
            DROP TRIGGER access_log_is_append_only_delete; DELETE FROM access_log;
            """)
        try archive.transaction { try archive.note(Array(rows.reversed().dropFirst())) }
    }

    @Test func `a log that was written anew is whole in itself, and the journal knows better`()
        async throws
    {
        try await withHouse { house in
            _ = try await Self.furnished(house)
            await house.house.office.tick()
            house.clock.advance(.days(1))
            await house.house.office.tick()
            try await house.get("/v1/contacts/1").expect(200)
            let target = "/v1/access-log/verification"
            let whole = try await house.get(target).expect(200)
            #expect(whole["isWhole"] == .bool(true) && whole["anchors"]?.integer == 1)
            let journal = try await house.get("/v1/journal?limit=500").expect(200)
            let entry = try #require(journal.items.last)
            #expect(entry["name"]?.string == "privacy.access_log_anchored.v1")
            #expect(entry["actor"]?.string == "house")
            let noted = try #require(entry["payload/rows"]?.integer)
            // The same day nothing more is noted; a run of retention notes what came since.
            await house.house.office.tick()
            #expect(try await house.get(target).expect(200)["anchors"]?.integer == 1)
            try await house.post("/v1/retention/runs").expect(200)
            #expect(try await house.get(target).expect(200)["anchors"]?.integer == 2)
            try Self.rewrite(house.folder)
            let broken = try await house.get(target).expect(200)
            #expect(broken["isWhole"] == .bool(false))
            #expect(broken["brokenAt"]?.integer == noted)
        }
    }

    @Test func `where lines cannot be kept, nobody's data is shown, and lists go on`() async throws
    {
        try await withHouse { house in
            _ = try await Self.furnished(house)
            try await house.get("/v1/contacts/1").expect(200)
            await house.house.office.keepReadingsIfPossible()
            house.house.office.readings.limit(to: 2)
            // Too many at once are written first, and the answer goes out all the same.
            for _ in 0..<4 { try await house.get("/v1/contacts/1").expect(200) }
            try await house.house.office.limitPages(to: 1)
            var refused: Answer?
            for _ in 0..<2_000 where refused == nil {
                let answer = try await house.get("/v1/contacts/1")
                if answer.status != 200 { refused = answer }
            }
            try #require(refused).expect(503, "house.unavailable")
            try await house.get("/v1/contacts").expect(200)
            try await house.post("/v1/dangers", as: .operator)
            try await house.house.office.limitPages(to: 1_000_000)
            try await house.get("/readyz", as: nil).expect(200)
            try await house.get("/v1/contacts/1").expect(200)
            let check = try await house.get("/v1/access-log/verification").expect(200)
            #expect(check["isWhole"] == .bool(true))
        }
    }

    @Test func `lines go when their time is over, oldest first, and the chain holds`() async throws
    {
        try await withHouse { house in
            _ = try await Self.furnished(house)
            for _ in 0..<5 {
                try await house.get("/v1/contacts/1").expect(200)
                await house.house.office.keepReadingsIfPossible()
                house.clock.advance(.days(100))
            }
            let before = try await Self.rows(house).count
            let archive = try Archive(path: house.folder + "/ops.sqlite")
            let dropped = try archive.dropAccessRows(
                before: house.clock.now - .days(250), limit: 1_000)
            #expect(dropped > 0)
            let left = try await Self.rows(house)
            #expect(left.count == before - Int(dropped))
            #expect(left.last?["number"]?.integer == dropped + 1)
            let check = try await house.get("/v1/access-log/verification").expect(200)
            #expect(check["isWhole"] == .bool(true))
        }
    }
}
