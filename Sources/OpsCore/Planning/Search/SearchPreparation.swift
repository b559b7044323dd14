/// Lays a problem out in flat memory for the loops.
struct SearchPreparation {
    let problem: PlanningProblem
    let kind: ProblemKind
    let arena: SlabArena
    let book: RouteBook
    /// The place of each node: the stops, then the gates.
    let places: [Int?]
    /// The node of each place where vehicles start or end; nil is nowhere.
    let gates: [Int?: Int]

    /// How much later than allowed a stop may be by the numbers, so that roundings of sums of lengths
    /// forbid no plan.
    static let tolerance = 1e-7

    /// `kind` says which loops are to be used, those of `.mixed` can do everything; `longestRoute` how many
    /// stops a route has at most.
    init(
        _ problem: PlanningProblem, kind: ProblemKind? = nil, longestRoute: Int? = nil,
        arena: SlabArena
    ) {
        self.problem = problem
        self.arena = arena
        self.kind = kind ?? ProblemKind(problem)
        var places: [Int?] = problem.stops.map(\.place)
        var gates: [Int?: Int] = [:]
        for place in problem.vehicles.flatMap({ [$0.start, $0.end] }) where gates[place] == nil {
            gates[place] = places.count
            places.append(place)
        }
        self.places = places
        self.gates = gates
        let isMixed = self.kind == .mixed
        // Vehicles that are alike need no more routes than there are requests.
        let count = problem.vehicles.count
        book = RouteBook(
            problem, gates: gates.count,
            lengths: isMixed
                ? arena.slab(0, filledWith: 0) : Self.table(problem.travel, places, arena),
            routeCount: isMixed ? count : min(count, problem.requests.count),
            longestRoute: longestRoute ?? problem.stops.count, arena: arena)
    }

    /// A table between nodes; it is no way at all to nowhere and back.
    private static func table(
        _ travel: TravelTable, _ places: [Int?], _ arena: SlabArena
    ) -> Slab<Double> {
        let slab = arena.slab(places.count * places.count, filledWith: 0.0)
        let runs = runs(of: places)
        for (row, from) in places.enumerated() {
            guard let from else { continue }
            for run in runs {
                slab.copy(
                    from: travel.lengths, at: from * travel.places + run.place,
                    to: row * places.count + run.column, length: run.length)
            }
        }
        return slab
    }

    /// Places that follow each other in the table too, to be copied in one go.
    private static func runs(of places: [Int?]) -> [(column: Int, place: Int, length: Int)] {
        var runs: [(column: Int, place: Int, length: Int)] = []
        for (column, place) in places.enumerated() {
            guard let place else { continue }
            if let last = runs.last, last.column + last.length == column,
                last.place + last.length == place
            {
                runs[runs.count - 1].length += 1
            } else {
                runs.append((column, place, 1))
            }
        }
        return runs
    }

    func facts(_ tuning: SearchTuning) -> SearchFacts {
        let (stops, travel) = (problem.stops.map(\.place), problem.travel)
        let neighbours = NeighbourTable(stops: book.stopCount, arena: arena) { one, other in
            let (here, there) = (stops[one], stops[other])
            return
                (travel.length(from: here, to: there).value
                + travel.length(from: there, to: here).value) / 2
        }
        let nearness = TimelyNearness(problem, book: book, tuning)
        let timely = NeighbourTable(stops: book.stopCount, arena: arena) { one, other in
            min(nearness.way(from: one, to: other), nearness.way(from: other, to: one))
        }
        let gate = places.dropFirst(stops.count).first ?? nil
        var keys: [[Double]] = Array(repeating: [], count: 6)
        for request in 0..<book.requests.count {
            let node = book.nodes[Int(book.requests[request].first)]
            let first = stops[Int(book.requests[request].first)]
            let distance = gate.map { travel.length(from: $0, to: first).value } ?? 0
            keys[0].append(-Double(book.requests[request].load))
            keys[1].append(-distance)
            keys[2].append(distance)
            keys[3].append(node.closes - node.opens)
            keys[4].append(node.opens)
            keys[5].append(-node.closes)
        }
        return SearchFacts(
            neighbours: neighbours, timely: timely,
            orders: RequestOrders(requests: book.requests.count, keys: keys, arena: arena))
    }
}
