package import OpsCore
import Testing

/// What every journal must keep, in memory or on disk: each case is one check.
///
///     @Test(arguments: JournalContract.allCases)
///     func `the journal in memory keeps the contract`(_ check: JournalContract) throws {
///         try check.holds { MemoryJournal() }
///     }
package enum JournalContract: String, CaseIterable, Sendable {
    case startsEmpty
    case readsBackWhatWasAppended
    case keepsUnicode
    case takesAnEmptyBatch
    case answersPages
    case answersAnyLimit
    case refusesAnotherPosition
    case refusesAnotherPast
    case refusesAlteredEntries
    case keepsNothingOfHalfABatch
    case goesOnAfterARefusal
    case verifiesAWholeChain
    case verifiesFromAHead
    case findsAnAlteredEntry
    case findsAMissingEntry

    /// Runs the check on journals made by `make`, each of which must be empty.
    package func holds<Subject: Journal>(_ make: () throws -> Subject) throws {
        var journal = try make()
        switch self {
        case .startsEmpty: try Self.startsEmpty(&journal)
        case .readsBackWhatWasAppended: try Self.readsBack(&journal)
        case .keepsUnicode: try Self.keepsUnicode(&journal)
        case .takesAnEmptyBatch: try Self.takesAnEmptyBatch(&journal)
        case .answersPages: try Self.answersPages(&journal)
        case .answersAnyLimit: try Self.answersAnyLimit(&journal)
        case .refusesAnotherPosition: try Self.refusesAnotherPosition(&journal)
        case .refusesAnotherPast: try Self.refusesAnotherPast(&journal)
        case .refusesAlteredEntries: try Self.refusesAlteredEntries(&journal)
        case .keepsNothingOfHalfABatch: try Self.keepsNothingOfHalfABatch(&journal)
        case .goesOnAfterARefusal: try Self.goesOnAfterARefusal(&journal)
        case .verifiesAWholeChain: try Self.verifiesAWholeChain(&journal)
        case .verifiesFromAHead: try Self.verifiesFromAHead(&journal)
        case .findsAnAlteredEntry: try Self.findsAnAlteredEntry(&journal)
        case .findsAMissingEntry: try Self.findsAMissingEntry(&journal)
        }
    }
}

extension JournalContract {
    private static func startsEmpty(_ journal: inout some Journal) throws {
        #expect(try journal.head == .start)
        #expect(try journal.entries(after: 0, limit: 10).isEmpty)
        #expect(try journal.verify() == .start)
    }

    private static func readsBack(_ journal: inout some Journal) throws {
        let entries = chain(5)
        try journal.append(Array(entries[..<2]))
        try journal.append(Array(entries[2...]))
        #expect(try journal.entries(after: 0, limit: 100) == entries)
        #expect(try journal.head == entries[4].head)
    }

    private static func keepsUnicode(_ journal: inout some Journal) throws {
        let payload = Array(#"{"texte":"é e\u0301 Ω 中 👩‍👩‍👧 \u0000 \n"}"#.utf8) + Array("\u{0}".utf8)
        let entry = sealed(
            after: .start, actor: .policy("prüfung"), name: "test.unicode_kept.v1",
            payload: payload)
        try journal.append([entry])
        #expect(try journal.entries(after: 0, limit: 1) == [entry])
        #expect(try journal.verify() == entry.head)
    }

    private static func takesAnEmptyBatch(_ journal: inout some Journal) throws {
        try journal.append([])
        #expect(try journal.head == .start)
    }

    private static func answersPages(_ journal: inout some Journal) throws {
        let entries = chain(7)
        try journal.append(entries)
        #expect(try journal.entries(after: 0, limit: 3) == Array(entries[0..<3]))
        #expect(try journal.entries(after: 3, limit: 3) == Array(entries[3..<6]))
        #expect(try journal.entries(after: 6, limit: 3) == Array(entries[6...]))
        #expect(try journal.entries(after: 7, limit: 3).isEmpty)
        #expect(try journal.entries(after: 700, limit: 3).isEmpty)
    }

    private static func answersAnyLimit(_ journal: inout some Journal) throws {
        let entries = chain(3)
        try journal.append(entries)
        #expect(try journal.entries(after: 1, limit: 0).isEmpty)
        #expect(try journal.entries(after: 1, limit: .max) == Array(entries[1...]))
    }

    private static func refusesAnotherPosition(_ journal: inout some Journal) throws {
        let entries = chain(4)
        try journal.append(Array(entries[..<2]))
        let before = try journal.head
        #expect(throws: JournalFault.notAtTheEnd(expected: 3, found: 2)) {
            try journal.append([entries[3]])
        }
        #expect(throws: JournalFault.notAtTheEnd(expected: 1, found: 2)) {
            try journal.append([entries[1]])
        }
        #expect(try journal.head == before)
        #expect(try journal.entries(after: 0, limit: 10) == Array(entries[..<2]))
    }

    private static func refusesAnotherPast(_ journal: inout some Journal) throws {
        try journal.append(chain(2))
        let stranger = chain(3, actor: .policy("another-past"))[2]
        #expect(throws: JournalFault.brokenChain(position: 3)) { try journal.append([stranger]) }
        #expect(try journal.head.position == 2)
    }

    private static func refusesAlteredEntries(_ journal: inout some Journal) throws {
        let entry = chain(1)[0]
        #expect(throws: JournalFault.brokenChain(position: 1)) {
            try journal.append([altered(entry)])
        }
        #expect(try journal.head == .start)
    }

    private static func keepsNothingOfHalfABatch(_ journal: inout some Journal) throws {
        let entries = chain(4)
        #expect(throws: JournalFault.self) {
            try journal.append([entries[0], entries[1], entries[3]])
        }
        #expect(throws: JournalFault.self) {
            try journal.append([entries[0], altered(entries[1]), entries[2]])
        }
        #expect(try journal.head == .start)
        #expect(try journal.entries(after: 0, limit: 10).isEmpty)
    }

    private static func goesOnAfterARefusal(_ journal: inout some Journal) throws {
        let entries = chain(3)
        try journal.append([entries[0]])
        #expect(throws: JournalFault.self) { try journal.append([entries[2]]) }
        try journal.append(Array(entries[1...]))
        #expect(try journal.verify() == entries[2].head)
    }
}

/// Walking the chain.
extension JournalContract {
    /// More than one page of `verify`.
    private static let longLength = 2_011

    private static func verifiesAWholeChain(_ journal: inout some Journal) throws {
        let entries = chain(longLength)
        try journal.append(entries)
        var reported: [Int64] = []
        let end = try journal.verify { reported.append($0) }
        #expect(end == entries.last?.head)
        #expect(reported.last == Int64(longLength))
    }

    private static func verifiesFromAHead(_ journal: inout some Journal) throws {
        let entries = chain(6)
        try journal.append(entries)
        #expect(try journal.verify(after: entries[3].head) == entries[5].head)
        let stranger = JournalHead(position: 4, digest: .none)
        #expect(throws: JournalFault.brokenChain(position: 5)) {
            try journal.verify(after: stranger)
        }
    }

    private static func findsAnAlteredEntry(_ journal: inout some Journal) throws {
        try journal.append(chain(6))
        for position in Int64(1)...6 {
            let forged = AlteredJournal(journal, at: position) { altered($0) }
            #expect(throws: JournalFault.brokenChain(position: position)) { try forged.verify() }
        }
    }

    private static func findsAMissingEntry(_ journal: inout some Journal) throws {
        try journal.append(chain(6))
        for position in Int64(1)...5 {
            let forged = AlteredJournal(journal, at: position) { _ in nil }
            #expect(throws: JournalFault.brokenChain(position: position)) { try forged.verify() }
        }
    }
}

/// Entries to append.
extension JournalContract {
    /// So many entries from the very start, each chained to the one before.
    package static func chain(_ count: Int, actor: Actor = .house) -> [JournalEntry] {
        var head = JournalHead.start
        return (0..<count).map { index in
            let entry = JournalEntry(
                after: head, at: Samples.start + .seconds(Int64(index)), actor: actor,
                cause: Samples.id(UInt64(index)),
                event: .roster(.volunteerStoodDown(Samples.id(UInt64(index)))))
            head = entry.head
            return entry
        }
    }

    private static func sealed(
        after head: JournalHead, actor: Actor, name: String, payload: [UInt8]
    ) -> JournalEntry {
        let cause = Samples.id(1, of: Cause.self)
        let digest = JournalEntry.digest(
            after: head.digest, position: head.position + 1, at: Samples.start, actor: actor.text,
            cause: cause, name: name, payload: payload)
        return JournalEntry(
            position: head.position + 1, at: Samples.start, actor: actor, cause: cause, name: name,
            payload: payload, digest: digest)
    }

    /// The same entry with another payload under the old digest.
    private static func altered(_ entry: JournalEntry) -> JournalEntry {
        JournalEntry(
            position: entry.position, at: entry.at, actor: entry.actor, cause: entry.cause,
            name: entry.name, payload: entry.payload + [0x20], digest: entry.digest)
    }
}
