/// Hours outside of which a call may harm, as the person tells them: once, for every call.
extension Operation {
    /// What follows from hours that were said, or taken back: calls that are planned keep to them.
    func safeHoursSaid(
        _ safe: DayWindow?, by person: Identifier<PersonHelped>, at instant: Instant
    ) -> [Event] {
        let her = twins(of: person)
        // Said last, whoever she was taken for when she said it before.
        let said = her.filter { $0 == person || safeHours[$0] != nil }
        return said.map { .followUp(.safeHoursSaid($0, safe)) }
            + owed(to: her).map {
                .followUp(.callHoursChanged(changed($0, safe: safe, at: instant)))
            }
    }

    /// What follows for the calls of people who turned out to be one, or two after all: hers keep to what she said
    /// under any of her identities.
    func callsFollow(_ events: [HotlineEvent], at instant: Instant) -> [Event] {
        switch events.first {
        case .peopleMerged(let kept, let merged):
            let her = twins(of: kept) + twins(of: merged)
            return safeHours(ofAny: her).map { moved(owed(to: her), to: $0, at: instant) } ?? []
        case .peopleSeparated(let kept, let merged):
            let others = twins(of: kept).filter { $0 != merged }
            return moved(owed(to: [merged]), to: safeHours[merged], at: instant)
                + moved(owed(to: others), to: safeHours(ofAny: others), at: instant)
        default: return []
        }
    }

    /// Who rang herself since nobody answered a call of hers has been heard: its tries start anew.
    ///
    /// A visit that was asked for, or a danger alert, is a person's to close.
    func begunAnew(by command: HotlineCommand, at instant: Instant) -> [Event] {
        guard case .mergePeople(let kept, let merged, let known) = command, !known.heard.isEmpty
        else { return [] }
        let her = twins(of: kept) + twins(of: merged)
        let safe = safeHours(ofAny: her)
        return owed(to: her).filter { known.heard.contains($0.id) && $0.rung > 0 }.map { call in
            var call = call
            call.step = .call
            call.hours = changed(call, safe: safe ?? call.hours.safe, at: instant).hours
            return .followUp(.callMovedOn(begunAnew(call, at: instant)))
        }
    }

    private func begunAnew(_ call: PlannedCall, at instant: Instant) -> CallMovedOn {
        let first = callRules(of: call.deployment).ladder(for: call.purpose)[0]
        let wanted = instant + first.after
        let callAt = calling(call.hours, of: call.deployment).first(notBefore: wanted) ?? wanted
        return CallMovedOn(
            id: call.id, rung: 0, step: .call, desk: callDesk(of: call, at: instant),
            callAt: callAt, dueAt: callAt + first.within, visit: nil)
    }

    private func moved(
        _ calls: [PlannedCall], to safe: DayWindow?, at instant: Instant
    ) -> [Event] {
        calls.filter { $0.hours.safe != safe }.map {
            .followUp(.callHoursChanged(changed($0, safe: safe, at: instant)))
        }
    }

    /// The live calls of somebody under these identities, oldest first.
    func owed(to her: [Identifier<PersonHelped>]) -> [PlannedCall] {
        plannedCalls.values.filter { her.contains($0.person) }.sorted { $0.number < $1.number }
    }

    /// The hours that a contact tells of, or a correction.
    func safeHoursSaid(
        in command: HotlineCommand, _ events: [HotlineEvent], at instant: Instant
    ) -> [Event] {
        let said: (DayWindow?, Identifier<PersonHelped>?)
        switch (command, events.first) {
        case (.logContact(let wish), .contactLogged(let contact)):
            said = (wish.person.safeHours, contact.person)
        case (.completeContact(let wish), .contactCompleted(let completed)):
            let known = wish.known
            let isNew = known.personDetails.safeHours == nil
            said = (isNew ? wish.person.safeHours : nil, known.person ?? completed.person)
        default: return []
        }
        guard let safe = said.0, let person = said.1 else { return [] }
        return safeHoursSaid(safe, by: person, at: instant)
    }

    func safeHoursSaid(in command: PrivacyCommand, at instant: Instant) -> [Event] {
        guard case .correct(let wish) = command else { return [] }
        let isTakenBack = wish.removed.contains(.safeHours)
        guard wish.details.safeHours != nil || isTakenBack else { return [] }
        return safeHoursSaid(wish.details.safeHours, by: wish.person, at: instant)
    }

    /// The step of the ladder on which a call stands, for the one that takes its place.
    func goingOn(
        _ call: PlannedCall, as planned: CallPlanned, at instant: Instant
    ) -> CallMovedOn {
        var next = call
        next.hours = planned.hours
        let moved = changed(next, safe: planned.hours.safe, at: instant)
        return CallMovedOn(
            id: planned.id, rung: call.rung, step: call.step, desk: call.desk,
            callAt: moved.callAt, dueAt: moved.dueAt, visit: call.visit)
    }

    /// A call that has to wait longer for its hours is due so much later; preferences give way.
    private func changed(
        _ call: PlannedCall, safe: DayWindow?, at instant: Instant
    ) -> CallHoursChanged {
        var hours = call.hours
        hours.safe = safe
        guard call.step.isCall else {
            return CallHoursChanged(
                id: call.id, hours: hours, callAt: call.callAt, dueAt: call.stepDueAt)
        }
        let earliest = max(call.callAt, instant)
        if calling(hours, of: call.deployment).first(notBefore: earliest) == nil {
            hours.preferred = nil
        }
        let calling = calling(hours, of: call.deployment)
        let callAt =
            calling.contains(call.callAt)
            ? call.callAt : calling.first(notBefore: earliest) ?? earliest
        // What may be made at once is not owed any later for it.
        let delay = callAt > earliest ? callAt.since(earliest) : .minutes(0)
        return CallHoursChanged(
            id: call.id, hours: hours, callAt: callAt, dueAt: max(call.stepDueAt + delay, callAt))
    }

    /// When a call may be made: on the clocks of its service, where it has any.
    func calling(_ hours: CallHours, of deployment: Identifier<Deployment>?) -> CallingHours {
        let rules = callRules(of: deployment)
        let said = [hours.safe, hours.preferred].compactMap(\.self)
        return CallingHours(
            windows: said.isEmpty ? [rules.hours] : said, wall: wall(for: hours, of: deployment))
    }

    /// Whether a call now may harm.
    func isSafe(_ call: PlannedCall, at instant: Instant) -> Bool {
        guard let safe = call.hours.safe else { return true }
        let wall = wall(for: call.hours, of: call.deployment)
        return CallingHours(windows: [safe], wall: wall).contains(instant)
    }

    /// A service that has a zone knows what the clocks of its people show all year; else it is what
    /// was said with the call, or what the clocks of the house show.
    func wall(for hours: CallHours, of deployment: Identifier<Deployment>?) -> Wall {
        if let rule = deployment.flatMap({ deployments[$0]?.hours?.rule }) { return .zone(rule) }
        if let offset = hours.offset { return .offset(minutes: offset) }
        return callRules(of: deployment).wall
    }

    /// From when help can reach somebody: by telephone in her safe hours alone, and nobody is late before they begin.
    ///
    /// A service that has an hour for it would else send its volunteer to the telephone when a call may harm.
    func reachable(
        for need: NeedKind, _ person: Identifier<PersonHelped>?, saying said: DayWindow? = nil,
        of deployment: Identifier<Deployment>?, from instant: Instant
    ) -> Instant {
        guard !need.isInPerson, let safe = said ?? person.flatMap({ safeHours(of: $0) }) else {
            return instant
        }
        return calling(CallHours(safe: safe), of: deployment).first(notBefore: instant) ?? instant
    }

    func reachable(
        _ request: HelpRequest, of deployment: Identifier<Deployment>?, from instant: Instant
    ) -> Instant {
        reachable(for: request.need, request.person, of: deployment, from: instant)
    }

    /// What waits for somebody and is done by telephone, oldest first; all that is live is looked at, since hours are said
    /// once in a while.
    package func waitingByTelephone(
        for person: Identifier<PersonHelped>
    ) -> [Identifier<HelpRequest>] {
        let her = twins(of: person)
        return requests.values.filter { request in
            !request.need.isInPerson && request.status != .underway
                && request.person.map(her.contains) ?? false
        }.sorted { $0.number < $1.number }.map(\.id)
    }

    /// Nobody is late who may not ring yet; what a desk was told of as late stays with it.
    mutating func putOff(_ waiting: [Identifier<HelpRequest>]) {
        for id in waiting {
            guard let request = requests[id], request.escalations == 0 else { continue }
            let promised = promise(of: request)
            if promised > request.dueAt { change(id) { $0.dueAt = promised } }
        }
    }

    /// What the person has said under any of her identities.
    func safeHours(of person: Identifier<PersonHelped>) -> DayWindow? {
        guard !safeHours.isEmpty else { return nil }
        return safeHours(ofAny: twins(of: person))
    }

    /// Of several identities the one that called last tells, until she is heard again: that counts for all.
    private func safeHours(ofAny her: [Identifier<PersonHelped>]) -> DayWindow? {
        her.filter { safeHours[$0] != nil }.max().flatMap { safeHours[$0] }
    }
}
