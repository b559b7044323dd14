/// Whether one volunteer fits one request, with the reasons.
package struct Proposal: Hashable, Sendable {
    package let volunteer: Identifier<Volunteer>
    package let number: Int64
    /// Nil where distance does not count or is not known.
    package let distance: Metres?
    /// Has not answered another question yet: no wave rings them meanwhile.
    package let isAskedElsewhere: Bool
    /// No message reaches them: somebody has to ring, no wave does.
    package let isToRing: Bool
    /// The parts of the score, highest first; empty when a reason stands against.
    package let reasonsFor: [ReasonFor]
    package let reasonsAgainst: [ReasonAgainst]

    /// The sum of the parts.
    package var score: Int { reasonsFor.reduce(0) { $0 + $1.points } }

    package var fits: Bool { reasonsAgainst.isEmpty }
}

/// Why a volunteer fits, and what each reason weighs.
package enum ReasonFor: Hashable, Sendable {
    /// Up to 1000 points at the door, none at the edge of the radius.
    case near(Metres, points: Int)
    /// 200 points.
    case speaks(LanguageTag)
    /// Up to 500 points; fewer for each mission of the last week, so that the same few are not
    /// always asked.
    case restedLoad(missions: Int, points: Int)
    /// Up to 100 points; fewer for each time they were asked in the last week, so that of equals it is
    /// not always the first of the list who is asked.
    case seldomAsked(times: Int, points: Int)
    /// 100 points: holds the skill that the service asks for.
    case holds(SkillCode)
    /// 300 points: has completed a mission with her lately, so that she sees a face she knows.
    case knowsPerson(last: CivilDate)
    /// 200 points: has said to go to her with pleasure.
    case prefersPerson
    /// 100 points: has said to go there with pleasure.
    case prefersArea(TerritoryCode)

    package var points: Int {
        switch self {
        case .near(_, let points), .restedLoad(_, let points), .seldomAsked(_, let points): points
        case .speaks: Self.languagePoints
        case .holds: Self.skillPoints
        case .knowsPerson: Self.companyPoints
        case .prefersPerson: Self.preferencePoints
        case .prefersArea: Self.areaPoints
        }
    }

    static let languagePoints = 200
    static let skillPoints = 100
    static let companyPoints = 300
    static let preferencePoints = 200
    static let areaPoints = 100

    static func nearPoints(_ distance: Metres, radius: Metres) -> Int {
        1_000 - Int(distance.count) * 1_000 / max(1, Int(radius.count))
    }

    static func loadPoints(missions: Int) -> Int { 500 / (1 + missions) }

    static func askedPoints(times: Int) -> Int { 100 / (1 + times) }
}

/// Why a volunteer is not proposed.
///
/// Every reason has its own case: there is no "other".
package enum ReasonAgainst: Hashable, Sendable {
    /// Nothing is held that names them.
    case erased
    case unavailable
    case notVetted
    case vettingExpired(CivilDate)
    case skillMissing(SkillCode)
    case skillExpired(SkillCode, CivilDate)
    /// Every place that is free needs a skill, and they hold none of these; the first of them.
    case doesNotCompleteCrew(SkillCode)
    case alreadyAsked
    case declined
    /// What they have in hand takes them at that time; nil from now on, until they are back.
    case onAnotherMission(from: ClockTime?)
    /// With a team of the operations log that is out, or reserved.
    case inATeam(number: Int64)
    case atHealthRisk
    case languageNotShared(LanguageTag)
    case tooFar(Metres, limit: Metres)
    case distanceUnknown
    case weeklyLoadReached(limit: Int64)
    /// Not in the week as they have said it; nil where nobody can say when next.
    case notAtThisHour(next: ClockTime?)
    case away(until: ClockTime)
    case resting(until: ClockTime)
    /// In kilograms.
    case liftingLimit(Int64, needed: Int64)
    /// The crew needs a car or a van, and this is its last place.
    case noVehicle
    /// Vetted for what is done by telephone, and this is done at a door.
    case vettedForTelephone
    /// Admitted in an emergency, and nobody who goes was vetted: this is the last place of the crew.
    case onlyAccompanied
    /// Has said never to be asked for this kind of help.
    case neverThisKind(NeedKind)

    /// Whether a coordinator may ask all the same: what concerns comfort and fairness is theirs to
    /// weigh, what concerns safety or an answer already given is not.
    package var isForCoordinatorToWeigh: Bool {
        switch self {
        case .atHealthRisk, .languageNotShared, .tooFar, .distanceUnknown, .weeklyLoadReached,
            .notAtThisHour, .resting:
            true
        case .unavailable, .notVetted, .vettingExpired, .skillMissing, .skillExpired,
            .doesNotCompleteCrew, .erased, .alreadyAsked, .declined, .onAnotherMission, .inATeam,
            .away,
            .liftingLimit, .noVehicle, .vettedForTelephone, .onlyAccompanied, .neverThisKind:
            false
        }
    }

    /// Whether it is a matter of who else goes: what the service asks of everybody is not.
    func isOfCrew(of request: HelpRequest) -> Bool {
        switch self {
        case .doesNotCompleteCrew, .noVehicle, .onlyAccompanied: true
        case .skillExpired(let skill, _): skill != request.skill
        default: false
        }
    }

    /// Whether it is a matter of how far they live.
    var isOfDistance: Bool {
        switch self {
        case .tooFar, .distanceUnknown: true
        default: false
        }
    }

    /// Whether it is a matter of what else they have in hand.
    var isOfMissions: Bool {
        if case .onAnotherMission = self { true } else { false }
    }

    /// Whether whoever has said yes must not go to the door with it, whenever it comes about.
    var forbidsLeaving: Bool {
        switch self {
        case .notVetted, .vettingExpired, .vettedForTelephone, .skillMissing, .skillExpired,
            .erased:
            true
        default: false
        }
    }
}
