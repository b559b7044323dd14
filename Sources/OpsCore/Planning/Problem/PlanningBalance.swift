/// How dearly uneven work is paid: `weight` times the sum over all vehicles of their measure squared.
///
/// The sum of squares is least when all do the same, and it is a sum: what one route gains or loses
/// can be told without looking at the others.
package struct PlanningBalance: Hashable, Sendable {
    package enum Measure: Hashable, Sendable, CaseIterable {
        /// Stops made.
        case stops
        /// Time on the road and in service; waiting and breaks do not count.
        case work
    }

    package var measure: Measure
    package var weight: Double

    package init(_ measure: Measure, weight: Double) {
        self.measure = measure
        self.weight = weight
    }
}
