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

    /// Takes a plan over, request by request in the order of its routes; what does not fit stays out.
    mutating func load(_ plan: RoutePlan) {
        undo.begin(absent: absent, cost: cost)
        var isIn = Array(repeating: false, count: book.requests.count)
        for route in plan.routes where route.vehicle < book.routeCount && route.vehicle >= 0 {
            take(route, &isIn)
        }
        var left = 0
        for request in 0..<book.requests.count where !isIn[request] {
            absent.requests[left] = Int32(truncatingIfNeeded: request)
            left += 1
        }
        absent.keep(first: left)
        undo.commit()
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
