/// An append-only record of what happened, each entry chained to all before it.
///
/// Two keep it: in memory for exercises and tests, on SQLite for the operation. One suite of tests
/// runs on both. Appending states where the caller believes the end to be: that is the seam at
/// which several servers can one day share a journal.
package protocol Journal {
    var head: JournalHead { get throws }

    /// Appends entries that follow each other; refuses when the end is not where they start.
    mutating func append(_ entries: [JournalEntry]) throws

    /// The entries after a position, in order, at the most `limit` of them.
    func entries(after position: Int64, limit: Int) throws -> [JournalEntry]
}

/// Why a journal does not take entries, or cannot be believed.
package enum JournalFault: Error, Hashable, Sendable {
    /// Somebody else appended first, or the entries do not start where the journal ends.
    case notAtTheEnd(expected: Int64, found: Int64)
    /// The chain is broken: this entry was changed, or one before it is missing.
    case brokenChain(position: Int64)
    /// The entry cannot be read as an event.
    case unreadable(position: Int64)
}

extension Journal {
    /// Walks the chain after `head` and answers where it ends; throws at the first bad position.
    @discardableResult
    package func verify(
        after start: JournalHead = .start, upTo last: Int64 = .max,
        progress: (Int64) -> Void = { _ in }
    ) throws -> JournalHead {
        var reached = start
        while true {
            let page = try entries(after: reached.position, limit: 2_000)
            guard !page.isEmpty, reached.position < last else { return reached }
            for entry in page {
                guard entry.follows(reached) else {
                    throw JournalFault.brokenChain(position: reached.position + 1)
                }
                reached = entry.head
            }
            progress(reached.position)
        }
    }
}

/// A journal that lives as long as the process: exercises, tests.
package struct MemoryJournal: Journal, Sendable {
    private var kept: [JournalEntry] = []

    package init() {}

    package var head: JournalHead { kept.last?.head ?? .start }

    package mutating func append(_ entries: [JournalEntry]) throws {
        var end = head
        for entry in entries {
            guard entry.position == end.position + 1 else {
                throw JournalFault.notAtTheEnd(expected: entry.position - 1, found: end.position)
            }
            guard entry.follows(end) else {
                throw JournalFault.brokenChain(position: entry.position)
            }
            end = entry.head
        }
        kept.append(contentsOf: entries)
    }

    package func entries(after position: Int64, limit: Int) -> [JournalEntry] {
        let start = min(max(Int(position), 0), kept.count)
        return Array(kept[start...].prefix(max(limit, 0)))
    }
}
