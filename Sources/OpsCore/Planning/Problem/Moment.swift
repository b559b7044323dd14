/// A point on the clock of a planning problem.
///
/// The clock begins where the problem says (midnight, the opening of the depot) and counts in the
/// unit of the problem's travel times: the planner only adds and compares.
package struct Moment: Hashable, Comparable, Sendable {
    package var value: Double

    package init(_ value: Double) {
        self.value = value
    }

    package static let start = Moment(0)

    package static func < (one: Moment, other: Moment) -> Bool { one.value < other.value }

    package static func + (moment: Moment, lapse: Lapse) -> Moment {
        Moment(moment.value + lapse.value)
    }

    package static func - (later: Moment, earlier: Moment) -> Lapse {
        Lapse(later.value - earlier.value)
    }
}
