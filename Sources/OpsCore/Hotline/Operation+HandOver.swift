/// What waits under a deployment that closes is handed over: nobody's request ends with a service.
extension Operation {
    /// At most this many are handed over when a deployment closes; the others one by one right after it
    /// (`watchEnd`), so that no order holds up the rest of the house.
    static let handedOverAtOnce = 1_000

    /// The requests that wait under deployments that these events close, oldest first.
    ///
    /// What volunteers were asked for stays: they are answered for, and their outcome is evidence of the
    /// deployment that asked them.
    func handedOver(by events: [CatalogueEvent], at instant: Instant) -> [HotlineEvent] {
        let closed = events.compactMap { event in
            if case .deploymentClosed(let id, _) = event { id } else { nil }
        }
        guard !closed.isEmpty else { return [] }
        let waiting = requests.values.filter { request in
            request.status == .open && request.deployment.map(closed.contains) ?? false
        }.sorted { $0.number < $1.number }
        return waiting.prefix(Self.handedOverAtOnce).compactMap {
            handedOver($0, at: instant).map(HotlineEvent.requestHandedOver)
        }
    }

    /// What becomes of a request whose deployment has closed, or closes now; nil where nothing does.
    ///
    /// It is due when it was, or sooner. One that somebody has said yes to, or that Ops still asks others for, and whom none
    /// covers otherwise, stays as it is: they may be asked on. What all have refused waits with what nobody covers.
    func handedOver(_ request: HelpRequest, at instant: Instant) -> RequestHandedOver? {
        guard let old = request.deployment else { return nil }
        let due: Due
        let next = coverage(of: request.need, from: request.place, at: instant, besides: old)
        guard next != nil || isLeft(request) else { return nil }
        if let next {
            due = Due(next.rule, of: next.deployment)
        } else {
            due = Due(within: Self.uncoveredSpan)
        }
        let promised = due.moment(
            askedAt: reachable(request, of: next?.deployment.id, from: instant),
            lastsUntil: request.lastsUntil)
        let above = deployments[old].flatMap { territories[$0.territory]?.parent }
        return RequestHandedOver(
            id: request.id, deployment: next?.deployment.id,
            desk: next?.deployment.territory ?? above ?? territories.root ?? request.place,
            crew: next?.rule.crew ?? 1, skill: next?.rule.skill,
            dueAt: agreedDay(of: request, after: instant)
                ?? min(max(request.dueAt, instant), promised))
    }

    /// Whether nobody has a request in hand: nobody has said yes or may still answer, and nobody is asked by and by.
    private func isLeft(_ request: HelpRequest) -> Bool {
        guard let mission = request.mission.flatMap({ missions[$0] }) else { return true }
        let isSearched =
            searches[request.id].map { $0.state != .stopped && $0.state != .exhausted } ?? false
        return mission.accepted.isEmpty && mission.pending.isEmpty && !isSearched
    }

    /// Watches the end of the service under which a request waits, or comes back to wait: nobody looks after what a
    /// service that is over has left.
    mutating func watchEnd(for id: Identifier<HelpRequest>) {
        guard let request = requests[id], request.status == .open,
            let until = request.deployment.flatMap({ deployments[$0]?.until })
        else { return }
        watch.insert(Watched(dueAt: until, subject: .handOver(id)))
    }

    mutating func watchEnd(of deployment: Identifier<Deployment>) {
        for request in requests.values where request.deployment == deployment {
            watchEnd(for: request.id)
        }
        watchCare(under: deployment)
    }

    /// The same when its time has come, if its deployment is over.
    func nowHandedOver(_ request: HelpRequest, at instant: Instant) -> RequestHandedOver? {
        guard request.status == .open, let id = request.deployment,
            let deployment = deployments[id],
            !deployment.isActive(at: instant)
        else { return nil }
        let handed = handedOver(request, at: instant)
        // It is due now: whoever takes it over has the time that a new request would have.
        return handed.map { $0.notDue(before: instant + Self.alarmSpans.lowerBound) }
    }

    /// What becomes of a request that nobody was asked for, now that it is told where the person is: it goes where it
    /// would have gone at once, and is due when it was, or sooner.
    func rerouted(
        _ request: HelpRequest, from place: TerritoryCode, at instant: Instant
    ) -> RequestHandedOver? {
        guard request.place != place, request.status == .open, request.mission == nil,
            let old = request.deployment
        else { return nil }
        let next = coverage(of: request.need, from: request.place, at: instant)
        guard next?.deployment.id != old else { return nil }
        let due =
            next.map { Due($0.rule, of: $0.deployment) } ?? Due(within: Self.uncoveredSpan)
        let promised = due.moment(
            askedAt: reachable(request, of: next?.deployment.id, from: instant),
            lastsUntil: request.lastsUntil)
        return RequestHandedOver(
            id: request.id, deployment: next?.deployment.id,
            desk: next?.deployment.territory ?? territories.root ?? request.place,
            crew: next?.rule.crew ?? 1, skill: next?.rule.skill,
            dueAt: agreedDay(of: request, after: instant)
                ?? min(max(request.dueAt, instant), promised))
    }

    /// Those of a crew for whom the service that takes a request over has no place, first of all events: who is kept
    /// is then the crew.
    func spared(by events: [HotlineEvent], at instant: Instant) -> [Event] {
        events.flatMap { event -> [Event] in
            guard case .requestHandedOver(let handed) = event else { return [] }
            return spared(by: handed, at: instant)
        }
    }

    func spared(by handed: RequestHandedOver, at instant: Instant) -> [Event] {
        guard var request = requests[handed.id],
            let mission = request.mission.flatMap({ missions[$0] })
        else { return [] }
        request.deployment = handed.deployment
        request.crew = handed.crew
        request.skill = handed.skill
        var kept: [Identifier<Volunteer>] = []
        let spare = mission.accepted.filter { yes in
            // Whoever would make a crew that may not go keeps nobody from staying who makes one that may.
            let isKept =
                kept.count < Int(handed.crew)
                && (try? checkCrew(kept + [yes.volunteer], for: request, at: instant)) != nil
            if isKept { kept.append(yes.volunteer) }
            return !isKept
        }
        return spare.map {
            .dispatching(.solicitationAnswered($0.id, mission: mission.id, .withdrawn))
        }
    }

    mutating func take(_ handed: RequestHandedOver, at instant: Instant) {
        change(handed.id) { request in
            request.status = handed.deployment == nil ? .uncovered : .open
            request.deployment = handed.deployment
            request.owner = .desk(handed.desk)
            request.crew = handed.crew
            request.skill = handed.skill
            request.dueAt = handed.dueAt
        }
        if let mission = requests[handed.id]?.mission {
            resize(mission, to: handed.crew, at: instant)
        }
    }
}

extension RequestHandedOver {
    fileprivate func notDue(before moment: Instant) -> RequestHandedOver {
        RequestHandedOver(
            id: id, deployment: deployment, desk: desk, crew: crew, skill: skill,
            dueAt: max(dueAt, moment))
    }
}
