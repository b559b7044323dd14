import OpsCore
import OpsTesting
import Testing

@testable import OpsServer

struct SnapshotMakerTests {
    @Test func `a snapshot is of the state that was handed over, whatever happens meanwhile`()
        throws
    {
        var desk = Desk(records: MemoryRecords())
        var identifiers = SeededIdentifierSource(seed: 1)
        func log() throws {
            try desk.carryOut(
                .hotline(.logContact(LogContact(needs: [.food], postcode: "92120"))), by: .house,
                cause: Samples.id(1),
                at: Samples.start, identifiers: &identifiers)
        }
        for territory in Samples.territories {
            try desk.carryOut(
                .territory(.register(territory)), by: .house, cause: Samples.id(1),
                at: Samples.start, identifiers: &identifiers)
        }
        try log()
        let state = desk.operation.snapshot()
        let head = desk.records.head
        let maker = SnapshotMaker()
        #expect(maker.begin(desk.operation, at: head))
        #expect(!maker.begin(desk.operation, at: head))
        try log()
        maker.finish()
        let made = try #require(maker.take())
        #expect(made.state == state)
        #expect(made.head == head)
        #expect(Operation(snapshot: made.state) != desk.operation)
        #expect(maker.take() == nil)
        #expect(maker.begin(desk.operation, at: desk.records.head))
        maker.finish()
        #expect(maker.take()?.state == desk.operation.snapshot())
    }
}
