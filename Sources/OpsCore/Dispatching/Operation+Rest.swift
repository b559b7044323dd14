/// Rest between missions, as somebody asked for it.
extension Operation {
    /// Until when they rest of what was before the hour at which they would go, or lies ahead of them around it.
    func restsUntil(_ volunteer: Volunteer, _ asking: Asking) -> Instant? {
        guard let hours = volunteer.profile.conditions.restHours else { return nil }
        if let until = volunteer.restsUntil(at: asking.goesAt) { return until }
        let rest = TimeSpan.hours(hours)
        for held in volunteer.inHand where held.mission != asking.request.mission {
            guard let mission = missions[held.mission],
                let planned = plannedTime(of: mission, at: asking.at), let until = planned.until
            else { continue }
            let isRestedBefore = asking.engagement.until.map { $0 + rest <= planned.from } ?? false
            if asking.goesAt < until + rest, !isRestedBefore { return until + rest }
        }
        return nil
    }
}
