import OpsCore
import OpsTesting
import Testing

struct JournalTests {
    @Test(arguments: JournalContract.allCases)
    func `the journal in memory keeps the contract`(_ check: JournalContract) throws {
        try check.holds { MemoryJournal() }
    }
}
