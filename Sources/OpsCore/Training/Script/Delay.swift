/// How long something takes in a simulated world: a median, and how far from it people are.
package struct Delay: Hashable, Sendable {
    package let medianMinutes: Int64
    /// 0: always the median; 1000: as spread out as the turnout that `shape` was taken from.
    package let spreadPerMille: Int64

    /// Draws one.
    package func draw(using generator: inout SeededGenerator) -> TimeSpan {
        let drawn = generator.below(10_000)
        let decile = drawn / 1_000
        let (low, high) = (Self.shape[decile], Self.shape[decile + 1])
        let factor = low + (high - low) * Int64(drawn % 1_000) / 1_000
        let spread = 1_000 + (factor - 1_000) * spreadPerMille / 1_000
        return TimeSpan(milliseconds: medianMinutes * 60 * spread)
    }

    /// The deciles of the time from dispatch to departure, in thousandths of their median.
    ///
    /// 25 990 departures of volunteer crews in Lancaster County, Nebraska, 2010 to 2018: 5, 39, 63,
    /// 88, 127, 186, 246, 328 and 457 seconds. The slowest tenth is cut at six medians.
    private static let shape: [Int64] = [
        0, 39, 307, 496, 693, 1_000, 1_465, 1_937, 2_583, 3_598, 6_000,
    ]
}
