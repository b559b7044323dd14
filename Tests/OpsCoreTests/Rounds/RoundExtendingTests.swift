import OpsTesting
import Testing

@testable import OpsCore

/// A round that is published, or on its way already, takes on one more delivery.
struct RoundExtendingTests {
    /// Requests 1 and 2 are published with round 1 at ten and a quarter past; 3 has just been asked for.
    static func world(
        deliveries: Int = 3, van: Bool = false, day: RoundWorld? = nil
    ) throws -> RoundWorld {
        var world = try day ?? RoundWorld(deliveries: deliveries)
        try world.draft(world.plan([1, 2], van: van ? world.van : nil))
        try world.publish(1)
        return world
    }

    /// The same with requests put at the end, a quarter of an hour each.
    static func more(
        _ world: RoundWorld, _ numbers: [Int64] = [3], change: (inout RoundPlan) -> Void = { _ in }
    ) -> PlannedRound {
        let round = world.round(1)
        var plan = round.plan.ahead
        let end = plan.stops.last?.arrival ?? round.plan.leavesAt
        plan.stops += world.stops(numbers, from: end + .minutes(15))
        plan.backAt = plan.backAt + .minutes(Int64(numbers.count) * 15)
        plan.shift = RoundWindow(
            from: plan.shift.from, until: max(plan.shift.until, plan.backAt))
        change(&plan)
        return world.again(1, plan)
    }

    static func extend(
        _ world: inout RoundWorld, _ wish: PlannedRound, at instant: Instant = Samples.start
    ) throws -> [Event] {
        try world.given.carryOut(world.wish(wish), at: instant)
    }

    @Test func `one more delivery has its mission in one decision, and the others are as before`()
        throws
    {
        var world = try Self.world(van: true)
        let before = world.given.operation
        let wish = Self.more(world)
        let codes = [1, 2, 3].map { VisitCode(bits: $0) }
        let layout = RoundLayout(world.round(1).id, revision: world.round(1).revision)
        let coded = PlannedRound(wish.plan, replacing: layout, codes: codes)
        let outcome = world.given.when(world.wish(coded))
        #expect(outcome.decision?.vault.count == 1)
        if case .visitCode(_, let code)? = outcome.decision?.vault.first {
            #expect(code == codes[2])
        }
        let events = try Self.extend(&world, wish)
        let names = events.map(\.name)
        #expect(names.count { $0 == "dispatching.mission_opened.v1" } == 1)
        #expect(names.count { $0 == "visits.slot_agreed.v1" } == 1)
        #expect(names.count { $0 == "rounds.extended.v1" } == 1)
        let operation = world.given.operation
        let request = try #require(operation.requests[world.request(3)])
        let mission = try #require(request.mission.flatMap { operation.missions[$0] })
        #expect(request.status == .assigned && mission.number == 3)
        #expect(mission.accepted.map(\.volunteer) == [world.given.volunteer(1)])
        for number in [1, 2] as [Int64] {
            let id = world.request(number)
            #expect(operation.requests[id] == before.requests[id])
            let held = world.given.mission(number)
            #expect(operation.missions[held] == before.missions[held])
            #expect(operation.crews.watches[held] == before.crews.watches[held])
        }
        let round = world.round(1)
        #expect(round.state == .published && round.revision == 2)
        #expect(round.openRequests == [1, 2, 3].map { world.request($0) })
        // The vehicle is kept for as long as the round is away now, once.
        let bookings = try #require(operation.assets[world.van]?.bookings)
        #expect(bookings.map(\.slot) == [round.plan.slot])
        #expect(bookings.map(\.number) == [round.booking])
        let read = try #require(Operation(snapshot: operation.snapshot()))
        #expect(read == operation)
    }

    @Test func `who is new to the round is called before somebody comes, the others are not again`()
        throws
    {
        var world = try Self.world()
        let soon = RoundWorld.ten - .minutes(20)
        let calls = world.given.operation.plannedCalls
        _ = try Self.extend(&world, Self.more(world), at: soon)
        let more = world.given.operation.plannedCalls.values.filter { calls[$0.id] == nil }
        #expect(more.map(\.request) == [world.request(3)])
        #expect(more.map(\.purpose) == [.dayBefore] && more.map(\.number) == [3])
        #expect(more.first?.callAt == soon)
        #expect(more.first.map { $0.dueAt <= RoundWorld.ten + .minutes(30) } == true)
    }

    @Test func `a round that is out takes on more behind the door that it has begun`() throws {
        var world = try Self.world(deliveries: 4, van: true)
        let ten = RoundWorld.ten
        try world.given.carryOut(.dispatching(.start(world.given.mission(1))), at: ten)
        let watch = world.given.operation.crews.watches[world.given.mission(1)]
        _ = try Self.extend(&world, Self.more(world), at: ten)
        #expect(world.given.operation.crews.watches[world.given.mission(1)] == watch)
        try world.given.carryOut(.dispatching(.complete(world.given.mission(1))), at: ten)
        // What is over stays as it was, and the wish knows nothing of it.
        _ = try Self.extend(&world, Self.more(world, [4]), at: ten + .minutes(5))
        #expect(world.round(1).plan.stops.map(\.isClosed) == [true, false, false, false])
        #expect(world.round(1).plan.leavesAt == ten - .minutes(10))
        #expect(world.given.operation.volunteers[world.given.volunteer(1)]?.missions.count == 3)
    }

    @Test func `what was promised to others is not changed for one more`() throws {
        let world = try Self.world()
        func refusal(_ change: @escaping (inout RoundPlan) -> Void) -> Refusal? {
            world.given.when(world.wish(Self.more(world, change: change))).refusal
        }
        #expect(refusal { _ in } == nil)
        let stays = Refusal.rounds(.staysAsPublished(round: 1))
        let other = world.given.volunteer(2)
        #expect(refusal { $0.crew = [other] } == stays)
        #expect(refusal { $0.crew += [other] } == stays)
        #expect(refusal { $0.vehicle = world.van } == stays)
        #expect(refusal { $0.capacity = 11 } == stays)
        #expect(refusal { $0.start = nil } == stays)
        #expect(
            refusal { $0.stops.removeFirst() } == .rounds(.staysInRound(number: 1, round: 1)))
        #expect(refusal { $0.stops = [] } == .rounds(.staysInRound(number: 1, round: 1)))
        #expect(
            refusal { plan in
                let told = plan.stops[0].window.map {
                    RoundWindow(from: $0.from, until: $0.until + .minutes(15))
                }
                plan.stops[0].window = told
            } == .rounds(.windowWasTold(number: 1)))
        #expect(
            refusal { plan in
                plan.stops[1].arrival = plan.stops[1].arrival + .hours(2)
                plan.stops[1].departure = plan.stops[1].arrival
                plan.stops[2].arrival = plan.stops[1].arrival
                plan.stops[2].departure = plan.stops[1].arrival
            } == .rounds(.outsideWindow(number: 2)))
        // In another order, within what was told: nobody minds.
        #expect(
            refusal { plan in
                let (one, two) = (plan.stops[0], plan.stops[1])
                (plan.stops[0], plan.stops[1]) = (two, one)
                (plan.stops[0].arrival, plan.stops[0].departure) = (one.arrival, one.departure)
                (plan.stops[1].arrival, plan.stops[1].departure) = (two.arrival, two.departure)
            } == nil)
    }

    @Test func `what is new keeps to the rules by which any round is judged`() throws {
        var world = try Self.world(deliveries: 4)
        func refusal(_ wish: PlannedRound, at instant: Instant = Samples.start) -> Refusal? {
            world.given.when(world.wish(wish), at: instant).refusal
        }
        #expect(
            refusal(Self.more(world) { $0.stops.append($0.stops[2]) })
                == .rounds(.repeatedStop(number: 3)))
        #expect(
            refusal(
                Self.more(world) { plan in
                    plan.stops[2].parcels = 9
                }) == .rounds(.overCapacity(load: 11, capacity: 10)))
        #expect(
            refusal(
                Self.more(world) { plan in
                    plan.shift = RoundWindow(
                        from: plan.shift.from, until: plan.backAt - .minutes(1))
                }) == .rounds(.outsideShift(round: 1)))
        // Before it leaves it may leave at another time, but not in the past.
        let early = RoundWorld.ten - .minutes(30)
        #expect(
            refusal(
                Self.more(world) { plan in
                    plan.leavesAt = early
                    plan.shift = RoundWindow(from: early, until: plan.shift.until)
                }) == nil)
        #expect(
            refusal(
                Self.more(world) { plan in
                    plan.leavesAt = early
                    plan.shift = RoundWindow(from: early, until: plan.shift.until)
                }, at: early) == .rounds(.leavesTooSoon(round: 1)))
        #expect(
            refusal(
                Self.more(world) { plan in
                    plan.stops[2].arrival = plan.stops[1].arrival
                }) == .rounds(.timesOutOfOrder(stop: 3)))
        let other = world.given.volunteer(2)
        try world.given.carryOut(.dispatching(.offer(world.request(4), to: [other])))
        try world.given.carryOut(
            .dispatching(.accept(world.given.mission(3), .onlyOneAsked)))
        #expect(refusal(Self.more(world, [4])) == .rounds(.notOpen(number: 4, .assigned)))
    }

    @Test func `the crew may bring what is new, and is not in its own way`() throws {
        var world = try Self.world()
        // Vetted for the day it was named, and not any more.
        let id = world.given.volunteer(1)
        var change = VolunteerChange()
        change.vettedUntil = Samples.day("2020-03-23")
        try world.given.carryOut(.roster(.change(id, change)))
        let expired = ReasonAgainst.vettingExpired(Samples.day("2020-03-23"))
        world.given.when(world.wish(Self.more(world)))
            .thenRefuses(.dispatching(.doesNotFit(number: 1, expired)))
        // What it had said yes to before is asked of nobody.
        #expect(world.given.when(world.wish(Self.more(world, []))).refusal == nil)
    }

    @Test func `nobody turns round, and nothing new is in the past`() throws {
        var world = try Self.world()
        let ten = RoundWorld.ten
        try world.given.carryOut(.dispatching(.start(world.given.mission(2))), at: ten)
        let wish = Self.more(world)
        world.given.when(world.wish(wish), at: ten)
            .thenRefuses(.rounds(.doorComesFirst(number: 2, round: 1)))
        let turned = Self.more(world) { plan in
            let (one, two) = (plan.stops[0], plan.stops[1])
            (plan.stops[0], plan.stops[1]) = (two, one)
            (plan.stops[0].arrival, plan.stops[0].departure) = (one.arrival, one.departure)
            (plan.stops[1].arrival, plan.stops[1].departure) = (two.arrival, two.departure)
        }
        #expect(world.given.when(world.wish(turned), at: ten).refusal == nil)
        // At the moment itself it is over.
        world.given.when(world.wish(turned), at: ten + .minutes(30))
            .thenRefuses(.rounds(.arrivalIsOver(number: 3)))
        let before = Self.more(world) { plan in
            let new = plan.stops.removeLast()
            plan.stops.insert(new, at: 0)
        }
        world.given.when(world.wish(before), at: ten)
            .thenRefuses(.rounds(.doorComesFirst(number: 2, round: 1)))
    }

    @Test func `what has left has left`() throws {
        var world = try Self.world(deliveries: 4)
        func later(_ world: RoundWorld) -> PlannedRound {
            Self.more(world) { $0.leavesAt = $0.leavesAt + .minutes(5) }
        }
        #expect(world.given.when(world.wish(later(world))).refusal == nil)
        let left = RoundWorld.ten - .minutes(10)
        world.given.when(world.wish(later(world)), at: left)
            .thenRefuses(.rounds(.hasLeft(round: 1)))
        #expect(world.given.when(world.wish(Self.more(world)), at: left).refusal == nil)
        // By its missions as well, before its hour.
        try world.given.carryOut(
            .dispatching(.start(world.given.mission(1))), at: left - .minutes(30))
        world.given.when(world.wish(later(world)), at: left - .minutes(30))
            .thenRefuses(.rounds(.hasLeft(round: 1)))
    }

    @Test func `one who is awaited already hears of no second window, and is not called twice`()
        throws
    {
        var world = try RoundWorld()
        let people = [1, 3].compactMap { world.given.operation.requests[world.request($0)]?.person }
        try world.given.carryOut(.hotline(.mergePeople(kept: people[0], merged: people[1])))
        world = try Self.world(day: world)
        let calls = world.given.operation.plannedCalls.count
        let told = try #require(world.round(1).plan.stops[0].window)
        let events = try Self.extend(&world, Self.more(world))
        #expect(world.given.operation.plannedCalls.count == calls)
        let slots = events.compactMap { event -> RoundWindow? in
            guard case .visits(.slotAgreed(_, let from, let until, _)) = event else { return nil }
            return RoundWindow(from: from, until: until)
        }
        #expect(slots == [told])
        // Nor where the new one comes first on the way.
        var first = try RoundWorld()
        try first.given.carryOut(.hotline(.mergePeople(kept: people[0], merged: people[1])))
        first = try Self.world(day: first)
        let before = Self.more(first) { plan in
            var new = plan.stops.removeLast()
            new.arrival = plan.stops[0].arrival
            new.departure = new.arrival
            plan.stops.insert(new, at: 0)
        }
        _ = try Self.extend(&first, before)
        #expect(first.given.operation.plannedCalls.count == calls)
        // Beyond her window nobody comes to her, whatever window the wish names.
        var late = try RoundWorld()
        try late.given.carryOut(.hotline(.mergePeople(kept: people[0], merged: people[1])))
        late = try Self.world(day: late)
        let wish = Self.more(late) { plan in
            let at = plan.stops[0].arrival + .hours(2)
            plan.stops[2].arrival = at
            plan.stops[2].departure = at
            plan.stops[2].window = RoundWindow(from: at, until: at + .hours(1))
            plan.backAt = at + .minutes(15)
            plan.shift = RoundWindow(from: plan.shift.from, until: plan.backAt)
        }
        late.given.when(late.wish(wish)).thenRefuses(.rounds(.outsideWindow(number: 3)))
    }

    @Test func `a delivery leaves its draft for a round that is on its way`() throws {
        var world = try Self.world(deliveries: 4)
        try world.draft(world.plan([3, 4], crew: [2]))
        // Somebody is asked about it: it has a mission already.
        try world.given.carryOut(
            .dispatching(.offer(world.request(3), to: [world.given.volunteer(3)])))
        let draft = world.round(2)
        var left = draft.plan
        left.stops.removeFirst()
        world.given.when(world.wish(Self.more(world)))
            .thenRefuses(.rounds(.inAnotherRound(number: 3, round: 2)))
        let events = try world.given.carryOut(
            world.wish(Self.more(world), world.again(2, left)))
        #expect(world.round(1).openRequests.contains(world.request(3)))
        #expect(world.round(2).openRequests == [world.request(4)])
        // It is told once that it left the draft.
        #expect(world.round(2).revision == draft.revision + 1)
        #expect(!events.contains { if case .rounds(.stopClosed) = $0 { true } else { false } })
        let mission = world.given.mission(3)
        let held = world.given.operation.volunteers[world.given.volunteer(1)]?.inHand
        #expect(held?.first { $0.mission == mission }?.goesAt == world.round(1).plan.leavesAt)
    }

    @Test func `of two who add at once the second looks again, and of a stop that is over as well`()
        throws
    {
        var world = try Self.world(deliveries: 4)
        let (one, other) = (Self.more(world), Self.more(world, [4]))
        _ = try Self.extend(&world, one)
        world.given.when(world.wish(other)).thenRefuses(.rounds(.changedMeanwhile(round: 1)))
        let stale = Self.more(world, [4])
        try world.given.carryOut(.hotline(.cancelRequest(world.request(1), .noLongerNeeded)))
        world.given.when(world.wish(stale)).thenRefuses(.rounds(.changedMeanwhile(round: 1)))
        #expect(world.given.when(world.wish(Self.more(world, [4]))).refusal == nil)
    }

    @Test func `whose door was in vain may be tried once more by the same round`() throws {
        var world = try Self.world()
        let ten = RoundWorld.ten
        try world.given.carryOut(.dispatching(.start(world.given.mission(1))), at: ten)
        try world.given.carryOut(
            .dispatching(.fail(world.given.mission(1), .notHome)), at: ten)
        _ = try Self.extend(&world, Self.more(world, [1]), at: ten)
        #expect(world.round(1).plan.stops.map(\.request) == [2, 1].map { world.request($0) })
        #expect(world.round(1).plan.stops.allSatisfy { !$0.isClosed })
        #expect(world.given.operation.requests[world.request(1)]?.status == .assigned)
    }
}
