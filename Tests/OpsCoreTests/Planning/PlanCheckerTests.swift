import OpsCore
import OpsTesting
import Testing

struct PlanCheckerTests {
    /// A plan with two routes at least, and its problem.
    private static func sample() throws -> (PlanningProblem, RoutePlan) {
        for seed in UInt64(0)..<500 {
            var chance = SeededGenerator(seed: seed)
            let problem = try SmallProblems.random(&chance, requests: 10, vehicles: 3)
            let plan = RoutePlanner(problem).solve(until: IterationLimit(100)).plan
            if plan.routes.count > 1, plan.routes.allSatisfy({ $0.visits.count > 1 }),
                !plan.unserved.isEmpty
            {
                return (problem, plan)
            }
        }
        throw NoSample()
    }

    private struct NoSample: Error {}

    @Test func `a stop left out, doubled or unknown is found`() throws {
        let (problem, plan) = try Self.sample()
        let checker = PlanChecker(problem)
        #expect(checker.breaches(of: plan) == [])
        var broken = plan
        broken.routes[0].visits.removeLast()
        #expect(checker.breaches(of: broken) != [])
        broken = plan
        broken.routes[0].visits.append(plan.routes[1].visits[0])
        #expect(checker.breaches(of: broken) != [])
        broken.routes[0].visits[0].stop = 9_999
        #expect(checker.breaches(of: broken) == [.unknownStop(9_999)])
        broken = plan
        broken.routes[1].vehicle = broken.routes[0].vehicle
        #expect(checker.breaches(of: broken).contains(.vehicleTwice(plan.routes[0].vehicle)))
        broken = plan
        broken.unserved.removeAll()
        #expect(
            checker.breaches(of: broken).contains(
                .unaccounted(request: plan.unserved[0].request)))
    }

    @Test func `times and costs that are not so are found`() throws {
        let (problem, plan) = try Self.sample()
        let checker = PlanChecker(problem)
        var broken = plan
        broken.routes[0].visits[0].start = broken.routes[0].visits[0].start + Lapse(1)
        #expect(checker.breaches(of: broken) == [.wrongTimes(vehicle: plan.routes[0].vehicle)])
        broken = plan
        broken.cost.travelled = Length(1)
        #expect(checker.breaches(of: broken) == [.wrongCost])
    }

    @Test func `an order of stops is refused for the rule that it breaks`() throws {
        let always = PlanningWindow(opens: Moment(0), closes: Moment(100))
        let problem = try PlanningProblem(
            stops: [
                PlanningStop(place: 1, service: Lapse(5), window: always),
                PlanningStop(
                    place: 2, window: PlanningWindow(opens: Moment(0), closes: Moment(6))),
            ],
            requests: [
                PlanningRequest(.delivery(0), load: Load(2)),
                PlanningRequest(.collection(1), load: Load(3)),
            ],
            vehicles: [
                PlanningVehicle(
                    start: 0, end: 0, shift: always, capacity: Load(5), reach: Length(25)),
                PlanningVehicle(start: 0, end: 0, shift: always, capacity: Load(1)),
                PlanningVehicle(
                    start: 0, end: 0,
                    shift: PlanningWindow(opens: Moment(0), closes: Moment(9)), capacity: Load(9),
                    breaks: [
                        PlanningBreak(
                            window: PlanningWindow(opens: Moment(0), closes: Moment(1)),
                            duration: Lapse(1))
                    ]),
            ],
            travel: .plane([(x: 0, y: 0), (x: 3, y: 4), (x: 3, y: 0)]))
        func breach(_ vehicle: Int, _ stops: [Int]) -> PlanBreach? {
            do {
                _ = try RouteSchedule(problem, vehicle: vehicle, stops: stops)
                return nil
            } catch {
                return error
            }
        }
        #expect(breach(0, [1, 0]) == nil)
        #expect(breach(0, [0, 1]) == .late(stop: 1, vehicle: 0))
        #expect(breach(1, [1]) == .overloaded(vehicle: 1))
        #expect(breach(2, [0]) == .shiftTooLong(vehicle: 2))
        #expect(breach(2, [1]) == nil)
    }
}
