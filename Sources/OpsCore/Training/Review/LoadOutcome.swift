/// How the work was shared out among a group of volunteers.
package struct LoadOutcome: Hashable, Sendable {
    /// Nil for everybody.
    package let group: String?
    /// Completed missions, one for each volunteer of a crew.
    package let missions: Spread

    private init(group: String?, missionsDone: [Int64]) {
        self.group = group
        missions = Spread(each: missionsDone)
    }

    /// Everybody, then each group of the roster in the scenario's order.
    static func all(in run: ScenarioRun) -> [LoadOutcome] {
        let done = run.tally.missionsDone
        let groups = run.scenario.roster.groups.map { group in
            LoadOutcome(
                group: group.code,
                missionsDone: run.cast.indices(ofGroup: group.code).map { done[$0] })
        }
        return [LoadOutcome(group: nil, missionsDone: done)] + groups
    }
}
