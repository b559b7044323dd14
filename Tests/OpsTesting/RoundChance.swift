package import OpsCore

/// Any command about rounds, mostly legal.
extension SeededGenerator {
    package mutating func anyRounds(of operation: Operation, at now: Instant) -> RoundsCommand {
        let live = operation.rounds.inOrder
        let id = pick(live.map(\.id) + [Samples.id(905)])
        switch below(12) {
        case 0: return below(3) == 0 ? .withdraw(id) : .pin(id, anyStop(of: id, operation))
        case 1: return .unpin(id, anyStop(of: id, operation))
        case 2: return .withdraw(id)
        case 3, 4, 5:
            let drafts = live.filter { $0.state == .draft && !$0.plan.crew.isEmpty }
            let round = pick(drafts.map(\.id) + [id])
            let count = operation.rounds.live[round]?.plan.deliveries.count ?? 0
            return .publish(round, codes: (0..<count).map { _ in VisitCode(bits: next()) })
        default: return .plan(anyPlan(of: operation, at: now))
        }
    }

    private mutating func anyStop(
        of id: Identifier<Round>, _ operation: Operation
    ) -> Identifier<HelpRequest> {
        pick((operation.rounds.live[id]?.plan.stops.map(\.request) ?? []) + [Samples.id(906)])
    }

    private mutating func anyPlan(of operation: Operation, at now: Instant) -> PlanRounds {
        let date = (now + .days(Int64(1 + below(2)))).dayUTC
        let drafts = operation.rounds.inOrder.filter { $0.state == .draft && $0.date == date }
        let wished = (0...below(2)).map { _ -> PlannedRound in
            let draft = below(2) == 0 && !drafts.isEmpty ? pick(drafts) : nil
            let kept = below(4) == 0 ? [] : draft?.plan.deliveries.map(\.request) ?? []
            let plan = anyPlan(of: operation, on: date, keeping: kept)
            return PlannedRound(
                plan,
                replacing: draft.map {
                    RoundLayout($0.id, revision: below(6) == 0 ? $0.revision + 1 : $0.revision)
                })
        }
        return anyExtension(of: operation, instead: wished, at: now)
            ?? PlanRounds(territory: Samples.department, date: date, rounds: wished)
    }

    /// More for a published round that is not behind its day, in place of a few rounds for another.
    ///
    /// No draw of its own: seasons that are known to touch everything stay as they are.
    private func anyExtension(
        of operation: Operation, instead wished: [PlannedRound], at now: Instant
    ) -> PlanRounds? {
        let published = operation.rounds.inOrder.filter {
            $0.state == .published && now.dayUTC <= $0.date
        }
        guard wished.count < 3, let wish = wished.first, !published.isEmpty else { return nil }
        let round = published[wish.plan.stops.count % published.count]
        var plan = round.plan
        plan.stops.removeAll(where: \.isClosed)
        let known = Set(plan.stops.map(\.request))
        let begins = max(now, plan.stops.map(\.departure).max() ?? now) + .minutes(10)
        let late = begins.since(wish.plan.leavesAt)
        let open = wish.plan.deliveries.map(\.request).first { !known.contains($0) }
        let more = wish.plan.stops.filter { $0.request == open }.map { stop in
            var stop = stop
            (stop.arrival, stop.departure) = (stop.arrival + late, stop.departure + late)
            stop.window = stop.window.map {
                RoundWindow(from: $0.from + late, until: $0.until + late)
            }
            return stop
        }
        // Mostly what it had comes first; what was drawn for other ends says when not.
        plan.stops = wish.plan.capacity == 1 || more.isEmpty ? more : plan.stops + more
        if wish.plan.crew.isEmpty, plan.stops.count > 1 {
            plan.stops.swapAt(0, plan.stops.count - 1)
        }
        plan.backAt = max(plan.backAt, (plan.stops.map(\.departure).max() ?? begins) + .minutes(10))
        plan.shift = RoundWindow(
            from: plan.shift.from, until: max(plan.shift.until, plan.backAt))
        let layout = RoundLayout(round.id, revision: round.revision)
        return PlanRounds(
            territory: round.territory, date: round.date,
            rounds: [
                PlannedRound(
                    plan, replacing: layout,
                    codes: plan.stops.indices.map { VisitCode(bits: UInt64($0)) })
            ])
    }

    private mutating func anyPlan(
        of operation: Operation, on date: CivilDate, keeping kept: [Identifier<HelpRequest>]
    ) -> RoundPlan {
        let open = operation.requests.values.sorted { $0.number < $1.number }.filter {
            $0.need.isCarried && ($0.status == .open || $0.status == .offered)
        }
        let all = operation.requests.values.sorted { $0.number < $1.number }
        var requests = kept
        for _ in 0...below(4) {
            let one = pick(
                (below(8) == 0 || open.isEmpty ? all : open).map(\.id) + [Samples.id(907)])
            if below(12) == 0 || !requests.contains(one) { requests.append(one) }
        }
        let leavesAt =
            Instant(milliseconds: Int64(date.daysSince1970) * 86_400_000)
            + .hours(Int64(8 + below(6)))
        var free = leavesAt
        var stops: [RoundStop] = []
        for request in requests {
            let isMedicine = operation.requests[request]?.need == .medicine
            if isMedicine, below(8) != 0 {
                stops.append(
                    RoundStop(
                        .pickUp, of: request, arrival: free, departure: free + .minutes(10)))
                free = free + .minutes(10)
            }
            stops.append(
                RoundStop(
                    .delivery, of: request, arrival: free, departure: free + .minutes(5),
                    window: RoundWindow(from: free - .minutes(30), until: free + .hours(1)),
                    isPinned: below(5) == 0))
            free = free + .minutes(15)
        }
        let one = requests.compactMap { operation.requests[$0]?.crew }.first ?? 1
        let size = below(8) == 0 ? one + 1 : one
        let people = operation.volunteers.values.sorted { $0.number < $1.number }.map(\.id)
        let crew =
            below(4) == 0
            ? [] : (0..<Int(size)).map { _ in pick(people + [Samples.id(908)]) }
        let vehicles = operation.assets.keys.sorted()
        let vehicle = below(2) == 0 || vehicles.isEmpty ? nil : pick(vehicles)
        return RoundPlan(
            vehicle: vehicle, capacity: Int64(below(10) == 0 ? 1 : 20), crew: crew,
            leavesAt: leavesAt, backAt: free + .minutes(10), start: Samples.unitPosition,
            metres: 4_200, stops: stops)
    }
}
