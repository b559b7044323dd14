import OpsCore
import OpsTesting
import Testing

struct UnservedReasonTests {
    /// One stop 10 away, one vehicle; what is changed is in the way.
    private struct Case {
        var stop = PlanningStop(
            place: 1, service: Lapse(1),
            window: PlanningWindow(opens: Moment(0), closes: Moment(100)))
        var request = PlanningRequest(.delivery(0), load: Load(1), penalty: Cost(1_000))
        var vehicle = PlanningVehicle(
            start: 0, end: 0, shift: PlanningWindow(opens: Moment(0), closes: Moment(100)),
            capacity: Load(1))
        var others: [(PlanningStop, PlanningRequest)] = []

        func reasons() throws -> [UnservedReason] {
            let problem = try PlanningProblem(
                stops: [stop] + others.map(\.0), requests: [request] + others.map(\.1),
                vehicles: [vehicle, vehicle],
                travel: .plane([(x: 0, y: 0), (x: 10, y: 0), (x: 0, y: 10)]))
            let plan = RoutePlanner(problem).solve(until: IterationLimit(50)).plan
            guard plan.unserved.first?.request == 0 else { return [] }
            return plan.unserved[0].obstacles.map(\.reason)
        }
    }

    @Test func `a request that can be served has no reasons`() throws {
        #expect(try Case().reasons() == [])
    }

    @Test func `each rule in the way is named, and no other`() throws {
        var one = Case()
        one.request.skills = [PlanningSkills(rawValue: 2)]
        #expect(try one.reasons() == [.skill])
        one = Case()
        one.request.load = Load(2)
        #expect(try one.reasons() == [.capacity])
        one = Case()
        one.stop.window.closes = Moment(9)
        #expect(try one.reasons() == [.window])
        one = Case()
        one.stop.promise = PlanningWindow(opens: Moment(0), closes: Moment(9))
        #expect(try one.reasons() == [.promisedTime])
        one = Case()
        one.vehicle.shift.closes = Moment(20)
        #expect(try one.reasons() == [.shift])
        one = Case()
        one.vehicle.reach = Length(19)
        #expect(try one.reasons() == [.distance])
        one = Case()
        one.request.penalty = Cost(19)
        #expect(try one.reasons() == [.dearerThanPenalty])
    }

    @Test(arguments: [0, 1])
    func `a promise that is over before the window opens is not kept by coming later`(
        breaks: Int
    ) throws {
        var one = Case()
        one.stop.window = PlanningWindow(opens: Moment(90), closes: Moment(95))
        one.stop.promise = PlanningWindow(opens: Moment(50), closes: Moment(57))
        one.vehicle.shift.closes = Moment(200)
        // With a break another kernel looks for the place.
        one.vehicle.breaks = (0..<breaks).map { _ in
            PlanningBreak(
                window: PlanningWindow(opens: Moment(0), closes: Moment(100)), duration: Lapse(5))
        }
        #expect(try one.reasons() == [.promisedTime])
    }

    @Test func `two rules that are both in the way are both named`() throws {
        var one = Case()
        one.vehicle.shift.closes = Moment(20)
        one.vehicle.reach = Length(19)
        #expect(try one.reasons() == [.shift, .distance])
    }

    @Test func `a break that finds no place makes the shift too short`() throws {
        var one = Case()
        one.vehicle.breaks = [
            PlanningBreak(
                window: PlanningWindow(opens: Moment(12), closes: Moment(15)), duration: Lapse(90))
        ]
        #expect(try one.reasons() == [.shift])
    }

    @Test func `a vehicle promised to another counts where it is not the one`() throws {
        var one = Case()
        one.request.vehicle = 1
        one.request.load = Load(2)
        #expect(try one.reasons() == [.promisedVehicle, .capacity])
    }

    @Test func `who would take the place of a higher priority is told so`() throws {
        var one = Case()
        one.vehicle.shift.closes = Moment(22)
        let other = PlanningStop(
            place: 2, service: Lapse(1),
            window: PlanningWindow(opens: Moment(0), closes: Moment(100)))
        one.others = [
            (other, PlanningRequest(.delivery(1), load: Load(1), penalty: Cost(2_000))),
            (other, PlanningRequest(.delivery(2), load: Load(1), penalty: Cost(3_000))),
        ]
        #expect(try one.reasons() == [.displacesHigherPriority])
    }

    @Test func `what would cost more than its penalty is told with the balance it upsets`() throws {
        let problem = try PlanningProblem(
            stops: [PlanningStop(place: 1)],
            requests: [PlanningRequest(.delivery(0), load: Load(1), penalty: Cost(25))],
            vehicles: [PlanningVehicle(start: 0, end: 0, capacity: Load(1))],
            travel: .plane([(x: 0, y: 0), (x: 10, y: 0)]),
            balance: PlanningBalance(.stops, weight: 100))
        let plan = RoutePlanner(problem).solve(until: IterationLimit(50)).plan
        #expect(plan.unserved.first?.obstacles == [.init(.dearerThanPenalty, vehicles: 1)])
    }

    /// Three requests that one vehicle has no hours for, and two vehicles.
    private static func late() throws -> RoutePlanner {
        RoutePlanner(
            try PlanningProblem(
                stops: (0..<3).map { _ in
                    PlanningStop(
                        place: 1, window: PlanningWindow(opens: Moment(0), closes: Moment(9)))
                },
                requests: (0..<3).map { PlanningRequest(.delivery($0), load: Load(1)) },
                vehicles: Array(
                    repeating: PlanningVehicle(
                        start: 0, end: 0,
                        shift: PlanningWindow(opens: Moment(0), closes: Moment(100)),
                        capacity: Load(1)), count: 2),
                travel: .plane([(x: 0, y: 0), (x: 10, y: 0)])))
    }

    @Test func `a search looks for no reasons, and whoever looks for them can be stopped`() throws {
        let planner = try Self.late()
        let plan = planner.search(until: IterationLimit(5)).plan
        #expect(plan.unserved.map(\.request).sorted() == [0, 1, 2])
        #expect(plan.unserved.allSatisfy { $0.obstacles == [.init(.notLookedAt, vehicles: 2)] })
        let some = planner.reasons(for: plan, until: IterationLimit(3)).map(\.obstacles)
        #expect(
            some == [
                [.init(.window, vehicles: 2)],
                [.init(.window, vehicles: 1), .init(.notLookedAt, vehicles: 1)],
                [.init(.notLookedAt, vehicles: 2)],
            ])
        let all = planner.reasons(for: plan, until: IterationLimit(.max))
        #expect(all.allSatisfy { $0.obstacles == [.init(.window, vehicles: 2)] })
    }

    private static func orders(of stops: [Int]) -> [[Int]] {
        guard stops.count > 1 else { return [stops] }
        return stops.indices.flatMap { index in
            var rest = stops
            let first = rest.remove(at: index)
            return orders(of: rest).map { [first] + $0 }
        }
    }

    @Test func `what only another order has room for displaces nobody`() throws {
        // Along a line, the second laid out before the first: the third would come too late for either.
        let problem = try PlanningProblem(
            stops: [(10, 0, 35), (20, 0, 25), (30, 30, 45)].enumerated().map { place, facts in
                PlanningStop(
                    place: place + 1,
                    window: PlanningWindow(
                        opens: Moment(Double(facts.1)), closes: Moment(Double(facts.2))))
            },
            requests: (0..<3).map {
                PlanningRequest(.delivery($0), load: Load(1), penalty: Cost(100))
            },
            vehicles: [
                PlanningVehicle(
                    start: 0, end: 0,
                    shift: PlanningWindow(opens: Moment(0), closes: Moment(60)),
                    capacity: Load(3))
            ], travel: .plane([(x: 0, y: 0), (x: 10, y: 0), (x: 20, y: 0), (x: 30, y: 0)]))
        func reasons(beside stops: [Int]) throws -> [UnservedReason] {
            let route = try RouteSchedule(problem, vehicle: 0, stops: stops).route
            let plan = RoutePlan(
                routes: [route],
                unserved: [UnservedRequest(request: 2, obstacles: [])],
                cost: PlanCost(travelled: .zero))
            return RoutePlanner(problem).reasons(for: plan, until: IterationLimit(.max))
                .flatMap { $0.obstacles.map(\.reason) }
        }
        #expect(try reasons(beside: [1, 0]) == [.noPlaceFound])
    }

    /// Beside what a vehicle does, by trying every order and by the desk.
    @Test func `the desk finds a place exactly where there is one`() throws {
        var chance = SeededGenerator(seed: Seeds.next(for: "reasons beside"))
        for _ in 0..<60 {
            let count = 3 + chance.below(4)
            var points: [(x: Double, y: Double)] = [(x: 0, y: 0)]
            for _ in 0..<count {
                points.append((x: Double(chance.below(20)), y: Double(chance.below(20))))
            }
            let stops = (1...count).map { place in
                let opens = Double(chance.below(40))
                return PlanningStop(
                    place: place, service: Lapse(2),
                    window: PlanningWindow(opens: Moment(opens), closes: Moment(opens + 20)))
            }
            let problem = try PlanningProblem(
                stops: stops,
                requests: (0..<count).map { PlanningRequest(.delivery($0), load: Load(1)) },
                vehicles: [
                    PlanningVehicle(
                        start: 0, end: 0,
                        shift: PlanningWindow(opens: Moment(0), closes: Moment(70)),
                        capacity: Load(4))
                ], travel: .plane(points))
            let plan = RoutePlanner(problem).solve(until: IterationLimit(2)).plan
            let route = plan.routes.first?.stops ?? []
            for unserved in plan.unserved where unserved.obstacles.count == 1 {
                let fits = (0...route.count).contains { place in
                    var grown = route
                    grown.insert(unserved.request, at: place)
                    return (try? RouteSchedule(problem, vehicle: 0, stops: grown)) != nil
                }
                let reason = unserved.obstacles[0].reason
                let inAnyOrder = Self.orders(of: route + [unserved.request]).contains {
                    (try? RouteSchedule(problem, vehicle: 0, stops: $0)) != nil
                }
                if reason == .noPlaceFound { #expect(inAnyOrder) }
                if reason == .displacesHigherPriority { #expect(!fits) }
            }
        }
    }

    /// Beside the two only the other way round has room, and that is 4 longer.
    @Test(arguments: [(3, UnservedReason.dearerThanPenalty), (5, .noPlaceFound)])
    func `another order that costs more than it is worth is no place`(
        _ penalty: Int, _ reason: UnservedReason
    ) throws {
        func stop(_ place: Int, _ closes: Double) -> PlanningStop {
            PlanningStop(
                place: place, window: PlanningWindow(opens: Moment(0), closes: Moment(closes)))
        }
        let problem = try PlanningProblem(
            stops: [stop(1, 100), stop(2, 45), stop(3, 15)],
            requests: [
                PlanningRequest(.delivery(0), load: Load(1), penalty: Cost(100)),
                PlanningRequest(.delivery(1), load: Load(1), penalty: Cost(100)),
                PlanningRequest(.delivery(2), load: Load(1), penalty: Cost(Double(penalty))),
            ],
            vehicles: [
                PlanningVehicle(
                    start: 0, end: 0,
                    shift: PlanningWindow(opens: Moment(0), closes: Moment(100)),
                    capacity: Load(9))
            ],
            travel: .plane([(x: 0, y: 0), (x: 10, y: 0), (x: -10, y: 0), (x: -12, y: 0)]))
        let plan = RoutePlan(
            routes: [try RouteSchedule(problem, vehicle: 0, stops: [0, 1]).route],
            unserved: [UnservedRequest(request: 2, obstacles: [])],
            cost: PlanCost(travelled: .zero))
        let reasons = RoutePlanner(problem).reasons(for: plan, until: IterationLimit(.max))
        #expect(reasons.flatMap { $0.obstacles.map(\.reason) } == [reason])
    }
}
