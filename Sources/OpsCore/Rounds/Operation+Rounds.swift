/// Rounds: laid out on paper, published as missions.
extension Operation {
    func decide(
        _ command: RoundsCommand, at instant: Instant, identifiers: inout some IdentifierSource
    ) throws -> ([Event], [VaultWrite]) {
        switch command {
        case .plan(let wish):
            let events = try plan(wish, at: instant, identifiers: &identifiers)
            return (events.map(Event.rounds), [])
        case .pin(let id, let request):
            let stop = try delivery(of: request, in: try draft(id))
            return (stop.isPinned ? [] : [.rounds(.stopPinned(id, request))], [])
        case .unpin(let id, let request):
            let stop = try delivery(of: request, in: try draft(id))
            return (stop.isPinned ? [.rounds(.stopUnpinned(id, request))] : [], [])
        case .publish(let id, let codes):
            return try publish(
                try draft(id), codes: codes, at: instant, identifiers: &identifiers)
        case .withdraw(let id):
            return try withdraw(try live(id), at: instant, identifiers: &identifiers)
        }
    }

    func live(_ id: Identifier<Round>) throws(RoundsRefusal) -> Round {
        guard let round = rounds.live[id] else { throw .unknownRound(id) }
        return round
    }

    private func draft(_ id: Identifier<Round>) throws(RoundsRefusal) -> Round {
        let round = try live(id)
        guard round.state == .draft else { throw .notDraft(round: round.number, round.state) }
        return round
    }

    private func delivery(
        of request: Identifier<HelpRequest>, in round: Round
    ) throws(RoundsRefusal) -> RoundStop {
        guard let stop = round.plan.deliveries.first(where: { $0.request == request }) else {
            throw .notInRound(round: round.number)
        }
        return stop
    }

    // MARK: Laying out

    private func plan(
        _ wish: PlanRounds, at instant: Instant, identifiers: inout some IdentifierSource
    ) throws -> [RoundsEvent] {
        guard territories[wish.territory] != nil else {
            throw RoundsRefusal.unknownTerritory(wish.territory)
        }
        guard day(wish.date, in: wish.territory).until > instant else {
            throw RoundsRefusal.dayIsOver(wish.date)
        }
        let (laid, others) = try laidOut(wish)
        let day = day(wish.date, in: wish.territory)
        for round in laid { try check(round, on: day) }
        for round in laid where !round.plan.stops.isEmpty && round.plan.leavesAt <= instant {
            throw RoundsRefusal.leavesTooSoon(round: round.number)
        }
        try checkTogether(laid, beside: others)
        for round in laid { try check(round, at: instant) }
        var count = rounds.count
        return laid.map { round in
            switch round.draft {
            case let draft? where round.plan.stops.isEmpty: return .withdrawn(draft.id)
            case let draft?: return .redrawn(draft.id, round.plan)
            case nil:
                count += 1
                return .drafted(
                    Round(
                        id: identifiers.next(at: instant), number: count,
                        territory: wish.territory, date: wish.date, plan: round.plan))
            }
        }
    }

    /// What is wished, each beside the draft that it replaces, and all live rounds besides.
    private func laidOut(
        _ wish: PlanRounds
    ) throws(RoundsRefusal) -> (laid: [LaidRound], others: [Round]) {
        var laid: [LaidRound] = []
        for planned in wish.rounds {
            guard let layout = planned.replaces else {
                guard !planned.plan.stops.isEmpty else { throw .noStops }
                let number = rounds.count + Int64(laid.count { $0.draft == nil }) + 1
                laid.append(
                    LaidRound(
                        draft: nil, number: number, territory: wish.territory,
                        plan: placed(planned.plan)))
                continue
            }
            let draft = try draft(layout.round)
            let isOfDay = draft.territory == wish.territory && draft.date == wish.date
            guard isOfDay else { throw .otherDay(round: draft.number) }
            guard draft.revision == layout.revision else {
                throw .changedMeanwhile(round: draft.number)
            }
            guard !laid.contains(where: { $0.draft?.id == draft.id }) else {
                throw .repeatedRound(round: draft.number)
            }
            var plan = placed(planned.plan)
            // What was promised by hand stays so until a hand takes it back.
            for index in plan.stops.indices where draft.holdsPinned(plan.stops[index].request) {
                plan.stops[index].isPinned = true
            }
            laid.append(
                LaidRound(
                    draft: draft, number: draft.number, territory: wish.territory, plan: plan))
        }
        let named = Set(laid.compactMap { $0.draft?.id })
        return (laid, rounds.inOrder.filter { !named.contains($0.id) })
    }

    /// A door is where its request says, whatever a program says.
    private func placed(_ plan: RoundPlan) -> RoundPlan {
        var plan = plan
        for index in plan.stops.indices where plan.stops[index].work == .delivery {
            plan.stops[index].position = requests[plan.stops[index].request]?.position
        }
        return plan
    }

    // MARK: What happened

    mutating func evolve(_ event: RoundsEvent, at instant: Instant) {
        switch event {
        case .drafted(let round):
            rounds.count = round.number
            rounds.live[round.id] = round
        case .redrawn(let id, let plan):
            rounds.live[id]?.plan = plan
            rounds.live[id]?.revision += 1
        case .stopPinned(let id, let request): pin(request, in: id, true)
        case .stopUnpinned(let id, let request): pin(request, in: id, false)
        case .published(let id, let booking):
            rounds.live[id]?.state = .published
            rounds.live[id]?.booking = booking
            confirmOnce(id)
            noteStillTold(id)
            // From now on what they have in hand is planned ahead, also where no hour is watched.
            let held = rounds.live[id].map(missionsInHand) ?? []
            for mission in held { bindCrew(of: mission.id) }
        case .stopClosed(let id, let request): close(request, in: id)
        case .withdrawn(let id):
            forgetSlots(of: id, at: instant)
            rounds.told.subtract(rounds.live[id]?.plan.deliveries.map(\.request) ?? [])
            rounds.live[id] = nil
        }
    }

    private mutating func pin(
        _ request: Identifier<HelpRequest>, in id: Identifier<Round>, _ isPinned: Bool
    ) {
        guard let stops = rounds.live[id]?.plan.stops else { return }
        for index in stops.indices where stops[index].request == request {
            rounds.live[id]?.plan.stops[index].isPinned = isPinned
        }
        rounds.live[id]?.revision += 1
    }

    /// A draft forgets the stop; what was published keeps it, and is over with the last of them.
    private mutating func close(_ request: Identifier<HelpRequest>, in id: Identifier<Round>) {
        guard var round = rounds.live[id] else { return }
        rounds.told.remove(request)
        if round.state == .draft {
            round.plan.stops.removeAll { $0.request == request }
            round.revision += 1
        } else {
            for index in round.plan.stops.indices where round.plan.stops[index].request == request {
                round.plan.stops[index].isClosed = true
            }
            if round.openRequests.isEmpty {
                rounds.live[id] = nil
                return
            }
        }
        rounds.live[id] = round
    }
}

/// A round as it is wished, beside the draft that it replaces.
struct LaidRound {
    let draft: Round?
    let number: Int64
    let territory: TerritoryCode
    let plan: RoundPlan
}

extension Round {
    func holdsPinned(_ request: Identifier<HelpRequest>) -> Bool {
        plan.stops.contains { $0.request == request && $0.isPinned }
    }
}
