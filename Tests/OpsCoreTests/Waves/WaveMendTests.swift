import OpsTesting
import Testing

@testable import OpsCore

/// Waves where something else happens meanwhile: others asked, a crew on its way, a service that closes.
struct WaveMendTests {
    private static let pair = NeedRule(
        kind: .courtesyVisit, dueWithin: .days(2), crew: 2, skill: nil)

    /// A courtesy visit by two, and volunteers near it.
    private static func pairWorld(near: Int) throws -> Given {
        var given = try Given.service(volunteers: near, needs: [pair] + [listening])
        try given.carryOut(Samples.logContact(.courtesyVisit))
        return given
    }

    private static let listening = NeedRule(
        kind: .listening, dueWithin: .hours(4), crew: 1, skill: nil)

    private static func accept(
        _ number: Int64, _ given: inout Given, at instant: Instant = Samples.start
    ) throws {
        try given.carryOut(
            .dispatching(.accept(given.mission(1), .volunteer(given.volunteer(number)))),
            at: instant)
    }

    private static func decline(
        _ number: Int64, _ given: inout Given, at instant: Instant = Samples.start
    ) throws {
        try given.carryOut(
            .dispatching(.decline(given.mission(1), .volunteer(given.volunteer(number)))),
            at: instant)
    }

    private static func state(_ given: Given, _ number: Int64 = 1) -> String? {
        given.operation.searches[given.request(number)]?.state.rawValue
    }

    @Test func `a crew that is complete again on its way is left alone, and keeps its mission`()
        throws
    {
        var given = try Self.pairWorld(near: 6)
        try given.carryOut(.waves(.begin(given.request(1), size: 2, delay: .minutes(10))))
        try Self.accept(1, &given)
        try Self.accept(2, &given)
        try given.carryOut(.dispatching(.start(given.mission(1))))
        try given.carryOut(.crew(.leave(given.mission(1), given.volunteer(2), .stepBack)))
        #expect(Self.state(given) == "asking")
        try WaveTests.wait(&given, until: Samples.start)
        #expect(WaveTests.asked(given) == [3, 4])
        try Self.accept(3, &given)
        #expect(Self.state(given) == "resting")
        let due = given.operation.requests[given.request(1)]?.dueAt
        let happened = try WaveTests.wait(&given, until: Samples.start + .minutes(60))
        let told = happened.map(\.name).filter {
            $0.hasPrefix("waves.") || $0 == "hotline.request_escalated.v1"
        }
        #expect(told == [])
        #expect(given.operation.requests[given.request(1)]?.dueAt == due)
    }

    @Test func `where nobody is left the crew that is out keeps its mission and its time`() throws {
        var given = try Self.pairWorld(near: 2)
        try given.carryOut(.waves(.begin(given.request(1), size: 2, delay: .minutes(10))))
        try Self.accept(1, &given)
        try Self.accept(2, &given)
        try given.carryOut(.dispatching(.start(given.mission(1))))
        let before = given.operation.requests[given.request(1)]
        try given.carryOut(.crew(.leave(given.mission(1), given.volunteer(2), .stepBack)))
        let happened = try WaveTests.wait(&given, until: Samples.start + .minutes(1))
        #expect(WaveTests.names(happened).contains("waves.search_exhausted.v1"))
        #expect(!WaveTests.names(happened).contains("hotline.request_escalated.v1"))
        #expect(given.operation.requests[given.request(1)]?.owner == before?.owner)
        #expect(given.operation.requests[given.request(1)]?.dueAt == before?.dueAt)
    }

    @Test func `who holds another question is waited for, and the alarm is not given`() throws {
        var given = try WaveTests.world(near: 3)
        try given.carryOut(Samples.logContact(.food))
        try given.carryOut(.waves(.begin(given.request(2), size: 1_000, delay: .minutes(10))))
        let request = given.request(1)
        let begun = try given.carryOut(.waves(.begin(request, delay: .minutes(30))))
        #expect(WaveTests.names(begun) == ["waves.search_began.v1", "waves.search_waits.v1"])
        let search = try #require(given.operation.searches[request])
        #expect(search.dueAt == Samples.start + .minutes(10))
        #expect(search.reach == .usual)
        #expect(
            Operation(snapshot: given.operation.snapshot())?.searches == given.operation.searches)
        try WaveTests.wait(&given, until: Samples.start + .minutes(10))
        #expect(Self.state(given) == "asking")
        let asked = given.operation.requests[request]?.mission
            .flatMap { given.operation.missions[$0]?.pending.count }
        #expect(asked == 3)
    }

    @Test func `by telephone nobody is far away: it goes on until nobody is left`() throws {
        var given = try WaveTests.world(
            near: 5, .listening, waves: WaveRules(size: 2, delay: .minutes(10), wavesEach: 1))
        try given.carryOut(.waves(.begin(given.request(1))))
        var asked: [Int] = [WaveTests.asked(given).count]
        for step in 1...2 {
            try WaveTests.wait(&given, until: Samples.start + .minutes(10 * Int64(step)))
            asked.append(WaveTests.asked(given).count)
        }
        #expect(asked == [2, 2, 1])
    }

    @Test func `one that had nobody left looks again, and tells the desk once`() throws {
        var given = try WaveTests.world(near: 0)
        let request = given.request(1)
        let begun = try given.carryOut(.waves(.begin(request, delay: .minutes(10))))
        #expect(WaveTests.names(begun).last == "hotline.request_escalated.v1")
        let due = given.operation.requests[request]?.dueAt
        let again = try given.carryOut(.waves(.begin(request, delay: .minutes(10))))
        #expect(!WaveTests.names(again).contains("hotline.request_escalated.v1"))
        #expect(given.operation.requests[request]?.dueAt == due)
        var happened = try WaveTests.wait(&given, until: Samples.start + .minutes(25))
        #expect(WaveTests.names(happened) == [])
        try given.carryOut(Samples.addVolunteer(), at: Samples.start + .minutes(26))
        happened = try WaveTests.wait(&given, until: Samples.start + .minutes(40))
        #expect(WaveTests.names(happened) == ["waves.wave_sent.v1"])
        #expect(WaveTests.asked(given) == [1])
    }

    @Test func `one that had nobody left looks again after a start from a snapshot`() throws {
        var given = try WaveTests.world(near: 0)
        try given.carryOut(.waves(.begin(given.request(1), delay: .minutes(10))))
        try given.carryOut(Samples.addVolunteer())
        var again = try #require(Operation(snapshot: given.operation.snapshot()))
        let due = again.takeDue(at: Samples.start + .minutes(1), limit: 9)
        guard case .waves(.moveOn) = due.first else {
            Issue.record("nobody looks again")
            return
        }
    }

    @Test func `somebody who steps back wakes a search that had nobody left`() throws {
        var given = try Self.pairWorld(near: 1)
        try given.carryOut(.waves(.begin(given.request(1), size: 2, delay: .minutes(10))))
        try Self.accept(1, &given)
        try WaveTests.wait(&given, until: Samples.start + .minutes(10))
        #expect(Self.state(given) == "exhausted")
        try given.carryOut(Samples.addVolunteer(), at: Samples.start + .minutes(10))
        try given.carryOut(Samples.addVolunteer(), at: Samples.start + .minutes(10))
        try Self.decline(1, &given, at: Samples.start + .minutes(10))
        try WaveTests.wait(&given, until: Samples.start + .minutes(10))
        #expect(WaveTests.asked(given) == [2, 3])
    }

    @Test func `whoever was asked when somebody was faster is asked before anybody far away`()
        throws
    {
        var given = try WaveTests.world(near: 4, far: 2)
        try given.carryOut(.waves(.begin(given.request(1), size: 4)))
        try Self.accept(1, &given)
        try Self.decline(1, &given)
        try WaveTests.wait(&given, until: Samples.start)
        #expect(WaveTests.asked(given) == [2, 3, 4])
        #expect(given.operation.searches[given.request(1)]?.reach == .usual)
    }

    @Test func `who was relieved by others is not the next to be rung`() throws {
        var given = try WaveTests.world(near: 3)
        try given.carryOut(.waves(.begin(given.request(1), size: 1)))
        try Self.accept(1, &given)
        try given.carryOut(.crew(.handOver(given.mission(1), to: [given.volunteer(2)])))
        try Self.accept(2, &given)
        try Self.decline(2, &given)
        try WaveTests.wait(&given, until: Samples.start)
        #expect(WaveTests.asked(given) == [3])
        #expect(Operation(snapshot: given.operation.snapshot()) == given.operation)
    }

    @Test func `reserves are asked as many at a time as a wave asks`() throws {
        var given = try WaveTests.world(near: 6)
        try given.carryOut(.waves(.begin(given.request(1), size: 6)))
        for number in Int64(1)...6 { try Self.accept(number, &given) }
        try given.carryOut(.waves(.stop(given.request(1))))
        try Self.decline(1, &given)
        try given.carryOut(.waves(.begin(given.request(1), size: 2)))
        #expect(WaveTests.asked(given) == [2, 3])
    }

    @Test func `a deployment that has closed rings nobody`() throws {
        var given = try WaveTests.world(near: 3)
        let request = given.request(1)
        try given.carryOut(.waves(.begin(request, size: 1, delay: .minutes(10))))
        try given.carryOut(
            .catalogue(.closeDeployment(given.deployment)), at: Samples.start + .minutes(5))
        let happened = try WaveTests.wait(&given, until: Samples.start + .minutes(10))
        #expect(
            WaveTests.names(happened)
                == ["waves.search_exhausted.v1", "hotline.request_escalated.v1"])
        #expect(WaveTests.asked(given) == [])
        given.when(.waves(.begin(request)), at: Samples.start + .minutes(11))
            .thenRefuses(.waves(.uncovered(number: 1)))
        try given.carryOut(
            .catalogue(.openDeployment(Samples.openService())), at: Samples.start + .minutes(12))
        let later = try WaveTests.wait(&given, until: Samples.start + .minutes(30))
        #expect(WaveTests.names(later) == ["waves.wave_sent.v1"])
    }

    @Test func `who must drive is asked with the others, and the last place is the driver's`()
        throws
    {
        let rule = NeedRule(
            kind: .medicine, dueWithin: .hours(4), crew: 2, skill: nil, needsVehicle: true)
        var given = try Given.service(volunteers: 3, needs: [rule])
        var conditions = Conditions()
        conditions.travel = [.car]
        let far = Samples.position(
            Samples.unitPosition.latitudeMillidegrees + 20,
            Samples.unitPosition.longitudeMillidegrees)
        try given.carryOut(
            Samples.addVolunteer(Samples.profile(position: far, conditions: conditions)))
        try given.carryOut(Samples.logContact(.medicine))
        try given.carryOut(.waves(.begin(given.request(1), size: 2)))
        #expect(WaveTests.asked(given) == [1, 4])
        try Self.accept(1, &given)
        try Self.accept(4, &given)
        #expect(given.operation.missions[given.mission(1)]?.stage == .accepted)
    }

    @Test func `a reminder goes to nobody who cannot come any more`() throws {
        var given = try WaveTests.world(near: 3)
        try given.carryOut(.waves(.begin(given.request(1), size: 3, delay: .minutes(10))))
        let mission = given.mission(1)
        // One has gone elsewhere, one is paused.
        try given.carryOut(Samples.logContact(.listening))
        try given.carryOut(.dispatching(.offer(given.request(2), to: [given.volunteer(1)])))
        try given.carryOut(.dispatching(.accept(given.mission(2), .onlyOneAsked)))
        try given.carryOut(.roster(.setAvailability(given.volunteer(2), isAvailable: false)))
        let third = try #require(
            given.operation.missions[mission]?.solicitations.last(to: given.volunteer(3)))
        given.when(.waves(.remind(mission))).then([.waves(.silentReminded(mission, [third.id]))])
    }

    @Test func `a no that comes late is heard, and an old question is not asked about`() throws {
        var given = try WaveTests.world(near: 1)
        try given.carryOut(.waves(.begin(given.request(1), delay: .minutes(10))))
        let now = Samples.start + .minutes(10)
        try WaveTests.wait(&given, until: now)
        let mission = given.mission(1)
        try given.carryOut(
            .dispatching(.offer(given.request(1), to: [given.volunteer(1)])), at: now)
        try WaveTests.wait(&given, until: now + .minutes(30))
        #expect(given.operation.missions[mission]?.solicitations.count == 2)
        try given.carryOut(
            .dispatching(.decline(mission, .volunteer(given.volunteer(1)))),
            at: now + .minutes(31))
        given.when(.waves(.remind(mission)), at: now + .minutes(32))
            .thenRefuses(.waves(.nobodySilent(mission: 1)))
        #expect(given.operation.requests[given.request(1)]?.declined == [given.volunteer(1)])
    }

    @Test func `a crew that is complete needs no reminder, and the answer says so`() throws {
        var given = try WaveTests.world(near: 2)
        try given.carryOut(.waves(.begin(given.request(1), size: 2)))
        try Self.accept(1, &given)
        given.when(.waves(.remind(given.mission(1))))
            .thenRefuses(.waves(.crewComplete(number: 1)))
    }
}
