/// Puts absent requests back, one after the other, each where it is cheapest.
///
/// A place is passed over with a small chance ("blink"), so that the search does not always fall into
/// the same plan; a new route is opened when that is cheaper.
extension RuinRecreate {
    /// Answers whether the plan can still come out cheaper than `bound`; if not, it is left as it stands.
    ///
    /// Where ways are straight lines nothing that goes in makes a plan cheaper, so what is spent tells when
    /// there is no hope left, and no place that costs more than the rest needs a look.
    @inline(__always)
    mutating func recreate(below bound: Double) -> Bool {
        sortAbsent()
        var slack = Kernel.hasLikeVehicles ? bound - cost + owed + Self.rounding : .infinity
        var left = 0
        let count = absent.count
        for index in 0..<count {
            let request = Int(absent.requests[index])
            let penalty = book.requests[request].penalty
            let before = cost - penalty
            if putBack(request, below: slack) {
                slack -= cost - before
            } else {
                absent.requests[left] = Int32(truncatingIfNeeded: request)
                left &+= 1
                slack -= penalty
            }
            if slack < 0 { return false }
        }
        absent.keep(first: left)
        return true
    }

    /// Puts back whatever finds a place, until somebody says that it is time to stop.
    ///
    /// Asked now and then: in a large problem all of it takes minutes.
    mutating func putAllBack(until isOver: () -> Bool) {
        sortAbsent()
        var left = 0
        var wasOver = false
        for index in 0..<absent.count {
            let request = Int(absent.requests[index])
            if index & 255 == 255, !wasOver { wasOver = isOver() }
            if wasOver || !putBack(request, below: .infinity) {
                absent.requests[left] = Int32(truncatingIfNeeded: request)
                left &+= 1
            }
        }
        absent.keep(first: left)
    }

    /// What roundings may add up to.
    private static var rounding: Double { 1e-6 }

    /// The penalties of all that is absent.
    private var owed: Double {
        var sum = 0.0
        for index in 0..<absent.count {
            sum += book.requests[Int(absent.requests[index])].penalty
        }
        return sum
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

    /// Puts a request where it is cheapest; answers whether there was a place below `slack`.
    @inline(__always)
    private mutating func putBack(_ request: Int, below slack: Double) -> Bool {
        var best = InsertionPlace.none
        best.added = slack
        var chosen = -1
        let penalty = book.requests[request].penalty
        if isLimitedToNearRoutes {
            tryNearRoutes(request, &best, &chosen)
            // Where it may not even stay out, a far route would be dearer still.
            if chosen < 0, slack >= penalty { tryAllRoutes(request, &best, &chosen) }
        } else {
            tryAllRoutes(request, &best, &chosen)
        }
        tryNewRoute(request, &best, &chosen)
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
}
