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
        var near: [(way: Double, stop: Int32)] = []
        near.reserveCapacity(2 * width)
        for stop in 0..<count {
            Self.take(&near, nearest: width, of: count) { other in
                other == stop ? -1 : distance(stop, other)
            }
            for (index, other) in near.enumerated() {
                stops[stop * width + index] = other.stop
                if index > 0, index <= 10 {
                    sum += other.way
                    ways += 1
                }
            }
        }
        meanWay = ways > 0 && sum > 0 ? sum / Double(ways) : 1
    }

    /// The nearest so many, the nearest first, the lower number first where two are as near.
    ///
    /// Whoever is farther than the farthest of so many seen already is not kept: a row of thousands is looked through once
    /// and never sorted whole.
    private static func take(
        _ near: inout [(way: Double, stop: Int32)], nearest width: Int, of count: Int,
        distance: (Int) -> Double
    ) {
        near.removeAll(keepingCapacity: true)
        var bound = Double.infinity
        for other in 0..<count {
            let way = distance(other)
            guard way < bound || near.count < width else { continue }
            near.append((way, Int32(other)))
            guard near.count == 2 * width else { continue }
            near.sort { $0 < $1 }
            near.removeLast(width)
            bound = near[width - 1].way
        }
        near.sort { $0 < $1 }
        near.removeLast(near.count - min(width, near.count))
    }

    @inline(__always)
    func neighbour(_ rank: Int, of stop: Int) -> Int { Int(stops[stop &* width &+ rank]) }
}
