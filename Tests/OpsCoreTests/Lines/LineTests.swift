import OpsTesting
import Testing

@testable import OpsCore

/// Numbers that people call, and when somebody answers (must-do 33).
struct LineTests {
    private static let details = LineDetails(
        name: "Ligne Exemple", phone: Samples.known(DialledNumber("0 639 98 00 00")),
        hours: Samples.parisHours, priority: [.medicine, .food])

    private static func world(
        _ details: LineDetails = details, from: Instant? = nil
    ) throws -> (given: Given, id: Identifier<Line>) {
        var given = try Given.country()
        try given.carryOut(.line(.open(Samples.nation, details, from: from)))
        return (given, Samples.known(given.operation.lines.keys.first))
    }

    private static func line(_ given: Given) -> Line {
        Samples.known(given.operation.lines.values.first)
    }

    @Test func `a line answers in its hours, and it is known until when`() throws {
        let (given, _) = try Self.world()
        let line = Self.line(given)
        // Nine o'clock in Paris on a Monday; half past eight in the evening; Friday evening.
        for (at, isOpen, changesAt) in [
            ("2020-03-23T08:00:00Z", true, "2020-03-23T19:00:00.000Z"),
            ("2020-03-23T19:30:00Z", false, "2020-03-24T07:00:00.000Z"),
            ("2020-03-27T19:30:00Z", false, "2020-03-28T08:00:00.000Z"),
        ] {
            let instant = Samples.instant(at)
            #expect(line.isOpen(at: instant) == isOpen, "\(at)")
            #expect(line.nextChange(after: instant)?.rfc3339 == changesAt, "\(at)")
        }
    }

    @Test func `over a change of the clocks and a holiday the next opening is right`() throws {
        let line = Self.line(try Self.world().given)
        // Saturday after twelve: Monday at eight is six o'clock in Greenwich from 29 March on.
        let saturday = Samples.instant("2020-03-28T12:00:00Z")
        #expect(line.nextChange(after: saturday)?.rfc3339 == "2020-03-30T06:00:00.000Z")
        let eve = Samples.instant("2020-04-30T18:00:00Z")
        #expect(!line.isOpen(at: eve))
        #expect(line.nextChange(after: eve)?.rfc3339 == "2020-05-02T07:00:00.000Z")
    }

    @Test func `what is open day and night does not close at midnight`() throws {
        var week = [[OpeningHours.Span]](
            repeating: [Samples.span("00:00-24:00")], count: 7)
        let always = try #require(
            OpeningHours(zone: "Europe/Paris", rule: Samples.paris, week: week))
        #expect(always.isOpen(at: Samples.start))
        #expect(always.nextChange(after: Samples.start) == nil)
        // But for Sunday: Monday morning to Saturday midnight is one stretch.
        week[6] = []
        let hours = try #require(
            OpeningHours(zone: "Europe/Paris", rule: Samples.paris, week: week))
        #expect(
            hours.nextChange(after: Samples.start)?.rfc3339 == "2020-03-28T23:00:00.000Z")
        var closed = [[OpeningHours.Span]](repeating: [], count: 7)
        closed[0] = [Samples.span("20:00-02:00")]
        let night = try #require(
            OpeningHours(zone: "Europe/Paris", rule: Samples.paris, week: closed))
        #expect(
            night.nextChange(after: Samples.instant("2020-03-23T23:30:00Z"))?.rfc3339
                == "2020-03-24T01:00:00.000Z")
    }

    @Test func `another number from another day on, and the old one until then`() throws {
        var (given, id) = try Self.world()
        let monday = Samples.start + .days(7)
        var wish = ChangeLine()
        wish.phone = DialledNumber("1520")
        let events = try given.carryOut(.line(.change(id, wish, from: monday)))
        #expect(events.map(\.name) == ["line.changed.v1"])
        let line = Self.line(given)
        #expect(line.version(at: monday - .seconds(1))?.details.phone.text == "0 639 98 00 00")
        #expect(line.version(at: monday)?.details.phone.text == "1520")
        #expect(line.version(at: monday)?.details.hours == Samples.parisHours, "the rest stays")
        #expect(line.version(at: Samples.start - .seconds(1)) == nil)
        given.when(.line(.change(id, ChangeLine(), from: nil)))
            .thenRefuses(.line(.nothingToChange))
        given.when(.line(.change(id, wish, from: Samples.start)), at: monday)
            .thenRefuses(.line(.inPast))
    }

    @Test func `hours that change in between are counted on`() throws {
        var (given, id) = try Self.world()
        var wish = ChangeLine()
        wish.hours = OpeningHours(
            zone: "Europe/Paris", rule: Samples.paris,
            week: [[OpeningHours.Span]](repeating: [Samples.span("08:00-22:00")], count: 7))
        // From noon on: it closes at ten in the evening instead of eight.
        let noon = Samples.instant("2020-03-23T11:00:00Z")
        try given.carryOut(.line(.change(id, wish, from: noon)))
        let line = Self.line(given)
        #expect(line.nextChange(after: Samples.start)?.rfc3339 == "2020-03-23T21:00:00.000Z")
        try given.carryOut(.line(.close(id, at: noon + .hours(1), announcement: nil)))
        #expect(Self.line(given).nextChange(after: Samples.start) == noon + .hours(1))
    }

    @Test func `a line announced for later is closed until then`() throws {
        let noon = Samples.instant("2020-03-23T11:00:00Z")
        let (given, _) = try Self.world(from: noon)
        let line = Self.line(given)
        #expect(!line.isOpen(at: Samples.start) && line.nextChange(after: Samples.start) == noon)
        #expect(line.isOpen(at: noon))
    }

    @Test func `a line that has closed answers no more, and nothing that waits is touched`() throws
    {
        var given = try Given.service()
        try given.carryOut(.line(.open(Samples.nation, Self.details, from: nil)))
        try given.carryOut(Samples.logContact(.food))
        let id = Samples.known(given.operation.lines.keys.first)
        let before = given.operation.requests
        let said = LocalizedText(fr: "Appelez ailleurs", es: "Llame a otro", en: "Call elsewhere")
        let events = try given.carryOut(.line(.close(id, at: nil, announcement: said)))
        #expect(events.map(\.name) == ["line.changed.v1", "line.closed.v1"])
        let line = Self.line(given)
        #expect(!line.isOpen(at: Samples.start + .hours(1)))
        #expect(line.nextChange(after: Samples.start) == nil)
        #expect(line.versions.last?.details.announcement == said)
        #expect(given.operation.requests == before && !before.isEmpty)
        given.when(.line(.close(id, at: nil, announcement: nil)))
            .thenRefuses(.line(.alreadyClosed(number: 1)))
    }

    @Test func `a line that is to close later says so from then on`() throws {
        var given = try Given.service()
        try given.carryOut(.line(.open(Samples.nation, Self.details, from: nil)))
        let id = Samples.known(given.operation.lines.keys.first)
        let said = LocalizedText(fr: "Fermée", es: "Cerrada", en: "Closed")
        for end in [Samples.start + .days(3), Samples.start + .days(5)] {
            try given.carryOut(.line(.close(id, at: end, announcement: said)))
            let line = Self.line(given)
            #expect(line.version(at: Samples.start)?.details == Self.details)
            #expect(line.versions.last { $0.from <= end }?.details.announcement == said)
            #expect(line.closedAt == end)
        }
    }

    @Test func `what is not there, or said twice, is refused`() throws {
        let (given, _) = try Self.world()
        given.when(.line(.close(Samples.id(9), at: nil, announcement: nil)))
            .thenRefuses(.line(.unknownLine(Samples.id(9))))
        given.when(.line(.open(Samples.code("33"), Self.details, from: nil)))
            .thenRefuses(.line(.unknownTerritory(Samples.code("33"))))
        var twice = Self.details
        twice.priority = [.food, .food]
        given.when(.line(.open(Samples.nation, twice, from: nil)))
            .thenRefuses(.line(.repeatedNeed(.food)))
        given.when(.line(.open(Samples.nation, Self.details, from: Samples.start - .days(1))))
            .thenRefuses(.line(.inPast))
    }

    @Test func `a number is dialled as it is written`() {
        for text in ["0 800 858 858", "1520", "+33 1.23-45", "15"] {
            #expect(DialledNumber(text)?.text == text)
        }
        for text in ["", "1", "+", "0 ", " 15", "0  8", "12a", "1234567890123456", "--15"] {
            #expect(DialledNumber(text) == nil, "\(text)")
        }
    }

    @Test func `a snapshot keeps lines with all that they were`() throws {
        var (given, id) = try Self.world()
        var wish = ChangeLine()
        wish.queue = "Please wait"
        try given.carryOut(.line(.change(id, wish, from: Samples.start + .days(1))))
        try given.carryOut(
            .line(.close(id, at: Samples.start + .days(9), announcement: nil)))
        #expect(Operation(snapshot: given.operation.snapshot()) == given.operation)
    }
}

/// The hours of a deployment that is at work.
struct DeploymentHoursTests {
    @Test func `new hours count from now on, and what was promised is kept`() throws {
        var given = try Given.service()
        try given.carryOut(Samples.logContact(.food))
        let before = try #require(given.operation.requests[given.request(1)])
        let id = given.deployment
        let events = try given.carryOut(
            .catalogue(.changeHours(id, Samples.parisHours)), at: Samples.start + .hours(1))
        #expect(events.map(\.name) == ["catalogue.deployment_hours_changed.v1"])
        #expect(given.operation.requests[given.request(1)] == before)
        // Friday at seven in the evening: four hours are over on Saturday, and not at eleven at night.
        let friday = Samples.instant("2020-03-27T18:00:00Z")
        try given.carryOut(Samples.logContact(.food), at: friday)
        let due = try #require(given.operation.requests[given.request(2)]).dueAt
        #expect(due.rfc3339 == "2020-03-28T11:00:00.000Z")
        try given.carryOut(.catalogue(.changeHours(id, nil)), at: friday)
        #expect(given.operation.deployments[id]?.hours == nil)
    }

    @Test func `what has closed has no hours any more`() throws {
        var given = try Given.service()
        let id = given.deployment
        try given.carryOut(.catalogue(.closeDeployment(id)))
        given.when(.catalogue(.changeHours(id, nil)), at: Samples.start + .seconds(1))
            .thenRefuses(.catalogue(.deploymentAlreadyClosed(id)))
        given.when(.catalogue(.changeHours(Samples.id(99), nil)))
            .thenRefuses(.catalogue(.unknownDeployment(Samples.id(99))))
    }
}
