/// Planning calls.
extension Operation {
    func plan(
        _ wish: PlanCall, at instant: Instant, identifiers: inout some IdentifierSource
    ) throws(FollowUpRefusal) -> ([Event], [VaultWrite]) {
        var wish = wish
        wish.who = located(wish.who)
        try check(wish, at: instant)
        let heard = hoursHeard(wish.hours, by: wish.who.person, at: instant)
        let planned = planned(wish, at: instant, identifiers: &identifiers)
        var writes: [VaultWrite] = []
        if wish.phone != nil || !wish.neighbour.isEmpty {
            writes.append(
                .plannedCall(
                    planned.id, of: wish.who.person, phone: wish.phone, neighbour: wish.neighbour))
        }
        if let note = wish.note { writes.append(.callNote(planned.id, note)) }
        return ([.followUp(.callPlanned(planned))] + heard, writes)
    }

    /// Hours outside of which a call may harm, said with one, are hers for every call (decision 14).
    private func hoursHeard(
        _ hours: CallHours, by person: Identifier<PersonHelped>, at instant: Instant
    ) -> [Event] {
        guard let safe = hours.safe, safeHours(of: person) == nil else { return [] }
        return safeHoursSaid(safe, by: person, at: instant)
    }

    /// The same where no call is planned with what was said.
    func heard(
        _ hours: CallHours, by person: Identifier<PersonHelped>, at instant: Instant
    ) throws(FollowUpRefusal) -> [Event] {
        try check(hours, of: person)
        return hoursHeard(hours, by: person, at: instant)
    }

    private func check(
        _ hours: CallHours, of person: Identifier<PersonHelped>
    ) throws(FollowUpRefusal) {
        try check(hours)
        if let said = hours.safe, let known = safeHours(of: person), known != said {
            throw .otherSafeHours(known)
        }
    }

    private func check(_ wish: PlanCall, at instant: Instant) throws(FollowUpRefusal) {
        try check(wish.hours, of: wish.who.person)
        if !wish.isAskedFor, refusesCalls(wish.who.person) { throw .callsRefused }
        if wish.purpose == .outcome, wish.request == nil { throw .outcomeNeedsRequest }
        if wish.purpose.isQuestion, wish.everyDays != nil { throw .questionsDoNotRepeat }
        if let at = wish.at, at > instant + Self.farthestSpan { throw .tooFarAhead }
        if let until = wish.until, until > instant + Self.farthestSpan { throw .tooFarAhead }
        if let until = wish.until, until <= wish.at ?? instant { throw .endsBeforeItStarts }
        let deployment = deployment(for: wish, at: instant)
        let hours = hours(for: wish, callRules(of: deployment), at: instant)
        let calling = calling(hours, of: deployment)
        guard calling.first(notBefore: instant) != nil else {
            throw .hoursNeverMeet
        }
    }

    /// What the person has said once holds for every call.
    ///
    /// Minutes that say what the wall of the house shows now, or on the day that is wished for, are that wall: its
    /// clocks change twice a year, and a call that is owed in another season keeps its hours.
    private func hours(for wish: PlanCall, _ rules: CallRules, at instant: Instant) -> CallHours {
        var hours = wish.hours
        hours.safe = hours.safe ?? safeHours(of: wish.who.person)
        let shown = [instant, wish.at ?? instant].map { rules.wall.offset(at: $0) }
        if let said = hours.offset, shown.contains(said) { hours.offset = nil }
        return hours
    }

    private func deployment(for wish: PlanCall, at instant: Instant) -> Identifier<Deployment>? {
        if let request = wish.request { return request.deployment }
        return coverage(of: .friendlyCall, from: wish.who.place, at: instant)?.deployment.id
    }

    func planned(
        _ wish: PlanCall, at instant: Instant, after others: Int64 = 0,
        identifiers: inout some IdentifierSource
    ) -> CallPlanned {
        let deployment = deployment(for: wish, at: instant)
        let rules = callRules(of: deployment)
        let first = rules.ladder(for: wish.purpose)[0]
        let wanted = wish.at.map { max($0, instant) } ?? instant + first.after
        let hours = hours(for: wish, rules, at: instant)
        let callAt = calling(hours, of: deployment).first(notBefore: wanted) ?? wanted
        let within = wish.at == nil || wish.purpose == .outcome ? first.within : rules.grace
        return CallPlanned(
            id: identifiers.next(at: instant), number: counters.plannedCalls + others + 1,
            purpose: wish.purpose, person: wish.who.person, contact: wish.who.contact,
            request: wish.request?.id, need: wish.request?.need, deployment: deployment,
            language: wish.who.language,
            place: wish.who.place,
            position: position(of: wish.who),
            desk: callDesk(of: deployment, at: wish.who.place), hours: hours,
            allowsVoicemail: wish.allowsVoicemail, everyDays: wish.everyDays, until: wish.until,
            callAt: callAt, dueAt: callAt + within, isAskedFor: wish.isAskedFor)
    }

    /// The desk that is to call next: of whoever calls people there by now, where the service of a call has closed.
    func callDesk(of call: PlannedCall, at instant: Instant) -> TerritoryCode {
        let isOver = call.deployment.map { deployments[$0]?.isActive(at: instant) != true } ?? false
        guard isOver else { return callDesk(of: call.deployment, at: call.place) }
        let next = coverage(of: .friendlyCall, from: call.place, at: instant)?.deployment.id
        return callDesk(of: next, at: call.place)
    }

    /// The desk of the service, or else the one at the top, whose people answer the telephone.
    func callDesk(
        of deployment: Identifier<Deployment>?, at place: TerritoryCode
    ) -> TerritoryCode {
        deployment.flatMap { deployments[$0]?.territory } ?? territories.root ?? place
    }

    /// Whether somebody, under any of their identities, does not want to be called.
    func refusesCalls(_ person: Identifier<PersonHelped>) -> Bool {
        guard !callWords.isEmpty else { return false }
        if mergedPeople.isEmpty { return callWords[person]?.isNo == true }
        return refuseCalls(twins(of: person))
    }

    /// She does not want to be called: every call that is owed to her ends, under each of her identities.
    ///
    /// What is planned by itself later asks `refusesCalls`; what she asks for again is planned again.
    func noMoreCalls(to person: Identifier<PersonHelped>) -> [Event] {
        [.followUp(.callsRefused(person))]
            + owed(to: twins(of: person)).map { .followUp(.callEnded($0.id, .refused)) }
    }

    /// Of several words the last one counts, under whichever identity it was said.
    private func refuseCalls(_ her: [Identifier<PersonHelped>]) -> Bool {
        let last = her.compactMap { callWords[$0] }.max { $0.number < $1.number }
        return last?.isNo == true
    }

    mutating func noteWord(of person: Identifier<PersonHelped>, isNo: Bool) {
        counters.callWords += 1
        callWords[person] = CallWord(isNo: isNo, number: counters.callWords)
    }

    /// A merge ends no calls: somebody asks her first, before the two people are one.
    func checkCalls(before command: HotlineCommand) throws(FollowUpRefusal) {
        guard case .mergePeople(let kept, let merged, _) = command, kept != merged,
            !callWords.isEmpty, mergedPeople[merged] == nil
        else { return }
        let her = twins(of: kept) + twins(of: merged)
        guard refuseCalls(her) else { return }
        let owed = owed(to: her).map(\.number)
        if !owed.isEmpty { throw .oneRefusesCalls(owed) }
    }

    func twins(of person: Identifier<PersonHelped>) -> [Identifier<PersonHelped>] {
        let kept = mergedPeople[person] ?? person
        return [kept] + (mergedInto[kept] ?? [])
    }
}
