/// The working state of an assignment: who has whom, at which prices.
struct AugmentingPaths {
    let rows: Int
    private let columns: Int
    private let costs: Slab<Double>
    private let rowPrices: Slab<Double>
    private let columnPrices: Slab<Double>
    private let columnOf: Slab<Int32>
    private let rowOf: Slab<Int32>
    /// The way to each column that is the shortest so far, and from which row it comes.
    private let distances: Slab<Double>
    private let cameFrom: Slab<Int32>
    /// Columns that no shortest way is known to yet come first.
    private let open: Slab<Int32>
    private let scanned: Slab<Int32>

    /// When `isTurned`, rows and columns change places, so that there are no more rows than columns.
    init(_ table: AssignmentTable, isTurned: Bool, arena: SlabArena) {
        rows = isTurned ? table.columns : table.rows
        columns = isTurned ? table.rows : table.columns
        if isTurned {
            costs = arena.slab(rows * columns, filledWith: 0)
            for row in 0..<rows {
                for column in 0..<columns {
                    costs[row * columns + column] = table.costs[column * rows + row]
                }
            }
        } else {
            costs = arena.slab(table.costs, or: 0)
        }
        rowPrices = arena.slab(rows, filledWith: 0)
        columnPrices = arena.slab(columns, filledWith: 0)
        columnOf = arena.slab(rows, filledWith: -1)
        rowOf = arena.slab(columns, filledWith: -1)
        distances = arena.slab(columns, filledWith: 0)
        cameFrom = arena.slab(columns, filledWith: 0)
        open = arena.slab(columns, filledWith: 0)
        scanned = arena.slab(columns, filledWith: 0)
        reduceColumns()
    }

    func column(of row: Int) -> Int { Int(columnOf[row]) }

    /// Prices each column at its cheapest row and gives it to that row where both are free.
    ///
    /// Only in squares: a column of a rectangle that stays free must have the price zero.
    private func reduceColumns() {
        guard rows == columns else { return }
        for column in 0..<columns {
            columnPrices[column] = costs[column]
            cameFrom[column] = 0
        }
        for row in 1..<max(rows, 1) {
            let begin = row * columns
            for column in 0..<columns where costs[begin + column] < columnPrices[column] {
                columnPrices[column] = costs[begin + column]
                cameFrom[column] = Int32(truncatingIfNeeded: row)
            }
        }
        for column in 0..<columns where columnPrices[column] < .infinity {
            let row = Int(cameFrom[column])
            if columnOf[row] < 0 {
                columnOf[row] = Int32(truncatingIfNeeded: column)
                rowOf[column] = cameFrom[column]
            }
        }
        for column in 0..<columns where columnPrices[column] == .infinity {
            columnPrices[column] = 0
        }
    }

    /// Finds a column for a row, moving others along the shortest way; false when there is none.
    mutating func augment(from first: Int) -> Bool {
        if columnOf[first] >= 0 { return true }
        for column in 0..<columns {
            distances[column] = .infinity
            open[column] = Int32(truncatingIfNeeded: column)
        }
        var (openCount, scannedCount) = (columns, 0)
        var (row, shortest) = (first, 0.0)
        while true {
            let place = relax(from: row, at: shortest, openCount: openCount)
            let column = Int(open[place])
            shortest = distances[column]
            if shortest == .infinity { return false }
            openCount &-= 1
            open[place] = open[openCount]
            if rowOf[column] < 0 {
                reprice(scannedCount, first, at: shortest)
                turn(column, backTo: first)
                return true
            }
            scanned[scannedCount] = Int32(truncatingIfNeeded: column)
            scannedCount &+= 1
            row = Int(rowOf[column])
        }
    }

    /// Shortens the ways to open columns by way of a row; answers where the nearest of them stands.
    @inline(__always)
    private func relax(from row: Int, at shortest: Double, openCount: Int) -> Int {
        let begin = row &* columns
        let base = shortest - rowPrices[row]
        var (nearest, place) = (Double.infinity, 0)
        var index = 0
        while index < openCount {
            let column = Int(open[index])
            let reached = base + costs[begin &+ column] - columnPrices[column]
            var distance = distances[column]
            if reached < distance {
                distance = reached
                distances[column] = reached
                cameFrom[column] = Int32(truncatingIfNeeded: row)
            }
            // Of equally near ones a free column ends the search.
            if distance < nearest || distance == nearest && rowOf[column] < 0 {
                nearest = distance
                place = index
            }
            index &+= 1
        }
        return place
    }

    private func reprice(_ scannedCount: Int, _ first: Int, at shortest: Double) {
        rowPrices[first] += shortest
        for index in 0..<scannedCount {
            let column = Int(scanned[index])
            let gain = shortest - distances[column]
            rowPrices[Int(rowOf[column])] += gain
            columnPrices[column] -= gain
        }
    }

    private func turn(_ last: Int, backTo first: Int) {
        var column = last
        while true {
            let row = Int(cameFrom[column])
            let freed = Int(columnOf[row])
            columnOf[row] = Int32(truncatingIfNeeded: column)
            rowOf[column] = Int32(truncatingIfNeeded: row)
            if row == first { return }
            column = freed
        }
    }
}
