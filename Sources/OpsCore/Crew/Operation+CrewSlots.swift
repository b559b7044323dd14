/// What a promised visit asks of its crew: a yes the day before, and to be there in time.
extension Operation {
    /// A slot was agreed: from now on it is watched, the day before and at its end.
    mutating func watchSlot(_ slot: CrewSlot, of id: Identifier<Mission>, at instant: Instant) {
        guard let mission = missions[id],
            let rules = requests[mission.request]?.deployment
                .flatMap({ deployments[$0]?.crewRules })
        else { return }
        let askAt = slot.from - rules.confirm
        changeCrew(id) { watch in
            watch.slot = slot
            watch.arrivalDue = mission.stage == .arrived ? nil : slot.until
            watch.confirmed = []
            watch.confirmation = .notAsked
            watch.confirmDue = mission.isOut || askAt <= instant ? nil : askAt
        }
    }

    /// What was agreed with the person is what is due: a whole crew is awaited until its hour ends; where none is, one must
    /// be found before its loss would be late, or by that hour.
    ///
    /// Nil where no hour was agreed, or it is over; and where something runs out, which no hour puts off.
    func agreedDue(of mission: Mission, at instant: Instant) -> Instant? {
        guard let slot = crews.watches[mission.id]?.slot, slot.until > instant,
            let request = requests[mission.request], request.lastsUntil == nil
        else { return nil }
        guard !mission.isCrewComplete else { return slot.until }
        let foundBy = slot.from - crewRules(of: mission).late
        return foundBy > instant ? foundBy : slot.from
    }

    /// Whether the person is awaited at an hour before her need is due.
    func isAwaitedSooner(_ mission: Mission) -> Bool {
        guard let slot = crews.watches[mission.id]?.slot, let request = requests[mission.request]
        else { return false }
        return slot.from < promise(of: request)
    }

    /// An hour was agreed with the person: nobody is late before it.
    ///
    /// A crew is never late sooner than what was due anyway; but where none is whole, the person is awaited at that hour,
    /// even when her need is due later. An hour that was agreed before says nothing any more.
    mutating func awaitAsAgreed(
        _ id: Identifier<Mission>, insteadOf before: CrewSlot?, at instant: Instant
    ) {
        guard let mission = missions[id], !mission.isOut, let request = requests[mission.request],
            let agreed = agreedDue(of: mission, at: instant)
        else { return }
        let isSooner = isAwaitedSooner(mission)
        let late = crewRules(of: mission).late
        let moved = before.map { [$0.until, $0.from, $0.from - late] } ?? []
        let due = moved.contains(request.dueAt) ? promise(of: request) : request.dueAt
        change(request.id) { request in
            request.dueAt = isSooner && !mission.isCrewComplete ? agreed : max(due, agreed)
            guard mission.isCrewComplete else { return }
            request.owner = .crew(id)
            request.escalations = 0
        }
    }

    /// The crew has changed: who has confirmed is who of it did; others are asked, where there is time.
    mutating func confirmAnew(_ id: Identifier<Mission>, at instant: Instant) {
        guard let mission = missions[id], let slot = crews.watches[id]?.slot else { return }
        let crew = mission.accepted.map(\.volunteer)
        let askAt = slot.from - crewRules(of: mission).confirm
        let isElsewhere = isAskedElsewhere(mission)
        changeCrew(id) { watch in
            watch.confirmed.removeAll { !crew.contains($0) }
            let isAwaited = crew.contains { !watch.confirmed.contains($0) }
            let isAsked = watch.confirmation == .asked || watch.confirmation == .silent
            // Those who were asked and have not answered still owe an answer.
            if isAsked, isAwaited, !mission.isOut { return }
            if watch.confirmation == .confirmed, !isAwaited, mission.isCrewComplete { return }
            watch.confirmation = .notAsked
            watch.confirmDue = mission.isOut || isElsewhere || askAt <= instant ? nil : askAt
        }
    }

    /// Whether somebody of the crew, but for one, has not confirmed.
    func isAwaited(of id: Identifier<Mission>, besides volunteer: Identifier<Volunteer>) -> Bool {
        let confirmed = crews.watches[id]?.confirmed ?? []
        return missions[id]?.accepted.contains {
            $0.volunteer != volunteer && !confirmed.contains($0.volunteer)
        } ?? false
    }

    func confirm(
        _ id: Identifier<Mission>, _ volunteer: Identifier<Volunteer>?
    ) throws(CrewRefusal) -> [Event] {
        let mission = try crewed(id, in: [.offered, .accepted])
        let answer = try member(volunteer, of: mission)
        let confirmation = crews.watches[id]?.confirmation
        guard confirmation == .asked || confirmation == .silent else {
            throw .notAskedToConfirm(mission: mission.number)
        }
        let confirmed = crews.watches[id]?.confirmed ?? []
        let isWhole = mission.accepted.allSatisfy {
            $0.id == answer.id || confirmed.contains($0.volunteer)
        }
        let settled = crews.alarms.values.filter {
            isWhole && $0.kind == .notConfirmed && $0.mission == id
        }
        return [.crew(.confirmed(id, by: answer.volunteer))]
            + settled.map(\.id).sorted().map { .crew(.alarmClosed($0, .settled)) }
    }

    /// Time has come for something that a crew owes: its desk is told, and who waits is called.
    func runOut(
        _ id: Identifier<Mission>, _ timer: CrewTimer, at instant: Instant,
        identifiers: inout some IdentifierSource
    ) throws -> [Event] {
        guard let mission = missions[id] else { throw CrewRefusal.unknownMission(id) }
        guard let watch = crews.watches[id], let dueAt = watch.due(timer), dueAt <= instant else {
            throw CrewRefusal.notYetDue(mission: mission.number)
        }
        switch timer {
        case .checkIn:
            return [opened(.overdue, mission, at: instant, identifiers: &identifiers)]
        case .confirmation:
            // It runs no more, and is nobody's work.
            if watch.isPastConfirming(at: instant) {
                let missed = alarm(
                    .notConfirmed, about: mission, at: instant, identifiers: &identifiers)
                return [.crew(.alarmOpened(missed)), .crew(.alarmClosed(missed.id, .settled))]
            }
            guard watch.confirmation == .notAsked, let slot = watch.slot else {
                return [opened(.notConfirmed, mission, at: instant, identifiers: &identifiers)]
            }
            let half = TimeSpan(milliseconds: max(0, slot.from.since(instant).milliseconds) / 2)
            return [.crew(.askedToConfirm(id, until: instant + half))]
        case .arrival:
            let alarm = opened(.notArrived, mission, at: instant, identifiers: &identifiers)
            return [alarm] + called(about: mission, at: instant, identifiers: &identifiers)
        }
    }

    private func opened(
        _ kind: CrewAlarmKind, _ mission: Mission, at instant: Instant,
        identifiers: inout some IdentifierSource
    ) -> Event {
        .crew(.alarmOpened(alarm(kind, about: mission, at: instant, identifiers: &identifiers)))
    }

    /// Whoever waits for a crew that does not come is called, unless she does not want to be.
    private func called(
        about mission: Mission, at instant: Instant, identifiers: inout some IdentifierSource
    ) -> [Event] {
        guard let request = requests[mission.request], let person = request.person,
            !refusesCalls(person)
        else { return [] }
        let who = PersonToCall(waitingFor: request, person)
        var wish = PlanCall(.callBack, to: who, at: instant)
        wish.request = RequestAskedAbout(
            id: request.id, deployment: request.deployment, need: request.need)
        return [.followUp(.callPlanned(planned(wish, at: instant, identifiers: &identifiers)))]
    }
}
