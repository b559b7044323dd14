/// Alarms about crews: each has a desk and a due time until it is closed.
extension Operation {
    /// `told` are events before it that may open alarms too.
    func alarm(
        _ kind: CrewAlarmKind, about mission: Mission, volunteer: Identifier<Volunteer>? = nil,
        next: CrewNext? = nil, after told: [Event] = [], at instant: Instant,
        identifiers: inout some IdentifierSource
    ) -> CrewAlarm {
        guard let request = requests[mission.request] else {
            preconditionFailure("a live mission has a live request")
        }
        let rules = crewRules(of: mission)
        let opened = told.count { if case .crew(.alarmOpened) = $0 { true } else { false } }
        return CrewAlarm(
            id: identifiers.next(at: instant), number: crews.alarmCount + 1 + Int64(opened),
            kind: kind,
            mission: mission.id, missionNumber: mission.number, volunteer: volunteer, next: next,
            within: rules.alarm,
            desk: callDesk(of: request.deployment, at: request.place),
            dueAt: due(of: kind, mission, within: rules.alarm, at: instant), escalations: 0,
            missing: kind == .overdue ? mission.accepted.map(\.volunteer) : [])
    }

    /// What must be done before a slot begins is not told at its end.
    private func due(
        of kind: CrewAlarmKind, _ mission: Mission, within span: TimeSpan, at instant: Instant
    ) -> Instant {
        let due = instant + span
        guard kind.isAboutPlaces || kind == .mayNotGo,
            let slot = crews.watches[mission.id]?.slot, slot.from > instant
        else { return due }
        return min(due, slot.from)
    }

    /// Nobody closed it: the next desk up has it, and comes to hear of it again in twice the time.
    func escalated(
        _ id: Identifier<CrewAlarm>, at instant: Instant
    ) throws(CrewRefusal) -> CrewEvent {
        guard let alarm = crews.alarms[id] else { throw .unknownAlarm(id) }
        guard alarm.dueAt <= instant else { throw .alarmNotYetDue(number: alarm.number) }
        let doubled = alarm.within.milliseconds << min(alarm.escalations + 1, 12)
        let span = max(alarm.within, min(TimeSpan(milliseconds: doubled), .hours(1)))
        let desk = territories[alarm.desk]?.parent ?? alarm.desk
        return .alarmEscalated(id, desk: desk, dueAt: instant + span)
    }

    /// What ends with any decision, whichever command it follows from: alarms whose cause is over, and the codes of
    /// missions that are (decision 12).
    func closing(_ decision: Decision) -> Decision {
        let settled = settled(by: decision.events)
        let codes = ended(by: decision.events).sorted().flatMap { erasedCode(of: $0) }
        guard !settled.isEmpty || !codes.isEmpty else { return decision }
        return Decision(decision.events + settled, decision.vault + codes)
    }

    /// The missions that these events bring to an end.
    private func ended(by events: [Event]) -> Set<Identifier<Mission>> {
        var ended: Set<Identifier<Mission>> = []
        for event in events {
            switch event {
            case .dispatching(.missionCompleted(let id)), .dispatching(.missionFailed(let id, _)):
                ended.insert(id)
            case .hotline(.requestCancelled(let request, _)):
                if let mission = requests[request]?.mission { ended.insert(mission) }
            default: break
            }
        }
        return ended
    }

    /// Alarms whose cause is over with these events, and which nobody closes with them.
    private func settled(by events: [Event]) -> [Event] {
        guard !crews.alarms.isEmpty else { return [] }
        var closed: Set<Identifier<CrewAlarm>> = []
        for event in events {
            for alarm in crews.alarms.values where isSettled(alarm, by: event) {
                closed.insert(alarm.id)
            }
        }
        for case .crew(.alarmClosed(let id, _)) in events { closed.remove(id) }
        return closed.sorted().map { .crew(.alarmClosed($0, .settled)) }
    }

    private func isSettled(_ alarm: CrewAlarm, by event: Event) -> Bool {
        switch alarm.kind {
        case .exposure: return false
        case .overdue: return isHeardOf(alarm, by: event)
        case .crewIncomplete, .noShow, .lateDropOut, .handOverFell, .notConfirmed, .notArrived,
            .notReached, .mayNotGo, .newPlace:
            break
        }
        switch event {
        case .dispatching(.missionCompleted(alarm.mission)),
            .dispatching(.missionFailed(alarm.mission, _)):
            return true
        case .hotline(.requestCancelled(let request, _)):
            return missions[alarm.mission]?.request == request
        case .dispatching(.missionArrived(alarm.mission)):
            return alarm.kind == .notArrived
        case .crew(.checkedIn(alarm.mission, _)):
            return alarm.kind == .notArrived
        case .hotline(.requestHandedOver(let handed)):
            // The other service needs no more people than have said yes.
            guard alarm.kind.isAboutPlaces, let mission = missions[alarm.mission] else {
                return false
            }
            return mission.request == handed.id && mission.acceptedCount >= Int(handed.crew)
        case .dispatching(.missionResized(alarm.mission, let crew)):
            // One of them leaves, and it needs no more than whoever is left.
            return alarm.kind.isAboutPlaces
                && missions[alarm.mission].map { $0.acceptedCount > Int(crew) } ?? false
        case .rounds(.withdrawn(let round)):
            // With the round go its van and its crew.
            guard alarm.kind == .mayNotGo, alarm.volunteer == nil,
                let request = missions[alarm.mission]?.request
            else { return false }
            return publishedRound(of: request)?.id == round
        case .crew(.handedOver(alarm.mission)):
            // Whoever takes over may have looked at the sheet before it changed.
            return alarm.kind != .notArrived && alarm.kind != .newPlace
        case .crew(.memberLeft(let left)) where alarm.kind == .newPlace:
            // Nobody is left who knows the door as it was.
            return left.mission == alarm.mission
                && missions[left.mission]?.accepted.allSatisfy { $0.volunteer == left.volunteer }
                    ?? true
        case .crew(.memberLeft(let left)):
            // Whoever is left has confirmed: nobody's answer is missing any more.
            return alarm.kind == .notConfirmed && left.mission == alarm.mission
                && !isAwaited(of: left.mission, besides: left.volunteer)
        case .dispatching(.solicitationAnswered(let id, alarm.mission, let state))
        where alarm.kind == .mayNotGo && state != .accepted:
            // Whoever steps back, or is relieved, does not go; where nobody is left nobody needs a vehicle.
            guard let mission = missions[alarm.mission],
                let asked = mission.solicitations[id], asked.state == .accepted
            else { return false }
            return alarm.volunteer.map { $0 == asked.volunteer } ?? (mission.accepted == [asked])
        case .dispatching(.solicitationAnswered(let id, alarm.mission, .accepted))
        where alarm.kind == .mayNotGo:
            // A crew that had no vehicle has one with whoever joins it.
            let joining = missions[alarm.mission]?.solicitations[id]?.volunteer
            return alarm.volunteer == nil
                && joining.flatMap { volunteers[$0] }?.profile.conditions.hasVehicle == true
        case .dispatching(.solicitationAnswered(let id, alarm.mission, .accepted)):
            guard alarm.kind.isAboutPlaces, let mission = missions[alarm.mission],
                !mission.incoming.contains(id)
            else { return false }
            return mission.accepted.count + 1 >= Int(mission.crew)
        default: return false
        }
    }

    /// Silence ends when a crew is heard of: that it was relieved, that its mission failed or that nobody waits
    /// for it any more says nothing of where it is.
    private func isHeardOf(_ alarm: CrewAlarm, by event: Event) -> Bool {
        switch event {
        case .dispatching(.missionArrived(alarm.mission)),
            .dispatching(.missionCompleted(alarm.mission)),
            .crew(.checkedIn(alarm.mission, _)):
            // Alarms from before do not know whom they are about.
            guard let mission = missions[alarm.mission], !alarm.missing.isEmpty else { return true }
            return mission.accepted.contains { alarm.missing.contains($0.volunteer) }
        default: return false
        }
    }

    /// Somebody reports: for the crew that is out, or for herself where others have the mission now.
    func checkIn(
        _ id: Identifier<Mission>, _ volunteer: Identifier<Volunteer>?, at instant: Instant
    ) throws(CrewRefusal) -> [Event] {
        guard let volunteer, let mission = missions[id],
            !mission.accepted.contains(where: { $0.volunteer == volunteer })
        else {
            return [.crew(.checkedIn(id, dueAt: try nextCheckIn(of: id, at: instant)))]
        }
        let found = crews.alarms.values.filter {
            $0.kind == .overdue && $0.mission == id && $0.missing.contains(volunteer)
        }
        guard !found.isEmpty else { throw .notInCrew(mission: mission.number) }
        return found.map(\.id).sorted().map { .crew(.alarmClosed($0, .settled)) }
    }

    mutating func evolve(_ event: CrewEvent, at instant: Instant) {
        switch event {
        case .memberLeft(let left):
            takeLeaving(left, at: instant)
            // Nobody is out any more: who goes next is watched anew, and who is missing has an alarm.
            if missions[left.mission]?.isOut == false {
                changeCrew(left.mission) { $0.overdue = nil }
            }
            confirmAnew(left.mission, at: instant)
            watchCrew(of: left.mission, at: instant)
            if left.how == .noShow {
                let rest = missions[left.mission]?.accepted.count ?? 0
                watchAtDoor(left.mission, rest, at: instant)
            }
        case .answerTakenBack(let back):
            guard requests[back.request] != nil else { return }
            change(back.request) { $0.declined.removeAll { $0 == back.volunteer } }
        case .stepTakenBack(let id, let stage): takeStepBack(id, from: stage, at: instant)
        case .handOverBegun(let id, let asked): missions[id]?.incoming = asked
        case .handedOver(let id): takeOver(id, at: instant)
        case .handOverFell(let id): missions[id]?.incoming = []
        case .checkedIn(let id, let dueAt):
            changeCrew(id) { watch in
                watch.checkInDue = dueAt
                watch.overdue = nil
            }
            awaitReport(of: id, at: instant)
        case .gearConfirmed(let id): changeCrew(id) { $0.isGearConfirmed = true }
        case .askedToConfirm(let id, let until):
            changeCrew(id) { watch in
                watch.confirmation = .asked
                watch.confirmDue = until
            }
        case .confirmed(let id, let volunteer):
            takeConfirmation(of: id, by: volunteer)
            confirmRest(ofRoundWith: id, by: volunteer)
        case .exposureNoted, .emergencyContactSaid: return
        case .alarmOpened(let alarm): take(alarm)
        case .alarmEscalated(let id, let desk, let dueAt):
            crews.alarms[id]?.desk = desk
            crews.alarms[id]?.dueAt = dueAt
            crews.alarms[id]?.escalations += 1
            watch.insert(Watched(dueAt: dueAt, subject: .crewAlarm(id)))
        case .alarmClosed(let id, _): closeAlarm(id, at: instant)
        case .rulesSet(let id, let rules): setCrewRules(rules, of: id, at: instant)
        }
    }

    private mutating func take(_ alarm: CrewAlarm) {
        crews.alarmCount = alarm.number
        crews.alarms[alarm.id] = alarm
        watch.insert(Watched(dueAt: alarm.dueAt, subject: .crewAlarm(alarm.id)))
        changeCrew(alarm.mission) { watch in
            switch alarm.kind {
            case .overdue:
                watch.overdue = alarm.id
                watch.checkInDue = nil
            case .notConfirmed:
                watch.confirmation = .silent
                watch.confirmDue = nil
            case .notArrived: watch.arrivalDue = nil
            case .crewIncomplete, .noShow, .lateDropOut, .handOverFell, .exposure, .notReached,
                .mayNotGo, .newPlace:
                break
            }
        }
    }

    /// An alarm about silence that somebody closes while the crew is still out starts the time anew.
    private mutating func closeAlarm(_ id: Identifier<CrewAlarm>, at instant: Instant) {
        guard let alarm = crews.alarms.removeValue(forKey: id) else { return }
        if alarm.kind == .notReached { forgetDead(of: alarm.mission) }
        guard crews.watches[alarm.mission]?.overdue == id else { return }
        changeCrew(alarm.mission) { $0.overdue = nil }
        watchCrew(of: alarm.mission, at: instant)
        watchAtDoor(alarm.mission, missions[alarm.mission]?.accepted.count ?? 0, at: instant)
    }

    /// Whoever left a crew that was under way has been out; who never came has not.
    private mutating func takeLeaving(_ left: CrewMemberLeft, at instant: Instant) {
        switch left.how {
        case .stepBack: comeBack(left.volunteer, from: left.mission, at: instant)
        case .noShow: changeVolunteer(left.volunteer) { $0.takeBack(left.mission) }
        }
    }

    /// The others were asked whether they come: a yes of just now says so too.
    mutating func confirmOnJoining(
        _ id: Identifier<Mission>, _ volunteer: Identifier<Volunteer>
    ) {
        let confirmation = crews.watches[id]?.confirmation
        guard confirmation == .asked || confirmation == .silent else { return }
        takeConfirmation(of: id, by: volunteer)
    }

    private mutating func takeConfirmation(
        of id: Identifier<Mission>, by volunteer: Identifier<Volunteer>
    ) {
        let crew = missions[id]?.accepted.map(\.volunteer) ?? []
        changeCrew(id) { watch in
            if !watch.confirmed.contains(volunteer) { watch.confirmed.append(volunteer) }
            guard crew.allSatisfy({ watch.confirmed.contains($0) }) else { return }
            watch.confirmation = .confirmed
            watch.confirmDue = nil
        }
    }

    /// The new crew has the mission, and has not left yet.
    private mutating func takeOver(_ id: Identifier<Mission>, at instant: Instant) {
        let takers = missions[id].map { $0.isOut ? $0.incoming.count : 0 } ?? 0
        if let first = missions[id], first.isOut { relieve(first, at: instant) }
        missions[id]?.incoming = []
        missions[id]?.stage = .accepted
        missions[id]?.visitCode = nil
        bindCrew(of: id)
        changeCrew(id) { watch in
            watch.checkInDue = nil
            watch.overdue = nil
            watch.isGearConfirmed = false
            watch.confirmed = []
            watch.confirmation = .notAsked
            // Who waits is promised the new crew, also where the first had been there already.
            if let slot = watch.slot, slot.until > instant { watch.arrivalDue = slot.until }
        }
        confirmAnew(id, at: instant)
        watchAtDoor(id, takers, at: instant)
        if takers > 0 { awaitReport(of: id, at: instant) }
    }

    /// The first crew has been out, and knows the person where it was with her.
    private mutating func relieve(_ first: Mission, at instant: Instant) {
        if first.stage == .arrived { remember(first.id, at: instant) }
        for one in first.accepted { comeBack(one.volunteer, from: first.id, at: instant) }
    }
}

extension Operation {
    /// After a snapshot was read.
    mutating func watchCrews() {
        for alarm in crews.alarms.values {
            watch.insert(Watched(dueAt: alarm.dueAt, subject: .crewAlarm(alarm.id)))
        }
        for (id, crew) in crews.watches {
            for timer in CrewTimer.allCases {
                guard let dueAt = crew.due(timer) else { continue }
                watch.insert(Watched(dueAt: dueAt, subject: .crew(id, timer)))
            }
        }
    }
}
