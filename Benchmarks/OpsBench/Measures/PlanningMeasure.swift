import OpsCore

/// The planner without a socket: how fast it looks, how soon one more request finds its place, and what
/// an exact assignment costs.
///
/// Quality is measured by the runner of the shared instances (docs/PLANNING.md), not here.
struct PlanningMeasure {
    let rounds: Int

    private static let seed: UInt64 = 2_020

    func run(into table: inout Table) throws {
        try search(into: &table)
        try insertion(into: &table)
        for size in [1_000, 4_000] { try assignment(size, into: &table) }
    }

    /// 100 stops in the plane with windows of an hour or two, as Solomon's R1.
    private func search(into table: inout Table) throws {
        say("planning: 100 stops")
        var chance = SeededGenerator(seed: Self.seed)
        let points = (0...100).map { _ in
            (x: Double(chance.below(70)), y: Double(chance.below(70)))
        }
        let shift = PlanningWindow(opens: Moment(0), closes: Moment(230))
        let stops = (1...100).map { place in
            let opens = Double(chance.below(160))
            return PlanningStop(
                place: place, service: Lapse(10),
                window: PlanningWindow(opens: Moment(opens), closes: Moment(opens + 40)))
        }
        let problem = try PlanningProblem(
            stops: stops,
            requests: stops.indices.map {
                PlanningRequest(.delivery($0), load: Load(1 + chance.below(30)))
            },
            vehicles: Array(
                repeating: PlanningVehicle(start: 0, end: 0, shift: shift, capacity: Load(200)),
                count: 40),
            travel: .plane(points))
        let planner = RoutePlanner(problem, seed: Self.seed)
        let count = 20_000 * rounds
        let begun = ContinuousClock.now
        let outcome = planner.solve(until: IterationLimit(count))
        let rate = Double(count) / ((ContinuousClock.now - begun) / .seconds(1))
        table.add(
            "planning, iterations, 100 stops", perSecond: rate,
            notes: "\(outcome.plan.routes.count) routes, "
                + "\(PlanChecker(problem).breaches(of: outcome.plan).count) breaches",
            bars: [("per second", .least(rate, 150_000))])
    }

    /// One more request for 50 vehicles with 20 stops each, a break, skills and two amounts.
    private func insertion(into table: inout Table) throws {
        say("planning: one more request into 50 rounds of 20 stops")
        let (problem, routes) = try Self.runningRounds()
        var whole: [Double] = []
        var alone: [Double] = []
        var found = 0
        for _ in 0..<max(rounds, 5) {
            let begun = ContinuousClock.now
            let desk = InsertionDesk(problem, routes: routes)
            let laid = ContinuousClock.now
            found = desk.offers(for: problem.requests.count - 1).count
            let ended = ContinuousClock.now
            whole.append((ended - begun) / .milliseconds(1))
            alone.append((ended - laid) / .milliseconds(1))
        }
        whole.sort()
        alone.sort()
        let (p50, p99) = (whole[whole.count / 2], whole[whole.count * 99 / 100])
        table.add(
            "planning, one more request, 50 × 20 stops", p50: p50, p99: p99,
            notes:
                "from the bare plan; \(Table.text(alone[alone.count / 2], 3)) ms once it is laid "
                + "out; \(found) vehicles could",
            bars: [("p99", .most(p99, 5))])
    }

    private static func runningRounds() throws -> (PlanningProblem, [(vehicle: Int, stops: [Int])])
    {
        var chance = SeededGenerator(seed: seed)
        let points = (0...1_001).map { _ in
            (x: Double(chance.below(100)), y: Double(chance.below(100)))
        }
        let day = PlanningWindow(opens: Moment(0), closes: Moment(5_000))
        let stops = (0...1_000).map { stop in
            PlanningStop(place: stop + 1, service: Lapse(5), window: day)
        }
        let lunch = PlanningBreak(
            window: PlanningWindow(opens: Moment(700), closes: Moment(1_500)), duration: Lapse(45))
        let problem = try PlanningProblem(
            stops: stops,
            requests: stops.indices.map {
                PlanningRequest(
                    .delivery($0), load: Load(1, chance.below(5)), skills: [], penalty: Cost(500))
            },
            vehicles: (0..<50).map { _ in
                PlanningVehicle(
                    start: 0, end: 0, shift: day, capacity: Load(25, 120), breaks: [lunch])
            },
            travel: .plane(points), balance: PlanningBalance(.stops, weight: 0.1))
        let routes = (0..<50).map { (vehicle: $0, stops: Array(($0 * 20)..<($0 * 20 + 20))) }
        return (problem, routes)
    }

    private func assignment(_ size: Int, into table: inout Table) throws {
        say("assignment: \(size) by \(size)")
        var chance = SeededGenerator(seed: Self.seed)
        let costs = (0..<(size * size)).map { _ in Double(chance.next() >> 11) * 0x1p-53 }
        let problem = try AssignmentTable(rows: size, columns: size, costs: costs)
        let begun = Machine.ownTime
        let cost = ShortestAugmentingPath(problem)?.cost ?? .nan
        let milliseconds = Double(Machine.ownTime - begun) / 1e6
        let other = try Scipy.assignment(of: costs, size)
        if let other, abs(other.cost - cost) > 1e-9 * cost {
            throw Trouble("assignment: \(cost) here, \(other.cost) by scipy")
        }
        let ratio = other.map { milliseconds / $0.milliseconds }
        table.add(
            "assignment, \(size) × \(size)", ratio: ratio, p50: milliseconds,
            notes: "cost \(Table.text(cost, 3)), random numbers from 0 to 1; CPU"
                + (other.map { "; scipy \(Table.text($0.milliseconds, 1)) ms, the same cost" } ?? ""),
            bars: [("time of scipy's", .most(ratio, 2))])
    }
}
