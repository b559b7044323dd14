import OpsTesting
import Testing

@testable import OpsCore

/// A time that is agreed with the person is everybody's who goes.
struct NewTimeTests {
    private static let slot = Samples.start + .hours(30)

    /// A pair that has said yes, and heard that it goes.
    private static func pair(isSent: Bool = true) throws -> Given {
        var given = try MessageFollowingTests.world(near: 3, .courtesyVisit)
        try given.carryOut(
            .dispatching(.offer(given.request(1), to: [given.volunteer(1), given.volunteer(2)])))
        try MessageFollowingTests.send(&given)
        for number in [Int64(1), 2] {
            try given.carryOut(
                .dispatching(
                    .accept(given.mission(1), .volunteer(given.volunteer(number)))))
        }
        if isSent { try MessageFollowingTests.send(&given) }
        return given
    }

    @discardableResult
    private static func agree(_ given: inout Given, _ from: Instant = slot) throws -> [Event] {
        try given.carryOut(.visits(.agreeSlot(given.mission(1), from: from, minutes: 60)))
    }

    @Test func `a crew hears when it is awaited, once for each time`() throws {
        var given = try Self.pair()
        #expect(MessageFollowingTests.told(try Self.agree(&given), given) == ["new_time 1,2"])
        #expect(given.operation.messages.live.values.allSatisfy { $0.dueAt == Self.slot })
        #expect(MessageFollowingTests.told(try Self.agree(&given), given) == [])
        let moved = try Self.agree(&given, Self.slot + .hours(2))
        #expect(MessageFollowingTests.told(moved, given) == ["new_time 1,2"])
        #expect(MessageFollowingTests.withdrawn(moved).count == 2)
    }

    @Test func `what has not gone out yet says the new time in its own words`() throws {
        var given = try Self.pair(isSent: false)
        let agreed = try Self.agree(&given)
        #expect(
            MessageFollowingTests.told(agreed, given).sorted() == ["accepted 2", "crew_whole 1"])
        #expect(MessageFollowingTests.withdrawn(agreed).count == 2)
    }

    @Test func `nobody is told the time of a visit that has begun`() throws {
        var given = try Self.pair()
        try given.carryOut(.dispatching(.start(given.mission(1))))
        #expect(MessageFollowingTests.told(try Self.agree(&given), given) == ["new_time 1,2"])
        try given.carryOut(.dispatching(.arrive(given.mission(1))))
        let again = try Self.agree(&given, Self.slot + .hours(1))
        #expect(MessageFollowingTests.told(again, given) == [])
    }

    @Test func `the code that a person was told is good for the time that was agreed`() throws {
        var given = try Self.pair()
        let id = given.mission(1)
        let code = VisitCode(bits: 7)
        try given.carryOut(.visit(.issueCode(id, code)))
        try given.carryOut(.visit(.tellCode(id)))
        let far = Samples.start + .hours(100)
        let agreed = try Self.agree(&given, far)
        #expect(agreed.contains(.visit(.codeMoved(id, expiresAt: far + .hours(24)))))
        let state = given.operation.missions[id]?.visitCode
        #expect(state?.expiresAt == far + .hours(24) && state?.toldAt == Samples.start)
        // One that is made afterwards is good as long.
        let made = try given.carryOut(.visit(.issueCode(id, code)))
        #expect(made == [.visit(.codeIssued(id, expiresAt: far + .hours(24)))])
    }

    @Test func `whoever is not vetted any more by then is told of when the time is agreed`() throws
    {
        var given = try Self.pair()
        for number in [Int64(1), 2] {
            var change = VolunteerChange()
            change.vettedUntil = CivilDate(
                daysSince1970: Samples.start.dayUTC.daysSince1970 + 1)
            try given.carryOut(.roster(.change(given.volunteer(number), change)))
        }
        // Help is due by a day on which they are not, and nobody knows yet when they will go (decision 53).
        #expect(CrewSafetyTests.alarms(given).map(\.kind) == [.mayNotGo, .mayNotGo])
        try Self.agree(&given, Samples.start + .hours(3))
        #expect(CrewSafetyTests.alarms(given).isEmpty)
        try Self.agree(&given, Samples.start + .hours(72))
        let alarms = CrewSafetyTests.alarms(given)
        #expect(alarms.map(\.kind) == [.mayNotGo, .mayNotGo])
        #expect(Set(alarms.map(\.number)).count == 2)
        #expect(
            alarms.compactMap(\.volunteer) == [given.volunteer(1), given.volunteer(2)])
        // Sooner, or vetted longer, they may go.
        try Self.agree(&given, Samples.start + .hours(3))
        #expect(CrewSafetyTests.alarms(given).isEmpty)
        try Self.agree(&given, Samples.start + .hours(72))
        var change = VolunteerChange()
        change.vettedUntil = Samples.day("2021-12-31")
        try given.carryOut(.roster(.change(given.volunteer(1), change)))
        #expect(CrewSafetyTests.alarms(given).map(\.volunteer) == [given.volunteer(2)])
    }

    @Test(arguments: [TimeSpan.hours(20), .minutes(30 * 60 + 45)])
    func `whoever will be away by then is told of, whichever was said first`(
        _ from: TimeSpan
    ) throws {
        for isFirst in [true, false] {
            var given = try Self.pair()
            let away = Availability.Span(
                from: Samples.start + from, until: Samples.start + .hours(40))
            var change = VolunteerChange()
            change.away = [away]
            if isFirst { try given.carryOut(.roster(.change(given.volunteer(1), change))) }
            #expect(CrewSafetyTests.alarms(given).isEmpty)
            try Self.agree(&given)
            if !isFirst { try given.carryOut(.roster(.change(given.volunteer(1), change))) }
            let alarms = CrewSafetyTests.alarms(given)
            #expect(alarms.map(\.kind) == [.mayNotGo])
            #expect(alarms.map(\.volunteer) == [given.volunteer(1)])
            // It holds nobody back: who is there after all goes.
            #expect(given.when(.dispatching(.start(given.mission(1)))).refusal == nil)
            try Self.agree(&given, Samples.start + .hours(50))
            #expect(CrewSafetyTests.alarms(given).isEmpty)
        }
    }

    @Test func `who is asked after a time was agreed is asked for that time`() throws {
        var given = try Self.pair()
        try Self.agree(&given)
        try given.carryOut(.crew(.leave(given.mission(1), given.volunteer(1), .stepBack)))
        let asked = try given.carryOut(
            .dispatching(.offer(given.request(1), to: [given.volunteer(3)])))
        let batches = asked.compactMap { event in
            if case .messages(.queued(let batch)) = event, batch.kind == .asked {
                batch
            } else {
                nil
            }
        }
        #expect(batches.map(\.dueAt) == [Self.slot])
    }
}
