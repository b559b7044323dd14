/// Keeps what the desk decides: the journal, what names people, and whatever shows it on screens.
package protocol Records {
    var head: JournalHead { get throws }

    /// Keeps entries with the events they were made from, and what goes to the vault with them.
    mutating func keep(_ entries: [RecordedEvent], vault: [VaultWrite]) throws
}

/// An event and the entry that records it.
package struct RecordedEvent: Sendable {
    package let event: Event
    package let entry: JournalEntry
}

/// The one writer: it decides against the present state, records, and takes in what happened.
///
/// The live operation and every exercise go through it: nothing is written twice.
package struct Desk<Keeper: Records> {
    package private(set) var operation: Operation
    package var records: Keeper

    package init(operation: Operation = Operation(), records: Keeper) {
        self.operation = operation
        self.records = records
    }

    /// Carries out one command: all of its events are recorded and taken in, or none is.
    ///
    /// - Throws: `Refusal` when the rules say no; whatever `records` throws when it cannot keep
    ///   the events, in which case the state has not changed either.
    @discardableResult
    package mutating func carryOut(
        _ command: Command, by actor: Actor, cause: Identifier<Cause>, at instant: Instant,
        identifiers: inout some IdentifierSource
    ) throws -> [RecordedEvent] {
        let decision = try operation.decide(command, at: instant, identifiers: &identifiers)
        var head = try records.head
        var recorded: [RecordedEvent] = []
        recorded.reserveCapacity(decision.events.count)
        for event in decision.events {
            let entry = JournalEntry(
                after: head, at: instant, actor: actor, cause: cause, event: event)
            head = entry.head
            recorded.append(RecordedEvent(event: event, entry: entry))
        }
        try records.keep(recorded, vault: decision.vault)
        for event in decision.events { operation.evolve(event, at: instant) }
        return recorded
    }

    /// Commands whose time has come; see `Operation.takeDue(at:limit:)`.
    package mutating func takeDue(at instant: Instant, limit: Int) -> [Command] {
        operation.takeDue(at: instant, limit: limit)
    }
}

/// Records that live as long as the process: exercises, tests.
///
/// What names people is dropped.
package struct MemoryRecords: Records, Sendable {
    package private(set) var journal = MemoryJournal()

    package init() {}

    package var head: JournalHead { journal.head }

    package mutating func keep(_ entries: [RecordedEvent], vault: [VaultWrite]) throws {
        try journal.append(entries.map(\.entry))
    }
}
