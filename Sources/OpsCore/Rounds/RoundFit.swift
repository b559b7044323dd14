/// Whether one more request fits into a round, the rest of it staying in its order.
package enum RoundFit: Sendable {
    /// This way, so much longer and so much later back.
    case fits(PlannedRoute, more: Length, later: Lapse)
    /// Its vehicle would hold more than it can.
    case full
    /// Somebody would wait longer than was told, or it would be back too late.
    case noTime
}

extension RoundPlanning {
    /// Asked of the desk that answers at once: nothing is searched, and nothing else is moved.
    package func fit(of request: Int, in vehicle: Int, doing order: [Int]) -> RoundFit {
        guard let usual = try? route(order, in: vehicle) else { return .noTime }
        var desk = InsertionDesk(problem, routes: [(vehicle, order)])
        if let offer = desk.offer(for: request, in: vehicle),
            let route = try? route(offer.stops, in: vehicle)
        {
            return .fits(
                route, more: Length(route.travelled.value - usual.travelled.value),
                later: Lapse(order.isEmpty ? 0 : route.arrival.value - usual.arrival.value))
        }
        var roomy = problem.vehicles
        roomy[vehicle].capacity = Load(PlanningProblem.loadLimit)
        desk.suppose(problem.supposing(vehicles: roomy))
        return desk.offer(for: request, in: vehicle) == nil ? .noTime : .full
    }
}
