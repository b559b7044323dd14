/// The cheapest way to give each row a column of its own, exactly.
///
/// Shortest augmenting paths with prices on rows and columns (Jonker and Volgenant 1987; for
/// rectangles as in Crouse 2016). Prices prove that nothing is cheaper.
package struct ShortestAugmentingPath {
    /// The column of each row; as many rows as possible have one when there are fewer columns.
    package private(set) var columnOfRow: [Int?]
    package private(set) var cost = 0.0

    /// Nil when some impossible pair could not be avoided.
    package init?(_ table: AssignmentTable) {
        columnOfRow = Array(repeating: nil, count: table.rows)
        guard table.rows > 0, table.columns > 0 else { return }
        let isTall = table.rows > table.columns
        let arena = SlabArena()
        var paths = AugmentingPaths(table, isTurned: isTall, arena: arena)
        for row in 0..<paths.rows {
            guard paths.augment(from: row) else { return nil }
        }
        for row in 0..<paths.rows {
            let column = paths.column(of: row)
            if isTall { columnOfRow[column] = row } else { columnOfRow[row] = column }
        }
        for (row, column) in columnOfRow.enumerated() {
            if let column { cost += table.costs[row * table.columns + column] }
        }
    }
}
