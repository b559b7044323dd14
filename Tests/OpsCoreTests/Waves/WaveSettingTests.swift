import OpsTesting
import Testing

@testable import OpsCore

/// The way of asking of a deployment that is at work.
struct WaveSettingTests {
    private static func change(_ given: inout Given, size: Int64) throws -> [Event] {
        var change = WaveRulesChange()
        change.size = size
        let deployment = try #require(given.operation.deployments.keys.first)
        return try given.carryOut(.catalogue(.changeWaves(deployment, change)))
    }

    @Test func `what is not said of the way of asking stays as it was`() throws {
        var given = try WaveTests.world(
            near: 1, waves: WaveRules(size: 2, delay: .minutes(10), wavesEach: 7))
        let events = try Self.change(&given, size: 4)
        #expect(events.map(\.name) == ["catalogue.deployment_waves_changed.v1"])
        #expect(
            given.operation.deployments.values.first?.waves
                == WaveRules(size: 4, delay: .minutes(10), wavesEach: 7))
    }

    @Test func `a search that runs goes on by the rules it began with, the next one by the new`()
        throws
    {
        var given = try WaveTests.world(
            near: 5, waves: WaveRules(size: 1, delay: .minutes(10)))
        let request = given.request(1)
        try given.carryOut(.waves(.begin(request)))
        _ = try Self.change(&given, size: 3)
        try WaveTests.wait(&given, until: Samples.start + .minutes(10))
        #expect(WaveTests.asked(given) == [2])
        let later = Samples.start + .minutes(11)
        try given.carryOut(.waves(.stop(request)), at: later)
        try given.carryOut(.waves(.begin(request)), at: later)
        #expect(WaveTests.asked(given) == [2, 3, 4, 5])
    }

    @Test func `a deployment that is closed or unknown is not changed`() throws {
        var given = try WaveTests.world(near: 1)
        let id = try #require(given.operation.deployments.keys.first)
        try given.carryOut(.catalogue(.closeDeployment(id)))
        given.when(
            .catalogue(.changeWaves(id, WaveRulesChange())), at: Samples.start + .minutes(1)
        ).thenRefuses(.catalogue(.deploymentAlreadyClosed(id)))
        given.when(.catalogue(.changeWaves(Samples.id(99), WaveRulesChange())))
            .thenRefuses(.catalogue(.unknownDeployment(Samples.id(99))))
    }
}
