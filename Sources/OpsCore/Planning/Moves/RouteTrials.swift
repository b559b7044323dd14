/// Looks through the routes for the cheapest place of one request.
extension RuinRecreate {
    /// The routes that were not changed are asked first: what was found for them is remembered, and
    /// bounds the work in those that were.
    @inline(__always)
    mutating func tryAllRoutes(
        _ request: Int, _ best: inout InsertionPlace, _ chosen: inout Int
    ) {
        for index in 0..<routes.used {
            let route = routes[index]
            if !undo.isTouched(route) { tryRoute(route, request, &best, &chosen) }
        }
        for index in 0..<undo.touchedCount {
            let route = undo.touched(index)
            if book.stops[route] > 0 { tryTouched(route, request, &best, &chosen) }
        }
    }

    @inline(__always)
    mutating func tryNearRoutes(
        _ request: Int, _ best: inout InsertionPlace, _ chosen: inout Int
    ) {
        trial &+= 1
        let facts = book.requests[request]
        tryRoutes(around: Int(facts.first), request, &best, &chosen)
        if facts.second >= 0 { tryRoutes(around: Int(facts.second), request, &best, &chosen) }
    }

    @inline(__always)
    private mutating func tryRoutes(
        around stop: Int, _ request: Int, _ best: inout InsertionPlace, _ chosen: inout Int
    ) {
        for rank in 1..<min(neighbours.width, tuning.nearRoutes) {
            let route = Int(book.routeOf[neighbours.neighbour(rank, of: stop)])
            guard route >= 0, triedFor[route] != trial else { continue }
            triedFor[route] = trial
            if undo.isTouched(route) {
                tryTouched(route, request, &best, &chosen)
            } else {
                tryRoute(route, request, &best, &chosen)
            }
        }
    }

    @inline(__always)
    private mutating func tryTouched(
        _ route: Int, _ request: Int, _ best: inout InsertionPlace, _ chosen: inout Int
    ) {
        consider(
            kernel.places(of: request, in: route, below: best.added), route, &best, &chosen)
    }

    @inline(__always)
    private mutating func tryRoute(
        _ route: Int, _ request: Int, _ best: inout InsertionPlace, _ chosen: inout Int
    ) {
        consider(places(of: request, in: route), route, &best, &chosen)
    }

    @inline(__always)
    private mutating func consider(
        _ pair: PlacePair, _ route: Int, _ best: inout InsertionPlace, _ chosen: inout Int
    ) {
        blinksIn &-= 1
        if blinksIn == 0 {
            drawBlink()
            if pair.next.added < best.added {
                best = pair.next
                chosen = route
            }
        } else if pair.best.added < best.added {
            best = pair.best
            chosen = route
        }
    }

    /// What the kernel finds, or found when the route was the same.
    @inline(__always)
    private func places(of request: Int, in route: Int) -> PlacePair {
        let place = cache.index(request, route)
        let stamp = book.stamps[route]
        let cached = cache[place]
        if cached.stamp == stamp { return cached.pair }
        let pair = kernel.places(of: request, in: route, below: .infinity)
        cache[place] = CachedPlaces(pair, stamp: stamp)
        return pair
    }

    /// Every route is still empty: what is found for a request in one of them is true of all that are alike.
    func noteAlone() {
        guard Kernel.hasLikeVehicles, routes.count > 0 else { return }
        for request in 0..<book.requests.count {
            alone[request] = kernel.places(of: request, in: routes[0], below: .infinity).best.added
        }
    }

    @inline(__always)
    mutating func tryNewRoute(
        _ request: Int, _ best: inout InsertionPlace, _ chosen: inout Int
    ) {
        trial &+= 1
        let isForced = chance.next() < newRouteChance
        if Kernel.hasLikeVehicles, !isForced, alone[request] >= best.added { return }
        // Any kind may be the one: of those that cost the same the first would always go, and another, which may bring
        // more besides, never.
        var kinds = 0
        var index = routes.used
        while index < routes.limit {
            let route = routes[index]
            index &+= 1
            guard kernel.isFirstOfItsKind(route, trial: trial) else { continue }
            let place = kernel.places(of: request, in: route, below: .infinity).best
            if Kernel.hasLikeVehicles {
                if place.added < best.added || isForced && place.added < .infinity {
                    best = place
                    chosen = route
                }
                return
            }
            guard place.added < .infinity else { continue }
            kinds &+= 1
            if isForced ? chance.below(kinds) == 0 : place.added < best.added {
                best = place
                chosen = route
            }
        }
    }

    @inline(__always)
    private var newRouteChance: UInt64 { UInt64(tuning.blink * 0x1p64) }
}
