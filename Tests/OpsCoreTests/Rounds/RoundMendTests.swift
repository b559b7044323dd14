import OpsTesting
import Testing

@testable import OpsCore

/// A round from its publication to its end: who leaves it, whose van is lost, what was agreed, whom it still goes to.
struct RoundMendTests {
    /// A service whose crews are looked after, with a round of these doors on paper.
    private static func drafted(
        _ doors: [Int64], crew: [Int64] = [1], withVan: Bool = false, pinned: Set<Int64> = []
    ) throws -> RoundWorld {
        var world = try RoundWorld(crewRules: .standard)
        var plan = world.plan(doors, crew: crew, van: withVan ? world.van : nil)
        plan.stops = world.stops(doors, pinned: pinned)
        try world.draft(plan)
        return world
    }

    private static func published(
        _ doors: [Int64], crew: [Int64] = [1], withVan: Bool = false
    ) throws -> RoundWorld {
        var world = try drafted(doors, crew: crew, withVan: withVan)
        try world.publish(1)
        return world
    }

    private static func crew(_ world: RoundWorld, _ mission: Int64) -> [Identifier<Volunteer>] {
        let known = world.given.operation.missions.values.first { $0.number == mission }
        return known?.accepted.map(\.volunteer) ?? []
    }

    private static func alarms(_ world: RoundWorld) -> [CrewAlarm] {
        world.given.operation.crews.alarms.values.sorted { $0.number < $1.number }
    }

    private static func watch(_ world: RoundWorld, _ mission: Int64) throws -> CrewWatch {
        try #require(world.given.operation.crews.watches[world.given.mission(mission)])
    }

    // MARK: Who leaves

    @Test(arguments: [false, true])
    func `whoever steps back from a round leaves all of its doors`(_ saysNo: Bool) throws {
        var world = try Self.published([1, 2, 3])
        let (one, id) = (world.given.volunteer(1), world.given.mission(2))
        let leave: Command =
            saysNo
            ? .dispatching(.decline(id, .volunteer(one), note: nil))
            : .crew(.leave(id, one, .stepBack))
        let late = RoundWorld.ten - .hours(3)
        let events = try world.given.carryOut(leave, at: late)
        for number in 1...3 as ClosedRange<Int64> {
            #expect(Self.crew(world, number).isEmpty)
            let request = try #require(world.given.operation.requests[world.request(number)])
            #expect(request.status == .open)
            if case .crew = request.owner { Issue.record("request \(number) is nobody's") }
        }
        #expect(world.given.operation.volunteers[one]?.missions.isEmpty == true)
        // Each door that is near has an alarm of its own, of the one that was named first.
        #expect(Self.alarms(world).map(\.missionNumber) == [2, 1, 3])
        #expect(Self.alarms(world).map(\.number) == [1, 2, 3])
        let left = events.count { if case .crew(.memberLeft) = $0 { true } else { false } }
        #expect(left == 3)
        let read = try #require(Operation(snapshot: world.given.operation.snapshot()))
        #expect(read == world.given.operation)
    }

    @Test func `who is left of a crew keeps every door, and is told once that one is gone`() throws
    {
        var world = try RoundWorld.told()
        try world.draft(world.plan([1, 2, 3], crew: [1, 2]))
        try world.publish(1)
        let events = try world.given.carryOut(
            .crew(.leave(world.given.mission(1), world.given.volunteer(1), .stepBack)),
            at: RoundWorld.ten - .hours(3))
        for number in 1...3 as ClosedRange<Int64> {
            #expect(Self.crew(world, number) == [world.given.volunteer(2)])
        }
        #expect(MessageFollowingTests.told(events, world.given) == ["crew_smaller 2"])
    }

    @Test func `whoever is at a door stays there, and leaves what lies ahead`() throws {
        var world = try Self.published([1, 2, 3])
        let one = world.given.volunteer(1)
        try world.given.carryOut(.dispatching(.start(world.given.mission(1))), at: RoundWorld.ten)
        try world.given.carryOut(
            .crew(.leave(world.given.mission(3), one, .stepBack)), at: RoundWorld.ten)
        #expect([1, 2, 3].map { Self.crew(world, $0).count } == [1, 0, 0])
        // Who turns round on the way leaves that door too.
        var back = try Self.published([1, 2])
        try back.given.carryOut(.dispatching(.start(back.given.mission(1))), at: RoundWorld.ten)
        try back.given.carryOut(
            .crew(.leave(back.given.mission(1), back.given.volunteer(1), .stepBack)),
            at: RoundWorld.ten)
        #expect([1, 2].allSatisfy { Self.crew(back, $0).isEmpty })
    }

    @Test func `a round names who goes now, and nobody where nobody does`() throws {
        var world = try Self.published([1, 2])
        let (one, two) = (world.given.volunteer(1), world.given.volunteer(2))
        func take(_ number: Int64) throws {
            try world.given.carryOut(.crew(.handOver(world.given.mission(number), to: [two])))
            try world.given.carryOut(
                .dispatching(.accept(world.given.mission(number), .volunteer(two))))
        }
        try take(1)
        #expect(world.round(1).plan.crew == [one, two])
        try take(2)
        #expect(world.round(1).plan.crew == [two])
        let read = try #require(Operation(snapshot: world.given.operation.snapshot()))
        #expect(read == world.given.operation)
        try world.given.carryOut(.crew(.leave(world.given.mission(1), two, .stepBack)))
        #expect(world.round(1).plan.crew.isEmpty)
        // Nobody brings what would be added to it.
        var plan = world.round(1).plan
        plan.stops += world.stops([3], from: RoundWorld.ten + .minutes(40))
        plan.backAt = plan.backAt + .hours(1)
        plan.shift = RoundWindow(from: plan.leavesAt, until: plan.backAt)
        world.given.when(world.wish(world.again(1, plan)))
            .thenRefuses(.rounds(.nobodyDrives(round: 1)))
    }

    // MARK: Its van

    @Test func `a van that is lost or faulty is told of, once for its round, until it is whole`()
        throws
    {
        var world = try Self.published([1, 2, 3], withVan: true)
        try world.given.carryOut(.asset(.reportFault(world.van, .damaged)))
        #expect(Self.alarms(world).map(\.kind) == [.mayNotGo])
        #expect(Self.alarms(world).map(\.missionNumber) == [1])
        #expect(Self.alarms(world).map(\.volunteer) == [nil])
        try world.given.carryOut(.asset(.reportFault(world.van, .lost)))
        #expect(Self.alarms(world).count == 1)
        try world.given.carryOut(.asset(.repair(world.van)))
        #expect(Self.alarms(world).isEmpty)
        // On its way: the next door that nobody has set out for.
        try world.given.carryOut(.dispatching(.start(world.given.mission(1))), at: RoundWorld.ten)
        try world.given.carryOut(.asset(.reportFault(world.van, .empty)), at: RoundWorld.ten)
        #expect(Self.alarms(world).map(\.missionNumber) == [2])
        let open = Self.alarms(world).map(\.id)
        let gone = try world.given.carryOut(
            .asset(.cancelBooking(world.van, booking: 1)), at: RoundWorld.ten)
        #expect(Self.alarms(world).map(\.id) == open, "\(gone)")
    }

    @Test func `a booking that is taken away from a round is told of like any loss`() throws {
        var world = try Self.published([1, 2], withVan: true)
        try world.given.carryOut(.asset(.cancelBooking(world.van, booking: 1)))
        #expect(Self.alarms(world).map(\.kind) == [.mayNotGo])
    }

    @Test func `what is published with a faulty van is told of at once`() throws {
        var world = try Self.drafted([1, 2], withVan: true)
        try world.given.carryOut(.asset(.reportFault(world.van, .damaged)))
        try world.publish(1)
        #expect(Self.alarms(world).map(\.kind) == [.mayNotGo])
        #expect(Self.alarms(world).map(\.missionNumber) == [1])
        try world.given.carryOut(.asset(.repair(world.van)))
        #expect(Self.alarms(world).isEmpty)
    }

    @Test func `with the last door of a round its van is free again`() throws {
        var world = try Self.published([1, 2], withVan: true)
        try world.given.carryOut(.hotline(.cancelRequest(world.request(1), .noLongerNeeded)))
        #expect(world.given.operation.assets[world.van]?.bookings.count == 1)
        try world.given.carryOut(.hotline(.cancelRequest(world.request(2), .noLongerNeeded)))
        #expect(world.given.operation.assets[world.van]?.bookings.isEmpty == true)
        #expect(world.given.operation.rounds.live.isEmpty)
    }

    private static func vanAlarms(_ world: RoundWorld) -> [Int64] {
        alarms(world).filter { $0.kind == .mayNotGo }.map(\.missionNumber)
    }

    @Test func `a van is told of no more when its round is taken back or nobody drives it`() throws
    {
        var world = try Self.published([1, 2], withVan: true)
        try world.given.carryOut(.asset(.reportFault(world.van, .damaged)))
        #expect(Self.vanAlarms(world) == [1])
        var back = world
        try back.given.carryOut(.rounds(.withdraw(back.round(1).id)))
        #expect(Self.alarms(back).isEmpty)
        let (one, id) = (world.given.volunteer(1), world.given.mission(2))
        try world.given.carryOut(.crew(.leave(id, one, .stepBack)))
        #expect(Self.vanAlarms(world).isEmpty)
        // Whoever takes it on would drive the same van.
        for number in [2, 1] as [Int64] {
            let two = world.given.volunteer(2)
            try world.given.carryOut(.dispatching(.offer(world.request(number), to: [two])))
            try world.given.carryOut(
                .dispatching(.accept(world.given.mission(number), .volunteer(two))))
            #expect(Self.vanAlarms(world) == [2])
        }
        try world.given.carryOut(.asset(.repair(world.van)))
        #expect(Self.vanAlarms(world).isEmpty)
    }

    @Test func `in a journal of before the alarm about a van ends when it is repaired`() throws {
        var world = try Self.published([1, 2], withVan: true)
        try world.given.carryOut(.asset(.reportFault(world.van, .damaged)))
        let back = world.given.when(.rounds(.withdraw(world.round(1).id))).events
        for event in back {
            if case .crew(.alarmClosed) = event { continue }
            world.given.happened(event)
        }
        #expect(Self.vanAlarms(world) == [1])
        try world.given.carryOut(.asset(.repair(world.van)))
        #expect(Self.vanAlarms(world).isEmpty)
    }

    // MARK: What was agreed

    /// Request 1 has been agreed for noon to one o'clock, and nobody has said yes to it.
    private static func agreed() throws -> RoundWorld {
        var world = try RoundWorld(crewRules: .standard)
        try world.given.carryOut(
            .dispatching(.offer(world.request(1), to: [world.given.volunteer(3)])))
        try world.given.carryOut(
            .visits(
                .agreeSlot(world.given.mission(1), from: RoundWorld.ten + .hours(2), minutes: 60)))
        return world
    }

    private static let noon = RoundWindow(
        from: RoundWorld.ten + .hours(2), until: RoundWorld.ten + .hours(3))

    private static func plan(_ world: RoundWorld, within window: RoundWindow) -> RoundPlan {
        var plan = world.plan([1], from: RoundWorld.ten + .hours(2) + .minutes(20))
        plan.stops[0].window = window
        return plan
    }

    @Test func `an hour that was agreed with her is told to planners, and kept to`() throws {
        let world = try Self.agreed()
        let day = try world.given.operation.roundProblem(
            of: Samples.department, on: RoundWorld.date, crews: [], at: Samples.start)
        #expect(day.deliveries.first { $0.number == 1 }?.window == Self.noon)
        let other = try world.given.operation.roundProblem(
            of: Samples.department, on: Samples.day("2020-03-25"), crews: [], at: Samples.start)
        #expect(other.deliveries.map(\.number) == [2, 3])
        let early = world.given.when(world.wish(PlannedRound(world.plan([1]))))
        #expect(early.refusal?.code == "rounds.outside_agreed_hour")
        let wide = RoundWindow(from: Self.noon.from, until: Self.noon.until + .minutes(30))
        let told = world.given.when(world.wish(PlannedRound(Self.plan(world, within: wide))))
        #expect(told.refusal?.code == "rounds.outside_agreed_hour")
        let good = world.wish(PlannedRound(Self.plan(world, within: Self.noon)))
        #expect(world.given.when(good).refusal == nil)
    }

    @Test func `publishing leaves an hour that was agreed as it is, and withdrawing too`() throws {
        var world = try Self.agreed()
        let narrow = RoundWindow(from: Self.noon.from, until: Self.noon.until - .minutes(15))
        try world.draft(Self.plan(world, within: narrow))
        try world.publish(1)
        func slot() throws -> CrewSlot? { try Self.watch(world, 1).slot }
        let agreed = CrewSlot(from: Self.noon.from, until: Self.noon.until)
        #expect(try slot().map { [$0.from, $0.until] } == [agreed.from, agreed.until])
        try world.given.carryOut(.rounds(.withdraw(world.round(1).id)))
        #expect(try slot().map { [$0.from, $0.until] } == [agreed.from, agreed.until])
        // Whoever is sent next is asked whether they come.
        #expect(try Self.watch(world, 1).confirmDue == Self.noon.from - .hours(24))
        let request = try #require(world.given.operation.requests[world.request(1)])
        #expect(request.dueAt <= Self.noon.until)
        let read = try #require(Operation(snapshot: world.given.operation.snapshot()))
        #expect(read == world.given.operation)
    }

    @Test func `nobody rings to say that nobody comes whose hour stands, or is agreed anew`() throws
    {
        var world = try Self.agreed()
        try world.draft(Self.plan(world, within: Self.noon))
        try world.publish(1)
        func calls(_ purpose: CallPurpose) -> [PlannedCall] {
            world.given.operation.plannedCalls.values.filter { $0.purpose == purpose }
        }
        let told = try #require(calls(.dayBefore).first)
        try world.given.carryOut(
            .followUp(.cancel(told.id, .reached, note: nil)), at: told.callAt)
        let now = told.callAt
        try world.given.carryOut(.rounds(.withdraw(world.round(1).id)), at: now)
        #expect(calls(.calledOff).isEmpty)
        // Who was told of a round alone is called, until somebody agrees an hour with her.
        var plain = try Self.published([1, 2])
        let call = try #require(
            plain.given.operation.plannedCalls.values.first { $0.request == plain.request(1) })
        try plain.given.carryOut(
            .followUp(.cancel(call.id, .reached, note: nil)), at: call.callAt)
        try plain.given.carryOut(.rounds(.withdraw(plain.round(1).id)), at: call.callAt)
        #expect(plain.given.operation.plannedCalls.values.map(\.purpose) == [.calledOff])
        try plain.given.carryOut(
            .visits(
                .agreeSlot(plain.given.mission(1), from: RoundWorld.ten + .hours(2), minutes: 60)),
            at: call.callAt)
        #expect(plain.given.operation.plannedCalls.isEmpty)
    }

    @Test func `what was promised by hand is not made wider by what else she asked for`() throws {
        var world = try Self.drafted([1, 3, 2], pinned: [1])
        let people = [1, 2].compactMap { world.given.operation.requests[world.request($0)]?.person }
        try world.given.carryOut(.hotline(.mergePeople(kept: people[0], merged: people[1])))
        let told = try #require(world.round(1).plan.stops[0].window)
        let events = try world.publish(1)
        let slots = events.compactMap { event -> RoundWindow? in
            guard case .visits(.slotAgreed(_, let from, let until, _)) = event else { return nil }
            return RoundWindow(from: from, until: until)
        }
        #expect(slots.filter { $0 == told }.count == 2)
        // What comes to her after that is not in time for it.
        var late = try RoundWorld(crewRules: .standard)
        let both = [1, 2].compactMap { late.given.operation.requests[late.request($0)]?.person }
        try late.given.carryOut(.hotline(.mergePeople(kept: both[0], merged: both[1])))
        var plan = late.plan([1, 3])
        plan.stops = late.stops([1, 3], pinned: [1])
        plan.stops += late.stops([2], from: RoundWorld.ten + .hours(2))
        plan.backAt = RoundWorld.ten + .hours(3)
        plan.shift = RoundWindow(from: plan.leavesAt, until: plan.backAt)
        late.given.when(late.wish(PlannedRound(plan)))
            .thenRefuses(.rounds(.outsideWindow(number: 2)))
    }

    @Test func `a planner is told what goes to one door, and not whose it is`() throws {
        var world = try RoundWorld(deliveries: 4)
        let people = [2, 3].compactMap { world.given.operation.requests[world.request($0)]?.person }
        try world.given.carryOut(.hotline(.mergePeople(kept: people[0], merged: people[1])))
        try world.draft(world.plan([3]))
        try world.publish(1)
        let day = try world.given.operation.roundProblem(
            of: Samples.department, on: RoundWorld.date, crews: [])
        #expect(day.deliveries.map(\.together) == [nil, 2, nil])
        #expect(day.promised.map(\.delivery.together) == [2])
        let promise = day.promise(toWhoWaitsFor: day.deliveries[1])
        #expect(promise?.window == world.round(1).plan.stops[0].window)
    }

    // MARK: Confirming

    @Test func `the crew is asked to confirm at the first door that is left`() throws {
        var world = try Self.published([1, 2, 3])
        let asked = try #require(try Self.watch(world, 1).confirmDue)
        #expect(try Self.watch(world, 2).confirmDue == nil)
        try world.given.carryOut(.hotline(.cancelRequest(world.request(1), .noLongerNeeded)))
        #expect(try Self.watch(world, 2).confirmDue == asked + .minutes(15))
        #expect(try Self.watch(world, 3).confirmDue == nil)
        // They were asked, and had not answered: the next door asks at once.
        try world.given.carryOut(
            .crew(.runOut(world.given.mission(2), .confirmation)), at: asked + .minutes(15))
        let now = asked + .hours(2)
        try world.given.carryOut(
            .hotline(.cancelRequest(world.request(2), .noLongerNeeded)), at: now)
        #expect(try Self.watch(world, 3).confirmDue == now)
        let read = try #require(Operation(snapshot: world.given.operation.snapshot()))
        #expect(read == world.given.operation)
    }

    @Test func `who has confirmed a round has confirmed all of it`() throws {
        var world = try Self.published([1, 2, 3])
        let asked = try #require(try Self.watch(world, 1).confirmDue)
        let first = world.given.mission(1)
        try world.given.carryOut(.crew(.runOut(first, .confirmation)), at: asked)
        try world.given.carryOut(.crew(.confirm(first, nil)), at: asked)
        for number in 1...3 as ClosedRange<Int64> {
            #expect(try Self.watch(world, number).confirmation == .confirmed)
        }
        try world.given.carryOut(
            .hotline(.cancelRequest(world.request(1), .noLongerNeeded)), at: asked)
        #expect(try Self.watch(world, 2).confirmDue == nil)
        #expect(try Self.watch(world, 2).confirmation == .confirmed)
    }

    // MARK: Codes, and what a navigator is told

    @Test func `nothing is published with a code too few: somebody has laid it out meanwhile`()
        throws
    {
        var world = try Self.drafted([1, 2])
        let codes = [VisitCode(bits: 1)]
        world.given.when(.rounds(.publish(world.round(1).id, codes: codes)))
            .thenRefuses(.rounds(.changedMeanwhile(round: 1)))
        try world.publish(1)
    }

    @Test func `a navigator is led to no door that is over`() throws {
        var world = try Self.published([1, 2])
        try world.given.carryOut(.hotline(.cancelRequest(world.request(1), .noLongerNeeded)))
        let track = RoundTrack(world.round(1), names: ["417", "423"], in: .en)
        let text = String(decoding: track.bytes, as: UTF8.self)
        #expect(!text.contains("417"))
        #expect(text.contains("2. delivery 423"))
    }
}
