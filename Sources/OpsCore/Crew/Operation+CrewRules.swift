/// Rules of a deployment count from now on, also for crews that are out or awaited.
extension Operation {
    mutating func setCrewRules(
        _ rules: CrewRules, of id: Identifier<Deployment>, at instant: Instant
    ) {
        deployments[id]?.crewRules = rules
        let crews = missions.values.filter { requests[$0.request]?.deployment == id }
        for mission in crews.sorted(by: { $0.number < $1.number }) {
            watch(mission, anew: rules, at: instant)
        }
    }

    /// Nobody is heard of later than was awaited: a longer time begins with their next word.
    private mutating func watch(_ mission: Mission, anew rules: CrewRules, at instant: Instant) {
        let isWatched = isWatched(mission)
        changeCrew(mission.id) { watch in
            let isAwaited = mission.isOut || watch.checkInDue != nil
            let dueAt = instant + rules.checkIn
            watch.checkInDue =
                isWatched && isAwaited && watch.overdue == nil
                ? min(watch.checkInDue ?? dueAt, dueAt) : nil
            // Who was not asked yet is asked by the new rule, at once where its time has passed.
            guard !mission.isOut, watch.confirmation == .notAsked, watch.confirmDue != nil,
                let slot = watch.slot
            else { return }
            watch.confirmDue = max(slot.from - rules.confirm, instant)
        }
    }
}
