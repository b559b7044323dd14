import OpsTesting
import Testing

@testable import OpsCore

/// Whoever asked for rest between missions has it around the hour at which they would go.
struct RestAtTheHourTests {
    private static let slot = Samples.start + .days(3)

    /// Two visits are waited for by pairs, and the first volunteer rests for two days after each.
    private static func world() throws -> Given {
        var given = try MessageFollowingTests.world(near: 3, .courtesyVisit)
        try given.carryOut(Samples.logContact(.courtesyVisit))
        var change = VolunteerChange()
        change.restHours = 48
        try given.carryOut(.roster(.change(given.volunteer(1), change)))
        return given
    }

    private static func agree(_ given: inout Given, _ mission: Int64, _ from: Instant) throws {
        try given.carryOut(.visits(.agreeSlot(given.mission(mission), from: from, minutes: 60)))
    }

    private static func rests(_ given: Given, for request: Int64) throws -> Bool {
        let all = try given.operation.proposals(for: given.request(request), at: Samples.start)
        let own = try #require(all.first { $0.number == 1 })
        return own.reasonsAgainst.map(\.code).contains("resting")
    }

    @Test(arguments: [(-1, true), (2, true), (-80, false), (60, false)] as [(Int64, Bool)])
    func `a visit ahead is rested of before and after`(_ hours: Int64, _ isResting: Bool) throws {
        var given = try Self.world()
        try given.carryOut(.dispatching(.offer(given.request(1), to: [given.volunteer(1)])))
        try Self.agree(&given, 1, Samples.start + .days(5))
        try given.carryOut(
            .dispatching(.accept(given.mission(1), .volunteer(given.volunteer(1)))))
        try given.carryOut(.dispatching(.offer(given.request(2), to: [given.volunteer(2)])))
        try Self.agree(&given, 2, Samples.start + .days(5) + .hours(hours))
        #expect(try Self.rests(given, for: 2) == isResting)
    }

    @Test func `what was done is rested of by the hour that was agreed`() throws {
        var given = try Self.world()
        try given.carryOut(
            .dispatching(.offer(given.request(1), to: [given.volunteer(1), given.volunteer(2)])))
        for number in [Int64(1), 2] {
            try given.carryOut(
                .dispatching(.accept(given.mission(1), .volunteer(given.volunteer(number)))))
        }
        try given.carryOut(.dispatching(.start(given.mission(1))))
        try given.carryOut(.dispatching(.arrive(given.mission(1))))
        try given.carryOut(.dispatching(.complete(given.mission(1))))
        #expect(try Self.rests(given, for: 2))
        try given.carryOut(.dispatching(.offer(given.request(2), to: [given.volunteer(3)])))
        try Self.agree(&given, 2, Self.slot)
        #expect(try !Self.rests(given, for: 2))
    }
}
