/// A round becomes work: missions, a booked vehicle, calls the day before; takes on more; or is taken back.
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
        // A door without a code would be one that nobody can trust: it was laid out while they were drawn.
        guard codes.isEmpty || codes.count >= plan.deliveries.count else {
            throw RoundsRefusal.changedMeanwhile(round: round.number)
        }
        let laid = LaidRound(
            known: round, number: round.number, territory: round.territory, plan: plan)
        try checkTogether([laid], beside: rounds.inOrder.filter { $0.id != round.id })
        try check(laid, at: instant)
        let (events, vault) = takenOn(
            laid, codes: codes, at: instant, identifiers: &identifiers
        ) {
            .published(round.id, booking: $0)
        }
        let told = faultyVehicle(of: laid, after: events, at: instant, identifiers: &identifiers)
        return (events + told, vault)
    }

    /// All that a round takes on becomes work in one step: when it is published, and whenever more is added to it.
    ///
    /// `codes` are those of what is ahead of it, in that order; `others` are decided before it in the same step.
    func takenOn(
        _ laid: LaidRound, codes: [VisitCode], after others: [Event] = [], at instant: Instant,
        identifiers: inout some IdentifierSource, as happened: (_ booking: Int64?) -> RoundsEvent
    ) -> ([Event], [VaultWrite]) {
        let plan = laid.plan
        var events: [Event] = []
        var vault: [VaultWrite] = []
        for (place, stop) in laid.ahead.deliveries.enumerated() where !laid.isKept(stop) {
            guard let request = requests[stop.request] else { continue }
            let made = mission(
                for: request, told: window(of: stop, in: plan), by: plan.crew,
                after: others + events, at: instant, identifiers: &identifiers)
            events += made.events
            guard codes.indices.contains(place) else { continue }
            events.append(
                .visit(.codeIssued(made.id, expiresAt: stop.arrival + codeSpan(of: request))))
            vault.append(.visitCode(made.id, codes[place]))
        }
        let doors = laid.doors
        let (booked, booking) = booked(
            plan, for: laid.known?.id, insteadOf: laid.published?.booking, after: others)
        events += booked
        events += dayBefore(
            at: doors, of: plan, after: others, at: instant, identifiers: &identifiers)
        events.append(.rounds(happened(booking)))
        // Somebody comes after all: that is what she is called about from now on.
        events += callsOff(about: doors.map(\.request)).map {
            .followUp(.callEnded($0.id, .noLongerNeeded))
        }
        return (events, vault)
    }

    /// The mission of one request, its crew named and with that said to come; whoever else was asked is let go.
    private func mission(
        for request: HelpRequest, told window: RoundWindow?, by crew: [Identifier<Volunteer>],
        after others: [Event], at instant: Instant, identifiers: inout some IdentifierSource
    ) -> (id: Identifier<Mission>, events: [Event]) {
        let known = request.mission.flatMap { missions[$0] }
        let id = known?.id ?? identifiers.next(Mission.self, at: instant)
        var events: [Event] = []
        // Whoever comes along comes to every door, also to one that was asked of fewer before.
        if let known, known.crew != crew.count {
            events.append(.dispatching(.missionResized(id, crew: Int64(crew.count))))
        }
        if known == nil {
            let opened = others.count {
                if case .dispatching(.missionOpened) = $0 { true } else { false }
            }
            events.append(
                .dispatching(
                    .missionOpened(
                        id, number: counters.missions + Int64(opened) + 1, request: request.id,
                        crew: Int64(crew.count))))
        }
        // An hour that somebody has agreed with her stays what it is.
        if let window, agreedHour(of: request, at: instant) == nil {
            events.append(
                .visits(
                    .slotAgreed(id, from: window.from, until: window.until, isOfRound: true)))
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

    /// Keeps the vehicle for as long as the round is away, in place of what was kept for it before.
    private func booked(
        _ plan: RoundPlan, for round: Identifier<Round>?, insteadOf before: Int64?,
        after others: [Event]
    ) -> ([Event], Int64?) {
        guard let asset = plan.vehicle.flatMap({ assets[$0] }) else { return ([], nil) }
        let held = asset.bookings.first { $0.number == before }
        guard held?.slot != plan.slot else { return ([], before) }
        let more = others.count {
            if case .asset(.booked(asset.id, _)) = $0 { true } else { false }
        }
        let number = asset.bookingCount + Int64(more) + 1
        let booking = AssetBooking(number: number, slot: plan.slot, round: round)
        let given = held.map { [Event.asset(.bookingCancelled(asset.id, booking: $0.number))] }
        return ((given ?? []) + [.asset(.booked(asset.id, booking))], number)
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

    /// What is kept for a round that is over, or is taken back, is free again.
    private func released(_ round: Round) -> [Event] {
        guard let booking = round.booking, let asset = round.plan.vehicle.flatMap({ assets[$0] }),
            asset.bookings.contains(where: { $0.number == booking })
        else { return [] }
        return [.asset(.bookingCancelled(asset.id, booking: booking))]
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
        // What went from a draft to another round has left it already.
        let redrawn = Dictionary(
            events.compactMap { event -> (Identifier<Round>, RoundPlan)? in
                if case .rounds(.redrawn(let id, let plan)) = event { (id, plan) } else { nil }
            }, uniquingKeysWith: { $1 })
        var seen: Set<Identifier<HelpRequest>> = []
        let ended = Set(
            events.compactMap { event -> Identifier<PlannedCall>? in
                if case .followUp(.callEnded(let id, _)) = event { id } else { nil }
            })
        let closed = events.compactMap {
            event -> (round: Round, request: Identifier<HelpRequest>)? in
            guard let (request, isOver) = concerned(by: event), seen.insert(request).inserted,
                let round = rounds.round(of: request), !withdrawn.contains(round.id),
                isOver || round.state == .draft,
                redrawn[round.id]?.holds(request) ?? true
            else { return nil }
            return (round, request)
        }
        var told: Set<Identifier<Round>> = []
        return closed.flatMap { round, request -> [Event] in
            let isFirst = round.state != .draft && told.insert(round.id).inserted
            let gone = closed.filter { $0.round.id == round.id }.map(\.request)
            let calls = isFirst ? callsEnded(round, about: gone) : []
            let isOver = isFirst && round.openRequests.allSatisfy(gone.contains)
            return calls.filter { call in
                guard case .followUp(.callEnded(let id, _)) = call else { return true }
                return !ended.contains(id)
            } + [.rounds(.stopClosed(round.id, request))] + (isOver ? released(round) : [])
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

    /// What a round has taken on is in the hands of its crew.
    ///
    /// They confirm it once, at the first door that it had, and not each stop; what they have in hand is planned ahead
    /// from now on, also where no hour is watched.
    mutating func takeOn(_ doors: [Identifier<HelpRequest>], in id: Identifier<Round>) {
        guard let round = rounds.live[id] else { return }
        let isNew = doors.count == round.openRequests.count
        for request in isNew ? doors.dropFirst() : doors[...] {
            guard let mission = requests[request]?.mission else { continue }
            changeCrew(mission) { $0.confirmDue = nil }
        }
        noteStillTold(doors, of: round)
        for mission in missionsInHand(of: round) { bindCrew(of: mission.id) }
    }

    /// What was withdrawn is expected at no hour any more but one that was agreed with the person, and takes as many
    /// people as were asked for: the round had brought all of its own.
    ///
    /// What the round had put off is due as it was promised.
    mutating func forgetSlots(of id: Identifier<Round>, at instant: Instant) {
        guard let round = rounds.live[id], round.state == .published else { return }
        for mission in missionsInHand(of: round) {
            let crew = requests[mission.request]?.crew ?? mission.crew
            if mission.crew != crew { resize(mission.id, to: crew, at: instant) }
            let agreed = crews.watches[mission.id]?.slot.flatMap { $0.isOfRound ? nil : $0 }
            let askAt = agreed.map { $0.from - crewRules(of: mission).confirm }
            changeCrew(mission.id) { watch in
                watch.slot = agreed
                if agreed == nil { watch.arrivalDue = nil }
                watch.confirmDue = askAt.flatMap { $0 > instant ? $0 : nil }
                watch.confirmation = .notAsked
                watch.confirmed = []
            }
            guard agreed == nil, let request = requests[mission.request] else { continue }
            let promised = promise(of: request)
            change(mission.request) { $0.dueAt = min($0.dueAt, promised) }
        }
    }
}
