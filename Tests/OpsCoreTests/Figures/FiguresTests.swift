import OpsTesting
import Testing

@testable import OpsCore

/// Figures without faces: no count points at somebody, and none can be found by subtracting.
struct FiguresTests {
    private static func counts(_ figures: Figures) -> [Int64?] { figures.cells.map(\.requests) }

    private static func figures(_ counts: Int64..., smallest: Int64 = 5) -> Figures {
        Figures(
            counts.enumerated().map { (["n\($0.offset)"], $0.element) }, smallest: smallest)
    }

    @Test func `what is not small is shown as it is`() {
        let figures = Self.figures(5, 12, 100)
        #expect(Self.counts(figures) == [5, 12, 100])
        #expect(figures.total == 117 && figures.hidden == 0)
    }

    @Test func `a small count takes the next larger one along`() {
        let figures = Self.figures(4, 30, 12)
        #expect(Self.counts(figures) == [nil, 30, nil])
        #expect(figures.total == 46)
    }

    @Test func `two small ones are enough when together they are not small`() {
        #expect(Self.counts(Self.figures(4, 3, 12)) == [nil, nil, 12])
        #expect(Self.counts(Self.figures(1, 1, 12, 30)) == [nil, nil, nil, 30])
    }

    @Test func `nothing is shown of too few`() {
        let figures = Self.figures(1, 3)
        #expect(Self.counts(figures) == [nil, nil])
        #expect(figures.total == nil)
        #expect(Self.figures(2).total == nil)
    }

    @Test func `no requests at all is no secret`() {
        let figures = Figures([], smallest: 5)
        #expect(figures.total == 0 && figures.cells.isEmpty)
    }

    @Test func `a count hidden in a row is not laid bare by its column`() {
        let figures = Figures(
            [
                (["mon", "food"], 20), (["mon", "visit"], 2), (["tue", "food"], 9),
                (["tue", "visit"], 40), (["wed", "food"], 7), (["wed", "visit"], 8),
            ], smallest: 5)
        // Monday's visits are hidden; so are food of Monday, visits of Wednesday, and what closes the ring.
        #expect(Self.counts(figures) == [nil, nil, 9, 40, nil, nil])
        #expect(figures.total == 86)
    }

    @Test func `hidden counts cannot be found from any sum, whatever the counts`() {
        let seed = Seeds.next(for: "figures")
        var chance = SeededGenerator(seed: seed)
        for _ in 0..<2_000 {
            let (rows, columns) = (1 + chance.below(5), 1 + chance.below(5))
            let smallest = Int64(1 + chance.below(8))
            var counted: [(names: [String], requests: Int64)] = []
            for row in 0..<rows {
                for column in 0..<columns where chance.below(4) > 0 {
                    counted.append((["\(row)", "\(column)"], Int64(1 + chance.below(15))))
                }
            }
            let figures = Figures(counted, smallest: smallest)
            for (index, cell) in figures.cells.enumerated() {
                if let shown = cell.requests {
                    #expect(shown == counted[index].requests && shown >= smallest, "seed \(seed)")
                }
            }
            for dimension in 0..<2 {
                let lines = Dictionary(grouping: figures.cells.indices) {
                    figures.cells[$0].names[dimension]
                }
                for line in lines.values {
                    let hidden = line.filter { figures.cells[$0].requests == nil }
                    let sum = hidden.reduce(0) { $0 + counted[$1].requests }
                    guard !hidden.isEmpty, hidden.count < line.count else { continue }
                    #expect(hidden.count > 1 && sum >= smallest, "seed \(seed)")
                }
            }
        }
    }
}
