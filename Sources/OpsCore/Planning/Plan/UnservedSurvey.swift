/// Finds out what keeps requests from being served, vehicle by vehicle.
///
/// Places beside what a vehicle does are judged by the desk that answers for one more request: in constant time
/// each, and with all that they cost.
struct UnservedSurvey {
    private let problem: PlanningProblem
    /// The stops of each vehicle.
    private let routes: [[Int]]
    private let desk: InsertionDesk
    /// Vehicles that are alike have the same number.
    private let kinds: [Int]

    init(_ problem: PlanningProblem, routes: [PlannedRoute]) {
        self.problem = problem
        var stops = Array(repeating: [Int](), count: problem.vehicles.count)
        for route in routes { stops[route.vehicle] = route.stops }
        self.routes = stops
        desk = InsertionDesk(problem, routes: routes.map { ($0.vehicle, $0.stops) })
        var known: [PlanningVehicle: Int] = [:]
        kinds = problem.vehicles.map { vehicle in
            let kind = known[vehicle] ?? known.count
            known[vehicle] = kind
            return kind
        }
    }

    /// What is not looked at when the rule says that it is time to stop says so; a rule of iterations counts
    /// requests beside vehicles.
    func survey(_ requests: [Int], until rule: some StoppingRule) -> [UnservedRequest] {
        var clock = SurveyClock(rule)
        return requests.map { request in
            UnservedRequest(request: request, obstacles: obstacles(of: request, &clock))
        }
    }

    private func obstacles(
        of number: Int, _ clock: inout SurveyClock<some StoppingRule>
    ) -> [UnservedRequest.Obstacle] {
        var counts: [UnservedReason: Int] = [:]
        // Vehicles that are alike answer alike, as long as they have nothing to do.
        var alone: [Int: [UnservedReason]] = [:]
        var idle: [Int: UnservedReason] = [:]
        let isPromised = problem.requests[number].vehicle != nil
        for vehicle in problem.vehicles.indices {
            guard !clock.isOver else {
                counts[.notLookedAt, default: 0] += problem.vehicles.count - vehicle
                break
            }
            let known = isPromised ? nil : alone[kinds[vehicle]]
            var reasons = known ?? reasonsToStandAlone(number, in: vehicle)
            alone[kinds[vehicle]] = reasons
            if reasons.isEmpty {
                let isIdle = routes[vehicle].isEmpty && !isPromised
                let reason =
                    (isIdle ? idle[kinds[vehicle]] : nil) ?? reasonBeside(number, vehicle)
                if isIdle { idle[kinds[vehicle]] = reason }
                reasons = [reason]
            }
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
    private func reasonBeside(_ number: Int, _ vehicle: Int) -> UnservedReason {
        let request = problem.requests[number]
        if let offer = desk.offer(for: number, in: vehicle) {
            let isDearer = request.penalty.map { offer.added >= $0 } ?? false
            return isDearer ? .dearerThanPenalty : .noPlaceFound
        }
        let stops = routes[vehicle]
        let own = worth(number)
        let owners = problem.ownersOfStops
        let dearer = stops.filter { worth(owners[$0]) >= own }
        guard dearer.count < stops.count,
            let offer = desk.offer(for: number, in: vehicle, doing: dearer, insteadOf: stops)
        else {
            let kept = Set(dearer.map { owners[$0] })
            return reasonAnew(
                number, beside: kept, displacing: Set(stops.map { owners[$0] }).subtracting(kept),
                vehicle)
        }
        let displaced = Set(stops.map { owners[$0] }).subtracting(dearer.map { owners[$0] })
        let lost = displaced.reduce(0) { $0 + worth($1) }
        let spared = cost(stops, vehicle) - cost(dearer, vehicle)
        let gained = own - (offer.added.value - spared)
        return lost >= gained ? .displacesMore : .noPlaceFound
    }

    /// Only another order has room for all that is dearer: whether it does, and is worth it.
    private func reasonAnew(
        _ number: Int, beside kept: Set<Int>, displacing displaced: Set<Int>, _ vehicle: Int
    ) -> UnservedReason {
        let orders = ordersAnew(
            number, beside: kept.sorted { (worth($1), $0) < (worth($0), $1) }, in: vehicle)
        guard let cheapest = orders.map({ cost($0, vehicle) }).min() else {
            return .displacesHigherPriority
        }
        let added = cheapest - cost(routes[vehicle], vehicle)
        let lost = displaced.reduce(0) { $0 + worth($1) }
        guard added + lost >= worth(number) else { return .noPlaceFound }
        return added >= worth(number) ? .dearerThanPenalty : .displacesMore
    }

    /// Other orders that have room for all of them: put in one after the other, each where it is cheapest.
    private func ordersAnew(_ number: Int, beside kept: [Int], in vehicle: Int) -> [[Int]] {
        guard kept.count < Self.mostLaidAnew else { return [] }
        let all = kept + [number]
        func closes(_ request: Int) -> Moment {
            problem.requests[request].stops.map { problem.stops[$0].allowed.closes }.min() ?? .start
        }
        func opens(_ request: Int) -> Moment {
            problem.requests[request].stops.map { problem.stops[$0].allowed.opens }.max() ?? .start
        }
        func length(_ request: Int) -> Lapse { closes(request) - opens(request) }
        let orders = [
            [number] + kept, all.sorted { (closes($0), $0) < (closes($1), $1) },
            all.sorted { (length($0), $0) < (length($1), $1) },
            all.sorted { (opens($1), $0) < (opens($0), $1) },
        ]
        return orders.compactMap { order in
            var stops: [Int] = []
            for request in order {
                let offer = desk.offer(
                    for: request, in: vehicle, doing: stops, insteadOf: routes[vehicle])
                guard let offer else { return nil }
                stops = offer.stops
            }
            return stops
        }
    }

    /// Longer routes are not laid anew: that takes the square of what one look takes.
    private static let mostLaidAnew = 100

    private func worth(_ request: Int) -> Double {
        problem.requests[request].penalty?.value ?? .infinity
    }

    private func cost(_ stops: [Int], _ vehicle: Int) -> Double {
        guard !stops.isEmpty else { return 0 }
        return RouteSchedule.length(problem, vehicle, stops).value
            + problem.vehicles[vehicle].fixedCost.value
            + PlanChecker(problem).unevenness(of: stops, in: vehicle).value
    }

    private func fits(_ stops: [Int], _ vehicle: Int, waiving waiver: RuleWaiver = []) -> Bool {
        (try? RouteSchedule(problem, vehicle: vehicle, stops: stops, waiving: waiver)) != nil
    }
}

/// Asks a rule now and then, and not again once it has said that it is time.
private struct SurveyClock<Rule: StoppingRule> {
    private var rule: Rule
    private var looked = 0
    private var wasOver = false

    init(_ rule: Rule) {
        self.rule = rule
    }

    /// One more request beside a vehicle is looked at, unless it is time to stop.
    var isOver: Bool {
        mutating get {
            wasOver =
                wasOver || looked >= rule.iterationLimit || rule.share(ofIterations: looked) >= 1
            looked += 1
            return wasOver
        }
    }
}
