/// Rounds: laid out on paper, published as missions.
extension Operation {
    func decide(
        _ command: RoundsCommand, at instant: Instant, identifiers: inout some IdentifierSource
    ) throws -> ([Event], [VaultWrite]) {
        switch command {
        case .plan(let wish):
            return try plan(wish, at: instant, identifiers: &identifiers)
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
            takeOn(rounds.live[id]?.openRequests ?? [], in: id)
        case .extended(let id, let plan, let booking):
            let known = Set(rounds.live[id]?.openRequests ?? [])
            rounds.live[id]?.plan = plan
            rounds.live[id]?.revision += 1
            rounds.live[id]?.booking = booking
            let doors = plan.ahead.deliveries.map(\.request)
            takeOn(doors.filter { !known.contains($0) }, in: id)
        case .stopClosed(let id, let request):
            close(request, in: id)
            confirmOnce(id, at: instant)
        case .crewChanged(let id, let crew):
            rounds.live[id]?.plan.crew = crew
            rounds.live[id]?.revision += 1
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
        // Whoever lays it out anew must know that this stop is over.
        round.revision += 1
        if round.state == .draft {
            round.plan.stops.removeAll { $0.request == request }
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

extension Round {
    func holdsPinned(_ request: Identifier<HelpRequest>) -> Bool {
        plan.stops.contains { $0.request == request && $0.isPinned }
    }
}
