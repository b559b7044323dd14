/// What would have to be otherwise for somebody to be served: found by planning without that one rule.
package enum RoundChange: Hashable, Sendable {
    /// Another vehicle that holds so much, with a crew that may bring it.
    case oneMoreVehicle(capacity: Int64)
    /// This vehicle holding so much.
    case capacity(vehicle: Int, Int64)
    /// Somebody may come at this time.
    case time(vehicle: Int, at: Instant)
    /// This vehicle on its way from and until.
    case shift(vehicle: Int, from: Instant, until: Instant)
    /// A crew that may bring it, in this vehicle.
    case crew(vehicle: Int)
    /// Not promised to another round.
    case unpinned(vehicle: Int)
}

/// Looks for changes that would be enough, one desk for all that a plan leaves out: to make another for each rule and
/// request takes a day for a day of thousands.
package struct RoundChanges {
    private let planning: RoundPlanning
    /// With one more vehicle, which is asked only where it is the one that helps.
    private let problem: PlanningProblem
    private var desk: InsertionDesk
    /// As far as the hours of each vehicle may grow.
    private let stretches: [RoundWindow]

    package init(_ planning: RoundPlanning, beside plan: RoutePlan) {
        self.planning = planning
        let drivers = planning.vehicles
        stretches = drivers.indices.map { index in
            let others = drivers.indices.filter { $0 != index }.map { drivers[$0] }
            return planning.day.stretch(around: drivers[index], beside: others)
        }
        let vehicles = planning.problem.vehicles
        let shift = PlanningWindow(
            opens: vehicles.map(\.shift.opens).min() ?? .start,
            closes: vehicles.map(\.shift.closes).max() ?? .start)
        let more = PlanningVehicle(
            start: 0, end: 0, shift: shift, capacity: Load(PlanningProblem.loadLimit),
            skills: PlanningSkills(rawValue: .max))
        problem = planning.problem.supposing(vehicles: vehicles + [more])
        desk = InsertionDesk(problem, plan: plan)
    }

    private var day: RoundProblem { planning.day }
    private var vehicles: [RoundDriver] { planning.vehicles }

    /// Each single change that would be enough, the plan staying as it is.
    package mutating func changes(for request: Int) -> [RoundChange] {
        [
            roomier(request), atAnyTime(request), longer(request), byAnybody(request),
            unpinned(request), withOneMore(request),
        ].compactMap(\.self)
    }

    private mutating func roomier(_ request: Int) -> RoundChange? {
        let offer = offer(for: request) { changed in
            for index in changed.vehicles.indices {
                changed.vehicles[index].capacity = Load(PlanningProblem.loadLimit)
            }
        }
        guard let (offer, problem) = offer else { return nil }
        let held = problem.mostLoad(of: offer.stops)
        let has = Int64(self.problem.vehicles[offer.vehicle].capacity.amounts.first ?? 0)
        return Int64(held) > has ? .capacity(vehicle: offer.vehicle, Int64(held)) : nil
    }

    private mutating func atAnyTime(_ request: Int) -> RoundChange? {
        let stops = problem.requests[request].stops
        let offer = offer(for: request) { changed in
            for index in stops {
                changed.stops[index].window = .always
                changed.stops[index].promise = nil
            }
        }
        guard let (offer, problem) = offer,
            let visit = problem.route(offer)?.visits.first(where: { $0.stop == stops.last })
        else { return nil }
        return .time(vehicle: offer.vehicle, at: day.instant(of: visit.start))
    }

    /// Back later, else leaving earlier, else both: by no more than it takes, to the quarter of an hour.
    private mutating func longer(_ request: Int) -> RoundChange? {
        for (earlier, later) in [(false, true), (true, false), (true, true)] {
            let most = 24 * 4
            guard var best = stretched(request, by: most, earlier: earlier, later: later) else {
                continue
            }
            var (less, enough) = (0, most)
            while enough - less > 1 {
                let middle = (less + enough) / 2
                if let offer = stretched(request, by: middle, earlier: earlier, later: later) {
                    (best, enough) = (offer, middle)
                } else {
                    less = middle
                }
            }
            return shift(of: best.offer, in: best.problem)
        }
        return nil
    }

    private mutating func stretched(
        _ request: Int, by quarters: Int, earlier: Bool, later: Bool
    ) -> (offer: InsertionOffer, problem: PlanningProblem)? {
        let shifts = stretches.enumerated().map { index, room in
            stretched(
                problem.vehicles[index].shift, within: room.moments(of: day), by: quarters,
                earlier: earlier, later: later)
        }
        return offer(for: request) { changed in
            for (index, shift) in shifts.enumerated() { changed.vehicles[index].shift = shift }
        }
    }

    /// Never beyond the day, nor into what takes the vehicle or its people otherwise.
    private func stretched(
        _ shift: PlanningWindow, within room: PlanningWindow, by quarters: Int, earlier: Bool,
        later: Bool
    ) -> PlanningWindow {
        let more = Double(quarters) * 900
        var shift = shift
        if earlier {
            let opens = max(shift.opens.value - more, room.opens.value)
            shift.opens = min(shift.opens, Moment(opens))
        }
        if later {
            let closes = min(shift.closes.value + more, room.closes.value)
            shift.closes = max(shift.closes, Moment(closes))
        }
        return shift
    }

    /// On its way as short as its stops allow, to the quarter of an hour: it leaves as late as it can and is back when
    /// it is.
    private func shift(of offer: InsertionOffer, in problem: PlanningProblem) -> RoundChange? {
        guard let route = problem.route(offer) else { return nil }
        let (vehicle, room) = (vehicles[offer.vehicle], stretches[offer.vehicle])
        let isBackLate = day.instant(of: route.arrival) > vehicle.until
        let latest = isBackLate ? route.arrival : problem.vehicles[offer.vehicle].shift.closes
        let leaves = problem.latestDeparture(of: offer, backBy: latest)
        return .shift(
            vehicle: offer.vehicle,
            from: min(vehicle.from, max(day.instant(of: leaves).quarterBefore, room.from)),
            until: max(
                vehicle.until, min(day.instant(of: route.arrival).quarterAfter, room.until)))
    }

    private mutating func byAnybody(_ request: Int) -> RoundChange? {
        let offer = offer(for: request) { changed in
            changed.requests[request].skills = []
        }
        return offer.map { .crew(vehicle: $0.offer.vehicle) }
    }

    private mutating func unpinned(_ request: Int) -> RoundChange? {
        guard problem.requests[request].vehicle != nil else { return nil }
        let stops = problem.requests[request].stops
        let offer = offer(for: request) { changed in
            changed.requests[request].vehicle = nil
            // What was told is taken back with it.
            for stop in stops { changed.stops[stop].promise = nil }
        }
        return offer.map { .unpinned(vehicle: $0.offer.vehicle) }
    }

    private mutating func withOneMore(_ request: Int) -> RoundChange? {
        let more = vehicles.count
        let offer = offer(for: request, in: more..<more + 1) { $0.requests[request].vehicle = nil }
        guard offer != nil else { return nil }
        return .oneMoreVehicle(capacity: Int64(problem.requests[request].load.amounts.first ?? 0))
    }

    /// The best place for a request beside the plan, in a problem that is otherwise in one thing.
    private mutating func offer(
        for request: Int, in asked: Range<Int>? = nil, _ change: (inout ChangedProblem) -> Void
    ) -> (offer: InsertionOffer, problem: PlanningProblem)? {
        var changed = ChangedProblem(
            stops: problem.stops, requests: problem.requests, vehicles: problem.vehicles)
        change(&changed)
        let other = problem.supposing(
            stops: changed.stops, requests: changed.requests, vehicles: changed.vehicles)
        desk.suppose(other)
        let offers = (asked ?? vehicles.indices).compactMap { desk.offer(for: request, in: $0) }
        return offers.min { ($0.added, $0.vehicle) < ($1.added, $1.vehicle) }.map { ($0, other) }
    }
}

extension RoundPlanning {
    /// Each single change that would be enough for one request, the plan staying as it is.
    package func changes(for request: Int, beside plan: RoutePlan) -> [RoundChange] {
        var changes = RoundChanges(self, beside: plan)
        return changes.changes(for: request)
    }
}

/// A problem as it would have to be.
private struct ChangedProblem {
    var stops: [PlanningStop]
    var requests: [PlanningRequest]
    var vehicles: [PlanningVehicle]
}

extension PlanningProblem {
    fileprivate func route(_ offer: InsertionOffer) -> PlannedRoute? {
        (try? RouteSchedule(self, vehicle: offer.vehicle, stops: offer.stops))?.route
    }

    /// As late as a vehicle may leave for these stops and be back by then; rounds have no breaks.
    fileprivate func latestDeparture(of offer: InsertionOffer, backBy back: Moment) -> Moment {
        let vehicle = vehicles[offer.vehicle]
        var latest = back.value
        var next = vehicle.end
        for stop in offer.stops.reversed() {
            let place = stops[stop].place
            if let next { latest -= travel.lapse(from: place, to: next).value }
            latest = min(latest - stops[stop].service.value, stops[stop].allowed.closes.value)
            next = place
        }
        if let start = vehicle.start, let next {
            latest -= travel.lapse(from: start, to: next).value
        }
        return Moment(latest)
    }

    /// The most that is on board at once, in the first dimension.
    fileprivate func mostLoad(of stops: [Int]) -> Int {
        var load = 0
        for stop in stops {
            guard case .delivery = requests[ownersOfStops[stop]].work else { continue }
            load += requests[ownersOfStops[stop]].load.amounts.first ?? 0
        }
        var most = load
        for stop in stops {
            let request = requests[ownersOfStops[stop]]
            let amount = request.load.amounts.first ?? 0
            if case .transfer(let pickUp, _) = request.work, stop == pickUp {
                load += amount
            } else {
                load -= amount
            }
            most = max(most, load)
        }
        return most
    }
}
