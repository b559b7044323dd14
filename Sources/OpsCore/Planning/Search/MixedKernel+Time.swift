/// Times with breaks: for each number of breaks taken, the earliest that a position can be left.
///
/// To come earlier never makes a route worse, so the earliest time of each number is all that must be
/// carried along, and breaks are judged exactly.
extension MixedKernel {
    /// Whether all is in time with one or two stops put in.
    ///
    /// The first goes behind position `index`, the second, unless it is -1, behind `secondIndex`.
    func isInTime(
        _ route: Int, from index: Int, _ first: Int, then second: Int, behind secondIndex: Int
    ) -> Bool {
        let vehicle = mixed.vehicles[route]
        guard vehicle.breaks > 0 else {
            return isInTimeWithoutBreaks(from: index, first, then: second, behind: secondIndex)
        }
        let last = book.start(of: route) + Int(book.stops[route]) + 1
        let walk = mixed.walk
        for state in 0...Int(vehicle.breaks) {
            walk[state] = mixed.departures[index * mixed.states + state]
        }
        var here = Int(book.positions[index].node)
        guard advance(vehicle, &here, to: first) else { return false }
        if second >= 0, secondIndex == index {
            guard advance(vehicle, &here, to: second) else { return false }
        }
        for position in (index + 1)...last {
            let next = Int(book.positions[position].node)
            if position == last { return isBack(vehicle, from: here, to: next) }
            guard advance(vehicle, &here, to: next) else { return false }
            if second >= 0, position == secondIndex {
                guard advance(vehicle, &here, to: second) else { return false }
            }
            if second < 0 || position > secondIndex, isNoLater(vehicle, than: position) {
                return true
            }
        }
        return true
    }

    /// Drives on to a stop, serves it, rests where that helps.
    private func advance(_ vehicle: MixedVehicle, _ here: inout Int, to next: Int) -> Bool {
        let walk = mixed.walk
        let count = Int(vehicle.breaks)
        let lapse = lapse(here, next)
        let node = book.nodes[next]
        here = next
        for state in 0...count { walk[state] += lapse }
        rest(vehicle)
        var isPossible = false
        for state in 0...count {
            if walk[state] > node.closes {
                walk[state] = .infinity
            } else {
                walk[state] = max(walk[state], node.opens) + node.service
                isPossible = true
            }
        }
        rest(vehicle)
        return isPossible
    }

    /// Takes each break that can be taken now, where that leaves earlier with as many taken.
    private func rest(_ vehicle: MixedVehicle) {
        let walk = mixed.walk
        for number in 0..<Int(vehicle.breaks) {
            let pause = mixed.breaks[Int(vehicle.firstBreak) + number]
            let begins = max(walk[number], pause.opens)
            if begins <= pause.closes {
                walk[number + 1] = min(walk[number + 1], begins + pause.duration)
            }
        }
    }

    /// Whether the vehicle is back in its shift, with every break taken that it needed.
    private func isBack(_ vehicle: MixedVehicle, from here: Int, to end: Int) -> Bool {
        let lapse = lapse(here, end)
        for state in 0...Int(vehicle.breaks) {
            let arrival = mixed.walk[state] + lapse
            if arrival <= vehicle.closes, needsNoMore(vehicle, after: state, arrival) {
                return true
            }
        }
        return false
    }

    private func needsNoMore(_ vehicle: MixedVehicle, after taken: Int, _ arrival: Double) -> Bool {
        for number in taken..<Int(vehicle.breaks)
        where arrival > mixed.breaks[Int(vehicle.firstBreak) + number].closes {
            return false
        }
        return true
    }

    private func isNoLater(_ vehicle: MixedVehicle, than position: Int) -> Bool {
        for state in 0...Int(vehicle.breaks)
        where mixed.walk[state] > mixed.departures[position * mixed.states + state] {
            return false
        }
        return true
    }

    /// Brings legs, times, loads and cost of a route up to date, from scratch.
    func refresh(_ route: Int) {
        let vehicle = mixed.vehicles[route]
        guard vehicle.breaks > 0 else { return refreshWithoutBreaks(route, vehicle) }
        let begin = book.start(of: route)
        let last = begin + Int(book.stops[route]) + 1
        let walk = mixed.walk
        for state in 0..<mixed.states { walk[state] = .infinity }
        walk[0] = vehicle.opens
        rest(vehicle)
        var here = Int(vehicle.start)
        book.positions[begin].node = vehicle.start
        book.positions[last].node = vehicle.end
        var (length, work) = (0.0, 0.0)
        keep(begin)
        for index in (begin + 1)...last {
            let next = Int(book.positions[index].node)
            let leg = self.length(here, next)
            book.positions[index - 1].leg = leg
            length += leg
            work += lapse(here, next)
            if index < last {
                work += book.nodes[next].service
                _ = advance(vehicle, &here, to: next)
                keep(index)
            }
        }
        note(route, length: length, work: work)
    }

    func note(_ route: Int, length: Double, work: Double) {
        mixed.travelled[route] = length
        mixed.works[route] = work
        refreshLoads(route)
        book.costs[route] = cost(of: route)
    }

    private func keep(_ index: Int) {
        for state in 0..<mixed.states {
            mixed.departures[index * mixed.states + state] = mixed.walk[state]
        }
    }
}
