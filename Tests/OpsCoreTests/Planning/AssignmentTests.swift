import OpsCore
import OpsTesting
import Testing

struct AssignmentTests {
    @Test func `every random table is assigned as cheaply as any way there is`() throws {
        let seed = Seeds.next(for: "assignment")
        for number in 0..<400 {
            var chance = SeededGenerator(seed: seed &+ UInt64(number))
            let (rows, columns) = (1 + chance.below(7), 1 + chance.below(7))
            let costs = (0..<(rows * columns)).map { _ in
                chance.below(6) == 0 ? Double.infinity : Double(chance.below(20) - 5)
            }
            let table = try AssignmentTable(rows: rows, columns: columns, costs: costs)
            let found = ShortestAugmentingPath(table)
            let best = Self.cheapest(rows, columns, costs)
            #expect(found?.cost == best, "table \(number)")
            guard let found else { continue }
            let taken = found.columnOfRow.compactMap(\.self)
            #expect(taken.count == min(rows, columns) && Set(taken).count == taken.count)
        }
    }

    /// Tries every set of columns, row by row.
    private static func cheapest(_ rows: Int, _ columns: Int, _ costs: [Double]) -> Double? {
        var best: [Int: Double] = [:]
        best[0] = 0
        for row in 0..<rows {
            // With more rows than columns some rows go without.
            var next = rows > columns ? best : [:]
            for (taken, cost) in best {
                for column in 0..<columns where taken & 1 << column == 0 {
                    let more = cost + costs[row * columns + column]
                    guard more < .infinity else { continue }
                    let set = taken | 1 << column
                    next[set] = min(next[set] ?? .infinity, more)
                }
            }
            best = next
        }
        return best.filter { $0.key.nonzeroBitCount == min(rows, columns) }.values.min()
    }

    @Test func `a table that is none is refused`() {
        #expect(throws: AssignmentTable.Fault.notRectangular) {
            try AssignmentTable(rows: 2, columns: 2, costs: [1, 2, 3])
        }
        #expect(throws: AssignmentTable.Fault.notANumber(row: 1, column: 0)) {
            try AssignmentTable(rows: 2, columns: 2, costs: [1, 2, .nan, 3])
        }
        #expect(throws: AssignmentTable.Fault.infinitelyCheap(row: 0, column: 1)) {
            try AssignmentTable(rows: 1, columns: 2, costs: [1, -.infinity])
        }
    }

    @Test func `nobody and nothing are assigned at no cost`() throws {
        let table = try AssignmentTable(rows: 0, columns: 3, costs: [])
        #expect(ShortestAugmentingPath(table)?.cost == 0)
    }
}
