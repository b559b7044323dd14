/// Where ruins of a large problem begin: near one stop for a while, then near another.
///
/// What the loops touch stays in the cache of the processor, what was found for requests and routes is
/// asked for again before it is stale, and a neighbourhood is worked through before the next one. It
/// is a decomposition (as POPMUSIC, Taillard and Voss 2002) that needs no second plan.
struct RuinFocus {
    private let stops: Int
    private let width: Int
    private let iterations: Int
    private var centre = 0
    private var left = 0

    init(stops: Int, neighbours: NeighbourTable, _ tuning: SearchTuning) {
        self.stops = stops
        iterations = stops > tuning.smallProblem ? tuning.focusIterations : 0
        width = min(neighbours.width, tuning.focusStops)
    }

    /// The stop around which the next ruin takes strings out.
    @inline(__always)
    mutating func seed(_ neighbours: NeighbourTable, _ chance: inout SeededGenerator) -> Int {
        guard iterations > 0 else { return chance.below(stops) }
        if left == 0 {
            left = iterations
            centre = chance.below(stops)
        }
        left &-= 1
        return neighbours.neighbour(chance.below(width), of: centre)
    }
}
