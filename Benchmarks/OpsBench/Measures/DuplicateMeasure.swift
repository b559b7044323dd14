import Foundation
import Glibc
import OpsCore
import OpsStore

/// Finding people again among many: how long it takes, how many are found, how many others are proposed.
struct DuplicateMeasure {
    private let lists: NameLists
    private let options: Options
    private let workshop: Workshop

    /// The seed of the people, printed with the figures.
    private static let seed: UInt64 = 2_020
    private static let postcodes = (0..<500).map { String(10_000 + $0 * 179) }
    private static let bar = 20.0

    /// Nil, with a line, where there are no lists of names.
    init?(workshop: Workshop, options: Options) {
        let folder =
            ProcessInfo.processInfo.environment["OPS_NAMES"] ?? "/work/shared/data/16-names"
        guard let lists = NameLists(folder: folder) else {
            say("duplicates: no lists of names in \(folder) (OPS_NAMES): skipped")
            return nil
        }
        self.lists = lists
        self.options = options
        self.workshop = workshop
    }

    private struct Known {
        let person: InventedPeople.Person
        let id: Identifier<PersonHelped>
    }

    /// What a series of searches came to.
    private struct Score {
        var asked = 0
        var found = 0
        var first = 0
        var proposed = 0
        var likely = 0
        var likelyAndRight = 0
        var milliseconds: [Double] = []
        /// Of the processor alone, the least of three: what others take of it does not count.
        var processor: [Double] = []

        mutating func add(_ other: Score) {
            asked += other.asked
            found += other.found
            first += other.first
            proposed += other.proposed
            likely += other.likely
            likelyAndRight += other.likelyAndRight
            milliseconds += other.milliseconds
            processor += other.processor
        }

        func percentile(_ share: Double) -> Double { Self.percentile(share, of: milliseconds) }

        static func percentile(_ share: Double, of values: [Double]) -> Double {
            let sorted = values.sorted()
            guard !sorted.isEmpty else { return 0 }
            return sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))]
        }

        var notes: String {
            let asked = max(asked, 1)
            return "recall \(found * 1_000 / asked) ‰, first \(first * 1_000 / asked) ‰, "
                + "precision of the likely \(likelyAndRight * 1_000 / max(likely, 1)) ‰, "
                + "\(proposed * 10 / asked) proposed in 10 searches, \(self.asked) searches"
        }
    }

    /// What the searches cost among so many people.
    private struct Cost {
        let people: Int
        /// The 99th percentiles by name and postcode, and by name alone: milliseconds of CPU.
        let p99: [Double]
    }

    func run(into table: inout Table) throws {
        let counts = options.isQuick ? [2_000, 10_000] : [10_000, 100_000, 300_000]
        var costs: [Cost] = []
        for count in counts {
            costs.append(Cost(people: count, p99: try run(count, into: &table)))
            for said in ["name and postcode", "name alone"].indices where costs.count > 1 {
                growth(costs, said, into: &table)
            }
        }
    }

    /// What each tenfold of people adds.
    ///
    /// What grows as a + b log n adds the same each time: more than before is faster than the logarithm.
    private func growth(_ costs: [Cost], _ said: Int, into table: inout Table) {
        let added = zip(costs, costs.dropFirst()).map { few, many in
            (many.p99[said] - few.p99[said]) / log10(Double(many.people) / Double(few.people))
        }
        let (few, many) = (costs[costs.count - 2], costs[costs.count - 1])
        guard let last = added.last else { return }
        table.add(
            "search by name \(said == 0 ? "and postcode" : "alone"), \(many.people) to \(few.people) people",
            ratio: many.p99[said] / few.p99[said],
            notes: "99th percentiles of the least CPU of three; a tenfold adds "
                + "\(Table.text(last, 2)) ms"
                + (added.count > 1 ? ", before \(Table.text(added[added.count - 2], 2))" : ""),
            bars: added.count > 1
                ? [("ms a tenfold adds", .most(last, added[added.count - 2]))] : [])
    }

    /// The 99th percentiles by name and postcode, and by name alone.
    private func run(_ count: Int, into table: inout Table) throws -> [Double] {
        say("duplicates: \(count) people, seed \(Self.seed)")
        let name = "people-\(count)"
        let folder = try workshop.copy(of: workshop.fresh, as: name)
        defer { workshop.remove(name) }
        let archive = try Archive(path: Workshop.archive(in: folder))
        var invented = InventedPeople(
            firstNames: lists.firstNames, familyNames: lists.familyNames,
            postcodes: Self.postcodes, seed: Self.seed)
        let known = try log(count, &invented, in: archive)
        let clock = ContinuousClock()
        let began = clock.now
        while try archive.keyPeople(atMost: 64) > 0 {}
        let seconds = Self.seconds(began.duration(to: clock.now))
        try archive.checkpoint()
        table.add(
            "keys for \(count) people", perSecond: Double(count) / seconds,
            notes: "64 in a transaction, seed \(Self.seed)")
        let room = try ReadingRoom(path: Workshop.archive(in: folder))
        var p99: [Double] = []
        for hasPostcode in [true, false] {
            var total = Score()
            for slip in InventedPeople.Slip.allCases {
                let score = try search(known, slip, hasPostcode, &invented, in: room)
                total.add(score)
                let said = hasPostcode ? "name and postcode" : "name alone"
                table.add(
                    "\(said), \(slip.rawValue), \(count)", p50: score.percentile(0.5),
                    p99: score.percentile(0.99), notes: score.notes)
            }
            table.add(
                "search by name\(hasPostcode ? " and postcode" : " alone"), \(count) people",
                perSecond: 1_000 / (total.milliseconds.reduce(0, +) / Double(total.asked)),
                p50: total.percentile(0.5), p99: total.percentile(0.99),
                notes: total.notes + ", p99 of the least CPU of three "
                    + Table.text(Score.percentile(0.99, of: total.processor), 2) + " ms",
                bars: [("p99 ms", .most(total.percentile(0.99), Self.bar))])
            p99.append(Score.percentile(0.99, of: total.processor))
        }
        return p99
    }

    private func log(
        _ count: Int, _ invented: inout InventedPeople, in archive: Archive
    ) throws -> [Known] {
        var desk = Desk(
            operation: try archive.restore(checkedEntries: 0).operation, records: archive)
        var identifiers = SeededIdentifierSource(seed: Self.seed)
        var instant = Instant(milliseconds: 1_800_000_000_000)
        var known: [Known] = []
        known.reserveCapacity(count)
        while known.count < count {
            try archive.transaction {
                for _ in 0..<min(1_000, count - known.count) {
                    let person = invented.person()
                    let wish = LogContact(
                        needs: [.food],
                        person: PersonDetails(
                            name: person.name, phone: PhoneNumber(person.phone, in: .france),
                            address: person.address), postcode: person.postcode)
                    instant = instant + TimeSpan(milliseconds: 5)
                    let events = try desk.carryOut(
                        .hotline(.logContact(wish)), by: .policy("bench"),
                        cause: identifiers.next(Cause.self, at: instant), at: instant,
                        identifiers: &identifiers)
                    if case .hotline(.contactLogged(let contact)) = events.first?.event,
                        let id = contact.person
                    {
                        known.append(Known(person: person, id: id))
                    }
                }
            }
        }
        return known
    }

    /// Asks for people picked evenly, their telephones and addresses missing.
    private func search(
        _ known: [Known], _ slip: InventedPeople.Slip, _ hasPostcode: Bool,
        _ invented: inout InventedPeople, in room: ReadingRoom
    ) throws -> Score {
        let wanted = options.isQuick ? 100 : 400
        let clock = ContinuousClock()
        var score = Score()
        for index in stride(from: 7, to: known.count, by: max(1, known.count / (wanted * 6))) {
            guard score.asked < wanted else { break }
            let entry = known[index]
            guard let name = invented.retold(entry.person.name, with: slip) else { continue }
            let question = LikenessQuestion(
                PersonTraits(
                    name: name, phone: nil, address: nil,
                    postcode: hasPostcode ? entry.person.postcode : nil))
            let (began, spent) = (clock.now, Self.processor)
            let answer = try room.people(like: question)
            score.milliseconds.append(Self.seconds(began.duration(to: clock.now)) * 1_000)
            score.processor.append(
                try Self.leastProcessor(Self.processor - spent) {
                    _ = try room.people(like: question)
                } * 1_000)
            let likely = answer.candidates.filter(\.likeness.isLikely)
            score.asked += 1
            score.proposed += answer.candidates.count
            score.found += answer.candidates.contains { $0.id == entry.id } ? 1 : 0
            score.first += answer.candidates.first?.id == entry.id ? 1 : 0
            score.likely += likely.count
            score.likelyAndRight += likely.contains { $0.id == entry.id } ? 1 : 0
        }
        return score
    }

    /// What it costs beside nothing: the least of three times, the first of which is known.
    ///
    /// One percent of the searches decides on growth; so many are stretched by whatever else runs, on any machine.
    private static func leastProcessor(
        _ first: Double, _ again: () throws -> Void
    ) rethrows -> Double {
        var least = first
        for _ in 0..<2 {
            let spent = processor
            try again()
            least = min(least, processor - spent)
        }
        return least
    }

    /// Seconds of CPU of this thread (clock_gettime(2)).
    private static var processor: Double {
        var time = timespec()
        _ = unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }

    private static func seconds(_ duration: Duration) -> Double {
        let parts = duration.components
        return Double(parts.seconds) + Double(parts.attoseconds) * 1e-18
    }
}
