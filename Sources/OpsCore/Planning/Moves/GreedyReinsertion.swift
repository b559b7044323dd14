/// Puts absent requests back, one after the other, each where it is cheapest.
///
/// A place is passed over with a small chance ("blink"), so that the search does not always fall into
/// the same plan; a new route is opened when that is cheaper.
extension RuinRecreate {
    @inline(__always)
    mutating func recreate() {
        sortAbsent()
        var left = 0
        let count = absent.count
        for index in 0..<count {
            let request = Int(absent.requests[index])
            if !putBack(request) {
                absent.requests[left] = Int32(truncatingIfNeeded: request)
                left &+= 1
            }
        }
        absent.keep(first: left)
    }

    @inline(__always)
    private mutating func sortAbsent() {
        guard absent.count > 1 else { return }
        let order = orders.order(ofShare: chance.below(RequestOrders.shares))
        if order == 0 {
            // A shuffle: every order of those at hand is as likely.
            var last = absent.count &- 1
            while last > 0 {
                let other = chance.below(last &+ 1)
                let kept = absent.requests[last]
                absent.requests[last] = absent.requests[other]
                absent.requests[other] = kept
                last &-= 1
            }
        } else {
            absent.sort { orders.rank(of: $0, in: order) }
        }
    }

    /// Puts a request where it is cheapest; answers whether there was a place.
    @inline(__always)
    private mutating func putBack(_ request: Int) -> Bool {
        var best = InsertionPlace.none
        var chosen = -1
        if isLimitedToNearRoutes {
            tryNearRoutes(request, &best, &chosen)
            if chosen < 0 { tryAllRoutes(request, &best, &chosen) }
        } else {
            tryAllRoutes(request, &best, &chosen)
        }
        tryNewRoute(request, &best, &chosen)
        let penalty = book.requests[request].penalty
        guard chosen >= 0, best.added < penalty || isWorthADare() else { return false }
        undo.touch(chosen, in: book)
        cost += best.added - penalty
        kernel.insert(request, at: best, in: chosen)
        routes.note(chosen, isUsed: true)
        return true
    }

    /// Whether a request goes in although its penalty is cheaper: what opens a vehicle for one alone may
    /// pay for two, and no request of them would ever go first.
    private mutating func isWorthADare() -> Bool { chance.below(10) == 0 }

    @inline(__always)
    private mutating func tryAllRoutes(
        _ request: Int, _ best: inout InsertionPlace, _ chosen: inout Int
    ) {
        for index in 0..<routes.used { tryRoute(routes[index], request, &best, &chosen) }
    }

    @inline(__always)
    private mutating func tryNearRoutes(
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
            tryRoute(route, request, &best, &chosen)
        }
    }

    @inline(__always)
    private mutating func tryRoute(
        _ route: Int, _ request: Int, _ best: inout InsertionPlace, _ chosen: inout Int
    ) {
        let pair = places(of: request, in: route)
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
        if undo.isTouched(route) { return kernel.places(of: request, in: route) }
        let place = cache.index(request, route)
        let stamp = book.stamps[route]
        let cached = cache[place]
        if cached.stamp == stamp { return cached.pair }
        let pair = kernel.places(of: request, in: route)
        cache[place] = CachedPlaces(pair, stamp: stamp)
        return pair
    }

    @inline(__always)
    private mutating func tryNewRoute(
        _ request: Int, _ best: inout InsertionPlace, _ chosen: inout Int
    ) {
        trial &+= 1
        var isForced = chance.next() < newRouteChance
        var index = routes.used
        while index < routes.count {
            let route = routes[index]
            index &+= 1
            guard kernel.isFirstOfItsKind(route, trial: trial) else { continue }
            let place = kernel.places(of: request, in: route).best
            if place.added < best.added || isForced && place.added < .infinity {
                best = place
                chosen = route
                isForced = false
            }
            if Kernel.hasLikeVehicles { return }
        }
    }

    @inline(__always)
    private var newRouteChance: UInt64 { UInt64(tuning.blink * 0x1p64) }
}
