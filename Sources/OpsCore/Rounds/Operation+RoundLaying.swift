/// Rounds as they are wished: each beside the one that it replaces, all of them or none.
extension Operation {
    func plan(
        _ wish: PlanRounds, at instant: Instant, identifiers: inout some IdentifierSource
    ) throws -> ([Event], [VaultWrite]) {
        guard territories[wish.territory] != nil else {
            throw RoundsRefusal.unknownTerritory(wish.territory)
        }
        let day = day(wish.date, in: wish.territory)
        guard day.until > instant else { throw RoundsRefusal.dayIsOver(wish.date) }
        let (laid, others) = try laidOut(wish)
        for round in laid { try checkKept(round, at: instant) }
        for round in laid { try check(round, on: day) }
        for round in laid where !round.plan.stops.isEmpty && round.plan.leavesAt <= instant {
            guard round.published.map({ hasLeft($0, at: instant) }) ?? false else {
                throw RoundsRefusal.leavesTooSoon(round: round.number)
            }
        }
        try checkTogether(laid, beside: others)
        for round in laid { try check(round, at: instant) }
        var events: [Event] = []
        var vault: [VaultWrite] = []
        // What goes from a draft to a published round has left the draft before it is work.
        for round in laid.filter({ $0.published == nil }) + laid.filter({ $0.published != nil }) {
            let made = made(of: round, wish, after: events, at: instant, identifiers: &identifiers)
            events += made.events
            vault += made.vault
        }
        return (events, vault)
    }

    private func made(
        of round: LaidRound, _ wish: PlanRounds, after others: [Event], at instant: Instant,
        identifiers: inout some IdentifierSource
    ) -> (events: [Event], vault: [VaultWrite]) {
        switch round.known {
        case let published? where published.state == .published:
            return takenOn(
                round, codes: round.codes, after: others, at: instant, identifiers: &identifiers
            ) { .extended(published.id, round.plan, booking: $0) }
        case let draft? where round.plan.stops.isEmpty:
            return ([.rounds(.withdrawn(draft.id))], [])
        case let draft?: return ([.rounds(.redrawn(draft.id, round.plan))], [])
        case nil:
            let new = Round(
                id: identifiers.next(at: instant), number: round.number,
                territory: wish.territory, date: wish.date, plan: round.plan)
            return ([.rounds(.drafted(new))], [])
        }
    }

    /// What is wished, each beside the round that it replaces, and all live rounds besides.
    private func laidOut(
        _ wish: PlanRounds
    ) throws(RoundsRefusal) -> (laid: [LaidRound], others: [Round]) {
        var laid: [LaidRound] = []
        for planned in wish.rounds {
            guard let layout = planned.replaces else {
                guard !planned.plan.stops.isEmpty else { throw .noStops }
                let number = rounds.count + Int64(laid.count { $0.known == nil }) + 1
                laid.append(
                    LaidRound(
                        known: nil, number: number, territory: wish.territory,
                        plan: placed(planned.plan)))
                continue
            }
            let known = try known(layout, in: wish)
            guard !laid.contains(where: { $0.known?.id == known.id }) else {
                throw .repeatedRound(round: known.number)
            }
            laid.append(
                LaidRound(
                    known: known, number: known.number, territory: wish.territory,
                    plan: asKept(placed(planned.plan), of: known), codes: planned.codes))
        }
        let named = Set(laid.compactMap { $0.known?.id })
        return (laid, rounds.inOrder.filter { !named.contains($0.id) })
    }

    private func known(
        _ layout: RoundLayout, in wish: PlanRounds
    ) throws(RoundsRefusal) -> Round {
        let known = try live(layout.round)
        let isOfDay = known.territory == wish.territory && known.date == wish.date
        guard isOfDay else { throw .otherDay(round: known.number) }
        guard known.revision == layout.revision else {
            throw .changedMeanwhile(round: known.number)
        }
        return known
    }

    /// A door is where its request says, whatever a program says.
    private func placed(_ plan: RoundPlan) -> RoundPlan {
        var plan = plan
        for index in plan.stops.indices where plan.stops[index].work == .delivery {
            plan.stops[index].position = requests[plan.stops[index].request]?.position
        }
        return plan
    }

    /// What was promised by hand stays so until a hand takes it back; what a published round has done stays in it, and
    /// whoever it goes to already has been told her window.
    private func asKept(_ plan: RoundPlan, of known: Round) -> RoundPlan {
        var plan = plan
        for index in plan.stops.indices where known.holdsPinned(plan.stops[index].request) {
            plan.stops[index].isPinned = true
        }
        guard known.state == .published else { return plan }
        for index in plan.stops.indices where !known.plan.ahead.holds(plan.stops[index].request) {
            guard plan.stops[index].work == .delivery,
                let told = windowTold(toWhoWaitsFor: plan.stops[index].request, by: known)
            else { continue }
            plan.stops[index].window = told
        }
        // What was tried and goes once more is one stop, not two.
        let done = known.plan.stops.filter { $0.isClosed && !plan.holds($0.request) }
        for stop in done {
            let place = plan.stops.firstIndex { stop.arrival < $0.arrival }
            plan.stops.insert(stop, at: place ?? plan.stops.count)
        }
        return plan
    }

    private func windowTold(
        toWhoWaitsFor request: Identifier<HelpRequest>, by round: Round
    ) -> RoundWindow? {
        guard let person = waiting(for: request) else { return nil }
        let hers = round.plan.ahead.deliveries.first { waiting(for: $0.request) == person }
        return hers.flatMap { window(of: $0, in: round.plan) }
    }
}

/// A round as it is wished, beside the one that it replaces.
struct LaidRound {
    let known: Round?
    let number: Int64
    let territory: TerritoryCode
    /// All of it: of a published round also what is over.
    let plan: RoundPlan
    /// One for each delivery that is ahead of it.
    var codes: [VisitCode] = []

    /// What it replaces, where people count on it already.
    var published: Round? { known?.state == .published ? known : nil }

    /// What is not over.
    var ahead: RoundPlan { plan.ahead }

    /// What somebody counts on already.
    func isKept(_ stop: RoundStop) -> Bool {
        published?.plan.stops.contains { !$0.isClosed && $0.isSame(as: stop) } ?? false
    }

    /// The deliveries that it takes on.
    var doors: [RoundStop] { ahead.deliveries.filter { !isKept($0) } }
}

extension RoundStop {
    /// Whether the same is done there for the same request, at whichever time.
    func isSame(as other: RoundStop) -> Bool { request == other.request && work == other.work }
}
