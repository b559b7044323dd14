/// What is asked of the roster, in the marks of a `Reach`: how good anybody there can be at the most.
///
/// It never says less than `Operation.proposal` would of one of them; so the best few of a hundred
/// thousand are found by looking at some dozens.
struct FittingQuestion {
    private let isInPerson: Bool
    private let isConversation: Bool
    private let place: BitMarks
    private let position: Coordinate?
    private let cosine: Double
    private let language: BitMarks
    /// What each volunteer must hold; nil where nothing is asked.
    private let skill: BitMarks?
    /// What counts where it is held.
    private let crewSkills: [BitMarks]
    /// Each two of what counts.
    private let crewPairs: [BitMarks]
    /// Whether holding one skill may count for two of them.
    private let mayOneCountForTwo: Bool
    /// One of the crew's skills that must be held as well: a place of the crew.
    private let placeSkill: BitMarks?
    /// Of which each must hold one.
    private let everyPlace: BitMarks?
    /// Where somebody is who is preferred for the place itself.
    private let areas: BitMarks
    private let hour: Int64
    private let lifting: Int64
    private let needsVehicle: Bool
    private let today: Int32
    private let now: Instant
    private let goesAt: Instant
    private let reach: WaveReach
    /// Of the territories whose people come however far it is.
    private let everywhere: BitMarks?

    init(_ asking: Asking, place wanted: SkillCode?, needsVehicle: Bool) {
        let (request, instant) = (asking.request, asking.at)
        /// Whatever counts for a skill.
        func marks(_ skill: SkillCode) -> BitMarks {
            BitMarks(asking.skillBook.counting(for: skill).map(\.text))
        }
        isInPerson = request.need.isInPerson
        isConversation = request.need.isConversation
        place = BitMarks(CollectionOfOne(request.place.text))
        position = request.position
        cosine = request.position?.cosineOfLatitude ?? 1
        language = BitMarks(CollectionOfOne(String(request.language.primary)))
        skill = request.skill.map(marks)
        crewSkills = asking.crewSkills.map(marks)
        let held = asking.crewSkills.map { asking.skillBook.counting(for: $0).map(\.text) }
        crewPairs = held.indices.flatMap { last in
            (0..<last).flatMap { first in
                held[first].flatMap { one in held[last].map { BitMarks(pairsOf: [one, $0]) } }
            }
        }
        mayOneCountForTwo = held.indices.contains { last in
            (0..<last).contains { !Set(held[$0]).isDisjoint(with: held[last]) }
        }
        everyPlace = asking.everyPlace.map { place in
            BitMarks(place.helping.flatMap { asking.skillBook.counting(for: $0).map(\.text) })
        }
        placeSkill = wanted.map(marks)
        areas = BitMarks(asking.areas.lazy.map(\.text))
        hour = WeekMarks.hour(of: asking.goesAt)
        lifting = asking.liftingKilograms
        self.needsVehicle = needsVehicle || asking.needsVehicle
        // Somewhere it may still be yesterday.
        today = Int32(clamping: instant.dayUTC.daysSince1970 - 1)
        now = instant
        goesAt = asking.goesAt
        reach = asking.reach
        everywhere = asking.territories.map { BitMarks($0.lazy.map(\.text)) }
    }

    /// The most that anybody there can score; nil where nobody can fit.
    ///
    /// Not of those whom the person knows, or who prefer her: they are judged before.
    func bound(_ reach: Reach) -> Int? {
        guard reach.isReady, reach.vettedUntil >= today, reach.freeFrom <= goesAt
        else { return nil }
        guard reach.week.contains(hour), reach.lifting >= lifting,
            reach.hasVehicle || !needsVehicle
        else { return nil }
        if let skill, !reach.skills.mayContainAny(of: skill) { return nil }
        if let placeSkill, !reach.skills.mayContainAny(of: placeSkill) { return nil }
        if let everyPlace, !reach.skills.mayContainAny(of: everyPlace) { return nil }
        let isUnderstood = reach.languages.mayContainAny(of: language)
        if isConversation, !isUnderstood { return nil }
        guard let near = isInPerson ? near(reach) : 0 else { return nil }
        return near
            + ReasonFor.loadPoints(missions: reach.accepted.count(since: goesAt - .days(7)))
            + ReasonFor.askedPoints(times: reach.asked.count(since: now - .days(7)))
            + (isUnderstood ? ReasonFor.languagePoints : 0)
            + (reach.areas.mayContainAny(of: areas) ? ReasonFor.areaPoints : 0)
            + ReasonFor.skillPoints * (held(reach) + (skill == nil ? 0 : 1))
    }

    /// How many of the crew's skills anybody there may hold; of more than one only where somebody
    /// holds two of them together.
    private func held(_ reach: Reach) -> Int {
        guard !crewSkills.isEmpty else { return 0 }
        let count = crewSkills.count { reach.skills.mayContainAny(of: $0) }
        guard count > 1, !mayOneCountForTwo else { return count }
        return crewPairs.contains { reach.skillPairs.mayContainAny(of: $0) } ? count : 1
    }

    /// What nearness is worth at the most; nil where nobody goes to that door.
    private func near(_ reach: Reach) -> Int? {
        guard reach.goesToDoors else { return nil }
        let comesFromAfar = everywhere.map { reach.territories.mayContainAny(of: $0) } ?? false
        let isNeighbour = reach.territories.mayContainAny(of: place)
        guard let position else { return isNeighbour || comesFromAfar ? 0 : nil }
        if let box = reach.box {
            let distance = box.leastDistance(to: position, cosine: cosine)
            let radius = self.reach.radius(Metres(count: reach.radius))
            if distance <= radius.count {
                return ReasonFor.nearPoints(Metres(count: distance), radius: radius)
            }
        }
        if comesFromAfar { return 0 }
        return reach.hasUnplaced && isNeighbour ? 0 : nil
    }
}
