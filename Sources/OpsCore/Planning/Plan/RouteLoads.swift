/// What is on board along a route.
struct RouteLoads {
    /// Behind each stop.
    let behind: [Load]

    init(_ problem: PlanningProblem, vehicle: Int, stops: [Int]) throws(PlanBreach) {
        let capacity = problem.vehicles[vehicle].capacity
        let owners = problem.ownersOfStops
        var load = Load(Array(repeating: 0, count: problem.dimensions))
        for stop in stops {
            let request = problem.requests[owners[stop]]
            if case .delivery = request.work { load.add(request.load, times: 1) }
        }
        guard load.fits(capacity) else { throw .overloaded(vehicle: vehicle) }
        var behind: [Load] = []
        for stop in stops {
            let request = problem.requests[owners[stop]]
            load.add(request.load, times: request.brings(at: stop))
            guard load.fits(capacity) else { throw .overloaded(vehicle: vehicle) }
            behind.append(load)
        }
        self.behind = behind
    }
}

extension Load {
    fileprivate mutating func add(_ other: Load, times: Int) {
        for index in amounts.indices { amounts[index] += times * other.amounts[index] }
    }
}

extension PlanningRequest {
    /// Whether its load comes on board at a stop (1) or leaves there (-1).
    fileprivate func brings(at stop: Int) -> Int {
        switch work {
        case .delivery: -1
        case .collection: 1
        case .transfer(let pickup, _): stop == pickup ? 1 : -1
        }
    }
}
