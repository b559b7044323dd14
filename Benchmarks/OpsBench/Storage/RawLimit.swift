import OpsCore
import OpsStore

/// The least that a server could do: the same rows on one SQLite connection, in transactions of 64.
///
/// Each transaction is on disk before the next begins. No HTTP, no JSON, no rules, no digests.
enum RawLimit {
    struct Outcome {
        let perSecond: Double
        let microseconds: Double
    }

    /// Writes recorded rows into a copy of the file that the server began with.
    static func measure(
        _ recorded: RecordedRows, into path: String, together: Int = 64
    ) throws -> Outcome {
        let writer = try RawWriter(recorded, into: path)
        return try timed(recorded.contacts) {
            var contact = 0
            while contact < recorded.contacts {
                let end = min(contact + together, recorded.contacts)
                try writer.transaction {
                    for each in contact..<end {
                        try writer.keep(each)
                        try writer.show(each)
                    }
                }
                contact = end
            }
        }
    }

    /// The same contacts through the desk: rules, JSON, digests and rows, but no HTTP.
    static func measureDesk(contacts: Int, path: String) throws -> Outcome {
        let archive = try Archive(path: path)
        let restored = try archive.restore(checkedEntries: 0)
        var filler = Filler(archive: archive, operation: restored.operation)
        return try timed(contacts) { try filler.log(contacts: contacts, together: 64) }
    }

    private static func timed(_ contacts: Int, _ work: () throws -> Void) rethrows -> Outcome {
        let ownStart = Machine.ownTime
        let start = Machine.now
        try work()
        let seconds = Double(Machine.now - start) / 1e9
        return Outcome(
            perSecond: Double(contacts) / seconds,
            microseconds: Double(Machine.ownTime - ownStart) / 1_000 / Double(contacts))
    }
}
