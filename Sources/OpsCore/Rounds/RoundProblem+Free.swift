/// When a vehicle and its people are free on the day, as far as the house knows.
extension RoundProblem {
    /// When they are taken by something other than the drafts that are laid out anew.
    package func taken(
        _ driver: RoundDriver, besides drafts: Set<Identifier<Round>>
    ) -> [RoundWindow] {
        let crew = Set(driver.crew)
        let vehicle = vehicles.first { driver.asset != nil && $0.asset == driver.asset }
        let people = crews.first { !crew.isEmpty && Set($0.volunteers) == crew }
        let others = rounds.filter { round in
            let isShared = !crew.isDisjoint(with: round.plan.crew)
            let isSame = driver.asset != nil && round.plan.vehicle == driver.asset
            let isLive = round.state == .draft || round.state == .published
            return isLive && !drafts.contains(round.id) && (isShared || isSame)
        }
        return (vehicle?.taken ?? []) + (people?.taken ?? [])
            + others.map { RoundWindow(from: $0.plan.leavesAt, until: $0.plan.backAt) }
    }

    /// The part of the day that is over: whoever is planned now leaves with the quarter that comes.
    private var over: RoundWindow? {
        guard let at else { return nil }
        let from = (at + .minutes(5)).quarterAfter
        return day.from < from ? RoundWindow(from: day.from, until: from) : nil
    }

    /// Whether its hours are over already.
    package func isOver(_ driver: RoundDriver) -> Bool {
        over.map { driver.until <= $0.until } ?? false
    }

    /// When the clocks of the place show a time of the day.
    package func instant(of time: TimeOfDay) -> Instant {
        if let zone { return zone.instant(day: date.daysSince1970, minute: time.minute) }
        return Instant(
            milliseconds: (Int64(date.daysSince1970) * 1_440 + time.minute - offset) * 60_000)
    }

    /// How far the hours of a vehicle may grow on the day: until something else takes it or its people, these others too.
    package func stretch(around driver: RoundDriver, beside others: [RoundDriver]) -> RoundWindow {
        let planned = Set(([driver] + others).compactMap { $0.round?.id })
        let shared = others.filter { other in
            let isSame = driver.asset != nil && driver.asset == other.asset
            return isSame || !Set(driver.crew).isDisjoint(with: other.crew)
        }.map { RoundWindow(from: $0.from, until: $0.until) }
        let taken = taken(driver, besides: planned) + [over].compactMap(\.self) + shared
        let before = taken.map(\.until).filter { $0 <= driver.from }
        let after = taken.map(\.from).filter { driver.until <= $0 }
        return RoundWindow(
            from: max(day.from, before.max() ?? day.from),
            until: min(day.until, after.min() ?? day.until))
    }

    /// The longest part of the hours of a vehicle in which nothing of it is taken; nil when there is none.
    ///
    /// A round is away from its beginning to its end: it goes before what is taken or behind it, not around it.
    package func freeHours(
        of driver: RoundDriver, besides drafts: Set<Identifier<Round>>
    ) -> RoundWindow? {
        var pieces = [RoundWindow(from: driver.from, until: driver.until)]
        for taken in taken(driver, besides: drafts) + [over].compactMap(\.self) {
            pieces = pieces.flatMap { piece in
                [
                    RoundWindow(from: piece.from, until: min(piece.until, taken.from)),
                    RoundWindow(from: max(piece.from, taken.until), until: piece.until),
                ].filter { $0.from < $0.until }
            }
        }
        return pieces.max {
            ($0.until.since($0.from), $1.from) < ($1.until.since($1.from), $0.from)
        }
    }
}
