/// Whoever helps is looked after: leaving a crew, reporting in time, protective gear (must-dos 12, 30).
extension Operation {
    func decide(
        _ command: CrewCommand, at instant: Instant, identifiers: inout some IdentifierSource
    ) throws -> ([Event], [VaultWrite]) {
        switch command {
        case .leave(let id, let volunteer, let how, let note, let code):
            return try leave(
                id, volunteer, how, note: note, code: code, at: instant,
                identifiers: &identifiers)
        case .handOver(let id, let chosen, let note):
            let events = try handOver(id, to: chosen, at: instant, identifiers: &identifiers)
            return (events, said(note, of: id))
        case .checkIn(let id, let volunteer, let note):
            return (try checkIn(id, volunteer, at: instant), said(note, of: id))
        case .takeBack(let back, let hasLeft, let no, let note):
            return (try takenBack(back, hasLeft: hasLeft, said: no), said(note, of: back.mission))
        case .takeStepBack(let id): return (try stepTakenBack(id, at: instant), [])
        case .confirmGear(let id):
            let mission = try crewed(id, in: [.offered, .accepted])
            guard needsGear(mission) else {
                throw CrewRefusal.noGearNeeded(mission: mission.number)
            }
            return ([.crew(.gearConfirmed(id))], [])
        case .confirm(let id, let volunteer):
            return (try confirm(id, volunteer), [])
        case .runOut(let id, let timer):
            return (try runOut(id, timer, at: instant, identifiers: &identifiers), [])
        case .noteExposure(let met, let days, let note):
            let noted = Event.crew(.exposureNoted(met.id, days: days))
            // Whoever looks again has the same to do: one alarm for a mission is enough.
            let isTold = crews.alarms.values.contains {
                $0.kind == .exposure && $0.mission == met.id
            }
            if isTold { return ([noted], said(note, of: met.id)) }
            let rules = crewRules(of: met.deployment)
            let alarm = CrewAlarm(
                id: identifiers.next(at: instant), number: crews.alarmCount + 1, kind: .exposure,
                mission: met.id, missionNumber: met.number, volunteer: nil, next: nil,
                within: rules.alarm, desk: callDesk(of: met.deployment, at: met.place),
                dueAt: instant + rules.alarm, escalations: 0)
            return ([noted, .crew(.alarmOpened(alarm))], said(note, of: met.id))
        case .escalate(let id): return ([.crew(try escalated(id, at: instant))], [])
        case .close(let id, let ending, let note):
            guard let alarm = crews.alarms[id] else { throw CrewRefusal.unknownAlarm(id) }
            return (
                [.crew(.alarmClosed(id, ending))] + rung(closing: alarm),
                said(note, of: alarm.mission)
            )
        case .setRules(let id, let change):
            guard deployments[id] != nil else { throw CrewRefusal.unknownDeployment(id) }
            return ([.crew(.rulesSet(id, change.applied(to: crewRules(of: id))))], [])
        case .setEmergencyContact(let id, let person):
            guard volunteers[id] != nil else { throw CrewRefusal.unknownVolunteer(id) }
            return (
                [.crew(.emergencyContactSaid(id, isKnown: !person.isEmpty))],
                [.emergencyContact(id, person)]
            )
        }
    }

    private func said(_ note: String?, of mission: Identifier<Mission>) -> [VaultWrite] {
        note.map { [.missionNote(mission, $0)] } ?? []
    }

    /// The rules of a deployment, or else what Ops begins with.
    package func crewRules(of deployment: Identifier<Deployment>?) -> CrewRules {
        deployment.flatMap { deployments[$0]?.crewRules } ?? .standard
    }

    func crewRules(of mission: Mission) -> CrewRules {
        crewRules(of: requests[mission.request]?.deployment)
    }

    /// Nobody is watched where the deployment says nothing: it opened before Ops knew of it.
    func isWatched(_ mission: Mission, _ people: Int? = nil) -> Bool {
        guard let request = requests[mission.request], request.need.isInPerson,
            let rules = request.deployment.flatMap({ deployments[$0]?.crewRules })
        else { return false }
        return rules.watches(people ?? mission.accepted.count)
    }

    func crewed(
        _ id: Identifier<Mission>, in stages: [MissionStage]
    ) throws(CrewRefusal) -> Mission {
        guard let mission = missions[id] else { throw .unknownMission(id) }
        guard stages.contains(mission.stage) else {
            throw .wrongStage(mission: mission.number, mission.stage)
        }
        return mission
    }

    /// Whose yes it is: the volunteer's, or that of the only one who goes.
    func member(
        _ volunteer: Identifier<Volunteer>?, of mission: Mission
    ) throws(CrewRefusal) -> Solicitation {
        guard let volunteer else {
            guard mission.accepted.count < 2 else { throw .severalGo(mission: mission.number) }
            guard let only = mission.accepted.first else {
                throw .notInCrew(mission: mission.number)
            }
            return only
        }
        guard let found = mission.accepted.first(where: { $0.volunteer == volunteer }) else {
            throw .notInCrew(mission: mission.number)
        }
        return found
    }

    private func leave(
        _ id: Identifier<Mission>, _ volunteer: Identifier<Volunteer>?, _ how: CrewLeaving,
        note: String?, code: VisitCode?, at instant: Instant,
        identifiers: inout some IdentifierSource
    ) throws(CrewRefusal) -> ([Event], [VaultWrite]) {
        let stages: [MissionStage] = [.offered, .accepted, .started, .arrived]
        let known = try crewed(id, in: stages)
        let answer = try member(volunteer, of: known)
        let mission = resized(known, without: answer, at: instant)
        if mission.isOut, mission.accepted.count == 1, holdsGoods(mission) {
            throw .goodsInHand(mission: mission.number)
        }
        let declined = Event.dispatching(.solicitationAnswered(answer.id, mission: id, .declined))
        let joining = joining(mission, without: answer, at: instant)
        let left = left(
            answer, mission, how, isFilled: joining.isWhole, at: instant, identifiers: &identifiers)
        // Under way with somebody left the code stays: the person knows it, and who is left shows it.
        let isKept = mission.isOut && mission.accepted.count > 1
        let (issued, secret) =
            isKept ? ([], []) : issued(code, to: joining, of: id, at: instant)
        let events =
            resizing(known, to: mission) + joining.withdrawn + [declined] + left + issued
        let rest = leavingRest(
            ofRoundWith: mission, answer.volunteer, how, after: events, at: instant,
            identifiers: &identifiers)
        return (
            events + rest.events,
            (note.map { [.answerNote(answer.id, $0)] } ?? []) + secret + rest.vault
        )
    }

    /// What a yes that is taken back means, and whom it is told to; `earlier` is decided before it in the same step.
    func left(
        _ answer: Solicitation, _ mission: Mission, _ how: CrewLeaving, isFilled: Bool = false,
        after earlier: [Event] = [], at instant: Instant,
        identifiers: inout some IdentifierSource
    ) -> [Event] {
        let isLate =
            mission.isOut || how == .noShow || isLate(answer.volunteer, mission, at: instant)
        let left = CrewMemberLeft(
            mission: mission.id, volunteer: answer.volunteer, how: how, isLate: isLate,
            next: isFilled ? .goesOn : next(for: mission, without: answer, at: instant))
        // Where others have joined at once nothing is left to do.
        guard isLate, !isFilled else { return [.crew(.memberLeft(left))] }
        let kind: CrewAlarmKind =
            how == .noShow ? .noShow : mission.isOut ? .crewIncomplete : .lateDropOut
        let alarm = alarm(
            kind, about: mission, volunteer: answer.volunteer, next: left.next, after: earlier,
            at: instant, identifiers: &identifiers)
        let told: [Event] = [.crew(.memberLeft(left)), .crew(.alarmOpened(alarm))]
        return told
            + leftAlone(
                mission, without: answer, after: earlier + told, at: instant,
                identifiers: &identifiers)
    }

    /// Alarms about those who may only come along, and are under way with nobody who was vetted.
    private func leftAlone(
        _ mission: Mission, without answer: Solicitation, after told: [Event], at instant: Instant,
        identifiers: inout some IdentifierSource
    ) -> [Event] {
        let rest = others(of: mission, than: answer)
        guard mission.isOut, lacksCompanion(among: rest) else { return [] }
        var alarms: [Event] = []
        for volunteer in rest where crewAlarms(.mayNotGo, about: mission.id, of: volunteer).isEmpty
        {
            let alarm = alarm(
                .mayNotGo, about: mission, volunteer: volunteer, after: told + alarms, at: instant,
                identifiers: &identifiers)
            alarms.append(.crew(.alarmOpened(alarm)))
        }
        return alarms
    }

    private func others(
        of mission: Mission, than answer: Solicitation
    ) -> [Identifier<Volunteer>] {
        mission.accepted.filter { $0.id != answer.id }.map(\.volunteer)
    }

    /// Before a slot as the rules say, however short a while ago the yes was; without one when less than half of the
    /// need's own time is left: most needs are due within a day, and not every yes that is taken back is late.
    private func isLate(
        _ volunteer: Identifier<Volunteer>, _ mission: Mission, at instant: Instant
    ) -> Bool {
        let rules = crewRules(of: mission)
        if let slot = crews.watches[mission.id]?.slot { return slot.from < instant + rules.late }
        let yes = volunteers[volunteer]?.inHand.last { $0.mission == mission.id }
        if let yes, instant < yes.acceptedAt + rules.grace { return false }
        guard let request = requests[mission.request] else { return true }
        let within = request.deployment.flatMap { deployments[$0]?.rule(for: request.need) }?
            .dueWithin.milliseconds
        let half = TimeSpan(milliseconds: (within ?? rules.late.milliseconds * 2) / 2)
        return request.dueAt < instant + min(rules.late, half)
    }

    private func next(
        for mission: Mission, without answer: Solicitation, at instant: Instant
    ) -> CrewNext {
        next(for: mission, left: others(of: mission, than: answer), isLeaving: true, at: instant)
    }

    /// What Ops proposes now about alarms that are open, whatever it was when they were opened; nothing where nothing
    /// is left to propose.
    package func crewNexts(at instant: Instant) -> [Identifier<CrewAlarm>: CrewNext] {
        crews.alarms.compactMapValues { alarm in
            guard alarm.next != nil, let mission = missions[alarm.mission] else { return nil }
            if mission.isCrewComplete { return .goesOn }
            return next(
                for: mission, left: mission.accepted.map(\.volunteer), isLeaving: false,
                at: instant)
        }
    }

    /// `others` of the crew are left.
    private func next(
        for mission: Mission, left others: [Identifier<Volunteer>], isLeaving: Bool,
        at instant: Instant
    ) -> CrewNext {
        // Who may only come along does not go on alone; where nobody is left there is no companion either.
        if mission.isOut, !lacksCompanion(among: others) { return .goesOn }
        if !mission.pending.isEmpty { return .waitForAnswers }
        switch searches[mission.request]?.state {
        case .asking, .waiting: return .opsAsks
        // Somebody who steps back wakes one that rests; one that rests all the same asks nobody.
        case .resting where isLeaving: return .opsAsks
        // A person has stopped it, it is night, or nobody is left to ask: it waits for nothing.
        case .resting, .stopped, .asleep, .exhausted, nil: break
        }
        if let request = requests[mission.request],
            !reserves(of: mission, for: request, at: instant).isEmpty
        {
            return .callReserve
        }
        return others.isEmpty ? .askAll : .askOthers
    }

    /// A packet or a purchase that is somebody else's, or hers already: then nothing is left but to complete.
    func holdsGoods(_ mission: Mission) -> Bool {
        if let packet = mission.packet, packet.state == .collected || packet.state == .handedOver {
            return true
        }
        guard let purchase = purchases[mission.id] else { return false }
        return purchase.state != .agreed
    }

    func nextCheckIn(
        of id: Identifier<Mission>, at instant: Instant
    ) throws(CrewRefusal) -> Instant? {
        let stages: [MissionStage] =
            isAwaitedAtDoor(id)
            ? [.offered, .accepted, .started, .arrived] : [.started, .arrived]
        let mission = try crewed(id, in: stages)
        return isWatched(mission) ? instant + crewRules(of: mission).checkIn : nil
    }

    func needsGear(_ mission: Mission) -> Bool {
        guard let request = requests[mission.request] else { return false }
        let deployment = request.deployment.flatMap { deployments[$0] }
        return deployment?.rule(for: request.need)?.needsGear == true
    }

    /// What crews have to say to a step of their mission that would otherwise be taken.
    func checkCrew(before command: DispatchingCommand) throws(CrewRefusal) {
        switch command {
        case .start(let id, _):
            guard let mission = missions[id], needsGear(mission),
                crews.watches[id]?.isGearConfirmed != true
            else { return }
            throw .gearNotConfirmed(mission: mission.number)
        case .fail(let id, .other, nil):
            throw .wordsNeeded(mission: missions[id]?.number ?? 0)
        case .fail, .offer, .accept, .decline, .expire, .arrive, .complete: return
        }
    }

    /// The crew has left, or somebody of it: who is alone now has a time at which to report.
    mutating func watchCrew(of id: Identifier<Mission>, at instant: Instant) {
        guard let mission = missions[id] else { return }
        let isWatched = mission.isOut && isWatched(mission)
        let dueAt = isWatched ? instant + crewRules(of: mission).checkIn : nil
        changeCrew(id) { watch in
            watch.checkInDue = watch.overdue == nil ? dueAt : nil
            if mission.isOut { watch.confirmDue = nil }
            if mission.stage == .arrived { watch.arrivalDue = nil }
        }
    }

    /// Somebody is at the door before anybody has said that the crew left: whose partner did not come, and who has
    /// relieved others there.
    mutating func watchAtDoor(_ id: Identifier<Mission>, _ people: Int, at instant: Instant) {
        guard let mission = missions[id], !mission.isOut, isWatched(mission, people) else { return }
        let dueAt = instant + crewRules(of: mission).checkIn
        changeCrew(id) { $0.checkInDue = $0.overdue == nil ? dueAt : nil }
    }

    /// Whoever joins somebody who was alone looks after them; where nobody is left nobody reports.
    mutating func crewChangedAtDoor(_ id: Identifier<Mission>) {
        guard let mission = missions[id], !mission.isOut, isAwaitedAtDoor(id), !isWatched(mission)
        else { return }
        changeCrew(id) { $0.checkInDue = nil }
    }

    /// Whether somebody of the crew may be sent on without another who did not come: what they do at the door is done.
    ///
    /// Whether they may go without the other is asked of them as of any crew that leaves.
    func mayLeaveShort(_ id: Identifier<Mission>) -> Bool {
        guard let mission = missions[id], mission.stage == .offered, mission.acceptedCount > 0
        else { return false }
        let isMissed = crews.alarms.values.contains { $0.kind == .noShow && $0.mission == id }
        return isMissed || isAwaitedAtDoor(id)
    }

    private func isAwaitedAtDoor(_ id: Identifier<Mission>) -> Bool {
        guard let watch = crews.watches[id], missions[id]?.isOut == false else { return false }
        return watch.checkInDue != nil || watch.overdue != nil
    }

    /// Changes what is watched of a crew, and watches its new due times.
    mutating func changeCrew(_ id: Identifier<Mission>, _ body: (inout CrewWatch) -> Void) {
        guard missions[id] != nil else { return }
        let before = crews.watches[id] ?? CrewWatch()
        var after = before
        body(&after)
        guard after != before else { return }
        crews.watches[id] = after
        if after.slot != before.slot { bindCrew(of: id) }
        for timer in CrewTimer.allCases {
            guard let dueAt = after.due(timer), before.due(timer) != dueAt else { continue }
            watch.insert(Watched(dueAt: dueAt, subject: .crew(id, timer)))
        }
    }
}

extension Mission {
    /// Somebody of the crew is on the way or with the person.
    package var isOut: Bool { stage.isOut }
}

extension MissionStage {
    /// The crew has left, and is not back.
    package var isOut: Bool { self == .started || self == .arrived }
}
