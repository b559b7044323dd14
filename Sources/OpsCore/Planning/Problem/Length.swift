/// How far it is, in the unit of the problem's travel table.
package struct Length: Hashable, Comparable, Sendable {
    package var value: Double

    package init(_ value: Double) {
        self.value = value
    }

    package static let zero = Length(0)

    package static func < (one: Length, other: Length) -> Bool { one.value < other.value }

    package static func + (one: Length, other: Length) -> Length { Length(one.value + other.value) }
}
