/// What it costs to give each row (a shift, a call) to each column (a person's hour).
package struct AssignmentTable: Sendable {
    package let rows: Int
    package let columns: Int
    /// Row by row; infinity for what is impossible.
    package let costs: [Double]

    /// Why a table holds no assignment to look for.
    package enum Fault: Error, Hashable, Sendable {
        case notRectangular
        case notANumber(row: Int, column: Int)
        /// Minus infinity would make every sum the same.
        case infinitelyCheap(row: Int, column: Int)
    }

    package init(rows: Int, columns: Int, costs: [Double]) throws(Fault) {
        guard rows >= 0, columns >= 0, costs.count == rows * columns else { throw .notRectangular }
        for (index, cost) in costs.enumerated() {
            let (row, column) = (index / columns, index % columns)
            if cost.isNaN { throw .notANumber(row: row, column: column) }
            if cost == -.infinity { throw .infinitelyCheap(row: row, column: column) }
        }
        self.rows = rows
        self.columns = columns
        self.costs = costs
    }
}
