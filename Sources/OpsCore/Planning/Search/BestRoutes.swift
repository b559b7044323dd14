/// The best plan so far; only routes that changed since are copied.
struct BestRoutes {
    private let nodes: Slab<Int32>
    private let stops: Slab<Int32>
    private let stamps: Slab<UInt64>
    private let absent: Slab<Int32>
    private var absentCount = 0
    private let stride: Int
    private(set) var cost = Double.infinity

    init(book: RouteBook, arena: SlabArena) {
        stride = book.stride
        nodes = arena.slab(book.routeCount * stride, filledWith: 0)
        stops = arena.slab(book.routeCount, filledWith: 0)
        stamps = arena.slab(book.routeCount, filledWith: 0)
        absent = arena.slab(book.requests.count, filledWith: 0)
    }

    mutating func take(_ book: RouteBook, routes: RouteSet, absent list: AbsentList, cost: Double) {
        self.cost = cost
        for route in 0..<book.routeCount where stamps[route] != book.stamps[route] {
            stamps[route] = book.stamps[route]
            stops[route] = book.stops[route]
            let begin = route * stride
            for index in 0..<Int(stops[route]) {
                nodes[begin + index] = book.positions[begin + 1 + index].node
            }
        }
        absentCount = list.count
        absent.copy(from: list.requests, at: 0, to: 0, length: absentCount)
    }

    /// The stops of each route.
    var routes: [[Int]] {
        (0..<stops.count).map { route in
            (0..<Int(stops[route])).map { Int(nodes[route * stride + $0]) }
        }
    }

    /// How many routes have stops.
    var used: Int { (0..<stops.count).count { stops[$0] > 0 } }

    var absentRequests: [Int] { (0..<absentCount).map { Int(absent[$0]) }.sorted() }
}
