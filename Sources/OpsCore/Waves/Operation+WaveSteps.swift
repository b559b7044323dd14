/// What a step of a search, an answer or a morning makes of it.
extension Operation {
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
                search.toRing = []
            }
        case .searchWidened(let id, let reach):
            changeSearch(id) { search in
                search.reach = reach
                search.wavesHere = 0
            }
        case .searchWaits(let id, let until?):
            changeSearch(id) { search in
                search.state = .waiting
                search.dueAt = until
            }
        case .searchSlept(let id, let until):
            changeSearch(id) { search in
                search.state = .asleep
                search.dueAt = until
            }
        case .searchWaits(let id, nil): endSearch(id, .resting)
        case .searchExhausted(let id, let toRing):
            endSearch(id, .exhausted)
            searches[id]?.toRing = toRing
            if let search = searches[id] { look(again: id, at: instant + search.delay) }
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
    mutating func followSearch(of mission: Mission, hasLost: Bool, at instant: Instant) {
        guard let search = searches[mission.request], search.state != .stopped else { return }
        guard !mission.isCrewComplete else { return endSearch(mission.request, .resting) }
        let goesOn =
            switch search.state {
            case .resting: true
            case .asking, .waiting: mission.solicitations.pendingCount == 0
            case .exhausted, .asleep: hasLost
            case .stopped: false
            }
        guard goesOn else { return }
        changeSearch(mission.request) { search in
            search.state = .asking
            search.dueAt = instant
        }
    }

    /// Nobody who was asked can answer: the next are asked at once.
    mutating func hurrySearch(_ id: Identifier<HelpRequest>, at instant: Instant) {
        guard searches[id]?.state == .asking else { return }
        changeSearch(id) { $0.dueAt = instant }
    }

    /// A search that sleeps looks at once whether it is still night.
    mutating func wakeSearch(_ id: Identifier<HelpRequest>, at instant: Instant) {
        guard searches[id]?.state == .asleep else { return }
        changeSearch(id) { $0.dueAt = instant }
    }

    mutating func look(again id: Identifier<HelpRequest>, at instant: Instant) {
        looksAgain[id] = instant
        watch.insert(Watched(dueAt: instant, subject: .wave(id)))
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

    /// A search that had nobody left looks again as soon as it can.
    mutating func watchSearch(_ search: WaveSearch) {
        if search.state == .exhausted {
            return look(again: search.request, at: Instant(milliseconds: 0))
        }
        guard let dueAt = search.dueAt else { return }
        watch.insert(Watched(dueAt: dueAt, subject: .wave(search.request)))
    }

    mutating func noteQuestion(to volunteer: Identifier<Volunteer>, until: Instant) {
        let open = openQuestions[volunteer]
        openQuestions[volunteer] = OpenQuestions(
            count: (open?.count ?? 0) + 1, until: max(open?.until ?? until, until))
    }

    mutating func closeQuestion(to volunteer: Identifier<Volunteer>) {
        guard let open = openQuestions[volunteer] else { return }
        openQuestions[volunteer] =
            open.count > 1 ? OpenQuestions(count: open.count - 1, until: open.until) : nil
    }
}
