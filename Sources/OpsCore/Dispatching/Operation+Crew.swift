/// Pairs whose people complete each other: one at ease with people, one first-aider (field notes, 2.8).
extension Operation {
    /// What the crew of a request must hold together, each by another of its people.
    func crewSkills(for request: HelpRequest) -> [SkillCode] {
        request.deployment.flatMap { deployments[$0]?.rule(for: request.need)?.crewSkills } ?? []
    }

    /// How many people go: as many as its need asks for, or as its mission takes where a round has brought more of them.
    ///
    /// Where another service has it from now on, that one says.
    func crewSize(for request: HelpRequest) -> Int {
        guard let mission = request.mission.flatMap({ missions[$0] }), request.crew < mission.crew,
            requests[request.id]?.deployment == request.deployment
        else { return Int(request.crew) }
        return Int(mission.crew)
    }

    /// Refuses when these people, and whoever may still fill the places that are left, cannot hold all of it.
    ///
    /// Where they are given a vehicle nobody need bring one. Who is named for a door of a round is looked at as they
    /// will be there (`moment`), anybody else as they will be at the end of what they are asked for.
    func checkCrew(
        _ people: [Identifier<Volunteer>], for request: HelpRequest, at instant: Instant,
        hasVehicle: Bool = false, holding moment: Instant? = nil, ofSize said: Int? = nil
    ) throws(DispatchingRefusal) {
        let size = said ?? crewSize(for: request)
        if !hasVehicle, people.count >= size,
            lacksVehicle(request, among: people, at: instant)
        {
            throw .crewLacksVehicle(number: request.number)
        }
        if people.count >= size, lacksCompanion(among: people) {
            throw .crewUnaccompanied(number: request.number)
        }
        let needed = crewSkills(for: request)
        guard !needed.isEmpty else { return }
        let free = max(0, size - people.count)
        let lacking = lackingSkills(
            for: request, among: people,
            holding: moment ?? lastMoment(of: request, at: instant))
        guard lacking.count > free, let first = lacking.first else { return }
        throw .crewLacks(number: request.number, first)
    }

    /// Whether a yes would be taken now rather than kept for later.
    func completes(
        _ volunteer: Identifier<Volunteer>, _ mission: Mission, of request: HelpRequest,
        at instant: Instant
    ) -> Bool {
        let crew = mission.accepted.map(\.volunteer) + [volunteer]
        return (try? checkCrew(crew, for: request, at: instant)) != nil
    }

    /// Whoever has said yes: a question that is open fills no place yet.
    private func crew(of request: HelpRequest) -> [Identifier<Volunteer>] {
        (request.mission.flatMap { missions[$0] }?.accepted ?? []).map(\.volunteer)
    }

    /// One vehicle is enough for a crew: it is asked of whoever takes the last place.
    func lastPlaceNeedsVehicle(of request: HelpRequest, at instant: Instant) -> Bool {
        let crew = crew(of: request)
        return crew.count + 1 >= crewSize(for: request)
            && lacksVehicle(request, among: crew, at: instant)
    }

    /// Whether all of these people were admitted in an emergency, and may only come along.
    func lacksCompanion(among people: [Identifier<Volunteer>]) -> Bool {
        people.allSatisfy(mayOnlyComeAlong)
    }

    func mayOnlyComeAlong(_ id: Identifier<Volunteer>) -> Bool {
        volunteers[id]?.profile.conditions.vettingScope == .accompanied
    }

    /// One who was vetted is enough for a crew, as one vehicle is.
    func lastPlaceNeedsCompanion(of request: HelpRequest) -> Bool {
        let crew = crew(of: request)
        return crew.count + 1 >= crewSize(for: request) && lacksCompanion(among: crew)
    }

    /// What of the crew's skills nobody of these people is left to hold, with one of them as they will be.
    func lackingSkills(
        for request: HelpRequest, among people: [Identifier<Volunteer>],
        changed: (id: Identifier<Volunteer>, profile: VolunteerProfile)? = nil,
        holding moment: Instant
    ) -> [SkillCode] {
        let needed = crewSkills(for: request)
        guard !needed.isEmpty else { return [] }
        let profiles = people.compactMap { id in
            changed?.id == id ? changed?.profile : volunteers[id]?.profile
        }
        return distribution(of: needed, request, among: profiles, holding: moment).lacking
    }

    /// What whoever joins must hold one of, if every place that is free needs a skill; nil where somebody
    /// without any of them can still come.
    ///
    /// It is not only what one distribution leaves open: who holds two skills may give one of them over. Where more
    /// skills lack than places are free nobody who joins can make it a crew: then none helps.
    func skillsForEveryPlace(
        of request: HelpRequest, holding moment: Instant
    ) -> PlaceSkills? {
        let needed = crewSkills(for: request)
        guard !needed.isEmpty else { return nil }
        let crew = crew(of: request)
        let (lacking, helping) = distribution(
            of: needed, request, among: crew.compactMap { volunteers[$0]?.profile },
            holding: moment)
        let free = max(0, crewSize(for: request) - crew.count)
        guard let first = helping.first, lacking.count >= free else { return nil }
        return PlaceSkills(first: first, helping: lacking.count > free ? [] : helping)
    }

    /// When whoever is asked for a request goes: at the hour that was agreed, or from now on.
    func goesAt(_ request: HelpRequest, from instant: Instant) -> Instant {
        guard let id = request.mission, missions[id]?.isOut != true,
            let slot = crews.watches[id]?.slot
        else { return instant }
        return max(instant, slot.from)
    }

    /// What nobody is left to hold when each holds one at the most, and each skill with which somebody
    /// more would leave less of it.
    private func distribution(
        of needed: [SkillCode], _ request: HelpRequest, among profiles: [VolunteerProfile],
        holding moment: Instant
    ) -> (lacking: [SkillCode], helping: [SkillCode]) {
        let rule = request.deployment.flatMap { deployments[$0]?.hours?.rule }
        let today = ClockTime(moment, rule: rule).day
        func holds(_ person: Int, _ place: Int) -> Bool {
            let day = profiles[person].day(at: moment) ?? today
            return skillReason(profiles[person], needed[place], on: day) == nil
        }
        var placeOf: [Int: Int] = [:]
        // Augmenting paths: somebody who holds two gives way where another holds only one of them.
        func finds(_ place: Int, _ tried: inout Set<Int>) -> Bool {
            for person in profiles.indices
            where !tried.contains(person) && holds(person, place) {
                tried.insert(person)
                if placeOf[person].map({ finds($0, &tried) }) ?? true {
                    placeOf[person] = place
                    return true
                }
            }
            return false
        }
        let open = needed.indices.filter { place in
            var tried: Set<Int> = []
            return !finds(place, &tried)
        }
        // From each that is open, whoever could hold it gives over the one that they hold instead.
        var helping = Set(open)
        var next = open
        while let place = next.popLast() {
            for person in profiles.indices where holds(person, place) {
                guard let held = placeOf[person], helping.insert(held).inserted else { continue }
                next.append(held)
            }
        }
        return (open.map { needed[$0] }, helping.sorted().map { needed[$0] })
    }
}

/// What each place of a crew that is still free asks for.
struct PlaceSkills: Hashable {
    /// What somebody is told who cannot help.
    let first: SkillCode
    /// Of which whoever joins must hold one; none where nobody can help before somebody has left the crew.
    let helping: [SkillCode]
}
