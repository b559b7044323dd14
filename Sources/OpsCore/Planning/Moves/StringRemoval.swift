/// Takes strings of neighbouring stops out of the routes around a stop drawn at random.
///
/// Every route that has one of its nearest neighbours loses one string that contains it; half of the
/// strings keep a run of stops inside. Half of the ruins mean nearness in time too. What is left has
/// room in time and load where the others were.
extension RuinRecreate {
    @inline(__always)
    mutating func ruin() {
        guard routes.used > 0 else { return }
        let served = book.stopCount &- absent.count
        let longest = min(tuning.longestString, Double(served) / Double(routes.used))
        let strings = Int(1 + unit() * (4 * tuning.removedStops / (1 + longest) - 1))
        let seed = focus.seed(neighbours, &chance)
        let near = unit() < tuning.timelyShare ? timelyNeighbours : neighbours
        var rank = 0
        while rank < near.width, undo.touchedCount < strings {
            let stop = near.neighbour(rank, of: seed)
            rank &+= 1
            let owner = Int(book.routeOf[stop])
            guard owner >= 0, !undo.isTouched(owner) else { continue }
            removeString(around: stop, from: owner, longest: longest)
        }
    }

    @inline(__always)
    private mutating func removeString(around stop: Int, from route: Int, longest: Double) {
        undo.touch(route, in: book)
        let count = Int(book.stops[route])
        let length = Int(1 + unit() * min(Double(count), longest))
        let begin = book.start(of: route) &+ 1
        var place = begin
        while Int(book.positions[place].node) != stop { place &+= 1 }
        place &-= begin
        var kept = 0
        if length > 1, length < count, unit() < tuning.splitShare {
            kept = 1
            while length &+ kept < count, unit() < tuning.splitGrowth { kept &+= 1 }
        }
        let span = min(length &+ kept, count)
        // Every string of this span that contains the stop is as likely as every other.
        let lowest = max(0, place &- span &+ 1)
        let highest = min(place, count &- span)
        let first = begin &+ lowest &+ chance.below(highest &- lowest &+ 1)
        let keptFrom = kept == 0 ? span : chance.below(length &+ 1)
        for offset in 0..<span where offset < keptFrom || offset >= keptFrom &+ kept {
            remove(Int(book.positions[first &+ offset].node))
        }
        cost -= book.costs[route]
        kernel.close(route)
        cost += book.costs[route]
        routes.note(route, isUsed: book.stops[route] > 0)
    }

    /// Takes a request out, both halves of it.
    @inline(__always)
    private mutating func remove(_ stop: Int) {
        guard book.routeOf[stop] >= 0 else { return }
        let request = Int(book.nodes[stop].request)
        let facts = book.requests[request]
        book.routeOf[Int(facts.first)] = -1
        if facts.second >= 0 { book.routeOf[Int(facts.second)] = -1 }
        cost += facts.penalty
        absent.add(request)
    }

    /// A number from 0 to 1, 1 excluded.
    @inline(__always)
    mutating func unit() -> Double {
        Double(chance.next() >> 11) * 0x1p-53
    }
}
