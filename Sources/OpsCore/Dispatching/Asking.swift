/// A request as volunteers are judged for it: what is the same for all of them.
struct Asking {
    let request: HelpRequest
    let at: Instant
    /// What the crew must hold together, each once.
    let crewSkills: [SkillCode]
    /// Of which each that still joins must hold one; nil where not every place needs a skill.
    let everyPlace: PlaceSkills?
    let reach: WaveReach
    /// Those below the territory of the reach; nil where it asks for none.
    let territories: Set<TerritoryCode>?
    /// Whom a wave may ask at all; nil for everybody.
    let wave: WaveQuestion?
    /// What counts for which skill.
    let skillBook: SkillBook
    /// What each of them must be able to lift.
    let liftingKilograms: Int64
    /// Whether each that still joins must have a car or a van.
    let needsVehicle: Bool
    /// Who has one of the house in hand for it, where one is needed.
    let drivers: Set<Identifier<Volunteer>>
    /// Whether whoever joins must be vetted: nobody else who goes is.
    let needsCompanion: Bool
    /// The territories that hold the place, from the smallest.
    let areas: [TerritoryCode]
    /// When they will be at the door: the time that was agreed with the person, or now.
    let goesAt: Instant
    /// The end of the time that was agreed; nil where none was.
    let goesUntil: Instant?
    /// When it takes whoever goes.
    let engagement: Engagement
    /// When somebody who has said yes goes, at the latest; nil while whoever fits is looked for.
    let goesBy: GoesBy?
    /// The clocks that people of the service read.
    let rule: ZoneRule?
    /// At which they still hold what is asked of them: the end of the time for which it takes them.
    let holdsAt: Instant
    /// The days of the visit and of its end on these clocks; a volunteer's own may show others.
    private let today: CivilDate
    private let last: CivilDate
    /// Who was last with the person, and when.
    let companions: [Identifier<Volunteer>: Instant]
    /// Who prefers the person.
    let admirers: Set<Identifier<Volunteer>>

    /// Those few whom the roster's tree does not bound: they are judged one by one.
    var acquainted: Set<Identifier<Volunteer>> {
        admirers.union(companions.keys).union(drivers)
    }

    init(
        _ request: HelpRequest, in operation: Operation, at instant: Instant,
        reach: WaveReach = .usual, wave: WaveQuestion? = nil, goesBy: GoesBy? = nil
    ) {
        self.request = request
        self.goesBy = goesBy
        self.reach = reach
        self.wave = wave
        territories = reach.territory.map { Set(operation.territories.branch(downFrom: $0)) }
        at = instant
        let slot = operation.awaited(request, at: instant)
        goesAt = max(instant, slot?.from ?? instant)
        goesUntil = slot?.until
        crewSkills = Set(operation.crewSkills(for: request)).sorted()
        let deployment = request.deployment.flatMap { operation.deployments[$0] }
        liftingKilograms = deployment?.rule(for: request.need)?.liftingKilograms ?? 0
        // Whoever is asked may say yes as long as the question waits; by then they must still be able to.
        let none = TimeSpan(milliseconds: 0)
        let span = max(deployment?.offerSpan ?? none, wave?.delay ?? none)
        engagement = operation.engagement(
            askedFor: request, at: instant, answeringWithin: goesBy == nil ? span : none)
        holdsAt = goesBy?.isOneDoor == true ? goesAt : engagement.lastMoment(since: instant)
        everyPlace = operation.skillsForEveryPlace(of: request, holding: holdsAt)
        skillBook = operation.skillBook
        needsVehicle = operation.lastPlaceNeedsVehicle(of: request, at: instant)
        drivers = needsVehicle ? operation.drivers(for: request) : []
        needsCompanion = operation.lastPlaceNeedsCompanion(of: request)
        areas = Array(operation.territories.way(upFrom: request.place))
        rule = deployment?.hours?.rule
        today = ClockTime(goesAt, rule: rule).day
        last = ClockTime(holdsAt, rule: rule).day
        let identities = request.person.map { operation.twins(of: $0) } ?? []
        companions = operation.companions.of(identities, at: instant)
        admirers = identities.reduce(into: []) { $0.formUnion(operation.admirers[$1] ?? []) }
    }
}

/// When somebody goes who has said yes.
enum GoesBy: Hashable {
    /// In the time that was agreed with the person; the end is nil where it is one moment of a round.
    case slot(Instant, until: Instant? = nil)
    /// From now on until help is due.
    case due(Instant)

    /// Whether they are named for one door of a round, and looked at as they are then.
    fileprivate var isOneDoor: Bool {
        if case .slot(_, until: nil) = self { true } else { false }
    }
}

extension Asking {
    /// Why somebody is not there when it counts.
    ///
    /// Who says yes has looked at their own calendar: what it takes them for is nothing against it, nor is what they
    /// noted themselves if they are back in time.
    func absence(of availability: Availability) -> Availability.Absence? {
        guard let goesBy else { return absence(of: availability, from: goesAt, until: goesUntil) }
        var noted = availability
        noted.busy = []
        switch goesBy {
        case .slot(let slot, let until):
            return absence(of: noted, from: max(at, slot), until: until)
        case .due(let due):
            guard case .away(let until)? = noted.absence(at: at), until > due else { return nil }
            return .away(until: until)
        }
    }

    /// At no time of the hour that was agreed may they be elsewhere: nobody knows when in it the door is reached.
    private func absence(
        of availability: Availability, from start: Instant, until end: Instant?
    ) -> Availability.Absence? {
        availability.absence(from: start, until: end ?? start)
    }

    /// The day of the visit on the clocks of a volunteer, else on those of the service, else in Greenwich.
    func day(for profile: VolunteerProfile) -> CivilDate { profile.day(at: goesAt) ?? today }

    /// The last day on which they must hold what is asked of them.
    func lastDay(for profile: VolunteerProfile) -> CivilDate { profile.day(at: holdsAt) ?? last }
}

extension VolunteerProfile {
    /// The day on their own clocks; nil where nobody knows these.
    func day(at instant: Instant) -> CivilDate? {
        guard hasConditions, let rule = conditions.availability.hours?.rule else { return nil }
        return ClockTime(instant, rule: rule).day
    }
}
