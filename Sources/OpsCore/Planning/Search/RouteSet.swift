/// Which routes are in use: the used ones first, the empty ones behind them.
struct RouteSet {
    private let order: Slab<Int32>
    private let placeOf: Slab<Int32>
    let count: Int
    private(set) var used = 0
    /// No more routes than this are to be used.
    var limit: Int

    init(count: Int, arena: SlabArena) {
        self.count = count
        limit = count
        order = arena.slab((0..<Int32(count)).map { $0 }, or: 0)
        placeOf = arena.slab((0..<Int32(count)).map { $0 }, or: 0)
    }

    @inline(__always)
    subscript(_ index: Int) -> Int { Int(order[index]) }

    /// Moves a route to the used or to the empty ones, if it is not there.
    @inline(__always)
    mutating func note(_ route: Int, isUsed: Bool) {
        let place = Int(placeOf[route])
        if isUsed, place >= used {
            swap(place, used)
            used &+= 1
        } else if !isUsed, place < used {
            used &-= 1
            swap(place, used)
        }
    }

    @inline(__always)
    private func swap(_ one: Int, _ other: Int) {
        let (first, second) = (order[one], order[other])
        order[one] = second
        order[other] = first
        placeOf[Int(second)] = Int32(truncatingIfNeeded: one)
        placeOf[Int(first)] = Int32(truncatingIfNeeded: other)
    }
}
