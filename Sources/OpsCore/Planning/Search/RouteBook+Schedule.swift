/// Keeping times and lengths of a route true after a change.
extension RouteBook {
    /// Writes a stop into a position whose neighbours stand already, and mends the legs.
    @inline(__always)
    func putIn(_ node: Int, at index: Int) {
        let before = positions[index &- 1]
        let after = positions[index &+ 1]
        positions[index &- 1].leg = length(Int(before.node), node)
        positions[index] = RoutePosition(
            departs: 0, latest: 0, leg: length(node, Int(after.node)),
            node: Int32(truncatingIfNeeded: node), load: 0)
    }

    /// Earliest departures from a position on, until one comes out as it was.
    @inline(__always)
    func refreshForward(from index: Int, forcedUntil forced: Int, last: Int) {
        var index = index
        var departs = positions[index &- 1].departs
        var leg = positions[index &- 1].leg
        while index <= last {
            let here = positions[index]
            let node = nodes[Int(here.node)]
            departs = max(departs + leg, node.opens) + node.service
            if departs == here.departs, index > forced { return }
            positions[index].departs = departs
            leg = here.leg
            index &+= 1
        }
    }

    /// Latest starts from a position back, until one comes out as it was.
    @inline(__always)
    func refreshBackward(from index: Int, forcedUntil forced: Int, first: Int) {
        var index = index
        var latest = positions[index &+ 1].latest
        while index >= first {
            let here = positions[index]
            let node = nodes[Int(here.node)]
            latest = min(latest - here.leg - node.service, node.closes)
            if latest == here.latest, index < forced { return }
            positions[index].latest = latest
            index &-= 1
        }
    }

    /// Takes out every stop whose `routeOf` is negative, and does times, load and cost anew.
    @inline(__always)
    func compact(_ route: Int, keepingLoads: Bool) {
        let begin = start(of: route)
        let last = begin &+ Int(stops[route]) &+ 1
        var target = begin
        var load: Int32 = 0
        var cost = 0.0
        var departs = positions[begin].departs
        var before = Int(positions[begin].node)
        var source = begin &+ 1
        while source <= last {
            let number = Int(positions[source].node)
            if source == last || routeOf[number] >= 0 {
                let leg = length(before, number)
                cost += leg
                positions[target].leg = leg
                target &+= 1
                let node = nodes[number]
                departs = max(departs + leg, node.opens) + node.service
                load &+= node.load
                positions[target].departs = departs
                positions[target].node = Int32(truncatingIfNeeded: number)
                if keepingLoads { positions[target].load = load }
                before = number
            }
            source &+= 1
        }
        finish(route, last: target, load: load, cost: cost)
    }

    @inline(__always)
    private func finish(_ route: Int, last: Int, load: Int32, cost: Double) {
        let begin = start(of: route)
        let count = last &- begin &- 1
        stops[route] = Int32(truncatingIfNeeded: count)
        loads[route] = load
        costs[route] = count == 0 ? 0 : cost
        let end = nodes[stopCount]
        positions[last].latest = end.closes
        positions[last].leg = 0
        refreshBackward(from: last &- 1, forcedUntil: begin, first: begin)
    }
}
