/// Waves: Ops asks by itself, and silence makes it ask others (field notes, 4.4, asks 9 to 14).
extension Operation {
    func decide(
        _ command: WavesCommand, at instant: Instant, identifiers: inout some IdentifierSource
    ) throws(WavesRefusal) -> [Event] {
        switch command {
        case .begin(let id, let size, let delay):
            return try begin(id, size, delay, at: instant, identifiers: &identifiers)
        case .stop(let id):
            guard let request = requests[id] else { throw .unknownRequest(id) }
            guard let state = searches[id]?.state, state == .asking || state == .resting else {
                throw .notAsking(number: request.number)
            }
            return [.waves(.searchStopped(id))]
        case .moveOn(let id):
            guard let request = requests[id] else { throw .unknownRequest(id) }
            guard let search = searches[id], let dueAt = search.dueAt, dueAt <= instant else {
                throw .notYetDue(number: request.number)
            }
            return ask(for: request, search, at: instant, identifiers: &identifiers)
        case .remind(let id): return [.waves(try remind(id))]
        }
    }

    private func begin(
        _ id: Identifier<HelpRequest>, _ size: Int64?, _ delay: TimeSpan?, at instant: Instant,
        identifiers: inout some IdentifierSource
    ) throws(WavesRefusal) -> [Event] {
        guard var request = requests[id] else { throw .unknownRequest(id) }
        guard request.need != .qualification else { throw .toBeQualified(number: request.number) }
        var events: [Event] = []
        if let covered = nowCovered(request, at: instant) {
            events.append(.hotline(.requestCovered(covered)))
            request.deployment = covered.deployment
            request.crew = covered.crew
            request.skill = covered.skill
        }
        guard let deployment = request.deployment.flatMap({ deployments[$0] }) else {
            throw .uncovered(number: request.number)
        }
        guard request.mission.flatMap({ missions[$0]?.isCrewComplete }) != true else {
            throw .crewComplete(number: request.number)
        }
        guard searches[id]?.state != .asking else { throw .alreadyAsking(number: request.number) }
        let said = deployment.waves ?? .standard
        let rules = WaveRules(
            size: size ?? said.size, delay: said.delay, wavesEach: said.wavesEach,
            widening: said.widening, widest: said.widest)
        let span = delay ?? rules.delay ?? deployment.offerSpan
        events.append(.waves(.searchBegan(id, rules, delay: span)))
        let search = WaveSearch(
            request: id, rules: rules, delay: span, wave: searches[id]?.wave ?? 0)
        return events + ask(for: request, search, at: instant, identifiers: &identifiers)
    }

    /// The next wave: from as near as anybody is left, so that an empty roster is never rung.
    private func ask(
        for request: HelpRequest, _ before: WaveSearch, at instant: Instant,
        identifiers: inout some IdentifierSource
    ) -> [Event] {
        var search = before
        var events: [Event] = []
        // Its deployment has closed meanwhile and no other serves it: nobody is to be sent.
        guard request.deployment != nil else { return exhausted(request, at: instant) }
        let reserves = reserves(for: request, at: instant)
        if !reserves.isEmpty {
            return sent(to: reserves, for: request, search, at: instant, identifiers: &identifiers)
        }
        while true {
            if search.wavesHere < search.rules.wavesEach {
                let chosen = chosen(for: request, search, at: instant)
                if !chosen.isEmpty {
                    return events
                        + sent(
                            to: chosen, for: request, search, at: instant,
                            identifiers: &identifiers)
                }
            }
            guard let reach = farther(than: search.reach, search.rules, for: request) else {
                return events + exhausted(request, at: instant)
            }
            search.reach = reach
            search.wavesHere = 0
            events.append(.waves(.searchWidened(request.id, reach)))
        }
    }

    private func sent(
        to chosen: [Identifier<Volunteer>], for request: HelpRequest, _ search: WaveSearch,
        at instant: Instant, identifiers: inout some IdentifierSource
    ) -> [Event] {
        var events: [Event] = []
        events.reserveCapacity(chosen.count + 2)
        let mission = request.mission ?? identifiers.next(Mission.self, at: instant)
        if request.mission == nil {
            events.append(
                .dispatching(
                    .missionOpened(
                        mission, number: counters.missions + 1, request: request.id,
                        crew: request.crew)))
        }
        let dueAt = instant + search.delay
        var asked: [Identifier<Solicitation>] = []
        asked.reserveCapacity(chosen.count)
        for volunteer in chosen {
            let id = identifiers.next(Solicitation.self, at: instant)
            asked.append(id)
            events.append(
                .dispatching(
                    .volunteerSolicited(
                        id, mission: mission, volunteer: volunteer, expiresAt: dueAt)))
        }
        events.append(
            .waves(.waveSent(request.id, wave: search.wave + 1, asked: asked, dueAt: dueAt)))
        return events
    }

    /// Nobody is left: whoever is above the desk must find another way.
    private func exhausted(_ request: HelpRequest, at instant: Instant) -> [Event] {
        let escalated = RequestEscalated(
            id: request.id, desk: nextDesk(for: request),
            dueAt: nextAlarm(for: request, at: instant))
        return [
            .waves(.searchExhausted(request.id)), .hotline(.requestEscalated(escalated)),
        ]
    }

    /// The radius is counted more often, then the territory above is asked; then nothing is left.
    private func farther(
        than reach: WaveReach, _ rules: WaveRules, for request: HelpRequest
    ) -> WaveReach? {
        // By telephone nobody is far away.
        guard request.need.isInPerson, reach.territory == nil else { return nil }
        let times = reach.times * rules.widening
        if rules.widening > 1, times <= rules.widest { return .wider(times: times) }
        let home = request.deployment.flatMap { deployments[$0]?.territory } ?? request.place
        return territories[home]?.parent.map(WaveReach.territory)
    }

    /// Who said yes when the crew was complete, and still fits: they come before everybody else.
    private func reserves(
        for request: HelpRequest, at instant: Instant
    ) -> [Identifier<Volunteer>] {
        guard let mission = request.mission.flatMap({ missions[$0] }) else { return [] }
        let asking = Asking(request, in: self, at: instant, reach: .wider(times: 1_000))
        var found: [Identifier<Volunteer>] = []
        for asked in mission.solicitations where asked.state == .reserve {
            guard mission.solicitations.last(to: asked.volunteer)?.id == asked.id,
                openQuestions[asked.volunteer] == nil,
                let volunteer = volunteers[asked.volunteer], proposal(volunteer, asking).fits
            else { continue }
            found.append(asked.volunteer)
        }
        return found
    }

    /// The best for each place that is free.
    private func chosen(
        for request: HelpRequest, _ search: WaveSearch, at instant: Instant
    ) -> [Identifier<Volunteer>] {
        let mission = request.mission.flatMap { missions[$0] }
        let accepted = (mission?.accepted ?? []).map(\.volunteer)
        let free = max(1, Int(request.crew) - accepted.count)
        let size = min(max(Int(search.rules.size), free), Self.offerLimit)
        let question = WaveQuestion(mission: mission?.id)
        var places: [SkillCode?] = lackingSkills(for: request, among: accepted, at: instant)
        guard !places.isEmpty else {
            return fitting(
                for: request, limit: size, at: instant, reach: search.reach, wave: question
            ).map(\.volunteer)
        }
        places += Array(repeating: nil, count: max(0, free - places.count))
        var chosen: [Identifier<Volunteer>] = []
        for (index, place) in places.enumerated() {
            let share = (size - chosen.count + places.count - index - 1) / (places.count - index)
            let best = fitting(
                for: request, limit: share + chosen.count, at: instant, place: place,
                reach: search.reach, wave: question
            ).map(\.volunteer)
            chosen += best.filter { !chosen.contains($0) }.prefix(share)
        }
        return chosen
    }

    func mayBeAsked(_ volunteer: Volunteer, by wave: WaveQuestion?) -> Bool {
        guard let wave else { return true }
        guard openQuestions[volunteer.id] == nil else { return false }
        let mission = wave.mission.flatMap { missions[$0] }
        return mission?.solicitations.last(to: volunteer.id) == nil
    }

    private func remind(_ id: Identifier<Mission>) throws(WavesRefusal) -> WavesEvent {
        guard let mission = missions[id] else { throw .unknownMission(id) }
        let silent = mission.isCrewComplete ? [] : mission.solicitations.filter(\.isSilent)
        guard !silent.isEmpty else { throw .nobodySilent(mission: mission.number) }
        let due = silent.filter { $0.remindedAt == nil }
        guard !due.isEmpty else { throw .remindedAlready(mission: mission.number) }
        return .silentReminded(id, due.map(\.id))
    }

    mutating func evolve(_ event: WavesEvent, at instant: Instant) {
        switch event {
        case .searchBegan(let id, let rules, let delay):
            searches[id] = WaveSearch(
                request: id, rules: rules, delay: delay, wave: searches[id]?.wave ?? 0)
        case .waveSent(let id, let wave, _, let dueAt):
            changeSearch(id) { search in
                search.wave = wave
                search.wavesHere += 1
                search.state = .asking
                search.dueAt = dueAt
            }
        case .searchWidened(let id, let reach):
            changeSearch(id) { search in
                search.reach = reach
                search.wavesHere = 0
            }
        case .searchExhausted(let id): endSearch(id, .exhausted)
        case .searchStopped(let id): endSearch(id, .stopped)
        case .silentReminded(let id, let asked):
            for one in asked { missions[id]?.solicitations.remind(one, at: instant) }
        }
    }

    private mutating func endSearch(_ id: Identifier<HelpRequest>, _ state: WaveState) {
        changeSearch(id) { search in
            search.state = state
            search.dueAt = nil
        }
    }

    /// What an answer means for the search: enough people are found, everybody has said no, or somebody who
    /// had said yes is missing again.
    mutating func followSearch(of mission: Mission, at instant: Instant) {
        guard let search = searches[mission.request], search.state != .stopped else { return }
        if mission.isCrewComplete {
            endSearch(mission.request, .resting)
        } else if search.state == .resting
            || (search.state == .asking && mission.solicitations.pendingCount == 0)
        {
            changeSearch(mission.request) { search in
                search.state = .asking
                search.dueAt = instant
            }
        }
    }

    private mutating func changeSearch(
        _ id: Identifier<HelpRequest>, _ change: (inout WaveSearch) -> Void
    ) {
        guard var search = searches[id] else { return }
        let before = search.dueAt
        change(&search)
        searches[id] = search
        if search.dueAt != before { watchSearch(search) }
    }

    mutating func watchSearch(_ search: WaveSearch) {
        guard let dueAt = search.dueAt else { return }
        watch.insert(Watched(dueAt: dueAt, subject: .wave(search.request)))
    }

    mutating func closeQuestion(to volunteer: Identifier<Volunteer>) {
        guard let count = openQuestions[volunteer] else { return }
        openQuestions[volunteer] = count > 1 ? count - 1 : nil
    }
}

extension Solicitation {
    /// No answer yet, in time or too late.
    var isSilent: Bool { state == .pending || state == .expired }
}
