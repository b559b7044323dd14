/// How the log changes, and when each team must be heard of.
extension Operation {
    mutating func evolve(_ event: OperationsEvent, at instant: Instant) {
        switch event {
        case .eventOpened(let opened):
            log.eventCount = opened.number
            log.events[opened.id] = OperationEvent(
                id: opened.id, number: opened.number, kind: opened.kind,
                territory: opened.territory, status: opened.status,
                reportMinutes: opened.reportMinutes, firstRequest: counters.requests + 1,
                activeSince: instant, notes: 0)
        case .eventChanged(let id, let status, let minutes):
            if status == .inProgress { log.events[id]?.activeSince = instant }
            if let status { log.events[id]?.status = status }
            if let minutes { log.events[id]?.reportMinutes = minutes }
            for team in log.teamsOfEvents[id] ?? [] { expect(team) }
        case .eventClosed(let id):
            log.close(id)
            for team in log.teamsOfEvents[id] ?? [] { expect(team) }
        case .teamAdded(let added): insert(added, at: instant)
        case .statusSet(let id, let status):
            log.setStatus(status, of: id)
            hear(of: id, at: instant, now: instant)
        case .membersSet(let id, let members): log.setMembers(members, of: id)
        case .noteWritten(let note):
            log.events[note.event]?.notes = note.number
            if note.isFromTeam, let team = note.about.team {
                hear(of: team, at: note.happenedAt, now: instant)
            }
        case .teamSilent(let id, let desk, let dueAt):
            log.teams[id]?.desk = desk
            log.teams[id]?.silences += 1
            log.teams[id]?.dueAt = dueAt
            watch.insert(Watched(dueAt: dueAt, subject: .team(id)))
        }
    }

    private mutating func insert(_ added: TeamAdded, at instant: Instant) {
        log.teamCount = added.number
        let desk = log.events[added.event]?.territory ?? added.territory
        log.insert(
            Team(
                id: added.id, number: added.number, event: added.event, kind: added.kind,
                territory: added.territory, members: added.members, status: added.status,
                heardAt: instant, desk: desk, dueAt: nil, silences: 0))
        expect(added.id)
    }

    /// Word that is older than the span ends no silence: the team said it long ago.
    private mutating func hear(of id: Identifier<Team>, at heardAt: Instant, now: Instant) {
        guard let team = log.teams[id], let event = log.events[team.event] else { return }
        log.teams[id]?.heardAt = max(team.heardAt, heardAt)
        guard !team.isSilent || heardAt + event.reportSpan > now else { return }
        log.teams[id]?.silences = 0
        log.teams[id]?.desk = event.territory
        expect(id)
    }

    /// Counts anew until when the team must be heard of; an alarm that was raised keeps its own time.
    private mutating func expect(_ id: Identifier<Team>) {
        guard let team = log.teams[id], let event = log.events[team.event] else { return }
        guard event.expectsWord(of: team) else {
            log.teams[id]?.dueAt = nil
            log.teams[id]?.silences = 0
            log.teams[id]?.desk = event.territory
            return
        }
        guard !team.isSilent else { return }
        let dueAt = max(team.heardAt, event.activeSince) + event.reportSpan
        log.teams[id]?.dueAt = dueAt
        watch.insert(Watched(dueAt: dueAt, subject: .team(id)))
    }
}

extension OperationEvent {
    /// Who is counted on while the event goes on; while it is interrupted, who is out there still.
    fileprivate func expectsWord(of team: Team) -> Bool {
        switch status {
        case .notStarted, .complete: false
        case .inProgress: team.status.isCountedOn
        case .stopped: team.status.isOut
        }
    }
}
