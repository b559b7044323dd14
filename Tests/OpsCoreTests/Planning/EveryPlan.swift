import OpsCore

/// The best plan of a small problem by trying every one, breaks included: slow, plain, and written
/// without a look at the planner.
struct EveryPlan {
    let problem: PlanningProblem

    /// Fewest requests missing that had to be served, then least cost.
    struct Value: Comparable {
        var missing: Int
        var cost: Double

        static func < (one: Value, other: Value) -> Bool {
            (one.missing, one.cost) < (other.missing, other.cost)
        }
    }

    func best() -> Value {
        var best = Value(missing: .max, cost: .infinity)
        share(0, Array(repeating: [], count: problem.vehicles.count), Value(missing: 0, cost: 0)) {
            best = min(best, $0)
        }
        return best
    }

    /// Gives each request to each vehicle, or to none.
    private func share(
        _ request: Int, _ given: [[Int]], _ value: Value, _ found: (Value) -> Void
    ) {
        guard request < problem.requests.count else {
            var value = value
            for vehicle in given.indices where !given[vehicle].isEmpty {
                guard let cost = cheapestRoute(of: given[vehicle], by: vehicle) else { return }
                value.cost += cost
            }
            return found(value)
        }
        let facts = problem.requests[request]
        var left = value
        if let penalty = facts.penalty { left.cost += penalty.value } else { left.missing += 1 }
        share(request + 1, given, left, found)
        for vehicle in problem.vehicles.indices {
            guard facts.vehicle ?? vehicle == vehicle,
                facts.skills.isSubset(of: problem.vehicles[vehicle].skills)
            else { continue }
            var more = given
            more[vehicle].append(request)
            share(request + 1, more, value, found)
        }
    }

    private func cheapestRoute(of requests: [Int], by vehicle: Int) -> Double? {
        var best: Double?
        order([], requests.flatMap { problem.requests[$0].stops }) { stops in
            guard isFeasible(stops, vehicle) else { return }
            let cost = cost(of: stops, vehicle)
            best = min(best ?? cost, cost)
        }
        return best
    }

    private func order(_ stops: [Int], _ left: [Int], _ found: ([Int]) -> Void) {
        if left.isEmpty { return found(stops) }
        for (index, stop) in left.enumerated() {
            var rest = left
            rest.remove(at: index)
            order(stops + [stop], rest, found)
        }
    }

    private func isFeasible(_ stops: [Int], _ vehicle: Int) -> Bool {
        for request in problem.requests {
            if case .transfer(let pickup, let delivery) = request.work,
                let one = stops.firstIndex(of: pickup), let other = stops.firstIndex(of: delivery),
                one > other
            {
                return false
            }
        }
        return carries(stops, vehicle) && length(stops, vehicle) <= reach(vehicle) + 1e-9
            && drives(stops, vehicle)
    }

    private func reach(_ vehicle: Int) -> Double {
        problem.vehicles[vehicle].reach?.value ?? .infinity
    }

    private func carries(_ stops: [Int], _ vehicle: Int) -> Bool {
        for dimension in 0..<problem.dimensions {
            var onBoard = 0
            var changes: [Int] = []
            for stop in stops {
                for request in problem.requests where request.stops.contains(stop) {
                    let amount = request.load.amounts[dimension]
                    switch request.work {
                    case .delivery:
                        onBoard += amount
                        changes.append(-amount)
                    case .collection: changes.append(amount)
                    case .transfer(let pickup, _): changes.append(stop == pickup ? amount : -amount)
                    }
                }
            }
            let room = problem.vehicles[vehicle].capacity.amounts[dimension]
            if onBoard > room { return false }
            for change in changes {
                onBoard += change
                if onBoard > room { return false }
            }
        }
        return true
    }

    /// Tries every way to take the breaks.
    private func drives(_ stops: [Int], _ vehicle: Int) -> Bool {
        let facts = problem.vehicles[vehicle]
        return goOn(
            from: facts.start, at: facts.shift.opens.value, breaks: facts.breaks[...],
            stops: stops[...], facts)
    }

    private func goOn(
        from place: Int?, at time: Double, breaks: ArraySlice<PlanningBreak>,
        stops: ArraySlice<Int>, _ vehicle: PlanningVehicle
    ) -> Bool {
        if let rested = rested(at: time, breaks.first),
            goOn(
                from: place, at: rested, breaks: breaks.dropFirst(), stops: stops, vehicle)
        {
            return true
        }
        guard let stop = stops.first else {
            let arrival = time + lapse(place, vehicle.end)
            return arrival <= vehicle.shift.closes.value
                && breaks.allSatisfy { arrival <= $0.window.closes.value }
        }
        let facts = problem.stops[stop]
        let arrival = time + lapse(place, facts.place)
        return serve(facts, at: arrival, breaks: breaks, stops: stops.dropFirst(), vehicle)
    }

    private func serve(
        _ stop: PlanningStop, at time: Double, breaks: ArraySlice<PlanningBreak>,
        stops: ArraySlice<Int>, _ vehicle: PlanningVehicle
    ) -> Bool {
        if let rested = rested(at: time, breaks.first),
            serve(stop, at: rested, breaks: breaks.dropFirst(), stops: stops, vehicle)
        {
            return true
        }
        guard time <= stop.allowed.closes.value else { return false }
        return goOn(
            from: stop.place, at: max(time, stop.allowed.opens.value) + stop.service.value,
            breaks: breaks, stops: stops, vehicle)
    }

    private func rested(at time: Double, _ pause: PlanningBreak?) -> Double? {
        guard let pause, time <= pause.window.closes.value else { return nil }
        return max(time, pause.window.opens.value) + pause.duration.value
    }

    private func lapse(_ from: Int?, _ to: Int?) -> Double {
        guard let from, let to else { return 0 }
        return problem.travel.lapse(from: from, to: to).value
    }

    private func length(_ stops: [Int], _ vehicle: Int) -> Double {
        let facts = problem.vehicles[vehicle]
        let places = [facts.start] + stops.map { problem.stops[$0].place } + [facts.end]
        return zip(places, places.dropFirst()).reduce(0) { sum, leg in
            guard let from = leg.0, let to = leg.1 else { return sum }
            return sum + problem.travel.length(from: from, to: to).value
        }
    }

    private func cost(of stops: [Int], _ vehicle: Int) -> Double {
        let facts = problem.vehicles[vehicle]
        var cost = length(stops, vehicle) + facts.fixedCost.value
        if let balance = problem.balance {
            let places = [facts.start] + stops.map { problem.stops[$0].place } + [facts.end]
            let road = zip(places, places.dropFirst()).reduce(0) { $0 + lapse($1.0, $1.1) }
            let work = stops.reduce(road) { $0 + problem.stops[$1].service.value }
            let measure = balance.measure == .stops ? Double(stops.count) : work
            cost += balance.weight * measure * measure
        }
        return cost
    }
}
