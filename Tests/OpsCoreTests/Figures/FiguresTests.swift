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

    /// Offers of candidates: sums are asked for a territory, never for a state in all of them.
    private static let offers: [(names: [String], requests: Int64)] = [
        (["a", "offered"], 3), (["a", "trained"], 20), (["a", "admitted"], 30),
        (["b", "offered"], 12), (["b", "admitted"], 40),
    ]

    @Test func `nothing is hidden because of a sum that nobody can ask for`() {
        #expect(Figures(Self.offers, smallest: 5).hidden == 5)
        let figures = Figures(Self.offers, smallest: 5, sums: [1])
        #expect(Self.counts(figures) == [nil, nil, 30, 12, 40])
        #expect(figures.total == 105)
    }

    @Test func `a count that stands alone is not found from the sum of all`() {
        let lone: [(names: [String], requests: Int64)] = [
            (["a", "offered"], 3), (["b", "admitted"], 40),
        ]
        for sums in [nil, [1]] {
            let figures = Figures(lone, smallest: 5, sums: sums)
            #expect(Self.counts(figures) == [nil, 40] && figures.total == nil)
        }
        // Of two such nobody is found.
        let two = Figures(lone + [(["c", "offered"], 4)], smallest: 5, sums: [1])
        #expect(Self.counts(two) == [nil, 40, nil] && two.total == 47)
    }

    @Test func `neither a territory's sum nor that of all tells of what is hidden in it`() {
        let seed = Seeds.next(for: "figures of candidates")
        var chance = SeededGenerator(seed: seed)
        for _ in 0..<2_000 {
            let smallest = Int64(1 + chance.below(8))
            var counted: [(names: [String], requests: Int64)] = []
            for place in 0..<(1 + chance.below(4)) {
                for state in 0..<(1 + chance.below(4)) where chance.below(4) > 0 {
                    counted.append((["\(place)", "\(state)"], Int64(1 + chance.below(15))))
                }
            }
            let figures = Figures(counted, smallest: smallest, sums: [1])
            let places = Dictionary(grouping: figures.cells.indices) { counted[$0].names[0] }
            for group in Array(places.values) + [Array(figures.cells.indices)] {
                let hidden = group.filter { figures.cells[$0].requests == nil }
                let sum = hidden.reduce(0) { $0 + counted[$1].requests }
                let isOfAll = group.count == figures.cells.count
                guard !hidden.isEmpty, isOfAll ? figures.total != nil : hidden.count < group.count
                else { continue }
                #expect(hidden.count > 1 && sum >= smallest, "seed \(seed)")
            }
        }
    }
}
