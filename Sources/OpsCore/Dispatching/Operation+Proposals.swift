/// A request as volunteers are judged for it: what is the same for all of them.
struct Asking {
    let request: HelpRequest
    let at: Instant
    /// What the crew must hold together, each once.
    let crewSkills: [SkillCode]
    /// Of which each that still joins must hold one; nil where not every place needs a skill.
    let everyPlace: [SkillCode]?
    let reach: WaveReach
    /// Those below the territory of the reach; nil where it asks for none.
    let territories: Set<TerritoryCode>?
    /// Whom a wave may ask at all; nil for everybody.
    let wave: WaveQuestion?

    init(
        _ request: HelpRequest, in operation: Operation, at instant: Instant,
        reach: WaveReach = .usual, wave: WaveQuestion? = nil
    ) {
        self.request = request
        self.reach = reach
        self.wave = wave
        territories = reach.territory.map { Set(operation.territories.branch(downFrom: $0)) }
        at = instant
        crewSkills = Set(operation.crewSkills(for: request)).sorted()
        everyPlace = operation.skillsForEveryPlace(of: request, at: instant)
    }
}

/// Who fits a request, and why each other does not.
extension Operation {
    /// Every volunteer of the roster judged for one request: those who fit first, best first.
    ///
    /// Same question, same answer: equal scores are ordered by the volunteer's number.
    package func proposals(
        for id: Identifier<HelpRequest>, at instant: Instant
    ) throws(DispatchingRefusal) -> [Proposal] {
        let request = try toBeProposed(id)
        let asking = Asking(request, in: self, at: instant)
        return volunteers.values.map { proposal($0, asking) }.sorted {
            ($0.fits ? 0 : 1, -$0.score, $0.number) < ($1.fits ? 0 : 1, -$1.score, $1.number)
        }
    }

    /// A live request for which volunteers can be judged.
    package func toBeProposed(
        _ id: Identifier<HelpRequest>
    ) throws(DispatchingRefusal) -> HelpRequest {
        guard let request = requests[id] else { throw .unknownRequest(id) }
        guard request.need != .qualification else {
            throw .toBeQualified(number: request.number)
        }
        return request
    }

    /// Some of those who do not fit, in the order of their numbers, and after whom to go on.
    package struct Unfit: Sendable {
        package let proposals: [Proposal]
        package let next: Int64?
    }

    /// Those who do not fit among the next `count` volunteers after a number: a whole roster is told in
    /// as many answers as it needs, none of which keeps others waiting.
    package func unfit(
        for request: HelpRequest, after number: Int64, judging count: Int, at instant: Instant
    ) -> Unfit {
        let asking = Asking(request, in: self, at: instant)
        let first = Int(clamping: max(0, number))
        let judged = volunteersInOrder.dropFirst(first).prefix(count)
        let isLast = judged.endIndex == volunteersInOrder.endIndex
        return Unfit(
            proposals: judged.compactMap { volunteers[$0] }
                .map { proposal($0, asking) }.filter { !$0.fits },
            next: isLast ? nil : Int64(judged.endIndex))
    }

    /// Those who fit alone, in the same order: the head of `proposals(for:at:)`, without the cost of
    /// ranking everybody else.
    func fitting(for request: HelpRequest, at instant: Instant) -> [Proposal] {
        let asking = Asking(request, in: self, at: instant)
        let fitting = volunteers.values
            .map { proposal($0, asking) }
            .filter(\.fits)
            .map { (score: $0.score, proposal: $0) }
        return fitting.sorted {
            (-$0.score, $0.proposal.number) < (-$1.score, $1.proposal.number)
        }.map(\.proposal)
    }

    func proposal(
        _ volunteer: Volunteer, for request: HelpRequest, at instant: Instant
    ) -> Proposal {
        proposal(volunteer, Asking(request, in: self, at: instant))
    }

    func proposal(_ volunteer: Volunteer, _ asking: Asking) -> Proposal {
        let distance = distance(of: volunteer, to: asking.request)
        let against = reasonsAgainst(volunteer, asking, distance)
        return Proposal(
            volunteer: volunteer.id, number: volunteer.number, distance: distance,
            reasonsFor: against.isEmpty ? reasonsFor(volunteer, asking, distance) : [],
            reasonsAgainst: against)
    }

    /// Nil for what is done by telephone: listening is never a matter of distance.
    private func distance(of volunteer: Volunteer, to request: HelpRequest) -> Metres? {
        guard request.need.isInPerson, let from = volunteer.profile.position,
            let to = request.position
        else { return nil }
        return from.distance(to: to)
    }

    private func reasonsFor(
        _ volunteer: Volunteer, _ asking: Asking, _ distance: Metres?
    ) -> [ReasonFor] {
        let (request, instant) = (asking.request, asking.at)
        var reasons: [ReasonFor] = []
        if let distance {
            let radius = asking.reach.radius(volunteer.profile.radius)
            let points = max(0, ReasonFor.nearPoints(distance, radius: radius))
            reasons.append(.near(distance, points: points))
        }
        let load = volunteer.load(at: instant)
        reasons.append(.restedLoad(missions: load, points: ReasonFor.loadPoints(missions: load)))
        let asked = volunteer.timesAsked(at: instant)
        reasons.append(.seldomAsked(times: asked, points: ReasonFor.askedPoints(times: asked)))
        if volunteer.profile.languages.contains(where: { $0.matches(request.language) }) {
            reasons.append(.speaks(request.language))
        }
        if let skill = request.skill { reasons.append(.holds(skill)) }
        for skill in asking.crewSkills
        where skillReason(volunteer.profile, skill, at: instant) == nil {
            reasons.append(.holds(skill))
        }
        return reasons.sorted { $0.points > $1.points }
    }

    private func reasonsAgainst(
        _ volunteer: Volunteer, _ asking: Asking, _ distance: Metres?
    ) -> [ReasonAgainst] {
        let (request, instant) = (asking.request, asking.at)
        var reasons: [ReasonAgainst] = []
        if !volunteer.isAvailable { reasons.append(.unavailable) }
        if let reason = vettingReason(volunteer.profile, at: instant) { reasons.append(reason) }
        if let reason = skillReason(volunteer.profile, request.skill, at: instant) {
            reasons.append(reason)
        }
        if let needed = asking.everyPlace, let first = needed.first,
            needed.allSatisfy({ skillReason(volunteer.profile, $0, at: instant) != nil })
        {
            reasons.append(.doesNotCompleteCrew(first))
        }
        if request.declined.contains(volunteer.id) { reasons.append(.declined) }
        if isAsked(volunteer.id, for: request) {
            reasons.append(.alreadyAsked)
        } else if !volunteer.missions.isEmpty {
            reasons.append(.onAnotherMission)
        }
        if request.need.isInPerson {
            reasons.append(contentsOf: doorReasons(volunteer.profile, asking, distance))
        }
        if request.need.isConversation,
            !volunteer.profile.languages.contains(where: { $0.matches(request.language) })
        {
            reasons.append(.languageNotShared(request.language))
        }
        if volunteer.load(at: instant) >= Int(volunteer.profile.weeklyMissions) {
            reasons.append(.weeklyLoadReached(limit: volunteer.profile.weeklyMissions))
        }
        return reasons
    }

    func vettingReason(
        _ profile: VolunteerProfile, at instant: Instant
    ) -> ReasonAgainst? {
        guard let until = profile.vettedUntil else { return .notVetted }
        return until < instant.dayUTC ? .vettingExpired(until) : nil
    }

    func skillReason(
        _ profile: VolunteerProfile, _ needed: SkillCode?, at instant: Instant
    ) -> ReasonAgainst? {
        guard let needed else { return nil }
        let held = profile.skills.filter { $0.code == needed }
        guard !held.isEmpty else { return .skillMissing(needed) }
        // Nil as soon as one of them does not expire.
        let ends = held.compactMap(\.until)
        guard ends.count == held.count, let until = ends.max(), until < instant.dayUTC else {
            return nil
        }
        return .skillExpired(needed, until)
    }

    /// What counts only when volunteers go to the door.
    private func doorReasons(
        _ profile: VolunteerProfile, _ asking: Asking, _ distance: Metres?
    ) -> [ReasonAgainst] {
        var reasons: [ReasonAgainst] = []
        if profile.isAtHealthRisk { reasons.append(.atHealthRisk) }
        let radius = asking.reach.radius(profile.radius)
        if asking.territories?.contains(profile.territory) == true { return reasons }
        if let distance {
            if distance > radius { reasons.append(.tooFar(distance, limit: radius)) }
        } else if profile.territory != asking.request.place {
            reasons.append(.distanceUnknown)
        }
        return reasons
    }

    private func isAsked(_ volunteer: Identifier<Volunteer>, for request: HelpRequest) -> Bool {
        guard let mission = request.mission.flatMap({ missions[$0] }) else { return false }
        let state = mission.solicitations.last(to: volunteer)?.state
        return state == .pending || state == .accepted
    }
}
