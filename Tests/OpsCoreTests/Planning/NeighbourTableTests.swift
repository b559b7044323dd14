import OpsTesting
import Testing

@testable import OpsCore

/// Whom a ruin reaches from a stop: the nearest, and no others.
struct NeighbourTableTests {
    @Test(arguments: [1, 2, 9, 249, 250, 251, 499, 500, 501, 700])
    func `the nearest of a row are those that sorting it whole puts first`(_ count: Int) {
        let seed = Seeds.next(for: "nearest of \(count)")
        var chance = SeededGenerator(seed: seed)
        // Few distances: many stops are as near as others, and some cannot be reached at all.
        let ways = (0..<count * count).map { _ in
            chance.below(20) == 0 ? Double.infinity : Double(chance.below(40))
        }
        let arena = SlabArena()
        let table = NeighbourTable(stops: count, arena: arena) { ways[$0 * count + $1] }
        #expect(table.width == min(count, 250))
        for stop in stride(from: 0, to: count, by: max(1, count / 40)) {
            let sorted = (0..<count).sorted {
                let (one, other) = (way($0, from: stop), way($1, from: stop))
                return (one, $0) < (other, $1)
            }
            #expect(
                (0..<table.width).map { table.neighbour($0, of: stop) }
                    == Array(sorted.prefix(table.width)))
        }
        withExtendedLifetime(arena) {}
        func way(_ other: Int, from stop: Int) -> Double {
            other == stop ? -1 : ways[stop * count + other]
        }
    }
}
