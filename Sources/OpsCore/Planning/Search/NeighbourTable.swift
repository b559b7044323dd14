/// For each stop the others by their distance from it, itself first.
struct NeighbourTable {
    private let stops: Slab<Int32>
    let width: Int
    /// How far the ten nearest are on average: the measure of heat, whatever unit lengths have.
    let meanWay: Double

    /// Ruins rarely go farther than this many stops from where they began.
    private static let limit = 250

    /// `distance` says how far two stops are from each other.
    init(stops count: Int, arena: SlabArena, distance: (Int, Int) -> Double) {
        width = min(count, Self.limit)
        stops = arena.slab(count * width, filledWith: 0)
        var (sum, ways) = (0.0, 0)
        for stop in 0..<count {
            var near = (0..<count).map { other in
                (other == stop ? -1 : distance(stop, other), Int32(other))
            }
            near.sort { $0 < $1 }
            for (index, other) in near.prefix(width).enumerated() {
                stops[stop * width + index] = other.1
                if index > 0, index <= 10 {
                    sum += other.0
                    ways += 1
                }
            }
        }
        meanWay = ways > 0 && sum > 0 ? sum / Double(ways) : 1
    }

    @inline(__always)
    func neighbour(_ rank: Int, of stop: Int) -> Int { Int(stops[stop &* width &+ rank]) }
}
