/// Where a request could go in a route and what that adds to the cost.
struct InsertionPlace: BitwiseCopyable {
    var added: Double
    /// Behind this position of the route comes the (first) stop.
    var first: Int32
    /// Behind this position, counted before anything is inserted, comes the second stop.
    var second: Int32

    static var none: InsertionPlace { InsertionPlace(added: .infinity, first: -1, second: -1) }
}

/// The two cheapest places in a route: the second serves when the first is passed over.
struct PlacePair: BitwiseCopyable {
    var best = InsertionPlace.none
    var next = InsertionPlace.none

    init() {}

    /// Nothing but what is cheaper than this will count.
    @inline(__always)
    init(below bound: Double) {
        best.added = bound
        next.added = bound
    }

    @inline(__always)
    mutating func offer(_ added: Double, _ first: Int, _ second: Int) {
        if added < best.added {
            next = best
            best = InsertionPlace(
                added: added, first: Int32(truncatingIfNeeded: first),
                second: Int32(truncatingIfNeeded: second))
        } else if added < next.added {
            next = InsertionPlace(
                added: added, first: Int32(truncatingIfNeeded: first),
                second: Int32(truncatingIfNeeded: second))
        }
    }
}
