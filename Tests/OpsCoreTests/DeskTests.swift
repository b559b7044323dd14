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

        mutating func keep(
            _ entries: [RecordedEvent], vault: [VaultWrite], operation: borrowing Operation
        ) throws {
            guard !isFull else { throw DiskFull() }
            try kept.keep(entries, vault: vault, operation: operation)
        }
    }

    private static let register = Command.territory(.register(Samples.territories[0]))

    @Test func `what cannot be recorded has not happened once the state is folded again`() throws {
        var desk = Desk(records: FailingRecords())
        var identifiers = SeededIdentifierSource(seed: 1)
        desk.records.isFull = true
        #expect(throws: FailingRecords.DiskFull.self) {
            try desk.carryOut(
                Self.register, by: .house, cause: Samples.id(1), at: Samples.start,
                identifiers: &identifiers)
        }
        #expect(desk.isAhead)
        desk.records.isFull = false
        #expect(desk.records.kept.journal.entries(after: 0, limit: 10).isEmpty)

        desk = Desk(records: desk.records)
        let recorded = try desk.carryOut(
            Self.register, by: .house, cause: Samples.id(1), at: Samples.start,
            identifiers: &identifiers)
        #expect(recorded.map(\.entry.position) == [1])
        #expect(desk.operation.territories.root == Samples.nation)
        #expect(!desk.isAhead)
    }

    @Test func `a desk that is ahead of its records decides nothing`() async {
        await #expect(processExitsWith: .failure) {
            var desk = Desk(records: FailingRecords(isFull: true))
            var identifiers = SeededIdentifierSource(seed: 1)
            for _ in 0..<2 {
                _ = try? desk.carryOut(
                    Self.register, by: .house, cause: Samples.id(1), at: Samples.start,
                    identifiers: &identifiers)
            }
        }
    }
}
