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
        let present = volunteers.values.lazy.filter { reasonGone($0.id) == nil }
        return present.map { proposal($0, asking) }.sorted {
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

    /// Some of the roster, in the order of their numbers, and after whom to go on.
    package struct Others: Sendable {
        package let proposals: [Proposal]
        package let next: Int64?
    }

    /// The next `count` volunteers after a number but those who were told of first: a whole roster is told
    /// in as many answers as it needs, none of which keeps others waiting.
    package func others(
        for request: HelpRequest, than first: [Proposal], after number: Int64, judging count: Int,
        at instant: Instant
    ) -> Others {
        let told = Set(first.map(\.volunteer))
        let asking = Asking(request, in: self, at: instant)
        let judged = volunteersInOrder.dropFirst(Int(clamping: max(0, number))).prefix(count)
        let isLast = judged.endIndex == volunteersInOrder.endIndex
        return Others(
            proposals: judged.filter { !told.contains($0) && reasonGone($0) == nil }.compactMap {
                volunteers[$0]
            }
            .map { proposal($0, asking) },
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
            isAskedElsewhere: against.isEmpty && openQuestions[volunteer.id] != nil,
            isToRing: against.isEmpty && isToRing(volunteer.id, for: asking.request),
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
        let load = volunteer.load(at: asking.goesAt)
        reasons.append(.restedLoad(missions: load, points: ReasonFor.loadPoints(missions: load)))
        let asked = volunteer.timesAsked(at: instant)
        reasons.append(.seldomAsked(times: asked, points: ReasonFor.askedPoints(times: asked)))
        if volunteer.profile.languages.contains(where: { $0.matches(request.language) }) {
            reasons.append(.speaks(request.language))
        }
        if let skill = request.skill { reasons.append(.holds(skill)) }
        let today = asking.lastDay(for: volunteer.profile)
        for skill in asking.crewSkills
        where skillReason(volunteer.profile, skill, on: today) == nil {
            reasons.append(.holds(skill))
        }
        reasons += acquaintance(volunteer, asking)
        return reasons.sorted { $0.points > $1.points }
    }

    /// That they know each other, or that the volunteer wants to go there.
    private func acquaintance(_ volunteer: Volunteer, _ asking: Asking) -> [ReasonFor] {
        var reasons: [ReasonFor] = []
        if let last = asking.companions[volunteer.id] {
            reasons.append(.knowsPerson(last: ClockTime(last, rule: asking.rule).day))
        }
        if asking.admirers.contains(volunteer.id) { reasons.append(.prefersPerson) }
        if volunteer.profile.hasConditions,
            let area = volunteer.profile.conditions.preferredAreas.first(
                where: asking.areas.contains)
        {
            reasons.append(.prefersArea(area))
        }
        return reasons
    }

    private func reasonsAgainst(
        _ volunteer: Volunteer, _ asking: Asking, _ distance: Metres?
    ) -> [ReasonAgainst] {
        if let gone = reasonGone(volunteer.id) { return [gone] }
        let request = asking.request
        var reasons: [ReasonAgainst] = []
        if !volunteer.isAvailable { reasons.append(.unavailable) }
        let today = asking.lastDay(for: volunteer.profile)
        if let reason = vettingReason(volunteer.profile, on: today) { reasons.append(reason) }
        if let reason = skillReason(volunteer.profile, request.skill, on: today) {
            reasons.append(reason)
        }
        reasons += placeReasons(volunteer.profile, asking, on: today)
        if request.declined.contains(volunteer.id) { reasons.append(.declined) }
        if isAsked(volunteer.id, for: request) {
            reasons.append(.alreadyAsked)
        } else if let reason = missionReason(volunteer, asking) {
            reasons.append(reason)
        }
        if let team = log.team(of: volunteer.id) { reasons.append(.inATeam(number: team.number)) }
        if request.need.isInPerson {
            reasons.append(contentsOf: doorReasons(volunteer.profile, asking, distance))
        }
        if request.need.isConversation,
            !volunteer.profile.languages.contains(where: { $0.matches(request.language) })
        {
            reasons.append(.languageNotShared(request.language))
        }
        if volunteer.load(at: asking.goesAt) >= Int(volunteer.profile.weeklyMissions) {
            reasons.append(.weeklyLoadReached(limit: volunteer.profile.weeklyMissions))
        }
        return reasons + conditionReasons(volunteer, asking)
    }

    /// That what they have in hand takes them at the same time, and when.
    func missionReason(_ volunteer: Volunteer, _ asking: Asking) -> ReasonAgainst? {
        missionReason(
            volunteer, asking.engagement, besides: asking.request.mission, rule: asking.rule,
            at: asking.at, isAsked: true)
    }

    func missionReason(
        _ volunteer: Volunteer, _ engagement: Engagement, besides own: Identifier<Mission>? = nil,
        rule: ZoneRule?, at instant: Instant, isAsked: Bool
    ) -> ReasonAgainst? {
        guard !volunteer.inHand.isEmpty,
            let found = missionInTheWay(
                of: volunteer, for: engagement, besides: own, at: instant, isAsked: isAsked)
        else { return nil }
        guard instant < found.engagement.from else { return .onAnotherMission(from: nil) }
        let clocks = volunteer.profile.conditions.availability.hours?.rule ?? rule
        return .onAnotherMission(from: ClockTime(found.engagement.from, rule: clocks))
    }

    /// Why they cannot take the place that is left; a skill that has lapsed is told, since it may be renewed.
    private func placeReasons(
        _ profile: VolunteerProfile, _ asking: Asking, on today: CivilDate
    ) -> [ReasonAgainst] {
        guard let place = asking.everyPlace else { return [] }
        let lacks = place.helping.compactMap { skillReason(profile, $0, on: today) }
        guard lacks.count == place.helping.count else { return [] }
        return [.doesNotCompleteCrew(place.first)]
            + lacks.filter { reason in
                guard case .skillExpired(let skill, _) = reason else { return false }
                return skill != asking.request.skill
            }
    }

    /// What they asked for themselves, and what the need asks of them beyond skills.
    private func conditionReasons(_ volunteer: Volunteer, _ asking: Asking) -> [ReasonAgainst] {
        guard volunteer.profile.hasConditions || asking.needsVehicle else { return [] }
        let conditions = volunteer.profile.conditions
        let request = asking.request
        let rule = conditions.availability.hours?.rule ?? asking.rule
        var reasons: [ReasonAgainst] = []
        switch asking.absence(of: conditions.availability) {
        case .away(let until): reasons.append(.away(until: ClockTime(until, rule: rule)))
        case .notAtThisHour(let next):
            reasons.append(.notAtThisHour(next: next.map { ClockTime($0, rule: rule) }))
        case nil: break
        }
        if let until = restsUntil(volunteer, asking) {
            reasons.append(.resting(until: ClockTime(until, rule: rule)))
        }
        if let limit = conditions.liftingKilograms, limit < asking.liftingKilograms {
            reasons.append(.liftingLimit(limit, needed: asking.liftingKilograms))
        }
        if asking.needsVehicle, !conditions.hasVehicle, !asking.drivers.contains(volunteer.id) {
            reasons.append(.noVehicle)
        }
        if conditions.refusedNeeds.contains(request.need) {
            reasons.append(.neverThisKind(request.need))
        }
        if request.need.isInPerson, conditions.vettingScope == .telephone {
            reasons.append(.vettedForTelephone)
        }
        if asking.needsCompanion, conditions.vettingScope == .accompanied {
            reasons.append(.onlyAccompanied)
        }
        return reasons
    }

    func vettingReason(
        _ profile: VolunteerProfile, on today: CivilDate
    ) -> ReasonAgainst? {
        guard let until = profile.vettedUntil else { return .notVetted }
        return until < today ? .vettingExpired(until) : nil
    }

    func skillReason(
        _ profile: VolunteerProfile, _ needed: SkillCode?, on today: CivilDate
    ) -> ReasonAgainst? {
        guard let needed else { return nil }
        let counting = skillBook.counting(for: needed)
        let held = profile.skills.filter { counting.contains($0.code) }
        guard !held.isEmpty else { return .skillMissing(needed) }
        // Nil as soon as one of them does not expire.
        let ends = held.compactMap(\.until)
        guard ends.count == held.count, let until = ends.max(), until < today else {
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
