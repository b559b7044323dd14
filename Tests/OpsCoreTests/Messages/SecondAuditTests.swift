import OpsTesting
import Testing

@testable import OpsCore

/// What an audit by use found: people sent to doors where nobody wants them, and alarms that vanish.
struct SecondAuditTests {
    private static func offer(_ given: inout Given, _ volunteers: Int64...) throws {
        try given.carryOut(
            .dispatching(.offer(given.request(1), to: volunteers.map { given.volunteer($0) })))
    }

    @discardableResult
    private static func say(
        _ given: inout Given, _ number: Int64, isYes: Bool = true
    ) throws -> [String] {
        let (mission, who) = (given.mission(1), Answerer.volunteer(given.volunteer(number)))
        let events = try given.carryOut(
            .dispatching(isYes ? .accept(mission, who) : .decline(mission, who)))
        return MessageFollowingTests.told(events, given)
    }

    @Test(arguments: [FailureReason.refused, .notReady])
    func `a mission that fails before anybody leaves tells the crew not to go`(
        _ reason: FailureReason
    ) throws {
        var given = try MessageFollowingTests.world(near: 2)
        try Self.offer(&given, 1)
        try Self.say(&given, 1)
        try MessageFollowingTests.send(&given)
        let events = try given.carryOut(.dispatching(.fail(given.mission(1), reason)))
        #expect(MessageFollowingTests.told(events, given) == ["cancelled 1"])
    }

    @Test func `one that fails at the door tells those who stand there nothing`() throws {
        var given = try MessageFollowingTests.world(near: 2)
        try Self.offer(&given, 1)
        try Self.say(&given, 1)
        try given.carryOut(.dispatching(.start(given.mission(1))))
        let events = try given.carryOut(.dispatching(.fail(given.mission(1), .notHome)))
        #expect(MessageFollowingTests.told(events, given) == [])
    }

    @Test(arguments: [
        MessageRules(isOn: false, isHeld: false), MessageRules(isOn: true, isHeld: true),
    ])
    func `whoever was to be rung is still to be rung when messages stop`(
        _ rules: MessageRules
    ) throws {
        var given = try MessageFollowingTests.world(near: 1)
        try Self.offer(&given, 1)
        try Self.say(&given, 1)
        try MessageFollowingTests.send(&given)
        try given.carryOut(.hotline(.cancelRequest(given.request(1), .noLongerNeeded)))
        let number = try #require(given.operation.messages.live.keys.first)
        let late = MessageOutcome(number, .failed(.noTelephone, retryIn: .hours(1)))
        try given.carryOut(.messages(.report(.command, [late])))
        let alarms = given.operation.crews.alarms.values.filter { $0.kind == .notReached }
        #expect(alarms.count == 1)
        try given.carryOut(.messages(.setRules(given.deployment, rules)))
        #expect(given.operation.crews.alarms.values.filter { $0.kind == .notReached } == alarms)
    }

    @Test func `who is asked anew does not hear after the yes that an older one was a reserve`()
        throws
    {
        var given = try MessageFollowingTests.world(near: 2)
        try Self.offer(&given, 1, 2)
        try Self.say(&given, 1)
        #expect(try Self.say(&given, 2) == ["reserve 2"])
        try given.carryOut(.crew(.leave(given.mission(1), given.volunteer(1), .stepBack)))
        if given.operation.missions[given.mission(1)]?.pending.isEmpty == true {
            try given.carryOut(.waves(.callReserve(given.mission(1))))
        }
        let kinds = given.operation.messages.live.values
            .filter { $0.volunteer == given.volunteer(2) }.map(\.kind)
        #expect(kinds == [.asked])
    }
}

/// When help is due again, after a crew has failed or gone.
struct DueAgainTests {
    @Test func `who has nothing left is as urgent after a failed visit as before`() throws {
        var given = try Given.service(volunteers: 1)
        let wish = LogContact(needs: [.food], postcode: "92120")
        var hungry = wish
        hungry.supplies = Supplies(foodDays: 0)
        try given.carryOut(.hotline(.logContact(hungry)))
        let before = try #require(given.operation.requests[given.request(1)]?.dueAt)
        try given.carryOut(.dispatching(.offer(given.request(1), to: [given.volunteer(1)])))
        try given.carryOut(
            .dispatching(.accept(given.mission(1), .volunteer(given.volunteer(1)))))
        try given.carryOut(.dispatching(.start(given.mission(1))))
        try given.carryOut(.dispatching(.fail(given.mission(1), .notHome)))
        let after = try #require(given.operation.requests[given.request(1)]?.dueAt)
        #expect(after == before)
    }

    @Test func `when the crew drops out under way the promise counts again`() throws {
        var given = try Given.service(volunteers: 1)
        try given.carryOut(Samples.logContact(.food))
        let promised = try #require(given.operation.requests[given.request(1)]?.dueAt)
        try given.carryOut(.dispatching(.offer(given.request(1), to: [given.volunteer(1)])))
        try given.carryOut(
            .dispatching(.accept(given.mission(1), .volunteer(given.volunteer(1)))))
        let late = promised + .minutes(-5)
        try given.carryOut(.dispatching(.start(given.mission(1))), at: late)
        #expect(try #require(given.operation.requests[given.request(1)]?.dueAt) > promised)
        try given.carryOut(
            .crew(.leave(given.mission(1), given.volunteer(1), .stepBack)), at: late)
        #expect(given.operation.requests[given.request(1)]?.dueAt == promised)
    }
}

/// What was true when somebody said yes is asked again before they leave.
struct DepartureAgainTests {
    private static func ready(_ rule: NeedRule) throws -> Given {
        var given = try Given.country()
        try given.carryOut(.catalogue(.publish(Samples.entry())))
        try given.carryOut(
            .catalogue(.openDeployment(Samples.openService(needs: [rule], crewRules: .standard))))
        var profile = Samples.profile()
        profile.conditions.travel = [.car]
        profile.conditions.liftingKilograms = 25
        try given.carryOut(Samples.addVolunteer(profile))
        try given.carryOut(Samples.logContact(.food))
        try given.carryOut(.dispatching(.offer(given.request(1), to: [given.volunteer(1)])))
        try given.carryOut(
            .dispatching(.accept(given.mission(1), .volunteer(given.volunteer(1)))))
        return given
    }

    @Test func `who may lift less since the yes does not leave`() throws {
        var given = try Self.ready(
            NeedRule(
                kind: .food, dueWithin: .hours(8), crew: 1, skill: nil, liftingKilograms: 20))
        var change = VolunteerChange()
        change.liftingKilograms = 5
        try given.carryOut(.roster(.change(given.volunteer(1), change)))
        #expect(given.operation.crews.alarms.values.map(\.kind) == [.mayNotGo])
        given.when(.dispatching(.start(given.mission(1))))
            .thenRefuses(.dispatching(.cannotGo(number: 1, .liftingLimit(5, needed: 20))))
    }

    @Test func `a crew whose only vehicle is gone does not leave`() throws {
        var given = try Self.ready(
            NeedRule(kind: .food, dueWithin: .hours(8), crew: 1, skill: nil, needsVehicle: true))
        var change = VolunteerChange()
        change.removed = [.travel]
        try given.carryOut(.roster(.change(given.volunteer(1), change)))
        given.when(.dispatching(.start(given.mission(1))))
            .thenRefuses(.dispatching(.crewLacksVehicle(number: 1)))
        // A van of the house that is kept for the mission is a vehicle as good as theirs.
        try given.carryOut(.asset(.add(.vehicle, tag: Samples.slug("van-3"), Samples.unit)))
        let van = try #require(given.operation.assets.keys.first)
        let slot = AssetSlot(from: Samples.start, until: Samples.start + .hours(2))
        try given.carryOut(.asset(.book(van, slot, mission: nil)))
        given.when(.dispatching(.start(given.mission(1))))
            .thenRefuses(.dispatching(.crewLacksVehicle(number: 1)))
        try given.carryOut(.asset(.cancelBooking(van, booking: 1)))
        try given.carryOut(.asset(.book(van, slot, mission: given.mission(1))))
        try given.carryOut(.dispatching(.start(given.mission(1))))
    }
}
