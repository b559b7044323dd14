import OpsTesting
import Testing

@testable import OpsCore

/// Silence of a crew is a finding: check-ins, confirmations, promised visits.
struct CrewTimerTests {
    private static func alarms(_ given: Given) -> [CrewAlarm] { CrewSafetyTests.alarms(given) }

    /// What comes up for crews at an instant, in text.
    private static func due(_ operation: Operation, at instant: Instant) -> [Command] {
        var copy = operation
        return copy.takeDue(at: instant, limit: .max).filter { command in
            if case .crew = command { true } else { false }
        }
    }

    private static func act(_ given: inout Given, at instant: Instant) throws {
        for command in due(given.operation, at: instant) {
            try given.carryOut(command, at: instant)
        }
    }

    @Test func `who is silent is told of to the desk, then to the desk above, until they report`()
        throws
    {
        var (given, id) = try CrewSafetyTests.world(stage: .started)
        let silent = Samples.start + .minutes(45)
        #expect(Self.due(given.operation, at: silent - .seconds(1)).isEmpty)
        given.when(.crew(.runOut(id, .checkIn))).thenRefuses(.crew(.notYetDue(mission: 1)))
        try Self.act(&given, at: silent)
        let alarm = try #require(Self.alarms(given).first)
        #expect(alarm.kind == .overdue)
        #expect(alarm.desk == Samples.department)
        #expect(alarm.dueAt == silent + .minutes(10))
        // A start in between loses nothing.
        let again = try #require(Operation(snapshot: given.operation.snapshot()))
        #expect(again == given.operation)
        #expect(Self.due(again, at: alarm.dueAt).count == 1)
        try Self.act(&given, at: alarm.dueAt)
        #expect(Self.alarms(given).map(\.desk) == [Samples.nation])
        #expect(Self.alarms(given).map(\.escalations) == [1])
        let later = alarm.dueAt + .minutes(5)
        try given.carryOut(.crew(.checkIn(id)), at: later)
        #expect(Self.alarms(given).isEmpty)
        #expect(given.operation.crews.watches[id]?.checkInDue == later + .minutes(45))
    }

    @Test func `an alarm closed by hand while they are out starts the time anew`() throws {
        var (given, id) = try CrewSafetyTests.world(stage: .started)
        let silent = Samples.start + .minutes(45)
        try Self.act(&given, at: silent)
        let alarm = try #require(Self.alarms(given).first)
        try given.carryOut(.crew(.close(alarm.id, .falseAlarm)), at: silent)
        #expect(given.operation.crews.watches[id]?.checkInDue == silent + .minutes(45))
        try given.carryOut(.dispatching(.complete(id)), at: silent)
        #expect(given.operation.crews.watches[id] == nil)
        #expect(Self.due(given.operation, at: silent + .days(9)).isEmpty)
    }

    @Test(arguments: WatchedCrews.allCases, [1, 2] as [Int64])
    func `who is watched is what the rules say`(_ watched: WatchedCrews, _ crew: Int64) throws {
        let rules = CrewRules(watched: watched, checkIn: .minutes(30))
        var (given, id) = try CrewSafetyTests.world(crew: crew, rules, stage: .started)
        let isWatched = watched == .every || (watched == .alone && crew == 1)
        let expected = isWatched ? Samples.start + .minutes(30) : nil
        #expect(given.operation.crews.watches[id]?.checkInDue == expected)
        let at = Samples.start + .minutes(9)
        try given.carryOut(.dispatching(.arrive(id)), at: at)
        #expect(
            given.operation.crews.watches[id]?.checkInDue == (isWatched ? at + .minutes(30) : nil))
    }

    @Test func `a crew confirms the day before; silence is told to the desk`() throws {
        var (given, id) = try CrewSafetyTests.world(crew: 2)
        let visit = Samples.start + .days(2)
        try given.carryOut(.visits(.agreeSlot(id, from: visit, minutes: 60)))
        given.when(.crew(.confirm(id, given.volunteer(1))))
            .thenRefuses(.crew(.notAskedToConfirm(mission: 1)))
        try Self.act(&given, at: visit - .days(1))
        #expect(given.operation.crews.watches[id]?.confirmation == .asked)
        try given.carryOut(.crew(.confirm(id, given.volunteer(1))), at: visit - .hours(20))
        try Self.act(&given, at: visit - .hours(12))
        #expect(Self.alarms(given).map(\.kind) == [.notConfirmed])
        try given.carryOut(.crew(.confirm(id, given.volunteer(2))), at: visit - .hours(11))
        #expect(given.operation.crews.watches[id]?.confirmation == .confirmed)
        #expect(Self.alarms(given).isEmpty)
    }

    @Test func `nobody is asked whether they come to an hour that has begun, nor missed after it`()
        throws
    {
        var (given, id) = try CrewSafetyTests.world()
        let visit = Samples.start + .days(2)
        try given.carryOut(.visits(.agreeSlot(id, from: visit, minutes: 60)))
        // The server was down over the time to ask: it runs no more, and nobody has work of it.
        var down = given
        try down.carryOut(.crew(.runOut(id, .confirmation)), at: visit)
        #expect(down.operation.crews.watches[id]?.confirmDue == nil)
        #expect(Self.alarms(down).isEmpty)
        // Asked in time, silent, and down over the hour: who does not come is told of by that alone.
        try given.carryOut(.crew(.runOut(id, .confirmation)), at: visit - .hours(3))
        let end = visit + .hours(1)
        try given.carryOut(.crew(.runOut(id, .confirmation)), at: end)
        #expect(Self.alarms(given).isEmpty)
        try given.carryOut(.crew(.runOut(id, .arrival)), at: end)
        #expect(Self.alarms(given).map(\.kind) == [.notArrived])
    }

    @Test func `who was promised a crew that does not come is called, and the desk is told`() throws
    {
        var (given, id) = try CrewSafetyTests.world()
        let visit = Samples.start + .hours(2)
        try given.carryOut(.visits(.agreeSlot(id, from: visit, minutes: 60)))
        let end = visit + .hours(1)
        #expect(Self.due(given.operation, at: end - .seconds(1)).isEmpty)
        let person = try #require(given.operation.requests[given.request(1)]?.person)
        try Self.act(&given, at: end)
        #expect(Self.alarms(given).map(\.kind) == [.notArrived])
        let calls = given.operation.plannedCalls.values
        #expect(calls.map(\.person) == [person])
        #expect(calls.map(\.purpose) == [.callBack])
        #expect(calls.map(\.request) == [given.request(1)])
        // Once is enough.
        let again = Self.due(given.operation, at: end + .minutes(1))
        #expect(again.isEmpty)
    }

    @Test func `who does not want to be called is not, and the desk is told all the same`() throws {
        var (given, id) = try CrewSafetyTests.world()
        let visit = Samples.start + .hours(2)
        try given.carryOut(.visits(.agreeSlot(id, from: visit, minutes: 60)))
        let person = try #require(given.operation.requests[given.request(1)]?.person)
        given.happened(.followUp(.callsRefused(person)))
        try Self.act(&given, at: visit + .hours(1))
        #expect(Self.alarms(given).map(\.kind) == [.notArrived])
        #expect(given.operation.plannedCalls.isEmpty)
    }

    @Test func `who has arrived is not missed`() throws {
        var (given, id) = try CrewSafetyTests.world()
        let visit = Samples.start + .hours(2)
        try given.carryOut(.visits(.agreeSlot(id, from: visit, minutes: 60)))
        try given.carryOut(.dispatching(.start(id)), at: visit)
        try given.carryOut(.dispatching(.arrive(id)), at: visit + .minutes(20))
        #expect(given.operation.crews.watches[id]?.arrivalDue == nil)
    }

    private static func set(
        _ given: inout Given, _ rules: CrewRules, at instant: Instant
    ) throws {
        let service = try #require(given.operation.deployments.keys.first)
        try given.carryOut(.crew(.setRules(service, CrewRulesChange(rules))), at: instant)
    }

    @Test func `rules count for crews that are out already, from now on`() throws {
        var (given, id) = try CrewSafetyTests.world(crew: 2, stage: .started)
        #expect(given.operation.crews.watches[id]?.checkInDue == nil)
        let at = Samples.start + .minutes(10)
        try Self.set(&given, CrewRules(watched: .every), at: at)
        #expect(given.operation.crews.watches[id]?.checkInDue == at + .minutes(45))
        // A shorter time counts at once, a longer one from their next word.
        try Self.set(&given, CrewRules(watched: .every, checkIn: .minutes(20)), at: at)
        #expect(given.operation.crews.watches[id]?.checkInDue == at + .minutes(20))
        try Self.set(&given, CrewRules(watched: .every, checkIn: .minutes(90)), at: at)
        #expect(given.operation.crews.watches[id]?.checkInDue == at + .minutes(20))
        var nobody = given
        try Self.set(&nobody, CrewRules(watched: .nobody), at: at)
        #expect(nobody.operation.crews.watches[id]?.checkInDue == nil)
        #expect(Self.due(nobody.operation, at: at + .days(9)).isEmpty)
        let silent = at + .minutes(20)
        try Self.act(&given, at: silent)
        #expect(Self.alarms(given).map(\.kind) == [.overdue])
        // Silence that was told of stays somebody's until they are heard of.
        try Self.set(&given, CrewRules(watched: .nobody), at: silent)
        #expect(Self.alarms(given).map(\.kind) == [.overdue])
        let again = try #require(Operation(snapshot: given.operation.snapshot()))
        #expect(again == given.operation)
    }

    @Test func `who was not asked yet whether they come is asked by the new rule`() throws {
        var (given, id) = try CrewSafetyTests.world()
        let visit = Samples.start + .days(2)
        try given.carryOut(.visits(.agreeSlot(id, from: visit, minutes: 60)))
        try Self.set(&given, CrewRules(confirm: .hours(12)), at: Samples.start)
        #expect(given.operation.crews.watches[id]?.confirmDue == visit - .hours(12))
        let at = Samples.start + .hours(1)
        try Self.set(&given, CrewRules(confirm: .hours(72)), at: at)
        try Self.act(&given, at: at)
        #expect(given.operation.crews.watches[id]?.confirmation == .asked)
    }
}
