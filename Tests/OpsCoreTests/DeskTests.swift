import OpsCore
import OpsTesting
import Testing

struct DeskTests {
    /// Records that can be told to fail.
    private struct FailingRecords: Records {
        struct DiskFull: Error {}

        var kept = MemoryRecords()
        var isFull = false

        var head: JournalHead { kept.head }

        mutating func keep(_ entries: [RecordedEvent], vault: [VaultWrite]) throws {
            guard !isFull else { throw DiskFull() }
            try kept.keep(entries, vault: vault)
        }
    }

    @Test func `what cannot be recorded has not happened`() throws {
        var desk = Desk(records: FailingRecords())
        var identifiers = SeededIdentifierSource(seed: 1)
        let register = Command.territory(.register(Samples.territories[0]))
        desk.records.isFull = true
        #expect(throws: FailingRecords.DiskFull.self) {
            try desk.carryOut(
                register, by: .house, cause: Samples.id(1), at: Samples.start,
                identifiers: &identifiers)
        }
        #expect(desk.operation == Operation())
        desk.records.isFull = false
        let recorded = try desk.carryOut(
            register, by: .house, cause: Samples.id(1), at: Samples.start,
            identifiers: &identifiers)
        #expect(recorded.map(\.entry.position) == [1])
        #expect(desk.operation.territories.root == Samples.nation)
    }
}
