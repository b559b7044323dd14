import OpsTesting
import Testing

@testable import OpsCore

/// A round that is driven by two: both go to every door, and who is left goes on where they may.
struct RoundPairTests {
    private static func missions(_ world: RoundWorld) -> [Mission] {
        world.given.operation.missions.values.sorted { $0.number < $1.number }
    }

    private static func crews(_ world: RoundWorld) -> [[Int64]] {
        missions(world).map { mission in
            mission.accepted.compactMap { world.given.operation.volunteers[$0.volunteer]?.number }
        }
    }

    // MARK: Going

    @Test func `all of a round go to a door that was asked about before`() throws {
        var world = try RoundWorld(crewRules: .standard)
        try world.given.carryOut(
            .dispatching(.offer(world.request(1), to: [world.given.volunteer(3)])))
        try world.draft(world.plan([1, 2], crew: [1, 2]))
        let events = try world.publish(1)
        #expect(events.contains(.dispatching(.missionResized(world.given.mission(1), crew: 2))))
        #expect(Self.crews(world) == [[1, 2], [1, 2]])
        #expect(Self.missions(world).map(\.crew) == [2, 2])
        #expect(Self.missions(world).allSatisfy { $0.stage == .accepted })
        let read = try #require(Operation(snapshot: world.given.operation.snapshot()))
        #expect(read == world.given.operation)
    }

    @Test func `all of a round go to every door that is published once more, and that is added`()
        throws
    {
        var world = try RoundWorld(crewRules: .standard)
        try world.draft(world.plan([1, 2], crew: [1, 2]))
        try world.publish(1)
        try world.given.carryOut(.rounds(.withdraw(world.round(1).id)))
        #expect(Self.missions(world).map(\.crew) == [1, 1])
        try world.given.carryOut(
            .dispatching(.offer(world.request(3), to: [world.given.volunteer(3)])))
        try world.draft(world.plan([1, 2], crew: [1, 2]))
        try world.publish(2)
        var plan = world.round(2).plan
        plan.stops += world.stops([3], from: RoundWorld.ten + .minutes(40))
        plan.backAt = plan.backAt + .hours(1)
        plan.shift = RoundWindow(from: plan.leavesAt, until: plan.backAt)
        try world.given.carryOut(world.wish(world.again(2, plan)))
        #expect(Self.crews(world) == [[1, 2], [1, 2], [1, 2]])
    }

    @Test func `who may only come along is typed first, and the round leaves all the same`() throws
    {
        var world = try RoundWorld(volunteers: 0, crewRules: .standard)
        var profile = Samples.profile()
        profile.conditions.vetting = Vetting(scope: .accompanied)
        try world.given.carryOut(Samples.addVolunteer(profile))
        for _ in 0..<2 { try world.given.carryOut(Samples.addVolunteer()) }
        try world.given.carryOut(
            .dispatching(.offer(world.request(1), to: [world.given.volunteer(3)])))
        try world.draft(world.plan([1], crew: [1, 2]))
        try world.publish(1)
        try world.given.carryOut(.dispatching(.start(world.given.mission(1))), at: RoundWorld.ten)
        #expect(Self.crews(world) == [[1, 2]])
    }

    @Test func `who is named at a door that was asked about hears once that they go`() throws {
        var world = try RoundWorld.told()
        let asked = [1, 2].map { world.given.volunteer($0) }
        try world.given.carryOut(.dispatching(.offer(world.request(1), to: asked)))
        try world.draft(world.plan([1], crew: [1, 2]))
        #expect(MessageFollowingTests.told(try world.publish(1), world.given) == ["accepted 1,2"])
    }

    // MARK: Leaving

    private static func alarms(_ world: RoundWorld) -> [CrewAlarm] {
        world.given.operation.crews.alarms.values.sorted { $0.number < $1.number }
    }

    private static let late = RoundWorld.ten - .hours(3)

    private static func leave(
        _ number: Int64, _ world: RoundWorld, _ how: CrewLeaving = .stepBack
    ) -> Command {
        .crew(.leave(world.given.mission(1), world.given.volunteer(number), how))
    }

    @Test(arguments: [CrewLeaving.stepBack, .noShow])
    func `whoever is left of a round goes on where the need takes one`(
        _ how: CrewLeaving
    ) throws {
        var world = try RoundWorld(crewRules: .standard)
        try world.draft(world.plan([1, 2], crew: [1, 2]))
        try world.publish(1)
        let events = try world.given.carryOut(Self.leave(1, world, how), at: Self.late)
        #expect(Self.crews(world) == [[2], [2]])
        #expect(Self.missions(world).map(\.crew) == [1, 1])
        #expect(Self.missions(world).allSatisfy { $0.stage == .accepted })
        // Nobody has anything to do about it: there is no alarm, and each says why.
        #expect(Self.alarms(world).isEmpty)
        let next = events.compactMap { event -> CrewNext? in
            if case .crew(.memberLeft(let left)) = event { left.next } else { nil }
        }
        #expect(next == [.goesOn, .goesOn])
        #expect(world.round(1).plan.crew == [world.given.volunteer(2)])
        for number in [1, 2] as [Int64] {
            let request = try #require(world.given.operation.requests[world.request(number)])
            #expect(request.status == .assigned)
            #expect(request.owner == .crew(world.given.mission(number)))
        }
        let read = try #require(Operation(snapshot: world.given.operation.snapshot()))
        #expect(read == world.given.operation)
        try world.given.carryOut(.dispatching(.start(world.given.mission(2))), at: RoundWorld.ten)
        // The last one leaves: it takes again as many as its need asks for.
        try world.given.carryOut(Self.leave(2, world), at: RoundWorld.ten)
        #expect(Self.missions(world).map(\.crew) == [1, 1])
        #expect(Self.missions(world).first?.stage == .offered)
    }

    @Test func `who may only come along does not go on alone, and somebody is asked`() throws {
        var world = try RoundWorld(volunteers: 1, crewRules: .standard)
        var profile = Samples.profile()
        profile.conditions.vetting = Vetting(scope: .accompanied)
        try world.given.carryOut(Samples.addVolunteer(profile))
        for _ in 0..<3 { try world.given.carryOut(Samples.addVolunteer()) }
        try world.given.carryOut(.waves(.begin(world.request(1), size: 1)))
        try world.draft(world.plan([1, 2], crew: [1, 2]))
        try world.publish(1)
        #expect(world.given.operation.searches[world.request(1)]?.state == .resting)
        try world.given.carryOut(Self.leave(1, world), at: Self.late)
        #expect(Self.missions(world).map(\.crew) == [2, 2])
        #expect(Self.missions(world).allSatisfy { $0.stage == .offered })
        // Where Ops had asked by itself it asks again, elsewhere it is the desk's.
        #expect(Self.alarms(world).map(\.next) == [.opsAsks, .askOthers])
        try world.given.carryOut(.waves(.moveOn(world.request(1))), at: Self.late)
        let asked = try #require(Self.missions(world).first?.pending.first)
        try world.given.carryOut(
            .dispatching(.accept(world.given.mission(1), .volunteer(asked.volunteer))),
            at: Self.late)
        #expect(Self.missions(world).first?.stage == .accepted)
        try world.given.carryOut(
            .dispatching(.start(world.given.mission(1))), at: RoundWorld.ten)
    }

    @Test func `a door that needs two keeps two of three, and asks for another`() throws {
        let need = NeedRule(kind: .food, dueWithin: .hours(48), crew: 2, skill: nil)
        var world = try RoundWorld(volunteers: 4, needs: [need], crewRules: .standard)
        try world.draft(world.plan([1, 2], crew: [1, 2, 3]))
        try world.publish(1)
        try world.given.carryOut(Self.leave(1, world), at: Self.late)
        #expect(Self.missions(world).map(\.crew) == [2, 2])
        #expect(Self.missions(world).allSatisfy { $0.stage == .accepted })
        try world.given.carryOut(Self.leave(2, world), at: Self.late)
        #expect(Self.missions(world).map(\.crew) == [2, 2])
        #expect(Self.missions(world).allSatisfy { $0.stage == .offered })
        #expect(Self.alarms(world).map(\.next) == [.askOthers, .askOthers])
    }

    @Test func `who is asked to take a round over is asked still when one of the pair leaves`()
        throws
    {
        var world = try RoundWorld(volunteers: 4, crewRules: .standard)
        try world.draft(world.plan([1], crew: [1, 2]))
        try world.publish(1)
        let (id, others) = (world.given.mission(1), [3, 4].map { world.given.volunteer($0) })
        try world.given.carryOut(.crew(.handOver(id, to: others)))
        try world.given.carryOut(.dispatching(.accept(id, .volunteer(others[0]))))
        try world.given.carryOut(Self.leave(1, world), at: Samples.start + .minutes(5))
        #expect(Self.crews(world) == [[2]])
        #expect(world.round(1).plan.crew == [world.given.volunteer(2)])
        #expect(Self.missions(world).map(\.incoming.count) == [2])
        try world.given.carryOut(
            .dispatching(.accept(id, .volunteer(others[1]))), at: Samples.start + .minutes(6))
        #expect(Self.crews(world) == [[3, 4]])
        #expect(world.round(1).plan.crew == others)
    }

    @Test func `in a journal of before half of a pair waits, and Ops asks for the other place`()
        throws
    {
        var world = try RoundWorld(volunteers: 4, crewRules: .standard)
        try world.given.carryOut(.waves(.begin(world.request(1), size: 1)))
        try world.draft(world.plan([1], crew: [1, 2]))
        try world.publish(1)
        for event in world.given.when(Self.leave(1, world), at: Self.late).events {
            if case .dispatching(.missionResized) = event { continue }
            world.given.happened(event, at: Self.late)
        }
        #expect(Self.missions(world).map(\.crew) == [2])
        #expect(Self.missions(world).map(\.stage) == [.offered])
        // Its search is awake: it asks for the place that is free.
        try world.given.carryOut(.waves(.moveOn(world.request(1))), at: Self.late)
        #expect(Self.missions(world).first?.pending.count == 1)
    }
}
