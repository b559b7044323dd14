/// Two places of two routes, behind which they exchange stops.
struct RouteJoint {
    let route: Int
    let here: Int
    let owner: Int
    let there: Int
}

extension RuinRecreate {
    /// Behind `here` go the `taken` stops behind `there`, and behind that the `given` ones; the rest of
    /// each route follows.
    mutating func exchange(_ joint: RouteJoint, given: Int, taken: Int) {
        undo.touch(joint.route, in: book)
        undo.touch(joint.owner, in: book)
        let own = copy(restOf: joint.route, after: joint.here, at: 0)
        let other = copy(restOf: joint.owner, after: joint.there, at: own.upperBound)
        let (gives, takes) = (own.lowerBound &+ given, other.lowerBound &+ taken)
        put(
            other.lowerBound..<takes, gives..<own.upperBound, into: joint.route,
            after: joint.here)
        put(
            own.lowerBound..<gives, takes..<other.upperBound, into: joint.owner,
            after: joint.there)
    }

    /// How many stops a route has behind a place.
    @inline(__always)
    func rest(of route: Int, after place: Int) -> Int {
        book.start(of: route) &+ Int(book.stops[route]) &- place
    }

    private func copy(restOf route: Int, after place: Int, at begin: Int) -> Range<Int> {
        let count = rest(of: route, after: place)
        for index in 0..<count { tails[begin &+ index] = book.positions[place &+ 1 &+ index].node }
        return begin..<(begin &+ count)
    }

    private mutating func put(
        _ first: Range<Int>, _ second: Range<Int>, into route: Int, after place: Int
    ) {
        let last = write(second, into: route, after: write(first, into: route, after: place))
        book.positions[last &+ 1].node = Int32(truncatingIfNeeded: book.stopCount)
        book.stops[route] = Int32(truncatingIfNeeded: last &- book.start(of: route))
        cost -= book.costs[route]
        kernel.close(route)
        cost += book.costs[route]
        routes.note(route, isUsed: book.stops[route] > 0)
    }

    /// Answers the place of the last stop that was written.
    private func write(_ copied: Range<Int>, into route: Int, after place: Int) -> Int {
        var place = place
        for index in copied {
            let node = tails[index]
            place &+= 1
            book.positions[place].node = node
            book.routeOf[Int(node)] = Int32(truncatingIfNeeded: route)
        }
        return place
    }
}
