/// Hours outside of which a call may harm, as the person tells them: once, for every call.
extension Operation {
    /// What follows from hours that were said, or taken back: calls that are planned keep to them.
    func safeHoursSaid(
        _ safe: DayWindow?, by person: Identifier<PersonHelped>, at instant: Instant
    ) -> [Event] {
        let identities = Set(twins(of: person))
        let calls = plannedCalls.values.filter { identities.contains($0.person) }
            .sorted { $0.number < $1.number }
        return [.followUp(.safeHoursSaid(person, safe))]
            + calls.map { .followUp(.callHoursChanged(changed($0, safe: safe, at: instant))) }
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
    /// was said with the call, or what the rules assume.
    func wall(for hours: CallHours, of deployment: Identifier<Deployment>?) -> Wall {
        if let rule = deployment.flatMap({ deployments[$0]?.hours?.rule }) { return .zone(rule) }
        return .offset(minutes: hours.offset ?? callRules(of: deployment).offset)
    }

    /// What the person has said under any of her identities.
    func safeHours(of person: Identifier<PersonHelped>) -> DayWindow? {
        guard !safeHours.isEmpty else { return nil }
        return twins(of: person).lazy.compactMap { safeHours[$0] }.first
    }
}
