/// When a vehicle is where, worked out from the order of its stops alone.
///
/// Written to be read, not to be fast: plans get their times from it, and the checker judges by it what
/// the loops of the search have found another way.
package struct RouteSchedule: Sendable {
    package let route: PlannedRoute
    /// Time on the road and in service.
    package let work: Lapse

    /// Sums of lengths are rounded; so much later is not late.
    static let tolerance = 1e-6

    package init(
        _ problem: PlanningProblem, vehicle number: Int, stops: [Int],
        waiving waiver: RuleWaiver = []
    ) throws(PlanBreach) {
        var course = ScheduleCourses(problem, vehicle: number, waiving: waiver)
        for stop in stops { try course.advance(to: stop) }
        let finished = try course.finish()
        let loads = try RouteLoads(problem, vehicle: number, stops: stops)
        var visits = finished.visits
        for index in visits.indices { visits[index].load = loads.behind[index] }
        var departure = finished.departure
        if let first = visits.first, finished.breaks.allSatisfy({ $0 >= first.start }) {
            // Waiting at the first stop is spent before leaving.
            departure = Moment(departure.value + (first.start.value - first.arrival.value))
            visits[0].arrival = first.start
        }
        let travelled = Self.length(problem, number, stops)
        if let reach = problem.vehicles[number].reach, !waiver.contains(.distance),
            travelled.value > reach.value + Self.tolerance
        {
            throw .tooFar(vehicle: number)
        }
        route = PlannedRoute(
            vehicle: number, visits: visits, departure: departure, arrival: finished.moment,
            travelled: travelled, breaks: finished.breaks)
        work = Self.work(problem, number, stops)
    }

    static func length(_ problem: PlanningProblem, _ vehicle: Int, _ stops: [Int]) -> Length {
        legs(problem, vehicle, stops).reduce(.zero) { sum, leg in
            sum + problem.travel.length(from: leg.from, to: leg.to)
        }
    }

    static func work(_ problem: PlanningProblem, _ vehicle: Int, _ stops: [Int]) -> Lapse {
        let road = legs(problem, vehicle, stops).reduce(Lapse.zero) { sum, leg in
            sum + problem.travel.lapse(from: leg.from, to: leg.to)
        }
        return stops.reduce(road) { $0 + problem.stops[$1].service }
    }

    private static func legs(
        _ problem: PlanningProblem, _ vehicle: Int, _ stops: [Int]
    ) -> [(from: Int, to: Int)] {
        guard !stops.isEmpty else { return [] }
        let vehicle = problem.vehicles[vehicle]
        let places =
            (vehicle.start.map { [$0] } ?? []) + stops.map { problem.stops[$0].place }
            + (vehicle.end.map { [$0] } ?? [])
        return zip(places, places.dropFirst()).map { ($0, $1) }
    }
}
