/// What a plan is judged by: a length travelled costs as much as its number.
package struct Cost: Hashable, Comparable, Sendable {
    package var value: Double

    package init(_ value: Double) {
        self.value = value
    }

    package static let zero = Cost(0)

    package static func < (one: Cost, other: Cost) -> Bool { one.value < other.value }

    package static func + (one: Cost, other: Cost) -> Cost { Cost(one.value + other.value) }
}
