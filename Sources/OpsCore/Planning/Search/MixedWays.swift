/// The ways between the nodes of a problem of any kind, read from its own table of places.
///
/// A table of nodes would save the loops a step, but it is the square of the places: to lay it out took
/// longer than to find where one more request goes.
struct MixedWays {
    /// Where the row of each node begins in the tables, and its column; negative is nowhere, and no way at
    /// all from anywhere.
    private let rows: Slab<Int>
    private let columns: Slab<Int>
    private let lengths: [Double]
    private let lapses: [Double]

    init(_ travel: TravelTable, of nodes: [Int?], arena: SlabArena) {
        rows = arena.slab(nodes.map { $0.map { $0 * travel.places } ?? -1 }, or: -1)
        columns = arena.slab(nodes.map { $0 ?? -1 }, or: -1)
        lengths = travel.lengths
        lapses = travel.lapses ?? travel.lengths
    }

    @inline(__always)
    func length(_ from: Int, _ to: Int) -> Double {
        let (row, column) = (rows[from], columns[to])
        guard row | column >= 0 else { return 0 }
        return lengths[row &+ column]
    }

    @inline(__always)
    func way(_ from: Int, _ to: Int) -> (length: Double, lapse: Double) {
        let (row, column) = (rows[from], columns[to])
        guard row | column >= 0 else { return (0, 0) }
        return (lengths[row &+ column], lapses[row &+ column])
    }

    @inline(__always)
    func lapse(_ from: Int, _ to: Int) -> Double {
        let (row, column) = (rows[from], columns[to])
        guard row | column >= 0 else { return 0 }
        return lapses[row &+ column]
    }
}
