/// Times of vehicles without breaks: earliest departure and latest start at each position answer in constant time
/// whether a stop fits between two others (Savelsbergh 1992), by whatever table of times.
extension MixedKernel {
    /// Brings legs, times, loads and cost of a route up to date, from scratch.
    func refreshWithoutBreaks(_ route: Int, _ vehicle: MixedVehicle) {
        let begin = book.start(of: route)
        let last = begin + Int(book.stops[route]) + 1
        let positions = book.positions
        positions[begin].node = vehicle.start
        positions[last].node = vehicle.end
        positions[begin].departs = vehicle.opens
        var (length, work, departs) = (0.0, 0.0, vehicle.opens)
        var here = Int(vehicle.start)
        for index in (begin + 1)...last {
            let next = Int(positions[index].node)
            let way = mixed.ways.way(here, next)
            positions[index - 1].leg = way.length
            mixed.lapses[index - 1] = way.lapse
            length += way.length
            work += way.lapse
            if index < last {
                let node = book.nodes[next]
                work += node.service
                let arrival = departs + way.lapse
                departs =
                    arrival <= node.closes ? max(arrival, node.opens) + node.service : .infinity
                positions[index].departs = departs
            }
            here = next
        }
        refreshLatest(begin: begin, last: last, vehicle)
        note(route, length: length, work: work)
    }

    private func refreshLatest(begin: Int, last: Int, _ vehicle: MixedVehicle) {
        var latest = vehicle.closes
        book.positions[last].latest = latest
        var index = last - 1
        while index > begin {
            let node = book.nodes[Int(book.positions[index].node)]
            latest = min(node.closes, latest - mixed.lapses[index] - node.service)
            book.positions[index].latest = latest
            index -= 1
        }
    }

    /// Whether all is in time with one or two stops put in, as `isInTime` has it.
    @inline(__always)
    func isInTimeWithoutBreaks(
        from index: Int, _ first: Int, then second: Int, behind secondIndex: Int
    ) -> Bool {
        let positions = book.positions
        var here = Int(positions[index].node)
        var departs = positions[index].departs
        guard advance(&departs, &here, to: first) else { return false }
        var place = index
        if second >= 0 {
            while place < secondIndex {
                place += 1
                guard advance(&departs, &here, to: Int(positions[place].node)) else { return false }
            }
            guard advance(&departs, &here, to: second) else { return false }
        }
        let next = positions[place + 1]
        return departs + lapse(here, Int(next.node)) <= next.latest
    }

    @inline(__always)
    private func advance(_ departs: inout Double, _ here: inout Int, to next: Int) -> Bool {
        let arrival = departs + lapse(here, next)
        let node = book.nodes[next]
        here = next
        departs = max(arrival, node.opens) + node.service
        return arrival <= node.closes
    }
}
