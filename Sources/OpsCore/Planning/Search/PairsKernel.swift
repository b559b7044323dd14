/// One depot, vehicles that are all alike, every request picked up at one stop and delivered later at
/// another.
///
/// The pick-up is judged in constant time, the delivery is walked forward behind it until the first
/// position that it can no longer reach.
struct PairsKernel: InsertionKernel {
    static var hasLikeVehicles: Bool { true }
    static var exchangesTails: Bool { false }

    let book: RouteBook

    @inline(__always)
    func places(of request: Int, in route: Int, below bound: Double) -> PlacePair {
        var found = PlacePair(below: bound)
        let facts = book.requests[request]
        let pickup = Int(facts.first)
        let node = book.nodes[pickup]
        let row = pickup &* book.side
        let lengths = book.lengths
        let positions = book.positions
        var index = book.start(of: route)
        let begin = index
        let end = index &+ Int(book.stops[route])
        let done = node.opens + node.service
        while index <= end, positions[index &+ 1].latest < done { index &+= 1 }
        while index <= end {
            let here = positions[index]
            let toHere = lengths[row &+ Int(here.node)]
            let arrival = here.departs + toHere
            if arrival > node.closes { break }
            if here.load &+ facts.load <= book.capacity {
                let there = positions[index &+ 1]
                let toThere = lengths[row &+ Int(there.node)]
                let detour = toHere + toThere - here.leg
                let departs = max(arrival, node.opens) + node.service
                // The delivery shortens nothing: lengths keep the triangle's rule.
                if detour < found.next.added, departs + toThere <= there.latest {
                    deliver(
                        facts, from: index, begin: begin, end: end, departs: departs,
                        toHere: toHere, toThere: toThere, into: &found)
                }
            }
            index &+= 1
        }
        return found
    }

    /// Looks for the delivery's place, the pick-up being done behind position `from`.
    @inline(__always)
    private func deliver(
        _ facts: SearchRequest, from: Int, begin: Int, end: Int, departs pickupDeparts: Double,
        toHere: Double, toThere: Double, into found: inout PlacePair
    ) {
        let delivery = Int(facts.second)
        let node = book.nodes[delivery]
        let row = delivery &* book.side
        let lengths = book.lengths
        let positions = book.positions
        let capacity = book.capacity
        let first = from &- begin
        let between = lengths[row &+ Int(facts.first)]
        let leg = positions[from].leg
        var there = positions[from &+ 1]
        var toNext = lengths[row &+ Int(there.node)]
        let arrival = pickupDeparts + between
        if arrival > node.closes { return }
        let straight = toHere + between + toNext - leg
        if straight < found.next.added,
            max(arrival, node.opens) + node.service + toNext <= there.latest
        {
            found.offer(straight, first, first)
        }
        let detour = toHere + toThere - leg
        var departs = pickupDeparts
        var toCome = toThere
        var index = from &+ 1
        while index <= end {
            // The stop at `index` is now served with the goods on board.
            let here = there
            let facing = book.nodes[Int(here.node)]
            let start = max(departs + toCome, facing.opens)
            if start > here.latest || here.load &+ facts.load > capacity { return }
            departs = start + facing.service
            let toHere = toNext
            let arrival = departs + toHere
            if arrival > node.closes { return }
            there = positions[index &+ 1]
            toNext = lengths[row &+ Int(there.node)]
            let added = detour + toHere + toNext - here.leg
            if added < found.next.added,
                max(arrival, node.opens) + node.service + toNext <= there.latest
            {
                found.offer(added, first, index &- begin)
            }
            toCome = here.leg
            index &+= 1
        }
    }

    @inline(__always)
    func insert(_ request: Int, at place: InsertionPlace, in route: Int) {
        let facts = book.requests[request]
        let begin = book.start(of: route)
        let positions = book.positions
        let last = begin &+ Int(book.stops[route]) &+ 1
        let first = begin &+ Int(place.first) &+ 1
        let second = begin &+ Int(place.second) &+ 2
        let (pickup, delivery) = (Int(facts.first), Int(facts.second))
        positions.move(
            from: second &- 1, to: second &+ 1, length: last &- second &+ 2)
        positions.move(from: first, to: first &+ 1, length: second &- 1 &- first)
        if second == first &+ 1 {
            positions[second].node = Int32(truncatingIfNeeded: delivery)
            book.putIn(pickup, at: first)
        } else {
            book.putIn(pickup, at: first)
        }
        book.putIn(delivery, at: second)
        var index = first
        while index <= second {
            let node = book.nodes[Int(positions[index].node)]
            positions[index].load = positions[index &- 1].load &+ node.load
            index &+= 1
        }
        book.stops[route] &+= 2
        book.costs[route] += place.added
        let owner = Int32(truncatingIfNeeded: route)
        book.routeOf[pickup] = owner
        book.routeOf[delivery] = owner
        book.refreshForward(from: first, forcedUntil: second, last: last &+ 2)
        book.refreshBackward(from: second, forcedUntil: first, first: begin)
    }

    @inline(__always)
    func close(_ route: Int) {
        book.compact(route, keepingLoads: true)
    }

    @inline(__always)
    func restored(_ route: Int) {}

    @inline(__always)
    func isFirstOfItsKind(_ route: Int, trial: UInt64) -> Bool { true }
}
