import OpsCore
import OpsTesting
import Testing

/// People who turn out to be one, and to be two after all.
struct TwinTests {
    private static let (one, other, third) = (
        Samples.id(1, of: PersonHelped.self), Samples.id(2, of: PersonHelped.self),
        Samples.id(3, of: PersonHelped.self)
    )

    private static func merge(
        _ merged: Identifier<PersonHelped>, into kept: Identifier<PersonHelped>
    ) -> Command {
        .hotline(.mergePeople(kept: kept, merged: merged))
    }

    private static let merged = Event.hotline(.peopleMerged(kept: one, merged: other))

    @Test func `two people become one, and two again`() {
        given().when(Self.merge(Self.other, into: Self.one)).then([Self.merged])
        given([Self.merged]).when(.hotline(.separatePeople(merged: Self.other)))
            .then([.hotline(.peopleSeparated(kept: Self.one, merged: Self.other))])
    }

    @Test func `what was taken back has never been`() throws {
        var service = try Given.service()
        try service.carryOut(Samples.logContact(.food))
        let before = service.operation
        try service.carryOut(Self.merge(Self.other, into: Self.one))
        #expect(service.operation != before)
        let snapshot = service.operation.snapshot()
        #expect(Operation(snapshot: snapshot) == service.operation)
        try service.carryOut(.hotline(.separatePeople(merged: Self.other)))
        #expect(service.operation == before)
        #expect(service.operation.snapshot() == before.snapshot())
    }

    @Test func `several may be one`() {
        given([Self.merged]).when(Self.merge(Self.third, into: Self.one))
            .then([.hotline(.peopleMerged(kept: Self.one, merged: Self.third))])
    }

    @Test func `what cannot be is refused`() {
        given().when(Self.merge(Self.one, into: Self.one))
            .thenRefuses(.hotline(.samePersonTwice))
        given([Self.merged]).when(Self.merge(Self.other, into: Self.one))
            .thenRefuses(.hotline(.alreadyMerged))
        given([Self.merged]).when(Self.merge(Self.other, into: Self.third))
            .thenRefuses(.hotline(.alreadyMerged))
        given([Self.merged]).when(Self.merge(Self.third, into: Self.other))
            .thenRefuses(.hotline(.chainOfMerges))
        given([Self.merged]).when(Self.merge(Self.one, into: Self.third))
            .thenRefuses(.hotline(.chainOfMerges))
        given([Self.merged]).when(Self.merge(Self.one, into: Self.other))
            .thenRefuses(.hotline(.chainOfMerges))
        given().when(.hotline(.separatePeople(merged: Self.other)))
            .thenRefuses(.hotline(.notMerged))
        given([Self.merged]).when(.hotline(.separatePeople(merged: Self.one)))
            .thenRefuses(.hotline(.notMerged))
    }

    @Test func `only food asks for a lasting solution`() {
        #expect(NeedKind.allCases.filter { $0.lastingSolutionSpan != nil } == [.food])
        #expect(NeedKind.food.lastingSolutionSpan == .days(14))
    }
}
