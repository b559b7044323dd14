import OpsTesting
import Testing

@testable import OpsCore

/// Nobody knows when in the hour that was agreed the door is reached: whoever goes is there all of it.
struct WholeHourTests {
    private static let from = AheadTests.saturday
    private static let until = AheadTests.saturday + .hours(1)

    /// Volunteer 1 of five was asked for a visit on Saturday, from ten to eleven.
    private static func world() throws -> (given: Given, mission: Identifier<Mission>) {
        var (given, id) = try CrewSafetyTests.world(stage: .offered)
        try given.carryOut(.visits(.agreeSlot(id, from: from, minutes: 60)))
        return (given, id)
    }

    private static func away(_ from: Instant, _ until: Instant) -> Availability {
        Availability(away: [Availability.Span(from: from, until: until)])
    }

    /// What stands against volunteer 2 once they have said when they come.
    private static func against(_ availability: Availability) throws -> [ReasonAgainst] {
        var (given, _) = try world()
        var profile = Samples.profile()
        profile.conditions.availability = availability
        given.happened(.roster(.volunteerChanged(given.volunteer(2), profile)))
        let request = try given.operation.toBeProposed(given.request(1))
        let all = try given.operation.proposals(for: request.id, at: Samples.start)
        #expect(
            given.operation.fitting(for: request, limit: 9, at: Samples.start)
                == all.filter(\.fits))
        return all.first { $0.number == 2 }?.reasonsAgainst ?? []
    }

    @Test func `who is away for a part of it is not proposed`() throws {
        let end = Self.until + .hours(2)
        let reason = ReasonAgainst.away(until: ClockTime(end, rule: nil))
        for start in [
            Self.from - .days(1), Self.from, Self.from + .minutes(30), Self.until - .minutes(1),
        ] {
            #expect(try Self.against(Self.away(start, end)) == [reason])
        }
        var busy = Availability()
        busy.busy = Self.away(Self.from + .minutes(20), Self.from + .minutes(40)).away
        #expect(
            try Self.against(busy)
                == [.away(until: ClockTime(Self.from + .minutes(40), rule: nil))])
    }

    @Test func `who is back when it begins, or leaves when it is over, is`() throws {
        #expect(try Self.against(Self.away(Self.from - .days(1), Self.from)) == [])
        #expect(try Self.against(Self.away(Self.until, Self.until + .days(1))) == [])
        var there = Self.away(Self.from + .minutes(30), Self.until + .days(1))
        there.there = [Availability.Span(from: Self.from, until: Self.until)]
        #expect(try Self.against(there) == [])
        there.there = [Availability.Span(from: Self.from, until: Self.until - .minutes(1))]
        #expect(
            try Self.against(there)
                == [.away(until: ClockTime(Self.until + .days(1), rule: nil))])
    }

    @Test func `whose hours end in the middle of it is there another time`() throws {
        // Eleven o'clock in Paris, from ten to half past eleven of every day.
        func hours(_ span: String) -> Availability {
            Availability(
                hours: OpeningHours(
                    zone: "Europe/Paris", rule: Samples.paris,
                    week: Array(repeating: [Samples.span(span)], count: 7)))
        }
        #expect(try Self.against(hours("10:00-12:00")) == [])
        // In the night summer time begins.
        let next = Self.from + .days(1) - .hours(2)
        #expect(
            try Self.against(hours("10:00-11:30"))
                == [.notAtThisHour(next: ClockTime(next, rule: Samples.paris))])
    }

    @Test func `who notes after the question that they leave before its end cannot say yes`()
        throws
    {
        var (given, id) = try Self.world()
        var change = VolunteerChange()
        let end = Self.until + .hours(2)
        change.away = Self.away(Self.from + .minutes(30), end).away
        try given.carryOut(.roster(.change(given.volunteer(1), change)))
        given.when(.dispatching(.accept(id, .onlyOneAsked))).thenRefuses(
            .dispatching(
                .cannotGo(number: 1, .away(until: ClockTime(end, rule: nil)))))
    }
}
