/// A round becomes work: missions, a booked vehicle, calls the day before; or is taken back.
extension Operation {
    /// All of it in one decision: nothing is half published.
    func publish(
        _ round: Round, codes: [VisitCode], at instant: Instant,
        identifiers: inout some IdentifierSource
    ) throws -> ([Event], [VaultWrite]) {
        let plan = round.plan
        guard !plan.stops.isEmpty else { throw RoundsRefusal.noStops }
        guard !plan.crew.isEmpty else { throw RoundsRefusal.nobodyDrives(round: round.number) }
        guard plan.leavesAt > instant else {
            throw RoundsRefusal.leavesTooSoon(round: round.number)
        }
        let laid = LaidRound(
            draft: round, number: round.number, territory: round.territory, plan: plan)
        try checkTogether([laid], beside: rounds.inOrder.filter { $0.id != round.id })
        try check(laid, at: instant)
        var events: [Event] = []
        var vault: [VaultWrite] = []
        var opened: Int64 = 0
        for (place, stop) in plan.deliveries.enumerated() {
            guard let request = requests[stop.request] else { continue }
            let made = mission(
                for: request, told: window(of: stop, in: plan), by: plan.crew, after: opened,
                at: instant,
                identifiers: &identifiers)
            if request.mission == nil { opened += 1 }
            events += made.events
            guard codes.indices.contains(place) else { continue }
            events.append(
                .visit(.codeIssued(made.id, expiresAt: stop.arrival + codeSpan(of: request))))
            vault.append(.visitCode(made.id, codes[place]))
        }
        let (booked, booking) = booked(plan)
        events += booked + dayBefore(round, at: instant, identifiers: &identifiers)
        events.append(.rounds(.published(round.id, booking: booking)))
        // Somebody comes after all: that is what she is called about from now on.
        events += callsOff(to: round).map { .followUp(.callEnded($0.id, .noLongerNeeded)) }
        return (events, vault)
    }

    /// The mission of one request, its crew named and with that said to come; whoever else was asked is let go.
    private func mission(
        for request: HelpRequest, told window: RoundWindow?, by crew: [Identifier<Volunteer>],
        after opened: Int64, at instant: Instant, identifiers: inout some IdentifierSource
    ) -> (id: Identifier<Mission>, events: [Event]) {
        let known = request.mission.flatMap { missions[$0] }
        let id = known?.id ?? identifiers.next(Mission.self, at: instant)
        // Whoever comes along comes to every door, but for what was asked of fewer already.
        let crew = known.map { Array(crew.prefix(Int($0.crew))) } ?? crew
        var events: [Event] = []
        if known == nil {
            events.append(
                .dispatching(
                    .missionOpened(
                        id, number: counters.missions + opened + 1, request: request.id,
                        crew: Int64(crew.count))))
        }
        if let window {
            events.append(.visits(.slotAgreed(id, from: window.from, until: window.until)))
        }
        var answers: [Identifier<Solicitation>] = []
        let span = request.deployment.flatMap { deployments[$0]?.offerSpan } ?? .hours(1)
        for volunteer in crew {
            if let asked = known?.pending.first(where: { $0.volunteer == volunteer }) {
                answers.append(asked.id)
                continue
            }
            let asked = identifiers.next(Solicitation.self, at: instant)
            answers.append(asked)
            events.append(
                .dispatching(
                    .volunteerSolicited(
                        asked, mission: id, volunteer: volunteer, expiresAt: instant + span)))
        }
        events += answers.map {
            .dispatching(.solicitationAnswered($0, mission: id, .accepted))
        }
        let others = known?.pending.filter { !answers.contains($0.id) } ?? []
        return (
            id,
            events
                + others.map {
                    .dispatching(.solicitationAnswered($0.id, mission: id, .withdrawn))
                }
        )
    }

    private func booked(_ plan: RoundPlan) -> ([Event], Int64?) {
        guard let asset = plan.vehicle.flatMap({ assets[$0] }) else { return ([], nil) }
        let number = asset.bookingCount + 1
        let booking = AssetBooking(number: number, slot: plan.slot, mission: nil)
        return ([.asset(.booked(asset.id, booking))], number)
    }

    // MARK: Who is told

    /// The person who waits, under the identity that is kept of her.
    private func waiting(for id: Identifier<HelpRequest>) -> Identifier<PersonHelped>? {
        requests[id]?.person.map { twins(of: $0)[0] }
    }

    /// What of a plan goes to the same door: one person is told once.
    private func together(with stop: RoundStop, in plan: RoundPlan) -> [RoundStop] {
        guard let person = waiting(for: stop.request) else { return [stop] }
        return plan.deliveries.filter { waiting(for: $0.request) == person }
    }

    /// Between when and when somebody comes, for all that is brought to the same person.
    private func window(of stop: RoundStop, in plan: RoundPlan) -> RoundWindow? {
        let windows = together(with: stop, in: plan).compactMap(\.window)
        guard let from = windows.map(\.from).min(), let until = windows.map(\.until).max() else {
            return nil
        }
        return RoundWindow(from: from, until: until)
    }

    /// Whoever waits is told the day before between when and when somebody comes, unless she wants no calls or none of
    /// her hours comes before somebody does.
    private func dayBefore(
        _ round: Round, at instant: Instant, identifiers: inout some IdentifierSource
    ) -> [Event] {
        var events: [Event] = []
        for stop in round.plan.deliveries {
            let first = together(with: stop, in: round.plan)[0]
            guard first.request == stop.request, let window = window(of: stop, in: round.plan),
                let callAt = callTime(before: stop, at: instant),
                let call = call(
                    .dayBefore, about: stop.request, on: callAt,
                    dueBy: callAt < window.from ? window.from : stop.arrival, at: instant,
                    after: events.count, identifiers: &identifiers)
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
        let who = PersonToCall(
            person: person, contact: request.contact, language: request.language,
            place: request.place)
        var wish = PlanCall(purpose, to: who, at: day)
        wish.request = RequestAskedAbout(
            id: request.id, deployment: request.deployment, need: request.need)
        var call = planned(wish, at: instant, after: Int64(others), identifiers: &identifiers)
        if let latest { call.dueAt = max(call.callAt, min(call.dueAt, latest)) }
        return .followUp(.callPlanned(call))
    }

    /// Calls that would tell people of a round that nobody comes after all.
    private func callsOff(to round: Round) -> [PlannedCall] {
        let people = Set(round.plan.deliveries.compactMap { waiting(for: $0.request) })
        return plannedCalls.values.filter {
            $0.purpose == .calledOff && people.contains(twins(of: $0.person)[0])
        }.sorted { $0.number < $1.number }
    }

    /// Whoever was told that somebody comes, and was not called off yet, still thinks so: should this round be taken
    /// back as well she is told.
    mutating func noteStillTold(_ id: Identifier<Round>) {
        guard let round = rounds.live[id] else { return }
        let people = Set(callsOff(to: round).map { twins(of: $0.person)[0] })
        guard !people.isEmpty else { return }
        rounds.told.formUnion(
            round.openRequests.filter { waiting(for: $0).map(people.contains) ?? false })
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

    /// Whoever was told that somebody comes, or is being told just now, hears that nobody does.
    private func tellNobodyComes(
        _ round: Round, at instant: Instant, identifiers: inout some IdentifierSource
    ) -> [Event] {
        let own = round.plan.deliveries.map(\.request)
        let now = plannedCalls.values.filter { call in
            call.purpose == .dayBefore && call.state == .taken
                && call.request.map(own.contains) ?? false
        }.map { twins(of: $0.person)[0] }
        let told = round.openRequests.filter { request in
            rounds.told.contains(request) || waiting(for: request).map(now.contains) ?? false
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

    // MARK: Taking back

    /// What was published is taken back while nobody has left: its requests wait again, its calls end, and whoever
    /// was told a time is called once more.
    func withdraw(
        _ round: Round, at instant: Instant, identifiers: inout some IdentifierSource
    ) throws -> ([Event], [VaultWrite]) {
        guard round.state == .published else { return ([.rounds(.withdrawn(round.id))], []) }
        let held = missionsInHand(of: round)
        if let out = held.first(where: \.isOut) {
            throw RoundsRefusal.crewUnderway(round: round.number, mission: out.number)
        }
        let relieved = held.flatMap { mission in
            mission.solicitations.filter { $0.state == .accepted || $0.state == .pending }.map {
                Event.dispatching(
                    .solicitationAnswered($0.id, mission: mission.id, .withdrawn))
            }
        }
        let events =
            relieved + callsEnded(round, about: round.openRequests) + released(round)
            + tellNobodyComes(round, at: instant, identifiers: &identifiers)
        return (events + [.rounds(.withdrawn(round.id))], held.flatMap { erasedCode(of: $0.id) })
    }

    func missionsInHand(of round: Round) -> [Mission] {
        round.openRequests.compactMap { requests[$0]?.mission }.compactMap { missions[$0] }
    }

    private func released(_ round: Round) -> [Event] {
        guard let booking = round.booking, let asset = round.plan.vehicle.flatMap({ assets[$0] }),
            asset.bookings.contains(where: { $0.number == booking })
        else { return [] }
        return [.asset(.bookingCancelled(asset.id, booking: booking))]
    }

    /// The calls of the day before that nobody need make any more: nothing of the round goes to them now.
    private func callsEnded(
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

    // MARK: What missions say

    /// Stops of which rounds are rid by what happened: brought, given up, or on their way with others.
    func stopsClosed(by events: [Event]) -> [Event] {
        guard !rounds.live.isEmpty else { return [] }
        let withdrawn = Set(
            events.compactMap { event -> Identifier<Round>? in
                switch event {
                case .rounds(.published(let id, _)), .rounds(.withdrawn(let id)): id
                default: nil
                }
            })
        var seen: Set<Identifier<HelpRequest>> = []
        let ended = Set(
            events.compactMap { event -> Identifier<PlannedCall>? in
                if case .followUp(.callEnded(let id, _)) = event { id } else { nil }
            })
        let closed = events.compactMap {
            event -> (round: Round, request: Identifier<HelpRequest>)? in
            guard let (request, isOver) = concerned(by: event), seen.insert(request).inserted,
                let round = rounds.round(of: request), !withdrawn.contains(round.id),
                isOver || round.state == .draft
            else { return nil }
            return (round, request)
        }
        var told: Set<Identifier<Round>> = []
        return closed.flatMap { round, request -> [Event] in
            let isFirst = round.state != .draft && told.insert(round.id).inserted
            let gone = closed.filter { $0.round.id == round.id }.map(\.request)
            let calls = isFirst ? callsEnded(round, about: gone) : []
            return calls.filter { call in
                guard case .followUp(.callEnded(let id, _)) = call else { return true }
                return !ended.contains(id)
            } + [.rounds(.stopClosed(round.id, request))]
        }
    }

    /// A request that is over, or to which somebody has said yes.
    private func concerned(
        by event: Event
    ) -> (request: Identifier<HelpRequest>, isOver: Bool)? {
        switch event {
        case .dispatching(.missionCompleted(let id)), .dispatching(.missionFailed(let id, _)):
            missions[id].map { ($0.request, true) }
        case .hotline(.requestCancelled(let id, _)), .hotline(.requestQualified(let id)):
            (id, true)
        case .dispatching(.solicitationAnswered(_, let id, .accepted)):
            missions[id].map { ($0.request, false) }
        default: nil
        }
    }

    /// A crew confirms its round once, at its first door, and not each stop.
    mutating func confirmOnce(_ id: Identifier<Round>) {
        guard let round = rounds.live[id] else { return }
        for request in round.openRequests.dropFirst() {
            guard let mission = requests[request]?.mission else { continue }
            changeCrew(mission) { $0.confirmDue = nil }
        }
    }

    /// What was withdrawn is expected at no hour any more, and takes as many people as were asked for: the round
    /// had brought all of its own.
    mutating func forgetSlots(of id: Identifier<Round>, at instant: Instant) {
        guard let round = rounds.live[id], round.state == .published else { return }
        for mission in missionsInHand(of: round) {
            let crew = requests[mission.request]?.crew ?? mission.crew
            if mission.crew != crew { resize(mission.id, to: crew, at: instant) }
            changeCrew(mission.id) { watch in
                watch.slot = nil
                watch.arrivalDue = nil
                watch.confirmDue = nil
                watch.confirmation = .notAsked
                watch.confirmed = []
            }
        }
    }
}
