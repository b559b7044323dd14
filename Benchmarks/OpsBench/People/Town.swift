import OpsCore

/// An invented department with its roster, in memory, as the server would hold it.
struct Town {
    private(set) var operation = Operation()
    private var identifiers: SeededIdentifierSource
    private var chance: SeededGenerator
    private let place: TerritoryCode

    /// A Monday morning.
    static let start = Instant(milliseconds: 1_584_950_400_000)
    init(people: Int, rules: [NeedRule], seed: UInt64) throws {
        identifiers = SeededIdentifierSource(seed: seed)
        chance = SeededGenerator(seed: seed)
        guard let place = TerritoryCode("92") else { throw Trouble("no territory has this code") }
        self.place = place
        let name = LocalizedText(fr: "Un département", es: "Un departamento", en: "A department")
        let department = Territory(
            code: place, kind: .nationalDesk, parent: nil, name: name, postcodePrefixes: ["92"],
            postcodes: [])
        try carryOut(.territory(.register(department)))
        let value = try JSONParser.value(of: Array(Self.entry.utf8))
        let entry = try JSONFields.read(value) { CatalogueEntry(from: &$0) }
        try carryOut(.catalogue(.publish(entry)))
        try carryOut(
            .catalogue(
                .openDeployment(
                    OpenDeployment(
                        entry: entry.slug, territory: place, needs: rules, offerSpan: .minutes(30)))
            ))
        for number in 0..<people {
            let details = VolunteerDetails(name: "Exemple", phone: nil, email: nil)
            let isAvailable = chance.below(10) != 0
            try carryOut(
                .roster(
                    .addVolunteer(
                        volunteer(signs: number % (people / 10) == 0), details,
                        isAvailable: isAvailable)))
        }
    }

    /// Logs a call from somewhere in the department; what is asked for.
    mutating func call(for need: NeedKind) throws -> HelpRequest {
        let wish = LogContact(needs: [need], postcode: "92120", position: somewhere())
        let events = try carryOut(.hotline(.logContact(wish)))
        for event in events {
            if case .hotline(.requestOpened(let request)) = event,
                let live = operation.requests[request.id]
            {
                return live
            }
        }
        throw Trouble("a call opened no request")
    }

    @discardableResult
    private mutating func carryOut(_ command: Command) throws -> [Event] {
        let decision = try operation.decide(command, at: Self.start, identifiers: &identifiers)
        for event in decision.events { operation.evolve(event, at: Self.start) }
        return decision.events
    }

    /// Most live in one of a dozen towns, some between them.
    private mutating func somewhere() -> Coordinate? {
        let town = chance.below(14)
        let spread: Int32 = town > 11 ? 150 : 15
        let latitude = 48_750 + Int32(town % 4) * 60 + offset(spread)
        let longitude = 2_150 + Int32(town / 4) * 70 + offset(spread)
        return Coordinate(latitudeMillidegrees: latitude, longitudeMillidegrees: longitude)
    }

    private mutating func offset(_ width: Int32) -> Int32 {
        Int32(chance.below(Int(2 * width) + 1)) - width
    }

    /// `signs` for the ten people of whatever roster who hold what nobody else does.
    private mutating func volunteer(signs: Bool) -> VolunteerProfile {
        let shares = [("driving", 3), ("listening", 20), ("first_aid", 8), ("nursing", 100)]
        let held = shares.filter { chance.below($0.1) == 0 }.map(\.0)
        let skills = (held + (signs ? ["sign_language"] : [])).compactMap { SkillCode($0) }
            .map { Skill(code: $0, until: nil) }
        let others = chance.below(12) == 0 ? [LanguageTag("es")].compactMap(\.self) : []
        return VolunteerProfile(
            territory: place, position: chance.below(20) == 0 ? nil : somewhere(),
            skills: skills, languages: [.french] + others,
            vettedUntil: chance.below(10) == 0 ? nil : CivilDate(iso8601: "2021-12-31"),
            weeklyMissions: 5, radius: Metres(count: Int32(1 + chance.below(15)) * 1_000),
            isAtHealthRisk: chance.below(5) == 0)
    }

    static let entry = """
        {"slug":"neighbours-at-hand","kind":"emergency_service","season":null,"origin":"An invented society",
        "dates":["2020-03"],"sources":[{"id":"000","title":"An invented report"}],
        "name":{"fr":"Voisins","es":"Vecinos","en":"Neighbours"},
        "summary":{"fr":"Aide","es":"Ayuda","en":"Help"},
        "translation":{"fr":"original","es":"translated","en":"translated"},
        "figures":[],"related":[]}
        """
}
