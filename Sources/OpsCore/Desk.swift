/// Keeps what the desk decides: the journal, what names people, and whatever shows it on screens.
package protocol Records {
    var head: JournalHead { get throws }

    /// Keeps entries with the events they were made from, and what goes to the vault with them.
    ///
    /// `operation` has taken the events in already: tables show what it has become.
    mutating func keep(
        _ entries: [RecordedEvent], vault: [VaultWrite], operation: borrowing Operation) throws
}

/// An event and the entry that records it.
package struct RecordedEvent: Sendable {
    package let event: Event
    package let entry: JournalEntry

    package init(event: Event, entry: JournalEntry) {
        self.event = event
        self.entry = entry
    }
}

/// The one writer: it decides against the present state, records, and takes in what happened.
///
/// The live operation and every exercise go through it: nothing is written twice.
package struct Desk<Keeper: Records> {
    package private(set) var operation: Operation
    package var records: Keeper

    /// Whether the state holds something that the records do not.
    ///
    /// Then nothing more is decided: the state must be folded again from the records.
    package private(set) var isAhead = false

    package init(operation: Operation = Operation(), records: Keeper) {
        self.operation = operation
        self.records = records
    }

    /// Carries out one command: all of its events are recorded and taken in, or none is.
    ///
    /// - Throws: `Refusal` when the rules say no, and nothing has changed; whatever `records` throws
    ///   when it cannot keep the events: then the state is ahead of the records and must be folded
    ///   again from them before anything else is decided.
    @discardableResult
    package mutating func carryOut(
        _ command: Command, by actor: Actor, cause: Identifier<Cause>, at instant: Instant,
        identifiers: inout some IdentifierSource
    ) throws -> [RecordedEvent] {
        precondition(!isAhead, "a desk that is ahead of its records decides nothing")
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
        isAhead = true
        for event in decision.events { operation.evolve(event, at: instant) }
        try records.keep(recorded, vault: decision.vault, operation: operation)
        isAhead = false
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

    package mutating func keep(
        _ entries: [RecordedEvent], vault: [VaultWrite], operation: borrowing Operation
    ) throws {
        try journal.append(entries.map(\.entry))
    }
}
