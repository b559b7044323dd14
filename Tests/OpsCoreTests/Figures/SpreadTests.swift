import OpsCore
import Testing

/// How evenly something was shared out.
struct SpreadTests {
    @Test func `one who does everything is seen`() {
        let spread = Spread(each: [10] + Array(repeating: 0, count: 9))
        #expect(spread.people == 10 && spread.sum == 10 && spread.most == 10)
        #expect(spread.meanHundredths == 100 && spread.median == 0 && spread.none == 9)
        #expect(spread.busiestTenthPerMille == 1_000)
    }

    @Test func `where all do the same, the busiest tenth has a tenth`() {
        let spread = Spread(each: Array(repeating: 3, count: 20))
        #expect(spread.busiestTenthPerMille == 100)
        #expect(spread.median == 3 && spread.none == 0 && spread.meanHundredths == 300)
    }

    @Test func `nobody, and nothing, are no division by nothing`() {
        #expect(Spread(each: []).busiestTenthPerMille == nil)
        #expect(Spread(each: []).meanHundredths == 0)
        #expect(Spread(each: [0, 0]).busiestTenthPerMille == nil)
        #expect(Spread(each: [0, 0]).none == 2)
    }

    /// The plain way: everybody in a row.
    @Test(arguments: 1...60)
    func `counted in groups it is what one finds person by person`(_ seed: UInt64) {
        var chance = SeededGenerator(seed: seed)
        let amounts = (0..<(1 + chance.below(40))).map { _ in Int64(chance.below(6)) }
        let spread = Spread(each: amounts)
        let sorted = amounts.sorted(by: >)
        let sum = sorted.reduce(0, +)
        #expect(spread.people == Int64(amounts.count) && spread.sum == sum, "seed \(seed)")
        #expect(spread.most == sorted[0] && spread.none == Int64(amounts.count { $0 == 0 }))
        let tenth = sorted.prefix((sorted.count + 9) / 10).reduce(0, +)
        #expect(spread.busiestTenthPerMille == (sum == 0 ? nil : tenth * 1_000 / sum))
        #expect(spread.median == amounts.sorted()[(amounts.count + 1) / 2 - 1], "seed \(seed)")
    }
}
