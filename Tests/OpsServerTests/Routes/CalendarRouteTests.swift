import OpsCore
import OpsHTTP
import OpsTesting
import Testing

@testable import OpsServer

/// A volunteer's own calendar, shown and then noted.
struct CalendarRouteTests {
    private static func calendar(_ lines: String) -> String {
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n\(lines)\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    }
    /// The clock of these tests stands at 2020-03-23T08:00Z.
    private static let evening = calendar(
        "DTSTART;TZID=Romance Standard Time:20200324T180000\r\nDURATION:PT2H\r\nRRULE:FREQ=DAILY")
    private let sent = [("Content-Type", "text/calendar; charset=utf-8")]

    @Test(arguments: Door.allCases)
    func `a volunteer's missions are a calendar that names nobody`(_ door: Door) async throws {
        try await withHouse(door) { house in
            let ada = try await house.addVolunteer()
            let target = "/v1/volunteers/\(ada)/calendar"
            let none = try await house.get(target, fields: Self.accepts).expect(200)
            #expect(none.headers["content-type"] == "text/calendar; charset=utf-8")
            #expect(none.text.contains("BEGIN:VFREEBUSY"))
            for need in ["food", "medicine"] {
                let request = try await house.logContact(need)
                try await house.offer(request, to: ada).expect(201)
            }
            let asked = try await house.get(target, fields: Self.accepts).text
            #expect(asked.contains("STATUS:TENTATIVE\r\n"))
            #expect(asked.contains("SUMMARY:Mission 1 – aide alimentaire\\, Colline"))
            #expect(asked.contains("SUMMARY:Mission 2 – Colline"))
            try await house.step(1, "acceptance").expect(200)
            let gone = try await house.get(target, fields: Self.accepts).text
            #expect(gone.contains("STATUS:CONFIRMED\r\n"))
            try await house.post("/v1/requests/1/cancellation", #"{"reason":"duplicate"}"#)
                .expect(200)
            let called = try await house.get(target, fields: Self.accepts).text
            #expect(called.contains("STATUS:CANCELLED\r\n"))
            #expect(Self.sequence(called) > Self.sequence(gone))
            for text in [asked, gone, called] {
                #expect(!text.contains(Marked.volunteer.name))
                // Our own reader of calendars, which refuses what it does not understand.
                _ = try CalendarFile(Array(text.utf8))
                #expect(
                    text.split(separator: "\r\n", omittingEmptySubsequences: false)
                        .allSatisfy { $0.utf8.count <= 75 })
            }
            try await house.get(target, fields: [("Accept", "application/json")])
                .expect(406, "door.only_calendar")
            try await house.get("/v1/volunteers/99/calendar", fields: Self.accepts).expect(404)
        }
    }

    private static let accepts = [("Accept", "text/calendar")]

    /// The sequence of the first mission.
    private static func sequence(_ text: String) -> Int {
        let lines = text.split(separator: "\r\n")
        let title = lines.firstIndex { $0.hasPrefix("SUMMARY:Mission 1") } ?? lines.startIndex
        let line = lines[..<title].last { $0.hasPrefix("SEQUENCE:") }
        return line.flatMap { Int($0.dropFirst(9)) } ?? -1
    }

    @Test func `a preview notes nothing, the calendar itself is read again in place of before`()
        async throws
    {
        try await withHouse { house in
            let ada = try await house.addVolunteer()
            let target = "/v1/volunteers/\(ada)"
            try await house.call(
                .patch, target,
                #"{"away":[{"from":"2030-08-01T00:00:00Z","until":"2030-08-02T00:00:00Z"}]}"#,
                fields: [("If-Match", "*")]
            ).expect(200)
            let shown = try await house.post(
                "\(target)/calendar/preview?days=7", Self.evening, fields: sent
            ).expect(200)
            #expect(shown["number"]?.integer == ada)
            #expect(shown["times/0/from"]?.string == "2020-03-24T17:00:00.000Z")
            // Summer time begins on 29 March 2020.
            #expect(shown["times/5/from"]?.string == "2020-03-29T16:00:00.000Z")
            #expect(shown["times/6"] == nil)
            #expect(try await house.get(target, as: .coordinator)["busy"] == nil)
            try await house.post("\(target)/calendar?days=2", Self.evening, fields: sent).expect(
                200)
            let noted = try await house.get(target, as: .coordinator)
            #expect(noted["busy/0/from"]?.string == "2020-03-24T17:00:00.000Z")
            #expect(noted["busy/1"] == nil && noted["away/0"] != nil)
            try await house.post("\(target)/calendar?days=2", Self.evening, fields: sent)
                .expect(409, "roster.nothing_to_change")
            let none = "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"
            try await house.post("\(target)/calendar", none, fields: sent).expect(200)
            let after = try await house.get(target, as: .coordinator)
            #expect(after["busy"] == nil && after["away/0"] != nil)
        }
    }

    @Test func `what cannot be read is refused with its line and notes nothing`() async throws {
        try await withHouse { house in
            let ada = try await house.addVolunteer()
            let target = "/v1/volunteers/\(ada)/calendar"
            let hourly = Self.calendar("DTSTART:20200324T180000Z\r\nRRULE:FREQ=HOURLY")
            let refused = try await house.post(target, hourly, fields: sent)
                .expect(409, "roster.calendar_unreadable")
            #expect(refused["title"]?.string?.contains("4") == true)
            let floating = Self.calendar("DTSTART:20200324T180000\r\nDURATION:PT1H")
            try await house.post(target, floating, fields: sent)
                .expect(409, "roster.calendar_unreadable")
            try await house.post("\(target)?zone=Europe/Paris", floating, fields: sent).expect(200)
            // Outlook's name of another continent is that continent, whatever clock was said.
            let pacific = Self.calendar(
                "DTSTART;TZID=Pacific Standard Time:20200324T090000\r\nDURATION:PT1H")
            let far = try await house.post(
                "\(target)/preview?zone=Europe/Paris", pacific, fields: sent
            ).expect(200)
            #expect(far["times/0/from"]?.string == "2020-03-24T16:00:00.000Z")
            try await house.post("\(target)?zone=Nowhere/At_All", floating, fields: sent)
                .expect(409, "catalogue.unknown_zone")
            try await house.post("\(target)?zone=../etc", floating, fields: sent).expect(400)
            try await house.post("\(target)?days=0", floating, fields: sent).expect(400)
            try await house.post(
                target, floating, fields: [("Content-Type", "application/json")]
            ).expect(415, "door.not_calendar")
            try await house.post("/v1/volunteers/99/calendar", floating, fields: sent).expect(404)
            try await house.post(target, "", fields: sent).expect(409, "roster.calendar_unreadable")
        }
    }

    @Test func `zones are found as programs call them, and lead to no file`() {
        #expect(CalendarZones.rule(of: "Europe/Paris") != nil)
        #expect(
            CalendarZones.rule(of: "/freeassociation.sourceforge.net/Europe/Paris")
                == CalendarZones.rule(of: "Europe/Paris"))
        #expect(CalendarZones.rule(of: "America/Indiana/Indianapolis") != nil)
        for name in ["../../etc/passwd", "", "/", "a/../b", "Europe/Pa ris"] {
            #expect(CalendarZones.rule(of: name) == nil, "\(name)")
        }
    }
}
