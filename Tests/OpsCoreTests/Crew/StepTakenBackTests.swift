import OpsTesting
import Testing

@testable import OpsCore

/// A start or an arrival that was noted of the wrong mission leaves nothing behind.
struct StepTakenBackTests {
    private static let later = Samples.start + .minutes(10)

    @Test(arguments: [false, true])
    func `a start noted by mistake leaves mission, request and crew as they were`(
        _ isAgreed: Bool
    ) throws {
        var (given, id) = try CrewSafetyTests.world()
        if isAgreed {
            let from = Samples.start + .days(3)
            try given.carryOut(.visits(.agreeSlot(id, from: from, minutes: 60)))
        }
        let before = given.operation
        try given.carryOut(.dispatching(.start(id)), at: Self.later)
        #expect(given.operation.requests[given.request(1)]?.status == .underway)
        let events = try given.carryOut(
            .crew(.takeStepBack(id)), at: Self.later + .minutes(2))
        #expect(events == [.crew(.stepTakenBack(id, .started))])
        #expect(given.operation.missions == before.missions)
        #expect(given.operation.requests == before.requests)
        #expect(given.operation.volunteers == before.volunteers)
        #expect(given.operation.crews.alarms == before.crews.alarms)
        #expect(
            given.operation.crews.watches[id] ?? CrewWatch()
                == before.crews.watches[id] ?? CrewWatch())
        // And the crew leaves when it does.
        try given.carryOut(.dispatching(.start(id)), at: Self.later + .hours(1))
        #expect(given.operation.missions[id]?.stage == .started)
    }

    @Test func `what was promised meanwhile is late at once`() throws {
        var (given, id) = try CrewSafetyTests.world()
        let promised = Samples.start + .hours(4)
        try given.carryOut(.dispatching(.start(id)), at: promised - .minutes(1))
        try given.carryOut(.crew(.takeStepBack(id)), at: promised + .minutes(30))
        let request = given.request(1)
        #expect(given.operation.requests[request]?.dueAt == promised)
        var late = given.operation
        let due = late.takeDue(at: promised + .minutes(30), limit: .max)
        #expect(
            due.contains {
                if case .hotline(.escalate(request)) = $0 { true } else { false }
            })
    }

    @Test func `nobody is missing who never left`() throws {
        var (given, id) = try CrewSafetyTests.world(stage: .started)
        let due = try #require(given.operation.crews.watches[id]?.checkInDue)
        try given.carryOut(.crew(.runOut(id, .checkIn)), at: due)
        #expect(CrewSafetyTests.alarms(given).map(\.kind) == [.overdue])
        try given.carryOut(.crew(.takeStepBack(id)), at: due + .minutes(1))
        #expect(CrewSafetyTests.alarms(given).isEmpty)
        #expect(given.operation.crews.watches[id]?.overdue == nil)
        #expect(given.operation.crews.watches[id]?.checkInDue == nil)
    }

    @Test func `an arrival noted by mistake leaves the crew on its way, and watched`() throws {
        var (given, id) = try CrewSafetyTests.world()
        let from = Samples.start + .hours(1)
        try given.carryOut(.visits(.agreeSlot(id, from: from, minutes: 60)))
        try given.carryOut(.dispatching(.start(id)), at: Self.later)
        try given.carryOut(.dispatching(.arrive(id)), at: Self.later + .minutes(5))
        #expect(given.operation.crews.watches[id]?.arrivalDue == nil)
        try given.carryOut(.crew(.takeStepBack(id)), at: Self.later + .minutes(6))
        let watch = try #require(given.operation.crews.watches[id])
        #expect(given.operation.missions[id]?.stage == .started)
        #expect(watch.arrivalDue == from + .hours(1))
        #expect(watch.checkInDue == Self.later + .minutes(51))
        #expect(given.operation.requests[given.request(1)]?.owner == .crew(id))
        // Twice: neither step was one.
        try given.carryOut(.crew(.takeStepBack(id)), at: Self.later + .minutes(7))
        #expect(given.operation.missions[id]?.stage == .accepted)
    }

    @Test func `a crew of which somebody has gone is no slip of the keyboard`() throws {
        var (given, id) = try CrewSafetyTests.world(crew: 2, stage: .started)
        try given.carryOut(.crew(.leave(id, given.volunteer(1), .stepBack)), at: Self.later)
        given.when(.crew(.takeStepBack(id))).thenRefuses(.crew(.crewFellApart(mission: 1)))
        // Whoever has taken the place makes it whole, and it goes back as one.
        try given.carryOut(
            .dispatching(.offer(given.request(1), to: [given.volunteer(3)])), at: Self.later)
        try given.carryOut(
            .dispatching(.accept(id, .volunteer(given.volunteer(3)))), at: Self.later)
        try given.carryOut(.crew(.takeStepBack(id)), at: Self.later)
        #expect(given.operation.missions[id]?.stage == .accepted)
        let again = try #require(Operation(snapshot: given.operation.snapshot()))
        #expect(again == given.operation)
    }

    @Test func `what is in hand was not there before they left`() throws {
        var (given, id) = try CrewSafetyTests.world(stage: .started)
        try given.carryOut(.money(.agree(id, AgreePurchase(Samples.euros(1_000), means: .voucher))))
        given.when(.crew(.takeStepBack(id))).then([.crew(.stepTakenBack(id, .started))])
        try given.carryOut(.money(.buy(id, Samples.euros(900))))
        given.when(.crew(.takeStepBack(id))).thenRefuses(.crew(.goodsInHand(mission: 1)))
        // What was bought on the way is no proof that they are at the door.
        try given.carryOut(.dispatching(.arrive(id)))
        given.when(.crew(.takeStepBack(id))).then([.crew(.stepTakenBack(id, .arrived))])
    }
}
