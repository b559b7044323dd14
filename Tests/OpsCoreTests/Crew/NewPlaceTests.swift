import OpsTesting
import Testing

@testable import OpsCore

/// Whoever has said yes knows a door; when it is another one their desk rings them.
struct NewPlaceTests {
    private static func correct(
        _ given: Given, _ change: (inout CorrectPerson) -> Void
    ) throws -> Command {
        let person = try #require(given.contact(1).person)
        var wish = CorrectPerson(person: person, known: KnownPerson(identities: [person]))
        change(&wish)
        return .privacy(.correct(wish))
    }

    private static func address(_ given: Given) throws -> Command {
        try correct(given) { $0.details.address = "3 rue Exemple" }
    }

    @Test(arguments: [MissionStage.accepted, .started, .arrived])
    func `a crew that knows the door as it was is rung, once`(_ stage: MissionStage) throws {
        var (given, id) = try CrewSafetyTests.world(stage: stage)
        try given.carryOut(try Self.address(given))
        try given.carryOut(try Self.correct(given) { $0.details.entryCode = "4711" })
        let alarms = CrewSafetyTests.alarms(given)
        #expect(alarms.map(\.kind) == [.newPlace] && alarms.map(\.mission) == [id])
        #expect(alarms[0].volunteer == nil && alarms[0].desk == Samples.department)
        #expect(Operation(snapshot: given.operation.snapshot()) == given.operation)
        // Closed by whoever has rung them; what is put right afterwards is another matter.
        try given.carryOut(.crew(.close(alarms[0].id, .handled)))
        try given.carryOut(try Self.correct(given) { $0.removed = [.name] })
        #expect(CrewSafetyTests.alarms(given).map(\.kind) == [.newPlace])
    }

    @Test func `a number, hours or a note that are put right are no other door`() throws {
        var (given, _) = try CrewSafetyTests.world()
        try given.carryOut(
            try Self.correct(given) { wish in
                wish.details.phone = PhoneNumber("06 39 98 77 77", in: .france)
                wish.details.safeHours = Samples.window("18:00-19:00")
            })
        #expect(CrewSafetyTests.alarms(given).isEmpty)
    }

    @Test func `nobody is rung who has not said yes`() throws {
        var (given, _) = try CrewSafetyTests.world(stage: .offered)
        try given.carryOut(try Self.address(given))
        #expect(CrewSafetyTests.alarms(given).isEmpty)
    }

    @Test func `it ends with the mission, and once nobody is left who knew the door`() throws {
        var (given, id) = try CrewSafetyTests.world(stage: .started)
        try given.carryOut(try Self.address(given))
        try given.carryOut(.dispatching(.complete(id)))
        #expect(CrewSafetyTests.alarms(given).isEmpty)

        var (pair, other) = try CrewSafetyTests.world(crew: 2)
        try pair.carryOut(try Self.address(pair))
        try pair.carryOut(.crew(.leave(other, pair.volunteer(1), .stepBack)))
        #expect(CrewSafetyTests.alarms(pair).map(\.kind).contains(.newPlace))
        try pair.carryOut(.crew(.leave(other, pair.volunteer(2), .stepBack)))
        #expect(!CrewSafetyTests.alarms(pair).map(\.kind).contains(.newPlace))
    }

    @Test func `a hand-over does not end it: who takes over may have read the sheet before`()
        throws
    {
        var (given, id) = try CrewSafetyTests.world(stage: .started)
        try given.carryOut(.crew(.handOver(id, to: [given.volunteer(2)])))
        try given.carryOut(try Self.address(given))
        try given.carryOut(.dispatching(.accept(id, .volunteer(given.volunteer(2)))))
        #expect(CrewSafetyTests.alarms(given).map(\.kind) == [.newPlace])
    }

    @Test func `people who are merged or separated have another door where the vault says so`()
        throws
    {
        var (given, _) = try CrewSafetyTests.world()
        try given.carryOut(Samples.logContact(.information))
        let kept = try #require(given.contact(1).person)
        let merged = try #require(given.contact(2).person)
        let known = KnownOfTwins(movedDoors: [kept])
        try given.carryOut(.hotline(.mergePeople(kept: kept, merged: merged)))
        #expect(CrewSafetyTests.alarms(given).isEmpty)
        try given.carryOut(.hotline(.separatePeople(merged: merged, known: known)))
        let alarms = CrewSafetyTests.alarms(given)
        #expect(alarms.map(\.kind) == [.newPlace])
        try given.carryOut(.crew(.close(alarms[0].id, .handled)))
        try given.carryOut(
            .hotline(.mergePeople(kept: kept, merged: merged, known: known)))
        #expect(CrewSafetyTests.alarms(given).map(\.kind) == [.newPlace])
    }
}
