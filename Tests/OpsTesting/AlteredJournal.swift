package import OpsCore

/// A journal in which somebody has changed, or taken away, one entry behind its back.
package struct AlteredJournal<Base: Journal>: Journal {
    private var base: Base
    private let position: Int64
    private let alter: (JournalEntry) -> JournalEntry?

    package init(
        _ base: Base, at position: Int64, _ alter: @escaping (JournalEntry) -> JournalEntry?
    ) {
        self.base = base
        self.position = position
        self.alter = alter
    }

    package var head: JournalHead { get throws { try base.head } }

    package mutating func append(_ entries: [JournalEntry]) throws {
        try base.append(entries)
    }

    package func entries(after position: Int64, limit: Int) throws -> [JournalEntry] {
        try base.entries(after: position, limit: limit).compactMap { entry in
            entry.position == self.position ? alter(entry) : entry
        }
    }
}
