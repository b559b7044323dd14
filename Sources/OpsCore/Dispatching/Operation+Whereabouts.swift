/// Nobody is sent from where they are not: who is out with a team, on another mission, or looked for.
extension Operation {
    /// What keeps somebody from leaving for a door: the team that they are out with, or that nobody knows where they are.
    func elsewhere(
        _ id: Identifier<Volunteer>, besides mission: Mission
    ) -> ReasonAgainst? {
        if let team = log.team(of: id), team.status.isOut { return .inATeam(number: team.number) }
        return missing(id, besides: mission.id).map { _ in .onAnotherMission(from: nil) }
    }

    /// The number of another mission of which somebody has not been heard; nil where nobody looks for them.
    func missing(
        _ id: Identifier<Volunteer>, besides mission: Identifier<Mission>?
    ) -> Int64? {
        crews.alarms.values.filter {
            $0.kind == .overdue && $0.mission != mission && $0.missing.contains(id)
        }.map(\.missionNumber).min()
    }

    /// That somebody has left for another door; those of one round belong together.
    func hasLeft(_ volunteer: Volunteer, besides mission: Mission) -> ReasonAgainst? {
        let round = publishedRound(of: mission.request)?.id
        let isOut = volunteer.missions.compactMap { missions[$0] }.contains { other in
            other.id != mission.id && other.isOut
                && (round == nil || publishedRound(of: other.request)?.id != round)
        }
        return isOut ? .onAnotherMission(from: nil) : nil
    }

    /// Whether a crew leaves before whoever is out now is reckoned to be back.
    func isSoon(_ planned: Engagement?, at instant: Instant) -> Bool {
        planned.map { $0.from < instant + Engagement.usual + Engagement.way } ?? true
    }

    /// Alarms about other missions of those who go out with a team, or are missing; they end when they are back.
    func departures(
        moving events: [Event], after earlier: [Event], at instant: Instant,
        identifiers: inout some IdentifierSource
    ) -> [Event] {
        guard events.contains(where: isOfWhereabouts) else { return [] }
        var after = self
        var moved: Set<Identifier<Volunteer>> = []
        for event in events { moved.formUnion(after.takeWhereabouts(event)) }
        var told: [Event] = []
        for volunteer in moved.sorted().compactMap({ volunteers[$0] }) {
            for mission in missions(of: volunteer.id, after: events) {
                guard let request = requests[mission.request] else { continue }
                let slot = crews.watches[mission.id]?.slot
                // Who could not go before is told of already, or was weighed by somebody.
                guard
                    mayGo(volunteer, mission, request, goingAt: slot, at: instant)
                        != after.mayGo(volunteer, mission, request, goingAt: slot, at: instant)
                else { continue }
                told += after.departure(
                    of: volunteer.id, as: volunteer.profile, mission, goingAt: slot,
                    after: earlier + told, at: instant, identifiers: &identifiers)
            }
        }
        return told
    }

    private func isOfWhereabouts(_ event: Event) -> Bool {
        switch event {
        case .operations(.statusSet), .operations(.membersSet): true
        case .crew(.alarmOpened(let alarm)): alarm.kind == .overdue
        case .crew(.alarmClosed(let id, _)): crews.alarms[id]?.kind == .overdue
        default: false
        }
    }

    /// Takes in where people are, and says whose whereabouts may be otherwise.
    private mutating func takeWhereabouts(_ event: Event) -> [Identifier<Volunteer>] {
        switch event {
        case .operations(.statusSet(let id, let status)):
            log.setStatus(status, of: id)
            return log.teams[id]?.members ?? []
        case .operations(.membersSet(let id, let members)):
            let before = log.teams[id]?.members ?? []
            log.setMembers(members, of: id)
            return before + members
        case .crew(.alarmOpened(let alarm)) where alarm.kind == .overdue:
            crews.alarms[alarm.id] = alarm
            return alarm.missing
        case .crew(.alarmClosed(let id, _)):
            return crews.alarms.removeValue(forKey: id)?.missing ?? []
        default: return []
        }
    }
}
