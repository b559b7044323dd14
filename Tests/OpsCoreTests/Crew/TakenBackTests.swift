import OpsTesting
import Testing

@testable import OpsCore

/// What was noted of somebody by mistake does not stand against them for ever.
struct TakenBackTests {
    private static func back(
        _ given: Given, _ id: Identifier<Mission>, _ number: Int64
    ) -> AnswerTakenBack {
        AnswerTakenBack(
            mission: id, missionNumber: 1, request: given.request(1),
            volunteer: given.volunteer(number), reason: .wrongVolunteer)
    }

    private static func against(_ given: Given, _ number: Int64) throws -> [String] {
        try given.operation.proposals(for: given.request(1), at: Samples.start)
            .first { $0.number == number }?.reasonsAgainst.map(\.code) ?? []
    }

    @Test(arguments: [CrewLeaving.stepBack, .noShow])
    func `whoever was noted as gone may be asked again, and what followed stays`(
        _ how: CrewLeaving
    ) throws {
        var (given, id) = try CrewSafetyTests.world()
        try given.carryOut(.crew(.leave(id, given.volunteer(1), how)))
        let alarms = CrewSafetyTests.alarms(given)
        #expect(try Self.against(given, 1) == ["declined"])
        let events = try given.carryOut(
            .crew(.takeBack(Self.back(given, id, 1), hasLeft: true)))
        #expect(events == [.crew(.answerTakenBack(Self.back(given, id, 1)))])
        #expect(try Self.against(given, 1) == [])
        #expect(CrewSafetyTests.alarms(given) == alarms)
        #expect(given.operation.missions[id]?.stage == .offered)
        try given.carryOut(.dispatching(.offer(given.request(1), to: [given.volunteer(1)])))
        try given.carryOut(.dispatching(.accept(id, .volunteer(given.volunteer(1)))))
        #expect(given.operation.missions[id]?.stage == .accepted)
        given.when(.crew(.takeBack(Self.back(given, id, 1), hasLeft: true)))
            .thenRefuses(.crew(.nothingToTakeBack(mission: 1)))
    }

    @Test func `a no that was misheard is taken back once, and a yes never`() throws {
        var (given, id) = try CrewSafetyTests.world(stage: .offered)
        given.when(.crew(.takeBack(Self.back(given, id, 1), hasLeft: false)))
            .thenRefuses(.crew(.nothingToTakeBack(mission: 1)))
        try given.carryOut(.dispatching(.decline(id, .volunteer(given.volunteer(1)))))
        try given.carryOut(.crew(.takeBack(Self.back(given, id, 1), hasLeft: false)))
        #expect(try Self.against(given, 1) == [])
        given.when(.crew(.takeBack(Self.back(given, id, 1), hasLeft: false)))
            .thenRefuses(.crew(.nothingToTakeBack(mission: 1)))
    }

    @Test(arguments: [
        WhyNot(.neverThisKind), WhyNot(.ill, until: Samples.day("2020-04-20")),
    ])
    func `what a no said of them goes with it, and nothing else`(_ why: WhyNot) throws {
        var (given, id) = try CrewSafetyTests.world(stage: .offered)
        let ada = given.volunteer(1)
        var own = VolunteerChange()
        own.away = [
            Availability.Span(from: Samples.start + .days(90), until: Samples.start + .days(91))
        ]
        own.refusedNeeds = [.medicine]
        try given.carryOut(.roster(.change(ada, own)))
        let before = given.operation.volunteers[ada]?.profile
        let at = Samples.start + .minutes(5)
        try given.carryOut(.dispatching(.decline(id, .volunteer(ada), why: why)), at: at)
        #expect(given.operation.volunteers[ada]?.profile != before)
        let said = SaidWithNo(why, of: .food, at: at)
        try given.carryOut(
            .crew(.takeBack(Self.back(given, id, 1), hasLeft: false, said: said)))
        #expect(given.operation.volunteers[ada]?.profile == before)
        #expect(try Self.against(given, 1) == [])
    }

    @Test func `a wave asks again whose no was a mistake`() throws {
        var given = try WaveTests.world(near: 1)
        try given.carryOut(.dispatching(.offer(given.request(1), to: [given.volunteer(1)])))
        let id = given.mission(1)
        try given.carryOut(.dispatching(.decline(id, .volunteer(given.volunteer(1)))))
        try given.carryOut(.crew(.takeBack(Self.back(given, id, 1), hasLeft: false)))
        try given.carryOut(.waves(.begin(given.request(1), size: 1)))
        #expect(WaveTests.asked(given) == [1])
    }
}
