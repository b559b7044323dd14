/// Where a search begins: at a plan that is there, or at nothing.
extension RuinRecreate {
    /// The first plan: everything that is absent goes where it is cheapest, as far as there is time.
    mutating func construct(until isOver: () -> Bool = { false }) {
        undo.begin(absent: absent, cost: cost)
        putAllBack(until: isOver)
        undo.commit()
        if cost < best.cost {
            best.take(book, routes: routes, absent: absent, cost: cost)
        }
    }

    /// Takes a plan over: routes that can be driven as they are, of the others what goes in one after the other.
    mutating func load(_ plan: RoutePlan, where canBeDriven: (PlannedRoute) -> Bool) {
        let routes = plan.routes.filter { (0..<book.routeCount).contains($0.vehicle) }
        var kept = Array(repeating: [Int](), count: book.routeCount)
        var isIn = Array(repeating: false, count: book.requests.count)
        for route in routes where kept[route.vehicle].isEmpty && canBeDriven(route) {
            let own = route.stops.map { Int(book.nodes[$0].request) }
            guard !own.contains(where: { isIn[$0] }) else { continue }
            for request in own { isIn[request] = true }
            kept[route.vehicle] = route.stops
        }
        lay(kept)
        undo.begin(absent: absent, cost: cost)
        for route in routes where kept[route.vehicle] != route.stops { take(route, &isIn) }
        var left = 0
        for request in 0..<book.requests.count where !isIn[request] {
            absent.requests[left] = Int32(truncatingIfNeeded: request)
            left += 1
        }
        absent.keep(first: left)
        undo.commit()
        // What goes in now, on trial too, may make it dearer.
        if cost < best.cost {
            best.take(book, routes: self.routes, absent: absent, cost: cost)
        }
    }

    /// Puts the requests of a route in, each as near to the end as it goes at that time.
    private mutating func take(_ route: PlannedRoute, _ isIn: inout [Bool]) {
        for stop in route.stops where stop >= 0 && stop < book.stopCount {
            let request = Int(book.nodes[stop].request)
            guard !isIn[request] else { continue }
            let place = kernel.places(of: request, in: route.vehicle, below: .infinity).best
            guard place.added < .infinity else { continue }
            undo.touch(route.vehicle, in: book)
            cost += place.added - book.requests[request].penalty
            kernel.insert(request, at: place, in: route.vehicle)
            routes.note(route.vehicle, isUsed: true)
            isIn[request] = true
        }
    }
}
