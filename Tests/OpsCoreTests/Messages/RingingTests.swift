import OpsTesting
import Testing

@testable import OpsCore

/// Whoever cannot be told by message is rung, one by one.
struct RingingTests {
    /// A pair whose "cancelled" does not arrive.
    private static func unheard() throws -> (given: Given, messages: [Int64]) {
        var given = try MessageFollowingTests.world(near: 2, .courtesyVisit)
        try given.carryOut(
            .dispatching(.offer(given.request(1), to: [given.volunteer(1), given.volunteer(2)])))
        try MessageFollowingTests.send(&given)
        for number in [Int64(1), 2] {
            try given.carryOut(
                .dispatching(.accept(given.mission(1), .volunteer(given.volunteer(number)))))
        }
        try MessageFollowingTests.send(&given)
        try given.carryOut(.hotline(.cancelRequest(given.request(1), .noLongerNeeded)))
        let numbers = given.operation.messages.live.keys.sorted()
        try given.carryOut(
            .messages(
                .report(
                    .command,
                    numbers.map { MessageOutcome($0, .failed(.refused, retryIn: nil)) })))
        return (given, numbers)
    }

    @Test func `the alarm stays until the last of those who are to be rung is noted as rung`()
        throws
    {
        var (given, numbers) = try Self.unheard()
        #expect(numbers.count == 2)
        #expect(CrewSafetyTests.alarms(given).map(\.kind) == [.notReached])
        let first = try given.carryOut(.messages(.noteRung(numbers[0])))
        #expect(first == [.messages(.rung([numbers[0]]))])
        #expect(CrewSafetyTests.alarms(given).count == 1)
        let second = try given.carryOut(.messages(.noteRung(numbers[1])))
        #expect(second.map(\.name) == ["messages.rung.v1", "crew.alarm_closed.v1"])
        #expect(CrewSafetyTests.alarms(given).isEmpty)
        #expect(given.operation.messages.live.isEmpty)
    }

    @Test func `an alarm that is closed by hand has been rung about`() throws {
        var (given, numbers) = try Self.unheard()
        let alarm = try #require(CrewSafetyTests.alarms(given).first)
        let closed = try given.carryOut(.crew(.close(alarm.id, .handled)))
        #expect(closed.contains(.messages(.rung(numbers))))
    }

    @Test func `a dead letter that only the tables know is noted, and nothing else is`() throws {
        var given = try MessageFollowingTests.world(near: 1)
        let noted = try given.carryOut(.messages(.noteRung(7, isDead: true)))
        #expect(noted == [.messages(.rung([7]))])
        given.when(.messages(.noteRung(7))).thenRefuses(.messages(.notToRing(number: 7)))
        try given.carryOut(
            .dispatching(.offer(given.request(1), to: [given.volunteer(1)])))
        let waiting = try #require(given.operation.messages.live.keys.first)
        given.when(.messages(.noteRung(waiting)))
            .thenRefuses(.messages(.notToRing(number: waiting)))
    }
}
