import OpsTesting
import Testing

@testable import OpsCore

/// What was agreed with the person is what is due, not what would have been due without a word with her.
struct AgreedHourTests {
    private static let visit = Samples.start + .days(3)
    private static let promised = Samples.start + .hours(4)

    private static func agree(
        _ given: inout Given, _ from: Instant = visit, at instant: Instant = Samples.start
    ) throws {
        try given.carryOut(
            .visits(.agreeSlot(given.mission(1), from: from, minutes: 60)), at: instant)
    }

    private static func request(_ given: Given) throws -> HelpRequest {
        try #require(given.operation.requests[given.request(1)])
    }

    /// What must be looked at again at an instant.
    private static func alarms(_ given: Given, at instant: Instant) -> Int {
        var copy = given.operation
        return copy.takeDue(at: instant, limit: .max).count { command in
            if case .hotline(.escalate) = command { true } else { false }
        }
    }

    @Test func `a whole crew that is awaited at an hour is not late before it ends`() throws {
        var (given, id) = try CrewSafetyTests.world()
        #expect(try Self.request(given).dueAt == Self.promised)
        try Self.agree(&given)
        let end = Self.visit + .hours(1)
        #expect(try Self.request(given).dueAt == end)
        #expect(Self.alarms(given, at: end - .seconds(1)) == 0)
        #expect(Self.alarms(given, at: end) == 1)
        #expect(try Self.request(given).owner == .crew(id))
        // Another hour counts from itself, and none makes anything due sooner than it was.
        try Self.agree(&given, Self.visit - .days(1))
        #expect(try Self.request(given).dueAt == end - .days(1))
        try Self.agree(&given, Samples.start + .hours(1))
        #expect(try Self.request(given).dueAt == Self.promised)
        let again = try #require(Operation(snapshot: given.operation.snapshot()))
        #expect(again == given.operation)
    }

    @Test func `an hour that is agreed once the desk was told gives the crew its request back`()
        throws
    {
        var (given, id) = try CrewSafetyTests.world()
        try given.carryOut(.hotline(.escalate(given.request(1))), at: Self.promised)
        #expect(try Self.request(given).owner != .crew(id))
        try Self.agree(&given, at: Self.promised + .minutes(1))
        let request = try Self.request(given)
        #expect(request.owner == .crew(id) && request.escalations == 0)
        #expect(request.dueAt == Self.visit + .hours(1))
    }

    @Test func `without a whole crew one is due a day before the hour, or by it`() throws {
        var (given, id) = try CrewSafetyTests.world(stage: .offered)
        try Self.agree(&given)
        #expect(try Self.request(given).dueAt == Self.visit - .days(1))
        try given.carryOut(.dispatching(.accept(id, .volunteer(given.volunteer(1)))))
        #expect(try Self.request(given).dueAt == Self.visit + .hours(1))
        try given.carryOut(
            .crew(.leave(id, given.volunteer(1), .stepBack)), at: Self.visit - .days(2))
        #expect(try Self.request(given).dueAt == Self.visit - .days(1))
        var (late, other) = try CrewSafetyTests.world()
        try Self.agree(&late)
        try late.carryOut(
            .crew(.leave(other, late.volunteer(1), .stepBack)), at: Self.visit - .hours(5))
        #expect(try Self.request(late).dueAt == Self.visit)
    }

    @Test func `who is awaited sooner than her need is due gets a crew by that hour`() throws {
        var (given, id) = try CrewSafetyTests.world()
        let hour = Samples.start + .hours(2)
        try Self.agree(&given, hour)
        // A whole crew is not late before what was promised.
        #expect(try Self.request(given).dueAt == Self.promised)
        try given.carryOut(
            .crew(.leave(id, given.volunteer(1), .stepBack)), at: Samples.start + .minutes(5))
        #expect(try Self.request(given).dueAt == hour)
        #expect(Self.alarms(given, at: hour - .seconds(1)) == 0)
        #expect(Self.alarms(given, at: hour) == 1)
        // Asked before anybody has said yes, and again for another hour: the same.
        var (open, offered) = try CrewSafetyTests.world(stage: .offered)
        try Self.agree(&open, hour)
        #expect(try Self.request(open).dueAt == hour)
        try Self.agree(&open, hour - .minutes(30))
        #expect(try Self.request(open).dueAt == hour - .minutes(30))
        try open.carryOut(.dispatching(.accept(offered, .volunteer(open.volunteer(1)))))
        #expect(try Self.request(open).dueAt == hour + .minutes(30))
    }

    @Test func `a crew that has left reports when it was to report`() throws {
        var (given, _) = try CrewSafetyTests.world(stage: .started)
        let due = try Self.request(given).dueAt
        try Self.agree(&given)
        #expect(try Self.request(given).dueAt == due)
    }

    @Test func `an hour in another age is a slip of the keyboard`() throws {
        let (given, id) = try CrewSafetyTests.world()
        let far = Samples.start + .days(731)
        #expect(
            given.when(.visits(.agreeSlot(id, from: far, minutes: 60))).refusal == nil)
        given.when(.visits(.agreeSlot(id, from: far + .minutes(1), minutes: 60)))
            .thenRefuses(.visits(.tooFarAhead))
    }
}
