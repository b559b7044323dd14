/// Lets two routes change what they do after a pair of neighbouring stops (2-opt*).
///
/// No string that is taken out is as long as the half of a long route.
extension RuinRecreate {
    /// Exchanges tails so that one of two neighbours follows the other, if annealing allows it.
    @inline(__always)
    mutating func exchangeTails(below bound: Double) -> Bool {
        let stop = focus.seed(neighbours, &chance)
        let route = Int(book.routeOf[stop])
        guard route >= 0 else { return false }
        let here = place(of: stop, in: route)
        let width = min(neighbours.width &- 1, tuning.tailNeighbours)
        guard width > 0 else { return false }
        let near = unit() < tuning.timelyShare ? timelyNeighbours : neighbours
        var rank = chance.below(width)
        for _ in 0..<width {
            rank = rank &+ 1 == width ? 0 : rank &+ 1
            let other = near.neighbour(rank &+ 1, of: stop)
            let owner = Int(book.routeOf[other])
            guard owner >= 0, owner != route else { continue }
            let there = place(of: other, in: owner) &- 1
            let added = added(here, there)
            if cost + added < bound, haveRoom(route, here, owner, there) {
                let joint = RouteJoint(route: route, here: here, owner: owner, there: there)
                exchange(
                    joint, given: rest(of: route, after: here), taken: rest(of: owner, after: there)
                )
                return true
            }
        }
        return false
    }

    @inline(__always)
    func place(of stop: Int, in route: Int) -> Int {
        var place = book.start(of: route) &+ 1
        while Int(book.positions[place].node) != stop { place &+= 1 }
        return place
    }

    /// What it adds when each goes on where the other would have; infinite when that is too late.
    @inline(__always)
    private func added(_ here: Int, _ there: Int) -> Double {
        let (one, other) = (book.positions[here], book.positions[there])
        let (afterOne, afterOther) = (book.positions[here &+ 1], book.positions[there &+ 1])
        let first = book.length(Int(one.node), Int(afterOther.node))
        guard one.departs + first <= afterOther.latest else { return .infinity }
        let second = book.length(Int(other.node), Int(afterOne.node))
        guard other.departs + second <= afterOne.latest else { return .infinity }
        return first + second - one.leg - other.leg
    }

    private func haveRoom(_ route: Int, _ here: Int, _ owner: Int, _ there: Int) -> Bool {
        let one = headLoad(route, here)
        let other = headLoad(owner, there)
        return one &+ book.loads[owner] &- other <= book.capacity
            && other &+ book.loads[route] &- one <= book.capacity
    }

    private func headLoad(_ route: Int, _ last: Int) -> Int32 {
        var load: Int32 = 0
        var place = book.start(of: route) &+ 1
        while place <= last {
            load &+= book.nodes[Int(book.positions[place].node)].load
            place &+= 1
        }
        return load
    }
}
