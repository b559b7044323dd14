import OpsCore
import OpsTesting
import Testing

struct RoutePlannerTests {
    @Test func `every small problem is solved to the best plan that there is`() {
        #expect(SmallProblems.all.count == 3 * 3 * 2 * 2 * 2 * 2)
        for problem in SmallProblems.all {
            let plan = RoutePlanner(problem).solve(until: IterationLimit(60)).plan
            #expect(Self.isBest(plan, of: problem))
            #expect(PlanChecker(problem).breaches(of: plan) == [])
        }
    }

    @Test func `problems with everything in them are solved to the best plan that there is`() throws
    {
        let seed = Seeds.next(for: "mixed problems against every plan")
        for number in 0..<60 {
            var chance = SeededGenerator(seed: seed &+ UInt64(number))
            let problem = try SmallProblems.random(&chance, requests: 3, vehicles: 2)
            // One problem in seven hundred takes longer.
            let isSolved = [1_500, 30_000].contains { count in
                let plan = RoutePlanner(problem).solve(until: IterationLimit(count)).plan
                #expect(PlanChecker(problem).breaches(of: plan) == [], "problem \(number)")
                return Self.isBest(plan, of: problem)
            }
            #expect(isSolved, "problem \(number)")
        }
    }

    @Test func `larger plans of every kind can be driven, and say what they cost`() throws {
        let seed = Seeds.next(for: "mixed plans against the checker")
        for number in 0..<25 {
            var chance = SeededGenerator(seed: seed &+ UInt64(number))
            let problem = try SmallProblems.random(&chance, requests: 14, vehicles: 4)
            let outcome = RoutePlanner(problem, seed: seed).solve(until: IterationLimit(300))
            let breaches = PlanChecker(problem).breaches(of: outcome.plan)
            #expect(breaches == [], "problem \(number)")
            #expect(outcome.givenUpRoutes == 0, "problem \(number)")
        }
    }

    @Test func `the same seed and iterations give the same plan`() throws {
        var chance = SeededGenerator(seed: 6)
        let problem = try SmallProblems.random(&chance, requests: 12, vehicles: 3)
        let plans = (0..<2).map { _ in
            RoutePlanner(problem, seed: 9).solve(until: IterationLimit(400)).plan
        }
        #expect(plans[0] == plans[1])
    }

    @Test func `as many iterations are done as were asked for`() throws {
        var chance = SeededGenerator(seed: 6)
        let problem = try SmallProblems.random(&chance, requests: 5, vehicles: 2)
        for count in [0, 1, 63, 64, 65, 100] {
            let outcome = RoutePlanner(problem).solve(until: IterationLimit(count))
            #expect(outcome.iterations == count)
        }
    }

    @Test func `a plan that is there is never made worse`() throws {
        let seed = Seeds.next(for: "plans taken over")
        for number in 0..<20 {
            var chance = SeededGenerator(seed: seed &+ UInt64(number))
            let problem = try SmallProblems.random(&chance, requests: 8, vehicles: 3)
            let first = RoutePlanner(problem).solve(until: IterationLimit(300)).plan
            let again = RoutePlanner(problem, seed: 2).solve(
                until: IterationLimit(20), from: first
            ).plan
            #expect(again.cost.missing <= first.cost.missing, "problem \(number)")
            guard again.cost.missing == first.cost.missing else { continue }
            let (cost, before) = (again.cost.total.value, first.cost.total.value)
            #expect(cost <= before + 1e-6, "problem \(number)")
        }
    }

    @Test func `nothing to do is a plan without routes`() throws {
        let problem = try PlanningProblem(
            stops: [], requests: [], vehicles: [PlanningVehicle(start: nil, end: nil)],
            travel: TravelTable(places: 0, lengths: []))
        let plan = RoutePlanner(problem).solve(until: IterationLimit(10)).plan
        #expect(plan.routes.isEmpty && plan.unserved.isEmpty)
    }

    @Test func `who interrupts gets the best plan so far`() throws {
        var chance = SeededGenerator(seed: 4)
        let problem = try SmallProblems.random(&chance, requests: 8, vehicles: 3)
        let rule = TimeLimit(seconds: .infinity, elapsed: { 0 }, isInterrupted: { true })
        let outcome = RoutePlanner(problem).solve(until: rule)
        #expect(outcome.iterations == 0)
        #expect(PlanChecker(problem).breaches(of: outcome.plan) == [])
    }

    /// One stop 50 away, open from 60 on, and a break of 30 between 40 and 100.
    @Test func `a break taken on arrival is taken there, and the vehicle left in time for it`()
        throws
    {
        let problem = try PlanningProblem(
            stops: [
                PlanningStop(
                    place: 1, service: Lapse(10),
                    window: PlanningWindow(opens: Moment(60), closes: Moment(400)))
            ], requests: [PlanningRequest(.delivery(0))],
            vehicles: [
                PlanningVehicle(
                    start: 0, end: 0,
                    shift: PlanningWindow(opens: Moment(0), closes: Moment(500)),
                    breaks: [
                        PlanningBreak(
                            window: PlanningWindow(opens: Moment(40), closes: Moment(100)),
                            duration: Lapse(30))
                    ])
            ], travel: .plane([(x: 0, y: 0), (x: 30, y: 40)]))
        let plan = RoutePlanner(problem).solve(until: IterationLimit(10)).plan
        let route = try #require(plan.routes.first)
        #expect(route.departure == Moment(0) && route.breaks == [Moment(50)])
        #expect(route.visits.first?.arrival == Moment(50))
        #expect(route.visits.first?.start == Moment(80) && route.arrival == Moment(140))
    }

    @Test func `a vehicle that may leave at any time begins with the clock, breaks and all`()
        throws
    {
        let problem = try PlanningProblem(
            stops: [PlanningStop(place: 1, service: Lapse(10))],
            requests: [PlanningRequest(.delivery(0))],
            vehicles: [
                PlanningVehicle(
                    start: 0, end: 0,
                    breaks: [
                        PlanningBreak(
                            window: PlanningWindow(opens: Moment(10), closes: Moment(100)),
                            duration: Lapse(20))
                    ])
            ], travel: .plane([(x: 0, y: 0), (x: 30, y: 40)]))
        let route = try #require(
            RoutePlanner(problem).solve(until: IterationLimit(10)).plan.routes.first)
        #expect(route.departure >= .start && route.breaks.count == 1)
        #expect(route.arrival.value <= 130)
    }

    @Test func `a first plan of many stops is given up when time is up`() throws {
        var chance = SeededGenerator(seed: 6)
        let problem = try PlainProblems.random(
            &chance, requests: 280, vehicles: 150, arePairs: false)
        var asked = 0
        let rule = TimeLimit(
            seconds: 1, elapsed: { 0 },
            isInterrupted: {
                asked += 1
                return true
            })
        let plan = RoutePlanner(problem).search(until: rule).plan
        // No iterations at all are the first plan, whole.
        let first = RoutePlanner(problem).search(until: IterationLimit(0)).plan
        #expect(asked > 0)
        #expect(plan.unserved.count >= 25 && plan.unserved.count > first.unserved.count)
    }

    private static func isBest(_ plan: RoutePlan, of problem: PlanningProblem) -> Bool {
        let best = EveryPlan(problem: problem).best()
        return plan.cost.missing == best.missing
            && abs(plan.cost.total.value - best.cost) < 1e-6
    }

    @Test(arguments: [[1, 2, 3], [2, 1, 3], [3, 1, 2]])
    func `a vehicle that ties with an earlier one is opened where it can do both`(
        _ skills: [UInt64]
    ) throws {
        let problem = try PlanningProblem(
            stops: [1, 2].map { PlanningStop(place: $0) },
            requests: [
                PlanningRequest(.delivery(0), skills: PlanningSkills(rawValue: 1)),
                PlanningRequest(.delivery(1), skills: PlanningSkills(rawValue: 2)),
            ],
            vehicles: skills.map { own in
                PlanningVehicle(start: 0, end: 0, skills: PlanningSkills(rawValue: own))
            },
            travel: .plane([(x: 0, y: 0), (x: 10, y: 0), (x: 10, y: 0.1)]))
        let plan = RoutePlanner(problem).solve(until: IterationLimit(3_000)).plan
        #expect(plan.routes.map { problem.vehicles[$0.vehicle].skills.rawValue } == [3])
        #expect(plan.cost.total < Cost(20.2))
    }
}
