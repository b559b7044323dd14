import OpsTesting
import Testing

@testable import OpsCore

/// The most missions of a week are those of the week in which they lie, whenever somebody said yes.
struct PlannedWeekTests {
    private static let limit: Int64 = 2
    /// Saturday of next week, ten o'clock; it is Monday.
    private static let saturday = AheadTests.saturday + .days(7)

    /// Volunteer 1, who takes two missions a week, has said yes today to two visits in twelve days and thirteen.
    private static func world() throws -> Given {
        var (given, first) = try CrewSafetyTests.world()
        var change = VolunteerChange()
        change.weeklyMissions = limit
        try given.carryOut(.roster(.change(given.volunteer(1), change)))
        try given.carryOut(.visits(.agreeSlot(first, from: saturday, minutes: 60)))
        try given.offer(.food, to: [1])
        let second = given.mission(2)
        try given.carryOut(
            .visits(.agreeSlot(second, from: saturday + .days(1), minutes: 60)))
        try given.carryOut(.dispatching(.accept(second, .onlyOneAsked)))
        return given
    }

    private static func load(_ given: Given, at instant: Instant) -> Int? {
        given.operation.volunteers[given.volunteer(1)]?.load(at: instant)
    }

    /// What stands against volunteer 1 for the newest request; the tree finds the same people.
    private static func against(
        _ given: Given, at instant: Instant = Samples.start
    ) throws -> [ReasonAgainst] {
        let newest = Samples.known(given.operation.requests.values.map(\.number).max())
        let request = try given.operation.toBeProposed(given.request(newest))
        let all = try given.operation.proposals(for: request.id, at: instant)
        let again = try #require(Operation(snapshot: given.operation.snapshot()))
        for operation in [given.operation, again] {
            #expect(
                operation.fitting(for: request, limit: 9, at: instant) == all.filter(\.fits))
        }
        return all.first { $0.number == 1 }?.reasonsAgainst ?? []
    }

    @Test func `visits of another week leave room today`() throws {
        var given = try Self.world()
        #expect(Self.load(given, at: Samples.start) == 0)
        _ = try AheadTests.errand(&given)
        #expect(try Self.against(given) == [])
    }

    @Test func `a week that is full of visits to come takes no other, on any of its days`() throws {
        var given = try Self.world()
        try given.offer(.food, to: [2])
        let full = ReasonAgainst.weeklyLoadReached(limit: Self.limit)
        for (days, isFull) in [
            (-7, false), (-6, true), (-2, true), (3, true), (6, true), (7, false),
        ] {
            let day = Self.saturday + .days(Int64(days)) + .hours(4)
            try given.carryOut(.visits(.agreeSlot(given.mission(3), from: day, minutes: 60)))
            #expect(try Self.against(given) == (isFull ? [full] : []), "\(days)")
        }
    }

    @Test func `an hour that moves takes its place in the load along`() throws {
        var given = try Self.world()
        let thursday = Samples.start + .days(3)
        try given.carryOut(.visits(.agreeSlot(given.mission(1), from: thursday, minutes: 60)))
        #expect(Self.load(given, at: Samples.start) == 1)
        #expect(Self.load(given, at: Self.saturday) == 1)
        try given.carryOut(.crew(.leave(given.mission(1), given.volunteer(1), .stepBack)))
        #expect(Self.load(given, at: Samples.start) == 0)
        #expect(Self.load(given, at: Self.saturday) == 1)
    }

    @Test func `a visit that is over counts for the week in which it was`() throws {
        var given = try Self.world()
        for number in [1, 2] as [Int64] {
            let day = Self.saturday + .days(number - 1)
            try given.carryOut(.dispatching(.start(given.mission(number))), at: day)
            try given.carryOut(
                .dispatching(.complete(given.mission(number))), at: day + .hours(1))
        }
        let tuesday = Self.saturday + .days(3)
        #expect(Self.load(given, at: tuesday) == 2)
        _ = try AheadTests.errand(&given, at: tuesday)
        #expect(
            try Self.against(given, at: tuesday) == [.weeklyLoadReached(limit: Self.limit)])
        #expect(try Self.against(given, at: Self.saturday + .days(7)) == [])
    }

    @Test func `a visit that is called off, or never set out for, is no load`() throws {
        var given = try Self.world()
        #expect(Self.load(given, at: Self.saturday) == 2)
        try given.carryOut(.hotline(.cancelRequest(given.request(1), .noLongerNeeded)))
        #expect(Self.load(given, at: Self.saturday) == 1)
        #expect(Self.load(given, at: Samples.start) == 0)
        try given.carryOut(.dispatching(.fail(given.mission(2), .notReady)))
        #expect(Self.load(given, at: Self.saturday) == 0)
        // An errand without an hour as well; whoever had left was at it.
        for hasLeft in [false, true] {
            var errand = given
            try errand.offer(.food, to: [1])
            let id = errand.mission(3)
            try errand.carryOut(.dispatching(.accept(id, .onlyOneAsked)))
            if hasLeft { try errand.carryOut(.dispatching(.start(id))) }
            #expect(Self.load(errand, at: Samples.start) == 1)
            try errand.carryOut(.dispatching(.fail(id, .notHome)))
            #expect(Self.load(errand, at: Samples.start) == (hasLeft ? 1 : 0))
        }
    }
}
