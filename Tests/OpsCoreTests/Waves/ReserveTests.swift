import OpsTesting
import Testing

@testable import OpsCore

/// Who said yes when there was no place is sent when somebody falls out.
struct ReserveTests {
    /// Volunteer 1 goes, 2 and 3 are kept in reserve, nobody asks by itself.
    private static func world() throws -> (given: Given, mission: Identifier<Mission>) {
        var given = try WaveTests.world(near: 4)
        try given.carryOut(
            .dispatching(
                .offer(given.request(1), to: (1...3).map { given.volunteer($0) })))
        let mission = given.mission(1)
        for number in 1...3 as ClosedRange<Int64> {
            try given.carryOut(.dispatching(.accept(mission, .volunteer(given.volunteer(number)))))
        }
        return (given, mission)
    }

    @Test func `the first of the reserve is asked, and goes when they confirm`() throws {
        var (given, mission) = try Self.world()
        given.when(.waves(.callReserve(mission))).thenRefuses(.waves(.crewComplete(number: 1)))
        try given.carryOut(.dispatching(.decline(mission, .volunteer(given.volunteer(1)))))
        try given.carryOut(.waves(.callReserve(mission)))
        #expect(WaveTests.asked(given) == [2])
        // One place, one question.
        given.when(.waves(.callReserve(mission)))
            .thenRefuses(.waves(.nobodyInReserve(mission: 1)))
        try given.carryOut(.dispatching(.decline(mission, .volunteer(given.volunteer(2)))))
        try given.carryOut(.waves(.callReserve(mission)))
        #expect(WaveTests.asked(given) == [3])
        let events = try given.carryOut(
            .dispatching(.accept(mission, .volunteer(given.volunteer(3)))))
        #expect(events.first?.name == "dispatching.solicitation_answered.v1")
        #expect(given.operation.missions[mission]?.isCrewComplete == true)
    }

    @Test func `who is on another mission by now is not sent`() throws {
        var (given, mission) = try Self.world()
        try given.carryOut(Samples.logContact(.food))
        try given.carryOut(.dispatching(.offer(given.request(2), to: [given.volunteer(2)])))
        try given.carryOut(
            .dispatching(.accept(given.mission(2), .volunteer(given.volunteer(2)))))
        try given.carryOut(.dispatching(.decline(mission, .volunteer(given.volunteer(1)))))
        try given.carryOut(.waves(.callReserve(mission)))
        let asked = given.operation.missions[mission]?.pending.map(\.volunteer)
        #expect(asked == [given.volunteer(3)])
    }

    @Test func `a search asks the reserve before anybody else, and goes on after them`() throws {
        var (given, mission) = try Self.world()
        try given.carryOut(.dispatching(.decline(mission, .volunteer(given.volunteer(1)))))
        try given.carryOut(.waves(.begin(given.request(1), size: 1, delay: .minutes(10))))
        #expect(WaveTests.asked(given) == [2])
        var now = Samples.start + .minutes(10)
        try WaveTests.wait(&given, until: now)
        #expect(WaveTests.asked(given) == [3])
        now = now + .minutes(10)
        try WaveTests.wait(&given, until: now)
        #expect(WaveTests.asked(given) == [4])
    }

    @Test func `whoever must act on a no-show is told to send the reserve`() throws {
        var (given, mission) = try Self.world()
        try given.carryOut(
            .crew(
                .setRules(
                    try #require(given.operation.deployments.keys.first),
                    CrewRulesChange(.standard))))
        let events = try given.carryOut(
            .crew(.leave(mission, given.volunteer(1), .noShow)))
        let next = events.compactMap { event in
            if case .crew(.alarmOpened(let alarm)) = event { alarm.next } else { nil }
        }
        #expect(next == [.callReserve])
    }
}
