import OpsTesting
import Testing

@testable import OpsCore

/// A mission passes from one crew to another and is never without one.
struct CrewHandOverTests {
    private static func begun(
        _ stage: MissionStage = .started
    ) throws -> CrewSafetyTests.World {
        var (given, id) = try CrewSafetyTests.world(crew: 2, stage: stage)
        try given.carryOut(
            .crew(.handOver(id, to: [given.volunteer(3), given.volunteer(4)])))
        return (given, id)
    }

    private static func crew(_ given: Given, _ id: Identifier<Mission>) -> [Int64] {
        (given.operation.missions[id]?.accepted ?? []).compactMap {
            given.operation.volunteers[$0.volunteer]?.number
        }.sorted()
    }

    @Test(arguments: [MissionStage.accepted, .started, .arrived])
    func `the first crew keeps it until every one of the other has said yes`(
        _ stage: MissionStage
    ) throws {
        var (given, id) = try Self.begun(stage)
        given.when(.crew(.handOver(id, to: [given.volunteer(5)])))
            .thenRefuses(.crew(.handOverRuns(mission: 1)))
        try given.carryOut(.dispatching(.accept(id, .volunteer(given.volunteer(3)))))
        #expect(Self.crew(given, id) == [1, 2])
        #expect(given.operation.missions[id]?.stage == stage)
        #expect(given.operation.requests[given.request(1)]?.owner == .crew(id))
        let code = VisitCode(bits: 7)
        let last = given.when(
            .dispatching(.accept(id, .volunteer(given.volunteer(4)), code: code)))
        let secret = last.decision?.vault.contains { write in
            if case .visitCode(id, code) = write { true } else { false }
        }
        #expect(secret == true)
        try given.carryOut(
            .dispatching(.accept(id, .volunteer(given.volunteer(4)), code: code)))
        #expect(Self.crew(given, id) == [3, 4])
        #expect(given.operation.missions[id]?.stage == .accepted)
        #expect(given.operation.requests[given.request(1)]?.status == .assigned)
        for number in 1...2 as ClosedRange<Int64> {
            #expect(given.operation.volunteers[given.volunteer(number)]?.missions == [])
        }
    }

    @Test func `a no lets the hand-over fall, and the first crew keeps the mission`() throws {
        var (given, id) = try Self.begun()
        try given.carryOut(.dispatching(.accept(id, .volunteer(given.volunteer(3)))))
        try given.carryOut(.dispatching(.decline(id, .volunteer(given.volunteer(4)))))
        #expect(Self.crew(given, id) == [1, 2])
        #expect(given.operation.missions[id]?.stage == .started)
        #expect(given.operation.missions[id]?.incoming == [])
        #expect(given.operation.volunteers[given.volunteer(3)]?.missions == [])
        #expect(CrewSafetyTests.alarms(given).map(\.kind) == [.handOverFell])
    }

    @Test func `silence lets it fall too`() throws {
        var (given, id) = try Self.begun()
        let asked = try #require(given.operation.missions[id]?.incoming.first)
        let late = Samples.start + .minutes(30)
        try given.carryOut(.dispatching(.expire(id, asked)), at: late)
        #expect(given.operation.missions[id]?.incoming == [])
        #expect(given.operation.missions[id]?.pending.isEmpty == true)
        #expect(CrewSafetyTests.alarms(given).map(\.kind) == [.handOverFell])
    }

    @Test func `somebody steps back while others take over: who has said yes joins`() throws {
        var (given, id) = try Self.begun(.accepted)
        try given.carryOut(.dispatching(.accept(id, .volunteer(given.volunteer(3)))))
        try given.carryOut(.crew(.leave(id, given.volunteer(1), .stepBack)))
        #expect(Self.crew(given, id) == [2, 3])
        #expect(given.operation.missions[id]?.stage == .accepted)
        #expect(given.operation.missions[id]?.pending.isEmpty == true)
    }

    @Test func `it takes a whole crew, of people who are free`() throws {
        var (given, id) = try CrewSafetyTests.world(crew: 2, stage: .started)
        given.when(.crew(.handOver(id, to: [given.volunteer(3)])))
            .thenRefuses(.crew(.crewSize(mission: 1, crew: 2)))
        given.when(.crew(.handOver(id, to: [given.volunteer(3), given.volunteer(1)])))
            .thenRefuses(.dispatching(.doesNotFit(number: 1, .alreadyAsked)))
        given.when(.crew(.handOver(id, to: [])))
            .thenRefuses(.dispatching(.nobodyNamed))
        try given.offer(.food, to: [3])
        try given.carryOut(
            .dispatching(.accept(given.mission(2), .volunteer(given.volunteer(3)))))
        given.when(.crew(.handOver(id, to: [given.volunteer(3), given.volunteer(4)])))
            .thenRefuses(.dispatching(.doesNotFit(number: 3, .onAnotherMission(from: nil))))
    }
}
