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
            guard let state = searches[id]?.state, state.goesOn else {
                throw .notAsking(number: request.number)
            }
            return [.waves(.searchStopped(id))]
        case .moveOn(let id):
            guard let request = requests[id] else { throw .unknownRequest(id) }
            guard let search = searches[id], search.isDue(at: instant) else {
                throw .notYetDue(number: request.number)
            }
            let events = ask(for: request, search, at: instant, identifiers: &identifiers)
            // Its alarm was given: who looks again and finds nobody says nothing.
            if search.state == .exhausted,
                events.contains(where: \.isEndOfSearch)
            {
                throw .notYetDue(number: request.number)
            }
            return events
        case .remind(let id): return [.waves(try remind(id, at: instant))]
        case .callReserve(let id):
            return try callReserve(id, at: instant, identifiers: &identifiers)
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
        guard let served = served(request, at: instant),
            let deployment = served.request.deployment.flatMap({ deployments[$0] })
        else {
            throw .uncovered(number: request.number)
        }
        events += served.events
        request = served.request
        guard request.mission.flatMap({ missions[$0]?.isCrewComplete }) != true else {
            throw .crewComplete(number: request.number)
        }
        switch searches[id]?.state {
        case .asking, .waiting, .asleep: throw .alreadyAsking(number: request.number)
        case .resting, .stopped, .exhausted, nil: break
        }
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

    /// The request as an open deployment serves it, perhaps another than before; nil where none does.
    func served(
        _ request: HelpRequest, at instant: Instant
    ) -> (request: HelpRequest, events: [Event])? {
        guard let deployment = request.deployment.flatMap({ deployments[$0] }) else { return nil }
        guard !deployment.isActive(at: instant) else { return (request, []) }
        guard let handed = nowHandedOver(request, at: instant), let next = handed.deployment else {
            return nil
        }
        var served = request
        served.deployment = next
        served.crew = handed.crew
        served.skill = handed.skill
        return (served, spared(by: handed, at: instant) + [.hotline(.requestHandedOver(handed))])
    }

    private func isWhole(
        _ mission: Mission?, of request: HelpRequest, after events: [Event]
    ) -> Bool {
        guard let mission else { return false }
        let spare = events.count {
            if case .dispatching = $0 { true } else { false }
        }
        return mission.acceptedCount - spare >= crewSize(for: request)
    }

    /// The next wave: from as near as anybody is left, so that an empty roster is never rung.
    private func ask(
        for asked: HelpRequest, _ search: WaveSearch, at instant: Instant,
        identifiers: inout some IdentifierSource
    ) -> [Event] {
        let mission = asked.mission.flatMap { missions[$0] }
        guard mission?.isCrewComplete != true else {
            return [.waves(.searchWaits(asked.id, until: nil))]
        }
        // Its deployment has closed meanwhile and no other serves it: nobody is to be sent.
        guard let served = served(asked, at: instant) else { return exhausted(asked, at: instant) }
        let request = served.request
        // It passes, or has just passed, to a service that needs no more people than have said yes.
        if isWhole(mission, of: request, after: served.events) {
            return served.events + [.waves(.searchWaits(request.id, until: nil))]
        }
        let (step, widened) = step(for: request, search, at: instant)
        let events =
            served.events + widened.map { .waves(.searchWidened(request.id, $0)) }
        switch step {
        case .ask(let chosen):
            return events
                + sent(to: chosen, for: request, search, at: instant, identifiers: &identifiers)
        case .wait(let until): return events + [.waves(.searchWaits(request.id, until: until))]
        case .sleep(let until): return events + [.waves(.searchSlept(request.id, until: until))]
        case .nobody(let toRing):
            return events + exhausted(request, toRing: toRing, at: instant)
        }
    }

    /// What a search does next, and how much farther it goes for it.
    ///
    /// It stays where it is when whoever is left will be free again: who holds another question is not
    /// nobody. Nor is who sleeps: while it is night everywhere nobody is judged at all.
    func step(
        for request: HelpRequest, _ before: WaveSearch, at instant: Instant
    ) -> (step: WaveStep, widened: [WaveReach]) {
        var search = before
        let quiet = quiet(for: request, at: instant)
        if let until = quiet.flatMap(everybodySleeps) { return (.sleep(until: until), []) }
        let mission = request.mission.flatMap { missions[$0] }
        if let mission {
            let free = crewSize(for: request) - mission.acceptedCount
            let reserves = reserves(
                of: mission, for: request, quiet, answeringWithin: search.delay, at: instant)
            if !reserves.isEmpty {
                return (.ask(Array(reserves.prefix(search.size(free: free)))), [])
            }
        }
        var free = mission?.pending.map(\.expiresAt) ?? []
        var asleep: [Instant] = []
        var widened: [WaveReach] = []
        while true {
            let reach = farther(than: search.reach, search.rules, for: request)
            // Where nothing is farther away, it goes on until nobody is left.
            if search.wavesHere < search.rules.wavesEach || reach == nil {
                let chosen = chosen(for: request, search, quiet, at: instant)
                if !chosen.isEmpty { return (.ask(chosen), widened) }
                free += freeAgain(for: request, search, quiet, at: instant)
                asleep += awakeAgain(for: request, search, quiet, at: instant)
            }
            guard let reach else { break }
            search.reach = reach
            search.wavesHere = 0
            widened.append(reach)
        }
        let wait = free.min().map { min(max($0, instant + .minutes(1)), instant + search.delay) }
        if let morning = asleep.min(), wait.map({ morning < $0 }) ?? true {
            return (.sleep(until: morning), [])
        }
        guard let wait else {
            return (.nobody(toRing: toRing(for: request, search, at: instant)), widened)
        }
        return (.wait(until: wait), [])
    }

    /// The best of those who fit as far away as it goes, and hear of nothing by a message.
    private func toRing(
        for request: HelpRequest, _ search: WaveSearch, at instant: Instant
    ) -> [Identifier<Volunteer>] {
        guard isTold(request), answers.stopped.count + messages.unreachable.count > 0 else {
            return []
        }
        let question = WaveQuestion(
            mission: request.mission, delay: search.delay, isTold: true, isToRing: true)
        return fitting(
            for: request, limit: 20, at: instant, reach: search.reach, wave: question
        ).map(\.volunteer)
    }

    /// When the best of those who fit and hold another question will have answered it.
    private func freeAgain(
        for request: HelpRequest, _ search: WaveSearch, _ quiet: Quiet?, at instant: Instant
    ) -> [Instant] {
        guard !openQuestions.isEmpty else { return [] }
        let question = WaveQuestion(
            mission: request.mission, delay: search.delay, isTold: isTold(request), isOfBusy: true,
            quiet: quiet)
        return fitting(
            for: request, limit: 20, at: instant, reach: search.reach, wave: question
        ).compactMap { openQuestions[$0.volunteer]?.until }
    }

    /// When it is morning for the best of those who fit and sleep now.
    private func awakeAgain(
        for request: HelpRequest, _ search: WaveSearch, _ quiet: Quiet?, at instant: Instant
    ) -> [Instant] {
        guard let quiet else { return [] }
        let question = WaveQuestion(
            mission: request.mission, delay: search.delay, isTold: isTold(request), quiet: quiet,
            isOfSleepers: true)
        return fitting(
            for: request, limit: 20, at: instant, reach: search.reach, wave: question
        ).compactMap { volunteers[$0.volunteer].flatMap(quiet.end) }
    }

    /// A search that had nobody left looks again after each delay: somebody may have joined, come home or
    /// answered another question; nothing is written until somebody is found.
    mutating func hasSomebodyAgain(
        _ id: Identifier<HelpRequest>, at instant: Instant
    ) -> Bool {
        looksAgain[id] = nil
        guard let search = searches[id], search.state == .exhausted, let request = requests[id]
        else { return false }
        look(again: id, at: instant + search.delay)
        guard let served = served(request, at: instant),
            case .ask = step(for: served.request, search, at: instant).step
        else { return false }
        return true
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

    /// Nobody is left: whoever is above the desk must find another way, and is told once.
    ///
    /// A crew that has left goes on with whom it has: its mission stays its own.
    private func exhausted(
        _ request: HelpRequest, toRing: [Identifier<Volunteer>] = [], at instant: Instant
    ) -> [Event] {
        let isOut = request.mission.flatMap { missions[$0]?.isOut } ?? false
        guard !isOut, searches[request.id]?.state != .exhausted else {
            return [.waves(.searchExhausted(request.id, toRing: toRing))]
        }
        let escalated = RequestEscalated(
            id: request.id, desk: nextDesk(for: request),
            dueAt: nextAlarm(for: request, at: instant))
        return [
            .waves(.searchExhausted(request.id, toRing: toRing)),
            .hotline(.requestEscalated(escalated)),
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

    /// The best for each place that is free.
    private func chosen(
        for request: HelpRequest, _ search: WaveSearch, _ quiet: Quiet?, at instant: Instant
    ) -> [Identifier<Volunteer>] {
        let mission = request.mission.flatMap { missions[$0] }
        let accepted = (mission?.accepted ?? []).map(\.volunteer)
        let free = max(1, crewSize(for: request) - accepted.count)
        let size = search.size(free: free)
        let question = WaveQuestion(
            mission: mission?.id, delay: search.delay, isTold: isTold(request), quiet: quiet)
        var places: [SkillCode?] = lackingSkills(
            for: request, among: accepted, holding: lastMoment(of: request, at: instant))
        // Whoever takes the only place left must help the crew: each proposal is judged for that.
        if free == 1 { places = [] }
        let needsVehicle = free > 1 && lacksVehicle(request, among: accepted, at: instant)
        guard !places.isEmpty || needsVehicle else {
            return fitting(
                for: request, limit: size, at: instant, reach: search.reach, wave: question
            ).map(\.volunteer)
        }
        places += Array(repeating: nil, count: max(0, free - places.count))
        if needsVehicle {
            // Somebody must drive: preferably who is not needed for a skill, and asked before the others.
            let driver = places.indices.reversed().first { place in
                !fitting(
                    for: request, limit: 1, at: instant, place: places[place], needsVehicle: true,
                    reach: search.reach, wave: question
                ).isEmpty
            }
            places.insert(places.remove(at: driver ?? places.count - 1), at: 0)
        }
        var chosen: [Identifier<Volunteer>] = []
        for (index, place) in places.enumerated() {
            let share = (size - chosen.count + places.count - index - 1) / (places.count - index)
            let best = fitting(
                for: request, limit: share + chosen.count, at: instant, place: place,
                needsVehicle: needsVehicle && index == 0, reach: search.reach, wave: question
            ).map(\.volunteer)
            chosen += best.filter { !chosen.contains($0) }.prefix(share)
        }
        return chosen
    }

    func mayBeAsked(_ volunteer: Volunteer, by wave: WaveQuestion?) -> Bool {
        guard let wave else { return true }
        guard (openQuestions[volunteer.id] != nil) == wave.isOfBusy else { return false }
        guard !wave.isTold || isSilentLine(volunteer.id) == wave.isToRing else { return false }
        if let quiet = wave.quiet {
            guard (quiet.end(for: volunteer) != nil) == wave.isOfSleepers else { return false }
        }
        let mission = wave.mission.flatMap { missions[$0] }
        guard let last = mission?.solicitations.last(to: volunteer.id) else { return true }
        // Somebody else was faster: they have not answered, and live nearer than whoever is next.
        if last.state == .withdrawn { return !last.hasLeft }
        // A no that was noted by mistake and taken back is none: the request remembers those that hold.
        if last.state == .declined, let request = mission.flatMap({ requests[$0.request] }) {
            return !request.declined.contains(volunteer.id)
        }
        // Who said yes and wants no messages is the first to be rung.
        return wave.isToRing && last.state == .reserve
    }

    /// Whether volunteers hear of a question for it by a message.
    private func isTold(_ request: HelpRequest) -> Bool {
        request.deployment.flatMap { deployments[$0]?.messages?.isOn } ?? false
    }

    /// Whether no message reaches somebody: they want none, or the last one found no telephone.
    private func isSilentLine(_ volunteer: Identifier<Volunteer>) -> Bool {
        wantsNoMessages(volunteer) || messages.unreachable.contains(volunteer)
    }

    /// Whether somebody is for a person to ring, so that no wave waits for them.
    func isToRing(_ volunteer: Identifier<Volunteer>, for request: HelpRequest) -> Bool {
        isSilentLine(volunteer) && isTold(request)
    }

    private func remind(
        _ id: Identifier<Mission>, at instant: Instant
    ) throws(WavesRefusal) -> WavesEvent {
        guard let mission = missions[id], let request = requests[mission.request] else {
            throw .unknownMission(id)
        }
        // Of a whole crew nobody is asked but those who are to take over.
        let isPassing = !mission.incoming.isEmpty
        guard !mission.isCrewComplete || isPassing else {
            throw .crewComplete(number: request.number)
        }
        let silent = mission.solicitations.filter {
            $0.isSilent && isLatest($0, in: mission)
                && (!mission.isCrewComplete || mission.incoming.contains($0.id))
                && reasonAgainst($0.volunteer, goingTo: request, at: instant) == nil
        }
        guard !silent.isEmpty else { throw .nobodySilent(mission: mission.number) }
        let due = silent.filter { $0.remindedAt == nil }
        guard !due.isEmpty else { throw .remindedAlready(mission: mission.number) }
        return .silentReminded(id, due.map(\.id))
    }
}

extension Solicitation {
    /// No answer yet, in time or too late.
    var isSilent: Bool { state == .pending || state == .expired }
}

extension Event {
    fileprivate var isEndOfSearch: Bool {
        if case .waves(.searchExhausted) = self { true } else { false }
    }
}
