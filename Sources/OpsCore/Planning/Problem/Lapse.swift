/// How long something takes, in the unit of the problem's clock.
package struct Lapse: Hashable, Comparable, Sendable {
    package var value: Double

    package init(_ value: Double) {
        self.value = value
    }

    package static let zero = Lapse(0)

    package static func < (one: Lapse, other: Lapse) -> Bool { one.value < other.value }

    package static func + (one: Lapse, other: Lapse) -> Lapse { Lapse(one.value + other.value) }
}
