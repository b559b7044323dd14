/// All routes of a plan that is being changed, in flat memory.
struct RouteBook {
    /// The stops by number, then where vehicles start and end.
    let nodes: Slab<SearchNode>
    let requests: Slab<SearchRequest>
    /// Lengths between nodes, `side` to a row; none in a problem of any kind, see `MixedWays`.
    let lengths: Slab<Double>
    let side: Int
    let stopCount: Int
    let capacity: Int32
    /// The positions of route r begin at `r * stride`: the start, the stops, the end.
    let positions: Slab<RoutePosition>
    let stride: Int
    let routeCount: Int
    /// So many stops each route has.
    let stops: Slab<Int32>
    let loads: Slab<Int32>
    let costs: Slab<Double>
    /// Tells one content of a route from every other that it had or will have.
    let stamps: Slab<UInt64>
    /// The route of each stop; negative for one that no route has.
    let routeOf: Slab<Int32>

    @inline(__always)
    func length(_ from: Int, _ to: Int) -> Double { lengths[from &* side &+ to] }

    @inline(__always)
    func start(of route: Int) -> Int { route &* stride }
}
