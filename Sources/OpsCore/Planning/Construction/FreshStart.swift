/// Beginning again with nothing, the best plan so far being kept.
extension RuinRecreate {
    mutating func startOver() {
        if Kernel.hasLikeVehicles {
            routes.limit = routeLimit.next(best: best, of: routes.count)
        }
        undo.begin(absent: absent, cost: cost)
        clear()
        construct()
    }

    private mutating func clear() {
        for stop in 0..<book.stopCount { book.routeOf[stop] = -1 }
        while routes.used > 0 {
            let route = routes[0]
            undo.touch(route, in: book)
            kernel.close(route)
            routes.note(route, isUsed: false)
        }
        leaveAllOut()
    }

    /// Every request is absent and costs its penalty.
    mutating func leaveAllOut() {
        absent.keep(first: 0)
        cost = 0
        for request in 0..<book.requests.count {
            absent.add(request)
            cost += book.requests[request].penalty
        }
    }
}
