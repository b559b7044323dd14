import OpsCore
import OpsHTTP
import OpsTesting
import Testing

@testable import OpsServer
@testable import OpsStore

/// The operations log through the door: events, teams, notes, report, board.
struct OperationsLogRouteTests {
    private static let event =
        #"{"title":"\#(Marked.note)","kind":"heat_wave","territory":"FR"}"#
    private static let team = #"{"event":1,"name":"\#(Marked.note)","kind":"vehicle"}"#

    private static func fill(_ house: Premises) async throws {
        try await house.post("/v1/operation-events", event, as: .coordinator).expect(201)
        try await house.post("/v1/teams", team, as: .coordinator).expect(201)
    }

    @Test(arguments: Door.allCases)
    func `an event from its opening to its closure, its codes those of EMSI`(
        _ door: Door
    ) async throws {
        try await withHouse(door) { house in
            let opened = try await house.post(
                "/v1/operation-events", Self.event, as: .coordinator
            ).expect(201)
            #expect(opened.location == "/v1/operation-events/\(opened.id)")
            #expect(opened["number"]?.integer == 1 && opened["title"]?.string == Marked.note)
            #expect(opened["status"]?.string == "in_progress" && opened["emsi"]?.string == "IPR")
            #expect(opened["reportMinutes"]?.integer == 60)
            try await house.post("/v1/operation-events/1/change", "{}", as: .coordinator)
                .expect(409, "operations.nothing_to_change")
            try await house.post(
                "/v1/operation-events/1/change", #"{"status":"complete"}"#, as: .coordinator
            ).expect(422)
            let stale = [("If-Match", "\"v1\"")]
            try await house.post(
                "/v1/operation-events/1/change", #"{"status":"stopped"}"#, as: .coordinator,
                fields: stale
            ).expect(412)
            let stopped = try await house.post(
                "/v1/operation-events/1/change", #"{"status":"stopped","reportMinutes":30}"#,
                as: .coordinator
            ).expect(200)
            #expect(stopped["emsi"]?.string == "STOP" && stopped["reportMinutes"]?.integer == 30)
            let closed = try await house.post(
                "/v1/operation-events/\(opened.id)/closure", as: .coordinator
            ).expect(200)
            #expect(closed["emsi"]?.string == "COM" && closed["closedAt"]?.string != nil)
            for (word, body) in [
                ("closure", ""), ("change", #"{"status":"stopped"}"#), ("notes", #"{"text":"x"}"#),
            ] {
                try await house.post("/v1/operation-events/1/\(word)", body, as: .coordinator)
                    .expect(409, "operations.event_closed")
            }
            try await house.post("/v1/teams", Self.team, as: .coordinator)
                .expect(409, "operations.event_closed")
            let open = try await house.get("/v1/operation-events", as: .operator).expect(200)
            #expect(open.items.isEmpty)
            let all = try await house.get("/v1/operation-events?all=true", as: .operator)
            #expect(all.expect(200).items.count == 1)
            try await house.get("/v1/operation-events/2").expect(404, "event.unknown")
        }
    }

    @Test func `each status of a team is kept with its time, its author and its code`() async throws
    {
        try await withHouse { house in
            let volunteer = try await house.addVolunteer()
            try await Self.fill(house)
            house.clock.advance(.minutes(5))
            let moved = try await house.post(
                "/v1/teams/1/status", #"{"status":"mobile"}"#, as: .operator
            ).expect(200)
            #expect(moved["since"]?.string == "2020-03-23T08:05:00.000Z")
            #expect(moved["emsi"]?.string == "MOBILE")
            house.clock.advance(.minutes(5))
            let again = try await house.post(
                "/v1/teams/1/status", #"{"status":"mobile"}"#, as: .operator
            ).expect(200)
            #expect(again["since"]?.string == "2020-03-23T08:05:00.000Z")
            #expect(again["heardAt"]?.string == "2020-03-23T08:10:00.000Z")
            #expect(again["reports/0/at"]?.string == "2020-03-23T08:10:00.000Z")
            #expect(again["reports/0/by"]?.string?.hasPrefix("token:") == true)
            #expect(again["reports/2/status"]?.string == "available")
            let crew = try await house.post(
                "/v1/teams/1/members", #"{"members":[1]}"#, as: .coordinator
            ).expect(200)
            #expect(crew["people/0/number"]?.integer == volunteer)
            #expect(crew["people/0/name"]?.string == Marked.volunteer.name)
            let seen = try await house.get("/v1/teams/1", as: .operator).expect(200)
            #expect(seen["people/0/number"]?.integer == 1 && seen["people/0/name"] == .null)
            try await house.post("/v1/teams/1/members", #"{"members":[9]}"#, as: .coordinator)
                .expect(409, "volunteer.unknown")
            try await house.post("/v1/teams/9/status", #"{"status":"mobile"}"#, as: .operator)
                .expect(404, "team.unknown")
            let listed = try await house.get("/v1/teams?event=1", as: .operator).expect(200)
            #expect(listed.items.count == 1)
            let others = try await house.get("/v1/teams?event=2", as: .operator).expect(200)
            #expect(others.items.isEmpty)
        }
    }

    @Test func `silence is raised by the house itself, and shown in list, report and board`()
        async throws
    {
        try await withHouse { house in
            try await Self.fill(house)
            house.clock.advance(.minutes(60))
            await house.house.office.tick()
            let team = try await house.get("/v1/teams/1", as: .operator).expect(200)
            #expect(team["silent"] == .bool(true) && team["desk"]?.string == "FR")
            #expect(team["reports/0/silence"] == .bool(true))
            #expect(team["reports/0/by"]?.string == "house")
            let listed = try await house.get("/v1/operation-events", as: .operator).expect(200)
            #expect(listed["items/0/silentTeams"]?.integer == 1)
            let board = try await house.get("/v1/board", as: .operator).expect(200)
            #expect(board["teams/0/silent"] == .bool(true))
            let report = try await house.get("/v1/operation-events/1/report", as: .operator)
                .expect(200)
            #expect(report["silentTeams"]?.integer == 1)
            #expect(report["text"]?.string?.contains("!! SILENT since") == true)
            #expect(report["assets/0"] == nil && report["stock/0"] == nil)
            try await house.post(
                "/v1/assets", #"{"kind":"vehicle","tag":"van-3","territory":"92"}"#,
                as: .coordinator
            ).expect(201)
            for quantity in [7, 5] {
                try await house.post(
                    "/v1/stock",
                    """
                    {"item":"tin-fish","territory":"92-montrouge","quantity":\(quantity),
                     "expiresOn":"2020-03-24"}
                    """, as: .coordinator
                ).expect(201)
            }
            let means = try await house.get("/v1/operation-events/1/report", as: .operator)
                .expect(200)
            #expect(means["assets/0/kind"]?.string == "vehicle")
            #expect(means["assets/0/available"]?.integer == 1)
            #expect(means["stock/0/item"]?.string == "tin-fish")
            #expect(means["stock/0/remaining"]?.integer == 12 && means["stock/1"] == nil)
            #expect(means["expiringLots/1/remaining"]?.integer == 5)
            #expect(means["text"]?.string?.contains("!! lot 1 tin-fish") == true)
            try await house.post(
                "/v1/operation-events/1/notes",
                #"{"text":"All well.","team":1,"fromTeam":true}"#, as: .operator
            ).expect(201)
            let heard = try await house.get("/v1/teams/1", as: .operator).expect(200)
            #expect(heard["silent"] == .bool(false))
            try house.expectSoundBooks()
        }
    }

    @Test func `notes have two times and numbers, and what they are about is known`() async throws {
        try await withHouse { house in
            try await Self.fill(house)
            let request = try await house.logContact("food")
            let written = try await house.post(
                "/v1/operation-events/1/notes",
                """
                {"text":"\(Marked.note)","happenedAt":"2020-03-23T07:30:00Z","team":1,
                 "request":\(request)}
                """, as: .operator
            ).expect(201)
            #expect(written["number"]?.integer == 1 && written["text"]?.string == Marked.note)
            #expect(written["happenedAt"]?.string == "2020-03-23T07:30:00.000Z")
            #expect(written["writtenAt"]?.string == "2020-03-23T08:00:00.000Z")
            #expect(written["request"]?.integer == request && written["team"]?.integer == 1)
            try await house.post(
                "/v1/operation-events/1/notes", #"{"text":"not so","corrects":1}"#, as: .operator
            ).expect(201)
            for (body, code) in [
                (#"{"text":"x","corrects":9}"#, "operations.unknown_note"),
                (#"{"text":"x","fromTeam":true}"#, "operations.said_by_nobody"),
                (#"{"text":"x","happenedAt":"2020-03-23T08:00:01Z"}"#, "operations.note_in_future"),
                (#"{"text":"x","team":9}"#, "team.unknown"),
                (#"{"text":"x","mission":9}"#, "mission.unknown"),
                (#"{"text":"x","danger":9}"#, "danger.unknown"),
            ] {
                try await house.post("/v1/operation-events/1/notes", body, as: .operator)
                    .expect(409, code)
            }
            try await house.post(
                "/v1/operation-events/1/notes", #"{"text":"4970 1012 3456 7893"}"#, as: .operator
            ).expect(422)
            let page = try await house.get("/v1/operation-events/1/notes?limit=1", as: .operator)
                .expect(200)
            #expect(page.items.first?["corrects"]?.integer == 1)
            #expect(page["next"]?.string == "n2")
        }
    }

    @Test func `what is noted of somebody's request is in her copy, logged when read, and erased`()
        async throws
    {
        try await withHouse { house in
            try await Self.fill(house)
            let request = try await house.logContact("food")
            let contact = try await house.get("/v1/contacts/1").expect(200)
            let person = try #require(contact["person/id"]?.string)
            try await house.post(
                "/v1/operation-events/1/notes",
                #"{"text":"\#(Marked.note)","request":\#(request)}"#
            ).expect(201)
            let copy = try await house.get("/v1/people/\(person)/export").expect(200)
            #expect(copy["contacts/0/requests/0/notes/0/text"]?.string == Marked.note)
            try await house.get("/v1/operation-events/1/notes", as: .operator).expect(200)
            let log = try await house.get(
                "/v1/access-log?person=\(person)&limit=500", as: .reviewer
            ).expect(200)
            #expect(log.items.contains { $0["route"]?.string == "listEventNotes" })
            try await house.post(
                "/v1/requests/\(request)/cancellation", #"{"reason":"no_longer_needed"}"#
            ).expect(200)
            try await house.post("/v1/people/\(person)/erasure", #"{"reason":"asked"}"#)
                .expect(200)
            let notes = try await house.get("/v1/operation-events/1/notes").expect(200)
            #expect(notes["items/0/text"] == .null && notes["items/0/number"]?.integer == 1)
        }
    }

    @Test func `the report tells what waits, what is late and what was noted, in three languages`()
        async throws
    {
        try await withHouse { house in
            try await Self.fill(house)
            _ = try await house.logContact("food")
            _ = try await house.logContact("medicine")
            try await house.post("/v1/operation-events/1/notes", #"{"text":"Water is there."}"#)
                .expect(201)
            house.clock.advance(.days(4))
            for (language, words) in [
                ("fr", "POINT DE SITUATION"), ("es", "INFORME DE SITUACIÓN"),
                ("en", "SITUATION REPORT"),
            ] {
                let report = try await house.call(
                    .get, "/v1/operation-events/1/report?utcOffsetMinutes=60",
                    fields: [("Accept-Language", language)]
                ).expect(200)
                let text = try #require(report["text"]?.string)
                #expect(text.hasPrefix(words) && text.contains("Water is there."))
                #expect(report["waiting"]?.integer == 2 && report["overdue"]?.integer == 2)
                #expect(report["longestLate"]?.elements.count == 2)
                #expect(report["waitingByNeed/0/ages/4/requests"]?.integer == 1)
                #expect(report["figures/requests"]?.integer == 2)
                #expect(report["figures/notes"]?.integer == 1)
            }
            try await house.get("/v1/operation-events/9/report").expect(404, "event.unknown")
        }
    }

    @Test
    func `a report shows each time as clocks showed it then, before and after they were changed`()
        async throws
    {
        try await withHouse { house in
            try await Self.fill(house)
            try await house.post("/v1/operation-events/1/notes", #"{"text":"Water is there."}"#)
                .expect(201)
            // Clocks went ahead on the 29th.
            house.clock.advance(.days(10))
            let report = "/v1/operation-events/1/report"
            for (query, shown) in [
                ("?utcOffsetMinutes=120&zone=Europe/Paris", "2020-03-23 09:"),
                ("?utcOffsetMinutes=120&zone=Europe/Nowhere", "2020-03-23 10:"),
            ] {
                let answer = try await house.call(
                    .get, report + query, fields: [("Accept-Language", "en")]
                ).expect(200)
                let text = try #require(answer["text"]?.string)
                #expect(text.contains("UTC+2") && text.contains("opened \(shown)"), "\(text)")
                let note = text.split(separator: "\n").first { $0.contains("Water is there.") }
                #expect(note?.contains(shown) == true)
            }
            try await house.get(report + "?zone=../x").expect(400)
        }
    }

    @Test func `the board tells all in one answer, names nobody, and can be narrowed`() async throws
    {
        try await withHouse { house in
            try await Self.fill(house)
            _ = try await house.logContact("food")
            try await house.post("/v1/dangers", #"{"contact":1}"#, as: .operator).expect(201)
            house.clock.advance(.days(4))
            await house.house.office.tick()
            let board = try await house.get("/v1/board", as: .operator).expect(200)
            #expect(board["waiting/requests"]?.integer == 1 && board["overdue"]?.integer == 1)
            #expect(board["due/0/need"]?.string == "food")
            #expect(board["due/0/overdue"] == .bool(true))
            #expect(board["dangers/0/number"]?.integer == 1)
            #expect(board["silentTerritories/0/territory"]?.string == "92-montrouge")
            #expect(board["silentTerritories/0/requests"]?.integer == 1)
            #expect(board["teams/0/number"]?.integer == 1)
            #expect(Marked.found(in: board.text).isEmpty)
            let before = try await Self.accessLog(house)
            let narrow = try await house.get("/v1/board?territory=33", as: .operator)
            #expect(narrow.status == 404)
            let there = try await house.get("/v1/board?territory=92", as: .operator).expect(200)
            #expect(there["waiting/requests"]?.integer == 1)
            #expect(there["teams"]?.elements.isEmpty == true)
            #expect(there["dangers"]?.elements.count == 1)
            #expect(try await Self.accessLog(house) == before)
        }
    }

    private static func accessLog(_ house: Premises) async throws -> Int {
        try await house.get("/v1/access-log?limit=500", as: .reviewer).expect(200).items.count
    }

    @Test func `the board finds what waits in the index of what is live`() async throws {
        try await withHouse { house in
            try house.house.reading.read { room in
                for places in [nil, [Samples.unit, Samples.nation]] {
                    let details = try Self.details(of: ReadingRoom.waiting(in: places), in: room)
                    #expect(details.contains { $0.contains("requests_live_status") }, "\(details)")
                    #expect(!details.contains("SCAN requests"), "\(details)")
                }
            }
        }
    }

    private static func details(of sql: String, in room: ReadingRoom) throws -> [String] {
        var details: [String] = []
        try room.connection.statement(text: "EXPLAIN QUERY PLAN " + sql).rows { row in
            details.append(row.text(3) ?? "")
            return true
        }
        return details
    }
}
