import OpsTesting
import Testing

@testable import OpsCore

/// Promises counted while the service is open.
struct OpeningHoursTests {
    private static let hours = Samples.parisHours

    /// From when, how many minutes, and when they have passed (Paris is an hour ahead, two in summer).
    private static let moments: [(String, Int64, String)] = [
        ("2020-03-23T10:00:00Z", 60, "2020-03-23T11:00:00.000Z"),
        // Asked for at seven in the evening: one hour today, three tomorrow.
        ("2020-03-23T18:00:00Z", 240, "2020-03-24T10:00:00.000Z"),
        // At night, and to the very minute of closing.
        ("2020-03-23T23:30:00Z", 30, "2020-03-24T07:30:00.000Z"),
        ("2020-03-23T18:00:00Z", 60, "2020-03-23T19:00:00.000Z"),
        // Over Saturday and Sunday; Monday is in summer time.
        ("2020-03-27T18:30:00Z", 240, "2020-03-30T06:30:00.000Z"),
        // Over the first of May, a Friday.
        ("2020-04-30T17:30:00Z", 60, "2020-05-02T07:30:00.000Z"),
    ]

    @Test(arguments: moments)
    func `time passes while it is open`(_ from: String, _ minutes: Int64, _ expected: String) {
        let moment = Self.hours.moment(after: .minutes(minutes), of: Samples.instant(from))
        #expect(moment.rfc3339 == expected)
    }

    @Test(
        arguments: [
            ("2020-03-23", "2020-03-23T10:00:00Z", "2020-03-23T19:00:00.000Z"),
            ("2020-03-23", "2020-03-23T19:00:00Z", nil),
            ("2020-03-22", "2020-03-23T10:00:00Z", nil),
            ("2020-03-29", "2020-03-23T10:00:00Z", "2020-03-28T11:00:00.000Z"),
            ("2020-05-01", "2020-04-30T08:00:00Z", "2020-04-30T18:00:00.000Z"),
            ("2020-05-01", "2020-05-01T08:00:00Z", nil),
        ] as [(String, String, String?)])
    func `the last closing before a day is over is found`(
        _ day: String, _ instant: String, _ expected: String?
    ) {
        let closing = Self.hours.lastClosing(
            upTo: Samples.day(day), after: Samples.instant(instant))
        #expect(closing?.rfc3339 == expected)
    }

    @Test func `a night belongs to the day on which it begins`() throws {
        let week = [[Samples.span("20:00-02:00")]] + [[OpeningHours.Span]](repeating: [], count: 6)
        let hours = try #require(
            OpeningHours(zone: "Europe/Paris", rule: Samples.paris, week: week))
        let tuesdayAtOne = Samples.instant("2020-03-24T00:00:00Z")
        #expect(hours.isOpen(at: tuesdayAtOne))
        #expect(!hours.isOpen(at: Samples.instant("2020-03-24T01:00:00Z")))
        #expect(
            hours.moment(after: .hours(2), of: tuesdayAtOne).rfc3339 == "2020-03-30T19:00:00.000Z")
        #expect(
            hours.lastClosing(upTo: Samples.day("2020-03-23"), after: Samples.start)?.rfc3339
                == "2020-03-24T01:00:00.000Z")
    }

    @Test func `hours that never open are none`() {
        let closed = [[OpeningHours.Span]](repeating: [], count: 7)
        #expect(OpeningHours(zone: "UTC", rule: Samples.paris, week: closed) == nil)
        #expect(OpeningHours(zone: "UTC", rule: Samples.paris, week: []) == nil)
    }

    @Test func `what never opens again is due by the clock`() throws {
        var exceptions: [CivilDate: [OpeningHours.Span]] = [:]
        let today = Samples.day("2020-03-23").daysSince1970
        for day in today...(today + 500) { exceptions[CivilDate(daysSince1970: day)] = [] }
        let hours = try #require(
            OpeningHours(
                zone: "Europe/Paris", rule: Samples.paris, week: Self.hours.week,
                exceptions: exceptions))
        #expect(
            hours.moment(after: .hours(4), of: Samples.start) == Samples.start + .hours(4))
    }

    /// Hours nobody would keep, over a change of the clocks.
    private static func invent(_ chance: inout SeededGenerator) -> OpeningHours? {
        func spans() -> [OpeningHours.Span] {
            (0..<chance.below(3)).map { _ in
                let times = (0..<2).map { _ in
                    Samples.time(
                        ["00:00", "01:30", "02:15", "03:00", "08:00", "12:45", "20:00", "24:00"][
                            chance.below(8)])
                }
                return OpeningHours.Span(opens: times[0], closes: times[1])
            }
        }
        let week = (0..<7).map { _ in spans() }
        let exceptions = [
            Samples.day("2020-03-28"): spans(), Samples.day("2020-10-25"): spans(),
        ]
        return OpeningHours(
            zone: "Europe/Paris", rule: Samples.paris, week: week, exceptions: exceptions)
    }

    @Test func `from the end of a day to its beginning is the whole next day`() throws {
        let span = OpeningHours.Span(opens: Samples.time("24:00"), closes: Samples.time("00:00"))
        let hours = try #require(
            OpeningHours(
                zone: "Europe/Paris", rule: Samples.paris,
                week: [[span]] + Array(repeating: [], count: 6)))
        // A Tuesday.
        #expect(!hours.isOpen(at: Samples.instant("2020-03-23T22:59:00Z")))
        #expect(hours.isOpen(at: Samples.instant("2020-03-23T23:00:00Z")))
        #expect(hours.isOpen(at: Samples.instant("2020-03-24T22:59:00Z")))
        #expect(!hours.isOpen(at: Samples.instant("2020-03-24T23:00:00Z")))
    }

    @Test func `counting minute by minute gives the same`() throws {
        var chance = SeededGenerator(seed: Seeds.next(for: "opening hours"))
        for _ in 0..<60 {
            guard let hours = Self.invent(&chance) else { continue }
            let from = Samples.instant(
                chance.below(2) == 0 ? "2020-03-27T22:00:00Z" : "2020-10-23T22:00:00Z")
            let minutes = Int64(chance.below(1_500) + 1)
            var moment = from
            var open: Int64 = 0
            let horizon = from + .days(Int64(OpeningHours.horizonDays) - 1)
            while open < minutes, moment < horizon {
                if hours.isOpen(at: moment) { open += 1 }
                moment = moment + .minutes(1)
            }
            #expect(open == minutes, "\(hours) hold so many minutes in time")
            #expect(hours.moment(after: .minutes(minutes), of: from) == moment, "\(hours)")
        }
    }
}
