import OpsTesting
import Testing

@testable import OpsCore

/// Rounds on paper: what may be laid out, and what Ops says no to (must-do 24).
struct RoundTests {
    @Test func `a round is laid out as it was wished, and takes nothing from anybody`() throws {
        var world = try RoundWorld()
        let before = world.given.operation
        let plan = world.plan([1, 2, 3], van: world.van)
        let round = try world.draft(plan)
        #expect(round.number == 1 && round.state == .draft && round.revision == 1)
        #expect(round.plan == plan)
        #expect(world.given.operation.requests == before.requests)
        #expect(world.given.operation.missions.isEmpty)
        #expect(world.given.operation.assets == before.assets)
    }

    @Test func `rounds of one day are laid out together, or none of them`() throws {
        var world = try RoundWorld()
        let both = world.wish(
            PlannedRound(world.plan([1])), PlannedRound(world.plan([2], crew: [2])))
        try world.given.carryOut(both)
        #expect(world.given.operation.rounds.inOrder.map(\.number) == [1, 2])
        let mixed = world.wish(
            PlannedRound(world.plan([3], crew: [3])), world.again(1, world.plan([1, 2])))
        world.given.when(mixed).thenRefuses(.rounds(.inAnotherRound(number: 2, round: 2)))
        #expect(world.given.operation.rounds.count == 2)
    }

    @Test func `what breaks a rule is refused with that rule`() throws {
        var world = try RoundWorld(deliveries: 3)
        try world.given.carryOut(Samples.logContact(.medicine))
        try world.given.carryOut(Samples.logContact(.courtesyVisit))
        try world.given.carryOut(Samples.logContact(.food, postcode: "75011"))
        let medicine = world.request(4)
        func refusal(_ change: (inout RoundPlan) -> Void) -> Refusal? {
            var plan = world.plan([1, 2])
            change(&plan)
            return world.given.when(world.wish(PlannedRound(plan))).refusal
        }
        #expect(refusal { _ in } == nil)
        #expect(refusal { $0.stops = [] } == .rounds(.noStops))
        #expect(refusal { $0.capacity = 1 } == .rounds(.overCapacity(load: 2, capacity: 1)))
        #expect(refusal { $0.stops.swapAt(0, 1) } == .rounds(.timesOutOfOrder(stop: 2)))
        #expect(
            refusal { $0.backAt = $0.stops[1].arrival } == .rounds(.timesOutOfOrder(stop: 2)))
        #expect(
            refusal { $0.stops[1].request = $0.stops[0].request }
                == .rounds(.repeatedStop(number: 1)))
        #expect(refusal { $0.stops[1].window = nil } == .rounds(.outsideWindow(number: 2)))
        #expect(
            refusal { plan in
                let from = plan.stops[1].arrival + .minutes(1)
                plan.stops[1].window = RoundWindow(from: from, until: from + .hours(1))
            } == .rounds(.outsideWindow(number: 2)))
        #expect(
            refusal { $0.stops[1].request = medicine }
                == .rounds(.medicineWithoutPickUp(number: 4)))
        #expect(
            refusal { $0.stops[1].request = world.request(5) }
                == .rounds(.notDeliverable(number: 5)))
        #expect(
            refusal { $0.stops[1].request = world.request(6) }
                == .rounds(.elsewhere(number: 6, Samples.department)))
        #expect(
            refusal { $0.stops[1].request = Samples.id(99) }
                == .rounds(.unknownRequest(Samples.id(99))))
        #expect(
            refusal { $0.crew = [Samples.id(98)] }
                == .rounds(.unknownVolunteer(Samples.id(98))))
        #expect(refusal { $0.crew += $0.crew } == .rounds(.repeatedVolunteer(number: 1)))
        #expect(
            refusal { $0.vehicle = Samples.id(97) }
                == .rounds(.unknownVehicle(Samples.id(97))))
        #expect(refusal { $0.leavesAt = $0.leavesAt - .days(1) } == .rounds(.otherDay(round: 1)))
        func back(after days: Int64) -> Refusal? {
            refusal { plan in
                plan.backAt = plan.backAt + .days(days)
                plan.shift = RoundWindow(from: plan.leavesAt, until: plan.backAt)
            }
        }
        #expect(back(after: 1) == nil)
        #expect(back(after: 2) == .rounds(.backTooLate(round: 1)))
        #expect(back(after: 3_650) == .rounds(.backTooLate(round: 1)))
        world.given.when(world.wish(PlannedRound(world.plan([1])), on: Samples.day("2020-03-22")))
            .thenRefuses(.rounds(.dayIsOver(Samples.day("2020-03-22"))))
        world.given.when(world.wish(PlannedRound(world.plan([1]))), at: RoundWorld.ten)
            .thenRefuses(.rounds(.leavesTooSoon(round: 1)))
    }

    @Test func `who comes along comes to every door, and too few go to none that takes more`()
        throws
    {
        let pairs = NeedRule(kind: .food, dueWithin: .hours(4), crew: 2, skill: nil)
        var world = try RoundWorld(deliveries: 2, needs: [pairs])
        world.given.when(world.wish(PlannedRound(world.plan([1], crew: [1]))))
            .thenRefuses(.rounds(.crewSize(number: 1, crew: 2)))
        try world.draft(world.plan([1, 2], crew: [1, 2, 3]))
        try world.publish(1)
        for mission in world.given.operation.missions.values {
            #expect(mission.crew == 3 && mission.isCrewComplete)
        }
    }

    @Test func `medicine is picked up before it is brought, and is on board from there`() throws {
        var world = try RoundWorld(deliveries: 2)
        try world.given.carryOut(Samples.logContact(.medicine))
        let start = RoundWorld.ten
        var plan = world.plan([1, 2, 3], from: start + .minutes(15), capacity: 2)
        let pickUp = RoundStop(
            .pickUp, of: world.request(3), arrival: start, departure: start + .minutes(5),
            position: Samples.neighbourPosition)
        plan.leavesAt = start
        plan.shift = RoundWindow(from: start, until: plan.backAt)
        plan.stops.insert(pickUp, at: 0)
        // Two of food and the packet: three at once.
        #expect(
            world.given.when(world.wish(PlannedRound(plan))).refusal
                == .rounds(.overCapacity(load: 3, capacity: 2)))
        plan.stops.remove(at: 0)
        var late = pickUp
        late.arrival = plan.stops[0].departure
        late.departure = late.arrival
        plan.stops.insert(late, at: 1)
        #expect(world.given.when(world.wish(PlannedRound(plan))).refusal == nil)
        plan.stops.remove(at: 1)
        late.arrival = plan.stops[2].departure
        late.departure = late.arrival
        plan.stops.append(late)
        #expect(
            world.given.when(world.wish(PlannedRound(plan))).refusal
                == .rounds(.pickUpTooLate(number: 3)))
        plan.stops.remove(at: 2)
        #expect(
            world.given.when(world.wish(PlannedRound(plan))).refusal
                == .rounds(.pickUpAlone(number: 3)))
    }

    @Test func `nobody drives what does not suit them, by the rules by which anybody is asked`()
        throws
    {
        var world = try RoundWorld(volunteers: 1)
        try world.given.carryOut(Samples.addVolunteer(Samples.profile(vettedUntil: nil)))
        // Vetted today, and not any more on the day.
        let today = Samples.profile(vettedUntil: Samples.day("2020-03-23"))
        try world.given.carryOut(Samples.addVolunteer(today))
        world.given.when(world.wish(PlannedRound(world.plan([1], crew: [2]))))
            .thenRefuses(.dispatching(.doesNotFit(number: 2, .notVetted)))
        let expired = ReasonAgainst.vettingExpired(Samples.day("2020-03-23"))
        world.given.when(world.wish(PlannedRound(world.plan([1], crew: [3]))))
            .thenRefuses(.dispatching(.doesNotFit(number: 3, expired)))
    }

    @Test func `whoever is safe at some hours only is told no other ones`() throws {
        var world = try RoundWorld(deliveries: 0)
        var person = Marked.person
        person.safeHours = Samples.window("14:00-16:00")
        try world.given.carryOut(Samples.logContact(.food, person: person))
        let morning = world.plan([1])
        world.given.when(world.wish(PlannedRound(morning)))
            .thenRefuses(
                .rounds(.outsideSafeHours(number: 1, Samples.window("14:00-16:00"))))
        var afternoon = world.plan([1], from: RoundWorld.ten + .hours(4))
        let at = afternoon.stops[0].arrival
        afternoon.stops[0].window = RoundWindow(from: at, until: at + .hours(1))
        #expect(world.given.when(world.wish(PlannedRound(afternoon))).refusal == nil)
        // Neither end of what she is told lies beyond them.
        for (from, until) in [(-90, 60), (0, 120)] as [(Int64, Int64)] {
            afternoon.stops[0].window = RoundWindow(
                from: at + .minutes(from), until: at + .minutes(until))
            world.given.when(world.wish(PlannedRound(afternoon)))
                .thenRefuses(
                    .rounds(.outsideSafeHours(number: 1, Samples.window("14:00-16:00"))))
        }
        // Nor in hours that begin again later, with the danger in between.
        person.safeHours = Samples.window("22:00-10:30")
        try world.given.carryOut(Samples.logContact(.food, person: person))
        var early = world.plan([2], from: RoundWorld.ten - .hours(2))
        let morning8 = early.stops[0].arrival
        early.stops[0].window = RoundWindow(from: morning8, until: morning8 + .minutes(30))
        #expect(world.given.when(world.wish(PlannedRound(early))).refusal == nil)
        early.stops[0].window = RoundWindow(from: morning8, until: morning8 + .hours(14))
        world.given.when(world.wish(PlannedRound(early)))
            .thenRefuses(.rounds(.outsideSafeHours(number: 2, Samples.window("22:00-10:30"))))
    }

    @Test func `windows are of the day, and a round keeps to the hours of its vehicle`() throws {
        let world = try RoundWorld(deliveries: 1)
        var plan = world.plan([1])
        let told = plan.stops[0].window ?? RoundWindow(from: plan.leavesAt, until: plan.backAt)
        for window in [
            RoundWindow(from: told.from, until: told.until + .days(1)),
            RoundWindow(from: told.from - .days(1), until: told.until),
        ] {
            plan.stops[0].window = window
            world.given.when(world.wish(PlannedRound(plan)))
                .thenRefuses(.rounds(.windowBeyondDay(number: 1)))
        }
        for (from, until) in [(1, 60), (-60, -1)] as [(Int64, Int64)] {
            var plan = world.plan([1])
            plan.shift = RoundWindow(
                from: plan.leavesAt + .minutes(from), until: plan.backAt + .minutes(until))
            world.given.when(world.wish(PlannedRound(plan)))
                .thenRefuses(.rounds(.outsideShift(round: 1)))
        }
    }

    @Test func `nobody and nothing is in two places, and ends that touch are none`() throws {
        var world = try RoundWorld()
        try world.draft(world.plan([1], van: world.van))
        world.given.when(world.wish(PlannedRound(world.plan([2]))))
            .thenRefuses(.rounds(.crewTaken(number: 1, round: 1)))
        world.given.when(world.wish(PlannedRound(world.plan([2], crew: [2], van: world.van))))
            .thenRefuses(.rounds(.vehicleTaken(number: 1, round: 1)))
        let later = RoundWorld.ten + .minutes(35)
        try world.draft(world.plan([2], van: world.van, from: later))
        world.given.when(world.wish(PlannedRound(world.plan([1], crew: [3], from: later))))
            .thenRefuses(.rounds(.inAnotherRound(number: 1, round: 1)))
    }

    @Test func `a booked vehicle is another's, and a telephone is none`() throws {
        var world = try RoundWorld()
        let slot = AssetSlot(from: RoundWorld.ten, until: RoundWorld.ten + .hours(1))
        try world.given.carryOut(.asset(.book(world.van, slot, mission: nil)))
        world.given.when(world.wish(PlannedRound(world.plan([1], van: world.van))))
            .thenRefuses(.asset(.slotTaken(number: 1, until: slot.until)))
        try world.given.carryOut(.asset(.add(.phone, tag: Samples.slug("phone-1"), Samples.unit)))
        let phone = world.given.operation.assets.values.first { $0.kind == .phone }?.id
        world.given.when(world.wish(PlannedRound(world.plan([1], van: phone))))
            .thenRefuses(.rounds(.noVehicle(number: 2)))
    }

    @Test func `what is pinned stays in its round and its window until it is unpinned`() throws {
        var world = try RoundWorld()
        try world.draft(world.plan([1, 2]))
        try world.given.carryOut(.rounds(.pin(world.round(1).id, world.request(1))))
        #expect(world.round(1).plan.stops.map(\.isPinned) == [true, false])
        let moved = world.wish(
            world.again(1, world.plan([2])), PlannedRound(world.plan([1], crew: [2])))
        world.given.when(moved).thenRefuses(.rounds(.pinnedElsewhere(number: 1, round: 1)))
        world.given.when(
            world.wish(world.again(1, world.plan([1, 2], from: RoundWorld.ten + .hours(3))))
        ).thenRefuses(.rounds(.outsideWindow(number: 1)))
        // A program that does not know of the pin does not take it away.
        try world.given.carryOut(world.wish(world.again(1, world.plan([3, 1]))))
        #expect(world.round(1).holdsPinned(world.request(1)))
        try world.given.carryOut(.rounds(.unpin(world.round(1).id, world.request(1))))
        try world.given.carryOut(world.wish(world.again(1, world.plan([2]))))
        #expect(world.round(1).openRequests == [world.request(2)])
    }

    @Test func `whoever changes a draft says which layout is meant`() throws {
        var world = try RoundWorld()
        try world.draft(world.plan([1]))
        let stale = world.again(1, world.plan([1, 2]))
        try world.given.carryOut(world.wish(world.again(1, world.plan([1, 3]))))
        world.given.when(world.wish(stale)).thenRefuses(.rounds(.changedMeanwhile(round: 1)))
        let now = world.again(1, world.plan([1]))
        world.given.when(world.wish(now, now)).thenRefuses(.rounds(.repeatedRound(round: 1)))
    }

    @Test func `a draft that is left without stops is withdrawn`() throws {
        var world = try RoundWorld()
        try world.draft(world.plan([1]))
        var nothing = world.plan([1])
        nothing.stops = []
        let id = world.round(1).id
        let outcome = world.given.when(world.wish(world.again(1, nothing)))
        outcome.then([.rounds(.withdrawn(id))])
    }

    @Test func `a request that goes another way leaves the draft`() throws {
        var world = try RoundWorld()
        try world.draft(world.plan([1, 2, 3]))
        let round = world.round(1).id
        try world.given.carryOut(
            .hotline(.cancelRequest(world.request(1), .noLongerNeeded)))
        #expect(world.round(1).openRequests == [world.request(2), world.request(3)])
        try world.given.carryOut(
            .dispatching(.offer(world.request(2), to: [world.given.volunteer(2)])))
        #expect(world.round(1).openRequests.count == 2)
        let events = try world.given.carryOut(
            .dispatching(.accept(world.given.mission(1), .onlyOneAsked)))
        #expect(events.contains(.rounds(.stopClosed(round, world.request(2)))))
        #expect(world.round(1).openRequests == [world.request(3)])
        #expect(world.round(1).revision == 3)
    }

    @Test func `drafts and published rounds come back from a snapshot as they were`() throws {
        var world = try RoundWorld()
        try world.draft(world.plan([1, 2], van: world.van))
        try world.draft(world.plan([3], crew: [2]))
        try world.publish(1)
        let read = try #require(Operation(snapshot: world.given.operation.snapshot()))
        #expect(read == world.given.operation)
    }
}
