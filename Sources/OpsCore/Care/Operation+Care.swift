/// Care plans: one for a person, owned at every moment, and never forgotten.
extension Operation {
    /// How long after a review is due the next desk up is told, again and again.
    static let reviewAlarmSpan = TimeSpan.days(1)

    func decide(
        _ command: CareCommand, at instant: Instant, identifiers: inout some IdentifierSource
    ) throws -> ([Event], [VaultWrite]) {
        switch command {
        case .setRules(let rules): return ([.care(.rulesSet(rules))], [])
        case .openPlan(let wish): return try open(wish, at: instant, identifiers: &identifiers)
        case .reviewPlan(let id, let terms, let reviewAt):
            return try review(
                id, terms, next: reviewAt, at: instant, identifiers: &identifiers)
        case .endPlan(let id, let ending, let keepsCalls, let note):
            let plan = try livePlan(id)
            let calls = keepsCalls ? [] : ended(callsOf: plan)
            return (calls + [.care(.planEnded(id, ending))], noted(note, for: id))
        case .remindOfPlan(let id):
            let plan = try livePlan(id)
            guard plan.dueAt <= instant else {
                throw CareRefusal.planNotYetDue(number: plan.number)
            }
            let desk = territories[plan.desk]?.parent ?? plan.desk
            let dueAt = instant + Self.reviewAlarmSpan
            return ([.care(.planEscalated(id, desk: desk, dueAt: dueAt))], [])
        case .handOverPlan(let id):
            let plan = try livePlan(id)
            guard let handed = nowHandedOver(plan, at: instant) else {
                throw CareRefusal.planNotYetDue(number: plan.number)
            }
            return ([handed], [])
        }
    }

    private func open(
        _ wish: OpenCarePlan, at instant: Instant, identifiers: inout some IdentifierSource
    ) throws -> ([Event], [VaultWrite]) {
        if let plan = plan(of: wish.who.person) {
            throw CareRefusal.planOpenAlready(number: plan.number)
        }
        try checkSupporter(wish.supporter, at: instant)
        let reviewAt = try next(wish.reviewAt, at: instant)
        let (calls, writes) = try planned(wish.terms.calls, at: instant, &identifiers)
        let place = located(wish.who).place
        let opened = CarePlanOpened(
            id: identifiers.next(at: instant), number: care.planCount + 1,
            person: wish.who.person, place: place, supporter: wish.supporter,
            call: calls.plannedCall, desk: careDesk(at: place, at: instant),
            reviewAt: reviewAt)
        return (
            calls + [.care(.planOpened(opened))],
            writes + kept(wish.terms, of: opened.person, as: opened.id)
        )
    }

    private func review(
        _ id: Identifier<CarePlan>, _ terms: CarePlanTerms, next wanted: Instant?,
        at instant: Instant, identifiers: inout some IdentifierSource
    ) throws -> ([Event], [VaultWrite]) {
        let plan = try livePlan(id)
        if let supporter = terms.supporter { try checkSupporter(supporter, at: instant) }
        let reviewAt = try next(wanted, at: instant)
        let agreed = terms.calls.map { changed($0, terms, of: plan) }
        var (calls, writes) = try planned(agreed, at: instant, &identifiers)
        let before = calls.isEmpty ? [] : ended(callsOf: plan)
        calls += goingOn(plan, with: calls, at: instant)
        let reviewed = CarePlanReviewed(
            id: id, supporter: terms.supporter ?? plan.supporter,
            call: calls.plannedCall ?? plan.call, desk: careDesk(at: plan.place, at: instant),
            reviewAt: reviewAt)
        return (
            before + calls + [.care(.planReviewed(reviewed))],
            writes + kept(terms, of: plan.person, as: id)
        )
    }

    /// What is said of the calls changes; the rest of what was agreed of them stays, the next one on its day.
    private func changed(
        _ said: PlanCall, _ terms: CarePlanTerms, of plan: CarePlan
    ) -> PlanCall {
        guard let agreed = plan.call.flatMap({ plannedCalls[$0] }) else { return said }
        var calls = said
        if said.hours.preferred == nil, said.hours.safe == nil {
            calls.hours = agreed.hours
        } else {
            calls.hours.preferred = said.hours.preferred ?? agreed.hours.preferred
            calls.hours.safe = said.hours.safe ?? agreed.hours.safe
        }
        calls.at = said.at ?? agreed.appointment
        calls.until = said.until ?? agreed.until
        if !terms.saysVoicemail { calls.allowsVoicemail = agreed.allowsVoicemail }
        return calls
    }

    /// Who has not answered is looked for all the same when other calls are agreed: the ladder goes on where it stood,
    /// with its visit.
    private func goingOn(
        _ plan: CarePlan, with calls: [Event], at instant: Instant
    ) -> [Event] {
        guard case .followUp(.callPlanned(let planned))? = calls.first,
            let before = plan.call.flatMap({ plannedCalls[$0] }), before.rung > 0
        else { return [] }
        return [.followUp(.callMovedOn(goingOn(before, as: planned, at: instant)))]
    }

    private func planned(
        _ calls: PlanCall?, at instant: Instant, _ identifiers: inout some IdentifierSource
    ) throws -> ([Event], [VaultWrite]) {
        guard let calls else { return ([], []) }
        return try plan(calls, at: instant, identifiers: &identifiers)
    }

    private func next(_ wanted: Instant?, at instant: Instant) throws(CareRefusal) -> Instant {
        let reviewAt = wanted ?? instant + care.rules.reviewSpan
        guard reviewAt > instant else { throw .reviewInPast }
        if let wanted, wanted > instant + Self.farthestSpan { throw .reviewTooFarAhead }
        return reviewAt
    }

    /// Who stands by somebody must be there, and vetted.
    private func checkSupporter(
        _ id: Identifier<Volunteer>, at instant: Instant
    ) throws(CareRefusal) {
        guard let volunteer = volunteers[id] else { throw .unknownSupporter(id) }
        let reason =
            volunteer.isAvailable
            ? vettingReason(
                volunteer.profile, on: volunteer.profile.day(at: instant) ?? instant.dayUTC)
            : .unavailable
        if reason == nil, volunteer.profile.conditions.vettingScope == .accompanied {
            throw .supporterDoesNotFit(number: volunteer.number, .onlyAccompanied)
        }
        if let reason { throw .supporterDoesNotFit(number: volunteer.number, reason) }
    }

    /// The desk of the service that calls people there, or else the one at the top.
    func careDesk(at place: TerritoryCode, at instant: Instant) -> TerritoryCode {
        let service = coverage(of: .friendlyCall, from: place, at: instant)?.deployment.id
        return callDesk(of: service, at: place)
    }

    private func ended(callsOf plan: CarePlan) -> [Event] {
        guard let call = plan.call, plannedCalls[call] != nil else { return [] }
        return [.followUp(.callEnded(call, .noLongerNeeded))]
    }

    private func kept(
        _ terms: CarePlanTerms, of person: Identifier<PersonHelped>, as id: Identifier<CarePlan>
    ) -> [VaultWrite] {
        let isSaid = terms.limits != nil || terms.agreedWith != nil
        let words: [VaultWrite] =
            isSaid
            ? [.carePlan(id, of: person, limits: terms.limits, agreedWith: terms.agreedWith)] : []
        return words + noted(terms.note, for: id)
    }

    private func noted(_ note: String?, for id: Identifier<CarePlan>) -> [VaultWrite] {
        note.map { [.carePlanNote(id, $0)] } ?? []
    }

    private func livePlan(_ id: Identifier<CarePlan>) throws(CareRefusal) -> CarePlan {
        guard let plan = care.plans[id] else { throw .unknownPlan(id) }
        return plan
    }

    /// The plan of somebody under any of her identities.
    package func plan(of person: Identifier<PersonHelped>) -> CarePlan? {
        guard !care.plans.isEmpty else { return nil }
        let kept = mergedPeople[person] ?? person
        return care.plans.values.first { (mergedPeople[$0.person] ?? $0.person) == kept }
    }

    /// Two plans cannot become one by themselves: somebody decides which holds, before the two people are one.
    func checkPlans(before command: HotlineCommand) throws(CareRefusal) {
        guard case .mergePeople(let kept, let merged, _) = command, kept != merged,
            let one = plan(of: kept), let other = plan(of: merged), one.id != other.id
        else { return }
        throw .bothHavePlans(one.number, other.number)
    }

    /// What is live of somebody is brought to an end before she is erased.
    func checkPlans(before command: PrivacyCommand) throws(CareRefusal) {
        guard case .erase(let known, _) = command else { return }
        let live = care.plans.values.filter { known.identities.contains($0.person) }
        if let number = live.map(\.number).min() { throw .planLive(number: number) }
    }

    mutating func evolve(_ event: CareEvent) {
        switch event {
        case .rulesSet(let rules): care.rules = rules
        case .planOpened(let opened):
            care.planCount = opened.number
            let plan = CarePlan(
                id: opened.id, number: opened.number, person: opened.person, place: opened.place,
                supporter: opened.supporter, call: opened.call, desk: opened.desk,
                reviewAt: opened.reviewAt, dueAt: opened.reviewAt, escalations: 0)
            care.plans[opened.id] = plan
            watch.insert(Watched(dueAt: opened.reviewAt, subject: .plan(opened.id)))
            watchEnd(for: plan)
        case .planReviewed(let reviewed):
            change(reviewed.id) { plan in
                plan.supporter = reviewed.supporter
                plan.call = reviewed.call
                plan.desk = reviewed.desk
                plan.reviewAt = reviewed.reviewAt
                plan.dueAt = reviewed.reviewAt
                plan.escalations = 0
            }
        case .planEscalated(let id, let desk, let dueAt):
            change(id) { plan in
                plan.desk = desk
                plan.dueAt = dueAt
                plan.escalations += 1
            }
        case .planHandedOver(let id, let desk): change(id) { $0.desk = desk }
        case .planEnded(let id, _): care.plans[id] = nil
        }
    }

    /// Changes a plan and watches its due time.
    private mutating func change(
        _ id: Identifier<CarePlan>, _ body: (inout CarePlan) -> Void
    ) {
        guard var plan = care.plans[id] else { return }
        body(&plan)
        care.plans[id] = plan
        watch.insert(Watched(dueAt: plan.dueAt, subject: .plan(id)))
        watchEnd(for: plan)
    }
}

extension [Event] {
    /// The call that was planned among these.
    fileprivate var plannedCall: Identifier<PlannedCall>? {
        for case .followUp(.callPlanned(let planned)) in self { return planned.id }
        return nil
    }
}
