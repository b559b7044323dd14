/// In which orders absent requests are put back; ranks are computed once.
struct RequestOrders {
    /// Chances out of `shares`: at random, by load, farthest, nearest, narrowest, opening, closing.
    private static let chances = [4, 4, 2, 1, 2, 2, 2]
    static let shares = chances.reduce(0, +)

    private let ranks: Slab<Int32>
    private let requests: Int
    /// The order that each of the shares stands for.
    private let orderOfShare: Slab<Int32>

    /// `keys` are what requests are sorted by, for each order but the random one.
    init(requests: Int, keys: [[Double]], arena: SlabArena) {
        self.requests = requests
        ranks = arena.slab(keys.count * requests, filledWith: 0)
        for (order, keys) in keys.enumerated() {
            let sorted = (0..<requests).sorted { (keys[$0], $0) < (keys[$1], $1) }
            for (rank, request) in sorted.enumerated() {
                ranks[order * requests + request] = Int32(rank)
            }
        }
        let spread = Self.chances.enumerated().flatMap { order, chance in
            Array(repeating: Int32(order), count: chance)
        }
        orderOfShare = arena.slab(spread, or: 0)
    }

    /// Which order a draw below `shares` stands for; zero is the random one.
    @inline(__always)
    func order(ofShare share: Int) -> Int { Int(orderOfShare[share]) }

    @inline(__always)
    func rank(of request: Int, in order: Int) -> UInt64 {
        UInt64(truncatingIfNeeded: ranks[(order &- 1) &* requests &+ request])
    }
}
