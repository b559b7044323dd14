/// Where a published round stands while more is put into it.
package struct RoundProgress: Hashable, Sendable {
    /// What it has begun and not ended, in the order of the road: nothing goes before it.
    package let begun: [RoundStop]
    /// The last door that it has begun; nil before the first, and where nobody knows where that is.
    package let place: Coordinate?
    package let hasLeft: Bool
    /// From when on it may go somewhere else: whoever drives must hear of it first.
    package let freeAt: Instant
}

extension RoundProblem {
    private static let notice = TimeSpan.minutes(5)

    /// Nil for a draft, which is nowhere yet.
    package func progress(of round: Round) -> RoundProgress? {
        guard round.state == .published else { return nil }
        let now = at ?? day.from
        let out = Set(promised.filter(\.isOut).map(\.delivery.request))
        func isOut(_ stop: RoundStop) -> Bool {
            stop.work == .delivery && !stop.isClosed && out.contains(stop.request)
        }
        let stops = round.plan.stops
        // What was cancelled is closed as well, and nobody was there.
        let done = stops.lastIndex { $0.isClosed && $0.arrival <= now }
        let last = stops.lastIndex(where: isOut) ?? done
        let begun = stops.enumerated().filter { place, stop in
            guard !stop.isClosed else { return false }
            let isBehind = place < last ?? 0 || out.contains(stop.request) || stop.departure <= now
            return isOut(stop) || stop.work == .pickUp && isBehind
        }.map(\.element)
        let hasLeft =
            round.plan.leavesAt <= now || stops.contains { $0.isClosed || isOut($0) }
        return RoundProgress(
            begun: begun, place: last.flatMap { stops[$0].position }, hasLeft: hasLeft,
            freeAt: max(now + Self.notice, begun.map(\.departure).max() ?? now))
    }

    /// What a published round has not begun: it may go at another time within what was told.
    package func ahead(of round: Round) -> [RoundDelivery] {
        guard let begun = progress(of: round)?.begun else { return [] }
        return promised.filter { $0.round == round.id }.map(\.delivery).compactMap { delivery in
            let own = begun.filter { $0.request == delivery.request }
            guard !own.contains(where: { $0.work == .delivery }) else { return nil }
            var delivery = delivery
            if !own.isEmpty { delivery.isPickedUp = false }
            return delivery
        }
    }

    /// The hours in which a published round may be on its way: before and behind it lies what its people or its vehicle
    /// do besides.
    package func hours(around round: Round, of driver: RoundDriver) -> RoundWindow {
        let own = RoundWindow(from: round.plan.leavesAt, until: round.plan.backAt)
        let taken = taken(driver, besides: [round.id]).filter { $0 != own }
        let until = taken.map(\.from).filter { own.until <= $0 }.min() ?? driver.until
        let before = taken.map(\.until).filter { $0 <= own.from }.max() ?? driver.from
        let soonest = min(max(driver.from, before, (at ?? day.from) + Self.notice), own.from)
        let hasLeft = progress(of: round)?.hasLeft ?? false
        return RoundWindow(
            from: hasLeft ? own.from : soonest, until: max(own.from, min(driver.until, until)))
    }
}
