import OpsCore
import OpsStore

/// When the disk fails, and what must be made good afterwards.
extension Office {
    static func isOfTheDisk(_ error: any Error) -> Bool {
        guard let error = error as? SQLiteError else { return false }
        return error.kind != .other
    }

    /// Folds the state again from what is on disk, when it may be ahead of it.
    func restoreIfNeeded() throws {
        guard mustRestore else { return }
        let restored: Archive.Restored
        do {
            restored = try desk.records.restore(checkedEntries: 0)
        } catch {
            health.note(failure: error)
            throw error
        }
        desk = Desk(operation: restored.operation, records: desk.records)
        mustRestore = false
        log.note("the state was folded again up to position \(restored.head.position)")
    }

    /// Shows that something can be kept now; throws what stands in the way.
    func prove() throws {
        if health.hasCommittedLately { return }
        do {
            try restoreIfNeeded()
            try desk.records.probe()
            health.noteCommit()
        } catch {
            // Who asks whether all is well may be the first to find that it is not.
            if health.note(failure: error) { log.failure(error, reference: "readiness") }
            throw error
        }
    }

    /// Tries again at the next turn of the clock when it fails: a revoked token must not go on opening
    /// the door.
    func refreshKeyring() {
        do {
            keyring.replace(with: try desk.records.tokens())
            hasNewTokens = false
        } catch {
            hasNewTokens = true
            health.note(failure: error)
            log.failure(error, reference: "keyring")
        }
    }
}
