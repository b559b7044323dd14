/// Who hears of a round: whoever waits for it, before somebody comes or when nobody does after all.
extension Operation {
    /// The person who waits, under the identity that is kept of her.
    func waiting(for id: Identifier<HelpRequest>) -> Identifier<PersonHelped>? {
        requests[id]?.person.map { twins(of: $0)[0] }
    }

    /// What of a plan is still to go to the same door: one person is told once.
    func together(with stop: RoundStop, in plan: RoundPlan) -> [RoundStop] {
        guard let person = waiting(for: stop.request) else { return [stop] }
        return plan.deliveries.filter { !$0.isClosed && waiting(for: $0.request) == person }
    }

    /// Between when and when somebody comes, for all that is brought to the same person; what was promised her by hand is
    /// made no wider by the rest.
    func window(of stop: RoundStop, in plan: RoundPlan) -> RoundWindow? {
        let hers = together(with: stop, in: plan)
        let pinned = hers.filter(\.isPinned)
        let windows = (pinned.isEmpty ? hers : pinned).compactMap(\.window)
        guard let from = windows.map(\.from).min(), let until = windows.map(\.until).max() else {
            return nil
        }
        return RoundWindow(from: from, until: until)
    }

    /// Whoever waits at one of these doors is told the day before between when and when somebody comes, unless she wants
    /// no calls, none of her hours comes before somebody does, or she is told of another door of hers already.
    func dayBefore(
        at doors: [RoundStop], of plan: RoundPlan, after others: [Event], at instant: Instant,
        identifiers: inout some IdentifierSource
    ) -> [Event] {
        let earlier = others.count { if case .followUp(.callPlanned) = $0 { true } else { false } }
        var events: [Event] = []
        for stop in doors {
            let hers = together(with: stop, in: plan)
            guard hers.first?.request == stop.request,
                hers.allSatisfy({ one in doors.contains { $0.request == one.request } }),
                let window = window(of: stop, in: plan),
                let callAt = callTime(before: stop, at: instant),
                let call = call(
                    .dayBefore, about: stop.request, on: callAt,
                    dueBy: callAt < window.from ? window.from : stop.arrival, at: instant,
                    after: earlier + events.count, identifiers: &identifiers)
            else { continue }
            events.append(call)
        }
        return events
    }

    /// In her hours of the day before, a day ahead where that is one of them; later only before somebody comes.
    private func callTime(before stop: RoundStop, at instant: Instant) -> Instant? {
        guard let request = requests[stop.request], let person = request.person else { return nil }
        let hours = calling(CallHours(safe: safeHours(of: person)), of: request.deployment)
        let day = hours.wall.minute(at: stop.arrival).flooredDivision(by: 1_440).quotient
        let midnight = hours.wall.instant(of: day * 1_440)
        let dayAhead = hours.first(notBefore: max(stop.arrival - .days(1), instant))
        if let dayAhead, dayAhead < midnight { return dayAhead }
        let morning = hours.wall.instant(of: (day - 1) * 1_440)
        let first = hours.first(notBefore: max(morning, instant))
        return first.flatMap { $0 < stop.arrival ? $0 : nil }
    }

    private func call(
        _ purpose: CallPurpose, about id: Identifier<HelpRequest>, on day: Instant,
        dueBy latest: Instant? = nil, at instant: Instant, after others: Int,
        identifiers: inout some IdentifierSource
    ) -> Event? {
        guard let request = requests[id], let person = request.person, !refusesCalls(person) else {
            return nil
        }
        let who = PersonToCall(waitingFor: request, person)
        var wish = PlanCall(purpose, to: who, at: day)
        wish.request = RequestAskedAbout(
            id: request.id, deployment: request.deployment, need: request.need)
        var call = planned(wish, at: instant, after: Int64(others), identifiers: &identifiers)
        if let latest { call.dueAt = max(call.callAt, min(call.dueAt, latest)) }
        return .followUp(.callPlanned(call))
    }

    /// Calls that would tell people that nobody comes to them after all.
    func callsOff(about doors: [Identifier<HelpRequest>]) -> [PlannedCall] {
        let people = Set(doors.compactMap { waiting(for: $0) })
        return plannedCalls.values.filter {
            $0.purpose == .calledOff && people.contains(twins(of: $0.person)[0])
        }.sorted { $0.number < $1.number }
    }

    /// Whoever was told that somebody comes, of this round or of one that was taken back, and was not called off yet,
    /// still thinks so: should this round be taken back as well she is told.
    mutating func noteStillTold(
        _ doors: [Identifier<HelpRequest>], of round: Round
    ) {
        let told = round.openRequests.filter(rounds.told.contains).compactMap { waiting(for: $0) }
        let people = Set(told + callsOff(about: doors).map { twins(of: $0.person)[0] })
        guard !people.isEmpty else { return }
        rounds.told.formUnion(doors.filter { waiting(for: $0).map(people.contains) ?? false })
    }

    /// She was reached, and told when what goes to her in that round comes.
    mutating func noteTold(_ call: PlannedCall) {
        guard call.purpose == .dayBefore, let request = call.request else { return }
        let person = twins(of: call.person)[0]
        for round in rounds.live.values where round.state == .published {
            guard round.plan.deliveries.contains(where: { $0.request == request }) else { continue }
            rounds.told.formUnion(round.openRequests.filter { waiting(for: $0) == person })
        }
    }

    /// An hour that is agreed with her is what she is told of: nobody rings to say that nobody comes.
    func calledOffNoMore(by events: [Event]) -> [Event] {
        guard !plannedCalls.isEmpty else { return [] }
        let agreed = events.compactMap { event -> Identifier<HelpRequest>? in
            guard case .visits(.slotAgreed(let id, _, _, isOfRound: false)) = event else {
                return nil
            }
            return missions[id]?.request
        }
        guard !agreed.isEmpty else { return [] }
        return callsOff(about: agreed).map { .followUp(.callEnded($0.id, .noLongerNeeded)) }
    }

    /// Whoever was told that somebody comes, or is being told just now, hears that nobody does; but who has agreed an hour
    /// with a desk is still awaited by her.
    func tellNobodyComes(
        _ round: Round, at instant: Instant, identifiers: inout some IdentifierSource
    ) -> [Event] {
        let own = round.plan.deliveries.map(\.request)
        let now = plannedCalls.values.filter { call in
            call.purpose == .dayBefore && call.state == .taken
                && call.request.map(own.contains) ?? false
        }.map { twins(of: $0.person)[0] }
        let told = round.openRequests.filter { request in
            guard requests[request].flatMap({ agreedHour(of: $0, at: instant) }) == nil else {
                return false
            }
            return rounds.told.contains(request) || waiting(for: request).map(now.contains) ?? false
        }
        var events: [Event] = []
        var seen: Set<Identifier<PersonHelped>> = []
        for request in told {
            guard let person = waiting(for: request), seen.insert(person).inserted,
                let call = call(
                    .calledOff, about: request, on: instant, at: instant, after: events.count,
                    identifiers: &identifiers)
            else { continue }
            events.append(call)
        }
        return events
    }

    /// The calls of the day before that nobody need make any more: nothing of the round goes to them now.
    func callsEnded(
        _ round: Round, about gone: [Identifier<HelpRequest>]
    ) -> [Event] {
        let own = Set(round.plan.deliveries.map(\.request))
        let people = Set(gone.compactMap { waiting(for: $0) })
        let left = Set(
            round.openRequests.filter { !gone.contains($0) }.compactMap { waiting(for: $0) })
        return plannedCalls.values.filter { call in
            guard call.purpose == .dayBefore, let request = call.request, own.contains(request)
            else { return false }
            // By the person: what was asked for first may be over, and forgotten.
            let person = twins(of: call.person)[0]
            return people.contains(person) && !left.contains(person)
        }.sorted { $0.number < $1.number }
            .map { .followUp(.callEnded($0.id, .noLongerNeeded)) }
    }
}
