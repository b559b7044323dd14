import OpsTesting
import Testing

@testable import OpsCore

/// A round that becomes work, and what becomes of it.
struct RoundPublishingTests {
    @Test func `publishing makes a mission of each request, its crew named, in one decision`()
        throws
    {
        var world = try RoundWorld()
        try world.draft(world.plan([2, 1], van: world.van))
        let codes = [VisitCode(bits: 1), VisitCode(bits: 2)]
        let outcome = world.given.when(.rounds(.publish(world.round(1).id, codes: codes)))
        #expect(outcome.refusal == nil)
        #expect(outcome.decision?.vault.count == 2)
        let events = try world.publish(1)
        let opened = events.compactMap { event -> Int64? in
            guard case .dispatching(.missionOpened(_, let number, _, _)) = event else { return nil }
            return number
        }
        #expect(opened == [1, 2])
        #expect(world.round(1).state == .published)
        for number in [1, 2] as [Int64] {
            let request = try #require(world.given.operation.requests[world.request(number)])
            #expect(request.status == .assigned)
            let mission = try #require(
                request.mission.flatMap { world.given.operation.missions[$0] })
            #expect(mission.accepted.map(\.volunteer) == [world.given.volunteer(1)])
            #expect(world.given.operation.crews.watches[mission.id]?.slot == nil)
        }
        let van = try #require(world.given.operation.assets[world.van])
        #expect(van.bookings.map(\.slot) == [world.round(1).plan.slot])
        #expect(world.given.operation.volunteers[world.given.volunteer(1)]?.missions.count == 2)
    }

    @Test func `whoever waits is owed a call the day before, unless she wants none`() throws {
        var world = try RoundWorld()
        try world.draft(world.plan([1, 2]))
        try world.publish(1)
        let calls = world.given.operation.plannedCalls.values.sorted { $0.number < $1.number }
        #expect(calls.map(\.purpose) == [.dayBefore, .dayBefore])
        #expect(calls.map(\.request) == [world.request(1), world.request(2)])
        #expect(calls.map(\.number) == [1, 2])
        #expect(calls.allSatisfy { $0.callAt < RoundWorld.ten })
    }

    @Test func `a crew that is looked after has its slots, and confirms once`() throws {
        var world = try RoundWorld.told()
        try world.draft(world.plan([1, 2, 3], from: RoundWorld.ten + .days(0)))
        let events = try world.publish(1)
        let watches = world.round(1).openRequests.compactMap { request in
            world.given.operation.requests[request]?.mission
                .flatMap { world.given.operation.crews.watches[$0] }
        }
        #expect(watches.count == 3)
        #expect(watches.map { $0.slot?.from } == world.round(1).plan.stops.map { $0.window?.from })
        #expect(watches.dropFirst().allSatisfy { $0.confirmDue == nil })
        // Told once that they go, however many doors there are.
        let told = events.compactMap { event -> MessageBatch? in
            guard case .messages(.queued(let batch)) = event else { return nil }
            return batch
        }
        #expect(told.map(\.kind) == [.accepted])
        #expect(told.first?.recipients.map(\.volunteer) == [world.given.volunteer(1)])
        #expect(told.first?.dueAt == watches.first?.slot?.from)
        // Taken back: nobody is expected at any hour, and the crew is told once.
        let back = try world.given.carryOut(.rounds(.withdraw(world.round(1).id)))
        let missions = world.given.operation.missions.keys
        #expect(missions.count == 3)
        #expect(missions.allSatisfy { world.given.operation.crews.watches[$0]?.slot == nil })
        let stood = back.compactMap { event -> MessageBatch? in
            guard case .messages(.queued(let batch)) = event else { return nil }
            return batch
        }
        #expect(stood.map(\.kind) == [.stoodDown])
    }

    @Test func `a volunteer who was asked already goes with the round, others are let go`() throws {
        var world = try RoundWorld()
        let both = [world.given.volunteer(1), world.given.volunteer(2)]
        try world.given.carryOut(.dispatching(.offer(world.request(1), to: both)))
        try world.draft(world.plan([1, 2]))
        try world.publish(1)
        let mission = world.given.mission(1)
        let states = world.given.operation.missions[mission]?.solicitations.map(\.state)
        #expect(states == [.accepted, .withdrawn])
    }

    @Test func `what cannot be published is refused, and nothing of it is done`() throws {
        var world = try RoundWorld()
        try world.draft(world.plan([1], crew: []))
        world.given.when(.rounds(.publish(world.round(1).id)))
            .thenRefuses(.rounds(.nobodyDrives(round: 1)))
        try world.given.carryOut(world.wish(world.again(1, world.plan([1]))))
        world.given.when(.rounds(.publish(world.round(1).id)), at: RoundWorld.ten)
            .thenRefuses(.rounds(.leavesTooSoon(round: 1)))
        let before = RoundWorld.ten - .hours(2)
        try world.given.offer(.food, to: [1], at: before)
        try world.given.carryOut(
            .dispatching(.accept(world.given.mission(1), .onlyOneAsked)), at: before)
        world.given.when(.rounds(.publish(world.round(1).id)), at: before)
            .thenRefuses(.dispatching(.cannotGo(number: 1, .onAnotherMission(from: nil))))
        world.given.when(.rounds(.publish(Samples.id(9))))
            .thenRefuses(.rounds(.unknownRound(Samples.id(9))))
    }

    @Test func `one crew drives two rounds at different times, and none besides`() throws {
        var world = try RoundWorld()
        try world.draft(world.plan([1]))
        try world.draft(world.plan([2], from: RoundWorld.ten + .hours(2)))
        try world.publish(1)
        try world.publish(2)
        #expect(world.given.operation.volunteers[world.given.volunteer(1)]?.missions.count == 2)
        let offer = Command.dispatching(.offer(world.request(3), to: [world.given.volunteer(1)]))
        world.given.when(offer, at: RoundWorld.ten).thenRefuses(
            .dispatching(.doesNotFit(number: 1, .onAnotherMission(from: nil))))
        #expect(world.given.when(offer).refusal == nil)
    }

    @Test func `a round is over with the last of its missions, and a failed one may go again`()
        throws
    {
        var world = try RoundWorld()
        try world.draft(world.plan([1, 2]))
        try world.publish(1)
        let round = world.round(1).id
        let (first, second) = (world.given.mission(1), world.given.mission(2))
        try world.given.carryOut(.dispatching(.start(first)), at: RoundWorld.ten)
        try world.given.carryOut(.dispatching(.complete(first)), at: RoundWorld.ten)
        #expect(world.round(1).openRequests == [world.request(2)])
        try world.given.carryOut(.dispatching(.start(second)), at: RoundWorld.ten)
        world.given.when(.rounds(.withdraw(round)), at: RoundWorld.ten)
            .thenRefuses(.rounds(.crewUnderway(round: 1, mission: 2)))
        let events = try world.given.carryOut(
            .dispatching(.fail(second, .notHome)), at: RoundWorld.ten)
        #expect(events.last == .rounds(.stopClosed(round, world.request(2))))
        #expect(world.given.operation.rounds.live.isEmpty)
        #expect(
            world.given.when(
                world.wish(
                    PlannedRound(world.plan([2], from: RoundWorld.ten + .hours(3)))),
                at: RoundWorld.ten
            ).refusal == nil)
    }

    @Test func `what is withdrawn leaves its requests waiting, its van free and nobody expected`()
        throws
    {
        var world = try RoundWorld()
        try world.draft(world.plan([1, 2], van: world.van))
        try world.publish(1)
        try world.given.carryOut(.rounds(.withdraw(world.round(1).id)))
        let operation = world.given.operation
        #expect(operation.rounds.live.isEmpty && operation.plannedCalls.isEmpty)
        #expect(operation.assets[world.van]?.bookings.isEmpty == true)
        #expect(operation.volunteers[world.given.volunteer(1)]?.missions.isEmpty == true)
        for number in [1, 2] as [Int64] {
            #expect(operation.requests[world.request(number)]?.status == .open)
        }
        // And may be laid out and published once more.
        try world.draft(world.plan([2, 1], crew: [2]))
        try world.publish(2)
        #expect(world.given.operation.missions.count == 2)
    }

    @Test func `a request that ends before the day takes its call with it`() throws {
        var world = try RoundWorld()
        try world.draft(world.plan([1, 2]))
        try world.publish(1)
        try world.given.carryOut(.hotline(.cancelRequest(world.request(1), .noLongerNeeded)))
        #expect(world.given.operation.plannedCalls.values.map(\.request) == [world.request(2)])
        #expect(world.round(1).plan.stops.map(\.isClosed) == [true, false])
    }

    @Test func `every stage takes what belongs to it, and refuses the rest`() throws {
        var draft = try RoundWorld()
        try draft.draft(draft.plan([1, 2]))
        var published = draft
        try published.publish(1)
        var out = published
        try out.given.carryOut(.dispatching(.start(out.given.mission(1))), at: RoundWorld.ten)
        let id = draft.round(1).id
        let request = draft.request(1)
        let table: [(RoundsCommand, inDraft: String, published: String, out: String)] = [
            (.pin(id, request), "rounds.stop_pinned.v1", "rounds.not_draft", "rounds.not_draft"),
            (.unpin(id, request), "", "rounds.not_draft", "rounds.not_draft"),
            (.withdraw(id), "rounds.withdrawn.v1", "", "rounds.crew_underway"),
            (.publish(id), "", "rounds.not_draft", "rounds.not_draft"),
            (
                .pin(id, Samples.id(9)), "rounds.not_in_round", "rounds.not_draft",
                "rounds.not_draft"
            ),
        ]
        for (command, inDraft, inPublished, isOut) in table {
            for (world, expected) in [(draft, inDraft), (published, inPublished), (out, isOut)] {
                let summary = world.given.when(.rounds(command)).summary
                if expected.isEmpty {
                    #expect(world.given.when(.rounds(command)).refusal == nil, "\(command)")
                } else {
                    #expect(summary == expected, "\(command)")
                }
            }
        }
        let plan = draft.wish(draft.again(1, draft.plan([1])))
        #expect(draft.given.when(plan).summary == "rounds.redrawn.v1")
        #expect(published.given.when(plan).summary == "rounds.stays_in_round")
    }

    @Test func `whoever was told a time hears that nobody comes when the round is taken back`()
        throws
    {
        var world = try RoundWorld()
        try world.draft(world.plan([1, 2]))
        try world.publish(1)
        let calls = world.given.operation.plannedCalls.values.sorted { $0.number < $1.number }
        try world.given.carryOut(
            .followUp(.cancel(calls[0].id, .reached, note: nil)), at: calls[0].callAt)
        let read = try #require(Operation(snapshot: world.given.operation.snapshot()))
        #expect(read == world.given.operation)
        let withdraw = Command.rounds(.withdraw(world.round(1).id))
        try world.given.carryOut(withdraw, at: calls[0].callAt)
        let after = world.given.operation.plannedCalls.values
        #expect(after.map(\.purpose) == [.calledOff])
        #expect(after.map(\.request) == [world.request(1)])
        #expect(after.first?.person == calls[0].person)
        #expect(world.given.operation.rounds.told.isEmpty)
    }

    @Test func `who has asked for two things is called once, with one window for both`() throws {
        var world = try RoundWorld()
        let one = try #require(world.given.operation.requests[world.request(1)]?.person)
        let two = try #require(world.given.operation.requests[world.request(2)]?.person)
        try world.given.carryOut(.hotline(.mergePeople(kept: one, merged: two)))
        let plan = world.plan([1, 3, 2])
        try world.draft(plan)
        let events = try world.publish(1)
        let calls = world.given.operation.plannedCalls.values.sorted { $0.number < $1.number }
        #expect(calls.map(\.request) == [world.request(1), world.request(3)])
        let slots = events.compactMap { event -> RoundWindow? in
            guard case .visits(.slotAgreed(_, let from, let until, _)) = event else { return nil }
            return RoundWindow(from: from, until: until)
        }
        let joint = RoundWindow(
            from: try #require(plan.stops[0].window).from,
            until: try #require(plan.stops[2].window).until)
        #expect(slots.filter { $0 == joint }.count == 2)
        // What is left for her keeps the call; with the last of it the call goes.
        try world.given.carryOut(.hotline(.cancelRequest(world.request(1), .noLongerNeeded)))
        #expect(world.given.operation.plannedCalls.count == 2)
        try world.given.carryOut(.hotline(.cancelRequest(world.request(2), .noLongerNeeded)))
        #expect(world.given.operation.plannedCalls.values.map(\.request) == [world.request(3)])
    }

    @Test func `what is taken back needs as many people again as were asked for`() throws {
        var world = try RoundWorld()
        try world.draft(world.plan([1, 2], crew: [1, 2]))
        try world.publish(1)
        let missions = world.given.operation.missions.keys.sorted()
        #expect(missions.map { world.given.operation.missions[$0]?.crew } == [2, 2])
        try world.given.carryOut(.rounds(.withdraw(world.round(1).id)))
        #expect(missions.map { world.given.operation.missions[$0]?.crew } == [1, 1])
        try world.draft(world.plan([1, 2], crew: [3]))
        try world.publish(2)
        #expect(missions.allSatisfy { world.given.operation.missions[$0]?.isCrewComplete == true })
    }

    @Test func `nobody is owed a call that somebody comes and another that nobody does`() throws {
        var world = try RoundWorld()
        try world.draft(world.plan([1, 2]))
        try world.publish(1)
        let now = RoundWorld.ten - .days(1)
        for call in world.given.operation.plannedCalls.values {
            try world.given.carryOut(.followUp(.cancel(call.id, .reached, note: nil)), at: now)
        }
        try world.given.carryOut(.rounds(.withdraw(world.round(1).id)), at: now)
        func purposes() -> [CallPurpose] {
            world.given.operation.plannedCalls.values.sorted { $0.number < $1.number }.map(
                \.purpose)
        }
        #expect(purposes() == [.calledOff, .calledOff])
        // One of them comes after all.
        try world.given.carryOut(world.wish(PlannedRound(world.plan([2]))), at: now)
        try world.publish(2, at: now)
        #expect(purposes() == [.calledOff, .dayBefore])
        let read = try #require(Operation(snapshot: world.given.operation.snapshot()))
        #expect(read == world.given.operation)
        // She still believes in what she was told first, and hears of it once.
        try world.given.carryOut(.rounds(.withdraw(world.round(2).id)), at: now)
        #expect(purposes() == [.calledOff, .calledOff])
        let about = world.given.operation.plannedCalls.values.compactMap(\.request)
        #expect(Set(about) == [world.request(1), world.request(2)])
    }

    /// Calls of a round whose first door is at that time, published then.
    private static func calls(
        _ stops: [Int64], from start: Instant, publishedAt instant: Instant
    ) throws -> [PlannedCall] {
        var world = try RoundWorld()
        try world.draft(world.plan(stops, from: start))
        try world.publish(1, at: instant)
        return world.given.operation.plannedCalls.values.sorted { $0.number < $1.number }
    }

    @Test func `the call the day before is made the day before, and never when it is too late`()
        throws
    {
        // Late in the evening: a day ahead nobody is called, so it is earlier on the day before.
        let late = try Self.calls(
            [1], from: RoundWorld.ten + .hours(11), publishedAt: Samples.start)
        #expect(late.map(\.callAt) == [Samples.start])
        // On the day itself: before the window begins where that can be, else before somebody comes.
        let soon = RoundWorld.ten - .minutes(20)
        let today = try Self.calls([1, 2], from: RoundWorld.ten, publishedAt: soon)
        #expect(today.map(\.callAt) == [soon, soon])
        #expect(today.map(\.dueAt) == [RoundWorld.ten, RoundWorld.ten - .minutes(15)])
        // Somebody comes before anybody is called.
        let early = try Self.calls(
            [1], from: RoundWorld.ten - .hours(3) - .minutes(30),
            publishedAt: RoundWorld.ten - .hours(5))
        #expect(early.isEmpty)
    }
}
