/// Answers at once where one more request fits into rounds that run already.
///
/// Nothing is searched and nothing else is moved: what was promised stays. Whoever has many questions
/// about the same plan keeps the desk.
package struct InsertionDesk {
    private var problem: PlanningProblem
    private let kernel: MixedKernel
    /// Keeps the slabs alive.
    private let arena: SlabArena

    /// `routes` are the order of stops of each vehicle that is on its way; they must be feasible.
    package init(_ problem: PlanningProblem, routes: [(vehicle: Int, stops: [Int])]) {
        self.problem = problem
        arena = SlabArena()
        // One more request stands in no route, but one may be tried with its stops among them.
        let longest = 2 + (routes.map(\.stops.count).max() ?? 0)
        kernel = MixedKernel(
            SearchPreparation(problem, kind: .mixed, longestRoute: longest, arena: arena))
        for route in routes { lay(route.stops, in: route.vehicle) }
    }

    package init(_ problem: PlanningProblem, plan: RoutePlan) {
        self.init(problem, routes: plan.routes.map { ($0.vehicle, $0.stops) })
    }

    /// Answers from now on as if windows, shifts, capacities and who may take what were those of another problem with
    /// the same stops, requests and vehicles, in which the routes are feasible too.
    ///
    /// To make a desk looks at each vehicle with each request; this may not have to.
    package mutating func suppose(_ other: PlanningProblem) {
        let before = problem
        problem = other
        if other.stops != before.stops { kernel.book.takeHours(of: other) }
        if other.vehicles != before.vehicles { kernel.mixed.takeVehicles(of: other) }
        if other.requests != before.requests || other.vehicles != before.vehicles {
            kernel.mixed.allow(other)
        }
        guard other.stops != before.stops || other.vehicles != before.vehicles else { return }
        for route in 0..<kernel.book.routeCount { kernel.refresh(route) }
    }

    /// The best place for a request in a vehicle that does these stops in place of those that it does.
    func offer(
        for request: Int, in vehicle: Int, doing stops: [Int], insteadOf usual: [Int]
    ) -> InsertionOffer? {
        relay(stops, insteadOf: usual, in: vehicle)
        defer { relay(usual, insteadOf: stops, in: vehicle) }
        return offer(for: request, in: vehicle)
    }

    private func relay(_ stops: [Int], insteadOf others: [Int], in vehicle: Int) {
        for stop in others { kernel.book.routeOf[stop] = -1 }
        lay(stops, in: vehicle)
    }

    private func lay(_ stops: [Int], in vehicle: Int) {
        let book = kernel.book
        precondition(stops.count + 2 <= book.stride, "a desk is made for the longest route")
        let begin = book.start(of: vehicle)
        for (index, stop) in stops.enumerated() {
            book.positions[begin + 1 + index].node = Int32(truncatingIfNeeded: stop)
            book.routeOf[stop] = Int32(truncatingIfNeeded: vehicle)
        }
        book.stops[vehicle] = Int32(truncatingIfNeeded: stops.count)
        kernel.refresh(vehicle)
    }

    /// The best place in each vehicle that can take a request, the cheapest first.
    package func offers(for request: Int) -> [InsertionOffer] {
        let vehicles = problem.vehicles.indices.compactMap { vehicle in
            offer(for: request, in: vehicle)
        }
        return vehicles.sorted { ($0.added, $0.vehicle) < ($1.added, $1.vehicle) }
    }

    package func offer(for request: Int, in vehicle: Int) -> InsertionOffer? {
        let place = kernel.places(of: request, in: vehicle, below: .infinity).best
        guard place.added < .infinity else { return nil }
        let book = kernel.book
        let begin = book.start(of: vehicle) + 1
        var stops = (0..<Int(book.stops[vehicle])).map { Int(book.positions[begin + $0].node) }
        let own = problem.requests[request].stops
        if own.count > 1 { stops.insert(own[1], at: Int(place.second)) }
        stops.insert(own[0], at: Int(place.first))
        return InsertionOffer(vehicle: vehicle, stops: stops, added: Cost(place.added))
    }
}
