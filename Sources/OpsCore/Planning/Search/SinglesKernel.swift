/// One depot, vehicles that are all alike, one stop to a request: the classical problem with windows.
///
/// Earliest departure and latest start kept at each position make the question whether a stop fits
/// between two others one of constant time (Savelsbergh 1992).
struct SinglesKernel: InsertionKernel {
    static var hasLikeVehicles: Bool { true }
    static var exchangesTails: Bool { true }

    let book: RouteBook

    @inline(__always)
    func places(of request: Int, in route: Int, below bound: Double) -> PlacePair {
        var found = PlacePair(below: bound)
        let node = book.nodes[request]
        guard book.loads[route] &+ node.load <= book.capacity else { return found }
        let row = request &* book.side
        let lengths = book.lengths
        let positions = book.positions
        var index = book.start(of: route)
        let begin = index
        let end = index &+ Int(book.stops[route])
        // Until here the rest of the route must begin before the stop could be done.
        let done = node.opens + node.service
        while index <= end, positions[index &+ 1].latest < done { index &+= 1 }
        guard index <= end else { return found }
        var here = positions[index]
        var toHere = lengths[row &+ Int(here.node)]
        while index <= end {
            let arrival = here.departs + toHere
            // Every later departure makes it later still: lengths keep the triangle's rule.
            if arrival > node.closes { break }
            let there = positions[index &+ 1]
            let toThere = lengths[row &+ Int(there.node)]
            let added = toHere + toThere - here.leg
            if added < found.next.added,
                max(arrival, node.opens) + node.service + toThere <= there.latest
            {
                found.offer(added, index &- begin, -1)
            }
            here = there
            toHere = toThere
            index &+= 1
        }
        return found
    }

    @inline(__always)
    func insert(_ request: Int, at place: InsertionPlace, in route: Int) {
        let begin = book.start(of: route)
        let index = begin &+ Int(place.first) &+ 1
        let last = begin &+ Int(book.stops[route]) &+ 1
        book.positions.move(from: index, to: index &+ 1, length: last &- index &+ 1)
        let node = book.nodes[request]
        book.putIn(request, at: index)
        book.stops[route] &+= 1
        book.loads[route] &+= node.load
        book.costs[route] += place.added
        book.routeOf[request] = Int32(truncatingIfNeeded: route)
        book.refreshForward(from: index, forcedUntil: index, last: last &+ 1)
        book.refreshBackward(from: index, forcedUntil: index, first: begin)
    }

    @inline(__always)
    func close(_ route: Int) {
        book.compact(route, keepingLoads: false)
    }

    @inline(__always)
    func restored(_ route: Int) {}

    @inline(__always)
    func isFirstOfItsKind(_ route: Int, trial: UInt64) -> Bool { true }
}
