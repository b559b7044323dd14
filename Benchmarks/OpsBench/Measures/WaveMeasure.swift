import OpsCore
import OpsStore

/// One wave to a thousand volunteers: decided, written into journal and tables, on the disk.
///
/// Through the archive itself with the sync of the disk, as the office does it: everybody who calls meanwhile
/// waits for it.
struct WaveMeasure {
    let rounds: Int
    let folder: String

    private static let asked: Int64 = 1_000
    private static let bar = 100.0

    func run(into table: inout Table) throws {
        say("waves: \(Self.asked) volunteers asked at once")
        var house = try WaveHouse(path: folder + "/waves.sqlite", people: 5_000)
        var milliseconds: [Double] = []
        for _ in 0..<rounds {
            milliseconds.append(try house.wave(Self.asked) / .milliseconds(1))
        }
        milliseconds.sort()
        let p50 = milliseconds[milliseconds.count / 2]
        let p99 = milliseconds[min(milliseconds.count - 1, milliseconds.count * 99 / 100)]
        table.add(
            "wave to \(Self.asked) of 5,000", p50: p50, p99: p99,
            notes: "decided, journal, tables, fsync", bars: [("p99", .most(p99, Self.bar))])
    }
}

/// An archive with a roster.
private struct WaveHouse {
    private var desk: Desk<Archive>
    private var identifiers = SeededIdentifierSource(seed: 2_020)
    private var chance = SeededGenerator(seed: 2_020)

    init(path: String, people: Int) throws {
        desk = Desk(records: try Archive(path: path))
        guard let place = TerritoryCode("92"), let language = SkillCode("driving") else {
            throw Trouble("no territory has this code")
        }
        let name = LocalizedText(fr: "Un département", es: "Un departamento", en: "A department")
        let department = Territory(
            code: place, kind: .nationalDesk, parent: nil, name: name, postcodePrefixes: ["92"],
            postcodes: [])
        let value = try JSONParser.value(of: Array(Town.entry.utf8))
        let entry = try JSONFields.read(value) { CatalogueEntry(from: &$0) }
        let rule = NeedRule(kind: .food, dueWithin: .hours(8), crew: 1, skill: nil)
        try together([
            .territory(.register(department)), .catalogue(.publish(entry)),
            .catalogue(
                .openDeployment(
                    OpenDeployment(
                        entry: entry.slug, territory: place, needs: [rule],
                        offerSpan: .minutes(30)))),
        ])
        try together(
            (0..<people).map { _ in
                .roster(
                    .addVolunteer(
                        VolunteerProfile(
                            territory: place, position: somewhere(),
                            skills: [Skill(code: language, until: nil)], languages: [.french],
                            vettedUntil: CivilDate(iso8601: "2021-12-31"), weeklyMissions: 5,
                            radius: Metres(count: 40_000), isAtHealthRisk: false),
                        VolunteerDetails(name: "Exemple", phone: nil, email: nil),
                        isAvailable: true))
            })
    }

    /// Logs a call, asks so many for it, and lets it be: how long the asking took.
    mutating func wave(_ size: Int64) throws -> Duration {
        let call = LogContact(needs: [.food], postcode: "92120", position: somewhere())
        var opened: Identifier<HelpRequest>?
        for recorded in try together([.hotline(.logContact(call))]) {
            if case .hotline(.requestOpened(let request)) = recorded.event { opened = request.id }
        }
        guard let opened else { throw Trouble("a call opened no request") }
        let begun = ContinuousClock.now
        let happened = try together([.waves(.begin(opened, size: size))])
        let taken = ContinuousClock.now - begun
        guard happened.count == Int(size) + 3 else { throw Trouble("the wave was not whole") }
        try together([.hotline(.cancelRequest(opened, .noLongerNeeded))])
        return taken
    }

    @discardableResult
    private mutating func together(_ commands: [Command]) throws -> [RecordedEvent] {
        var happened: [RecordedEvent] = []
        try desk.records.transaction {
            for command in commands {
                happened += try desk.carryOut(
                    command, by: .policy("bench"),
                    cause: identifiers.next(Cause.self, at: Town.start), at: Town.start,
                    identifiers: &identifiers)
            }
        }
        return happened
    }

    private mutating func somewhere() -> Coordinate? {
        Coordinate(
            latitudeMillidegrees: 48_800 + Int32(chance.below(100)),
            longitudeMillidegrees: 2_200 + Int32(chance.below(100)))
    }
}
