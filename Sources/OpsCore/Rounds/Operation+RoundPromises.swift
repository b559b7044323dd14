/// A round that is published, or on its way already, takes on more: what was promised to everybody else holds.
extension Operation {
    func checkKept(_ laid: LaidRound, at instant: Instant) throws(RoundsRefusal) {
        guard let round = laid.published else { return }
        guard laid.plan.isDriven(as: round.plan) else {
            throw .staysAsPublished(round: round.number)
        }
        // Everybody has left it: whoever takes it on is named at its doors first.
        guard !round.plan.crew.isEmpty else { throw .nobodyDrives(round: round.number) }
        try checkPromises(of: round, in: laid.ahead)
        try checkBegun(of: round, in: laid)
        for stop in laid.ahead.stops where !laid.isKept(stop) && stop.arrival <= instant {
            throw .arrivalIsOver(number: requests[stop.request]?.number ?? 0)
        }
        guard !hasLeft(round, at: instant) || laid.plan.leavesAt == round.plan.leavesAt else {
            throw .hasLeft(round: round.number)
        }
    }

    /// Whatever it has left to do stays in it, at a time that lies within what was told.
    private func checkPromises(of round: Round, in plan: RoundPlan) throws(RoundsRefusal) {
        for stop in round.plan.ahead.stops {
            let number = requests[stop.request]?.number ?? 0
            guard let now = plan.stops.first(where: { $0.isSame(as: stop) }) else {
                throw .staysInRound(number: number, round: round.number)
            }
            guard now.window == stop.window else { throw .windowWasTold(number: number) }
            guard stop.window?.contains(now.arrival) ?? true else {
                throw .outsideWindow(number: number)
            }
        }
    }

    /// Nobody turns round: the doors to which somebody is on the way come first, in the order in which they stand.
    ///
    /// What was picked up before says nothing here.
    private func checkBegun(of round: Round, in laid: LaidRound) throws(RoundsRefusal) {
        let begun = round.plan.ahead.deliveries.map(\.request).filter(isOut)
        let doors = laid.ahead.stops.filter { $0.work == .delivery || !laid.isKept($0) }
            .map(\.request)
        for (place, request) in begun.enumerated() where doors[place] != request {
            throw .doorComesFirst(number: requests[request]?.number ?? 0, round: round.number)
        }
    }

    /// Whether somebody is on the way to that door, or at it.
    func isOut(_ request: Identifier<HelpRequest>) -> Bool {
        requests[request]?.mission.flatMap { missions[$0]?.isOut } ?? false
    }

    /// Whether it is on its way, as far as its hour and its missions say.
    func hasLeft(_ round: Round, at instant: Instant) -> Bool {
        round.plan.leavesAt <= instant || round.plan.stops.contains(where: \.isClosed)
            || round.openRequests.contains(where: isOut)
    }
}

extension RoundPlan {
    /// Whether the same people drive the same vehicle from the same place.
    fileprivate func isDriven(as other: RoundPlan) -> Bool {
        crew.count == other.crew.count && Set(crew) == Set(other.crew) && vehicle == other.vehicle
            && capacity == other.capacity && start == other.start
    }
}
