/// Every problem: several depots, open ends, vehicles that differ, breaks, amounts, pins, balance.
///
/// What a place adds is known in constant time, and so is whether it is in time where a vehicle has no
/// breaks; with breaks, places that are cheap enough are walked, from where the stop goes in until nothing
/// is later than it was.
struct MixedKernel: InsertionKernel {
    static var hasLikeVehicles: Bool { false }
    static var exchangesTails: Bool { false }

    let book: RouteBook
    let mixed: MixedBook

    func places(of request: Int, in route: Int, below bound: Double) -> PlacePair {
        var found = PlacePair(below: bound)
        guard mixed.isAllowed[request &* book.routeCount &+ route] else { return found }
        let facts = book.requests[request]
        if facts.second >= 0 {
            placePair(facts, request, route, &found)
        } else {
            placeSingle(facts, request, route, &found)
        }
        return found
    }

    private func placeSingle(
        _ facts: SearchRequest, _ request: Int, _ route: Int, _ found: inout PlacePair
    ) {
        let begin = book.start(of: route)
        let node = Int(facts.first)
        for index in placesInTime(for: node, in: route) {
            let detour = detour(of: node, behind: index)
            let added = added(to: route, length: detour.length, lapse: detour.lapse, stops: 1)
            guard added < found.next.added, isWithinReach(route, detour.length),
                hasRoom(for: request, node: node, behind: index, in: route),
                isInTime(route, from: index, node, then: -1, behind: index)
            else { continue }
            found.offer(added, index - begin, -1)
        }
    }

    /// Behind which positions a stop may go in, as far as its hours alone say.
    @inline(__always)
    private func placesInTime(for node: Int, in route: Int) -> Range<Int> {
        var begin = book.start(of: route)
        var end = begin + Int(book.stops[route])
        guard mixed.vehicles[route].breaks == 0 else { return begin..<(end + 1) }
        let hours = book.nodes[node]
        let done = hours.opens + hours.service
        // What follows must begin before the stop could be done; what goes before leaves when it has closed.
        while begin <= end, book.positions[begin + 1].latest < done { begin += 1 }
        while end >= begin, book.positions[end].departs > hours.closes { end -= 1 }
        return begin..<(end + 1)
    }

    private func placePair(
        _ facts: SearchRequest, _ request: Int, _ route: Int, _ found: inout PlacePair
    ) {
        let begin = book.start(of: route)
        let end = begin + Int(book.stops[route])
        let (pickup, delivery) = (Int(facts.first), Int(facts.second))
        for first in begin...end {
            let detour = detour(of: pickup, behind: first)
            for second in first...end {
                // On board between the two.
                guard hasRoomOnBoard(for: request, behind: second, in: route) else { break }
                let both =
                    second == first
                    ? straight(pickup, delivery, behind: first)
                    : detour + self.detour(of: delivery, behind: second)
                let added = added(to: route, length: both.length, lapse: both.lapse, stops: 2)
                guard added < found.next.added, isWithinReach(route, both.length),
                    isInTime(route, from: first, pickup, then: delivery, behind: second)
                else { continue }
                found.offer(added, first - begin, second - begin)
            }
        }
    }

    func insert(_ request: Int, at place: InsertionPlace, in route: Int) {
        let facts = book.requests[request]
        let begin = book.start(of: route)
        let first = begin + Int(place.first) + 1
        putIn(Int(facts.first), at: first, in: route)
        if facts.second >= 0 {
            putIn(Int(facts.second), at: begin + Int(place.second) + 2, in: route)
        }
        refresh(route)
    }

    private func putIn(_ node: Int, at index: Int, in route: Int) {
        let last = book.start(of: route) + Int(book.stops[route]) + 1
        book.positions.move(from: index, to: index + 1, length: last - index + 1)
        book.positions[index].node = Int32(truncatingIfNeeded: node)
        book.stops[route] += 1
        book.routeOf[node] = Int32(truncatingIfNeeded: route)
    }

    func close(_ route: Int) {
        let begin = book.start(of: route)
        let last = begin + Int(book.stops[route]) + 1
        var target = begin + 1
        for source in (begin + 1)...last {
            let node = book.positions[source].node
            if source == last || book.routeOf[Int(node)] >= 0 {
                book.positions[target].node = node
                target += 1
            }
        }
        book.stops[route] = Int32(truncatingIfNeeded: target - begin - 2)
        refresh(route)
    }

    func restored(_ route: Int) {
        refresh(route)
    }

    func isFirstOfItsKind(_ route: Int, trial: UInt64) -> Bool {
        let kind = Int(mixed.vehicles[route].kind)
        guard mixed.askedIn[kind] != trial else { return false }
        mixed.askedIn[kind] = trial
        return true
    }
}
