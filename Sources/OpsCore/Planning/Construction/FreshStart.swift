/// Beginning again, with nothing or with a plan, the best so far being kept.
extension RuinRecreate {
    mutating func startOver() {
        let all = routes.count
        routes.limit = course.triesFewerRoutes ? routeLimit.next(best: best, of: all) : all
        clear()
        construct()
    }

    /// Lays a plan out, whatever the routes held before; what it does not have is absent.
    mutating func lay(_ plan: [[Int]]) {
        clear()
        undo.begin(absent: absent, cost: cost)
        for (route, stops) in plan.enumerated() where !stops.isEmpty { lay(stops, in: route) }
        var left = 0
        for request in 0..<book.requests.count {
            let facts = book.requests[request]
            if book.routeOf[Int(facts.first)] < 0 {
                absent.requests[left] = Int32(truncatingIfNeeded: request)
                left += 1
            } else {
                cost -= facts.penalty
            }
        }
        absent.keep(first: left)
        undo.commit()
    }

    private func write(_ stops: [Int], into route: Int) {
        let begin = book.start(of: route) + 1
        for (index, stop) in stops.enumerated() {
            book.positions[begin + index].node = Int32(truncatingIfNeeded: stop)
            book.routeOf[stop] = Int32(truncatingIfNeeded: route)
        }
        // Plain problems have one depot: it ends every route.
        book.positions[begin + stops.count].node = Int32(truncatingIfNeeded: book.stopCount)
        book.stops[route] = Int32(truncatingIfNeeded: stops.count)
    }

    private mutating func lay(_ stops: [Int], in route: Int) {
        undo.touch(route, in: book)
        write(stops, into: route)
        kernel.close(route)
        cost += book.costs[route]
        routes.note(route, isUsed: true)
    }

    private mutating func clear() {
        undo.begin(absent: absent, cost: cost)
        for stop in 0..<book.stopCount { book.routeOf[stop] = -1 }
        while routes.used > 0 {
            let route = routes[0]
            undo.touch(route, in: book)
            kernel.close(route)
            routes.note(route, isUsed: false)
        }
        undo.commit()
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
