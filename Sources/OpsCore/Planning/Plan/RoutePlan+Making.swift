/// A plan from the orders of stops that a search found: times and cost; why something is left out is looked for later.
extension RoutePlan {
    /// `givenUp` counts the routes that could not be driven after all: zero, or the search is wrong.
    init(_ problem: PlanningProblem, stops: [[Int]], absent: [Int], givenUp: inout Int) {
        var routes: [PlannedRoute] = []
        var left: [Int] = absent
        for (vehicle, stops) in stops.enumerated() where !stops.isEmpty {
            do {
                routes.append(try RouteSchedule(problem, vehicle: vehicle, stops: stops).route)
            } catch {
                // Only roundings at the very edge of a rule could come here: the route is given up
                // rather than the promise that every plan can be driven.
                givenUp += 1
                left += Set(stops.map { problem.ownersOfStops[$0] }).sorted()
            }
        }
        self.init(routes: routes, unserved: [], cost: PlanCost(travelled: .zero))
        unserved = left.map { request in
            UnservedRequest(
                request: request,
                obstacles: [.init(.notLookedAt, vehicles: problem.vehicles.count)])
        }
        cost = PlanChecker(problem).cost(of: self)
    }
}
