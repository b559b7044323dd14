/// Who says yes to what has no hour may hold what the door asks for only until before help is due.
///
/// They may go today: so nobody is refused, and the desk learns it while it can still agree an hour, or ask for the paper
/// to be renewed (decision 53).
extension Operation {
    func departures(
        joining events: [Event], after earlier: [Event], at instant: Instant,
        identifiers: inout some IdentifierSource
    ) -> [Event] {
        var told: [Event] = []
        for event in events {
            guard let (mission, joining) = joined(by: event), !mission.isOut,
                let request = requests[mission.request]
            else { continue }
            let slot = crews.watches[mission.id]?.slot
            if case .dispatching = event {
                told += vehicleAlarms(
                    joining: mission, after: earlier + told, at: instant, identifiers: &identifiers)
            }
            guard plannedTime(of: mission, slot: slot, at: instant) == nil else { continue }
            let due = max(instant, promise(of: request))
            for volunteer in joining.compactMap({ volunteers[$0] })
            where volunteer.profile.endsSomething(from: instant, before: due) {
                told += departure(
                    of: volunteer.id, as: volunteer.profile, mission, goingAt: slot,
                    after: earlier + told, at: instant, identifiers: &identifiers)
            }
        }
        return told
    }

    /// The mission as it is with whoever joins its crew, or takes it over.
    private func joined(
        by event: Event
    ) -> (Mission, [Identifier<Volunteer>])? {
        switch event {
        case .dispatching(.solicitationAnswered(let id, let missionID, .accepted)):
            guard var mission = missions[missionID], !mission.incoming.contains(id),
                let volunteer = mission.solicitations.answer(id, .accepted)
            else { return nil }
            return (mission, [volunteer])
        case .crew(.handedOver(let id)):
            guard let mission = missions[id]?.takenOver() else { return nil }
            return (mission, mission.accepted.map(\.volunteer))
        default: return nil
        }
    }
}

extension Mission {
    /// As it is once those who were asked to take over have it.
    func takenOver() -> Mission {
        var mission = self
        let first = accepted.map(\.id)
        for asked in incoming { _ = mission.solicitations.answer(asked, .accepted) }
        mission.incoming = []
        for answer in first { _ = mission.solicitations.answer(answer, .withdrawn) }
        mission.stage = .accepted
        return mission
    }
}

extension VolunteerProfile {
    /// Whether a vetting or a skill ends in that time, give or take a day of clocks.
    fileprivate func endsSomething(from start: Instant, before end: Instant) -> Bool {
        let last = ClockTime(end + .days(1), rule: nil).day
        return ([vettedUntil] + skills.map(\.until)).contains { day in
            day.map { $0 < last } ?? false
        }
    }
}
