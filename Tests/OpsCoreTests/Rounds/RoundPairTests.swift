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

    /// A service that tells its volunteers, with three of them.
    private static func told() throws -> RoundWorld {
        var world = try RoundWorld(deliveries: 0)
        try world.given.carryOut(
            .catalogue(
                .openDeployment(
                    Samples.openService(
                        in: Samples.unit, crewRules: .standard, messages: .standard))))
        for _ in 0..<3 { try world.given.carryOut(Samples.logContact(.food)) }
        return world
    }

    @Test func `who is named at a door that was asked about hears once that they go`() throws {
        var world = try Self.told()
        let asked = [1, 2].map { world.given.volunteer($0) }
        try world.given.carryOut(.dispatching(.offer(world.request(1), to: asked)))
        try world.draft(world.plan([1], crew: [1, 2]))
        #expect(MessageFollowingTests.told(try world.publish(1), world.given) == ["accepted 1,2"])
    }
}
