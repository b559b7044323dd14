/// A book of empty routes.
extension RouteBook {
    init(
        _ problem: PlanningProblem, gates: Int, lengths: Slab<Double>, routeCount: Int,
        longestRoute: Int, arena: SlabArena
    ) {
        stopCount = problem.stops.count
        side = problem.stops.count + gates
        stride = longestRoute + 2
        self.lengths = lengths
        self.routeCount = routeCount
        capacity = Int32(problem.vehicles.first?.capacity.amounts.first ?? 0)
        nodes = arena.slab(Self.nodes(problem, gates: gates), or: .none)
        requests = arena.slab(Self.requests(problem), or: .none)
        positions = arena.slab(routeCount * stride, filledWith: .none)
        stops = arena.slab(routeCount, filledWith: 0)
        loads = arena.slab(routeCount, filledWith: 0)
        costs = arena.slab(routeCount, filledWith: 0)
        stamps = arena.slab(routeCount, filledWith: 0)
        routeOf = arena.slab(stopCount, filledWith: -1)
        for route in 0..<routeCount { open(route) }
    }

    /// Start and end of an empty route of the first gate.
    private func open(_ route: Int) {
        let gate = nodes[stopCount]
        let ends = RoutePosition(
            departs: gate.opens, latest: gate.closes, leg: 0,
            node: Int32(truncatingIfNeeded: stopCount), load: 0)
        positions[start(of: route)] = ends
        positions[start(of: route) + 1] = ends
    }

    /// Stops, then gates; those of vehicles that are alike open and close with the shift.
    private static func nodes(_ problem: PlanningProblem, gates: Int) -> [SearchNode] {
        var nodes = problem.stops.map { stop in
            let hours = hours(of: stop)
            return SearchNode(
                opens: hours.opens, closes: hours.closes, service: stop.service.value, load: 0,
                request: 0)
        }
        for (number, request) in problem.requests.enumerated() {
            let load = Int32(request.load.amounts.first ?? 0)
            for (half, stop) in request.stops.enumerated() {
                nodes[stop].request = Int32(number)
                nodes[stop].load = half == 0 ? load : -load
            }
        }
        let shift = problem.vehicles.first?.shift ?? .always
        let gate = SearchNode(
            opens: shift.opens.value, closes: shift.closes.value + SearchPreparation.tolerance,
            service: 0, load: 0, request: -1)
        return nodes + Array(repeating: gate, count: gates)
    }

    private static func hours(of stop: PlanningStop) -> (opens: Double, closes: Double) {
        let allowed = stop.allowed
        // Whoever arrives is asked for: where window and promise share no moment, nobody is in time.
        let closes = allowed.isEmpty ? -Double.infinity : allowed.closes.value
        return (allowed.opens.value, closes + SearchPreparation.tolerance)
    }

    /// When stops may begin, as another problem with the same stops has it.
    func takeHours(of problem: PlanningProblem) {
        for (number, stop) in problem.stops.enumerated() {
            (nodes[number].opens, nodes[number].closes) = Self.hours(of: stop)
        }
    }

    private static func requests(_ problem: PlanningProblem) -> [SearchRequest] {
        let missing = dearest(problem)
        return problem.requests.map { request in
            SearchRequest(
                first: Int32(request.stops[0]),
                second: request.stops.count > 1 ? Int32(request.stops[1]) : -1,
                load: Int32(request.load.amounts.first ?? 0),
                penalty: request.penalty?.value ?? missing)
        }
    }

    /// What a request pays that must be served: more than any plan can cost.
    private static func dearest(_ problem: PlanningProblem) -> Double {
        let longest = problem.travel.longest
        let legs = Double(2 * problem.stops.count + 2)
        let fixed = problem.vehicles.reduce(0) { max($0, $1.fixedCost.value) }
        let penalties = problem.requests.reduce(0) { $0 + ($1.penalty?.value ?? 0) }
        let service = problem.stops.reduce(0) { $0 + $1.service.value }
        let measure = max(legs, legs * problem.travel.slowest + service)
        let balance = (problem.balance?.weight ?? 0) * measure * measure
        return 1_000 + longest * legs + fixed * Double(problem.stops.count) + penalties + balance
    }
}

extension SearchNode {
    static var none: SearchNode {
        SearchNode(opens: 0, closes: 0, service: 0, load: 0, request: -1)
    }
}

extension SearchRequest {
    static var none: SearchRequest { SearchRequest(first: -1, second: -1, load: 0, penalty: 0) }
}

extension RoutePosition {
    static var none: RoutePosition {
        RoutePosition(departs: 0, latest: 0, leg: 0, node: 0, load: 0)
    }
}
