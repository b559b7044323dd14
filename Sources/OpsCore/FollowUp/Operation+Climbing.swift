/// What comes of a call, and what follows when nobody answers.
extension Operation {
    func take(
        _ report: CallReport, of id: Identifier<PlannedCall>, by taker: Identifier<AccessToken>?,
        at instant: Instant, identifiers: inout some IdentifierSource
    ) throws(FollowUpRefusal) -> ([Event], [VaultWrite]) {
        let call = try live(id)
        if call.state == .taken, call.taker != taker {
            throw .takenByOther(number: call.number, until: call.dueAt)
        }
        if report.result == .voicemailLeft, !call.allowsVoicemail {
            throw .voicemailNotAllowed(number: call.number)
        }
        try check(report, of: call)
        var events: [Event] = [
            attempted(call, report.result, at: instant, identifiers: &identifiers)
        ]
        events += told(report.answer, in: call, at: instant, identifiers: &identifiers)
        events += follow(report.result, of: call, at: instant, identifiers: &identifiers)
        return (events, report.note.map { [.callNote(id, $0)] } ?? [])
    }

    private func attempted(
        _ call: PlannedCall, _ result: CallResult, at instant: Instant,
        identifiers: inout some IdentifierSource
    ) -> Event {
        let attempt = identifiers.next(CallAttempt.self, at: instant)
        return .followUp(
            .callAttempted(
                CallAttempted(id: attempt, call: call.id, step: call.step, result: result)))
    }

    private func follow(
        _ result: CallResult, of call: PlannedCall, at instant: Instant,
        identifiers: inout some IdentifierSource
    ) -> [Event] {
        // Tried again too soon: noted, and no step of the ladder; the next call comes at another time.
        let isTooSoon = call.step.isCall && instant < call.callAt
        switch result {
        case .noAnswer where isTooSoon, .voicemailLeft where isTooSoon: return []
        case .reached: return [.followUp(reached(call, at: instant))] + found(by: call, at: instant)
        case .refused: return noMoreCalls(to: call.person)
        case .noAnswer:
            return climb(call, at: instant, identifiers: &identifiers)
        case .voicemailLeft:
            var left = call
            left.isVoicemailLeft = true
            return climb(left, at: instant, identifiers: &identifiers)
        case .wrongNumber:
            return climb(call, passingCalls: true, at: instant, identifiers: &identifiers)
        }
    }

    /// Who has answered is not looked for any more for another call that she had not answered.
    private func found(by call: PlannedCall, at instant: Instant) -> [Event] {
        owed(to: twins(of: call.person)).filter { other in
            let isAwaited = other.visit.map { requests[$0] != nil } ?? false
            return other.id != call.id && (isAwaited || !other.step.isCall)
        }.map { .followUp(reached($0, at: instant)) }
    }

    /// Nobody need go and see for a call that has ended, or begins again, once she has answered or nobody is to call
    /// her; a crew that is on its way goes, and is a visit.
    ///
    /// Whoever could not be reached is still gone to see, and so is who may be in danger, or whose calls end or change
    /// with a care plan while nobody knows how she is.
    func withoutVisits(_ decision: Decision) -> Decision {
        guard !callsByVisit.isEmpty else { return decision }
        var isCancelled: Set<Identifier<HelpRequest>> = []
        for case .hotline(.requestCancelled(let id, _)) in decision.events {
            isCancelled.insert(id)
        }
        let sought = callsLet(goBy: decision.events)
        let off: [Event] = decision.events.compactMap { event in
            guard let visit = visitEnded(by: event, besides: sought).flatMap({ requests[$0] }),
                visit.status != .underway, isCancelled.insert(visit.id).inserted
            else { return nil }
            return .hotline(.requestCancelled(visit.id, .noLongerNeeded))
        }
        guard !off.isEmpty else { return decision }
        return Decision(
            relieved(by: off) + decision.events + off + endedAgreements(by: off)
                + released(by: off), decision.vault)
    }

    /// The calls that end because their care plan ends or is reviewed: of whether she is well that says nothing, unless
    /// it ends because she said so, or because she is not there any more.
    private func callsLet(goBy events: [Event]) -> Set<Identifier<PlannedCall>> {
        Set(
            events.compactMap { event in
                switch event {
                case .care(.planReviewed(let reviewed)): care.plans[reviewed.id]?.call
                case .care(.planEnded(let id, let ending)) where !ending.isHeard:
                    care.plans[id]?.call
                default: nil
                }
            })
    }

    private func visitEnded(
        by event: Event, besides sought: Set<Identifier<PlannedCall>>
    ) -> Identifier<HelpRequest>? {
        switch event {
        case .followUp(.callEnded(_, .danger)), .followUp(.callEnded(_, .unreachable)): nil
        case .followUp(.callEnded(let id, _)):
            sought.contains(id) ? nil : plannedCalls[id]?.visit
        case .followUp(.callRenewed(let renewed)): plannedCalls[renewed.id]?.visit
        default: nil
        }
    }

    /// The crew of a courtesy visit that a call asked for was with the person.
    func seen(
        at request: Identifier<HelpRequest>, at instant: Instant,
        identifiers: inout some IdentifierSource
    ) -> [Event] {
        guard let call = callsByVisit[request].flatMap({ plannedCalls[$0] }) else { return [] }
        var visited = call
        visited.step = .visit
        return [
            attempted(visited, .reached, at: instant, identifiers: &identifiers),
            .followUp(reached(call, at: instant)),
        ] + found(by: call, at: instant)
    }

    /// The next of a series, or the end.
    private func reached(_ call: PlannedCall, at instant: Instant) -> FollowUpEvent {
        guard let days = call.everyDays else { return .callEnded(call.id, .reached) }
        let wall = wall(for: call.hours, of: call.deployment)
        let minutes = wall.minute(at: instant) - wall.minute(at: call.appointment)
        let gone = max(0, minutes) / (days * 1_440)
        let next = wall.later(call.appointment, byDays: (gone + 1) * days)
        if let until = call.until, next >= until { return .callEnded(call.id, .reached) }
        let rules = callRules(of: call.deployment)
        let callAt = calling(call.hours, of: call.deployment).first(notBefore: next) ?? next
        return .callRenewed(
            CallRenewed(
                id: call.id, desk: callDesk(of: call, at: instant),
                appointment: next, callAt: callAt, dueAt: callAt + rules.grace))
    }

    /// The next step of the ladder; past its end a question is given up and a supervisor's silence
    /// opens a danger alert.
    func climb(
        _ call: PlannedCall, passingCalls: Bool = false, at instant: Instant,
        identifiers: inout some IdentifierSource
    ) -> [Event] {
        let rules = callRules(of: call.deployment)
        let ladder = rules.ladder(for: call.purpose)
        let next = ladder.indices.first { index in
            guard index > call.rung else { return false }
            switch ladder[index].kind {
            case .call: return !passingCalls
            case .voicemail:
                return !passingCalls && call.allowsVoicemail && !call.isVoicemailLeft
            case .visit, .neighbour, .supervisor: return true
            }
        }
        if let next { return step(call, to: next, ladder[next], rules, at: instant, &identifiers) }
        if call.purpose.isQuestion { return [.followUp(.callEnded(call.id, .unreachable))] }
        // Rules that were made shorter meanwhile may have no step left: a supervisor is always asked.
        guard call.step == .supervisor else {
            return step(
                call, to: ladder.count - 1, ladder[ladder.count - 1], rules, at: instant,
                &identifiers)
        }
        return alert(about: call, at: instant, identifiers: &identifiers)
    }

    private func step(
        _ call: PlannedCall, to rung: Int, _ step: LadderStep, _ rules: CallRules,
        at instant: Instant, _ identifiers: inout some IdentifierSource
    ) -> [Event] {
        var callAt = instant + step.after
        if step.kind.isCall {
            callAt = calling(call.hours, of: call.deployment).first(notBefore: callAt) ?? callAt
        } else if step.kind == .neighbour {
            // Her own hours bind nobody next door, but nobody is called there at night.
            let day = CallHours(offset: call.hours.offset)
            callAt = calling(day, of: call.deployment).first(notBefore: callAt) ?? callAt
        }
        let visit =
            step.kind == .visit
            ? visit(for: call, by: callAt + step.within, at: instant, identifiers: &identifiers)
            : nil
        let desk =
            step.kind == .supervisor
            ? territories.root ?? call.desk : callDesk(of: call, at: instant)
        let moved = CallMovedOn(
            id: call.id, rung: Int64(rung), step: step.kind, desk: desk, callAt: callAt,
            dueAt: callAt + step.within, visit: visit?.id)
        var events: [Event] = [.followUp(.callMovedOn(moved))]
        if let opened = visit?.opened { events.insert(.hotline(.requestOpened(opened)), at: 0) }
        return events
    }

    /// The courtesy visit that was asked for already, while it waits; else a new one, due when the ladder goes on.
    private func visit(
        for call: PlannedCall, by dueAt: Instant, at instant: Instant,
        identifiers: inout some IdentifierSource
    ) -> (id: Identifier<HelpRequest>, opened: RequestOpened?)? {
        if let visit = call.visit, requests[visit] != nil { return (visit, nil) }
        let events = open(
            [.courtesyVisit], of: CalledPerson(call), having: Supplies(), at: instant,
            identifiers: &identifiers)
        guard case .requestOpened(let opened) = events.first else { return nil }
        return (opened.id, opened.due(by: dueAt))
    }

    /// A danger alert follows the call from here on.
    func alert(
        about call: PlannedCall, at instant: Instant, identifiers: inout some IdentifierSource
    ) -> [Event] {
        let danger = OpenDanger(contact: call.contact, place: call.place)
        return [
            .danger(.alertOpened(opened(danger, at: instant, identifiers: &identifiers))),
            .followUp(.callEnded(call.id, .danger)),
        ]
    }
}

/// A person as a request takes them over.
struct CalledPerson: Placed {
    let id: Identifier<Contact>
    let person: Identifier<PersonHelped>?
    let language: LanguageTag
    let place: TerritoryCode
    let position: Coordinate?

    init(_ call: PlannedCall) {
        id = call.contact
        person = call.person
        language = call.language
        place = call.place
        position = call.position
    }
}
