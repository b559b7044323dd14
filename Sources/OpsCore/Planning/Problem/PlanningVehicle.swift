/// Who drives: from where, until when, with what room and which skills.
package struct PlanningVehicle: Hashable, Sendable {
    /// The place it starts from; nil when it starts at its first stop.
    package var start: Int?
    /// The place it must come back to; nil when it may end at its last stop.
    package var end: Int?
    /// It leaves not before the shift opens and is back before it closes.
    package var shift: PlanningWindow
    package var capacity: Load
    package var skills: PlanningSkills
    /// In the order in which they are taken.
    package var breaks: [PlanningBreak]
    /// As far as it drives in all.
    package var reach: Length?
    /// What it costs to use it at all.
    package var fixedCost: Cost

    package init(
        start: Int?, end: Int?, shift: PlanningWindow = .always, capacity: Load = Load([]),
        skills: PlanningSkills = [], breaks: [PlanningBreak] = [], reach: Length? = nil,
        fixedCost: Cost = .zero
    ) {
        self.start = start
        self.end = end
        self.shift = shift
        self.capacity = capacity
        self.skills = skills
        self.breaks = breaks
        self.reach = reach
        self.fixedCost = fixedCost
    }
}
