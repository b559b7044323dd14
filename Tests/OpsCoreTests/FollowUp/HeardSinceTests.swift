import OpsTesting
import Testing

@testable import OpsCore

/// Who rang herself since nobody answered has been heard: nobody is sent to see, and no supervisor is woken.
struct HeardSinceTests {
    /// Two contacts that turn out to be one woman's; nobody answered so many calls of the first.
    private static func unanswered(_ tries: Int) throws -> Given {
        var (given, id) = try FollowUpTests.world()
        for _ in 0..<tries {
            try given.carryOut(
                .followUp(.report(id, CallReport(.noAnswer), by: nil)),
                at: given.plannedCall(1).callAt)
        }
        try given.carryOut(Samples.logContact(.information), at: later)
        return given
    }

    private static let later = Samples.start + .hours(3)

    private static func merge(
        _ given: Given, heard: Bool = true, safe: DayWindow? = nil
    ) throws -> Command {
        let kept = try #require(given.contact(1).person)
        let merged = try #require(given.contact(2).person)
        let known = KnownOfTwins(heard: heard ? [given.plannedCall(1).id] : [])
        return .hotline(.mergePeople(kept: kept, merged: merged, known: known))
    }

    @Test func `the tries of a call start anew once she is known to have rung since`() throws {
        var given = try Self.unanswered(1)
        #expect(given.plannedCall(1).rung == 1)
        try given.carryOut(try Self.merge(given), at: Self.later)
        let call = given.plannedCall(1)
        #expect(call.rung == 0 && call.step == .call && call.state == .open)
        #expect(call.callAt == Self.later && call.dueAt == Self.later + .hours(4))
        #expect(Operation(snapshot: given.operation.snapshot()) == given.operation)
        // It climbs as before when nobody answers again.
        try given.carryOut(
            .followUp(.report(call.id, CallReport(.noAnswer), by: nil)), at: Self.later)
        #expect(given.plannedCall(1).rung == 1)
    }

    @Test func `a visit that was asked for stays, and is a person's to cancel`() throws {
        var given = try Self.unanswered(2)
        let visit = try #require(given.plannedCall(1).visit)
        try given.carryOut(try Self.merge(given), at: Self.later)
        #expect(given.plannedCall(1).step == .call)
        #expect(given.operation.requests[visit] != nil)
        // The crew that goes all the same has reached her.
        #expect(given.operation.callsByVisit[visit] == given.plannedCall(1).id)
        #expect(given.operation.callsByVisit.count == 1)
    }

    @Test func `nothing starts anew where she was not heard, or nobody had tried`() throws {
        for (tries, isHeard) in [(1, false), (0, true)] {
            var given = try Self.unanswered(tries)
            let before = given.plannedCall(1)
            let events = try given.carryOut(
                try Self.merge(given, heard: isHeard), at: Self.later)
            #expect(events.count == 1 && given.plannedCall(1) == before)
        }
    }

    @Test func `a call that begins anew keeps to the hours that are safe under the other name`()
        throws
    {
        var given = try Self.unanswered(1)
        let person = try #require(given.contact(2).person)
        var wish = CorrectPerson(person: person, known: KnownPerson(identities: [person]))
        wish.details.safeHours = Samples.window("18:00-19:00")
        try given.carryOut(.privacy(.correct(wish)), at: Self.later)
        try given.carryOut(try Self.merge(given), at: Self.later)
        let call = given.plannedCall(1)
        #expect(call.rung == 0 && call.hours.safe == Samples.window("18:00-19:00"))
        #expect(given.operation.isSafe(call, at: call.callAt))
        #expect(!given.operation.isSafe(call, at: Self.later))
    }
}
