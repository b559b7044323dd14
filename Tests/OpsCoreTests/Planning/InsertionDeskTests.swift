import OpsTesting
import Testing

@testable import OpsCore

struct InsertionDeskTests {
    @Test func `the place that is offered is the cheapest of all that can be driven`() throws {
        let seed = Seeds.next(for: "one more request")
        for number in 0..<40 {
            var chance = SeededGenerator(seed: seed &+ UInt64(number))
            let problem = try SmallProblems.random(&chance, requests: 8, vehicles: 3)
            var plan = RoutePlanner(problem).solve(until: IterationLimit(60)).plan
            guard let request = Self.takeOut(of: &plan, problem) else { continue }
            let offers = InsertionDesk(problem, plan: plan).offers(for: request)
            for vehicle in problem.vehicles.indices {
                let own = offers.first { $0.vehicle == vehicle }?.added.value
                let best = Self.cheapest(request, vehicle, plan, problem)
                #expect(
                    abs((own ?? -1) - (best ?? -1)) < 1e-6, "problem \(number), \(vehicle)")
            }
        }
    }

    /// Takes the request of a visit out of a plan; nil when the rest could not be driven so.
    private static func takeOut(of plan: inout RoutePlan, _ problem: PlanningProblem) -> Int? {
        guard let stop = plan.routes.first?.visits.first?.stop else { return nil }
        let request = problem.ownersOfStops[stop]
        let own = problem.requests[request].stops
        plan.routes[0].visits.removeAll { own.contains($0.stop) }
        let left = plan.routes[0]
        guard
            (try? RouteSchedule(problem, vehicle: left.vehicle, stops: left.stops)) != nil
        else { return nil }
        return request
    }

    private static func cheapest(
        _ request: Int, _ vehicle: Int, _ plan: RoutePlan, _ problem: PlanningProblem
    ) -> Double? {
        let facts = problem.requests[request]
        guard facts.vehicle ?? vehicle == vehicle,
            facts.skills.isSubset(of: problem.vehicles[vehicle].skills)
        else { return nil }
        let stops = plan.routes.first { $0.vehicle == vehicle }?.stops ?? []
        let before = cost(stops, vehicle, problem) ?? 0
        var best: Double?
        for first in 0...stops.count {
            for second in first...stops.count {
                var more = stops
                if facts.stops.count > 1 { more.insert(facts.stops[1], at: second) }
                more.insert(facts.stops[0], at: first)
                guard let cost = cost(more, vehicle, problem) else { continue }
                best = min(best ?? .infinity, cost - before)
            }
        }
        return best
    }

    private static func cost(
        _ stops: [Int], _ vehicle: Int, _ problem: PlanningProblem
    ) -> Double? {
        guard !stops.isEmpty else { return 0 }
        guard let schedule = try? RouteSchedule(problem, vehicle: vehicle, stops: stops) else {
            return nil
        }
        let plan = RoutePlan(
            routes: [schedule.route], unserved: [], cost: PlanCost(travelled: .zero))
        return PlanChecker(problem).cost(of: plan).total.value
    }

    @Test func `a desk that is told to suppose answers as one that was made so`() throws {
        let seed = Seeds.next(for: "desks that suppose")
        for number in 0..<30 {
            var chance = SeededGenerator(seed: seed &+ UInt64(number))
            let problem = try SmallProblems.random(&chance, requests: 8, vehicles: 3)
            var plan = RoutePlanner(problem).solve(until: IterationLimit(60)).plan
            guard let request = Self.takeOut(of: &plan, problem) else { continue }
            var desk = InsertionDesk(problem, plan: plan)
            var vehicles = problem.vehicles
            for index in vehicles.indices {
                vehicles[index].shift.closes = vehicles[index].shift.closes + Lapse(50)
                vehicles[index].capacity = Load(9, 9)
            }
            var stops = problem.stops
            for stop in problem.requests[request].stops {
                stops[stop].window = .always
                stops[stop].promise = nil
            }
            var requests = problem.requests
            requests[request].skills = []
            requests[request].vehicle = nil
            for other in [
                problem.supposing(vehicles: vehicles), problem.supposing(stops: stops),
                problem.supposing(requests: requests), problem,
            ] {
                desk.suppose(other)
                #expect(
                    desk.offers(for: request)
                        == InsertionDesk(other, plan: plan).offers(for: request), "\(number)")
            }
        }
    }
}
