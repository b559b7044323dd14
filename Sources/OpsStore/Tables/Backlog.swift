import OpsCore

/// What the journal has and the tables do not show yet: commands that only logged a contact.
///
/// A call is answered when journal and vault have it. Its rows in the tables follow from its events
/// alone, whatever has happened since, so they are written later, many together: the pages of
/// a dozen trees are written once for sixty contacts and not once for eight.
struct Backlog {
    private var commands: [[RecordedEvent]] = []
    /// How many were there when the transaction in hand began.
    private var kept = 0
    /// How many of the first the transaction in hand has written into the tables.
    private var written = 0

    var count: Int { commands.count - written }

    /// The tables show what happened up to here; nil when nothing waits.
    var shown: Int64? {
        guard written < commands.count else { return nil }
        return commands[written].first.map { $0.entry.position - 1 }
    }

    mutating func add(_ command: [RecordedEvent]) {
        commands.append(command)
    }

    /// Hands out all that waits, oldest first.
    mutating func write(_ body: ([RecordedEvent]) throws -> Void) rethrows {
        while written < commands.count {
            try body(commands[written])
            written += 1
        }
    }

    mutating func begin() {
        kept = commands.count
        written = 0
    }

    mutating func commit() {
        commands.removeFirst(written)
        begin()
    }

    /// What the transaction added is gone, and what it wrote waits again.
    mutating func rollBack() {
        commands.removeSubrange(kept...)
        begin()
    }

    /// What a start found: commands in the journal that the tables do not show.
    mutating func refill(_ found: [[RecordedEvent]]) {
        commands = found
        begin()
    }
}

/// Tables that follow the journal.
extension Archive {
    /// How many logged contacts wait to be shown by the tables.
    package var backlogCount: Int { backlog.count }

    /// Writes what waits into the tables; within a transaction.
    package func showBacklog() throws {
        guard backlog.count > 0 else { return }
        _ = try journal.head  // known, so that the commit notes what is shown
        try backlog.write { try projector.projectContact($0) }
    }

    /// The tables as they will be once the transaction in hand is committed, everything shown.
    package func present() throws -> ReadingRoom {
        try showBacklog()
        return room
    }

    /// Finds what a sudden end left unshown; makes the tables anew when they cannot follow.
    func refillBacklog(upTo end: JournalHead) throws {
        let shown = try journal.shown
        guard shown != end.position else { return backlog.refill([]) }
        var commands: [[RecordedEvent]] = []
        for entry in try journal.entries(after: shown, limit: Int(end.position - shown)) {
            guard let event = Event(name: entry.name, payload: entry.payload) else {
                throw JournalFault.unreadable(position: entry.position)
            }
            let recorded = RecordedEvent(event: event, entry: entry)
            if commands.last?.first?.entry.cause == entry.cause {
                commands[commands.count - 1].append(recorded)
            } else {
                commands.append([recorded])
            }
        }
        guard commands.allSatisfy(Projector.followsFromEventsAlone) else { return try rebuild() }
        backlog.refill(commands)
    }
}
