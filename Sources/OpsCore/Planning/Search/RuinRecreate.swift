/// The search: takes some stops out, puts them back greedily, keeps what annealing allows.
///
/// Slack induction by string removals (Christiaens and Vanden Berghe 2020). A plan that is not kept is
/// undone by putting the changed routes back; what was found for routes that have not changed since
/// is remembered.
struct RuinRecreate<Kernel: InsertionKernel>: ~Copyable {
    let kernel: Kernel
    let book: RouteBook
    let tuning: SearchTuning
    /// Keeps the slabs alive.
    private let arena: SlabArena
    let neighbours: NeighbourTable
    let timelyNeighbours: NeighbourTable
    var focus: RuinFocus
    let orders: RequestOrders
    let isLimitedToNearRoutes: Bool
    var chance: SeededGenerator
    var routes: RouteSet
    private(set) var course: SearchCourse
    var elite: EliteSet
    var settled: EliteSet.Member?
    /// How many routes the next anneal may use.
    var routeLimit = RouteLimit()
    var absent: AbsentList
    var undo: UndoLog
    var best: BestRoutes
    let cache: PlaceCache
    /// What each request adds in an empty route; told only where all of these are alike.
    let alone: Slab<Double>
    /// Marks the routes that were tried already for the request at hand.
    let triedFor: Slab<UInt64>
    /// The ends of two routes that are exchanged.
    let tails: Slab<Int32>
    /// Rows of stops that two routes would give each other, by how many they are.
    let givenSegments: Slab<RouteSegment>
    let takenSegments: Slab<RouteSegment>
    var trial: UInt64 = 0
    /// After so many places the next one is passed over.
    var blinksIn = Int.max
    var cost = 0.0
    private(set) var iterations = 0

    init(kernel: Kernel, _ preparation: SearchPreparation, tuning: SearchTuning, seed: UInt64) {
        self.kernel = kernel
        self.tuning = tuning
        arena = preparation.arena
        book = preparation.book
        let facts = preparation.facts(tuning)
        neighbours = facts.neighbours
        timelyNeighbours = facts.timely
        focus = RuinFocus(stops: book.stopCount, neighbours: facts.neighbours, tuning)
        orders = facts.orders
        isLimitedToNearRoutes = book.stopCount > tuning.smallProblem
        chance = SeededGenerator(seed: seed)
        routes = RouteSet(count: book.routeCount, arena: arena)
        absent = AbsentList(requests: book.requests.count, arena: arena)
        undo = UndoLog(book: book, arena: arena)
        best = BestRoutes(book: book, arena: arena)
        cache = PlaceCache(book: book, arena: arena)
        alone = arena.slab(book.requests.count, filledWith: .infinity)
        triedFor = arena.slab(book.routeCount, filledWith: 0)
        tails = arena.slab(book.stopCount, filledWith: 0)
        givenSegments = arena.slab(tuning.longestSegment + 1, filledWith: .none)
        takenSegments = arena.slab(tuning.longestSegment + 1, filledWith: .none)
        elite = EliteSet(most: tuning.eliteSize)
        course = SearchCourse(
            way: facts.neighbours.meanWay, book, tuning,
            isPlain: Kernel.hasLikeVehicles && !isLimitedToNearRoutes)
        noteAlone()
        leaveAllOut()
        // Whatever becomes of the search, what no route has is told of.
        best.take(book, routes: routes, absent: absent, cost: cost)
        drawBlink()
    }

    /// Looks for better plans until the rule says that it is time to stop.
    ///
    /// The kind of the rule is not known before it runs: it is asked once in 64 iterations, and a loop
    /// compiled for every rule of other modules would be compiled for no kernel.
    mutating func run(
        until rule: inout any StoppingRule, improved: (RoutePlanner.Progress) -> Void
    ) {
        var told = best.cost
        let limit = rule.iterationLimit
        while iterations < limit {
            if iterations & 63 == 0 {
                let share = rule.share(ofIterations: iterations)
                if best.cost < told {
                    told = best.cost
                    improved(RoutePlanner.Progress(cost: Cost(told), iterations: iterations))
                }
                if share >= 1 { return }
                proceed(share: share)
            }
            step(temperature: course.temperature)
            iterations &+= 1
        }
        guard best.cost < told else { return }
        improved(RoutePlanner.Progress(cost: Cost(best.cost), iterations: iterations))
    }

    private mutating func proceed(share: Double) {
        switch course.turn(share: share, iterations: iterations) {
        case .goOn: if course.isCrossing { noteSettled() }
        case .startOver:
            settle()
            startOver()
        case .cross: cross()
        case .attempt:
            elite = EliteSet(most: tuning.eliteSize)
            settled = nil
            startOver()
        }
    }

    /// What annealing allows is drawn first, so that a plan that becomes too dear is given up early.
    ///
    /// One that came out as it was is put back: what was found for its routes stays true.
    @inline(__always)
    private mutating func step(temperature: Double) {
        undo.begin(absent: absent, cost: cost)
        let bound = undo.cost - temperature * ElementaryFunctions.logarithm(drawn())
        guard change(below: bound), cost < bound, !isAsBefore() else { return rollBack() }
        undo.commit()
        if cost < best.cost - 1e-9 {
            best.take(book, routes: routes, absent: absent, cost: cost)
        }
    }

    @inline(__always)
    private mutating func change(below bound: Double) -> Bool {
        if Kernel.exchangesTails {
            let drawn = unit()
            if drawn < tuning.tailShare { return exchangeTails(below: bound) }
            if drawn < tuning.tailShare + tuning.segmentShare {
                return exchangeSegments(below: bound)
            }
        }
        ruin()
        return recreate(below: bound)
    }

    @inline(__always)
    private func isAsBefore() -> Bool {
        abs(cost - undo.cost) < 1e-9 && undo.isUnchanged(book)
    }

    @inline(__always)
    private mutating func rollBack() {
        for index in 0..<undo.touchedCount {
            let route = undo.putBack(index, into: book)
            routes.note(route, isUsed: book.stops[route] > 0)
            kernel.restored(route)
        }
        absent.restore(undo.absent, count: undo.absentCount)
        for index in 0..<absent.count {
            let facts = book.requests[Int(absent.requests[index])]
            book.routeOf[Int(facts.first)] = -1
            if facts.second >= 0 { book.routeOf[Int(facts.second)] = -1 }
        }
        cost = undo.cost
    }

    /// A number above 0 and below 1.
    @inline(__always)
    mutating func drawn() -> Double {
        Double(chance.next() >> 11 | 1) * 0x1p-53
    }

    /// Draws after how many places the next one is passed over.
    @inline(__always)
    mutating func drawBlink() {
        guard tuning.blink > 0 else { return }
        let scale = ElementaryFunctions.logarithm(1 - tuning.blink)
        blinksIn = 1 + Int(ElementaryFunctions.logarithm(drawn()) / scale)
    }
}
