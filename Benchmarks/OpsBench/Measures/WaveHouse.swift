import OpsCore
import OpsStore

/// An archive with a roster.
struct WaveHouse {
    private var desk: Desk<Archive>
    private var identifiers = SeededIdentifierSource(seed: 2_020)
    private var chance = SeededGenerator(seed: 2_020)
    private let now: Instant

    /// Nothing in it is due before `span` has passed.
    init(
        path: String, people: Int, at now: Instant = Town.start, span: TimeSpan = .minutes(30)
    ) throws {
        self.now = now
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
        let rule = NeedRule(
            kind: .food, dueWithin: max(.hours(8), span), crew: 1, skill: nil)
        try together([
            .territory(.register(department)), .catalogue(.publish(entry)),
            .catalogue(
                .openDeployment(
                    OpenDeployment(
                        entry: entry.slug, territory: place, needs: [rule],
                        offerSpan: span))),
        ])
        try together(
            (0..<people).map { _ in
                .roster(
                    .addVolunteer(
                        VolunteerProfile(
                            territory: place, position: somewhere(),
                            skills: [Skill(code: language, until: nil)], languages: [.french],
                            vettedUntil: CivilDate(iso8601: "2099-12-31"), weeklyMissions: 5,
                            radius: Metres(count: 40_000), isAtHealthRisk: false),
                        VolunteerDetails(name: "Exemple", phone: nil, email: nil),
                        isAvailable: true))
            })
    }

    /// Logs a call, asks so many for it, and lets it be: how long the asking took.
    mutating func wave(_ size: Int64) throws -> Duration {
        let (opened, taken) = try ask(size)
        try together([.hotline(.cancelRequest(opened, .noLongerNeeded))])
        return taken
    }

    /// Keeps what has become of it, so that a server starts at once.
    func close() throws {
        try desk.records.keepSnapshot(of: desk.operation)
        try desk.records.checkpoint()
    }

    /// Logs a call and asks so many for it.
    @discardableResult
    mutating func ask(_ size: Int64) throws -> (Identifier<HelpRequest>, Duration) {
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
        return (opened, taken)
    }

    @discardableResult
    private mutating func together(_ commands: [Command]) throws -> [RecordedEvent] {
        var happened: [RecordedEvent] = []
        try desk.records.transaction {
            for command in commands {
                happened += try desk.carryOut(
                    command, by: .policy("bench"),
                    cause: identifiers.next(Cause.self, at: now), at: now,
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
