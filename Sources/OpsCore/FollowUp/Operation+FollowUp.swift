extension Operation {
    func decide(
        _ command: FollowUpCommand, at instant: Instant, identifiers: inout some IdentifierSource
    ) throws(FollowUpRefusal) -> ([Event], [VaultWrite]) {
        switch command {
        case .plan(let wish): return try plan(wish, at: instant, identifiers: &identifiers)
        case .take(let id, let taker):
            return ([.followUp(try take(id, by: taker, at: instant))], [])
        case .release(let id, let taker):
            return ([.followUp(try release(id, by: taker, at: instant))], [])
        case .report(let id, let report, let taker):
            return try take(report, of: id, by: taker, at: instant, identifiers: &identifiers)
        case .cancel(let id, let ending, let note):
            _ = try live(id)
            return ([.followUp(.callEnded(id, ending))], noted(note, for: id))
        case .alert(let id, let note):
            let call = try live(id)
            let events = alert(about: call, at: instant, identifiers: &identifiers)
            return (events, noted(note, for: id))
        case .moveOn(let id):
            return (try moveOn(id, at: instant, identifiers: &identifiers), [])
        case .setRules(let rules, let deployment):
            if let fault = rules.fault { throw fault }
            if let deployment, deployments[deployment] == nil {
                throw .unknownDeployment(deployment)
            }
            return ([.followUp(.rulesSet(rules, for: deployment))], [])
        }
    }

    /// The rules of a deployment, or else of the house, or else those that Ops begins with.
    package func callRules(of deployment: Identifier<Deployment>?) -> CallRules {
        deployment.flatMap { deploymentCallRules[$0] } ?? houseCallRules ?? .standard
    }

    func live(_ id: Identifier<PlannedCall>) throws(FollowUpRefusal) -> PlannedCall {
        guard let call = plannedCalls[id] else { throw .unknownCall(id) }
        return call
    }

    /// Refuses while somebody else has it.
    private func live(
        _ id: Identifier<PlannedCall>, free taker: Identifier<AccessToken>?
    ) throws(FollowUpRefusal) -> PlannedCall {
        let call = try live(id)
        if call.state == .taken, call.taker != taker {
            throw .takenByOther(number: call.number, until: call.dueAt)
        }
        return call
    }

    private func noted(_ note: String?, for id: Identifier<PlannedCall>) -> [VaultWrite] {
        note.map { [.callNote(id, $0)] } ?? []
    }

    private func take(
        _ id: Identifier<PlannedCall>, by taker: Identifier<AccessToken>?, at instant: Instant
    ) throws(FollowUpRefusal) -> FollowUpEvent {
        let call = try live(id, free: taker)
        let rules = callRules(of: call.deployment)
        if call.step.isCall, let safe = call.hours.safe, !isSafe(call, at: instant) {
            throw .outsideSafeHours(number: call.number, safe)
        }
        return .callTaken(id, by: taker, until: instant + rules.lock)
    }

    private func release(
        _ id: Identifier<PlannedCall>, by taker: Identifier<AccessToken>?, at instant: Instant
    ) throws(FollowUpRefusal) -> FollowUpEvent {
        let call = try live(id, free: taker)
        guard call.state == .taken else { throw .notTaken(number: call.number) }
        return released(call, at: instant)
    }

    /// The step keeps its due time; one that is over comes back soon.
    private func released(_ call: PlannedCall, at instant: Instant) -> FollowUpEvent {
        let soon = instant + Self.alarmSpans.lowerBound
        return .callReleased(call.id, dueAt: call.stepDueAt > instant ? call.stepDueAt : soon)
    }

    /// Time has come: silence is a finding, of the desk or of whoever should have gone.
    private func moveOn(
        _ id: Identifier<PlannedCall>, at instant: Instant,
        identifiers: inout some IdentifierSource
    ) throws(FollowUpRefusal) -> [Event] {
        let call = try live(id)
        guard call.dueAt <= instant else { throw .notYetDue(number: call.number) }
        if call.state == .taken { return [.followUp(released(call, at: instant))] }
        // That nobody of the desk has called says nothing of the person: the desk above is asked.
        if call.step.isCall { return [.followUp(escalated(call, at: instant))] }
        return climb(call, at: instant, identifiers: &identifiers)
    }

    private func escalated(_ call: PlannedCall, at instant: Instant) -> FollowUpEvent {
        let rules = callRules(of: call.deployment)
        let ladder = rules.ladder(for: call.purpose)
        let step = ladder[min(Int(call.rung), ladder.count - 1)]
        let doubled = (step.within.milliseconds / 2) << min(call.escalations, 12)
        let span = min(
            max(TimeSpan(milliseconds: doubled), Self.alarmSpans.lowerBound),
            Self.alarmSpans.upperBound)
        let desk = territories[call.desk]?.parent ?? call.desk
        return .callEscalated(call.id, desk: desk, dueAt: instant + span)
    }

    mutating func evolve(_ event: FollowUpEvent, at instant: Instant) {
        switch event {
        case .callPlanned(let planned):
            if planned.isAskedFor { noteWord(of: planned.person, isNo: false) }
            insert(PlannedCall(planned))
        case .callTaken(let id, let taker, let until):
            change(id) { call in
                call.state = .taken
                call.taker = taker
                call.dueAt = until
            }
        case .callReleased(let id, let dueAt):
            change(id) { $0.comeBack(dueAt: dueAt) }
        case .callAttempted(let attempted):
            change(attempted.call) { call in
                call.comeBack(dueAt: call.stepDueAt)
                if attempted.result == .voicemailLeft { call.isVoicemailLeft = true }
            }
        case .callMovedOn(let moved): take(moved)
        case .callEscalated(let id, let desk, let dueAt):
            change(id) { call in
                call.desk = desk
                call.escalations += 1
                call.comeBack(dueAt: dueAt)
            }
        case .callRenewed(let renewed): take(renewed)
        case .callEnded(let id, let ending):
            if ending == .reached, let call = plannedCalls[id] { noteTold(call) }
            close(id)
        case .outcomeTold: return
        case .callsRefused(let person): noteWord(of: person, isNo: true)
        case .safeHoursSaid(let person, let safe):
            safeHours[person] = safe
            putOff(waitingByTelephone(for: person))
        case .callHoursChanged(let changed):
            change(changed.id) { call in
                call.hours = changed.hours
                call.callAt = changed.callAt
                call.stepDueAt = changed.dueAt
                if call.state == .open { call.dueAt = changed.dueAt }
            }
        case .rulesSet(let rules, let deployment):
            if let deployment {
                deploymentCallRules[deployment] = rules
            } else {
                houseCallRules = rules
            }
        }
    }

    private mutating func take(_ moved: CallMovedOn) {
        if moved.visit != nil, let before = plannedCalls[moved.id]?.visit {
            callsByVisit[before] = nil
        }
        change(moved.id) { call in
            call.rung = moved.rung
            call.step = moved.step
            call.desk = moved.desk
            call.callAt = moved.callAt
            call.escalations = 0
            call.visit = moved.visit ?? call.visit
            call.comeBack(dueAt: moved.dueAt)
        }
        if let visit = moved.visit { callsByVisit[visit] = moved.id }
    }

    private mutating func take(_ renewed: CallRenewed) {
        if let visit = plannedCalls[renewed.id]?.visit { callsByVisit[visit] = nil }
        change(renewed.id) { call in
            call.appointment = renewed.appointment
            call.rung = 0
            call.step = .call
            call.desk = renewed.desk
            call.callAt = renewed.callAt
            call.escalations = 0
            call.visit = nil
            call.isVoicemailLeft = false
            call.comeBack(dueAt: renewed.dueAt)
        }
    }

    private mutating func insert(_ call: PlannedCall) {
        counters.plannedCalls = call.number
        plannedCalls[call.id] = call
        watch.insert(Watched(dueAt: call.dueAt, subject: .call(call.id)))
    }

    private mutating func close(_ id: Identifier<PlannedCall>) {
        guard let call = plannedCalls.removeValue(forKey: id) else { return }
        if let visit = call.visit { callsByVisit[visit] = nil }
    }

    /// Changes a live call and watches its new due time.
    private mutating func change(
        _ id: Identifier<PlannedCall>, _ body: (inout PlannedCall) -> Void
    ) {
        guard let index = plannedCalls.index(forKey: id) else { return }
        let before = plannedCalls.values[index].dueAt
        body(&plannedCalls.values[index])
        let after = plannedCalls.values[index].dueAt
        if after != before { watch.insert(Watched(dueAt: after, subject: .call(id))) }
    }
}

extension PlannedCall {
    /// It is the desk's again.
    fileprivate mutating func comeBack(dueAt: Instant) {
        state = .open
        taker = nil
        self.dueAt = dueAt
        stepDueAt = dueAt
    }

    fileprivate init(_ planned: CallPlanned) {
        self.init(
            id: planned.id, number: planned.number, purpose: planned.purpose,
            person: planned.person, contact: planned.contact, request: planned.request,
            need: planned.need, deployment: planned.deployment, language: planned.language,
            place: planned.place,
            position: planned.position, hours: planned.hours,
            allowsVoicemail: planned.allowsVoicemail, everyDays: planned.everyDays,
            until: planned.until, appointment: planned.callAt, state: .open, step: .call, rung: 0,
            desk: planned.desk, taker: nil, callAt: planned.callAt, dueAt: planned.dueAt,
            stepDueAt: planned.dueAt, escalations: 0, visit: nil, isVoicemailLeft: false)
    }
}
