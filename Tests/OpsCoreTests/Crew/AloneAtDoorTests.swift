import OpsTesting
import Testing

@testable import OpsCore

/// Whoever is alone at a door is looked after, however that came about.
struct AloneAtDoorTests {
    private static func checkIn(_ given: Given, _ id: Identifier<Mission>) -> Instant? {
        given.operation.crews.watches[id]?.checkInDue
    }

    private static let due = Samples.start + .minutes(45)

    @Test func `whoever relieves somebody at the door, alone, has a time at which to report`()
        throws
    {
        var (given, id) = try CrewSafetyTests.world(stage: .arrived)
        try given.carryOut(.crew(.handOver(id, to: [given.volunteer(2)])))
        try given.carryOut(.dispatching(.accept(id, .volunteer(given.volunteer(2)))))
        #expect(given.operation.missions[id]?.stage == .accepted)
        #expect(Self.checkIn(given, id) == Self.due)
        try given.carryOut(.crew(.runOut(id, .checkIn)), at: Self.due)
        let alarm = try #require(CrewSafetyTests.alarms(given).first)
        #expect(alarm.kind == .overdue && alarm.missing == [given.volunteer(2)])
        // Closed by hand the time begins anew; a report is taken before anybody noted the start.
        try given.carryOut(.crew(.close(alarm.id, .falseAlarm)), at: Self.due)
        #expect(Self.checkIn(given, id) == Self.due + .minutes(45))
        let later = Self.due + .minutes(10)
        try given.carryOut(.crew(.checkIn(id)), at: later)
        #expect(Self.checkIn(given, id) == later + .minutes(45))
        try given.carryOut(.dispatching(.start(id)), at: later + .minutes(1))
        #expect(Self.checkIn(given, id) == later + .minutes(46))
    }

    @Test func `whose partner did not come is looked after until somebody joins or they leave`()
        throws
    {
        var (given, id) = try CrewSafetyTests.world(crew: 2)
        #expect(Self.checkIn(given, id) == nil)
        try given.carryOut(.crew(.leave(id, given.volunteer(2), .noShow)))
        #expect(Self.checkIn(given, id) == Self.due)
        var joined = given
        try joined.carryOut(
            .dispatching(.offer(given.request(1), to: [given.volunteer(3)])))
        try joined.carryOut(.dispatching(.accept(id, .volunteer(given.volunteer(3)))))
        #expect(Self.checkIn(joined, id) == nil)
        try given.carryOut(.crew(.leave(id, given.volunteer(1), .stepBack)))
        #expect(Self.checkIn(given, id) == nil)
        given.when(.crew(.checkIn(id))).thenRefuses(.crew(.wrongStage(mission: 1, .offered)))
    }

    @Test func `who is relieved before leaving stands at no door`() throws {
        var (given, id) = try CrewSafetyTests.world(stage: .accepted)
        try given.carryOut(.crew(.handOver(id, to: [given.volunteer(2)])))
        try given.carryOut(.dispatching(.accept(id, .volunteer(given.volunteer(2)))))
        #expect(Self.checkIn(given, id) == nil)
    }
}
