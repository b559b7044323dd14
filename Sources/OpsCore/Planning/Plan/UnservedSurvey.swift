/// Finds out what keeps requests from being served, vehicle by vehicle.
struct UnservedSurvey {
    private let problem: PlanningProblem
    private let routes: [PlannedRoute]

    init(_ problem: PlanningProblem, routes: [PlannedRoute]) {
        self.problem = problem
        self.routes = routes
    }

    func survey(_ requests: [Int]) -> [UnservedRequest] {
        requests.map { UnservedRequest(request: $0, obstacles: obstacles(of: $0)) }
    }

    private func obstacles(of number: Int) -> [UnservedRequest.Obstacle] {
        var counts: [UnservedReason: Int] = [:]
        // Vehicles that are alike and have nothing to do answer alike.
        var idle: [PlanningVehicle: [UnservedReason]] = [:]
        for vehicle in problem.vehicles.indices {
            let route = routes.first { $0.vehicle == vehicle }
            let isPromised = problem.requests[number].vehicle != nil
            let known = isPromised ? nil : idle[problem.vehicles[vehicle]]
            let standing = known ?? reasonsToStandAlone(number, in: vehicle)
            if !isPromised { idle[problem.vehicles[vehicle]] = standing }
            let reasons =
                standing.isEmpty ? [reasonBeside(route?.stops ?? [], number, vehicle)] : standing
            for reason in reasons { counts[reason, default: 0] += 1 }
        }
        return UnservedReason.allCases.compactMap { reason in
            counts[reason].map { UnservedRequest.Obstacle(reason, vehicles: $0) }
        }
    }

    /// What keeps a vehicle from it that has nothing else to do; nothing when it could.
    private func reasonsToStandAlone(_ number: Int, in vehicle: Int) -> [UnservedReason] {
        let request = problem.requests[number]
        if !request.skills.isSubset(of: problem.vehicles[vehicle].skills) { return [.skill] }
        if let promised = request.vehicle, promised != vehicle { return [.promisedVehicle] }
        if !request.load.fits(problem.vehicles[vehicle].capacity) { return [.capacity] }
        if fits(request.stops, vehicle) { return [] }
        for (reason, waiver) in Self.waivers where fits(request.stops, vehicle, waiving: waiver) {
            return [reason]
        }
        return severalReasons(request.stops, vehicle)
    }

    /// Where no single rule is to blame, those without which it fits, one after the other.
    private func severalReasons(_ stops: [Int], _ vehicle: Int) -> [UnservedReason] {
        var waived: RuleWaiver = []
        var reasons: [UnservedReason] = []
        for (reason, waiver) in Self.waivers {
            waived.insert(waiver)
            reasons.append(reason)
            if fits(stops, vehicle, waiving: waived) { break }
        }
        // What can be taken away again was not in the way.
        for (reason, waiver) in Self.waivers where reasons.contains(reason) {
            if fits(stops, vehicle, waiving: waived.subtracting(waiver)) {
                waived.subtract(waiver)
                reasons.removeAll { $0 == reason }
            }
        }
        return reasons
    }

    private static let waivers: [(UnservedReason, RuleWaiver)] = [
        (.promisedTime, .promisedTime), (.window, .window), (.shift, .shift),
        (.distance, .distance),
    ]

    /// It could go alone: what is in the way beside what the vehicle does already.
    private func reasonBeside(_ stops: [Int], _ number: Int, _ vehicle: Int) -> UnservedReason {
        let request = problem.requests[number]
        if let grown = cheapest(request, beside: stops, vehicle) {
            let added = cost(grown, vehicle) - cost(stops, vehicle)
            let isDearer = request.penalty.map { added >= $0.value } ?? false
            return isDearer ? .dearerThanPenalty : .noPlaceFound
        }
        let own = worth(number)
        let owners = problem.ownersOfStops
        let dearer = stops.filter { worth(owners[$0]) >= own }
        guard let grown = cheapest(request, beside: dearer, vehicle) else {
            return .displacesHigherPriority
        }
        let displaced = Set(stops.map { owners[$0] }).subtracting(dearer.map { owners[$0] })
        let lost = displaced.reduce(0) { $0 + worth($1) }
        let gained = own - (cost(grown, vehicle) - cost(stops, vehicle))
        return lost >= gained ? .displacesMore : .noPlaceFound
    }

    private func worth(_ request: Int) -> Double {
        problem.requests[request].penalty?.value ?? .infinity
    }

    private func cost(_ stops: [Int], _ vehicle: Int) -> Double {
        guard !stops.isEmpty else { return 0 }
        return RouteSchedule.length(problem, vehicle, stops).value
            + problem.vehicles[vehicle].fixedCost.value
    }

    /// The shortest route with a request put in anywhere; nil when there is none.
    private func cheapest(
        _ request: PlanningRequest, beside stops: [Int], _ vehicle: Int
    ) -> [Int]? {
        var best: (length: Double, stops: [Int])?
        for first in 0...stops.count {
            var one = stops
            one.insert(request.stops[0], at: first)
            let seconds = request.stops.count > 1 ? Array((first + 1)...one.count) : [-1]
            for second in seconds {
                var both = one
                if second >= 0 { both.insert(request.stops[1], at: second) }
                let length = RouteSchedule.length(problem, vehicle, both).value
                if length < best?.length ?? .infinity, fits(both, vehicle) {
                    best = (length, both)
                }
            }
        }
        return best?.stops
    }

    private func fits(_ stops: [Int], _ vehicle: Int, waiving waiver: RuleWaiver = []) -> Bool {
        (try? RouteSchedule(problem, vehicle: vehicle, stops: stops, waiving: waiver)) != nil
    }
}
