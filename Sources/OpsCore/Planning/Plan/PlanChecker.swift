/// Judges a plan by the problem alone, sharing no line with the search.
package struct PlanChecker: Sendable {
    package let problem: PlanningProblem

    package init(_ problem: PlanningProblem) {
        self.problem = problem
    }

    /// Everything that is wrong with a plan; nothing for one that can be driven.
    package func breaches(of plan: RoutePlan) -> [PlanBreach] {
        var breaches = wholeness(of: plan)
        guard breaches.isEmpty else { return breaches }
        for route in plan.routes {
            breaches += fitness(of: route.stops, by: route.vehicle)
            breaches += times(of: route)
        }
        if breaches.isEmpty, !isNear(cost(of: plan), plan.cost) { breaches.append(.wrongCost) }
        return breaches
    }

    /// Whether a vehicle can do these stops in this order by every rule, whatever the others do.
    package func canBeDriven(_ stops: [Int], by vehicle: Int) -> Bool {
        guard problem.vehicles.indices.contains(vehicle), Set(stops).count == stops.count,
            stops.allSatisfy(problem.stops.indices.contains)
        else { return false }
        let owners = problem.ownersOfStops
        let areWhole = Set(stops.map { owners[$0] }).allSatisfy { number in
            let places = problem.requests[number].stops.map(stops.firstIndex)
            return places.allSatisfy { $0 != nil }
                && zip(places, places.dropFirst()).allSatisfy { ($0 ?? 0) < ($1 ?? 0) }
        }
        guard areWhole, fitness(of: stops, by: vehicle).isEmpty else { return false }
        return (try? RouteSchedule(problem, vehicle: vehicle, stops: stops)) != nil
    }

    /// Each vehicle and each stop once, each request whole or among the unserved.
    private func wholeness(of plan: RoutePlan) -> [PlanBreach] {
        var breaches: [PlanBreach] = []
        var vehicles: Set<Int> = []
        var placeOf: [Int: (vehicle: Int, index: Int)] = [:]
        for route in plan.routes {
            guard problem.vehicles.indices.contains(route.vehicle) else {
                return [.unknownVehicle(route.vehicle)]
            }
            if !vehicles.insert(route.vehicle).inserted {
                breaches.append(.vehicleTwice(route.vehicle))
            }
            for (index, stop) in route.stops.enumerated() {
                guard problem.stops.indices.contains(stop) else { return [.unknownStop(stop)] }
                if placeOf[stop] != nil { breaches.append(.stopTwice(stop)) }
                placeOf[stop] = (route.vehicle, index)
            }
        }
        let unserved = Dictionary(plan.unserved.map { ($0.request, 1) }, uniquingKeysWith: +)
        for (number, request) in problem.requests.enumerated() {
            let places = request.stops.compactMap { placeOf[$0] }
            if (places.isEmpty ? 1 : 0) != unserved[number, default: 0] {
                breaches.append(.unaccounted(request: number))
            } else if !places.isEmpty, !isWhole(places, of: request) {
                breaches.append(.tornApart(request: number))
            }
        }
        return breaches
    }

    private func isWhole(
        _ places: [(vehicle: Int, index: Int)], of request: PlanningRequest
    ) -> Bool {
        places.count == request.stops.count
            && zip(places, places.dropFirst()).allSatisfy {
                $0.vehicle == $1.vehicle && $0.index < $1.index
            }
    }

    /// Skills and promised vehicles.
    private func fitness(of stops: [Int], by vehicle: Int) -> [PlanBreach] {
        let owners = problem.ownersOfStops
        return Set(stops.map { owners[$0] }).sorted().compactMap { number in
            let request = problem.requests[number]
            if !request.skills.isSubset(of: problem.vehicles[vehicle].skills) {
                return .skillMissing(request: number, vehicle: vehicle)
            }
            if let promised = request.vehicle, promised != vehicle {
                return .otherVehiclePromised(request: number, vehicle: vehicle)
            }
            return nil
        }
    }

    private func times(of route: PlannedRoute) -> [PlanBreach] {
        do {
            let own = try RouteSchedule(problem, vehicle: route.vehicle, stops: route.stops)
            return own.route == route ? [] : [.wrongTimes(vehicle: route.vehicle)]
        } catch {
            return [error]
        }
    }

    private func isNear(_ one: PlanCost, _ other: PlanCost) -> Bool {
        one.missing == other.missing
            && abs(one.total.value - other.total.value) <= 1e-6 * max(1, one.total.value)
    }

    /// What a plan costs, from its stops alone.
    package func cost(of plan: RoutePlan) -> PlanCost {
        var cost = PlanCost(travelled: .zero)
        for route in plan.routes where !route.visits.isEmpty {
            cost.travelled =
                cost.travelled + RouteSchedule.length(problem, route.vehicle, route.stops)
            cost.vehicles = cost.vehicles + problem.vehicles[route.vehicle].fixedCost
            cost.balance = cost.balance + unevenness(of: route.stops, in: route.vehicle)
        }
        for unserved in plan.unserved {
            if let penalty = problem.requests[unserved.request].penalty {
                cost.penalties = cost.penalties + penalty
            } else {
                cost.missing += 1
            }
        }
        return cost
    }

    func unevenness(of stops: [Int], in vehicle: Int) -> Cost {
        guard let balance = problem.balance else { return .zero }
        let measure =
            switch balance.measure {
            case .stops: Double(stops.count)
            case .work: RouteSchedule.work(problem, vehicle, stops).value
            }
        return Cost(balance.weight * measure * measure)
    }
}
