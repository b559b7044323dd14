import OpsTesting
import Testing

@testable import OpsCore

/// Nobody is asked at three in the morning for what can wait.
struct QuietHourTests {
    /// 22:00 in Paris, where the clocks are an hour ahead of Greenwich in March.
    private static let evening = Samples.start + .hours(13)
    /// 07:00 there.
    private static let morning = Samples.start + .hours(22)
    private static let open = Samples.known(
        OpeningHours(
            zone: "Europe/Paris", rule: Samples.paris,
            week: [[OpeningHours.Span]](repeating: [Samples.span("00:00-24:00")], count: 7)))

    private static func rules(
        _ time: String = "22:00-07:00", _ exception: QuietException = .runsOut
    ) -> WaveRules {
        WaveRules(
            size: 2, delay: .minutes(30),
            quiet: QuietTime(time).map { QuietHours(time: $0, exception: exception) })
    }

    private static func state(_ given: Given) -> WaveState? {
        given.operation.searches[given.request(1)]?.state
    }

    /// A volunteer whose own clocks are so many hours ahead of Greenwich.
    private static func add(ahead hours: Int, _ given: inout Given) throws {
        var conditions = Conditions()
        conditions.availability.hours = OpeningHours(
            zone: "Etc/GMT", rule: Samples.known(ZoneRule("<OPS>-\(hours)")),
            week: [[OpeningHours.Span]](repeating: [Samples.span("00:00-24:00")], count: 7))
        try given.carryOut(Samples.addVolunteer(Samples.profile(conditions: conditions)))
    }

    private static func hasten(_ given: inout Given, _ days: Int64, at instant: Instant) throws {
        var wish = CompleteContact(known: given.contact(1))
        wish.supplies = Supplies(foodDays: days)
        try given.carryOut(.hotline(.completeContact(wish)), at: instant)
    }

    @Test
    func `a search that begins at night sleeps until the morning of the place, and then asks`()
        throws
    {
        var given = try WaveTests.world(near: 3, waves: Self.rules(), hours: Self.open)
        let begun = try given.carryOut(.waves(.begin(given.request(1))), at: Self.evening)
        #expect(WaveTests.names(begun) == ["waves.search_began.v1", "waves.search_slept.v1"])
        #expect(Self.state(given) == .asleep)
        #expect(given.operation.searches[given.request(1)]?.dueAt == Self.morning)
        #expect(WaveTests.asked(given) == [])
        given.when(.waves(.begin(given.request(1))), at: Self.evening)
            .thenRefuses(.waves(.alreadyAsking(number: 1)))
        // A restart loses no timer.
        let again = try #require(Operation(snapshot: given.operation.snapshot()))
        #expect(again.searches == given.operation.searches)
        #expect(again.clocks == given.operation.clocks)
        try WaveTests.wait(&given, until: Self.morning)
        #expect(WaveTests.asked(given) == [1, 2])
    }

    @Test func `a wave that was sent in the evening is followed in the morning`() throws {
        var given = try WaveTests.world(near: 3, waves: Self.rules(), hours: Self.open)
        try given.carryOut(.waves(.begin(given.request(1))), at: Self.evening - .minutes(1))
        #expect(WaveTests.asked(given) == [1, 2])
        try WaveTests.wait(&given, until: Self.evening + .hours(3))
        #expect(Self.state(given) == .asleep)
        try WaveTests.wait(&given, until: Self.morning)
        #expect(WaveTests.asked(given) == [3])
    }

    @Test func `for who has nothing left before morning people are woken`() throws {
        var given = try WaveTests.world(near: 3, waves: Self.rules(), hours: Self.open)
        try Self.hasten(&given, 0, at: Samples.start)
        try given.carryOut(.waves(.begin(given.request(1))), at: Self.evening)
        #expect(WaveTests.asked(given) == [1, 2])
    }

    @Test func `whoever says at night that nothing is left wakes the search`() throws {
        var given = try WaveTests.world(near: 3, waves: Self.rules(), hours: Self.open)
        try given.carryOut(.waves(.begin(given.request(1))), at: Self.evening)
        let later = Self.evening + .hours(1)
        try Self.hasten(&given, 0, at: later)
        try WaveTests.wait(&given, until: later)
        #expect(WaveTests.asked(given) == [1, 2])
    }

    @Test func `whoever says so after a wave wakes the search as well`() throws {
        var given = try WaveTests.world(near: 3, waves: Self.rules(), hours: Self.open)
        try given.carryOut(.waves(.begin(given.request(1))), at: Self.evening - .minutes(1))
        let later = Self.evening + .hours(1)
        try WaveTests.wait(&given, until: later)
        #expect(Self.state(given) == .asleep)
        try Self.hasten(&given, 0, at: later)
        try WaveTests.wait(&given, until: later)
        #expect(WaveTests.asked(given) == [3])
    }

    @Test(arguments: [(QuietException.due, true), (.runsOut, false), (.nobody, false)])
    func `what is owed before morning wakes people only where the service says so`(
        _ exception: QuietException, _ isAsked: Bool
    ) throws {
        var given = try WaveTests.world(
            near: 3, waves: Self.rules("22:00-07:00", exception), hours: Self.open)
        let request = given.request(1)
        let due = try #require(given.operation.requests[request]?.dueAt)
        #expect(due <= Self.morning)
        try given.carryOut(.waves(.begin(request)), at: Self.evening)
        #expect((Self.state(given) == .asking) == isAsked)
    }

    @Test func `where it is day for a volunteer she is asked while the others sleep`() throws {
        var given = try WaveTests.world(near: 2, waves: Self.rules(), hours: Self.open)
        try Self.add(ahead: 12, &given)
        try given.carryOut(.waves(.begin(given.request(1))), at: Self.evening)
        #expect(WaveTests.asked(given) == [3])
        try WaveTests.wait(&given, until: Self.evening + .minutes(30))
        #expect(Self.state(given) == .asleep)
        #expect(given.operation.searches[given.request(1)]?.dueAt == Self.morning)
    }

    @Test func `at noon nobody waits for whoever sleeps far away and would not fit`() throws {
        var given = try WaveTests.world(near: 0, waves: Self.rules(), hours: Self.open)
        var conditions = Conditions()
        conditions.availability.hours = OpeningHours(
            zone: "Etc/GMT", rule: Samples.known(ZoneRule("<OPS>-14")), week: Self.open.week)
        try given.carryOut(
            Samples.addVolunteer(Samples.profile(vettedUntil: nil, conditions: conditions)))
        try given.carryOut(.waves(.begin(given.request(1))), at: Samples.start)
        #expect(Self.state(given) == .exhausted)
    }

    @Test func `a service may be quiet while it is closed`() throws {
        var given = try WaveTests.world(
            near: 3, waves: Self.rules("closed"), hours: Samples.parisHours)
        try given.carryOut(.waves(.begin(given.request(1))), at: Self.evening)
        #expect(Self.state(given) == .asleep)
        let opening = Samples.start + .hours(23)
        #expect(given.operation.searches[given.request(1)]?.dueAt == opening)
        try WaveTests.wait(&given, until: opening)
        #expect(WaveTests.asked(given) == [1, 2])
    }

    @Test func `quiet hours that are taken away wake what sleeps`() throws {
        var given = try WaveTests.world(near: 3, waves: Self.rules(), hours: Self.open)
        try given.carryOut(.waves(.begin(given.request(1))), at: Self.evening)
        let id = try #require(given.operation.deployments.keys.first)
        var change = WaveRulesChange()
        change.quiet = QuietHours(time: .never)
        let later = Self.evening + .hours(1)
        try given.carryOut(.catalogue(.changeWaves(id, change)), at: later)
        try WaveTests.wait(&given, until: later)
        #expect(WaveTests.asked(given) == [1, 2])
    }

    @Test(arguments: ["00:00-24:00", "08:00-08:00"])
    func `hours that are quiet all day are refused`(_ hours: String) throws {
        let given = try WaveTests.world(near: 1)
        let id = try #require(given.operation.deployments.keys.first)
        var change = WaveRulesChange()
        change.quiet = QuietTime(hours).map { QuietHours(time: $0) }
        given.when(.catalogue(.changeWaves(id, change))).thenRefuses(.catalogue(.quietAllDay))
    }

    @Test func `a yes that is kept for later is not rung at night either`() throws {
        var given = try WaveTests.world(near: 2, waves: Self.rules(), hours: Self.open)
        let request = given.request(1)
        try given.carryOut(.waves(.begin(request)), at: Samples.start)
        let mission = given.mission(1)
        for number in [1, 2] {
            try given.carryOut(
                .dispatching(.accept(mission, .volunteer(given.volunteer(Int64(number))))))
        }
        try given.carryOut(
            .dispatching(.decline(mission, .volunteer(given.volunteer(1)))), at: Self.evening)
        try WaveTests.wait(&given, until: Self.evening)
        #expect(Self.state(given) == .asleep)
        try WaveTests.wait(&given, until: Self.morning)
        #expect(WaveTests.asked(given) == [2])
    }
}
