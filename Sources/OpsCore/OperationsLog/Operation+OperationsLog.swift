/// The log that people keep: nothing in it is changed afterwards, and no team in it falls silent unnoticed.
extension Operation {
    func decide(
        _ command: OperationsCommand, at instant: Instant,
        identifiers: inout some IdentifierSource
    ) throws(OperationsRefusal) -> ([OperationsEvent], [VaultWrite]) {
        switch command {
        case .openEvent(let wish):
            try checkTerritory(wish.territory)
            let opened = OperationEventOpened(
                id: identifiers.next(at: instant), number: log.eventCount + 1, kind: wish.kind,
                territory: wish.territory, status: wish.status, reportMinutes: wish.reportMinutes)
            return ([.eventOpened(opened)], [.eventTitle(opened.id, wish.title)])
        case .changeEvent(let id, let status, let minutes):
            return ([try change(id, status, minutes)], [])
        case .closeEvent(let id):
            let event = try openEvent(id)
            if let team = log.teams(of: id).first(where: \.status.isOut) {
                throw .teamStillOut(event: event.number, team: team.number, team.status)
            }
            return ([.eventClosed(id)], [])
        case .addTeam(let wish): return try add(wish, at: instant, &identifiers)
        case .setStatus(let id, let status):
            let team = try liveTeam(id)
            // What a team reports from outside is never refused; sending it out is a departure.
            if status.isOut, !team.status.isOut { try checkGoing(team.members) }
            return ([.statusSet(id, status)], [])
        case .setMembers(let id, let members):
            let team = try liveTeam(id)
            let known = try checked(members, of: id)
            if team.status.isOut { try checkGoing(known.filter { !team.members.contains($0) }) }
            return ([.membersSet(id, known)], [])
        case .writeNote(let wish): return try write(wish, at: instant, &identifiers)
        case .raiseSilence(let id): return ([try raise(id, at: instant)], [])
        }
    }

    private func change(
        _ id: Identifier<OperationEvent>, _ status: OperationEventStatus?, _ minutes: Int64?
    ) throws(OperationsRefusal) -> OperationsEvent {
        let event = try openEvent(id)
        let newStatus = status == event.status ? nil : status
        let newMinutes = minutes == event.reportMinutes ? nil : minutes
        guard newStatus != nil || newMinutes != nil else { throw .nothingToChange }
        return .eventChanged(id, newStatus, reportMinutes: newMinutes)
    }

    private func add(
        _ wish: AddTeam, at instant: Instant, _ identifiers: inout some IdentifierSource
    ) throws(OperationsRefusal) -> ([OperationsEvent], [VaultWrite]) {
        let event = try openEvent(wish.event)
        if let territory = wish.territory { try checkTerritory(territory) }
        let members = try checked(wish.members, of: nil)
        if wish.status.isOut { try checkGoing(members) }
        let added = TeamAdded(
            id: identifiers.next(at: instant), number: log.teamCount + 1, event: wish.event,
            kind: wish.kind, territory: wish.territory ?? event.territory, status: wish.status,
            members: members)
        return ([.teamAdded(added)], [.teamName(added.id, wish.name)])
    }

    private func write(
        _ wish: WriteEventNote, at instant: Instant, _ identifiers: inout some IdentifierSource
    ) throws(OperationsRefusal) -> ([OperationsEvent], [VaultWrite]) {
        let event = try openEvent(wish.event)
        let happenedAt = wish.happenedAt ?? instant
        guard happenedAt <= instant else { throw .noteInFuture }
        if let id = wish.about.team {
            let team = try liveTeam(id)
            guard team.event == event.id else {
                throw .teamOfOtherEvent(team: team.number, event: event.number)
            }
        } else if wish.isFromTeam {
            throw .saidByNobody
        }
        if let number = wish.corrects,
            !(1...max(1, event.notes)).contains(number) || event.notes == 0
        {
            throw .unknownNote(number: number, event: event.number)
        }
        let written = EventNoteWritten(
            id: identifiers.next(at: instant), event: event.id, number: event.notes + 1,
            happenedAt: happenedAt, about: wish.about, corrects: wish.corrects,
            isFromTeam: wish.isFromTeam)
        return ([.noteWritten(written)], [.eventNote(written.id, wish.text)])
    }

    /// First the event's own desk is told, then each time the next one up.
    private func raise(
        _ id: Identifier<Team>, at instant: Instant
    ) throws(OperationsRefusal) -> OperationsEvent {
        let team = try liveTeam(id)
        guard let dueAt = team.dueAt, dueAt <= instant, let event = log.events[team.event] else {
            throw .teamNotYetDue(number: team.number)
        }
        let desk =
            team.isSilent ? territories[team.desk]?.parent ?? team.desk : event.territory
        return .teamSilent(id, desk: desk, dueAt: instant + event.reportSpan)
    }

    private func checkTerritory(_ code: TerritoryCode) throws(OperationsRefusal) {
        guard territories[code] != nil else { throw .unknownTerritory(code) }
    }

    private func openEvent(
        _ id: Identifier<OperationEvent>
    ) throws(OperationsRefusal) -> OperationEvent {
        guard let event = log.events[id] else { throw .unknownEvent(id) }
        guard event.status != .complete else { throw .eventClosed(number: event.number) }
        return event
    }

    private func liveTeam(_ id: Identifier<Team>) throws(OperationsRefusal) -> Team {
        guard let team = log.teams[id] else { throw .unknownTeam(id) }
        _ = try openEvent(team.event)
        return team
    }

    /// Refuses to send out with a team whoever is under way to a door, or looked for.
    private func checkGoing(_ members: [Identifier<Volunteer>]) throws(OperationsRefusal) {
        for volunteer in members.compactMap({ volunteers[$0] }) {
            let out = volunteer.missions.compactMap { missions[$0] }.filter(\.isOut)
            if let mission = out.map(\.number).min() {
                throw .memberUnderWay(volunteer: volunteer.number, mission: mission)
            }
            if let mission = missing(volunteer.id, besides: nil) {
                throw .memberMissing(volunteer: volunteer.number, mission: mission)
            }
        }
    }

    /// Each once, each known, none in another team of an event that goes on, and whoever joins on no mission: nobody
    /// is in two places.
    private func checked(
        _ members: [Identifier<Volunteer>], of team: Identifier<Team>?
    ) throws(OperationsRefusal) -> [Identifier<Volunteer>] {
        // Events that are over are never looked at, however many there have been.
        let others = log.openEvents.flatMap { log.teams(of: $0) }.filter { $0.id != team }
        let before = team.flatMap { log.teams[$0]?.members } ?? []
        var known: [Identifier<Volunteer>] = []
        for id in members where !known.contains(id) {
            guard let volunteer = volunteers[id] else { throw .unknownVolunteer(id) }
            let other = others.filter { $0.members.contains(id) }.map(\.number).min()
            if let other { throw .memberElsewhere(volunteer: volunteer.number, team: other) }
            let mission = volunteer.missions.compactMap { missions[$0]?.number }.min()
            if let mission, !before.contains(id) {
                throw .memberOnMission(volunteer: volunteer.number, mission: mission)
            }
            known.append(id)
        }
        return known
    }
}
