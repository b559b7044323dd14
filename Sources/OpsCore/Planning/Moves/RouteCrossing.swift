/// Crosses two plans: routes of one that lie side by side take the place of those of the other that
/// serve the same stops best; what is then left out goes where it is cheapest.
///
/// The selective route exchange of Nagata and Bräysy (2009), with ruin and recreate as its local search.
extension RuinRecreate {
    /// Keeps what the search settled in, and begins again at a child of two such plans.
    mutating func cross() {
        settle()
        if course.crossesBest { elite.offer(.init(cost: best.cost, routes: best.routes)) }
        guard let (one, other) = elite.draw(&chance) else { return }
        routes.limit = routes.count
        lay(child(of: one.routes, with: other.routes))
        construct()
        settled = nil
    }

    /// Remembers the plan at hand if it is better than others since the search began again.
    mutating func noteSettled() {
        if cost < settled?.cost ?? .infinity { settled = .init(cost: cost, routes: laidOut) }
    }

    /// Lets the plan that was settled in take part in crossings.
    mutating func settle() {
        noteSettled()
        if let settled { elite.offer(settled) }
        settled = nil
    }

    private var laidOut: [[Int]] {
        (0..<book.routeCount).map { route in
            let begin = book.start(of: route) + 1
            return (0..<Int(book.stops[route])).map { Int(book.positions[begin + $0].node) }
        }
    }

    private mutating func child(of one: [[Int]], with other: [[Int]]) -> [[Int]] {
        let given = drawRoutes(of: other)
        var isGiven = Array(repeating: false, count: book.stopCount)
        for stop in given.flatMap({ other[$0] }) { isGiven[stop] = true }
        let shares = one.map { stops in
            Double(stops.count { isGiven[$0] }) / Double(max(stops.count, 1))
        }
        // The routes that lose most make room.
        let losing = one.indices.filter { !one[$0].isEmpty }
            .sorted { (shares[$1], $0) < (shares[$0], $1) }
        var child = one.map { stops in stops.filter { !isGiven[$0] } }
        for (route, gift) in zip(losing, given) { child[route] = other[gift] }
        return child
    }

    /// Up to half of the routes of a plan, those with the stops nearest to one.
    private mutating func drawRoutes(of plan: [[Int]]) -> [Int] {
        var owner = Array(repeating: -1, count: book.stopCount)
        for (route, stops) in plan.enumerated() { for stop in stops { owner[stop] = route } }
        let wanted = 1 + chance.below(max(1, plan.count { !$0.isEmpty } / 2))
        let seed = chance.below(book.stopCount)
        var drawn: [Int] = []
        for rank in 0..<neighbours.width where drawn.count < wanted {
            let route = owner[neighbours.neighbour(rank, of: seed)]
            if route >= 0, !drawn.contains(route) { drawn.append(route) }
        }
        return drawn
    }
}
