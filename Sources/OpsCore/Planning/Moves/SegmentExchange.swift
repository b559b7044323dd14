/// Lets two routes exchange some stops in a row for some of the other, or for none (CROSS exchange:
/// Taillard, Badeau, Gendreau, Guertin and Potvin, *Transportation Science* 31(2), 1997).
///
/// What a ruin puts back greedily seldom goes over as one piece.
extension RuinRecreate {
    /// Brings one of two neighbours behind the other with the rows of stops that make it cheapest, if
    /// annealing allows it.
    @inline(__always)
    mutating func exchangeSegments(below bound: Double) -> Bool {
        let stop = focus.seed(neighbours, &chance)
        let route = Int(book.routeOf[stop])
        let width = min(neighbours.width &- 1, tuning.tailNeighbours)
        guard route >= 0, width > 0 else { return false }
        let near = unit() < tuning.timelyShare ? timelyNeighbours : neighbours
        let other = near.neighbour(1 &+ chance.below(width), of: stop)
        let owner = Int(book.routeOf[other])
        guard owner >= 0, owner != route else { return false }
        let joint = RouteJoint(
            route: route, here: place(of: stop, in: route), owner: owner,
            there: place(of: other, in: owner) &- 1)
        let cut = cheapestCut(joint, below: bound - cost)
        guard cut.taken > 0 else { return false }
        exchange(joint, given: cut.given, taken: cut.taken)
        return true
    }

    /// How many stops each gives; none where nothing is below the bound.
    @inline(__always)
    private func cheapestCut(
        _ joint: RouteJoint, below bound: Double
    ) -> (given: Int, taken: Int) {
        let taken = walk(
            behind: joint.there, in: joint.owner, after: joint.here, into: takenSegments)
        guard taken > 0 else { return (0, 0) }
        let given = walk(
            behind: joint.here, in: joint.route, after: joint.there, into: givenSegments)
        var (best, cut) = (bound, (given: 0, taken: 0))
        for takes in 1...taken {
            let one = takenSegments[takes]
            let afterOne = book.positions[joint.there &+ takes &+ 1]
            for gives in 0...given {
                let other = givenSegments[gives]
                let afterOther = book.positions[joint.here &+ gives &+ 1]
                let first = book.length(Int(one.node), Int(afterOther.node))
                let second = book.length(Int(other.node), Int(afterOne.node))
                let added = one.added + other.added + first + second
                if added < best, one.departs + first <= afterOther.latest,
                    other.departs + second <= afterOne.latest,
                    book.loads[joint.route] &+ one.load &- other.load <= book.capacity,
                    book.loads[joint.owner] &+ other.load &- one.load <= book.capacity
                {
                    (best, cut) = (added, (gives, takes))
                }
            }
        }
        return cut
    }

    /// Goes through the stops behind a place of a route as the vehicle would that comes from `other`;
    /// answers how many of them it reaches in time.
    @inline(__always)
    private func walk(
        behind place: Int, in route: Int, after other: Int, into segments: Slab<RouteSegment>
    ) -> Int {
        let from = book.positions[other]
        let base = -book.positions[place].leg
        var segment = RouteSegment(departs: from.departs, added: base, node: from.node, load: 0)
        segments[0] = segment
        var entered = base
        var count = 0
        let most = min(tuning.longestSegment, rest(of: route, after: place))
        while count < most {
            let next = book.positions[place &+ count &+ 1]
            let node = book.nodes[Int(next.node)]
            let way = book.length(Int(segment.node), Int(next.node))
            let arrival = segment.departs + way
            guard arrival <= node.closes else { break }
            if count == 0 { entered += way }
            count &+= 1
            segment = RouteSegment(
                departs: max(arrival, node.opens) + node.service, added: entered - next.leg,
                node: next.node, load: segment.load &+ node.load)
            segments[count] = segment
        }
        return count
    }
}

/// Stops in a row of one route, gone through by the vehicle of another.
struct RouteSegment: BitwiseCopyable {
    /// When it leaves the last of them.
    var departs: Double
    /// The way to the first, less the ways that are no longer driven.
    var added: Double
    /// The last of them; where the vehicle comes from when there is none.
    var node: Int32
    var load: Int32

    static var none: RouteSegment { RouteSegment(departs: 0, added: 0, node: 0, load: 0) }
}
