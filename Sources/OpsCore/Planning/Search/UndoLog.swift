/// What a step has changed, kept until it is accepted or put back.
struct UndoLog {
    private struct Kept: BitwiseCopyable {
        var route: Int32
        var stops: Int32
        var load: Int32
        /// Where its positions begin among those kept.
        var begin: Int32
        var cost: Double
        var stamp: UInt64
    }

    private let kept: Slab<Kept>
    private let positions: Slab<RoutePosition>
    private let touchedIn: Slab<UInt64>
    private var step: UInt64 = 0
    private var length = 0
    private var stamp: UInt64 = 0
    private(set) var touchedCount = 0
    let absent: Slab<Int32>
    private(set) var absentCount = 0
    private(set) var cost = 0.0

    init(book: RouteBook, arena: SlabArena) {
        kept = arena.slab(
            book.routeCount,
            filledWith: Kept(route: 0, stops: 0, load: 0, begin: 0, cost: 0, stamp: 0))
        positions = arena.slab(
            book.stopCount + 2 * book.routeCount,
            filledWith: RoutePosition(departs: 0, latest: 0, leg: 0, node: 0, load: 0))
        touchedIn = arena.slab(book.routeCount, filledWith: 0)
        absent = arena.slab(book.requests.count, filledWith: 0)
    }

    @inline(__always)
    mutating func begin(absent list: AbsentList, cost: Double) {
        step &+= 1
        touchedCount = 0
        length = 0
        absentCount = list.count
        if absentCount > 0 {
            absent.copy(from: list.requests, at: 0, to: 0, length: absentCount)
        }
        self.cost = cost
    }

    mutating func commit() {
        touchedCount = 0
    }

    @inline(__always)
    func isTouched(_ route: Int) -> Bool { touchedIn[route] == step }

    /// Whether every route has the stops again that it had.
    func isUnchanged(_ book: RouteBook) -> Bool {
        for index in 0..<touchedCount {
            let old = kept[index]
            let begin = book.start(of: Int(old.route))
            guard book.stops[Int(old.route)] == old.stops else { return false }
            for place in 1..<(Int(old.stops) &+ 1)
            where book.positions[begin &+ place].node != positions[Int(old.begin) &+ place].node {
                return false
            }
        }
        return true
    }

    /// The route that was touched as number `index`.
    @inline(__always)
    func touched(_ index: Int) -> Int { Int(kept[index].route) }

    /// Keeps a route as it is, and stamps it as another.
    @inline(__always)
    mutating func touch(_ route: Int, in book: RouteBook) {
        guard touchedIn[route] != step else { return }
        touchedIn[route] = step
        let count = Int(book.stops[route]) &+ 2
        positions.copy(
            from: book.positions, at: book.start(of: route), to: length, length: count)
        kept[touchedCount] = Kept(
            route: Int32(truncatingIfNeeded: route), stops: book.stops[route],
            load: book.loads[route], begin: Int32(truncatingIfNeeded: length),
            cost: book.costs[route], stamp: book.stamps[route])
        touchedCount &+= 1
        length &+= count
        stamp &+= 1
        book.stamps[route] = stamp
    }

    /// Puts the route that was touched as number `index` back; answers which it is.
    @inline(__always)
    func putBack(_ index: Int, into book: RouteBook) -> Int {
        let old = kept[index]
        let route = Int(old.route)
        let begin = book.start(of: route)
        book.positions.copy(
            from: positions, at: Int(old.begin), to: begin, length: Int(old.stops) &+ 2)
        book.stops[route] = old.stops
        book.loads[route] = old.load
        book.costs[route] = old.cost
        book.stamps[route] = old.stamp
        var place = begin &+ 1
        let end = begin &+ Int(old.stops)
        while place <= end {
            book.routeOf[Int(book.positions[place].node)] = old.route
            place &+= 1
        }
        return route
    }
}
