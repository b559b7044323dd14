/// What is to be done as a whole or not at all.
package struct PlanningRequest: Hashable, Sendable {
    /// Which stops it takes, by their numbers in the problem.
    package enum Work: Hashable, Sendable {
        /// Something loaded where the vehicle starts; with no load, a mere visit.
        case delivery(Int)
        /// Something brought to where the vehicle ends.
        case collection(Int)
        /// Something picked up at one stop and delivered later, by the same vehicle, at another.
        case transfer(pickup: Int, delivery: Int)
    }

    package var work: Work
    package var load: Load
    package var skills: PlanningSkills
    /// What a plan pays when it is left out; nil for what must be served if that is possible at all.
    ///
    /// The dearer, the higher its priority.
    package var penalty: Cost?
    /// The one vehicle that was promised.
    package var vehicle: Int?

    package init(
        _ work: Work, load: Load = Load([]), skills: PlanningSkills = [], penalty: Cost? = nil,
        vehicle: Int? = nil
    ) {
        self.work = work
        self.load = load
        self.skills = skills
        self.penalty = penalty
        self.vehicle = vehicle
    }

    /// Its stops in the order in which they are visited.
    package var stops: [Int] {
        switch work {
        case .delivery(let stop), .collection(let stop): [stop]
        case .transfer(let pickup, let delivery): [pickup, delivery]
        }
    }
}
