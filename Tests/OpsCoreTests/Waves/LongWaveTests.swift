import OpsTesting
import Testing

@testable import OpsCore

/// A wave that waits longer than an offer would: its questions wait as long, and so does the time that they reckon with.
struct LongWaveTests {
    private static let delay = TimeSpan.hours(3)

    /// Volunteer 1 has said yes for Saturday at ten; somebody else needs food.
    private static func world() throws -> Given {
        var (given, _) = try AheadTests.world()
        _ = try AheadTests.errand(&given)
        return given
    }

    private static func asked(_ given: Given) -> Set<Int64> {
        let pending = given.operation.missions[given.mission(2)]?.pending ?? []
        return Set(pending.compactMap { given.operation.volunteers[$0.volunteer]?.number })
    }

    @Test func `whoever a wave asks may say yes until the next one goes`() throws {
        var given = try Self.world()
        // Three hours to answer, two for the errand, one for the way.
        let last = AheadTests.saturday - .hours(6)
        try given.carryOut(.waves(.begin(given.request(2), size: 5, delay: Self.delay)), at: last)
        #expect(Self.asked(given) == [1, 2, 3, 4, 5])
        let yes = Command.dispatching(.accept(given.mission(2), .volunteer(given.volunteer(1))))
        #expect(given.when(yes, at: last + .minutes(31)).refusal == nil)
        #expect(given.when(yes, at: last + Self.delay).refusal == nil)
    }

    @Test func `who could not be back in time after a late yes is not asked`() throws {
        var given = try Self.world()
        let late = AheadTests.saturday - .hours(6) + .seconds(1)
        try given.carryOut(.waves(.begin(given.request(2), size: 5, delay: Self.delay)), at: late)
        #expect(Self.asked(given) == [2, 3, 4, 5])
    }

    @Test func `nor is who is kept in reserve`() throws {
        var given = try Self.world()
        let before = AheadTests.saturday - .hours(10)
        try given.carryOut(
            .waves(.begin(given.request(2), size: 5, delay: Self.delay)), at: before)
        let mission = given.mission(2)
        for number in [2, 1] as [Int64] {
            try given.carryOut(
                .dispatching(.accept(mission, .volunteer(given.volunteer(number)))), at: before)
        }
        let operation = given.operation
        let request = try #require(operation.requests[given.request(2)])
        let kept = try #require(operation.missions[mission])
        let last = AheadTests.saturday - .hours(6)
        #expect(operation.reserves(of: kept, for: request, at: last) == [given.volunteer(1)])
        #expect(operation.reserves(of: kept, for: request, at: last + .seconds(1)) == [])
    }
}
