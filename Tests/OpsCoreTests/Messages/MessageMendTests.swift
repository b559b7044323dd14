import OpsTesting
import Testing

@testable import OpsCore

/// Words that must be true for whoever reads them: who goes, with whom, and who is not needed.
struct MessageMendTests {
    private static func offer(_ given: inout Given, _ volunteers: Int64...) throws {
        try given.carryOut(
            .dispatching(.offer(given.request(1), to: volunteers.map { given.volunteer($0) })))
        try MessageFollowingTests.send(&given)
    }

    private static func answer(
        _ given: inout Given, _ number: Int64, isYes: Bool, at instant: Instant = Samples.start
    ) throws -> [String] {
        let (mission, who) = (given.mission(1), Answerer.volunteer(given.volunteer(number)))
        let events = try given.carryOut(
            .dispatching(isYes ? .accept(mission, who) : .decline(mission, who)), at: instant)
        return MessageFollowingTests.told(events, given)
    }

    @Test func `a late yes that completes the crew is thanked, and never told not to go`() throws {
        var given = try MessageFollowingTests.world(near: 2)
        try Self.offer(&given, 1, 2)
        let late = Samples.start + .minutes(31)
        try WaveTests.wait(&given, until: late)
        #expect(
            try Self.answer(&given, 1, isYes: true, at: late) == ["accepted 1", "not_needed 2"])
    }

    @Test func `half a pair is told to wait, and both are told when they go`() throws {
        var given = try MessageFollowingTests.world(near: 3, .courtesyVisit)
        try Self.offer(&given, 1, 2, 3)
        #expect(try Self.answer(&given, 1, isYes: true) == ["accepted_short 1"])
        #expect(
            try Self.answer(&given, 2, isYes: true)
                == ["accepted 2", "crew_whole 1", "not_needed 3"])
    }

    @Test func `who is left when the other steps back hears of it, and of whoever comes instead`()
        throws
    {
        var given = try MessageFollowingTests.world(near: 3, .courtesyVisit)
        try Self.offer(&given, 1, 2, 3)
        _ = try Self.answer(&given, 1, isYes: true)
        _ = try Self.answer(&given, 2, isYes: true)
        try MessageFollowingTests.send(&given)
        #expect(try Self.answer(&given, 2, isYes: false) == ["crew_short 1"])
        try MessageFollowingTests.send(&given)
        #expect(try Self.answer(&given, 3, isYes: true) == ["accepted 3", "crew_whole 1"])
    }

    @Test func `what has not gone out yet and is not true any more is withdrawn`() throws {
        var given = try MessageFollowingTests.world(near: 2, .courtesyVisit)
        try Self.offer(&given, 1, 2)
        _ = try Self.answer(&given, 1, isYes: true)
        _ = try Self.answer(&given, 2, isYes: true)
        _ = try Self.answer(&given, 2, isYes: false)
        let live = given.operation.messages.live.values.map(\.kind.rawValue)
        #expect(live == ["crew_short"])
    }

    @Test func `under way nobody is told to wait: whoever is left goes on`() throws {
        var given = try MessageFollowingTests.world(near: 2, .courtesyVisit)
        try Self.offer(&given, 1, 2)
        _ = try Self.answer(&given, 1, isYes: true)
        _ = try Self.answer(&given, 2, isYes: true)
        try given.carryOut(.dispatching(.start(given.mission(1))))
        let events = try given.carryOut(
            .crew(.leave(given.mission(1), given.volunteer(2), .stepBack)))
        #expect(MessageFollowingTests.told(events, given) == [])
    }

    @Test func `a yes by text message is answered once, by the reply that goes back`() throws {
        var given = try MessageFollowingTests.world(near: 3)
        try Self.offer(&given, 1, 2)
        let mission = try #require(given.operation.missions[given.mission(1)])
        func answer(_ number: Int) throws -> [String] {
            let asked = mission.solicitations[number]
            let events = try given.carryOut(
                .answers(
                    .answer(
                        AnswerFromOutside(to: asked.id, of: mission.id, isYes: true, by: .sms))))
            return MessageFollowingTests.told(events, given)
        }
        #expect(try answer(0) == ["not_needed 2"])
        #expect(try answer(1) == [])
    }
}
