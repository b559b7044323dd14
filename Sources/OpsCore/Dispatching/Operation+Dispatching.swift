extension Operation {
    /// How long a crew may be silent once it has left.
    static let reportSpan = TimeSpan.hours(2)

    func decide(
        _ command: DispatchingCommand, at instant: Instant,
        identifiers: inout some IdentifierSource
    ) throws(DispatchingRefusal) -> ([Event], [VaultWrite]) {
        switch command {
        case .offer(let request, let volunteers, let task):
            let events = try offer(request, to: volunteers, at: instant, identifiers: &identifiers)
            return (events, task.map { [.task(request, $0)] } ?? [])
        case .accept(let id, let answerer, let note, let code):
            let accepted = try accepted(id, answerer, at: instant)
            // Who is kept in reserve completes no crew: the code that the person was told stays.
            let isReserve = accepted.contains {
                if case .dispatching(.solicitationAnswered(_, _, .reserve)) = $0 {
                    true
                } else {
                    false
                }
            }
            let (issued, secret) = issued(
                isReserve ? nil : code, completing: id,
                isTakenOver: accepted.contains(.crew(.handedOver(id))), at: instant)
            return (accepted + issued, noted(note, for: id) + secret)
        case .decline(let id, let answerer, let note, let code, let why):
            let declined = try decline(id, answerer)
            let said = try explained(why, by: declined, at: instant)
            let (events, secret) = after(
                declined, code: code, at: instant, identifiers: &identifiers)
            return (events + said, noted(note, with: declined) + secret)
        case .expire(let id, let solicitation):
            let expired = try expire(id, solicitation, at: instant)
            return (after(expired, at: instant, identifiers: &identifiers).0, [])
        case .start(let id, let note):
            let stages: [MissionStage] = mayLeaveShort(id) ? [.offered, .accepted] : [.accepted]
            let started = try advance(id, from: stages, .missionStarted(id))
            try checkDeparture(of: id, at: instant)
            let code = prolongedCode(of: id, at: instant)
            return ([.dispatching(started)] + code, noted(note, for: id))
        case .arrive(let id, let note):
            let arrived = try advance(id, from: [.started], .missionArrived(id))
            let code = prolongedCode(of: id, at: instant)
            return ([.dispatching(arrived)] + code, noted(note, for: id))
        case .complete(let id, let note):
            let done = try advance(id, from: [.started, .arrived], .missionCompleted(id))
            return ([.dispatching(done)], noted(note, for: id))
        case .fail(let id, let reason, let note):
            return (try fail(id, reason, at: instant), noted(note, for: id))
        }
    }

    /// A yes to an offer, or to take a mission over.
    private func accepted(
        _ id: Identifier<Mission>, _ answerer: Answerer, at instant: Instant
    ) throws(DispatchingRefusal) -> [Event] {
        let mission = try openMission(id)
        if !mission.incoming.isEmpty {
            let answer = try solicitation(of: answerer, in: mission)
            if mission.incoming.contains(answer.id) {
                return try acceptHandOver(answer, mission, at: instant)
            }
        }
        return try accept(id, answerer, at: instant).map(Event.dispatching)
    }

    /// What follows a no: a hand-over that falls, a crew that is told of late.
    private func after(
        _ events: [DispatchingEvent], code: VisitCode? = nil, at instant: Instant,
        identifiers: inout some IdentifierSource
    ) -> ([Event], [VaultWrite]) {
        let told = events.map(Event.dispatching)
        guard case .solicitationAnswered(let id, let missionID, _)? = events.first,
            let known = missions[missionID]
        else { return (told, []) }
        if known.incoming.contains(id) {
            return (told + handOverFell(after: events, at: instant, identifiers: &identifiers), [])
        }
        guard let answer = known.accepted.first(where: { $0.id == id }) else { return (told, []) }
        let mission = resized(known, without: answer, at: instant)
        let joining = joining(mission, without: answer, at: instant)
        let (issued, secret) = issued(code, to: joining, of: missionID, at: instant)
        var joined = resizing(known, to: mission) + joining.withdrawn + told
        if requests[mission.request]?.deployment.flatMap({ deployments[$0]?.crewRules }) != nil {
            joined += left(
                answer, mission, .stepBack, isFilled: joining.isWhole, at: instant,
                identifiers: &identifiers)
        }
        joined += issued
        let rest = leavingRest(
            ofRoundWith: mission, answer.volunteer, .stepBack, after: joined, at: instant,
            identifiers: &identifiers)
        return (joined + rest.events, secret + rest.vault)
    }

    private func noted(_ note: String?, with answer: [DispatchingEvent]) -> [VaultWrite] {
        guard let note, case .solicitationAnswered(let id, _, _)? = answer.first else { return [] }
        return [.answerNote(id, note)]
    }

    private func noted(_ note: String?, for mission: Identifier<Mission>) -> [VaultWrite] {
        note.map { [.missionNote(mission, $0)] } ?? []
    }

    private func advance(
        _ id: Identifier<Mission>, from stages: [MissionStage], _ event: DispatchingEvent
    ) throws(DispatchingRefusal) -> DispatchingEvent {
        let mission = try openMission(id)
        guard stages.contains(mission.stage) else {
            throw .wrongStage(mission: mission.number, mission.stage)
        }
        return event
    }

    /// A mission that failed leaves the need standing, unless the person refused the help; where Ops had asked by
    /// itself it asks again after one delay, in which a desk may say otherwise.
    private func fail(
        _ id: Identifier<Mission>, _ reason: FailureReason, at instant: Instant
    ) throws(DispatchingRefusal) -> [Event] {
        let mission = try openMission(id)
        guard mission.stage != .offered else {
            throw .wrongStage(mission: mission.number, mission.stage)
        }
        var events: [Event] = [.dispatching(.missionFailed(id, reason))]
        if reason == .refused {
            events.append(.hotline(.requestCancelled(mission.request, .refusedByPerson)))
        } else if let search = searches[mission.request], search.state != .stopped {
            events += [
                .waves(.searchBegan(search.request, search.rules, delay: search.delay)),
                .waves(.searchWaits(search.request, until: instant + search.delay)),
            ]
        }
        return events
    }

    mutating func evolve(_ event: DispatchingEvent, at instant: Instant) {
        switch event {
        case .missionOpened(let id, let number, let request, let crew):
            counters.missions = number
            missions[id] = Mission(
                id: id, number: number, request: request, crew: crew, openedAt: instant,
                stage: .offered, solicitations: [])
            change(request) { $0.mission = id }
        case .missionResized(let id, let crew): resize(id, to: crew, at: instant)
        case .volunteerSolicited(let id, let mission, let volunteer, let expiresAt):
            solicit(id, mission, volunteer, expiresAt, at: instant)
        case .solicitationAnswered(let id, let mission, let state):
            answer(id, mission, state, at: instant)
        case .noExplained: return
        case .missionStarted(let id):
            leave(id, .started, at: instant)
            watchCrew(of: id, at: instant)
        case .missionArrived(let id):
            leave(id, .arrived, at: instant)
            watchCrew(of: id, at: instant)
        case .missionCompleted(let id):
            let request = missions[id]?.request
            rest(after: id, at: instant)
            remember(id, at: instant)
            closeMission(id, at: instant)
            if let request { closeRequest(request, at: instant) }
        case .missionFailed(let id, _):
            let request = missions[id]?.request
            rest(after: id, at: instant)
            closeMission(id, at: instant)
            if let request {
                searches[request] = nil
                reopen(request, at: instant)
            }
        }
    }

    private mutating func solicit(
        _ id: Identifier<Solicitation>, _ mission: Identifier<Mission>,
        _ volunteer: Identifier<Volunteer>, _ expiresAt: Instant, at instant: Instant
    ) {
        changeVolunteer(volunteer) { $0.asked(at: instant) }
        missions[mission]?.solicitations.append(
            Solicitation(id: id, volunteer: volunteer, expiresAt: expiresAt, state: .pending))
        watch.insert(Watched(dueAt: expiresAt, subject: .solicitation(mission, id)))
        noteQuestion(to: volunteer, until: expiresAt)
        // A mission that is under way, or passes to others, is still its crew's.
        guard let found = missions[mission], !found.isOut, !found.incoming.contains(id) else {
            return
        }
        change(found.request) { request in
            request.status = .offered
            request.escalations = 0
        }
    }

    private mutating func answer(
        _ id: Identifier<Solicitation>, _ missionID: Identifier<Mission>,
        _ state: SolicitationState, at instant: Instant
    ) {
        // In place: a copy of a mission with a thousand questions is dear.
        guard let place = missions.index(forKey: missionID) else { return }
        let before = missions.values[place].solicitations[id]?.state
        let wasOut = missions.values[place].isOut
        guard let volunteer = missions.values[place].solicitations.answer(id, state) else { return }
        let isIncoming = missions.values[place].incoming.contains(id)
        if !isIncoming, before == .accepted {
            missions.values[place].visitCode = missions.values[place].codeLeft
        }
        // Who says yes as a reserve when the crew has left changes nothing.
        if !isIncoming, state != .reserve { missions.values[place].takeStage() }
        if before == .pending { closeQuestion(to: volunteer) }
        if state == .accepted {
            changeVolunteer(volunteer) { $0.accept(missionID, at: instant) }
        } else if before == .accepted, !wasOut || state != .declined || isIncoming {
            // An older question to somebody who has said yes to a newer one takes nothing back; and how somebody
            // leaves who was under way is said next (`memberLeft`).
            changeVolunteer(volunteer) { $0.takeBack(missionID) }
        }
        guard let mission = missions[missionID] else { return }
        // Nobody is left who was under way: who joins instead has not left.
        if mission.isOut != wasOut { bindCrew(of: missionID) }
        // A yes that is kept for later is an answer less to wait for, and changes no crew.
        if state == .reserve, isIncoming || mission.isOut || mission.isCrewComplete { return }
        if state == .accepted, !isIncoming {
            confirmOnJoining(missionID, volunteer)
            confirmAnew(missionID, at: instant)
        }
        if state == .accepted || before == .accepted, !isIncoming { crewChangedAtDoor(missionID) }
        let decliner = state == .declined ? volunteer : nil
        if isIncoming || mission.isOut {
            if let decliner { change(mission.request) { $0.declined.append(decliner) } }
        } else {
            follow(mission, declinedBy: decliner, at: instant)
        }
        guard !isIncoming else { return }
        followSearch(of: mission, hasLost: before == .accepted, at: instant)
    }

    /// Another service may need more people, or fewer, and so may a round: then those who have said yes are the crew.
    mutating func resize(_ id: Identifier<Mission>, to crew: Int64, at instant: Instant) {
        missions[id]?.crew = crew
        // Who is under way stays so, however many they are.
        guard missions[id]?.isOut == false else { return }
        missions[id]?.takeStage()
        bindCrew(of: id)
        guard let mission = missions[id], mission.isCrewComplete else { return }
        follow(mission, declinedBy: nil, at: instant)
        followSearch(of: mission, hasLost: false, at: instant)
    }

    /// The request mirrors what its mission has become.
    mutating func follow(
        _ mission: Mission, declinedBy volunteer: Identifier<Volunteer>?, at instant: Instant
    ) {
        let desk = requests[mission.request].map { self.desk(of: $0) }
        let agreed = agreedDue(of: mission, at: instant)
        let isSooner = isAwaitedSooner(mission)
        let lost = mission.isCrewComplete ? nil : requests[mission.request]
        // Whoever was to report, or was awaited at an hour, has left it: what was promised counts again, or the hour where it
        // is sooner, and may be late already.
        let promised = lost.flatMap { request in
            request.status == .underway || request.status == .assigned && agreed != nil
                ? promise(of: request) : nil
        }
        change(mission.request) { request in
            if let promised {
                request.dueAt = min(
                    request.dueAt, isSooner ? agreed ?? promised : max(promised, agreed ?? promised)
                )
            }
            if mission.isCrewComplete, let agreed { request.dueAt = max(request.dueAt, agreed) }
            if let volunteer { request.declined.append(volunteer) }
            // What no service covers waits with its desk, whatever is answered late.
            guard request.status != .uncovered else { return }
            if mission.isCrewComplete {
                request.status = .assigned
                request.owner = .crew(mission.id)
                request.escalations = 0
            } else {
                request.status = mission.solicitations.pendingCount == 0 ? .open : .offered
                if case .crew = request.owner, let desk { request.owner = .desk(desk) }
            }
        }
    }

    mutating func leave(
        _ id: Identifier<Mission>, _ stage: MissionStage, at instant: Instant
    ) {
        missions[id]?.stage = stage
        bindCrew(of: id)
        guard let request = missions[id]?.request else { return }
        let due = reportDue(of: id, at: instant)
        change(request) { request in
            request.status = .underway
            request.owner = .crew(id)
            request.dueAt = due
            request.escalations = 0
        }
    }

    private mutating func closeMission(_ id: Identifier<Mission>, at instant: Instant) {
        guard let mission = missions.removeValue(forKey: id) else { return }
        crews.watches[id] = nil
        messages.released[id] = nil
        for solicitation in mission.solicitations {
            if solicitation.state == .pending { closeQuestion(to: solicitation.volunteer) }
            let isEngaged = volunteers[solicitation.volunteer]?.missions.contains(id) ?? false
            guard isEngaged else { continue }
            // What nobody set out for took no time of theirs.
            let hasGone =
                mission.isOut
                && mission.accepted.contains { $0.volunteer == solicitation.volunteer }
            changeVolunteer(solicitation.volunteer) {
                hasGone ? $0.close(id, at: instant) : $0.takeBack(id)
            }
        }
    }

    private mutating func reopen(_ id: Identifier<HelpRequest>, at instant: Instant) {
        let desk = requests[id].map { self.desk(of: $0) }
        let due = due(of: requests[id])
        let day = requests[id].flatMap { agreedDay(of: $0, after: instant) }
        let callable =
            requests[id].map { reachable($0, of: $0.deployment, from: instant) } ?? instant
        change(id) { request in
            request.status = .open
            request.mission = nil
            if let desk { request.owner = .desk(desk) }
            request.dueAt =
                day ?? due.moment(askedAt: callable, lastsUntil: request.lastsUntil)
            request.escalations = 0
        }
    }

    /// What is promised for a request: of its service, or of a desk where none covers it.
    private func due(of request: HelpRequest?) -> Due {
        guard let request, let deployment = request.deployment.flatMap({ deployments[$0] }),
            let rule = deployment.rule(for: request.need)
        else { return Due(within: Self.uncoveredSpan) }
        return Due(rule, of: deployment)
    }

    /// When the help that was asked for was to be there.
    func promise(of request: HelpRequest) -> Instant {
        agreedDay(of: request)
            ?? due(of: request).moment(
                askedAt: reachable(request, of: request.deployment, from: request.openedAt),
                lastsUntil: request.lastsUntil)
    }

    private func desk(of request: HelpRequest) -> TerritoryCode {
        request.deployment.flatMap { deployments[$0]?.territory } ?? request.place
    }

    mutating func closeRequest(_ id: Identifier<HelpRequest>, at instant: Instant) {
        guard let request = requests.removeValue(forKey: id) else { return }
        rulesFor[id] = nil
        searches[id] = nil
        if let mission = request.mission { closeMission(mission, at: instant) }
    }
}

extension Mission {
    /// A code dies with whoever knew it; under way, as long as somebody of the crew is left, it stays.
    fileprivate var codeLeft: VisitCodeState? { isOut && acceptedCount > 0 ? visitCode : nil }

    /// The stage that its answers make: who is under way goes on while anybody is left.
    mutating func takeStage() {
        if isOut, !accepted.isEmpty { return }
        // Whoever was asked to take over is asked to join now: there is no whole crew to relieve.
        if !isCrewComplete { incoming = [] }
        stage = isCrewComplete ? .accepted : .offered
        if !isCrewComplete { visitCode = nil }
    }
}

extension Volunteer {
    /// Counts a mission towards the load and forgets what is older than a week.
    mutating func accept(_ mission: Identifier<Mission>, at instant: Instant) {
        acceptedAt.removeAll { $0 <= instant - .days(7) }
        acceptedAt.append(instant)
        // A clock may be set back: the order is kept all the same.
        acceptedAt.sort()
        inHand.append(MissionInHand(mission: mission, acceptedAt: instant))
    }

    /// A mission that is over counts for when it was, where its hour had been agreed.
    mutating func close(_ mission: Identifier<Mission>, at instant: Instant) {
        guard let index = inHand.firstIndex(where: { $0.mission == mission }) else { return }
        let held = inHand.remove(at: index)
        guard let goesAt = held.goesAt else { return }
        if let said = acceptedAt.lastIndex(of: held.acceptedAt) { acceptedAt.remove(at: said) }
        acceptedAt.append(min(goesAt, instant))
        acceptedAt.sort()
    }

    /// Remembers for a week that they were asked.
    mutating func asked(at instant: Instant) {
        askedAt.removeAll { $0 <= instant - .days(7) }
        askedAt.append(instant)
        askedAt.sort()
    }

    /// A yes that was taken back does not count towards the load.
    mutating func takeBack(_ mission: Identifier<Mission>) {
        guard let index = inHand.firstIndex(where: { $0.mission == mission }) else { return }
        let said = inHand.remove(at: index).acceptedAt
        if let last = acceptedAt.lastIndex(of: said) { acceptedAt.remove(at: last) }
    }
}
