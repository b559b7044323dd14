import OpsTesting
import Testing

@testable import OpsCore

/// What volunteers are told of the time is what was promised to whoever waits.
struct PromiseToldTests {
    private static func queued(_ events: [Event], _ kind: MessageKind) -> [MessageBatch] {
        events.compactMap { event in
            guard case .messages(.queued(let batch)) = event, batch.kind == kind else { return nil }
            return batch
        }
    }

    @Test func `an alarm of the desk moves no promise`() throws {
        var given = try MessageFollowingTests.world(near: 1)
        let promised = try #require(given.operation.requests[given.request(1)]?.dueAt)
        try given.carryOut(.hotline(.escalate(given.request(1))), at: promised)
        #expect(try #require(given.operation.requests[given.request(1)]?.dueAt) > promised)
        let asked = try given.carryOut(
            .dispatching(.offer(given.request(1), to: [given.volunteer(1)])), at: promised)
        #expect(Self.queued(asked, .asked).map(\.dueAt) == [promised])
        // Asking sets the desk's alarms back to none; the next who are asked hear the promise all the same.
        try given.carryOut(Samples.addVolunteer(), at: promised)
        let more = try given.carryOut(
            .dispatching(.offer(given.request(1), to: [given.volunteer(2)])), at: promised)
        #expect(Self.queued(more, .asked).map(\.dueAt) == [promised])
    }

    @Test func `who joins a crew under way is told the promise, not when its report is due`() throws
    {
        var given = try MessageFollowingTests.world(near: 3, .courtesyVisit)
        let promised = try #require(given.operation.requests[given.request(1)]?.dueAt)
        try given.carryOut(
            .dispatching(.offer(given.request(1), to: [given.volunteer(1), given.volunteer(2)])))
        for number in [Int64(1), 2] {
            try given.carryOut(
                .dispatching(.accept(given.mission(1), .volunteer(given.volunteer(number)))))
        }
        try given.carryOut(.dispatching(.start(given.mission(1))))
        try given.carryOut(.crew(.leave(given.mission(1), given.volunteer(2), .stepBack)))
        let asked = try given.carryOut(
            .dispatching(.offer(given.request(1), to: [given.volunteer(3)])))
        #expect(Self.queued(asked, .asked).map(\.dueAt) == [promised])
        try MessageFollowingTests.send(&given)
        let joined = try given.carryOut(
            .dispatching(.accept(given.mission(1), .volunteer(given.volunteer(3)))))
        #expect(Self.queued(joined, .accepted).map(\.dueAt) == [promised])
    }
}
