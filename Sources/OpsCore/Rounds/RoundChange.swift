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

extension RoundPlanning {
    /// Each single change that would be enough, the plan staying as it is.
    package func changes(for request: Int, beside plan: RoutePlan) -> [RoundChange] {
        [
            roomier(request, plan), atAnyTime(request, plan), longer(request, plan),
            byAnybody(request, plan), unpinned(request, plan), withOneMore(request, plan),
        ].compactMap(\.self)
    }

    private func roomier(_ request: Int, _ plan: RoutePlan) -> RoundChange? {
        let offer = offer(for: request, beside: plan) { changed in
            for index in changed.vehicles.indices {
                changed.vehicles[index].capacity = Load(PlanningProblem.loadLimit)
            }
        }
        guard let (offer, problem) = offer else { return nil }
        let held = problem.mostLoad(of: offer.stops)
        let has = Int64(self.problem.vehicles[offer.vehicle].capacity.amounts.first ?? 0)
        return Int64(held) > has ? .capacity(vehicle: offer.vehicle, Int64(held)) : nil
    }

    private func atAnyTime(_ request: Int, _ plan: RoutePlan) -> RoundChange? {
        let stop = problem.requests[request].stops.last
        let offer = offer(for: request, beside: plan) { changed in
            for index in self.problem.requests[request].stops {
                changed.stops[index].window = .always
                changed.stops[index].promise = nil
            }
        }
        guard let (offer, problem) = offer,
            let visit = problem.route(offer)?.visits.first(where: { $0.stop == stop })
        else { return nil }
        return .time(vehicle: offer.vehicle, at: day.instant(of: visit.start))
    }

    private func longer(_ request: Int, _ plan: RoutePlan) -> RoundChange? {
        let offer = offer(for: request, beside: plan) { changed in
            let whole = PlanningWindow(
                opens: .start,
                closes: Moment(
                    Double(self.day.day.until.since(self.day.day.from).milliseconds) / 1_000))
            for index in changed.vehicles.indices { changed.vehicles[index].shift = whole }
        }
        guard let (offer, problem) = offer, let route = problem.route(offer) else { return nil }
        let vehicle = vehicles[offer.vehicle]
        return .shift(
            vehicle: offer.vehicle, from: min(vehicle.from, day.instant(of: route.departure)),
            until: max(vehicle.until, day.instant(of: route.arrival)))
    }

    private func byAnybody(_ request: Int, _ plan: RoutePlan) -> RoundChange? {
        let offer = offer(for: request, beside: plan) { changed in
            changed.requests[request].skills = []
        }
        return offer.map { .crew(vehicle: $0.offer.vehicle) }
    }

    private func unpinned(_ request: Int, _ plan: RoutePlan) -> RoundChange? {
        guard problem.requests[request].vehicle != nil else { return nil }
        let offer = offer(for: request, beside: plan) { changed in
            changed.requests[request].vehicle = nil
        }
        return offer.map { .unpinned(vehicle: $0.offer.vehicle) }
    }

    private func withOneMore(_ request: Int, _ plan: RoutePlan) -> RoundChange? {
        let load = problem.requests[request].load
        let offer = offer(for: request, beside: plan) { changed in
            changed.requests[request].vehicle = nil
            let shift = PlanningWindow(
                opens: changed.vehicles.map(\.shift.opens).min() ?? .start,
                closes: changed.vehicles.map(\.shift.closes).max() ?? .start)
            changed.vehicles.append(
                PlanningVehicle(
                    start: 0, end: 0, shift: shift, capacity: load,
                    skills: PlanningSkills(rawValue: .max)))
        }
        guard offer != nil else { return nil }
        return .oneMoreVehicle(capacity: Int64(load.amounts.first ?? 0))
    }

    /// The best place for a request beside the plan, in a problem that is otherwise in one thing.
    private func offer(
        for request: Int, beside plan: RoutePlan, _ change: (inout ChangedProblem) -> Void
    ) -> (offer: InsertionOffer, problem: PlanningProblem)? {
        var changed = ChangedProblem(
            stops: problem.stops, requests: problem.requests, vehicles: problem.vehicles)
        change(&changed)
        let other = try? PlanningProblem(
            stops: changed.stops, requests: changed.requests, vehicles: changed.vehicles,
            travel: problem.travel)
        guard let other else { return nil }
        let offers = InsertionDesk(other, plan: plan).offers(for: request)
        // Another vehicle is only asked for where it is the one that helps.
        let hasMore = changed.vehicles.count > problem.vehicles.count
        let offer = hasMore ? offers.first { $0.vehicle == vehicles.count } : offers.first
        return offer.map { ($0, other) }
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
