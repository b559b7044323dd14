import OpsCore
import OpsHTTP
import OpsStore

/// When volunteers are busy, as their own calendars say.
extension RouteTable {
    static var calendars: [Route] {
        [
            Route(
                method: .get, template: "/v1/volunteers/{id}/calendar", name: "showMissionCalendar",
                area: "roster",
                summary: "The missions of a volunteer as a calendar; it names nobody.",
                roles: [.coordinator],
                answer: .init(status: 200, schema: "Calendar", mediaType: Route.calendar),
                problems: [404]
            ) { call in
                let volunteer = try call.volunteerRow()
                let entries = try call.read { try MissionCalendar(of: volunteer, in: $0).entries }
                let sheet = CalendarSheet(entries, at: call.house.clock.now())
                return Response(
                    .ok,
                    headers: [
                        "Content-Type": "text/calendar; charset=utf-8", "Cache-Control": "no-store",
                    ], body: .bytes(sheet.bytes))
            },
            Route(
                method: .post, template: "/v1/volunteers/{id}/calendar/preview",
                name: "previewCalendar", area: "roster",
                summary: "Which times of a volunteer's calendar are taken; nothing is kept.",
                roles: [.coordinator], query: query, body: "Calendar", bodyType: Route.calendar,
                answer: .init(status: 200, schema: "CalendarReading"),
                problems: [404, 409, 415]
            ) { call in
                let reading = try await CalendarReading(call)
                return call.answer(reading.document)
            },
            Route(
                method: .post, template: "/v1/volunteers/{id}/calendar", name: "keepCalendar",
                area: "roster",
                summary:
                    "Note the times that a volunteer's calendar takes, in place of what it said before.",
                roles: [.coordinator], query: query, body: "Calendar", bodyType: Route.calendar,
                answer: .init(status: 200, schema: "CalendarReading"),
                problems: [404, 409, 415]
            ) { call in
                let reading = try await CalendarReading(call)
                var change = VolunteerChange()
                change.busy = reading.times
                return try await call.carryOut(.roster(.change(reading.volunteer.id, change))) {
                    _, _ in Reply(status: 200, body: reading.document)
                }
            },
        ]
    }

    private static let query = [
        Route.QueryParameter(
            name: "days", summary: "How many days ahead are read.",
            schema: #"{"type":"integer","minimum":1,"maximum":366,"default":90}"#),
        Route.QueryParameter(
            name: "zone",
            summary:
                "The clock of times that say none (the volunteer's own hours say it otherwise), and of zones that are not known.",
            schema: CalendarZones.schema),
    ]
}

/// The taken times of a calendar that was sent.
private struct CalendarReading: Sendable {
    let volunteer: VolunteerRow
    let from: Instant
    let until: Instant
    let times: [Availability.Span]

    init(_ call: Call) async throws {
        try SentType.checkCalendar(call.request.headers)
        volunteer = try call.volunteerRow()
        from = call.house.clock.now()
        until = from + .days(try call.number("days", in: 1...366) ?? 90)
        let (id, from, until) = (volunteer.id, from, until)
        let said = try Self.saidClock(call)
        let own = try await call.house.office.ask { operation in
            operation.volunteers[id]?.profile.conditions.availability.hours?.rule
        }
        let body = call.request.body
        // A series that counts is walked from its first day: not on a loop that others wait for.
        times = try await call.readLong { _ in
            do throws(CalendarProblem) {
                return try CalendarFile(body).takenTimes(
                    from: from, until: until, own: own, said: said,
                    ruleOfZone: CalendarZones.rule)
            } catch {
                throw OpsCore.Refusal.roster(.calendar(error))
            }
        }
    }

    /// The zone that was said.
    private static func saidClock(_ call: Call) throws -> ZoneRule? {
        guard let name = try call.zoneName() else { return nil }
        guard let rule = ZoneFile.rule(ofZone: name) else {
            throw OpsCore.Refusal.catalogue(.unknownZone(name))
        }
        return rule
    }

    var document: [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("number", volunteer.number)
        json.member("from", from)
        json.member("until", until)
        json.member("times", each: times) { json, span in
            json.beginObject()
            json.member("from", span.from)
            json.member("until", span.until)
            json.endObject()
        }
        json.endObject()
        return json.bytes
    }
}

/// The rules of zones as calendars call them.
enum CalendarZones {
    static let schema =
        #"{"type":"string","maxLength":64,"pattern":"^[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+)*$"}"#

    /// Zones of the machine's database, also behind a prefix that a program puts before them; Outlook's.
    static func rule(of name: String) -> ZoneRule? {
        if let known = OutlookZones.name(of: name) { return ZoneFile.rule(ofZone: known) }
        let parts = name.split(separator: "/").map(String.init)
        for count in [parts.count, 3, 2] where count >= 1 && count <= parts.count {
            let short = parts.suffix(count).joined(separator: "/")
            if isName(short), let rule = ZoneFile.rule(ofZone: short) { return rule }
        }
        return nil
    }

    /// Spelled so that it can be no path to anything else.
    static func isName(_ text: String) -> Bool {
        guard (1...64).contains(text.utf8.count) else { return false }
        return text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
            .allSatisfy { part in
                !part.isEmpty
                    && part.allSatisfy {
                        (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0)
                            || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "+")
                            || $0 == UInt8(ascii: "-")
                    }
            }
    }
}

extension Call {
    /// The zone that was said; nil where none was.
    func zoneName() throws -> String? {
        guard let name = query("zone") else { return nil }
        guard CalendarZones.isName(name) else {
            throw Problem.badQuery(
                "zone", FieldProblem.Reason.malformedCode(example: "Europe/Paris").text)
        }
        return name
    }
}
