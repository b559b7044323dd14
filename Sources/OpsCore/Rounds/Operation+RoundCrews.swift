/// Who drives a round once it is published: whoever leaves leaves all of it, and it names who goes now.
extension Operation {
    /// Whoever takes their yes to one door of a round back drives it no more: they leave each door to which nobody has
    /// set out.
    ///
    /// They were told once that they go, and are asked once whether they come: nobody knows that each door has a
    /// mission of its own. A door that was agreed for an hour at which its round does not drive is a visit by itself.
    func leavingRest(
        ofRoundWith mission: Mission, _ volunteer: Identifier<Volunteer>, _ how: CrewLeaving,
        after earlier: [Event], at instant: Instant, identifiers: inout some IdentifierSource
    ) -> (events: [Event], vault: [VaultWrite]) {
        var events: [Event] = []
        var vault: [VaultWrite] = []
        for known in others(ofRoundWith: mission, at: instant) where !known.isOut {
            guard let answer = known.accepted.first(where: { $0.volunteer == volunteer }) else {
                continue
            }
            let other = resized(known, without: answer, at: instant)
            events += resizing(known, to: other)
            let joining = joining(other, without: answer, at: instant)
            events += joining.withdrawn
            events.append(
                .dispatching(.solicitationAnswered(answer.id, mission: other.id, .declined)))
            if isLookedAfter(other) {
                events += left(
                    answer, other, how, isFilled: joining.isWhole, after: earlier + events,
                    at: instant, identifiers: &identifiers)
            }
            vault += erasedCode(of: other.id)
        }
        return (events, vault)
    }

    /// A door of a round takes whoever is left once somebody leaves, where they may go without them; else somebody more,
    /// and never fewer than its need asks for.
    ///
    /// A round brings all of its own to every door: most doors have more than they need.
    func resized(
        _ mission: Mission, without answer: Solicitation, at instant: Instant
    ) -> Mission {
        let left = mission.accepted.filter { $0.id != answer.id }.map(\.volunteer)
        guard !mission.isOut || left.isEmpty, let round = publishedRound(of: mission.request),
            let request = requests[mission.request], request.crew < mission.crew
        else { return mission }
        let stop = round.plan.deliveries.first { $0.request == request.id }
        let mayGo: ()? = try? checkCrew(
            left, for: request, at: instant, hasVehicle: round.plan.vehicle != nil,
            holding: stop?.arrival, ofSize: left.count)
        let isEnough = mayGo != nil && left.count >= Int(request.crew)
        let size = isEnough ? left.count : max(Int(request.crew), left.count + 1)
        var resized = mission
        resized.crew = min(mission.crew, Int64(size))
        return resized
    }

    /// Before anybody has left it: whoever is left is a whole crew in the moment in which they do.
    func resizing(_ known: Mission, to mission: Mission) -> [Event] {
        known.crew == mission.crew
            ? [] : [.dispatching(.missionResized(mission.id, crew: mission.crew))]
    }

    private func isLookedAfter(_ mission: Mission) -> Bool {
        requests[mission.request]?.deployment.flatMap { deployments[$0]?.crewRules } != nil
    }

    /// The other missions of its round, in the order of the road, as far as they are at its time.
    func others(ofRoundWith mission: Mission, at instant: Instant? = nil) -> [Mission] {
        guard let round = publishedRound(of: mission.request),
            plannedTime(of: mission, at: instant)?.isRound == true
        else { return [] }
        return missionsInHand(of: round).filter {
            $0.id != mission.id && plannedTime(of: $0, at: instant)?.isRound == true
        }
    }

    // MARK: Whom it names

    /// Published rounds whose people are others with these events: a sheet, a calendar and whoever plans the day go by
    /// who drives now.
    func crewsOfRounds(after events: [Event]) -> [Event] {
        guard !rounds.live.isEmpty else { return [] }
        var answers: [Identifier<Mission>: [DispatchingEvent]] = [:]
        var taken: Set<Identifier<Mission>> = []
        var changed: Set<Identifier<Round>> = []
        var gone: Set<Identifier<Round>> = []
        for event in events {
            switch event {
            case .dispatching(.missionResized(let id, let crew)):
                answers[id, default: []].append(.missionResized(id, crew: crew))
            case .dispatching(let answer):
                guard case .solicitationAnswered(_, let id, _) = answer,
                    let mission = missions[id], let round = publishedRound(of: mission.request)
                else { continue }
                answers[id, default: []].append(answer)
                changed.insert(round.id)
            case .crew(.handedOver(let id)): taken.insert(id)
            case .rounds(.withdrawn(let id)): gone.insert(id)
            default: continue
            }
        }
        let closed = Set(
            events.compactMap { event -> Identifier<HelpRequest>? in
                if case .rounds(.stopClosed(_, let request)) = event { request } else { nil }
            })
        return changed.subtracting(gone).compactMap { rounds.live[$0] }
            .sorted { $0.number < $1.number }.compactMap { round in
                let open = missionsInHand(of: round).filter { !closed.contains($0.request) }
                guard !open.isEmpty else { return nil }
                let before = crew(of: open)
                let after = crew(of: open, after: answers, taken: taken)
                // Whoever comes along and was asked for no door comes along still.
                let named = round.plan.crew.filter { after.contains($0) || !before.contains($0) }
                let now = named + after.filter { !named.contains($0) }
                return now == round.plan.crew ? nil : .rounds(.crewChanged(round.id, now))
            }
    }

    /// Whoever goes to one of these doors, in the order of the road.
    private func crew(
        of open: [Mission], after answers: [Identifier<Mission>: [DispatchingEvent]] = [:],
        taken: Set<Identifier<Mission>> = []
    ) -> [Identifier<Volunteer>] {
        var crew: [Identifier<Volunteer>] = []
        for known in open {
            var mission = known
            if taken.contains(known.id) { mission.incoming = [] }
            for event in answers[known.id] ?? [] {
                if case .missionResized(_, let crew) = event { mission.crew = crew }
                guard case .solicitationAnswered(let id, _, let state) = event else { continue }
                let isIncoming = mission.incoming.contains(id)
                _ = mission.solicitations.answer(id, state)
                if !isIncoming, state != .reserve { mission.takeStage() }
            }
            guard plannedTime(of: mission)?.isRound == true else { continue }
            for answer in mission.accepted where !crew.contains(answer.volunteer) {
                crew.append(answer.volunteer)
            }
        }
        return crew
    }

    // MARK: Who confirms

    /// Who confirms one door confirms the round: they are asked once.
    mutating func confirmRest(
        ofRoundWith id: Identifier<Mission>, by volunteer: Identifier<Volunteer>
    ) {
        guard let mission = missions[id] else { return }
        for other in others(ofRoundWith: mission) where !other.isOut {
            let crew = other.accepted.map(\.volunteer)
            guard crew.contains(volunteer) else { continue }
            changeCrew(other.id) { watch in
                if !watch.confirmed.contains(volunteer) { watch.confirmed.append(volunteer) }
                guard crew.allSatisfy({ watch.confirmed.contains($0) }) else { return }
                watch.confirmation = .confirmed
                watch.confirmDue = nil
            }
        }
    }

    /// Whether the same people are asked, or have answered, at another door of the round.
    func isAskedElsewhere(_ mission: Mission) -> Bool {
        let crew = Set(mission.accepted.map(\.volunteer))
        return others(ofRoundWith: mission).contains { other in
            guard let watch = crews.watches[other.id], !other.isOut,
                Set(other.accepted.map(\.volunteer)) == crew
            else { return false }
            return watch.confirmDue != nil || watch.confirmation != .notAsked
        }
    }

    /// The door that asked whether they come is gone: the first that is left asks.
    ///
    /// Whoever said yes after it would have asked has said so already.
    mutating func confirmOnce(_ id: Identifier<Round>, at instant: Instant) {
        guard let round = rounds.live[id], round.state == .published, instant < round.plan.leavesAt
        else { return }
        let ahead = missionsInHand(of: round).filter { plannedTime(of: $0)?.isRound == true }
        guard let first = ahead.first, !ahead.contains(where: \.isOut),
            let watch = crews.watches[first.id], watch.confirmDue == nil,
            watch.confirmation == .notAsked, let slot = watch.slot, instant < slot.from,
            !isAskedElsewhere(first)
        else { return }
        let askAt = slot.from - crewRules(of: first).confirm
        let yes = first.accepted.compactMap { answer in
            volunteers[answer.volunteer]?.inHand.last { $0.mission == first.id }?.acceptedAt
        }
        guard askAt > instant || yes.contains(where: { $0 < askAt }) else { return }
        changeCrew(first.id) { $0.confirmDue = max(askAt, instant) }
    }
}
