import Glibc
import OpsCore
import OpsStore

/// Fills a database through the desk itself, as fast as that goes.
struct Filler {
    private var desk: Desk<Archive>
    private var identifiers = SeededIdentifierSource(seed: 2_020)
    private var instant: Instant
    private var open: [Identifier<HelpRequest>] = []

    private static let postcodes = ["92120", "92220", "92320", "92240", "92130", "75014", "75013"]
    private static let needs: [NeedKind] = [.food, .medicine, .hygiene, .courtesyVisit]

    init(archive: Archive, operation: Operation) {
        desk = Desk(operation: operation, records: archive)
        // The next second: the demonstration's deployments are open, and nothing is due yet.
        instant = Instant(milliseconds: (Int64(time(nil)) + 1) * 1_000)
    }

    var operation: Operation { desk.operation }

    /// Logs contacts with one need each, so many in one transaction.
    mutating func log(contacts: Int, together: Int, needs: Int = 1) throws {
        var rest = contacts
        while rest > 0 {
            let count = min(rest, together)
            try desk.records.transaction {
                for index in 0..<count { try log(number: rest - index, needs: needs) }
            }
            rest -= count
            instant = instant + TimeSpan(milliseconds: 1)
        }
    }

    private mutating func log(number: Int, needs: Int) throws {
        var wish = LogContact(needs: Array(Self.needs.prefix(needs)))
        wish.person.name = "Marie-Thérèse Lefèvre \(number)"
        wish.person.phone = PhoneNumber("+33639981234")
        wish.person.address = "14 bis rue de la République, bâtiment C, 3e étage, interphone 27"
        wish.postcode = Self.postcodes[number % (needs == 1 ? 4 : Self.postcodes.count)]
        wish.occurredAt = Instant(milliseconds: 1_584_691_200_000)
        for event in try carryOut(.hotline(.logContact(wish))) {
            if case .hotline(.requestOpened(let opened)) = event.event { open.append(opened.id) }
        }
    }

    /// Cancels every third of the requests that were logged.
    mutating func cancelSome() throws {
        var index = 0
        while index < open.count {
            try desk.records.transaction {
                let end = min(index + 3_000, open.count)
                while index < end {
                    try carryOut(.hotline(.cancelRequest(open[index], .noLongerNeeded)))
                    index += 3
                }
            }
        }
        open = []
    }

    @discardableResult
    private mutating func carryOut(_ command: Command) throws -> [RecordedEvent] {
        try desk.carryOut(
            command, by: .policy("bench"), cause: identifiers.next(Cause.self, at: instant),
            at: instant, identifiers: &identifiers)
    }

    func keepSnapshot() throws {
        try desk.records.keepSnapshot(of: desk.operation)
    }

    func checkpoint() throws {
        try desk.records.checkpoint()
    }
}
