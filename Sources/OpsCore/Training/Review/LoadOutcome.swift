/// How the work was shared out among a group of volunteers.
package struct LoadOutcome: Hashable, Sendable {
    /// Nil for everybody.
    package let group: String?
    package let volunteers: Int64
    /// Completed missions, one for each volunteer of a crew.
    package let missions: Int64
    package let most: Int64
    package let meanHundredths: Int64
    /// How many completed none.
    package let idle: Int64
    /// The share of the missions that the busiest tenth did, at least one volunteer; nil without
    /// missions.
    package let busiestTenthPerMille: Int64?

    private init(group: String?, missionsDone: [Int64]) {
        let sorted = missionsDone.sorted(by: >)
        let sum = sorted.reduce(0, +)
        self.group = group
        volunteers = Int64(sorted.count)
        missions = sum
        most = sorted.first ?? 0
        meanHundredths = sorted.isEmpty ? 0 : sum * 100 / Int64(sorted.count)
        idle = Int64(sorted.count { $0 == 0 })
        let tenth = sorted.prefix((sorted.count + 9) / 10).reduce(0, +)
        busiestTenthPerMille = sum == 0 ? nil : tenth * 1_000 / sum
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
