/// When something may begin: not before `opens`, not after `closes`.
package struct PlanningWindow: Hashable, Sendable {
    package var opens: Moment
    package var closes: Moment

    package init(opens: Moment, closes: Moment) {
        self.opens = opens
        self.closes = closes
    }

    /// From the beginning of the clock on.
    package static let always = PlanningWindow(
        opens: .start, closes: Moment(Double.greatestFiniteMagnitude))

    /// What both allow; it may be empty (`closes` before `opens`).
    package func narrowed(to other: PlanningWindow?) -> PlanningWindow {
        guard let other else { return self }
        return PlanningWindow(
            opens: max(opens, other.opens), closes: min(closes, other.closes))
    }

    package var isEmpty: Bool { closes < opens }
}
