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
    /// One of the crew's skills that must be held as well: a place of the crew.
    private let placeSkill: BitMarks?
    /// Of which each must hold one.
    private let everyPlace: BitMarks?
    private let today: Int32
    private let now: Instant

    init(_ asking: Asking, place wanted: SkillCode?) {
        let (request, instant) = (asking.request, asking.at)
        isInPerson = request.need.isInPerson
        isConversation = request.need.isConversation
        place = BitMarks(CollectionOfOne(request.place.text))
        position = request.position
        cosine = request.position?.cosineOfLatitude ?? 1
        language = BitMarks(CollectionOfOne(String(request.language.primary)))
        skill = request.skill.map { BitMarks(CollectionOfOne($0.text)) }
        crewSkills = asking.crewSkills.map { BitMarks(CollectionOfOne($0.text)) }
        crewPairs = asking.crewSkills.indices.flatMap { last in
            (0..<last).map { first in
                BitMarks(pairsOf: [asking.crewSkills[first].text, asking.crewSkills[last].text])
            }
        }
        everyPlace = asking.everyPlace.map { BitMarks($0.lazy.map(\.text)) }
        placeSkill = wanted.map { BitMarks(CollectionOfOne($0.text)) }
        today = Int32(clamping: instant.dayUTC.daysSince1970)
        now = instant
    }

    /// The most that anybody there can score; nil where nobody can fit.
    func bound(_ reach: Reach) -> Int? {
        guard reach.isReady, reach.vettedUntil >= today, reach.freeFrom <= now else { return nil }
        if let skill, !reach.skills.mayContainAny(of: skill) { return nil }
        if let placeSkill, !reach.skills.mayContainAny(of: placeSkill) { return nil }
        if let everyPlace, !reach.skills.mayContainAny(of: everyPlace) { return nil }
        let isUnderstood = reach.languages.mayContainAny(of: language)
        if isConversation, !isUnderstood { return nil }
        guard let near = isInPerson ? near(reach) : 0 else { return nil }
        let week = now - .days(7)
        return near + ReasonFor.loadPoints(missions: reach.accepted.count(since: week))
            + ReasonFor.askedPoints(times: reach.asked.count(since: week))
            + (isUnderstood ? ReasonFor.languagePoints : 0)
            + ReasonFor.skillPoints * (held(reach) + (skill == nil ? 0 : 1))
    }

    /// How many of the crew's skills anybody there may hold; of more than one only where somebody
    /// holds two of them together.
    private func held(_ reach: Reach) -> Int {
        guard !crewSkills.isEmpty else { return 0 }
        let count = crewSkills.count { reach.skills.mayContainAny(of: $0) }
        guard count > 1 else { return count }
        return crewPairs.contains { reach.skillPairs.mayContainAny(of: $0) } ? count : 1
    }

    /// What nearness is worth at the most; nil where nobody goes to that door.
    private func near(_ reach: Reach) -> Int? {
        guard reach.goesToDoors else { return nil }
        let isNeighbour = reach.territories.mayContainAny(of: place)
        guard let position else { return isNeighbour ? 0 : nil }
        if let box = reach.box {
            let distance = box.leastDistance(to: position, cosine: cosine)
            if distance <= reach.radius {
                return ReasonFor.nearPoints(
                    Metres(count: distance), radius: Metres(count: reach.radius))
            }
        }
        return reach.hasUnplaced && isNeighbour ? 0 : nil
    }
}
