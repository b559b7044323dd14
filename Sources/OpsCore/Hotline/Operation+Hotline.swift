extension Operation {
    /// How long a desk has for a need that no deployment covers.
    static let uncoveredSpan = TimeSpan.hours(24)
    /// How long the desk that answers the telephone has to find out what is lacking, or to call back.
    package static let qualificationSpan = TimeSpan.minutes(15)
    /// How far ahead of ours another clock may be when it says when a contact took place.
    static let clockSpan = TimeSpan.minutes(5)
    /// How long after a contact it may be logged: paper is typed in years later.
    static let paperSpan = TimeSpan.days(7_305)
    /// How far ahead a call, a visit, its hour or a review may be planned, or somebody be away who says no: another year
    /// is a slip of the keyboard.
    static let farthestSpan = TimeSpan.days(Int64(farthestDays))
    static let farthestDays = 731
    /// The shortest and the longest time between two alarms for one request.
    static let alarmSpans = TimeSpan.minutes(15)...TimeSpan.hours(24)

    func decide(
        _ command: HotlineCommand, at instant: Instant, identifiers: inout some IdentifierSource
    ) throws(HotlineRefusal) -> ([HotlineEvent], [VaultWrite]) {
        switch command {
        case .logContact(let wish): return try log(wish, at: instant, identifiers: &identifiers)
        case .completeContact(let wish):
            return try complete(wish, at: instant, identifiers: &identifiers)
        case .cancelRequest(let id, let reason):
            return ([try cancel(id, reason)], [])
        case .escalate(let id): return ([try escalate(id, at: instant)], [])
        case .mergePeople(let kept, let merged, _): return ([try merge(merged, into: kept)], [])
        case .separatePeople(let merged, _): return ([try separate(merged)], [])
        }
    }

    private func log(
        _ wish: LogContact, at instant: Instant, identifiers: inout some IdentifierSource
    ) throws(HotlineRefusal) -> ([HotlineEvent], [VaultWrite]) {
        guard wish.postcode.map(Postcode.isPossible) ?? true else { throw .impossiblePostcode }
        guard let place = place(of: wish) else { throw .noTerritory }
        if let at = wish.occurredAt,
            at > instant + Self.clockSpan || at < instant - Self.paperSpan
        {
            throw .impossibleTime
        }
        try Self.check(wish.needs)
        try checkAdded(wish.needs)
        let person = wish.isAnonymous ? PersonDetails() : wish.person
        let caller = wish.isAnonymous ? nil : wish.caller
        guard wish.consents.isEmpty || !person.isEmpty else { throw .nobodyConsents }

        let contact = Contact(
            id: identifiers.next(at: instant), number: counters.contacts + 1, kind: wish.kind,
            isAnonymous: wish.isAnonymous, occurredAt: wish.occurredAt, language: wish.language,
            person: person.isEmpty ? nil : identifiers.next(at: instant),
            caller: caller == nil ? nil : identifiers.next(at: instant),
            relation: wish.relation, postcode: wish.postcode, place: place,
            position: wish.position ?? territories.position(ofPostcode: wish.postcode),
            supplies: lasting(wish.supplies, at: place, at: instant))
        let hasPhone = person.isReachable || caller?.phone != nil
        let mustQualify = wish.needs.isEmpty && wish.kind.waitsForQualification(hasPhone: hasPhone)
        let opened = open(
            mustQualify ? [.qualification] : wish.needs, of: contact, having: wish.supplies,
            safe: person.safeHours, at: instant, identifiers: &identifiers)

        var writes: [VaultWrite] = []
        if let id = contact.person { writes.append(.person(id, person)) }
        if let id = contact.caller, let caller { writes.append(.caller(id, caller)) }
        if let note = wish.keptNote { writes.append(.contactNote(contact.id, note)) }
        return ([.contactLogged(contact)] + opened, writes)
    }

    /// Supplies as days of the calendar of the service that brings food there: they are kept with the contact, for the
    /// need may be stated later.
    func lasting(
        _ supplies: Supplies, at place: TerritoryCode, at instant: Instant
    ) -> Supplies {
        guard !supplies.isEmpty else { return supplies }
        let service = coverage(of: .food, from: place, at: instant)
        let due =
            service.map { Due($0.rule, of: $0.deployment) } ?? Due(within: Self.uncoveredSpan)
        return supplies.lasting(from: due.day(at: instant))
    }

    /// Where the person is, as far as anybody knows; nil where there is no territory at all.
    private func place(of wish: LogContact) -> TerritoryCode? {
        if wish.postcode == nil, let assumed = wish.assumedPlace, territories[assumed] != nil {
            return assumed
        }
        return territories.place(ofPostcode: wish.postcode)
    }

    static func check(_ needs: [NeedKind]) throws(HotlineRefusal) {
        for (index, need) in needs.enumerated() {
            if need == .qualification { throw .qualificationIsNoNeed }
            if needs[..<index].contains(need) { throw .repeatedNeed(need) }
        }
    }

    /// Refuses kinds that no deployment has added: a slip of the pen would wait for ever.
    func checkAdded(_ needs: [NeedKind]) throws(HotlineRefusal) {
        for case .own(let own) in needs where ownNeeds[own] == nil { throw .unknownNeed(own) }
    }

    /// Opens a request for each need.
    func open(
        _ needs: [NeedKind], of contact: some Placed, having supplies: Supplies,
        safe: DayWindow? = nil, at instant: Instant, identifiers: inout some IdentifierSource
    ) -> [HotlineEvent] {
        var events: [HotlineEvent] = []
        events.reserveCapacity(needs.count + 1)
        for (index, need) in needs.enumerated() {
            let id = identifiers.next(HelpRequest.self, at: instant)
            let number = counters.requests + 1 + Int64(index)
            events.append(
                .requestOpened(
                    open(
                        need, of: contact, having: supplies, safe: safe, id, number, at: instant)))
        }
        return events
    }

    private func open(
        _ need: NeedKind, of contact: some Placed, having supplies: Supplies, safe: DayWindow?,
        _ id: Identifier<HelpRequest>, _ number: Int64, at instant: Instant
    ) -> RequestOpened {
        let coverage =
            need == .qualification ? nil : coverage(of: need, from: contact.place, at: instant)
        let desk = coverage?.deployment.territory ?? territories.root ?? contact.place
        let due =
            coverage.map { Due($0.rule, of: $0.deployment) }
            ?? Due(within: Self.deskSpan(for: need))
        let lastsUntil = supplies.lastDay(of: need, today: due.day(at: instant))
        return RequestOpened(
            id: id, number: number, contact: contact.id, person: contact.person, need: need,
            language: contact.language, place: contact.place, position: contact.position,
            deployment: coverage?.deployment.id, desk: desk, crew: coverage?.rule.crew ?? 1,
            skill: coverage?.rule.skill, lastsUntil: lastsUntil,
            dueAt: due.moment(
                askedAt: reachable(
                    for: need, contact.person, saying: safe, of: coverage?.deployment.id,
                    from: instant), lastsUntil: lastsUntil))
    }

    /// How long the desk has for what no deployment has promised.
    private static func deskSpan(for need: NeedKind) -> TimeSpan {
        need == .qualification ? qualificationSpan : uncoveredSpan
    }

    private func cancel(
        _ id: Identifier<HelpRequest>, _ reason: CancellationReason
    ) throws(HotlineRefusal) -> HotlineEvent {
        guard let request = requests[id] else { throw .unknownRequest(id) }
        guard request.status != .underway else { throw .requestUnderway(number: request.number) }
        return .requestCancelled(id, reason)
    }

    private func escalate(
        _ id: Identifier<HelpRequest>, at instant: Instant
    ) throws(HotlineRefusal) -> HotlineEvent {
        guard let request = requests[id] else { throw .unknownRequest(id) }
        // A service that is over hands over at once, and not when the request is due.
        if let handed = nowHandedOver(request, at: instant) { return .requestHandedOver(handed) }
        guard request.dueAt <= instant else { throw .notYetDue(number: request.number) }
        if let covered = nowCovered(request, at: instant) { return .requestCovered(covered) }
        let desk = nextDesk(for: request)
        let dueAt = nextAlarm(for: request, at: instant)
        return .requestEscalated(RequestEscalated(id: id, desk: desk, dueAt: dueAt))
    }

    /// At most this many waiting requests are covered at once by a deployment that opens; the others
    /// are when their time comes or somebody acts on them.
    static let coveredAtOnce = 1_000

    /// The waiting requests that no deployment covered and these events now do, oldest first.
    func nowCovered(by events: [CatalogueEvent], at instant: Instant) -> [HotlineEvent] {
        let opened = events.compactMap { event in
            if case .deploymentOpened(let deployment) = event { deployment } else { nil }
        }.filter { $0.isActive(at: instant) }
        guard !opened.isEmpty else { return [] }
        let waiting = requests.values.filter { $0.status == .uncovered }.sorted {
            $0.number < $1.number
        }
        return waiting.lazy.compactMap { covered($0, by: opened, at: instant) }
            .prefix(Self.coveredAtOnce).map(HotlineEvent.requestCovered)
    }

    private func covered(
        _ request: HelpRequest, by opened: [Deployment], at instant: Instant
    ) -> RequestCovered? {
        let way = territories.way(upFrom: request.place)
        for deployment in opened where way.contains(deployment.territory) {
            guard let rule = deployment.rule(for: request.need) else { continue }
            return covered(request, by: deployment, rule, at: instant)
        }
        return nil
    }

    /// A day that was named for a visit stays, whoever serves it; so does what is promised to who has little left.
    private func covered(
        _ request: HelpRequest, by deployment: Deployment, _ rule: NeedRule, at instant: Instant
    ) -> RequestCovered {
        let promised = Due(rule, of: deployment).moment(
            askedAt: reachable(request, of: deployment.id, from: instant),
            lastsUntil: request.lastsUntil)
        return RequestCovered(
            id: request.id, deployment: deployment.id, desk: deployment.territory, crew: rule.crew,
            skill: rule.skill,
            dueAt: agreedDay(of: request, after: instant)
                ?? min(promised, urgentPromise(of: request, at: instant) ?? promised))
    }

    /// What is promised sooner than a desk has for what nobody covers, because of what runs out.
    private func urgentPromise(of request: HelpRequest, at instant: Instant) -> Instant? {
        guard request.lastsUntil != nil, request.promisedAt > instant,
            request.promisedAt < request.openedAt + Self.uncoveredSpan
        else { return nil }
        return request.promisedAt
    }

    /// What changes for an uncovered request when a deployment has come to cover it meanwhile.
    func nowCovered(_ request: HelpRequest, at instant: Instant) -> RequestCovered? {
        guard request.status == .uncovered,
            let (deployment, rule) = coverage(of: request.need, from: request.place, at: instant)
        else { return nil }
        return covered(request, by: deployment, rule, at: instant)
    }

    /// The desk above the one that was silent; a silent crew is answered for by its desk.
    func nextDesk(for request: HelpRequest) -> TerritoryCode {
        switch request.owner {
        case .desk(let desk): territories[desk]?.parent ?? desk
        case .crew:
            request.deployment.flatMap { deployments[$0]?.territory } ?? request.place
        }
    }

    /// While the service is open, unless what the person has runs out.
    func nextAlarm(for request: HelpRequest, at instant: Instant) -> Instant {
        let span = alarmSpan(for: request)
        let hours = request.deployment.flatMap { deployments[$0]?.hours }
        guard request.lastsUntil == nil, let hours else { return instant + span }
        return hours.moment(after: span, of: instant)
    }

    /// Half the time that was promised, doubled at each alarm: urgent needs come back soon, and a
    /// forgotten one does not fill the journal.
    private func alarmSpan(for request: HelpRequest) -> TimeSpan {
        let rule = request.deployment.flatMap { deployments[$0]?.rule(for: request.need) }
        let promised = rule?.dueWithin ?? Self.deskSpan(for: request.need)
        let doubled = (promised.milliseconds / 2) << min(request.escalations, 12)
        let span = TimeSpan(milliseconds: doubled)
        return min(max(span, Self.alarmSpans.lowerBound), Self.alarmSpans.upperBound)
    }

    mutating func evolve(_ event: HotlineEvent, at instant: Instant) {
        switch event {
        case .contactLogged(let contact):
            counters.contacts = contact.number
        case .contactCompleted(let completed): take(completed)
        case .requestOpened(let opened):
            counters.requests = opened.number
            insert(HelpRequest(opened, at: instant))
        case .requestCovered(let covered):
            change(covered.id) { request in
                request.status = .open
                request.deployment = covered.deployment
                request.owner = .desk(covered.desk)
                request.crew = covered.crew
                request.skill = covered.skill
                request.dueAt = covered.dueAt
                request.promisedAt = covered.dueAt
            }
            if let mission = requests[covered.id]?.mission {
                resize(mission, to: covered.crew, at: instant)
            }
        case .requestEscalated(let escalated):
            change(escalated.id) { request in
                request.owner = .desk(escalated.desk)
                request.dueAt = escalated.dueAt
                request.escalations += 1
            }
        case .requestHandedOver(let handed): take(handed, at: instant)
        case .requestHastened(let hastened):
            change(hastened.id) { $0 = $0.hastened(hastened) }
            wakeSearch(hastened.id, at: instant)
        case .requestCancelled(let id, _), .requestQualified(let id):
            closeRequest(id, at: instant)
        case .peopleMerged(let kept, let merged):
            note(merged, mergedInto: kept)
        case .peopleSeparated(let kept, let merged):
            mergedPeople[merged] = nil
            mergedInto[kept]?.removeAll { $0 == merged }
            if mergedInto[kept]?.isEmpty == true { mergedInto[kept] = nil }
        case .personMoved(let moved): take(moved)
        }
    }
}

extension HelpRequest {
    init(_ opened: RequestOpened, at instant: Instant) {
        self.init(
            id: opened.id, number: opened.number, contact: opened.contact, person: opened.person,
            need: opened.need, language: opened.language, place: opened.place,
            position: opened.position, deployment: opened.deployment, crew: opened.crew,
            skill: opened.skill, openedAt: instant, lastsUntil: opened.lastsUntil,
            status: opened.status, owner: .desk(opened.desk), dueAt: opened.dueAt,
            promisedAt: opened.dueAt, escalations: 0, mission: nil, declined: [])
    }
}

/// What a request takes over from its contact.
protocol Placed {
    var id: Identifier<Contact> { get }
    var person: Identifier<PersonHelped>? { get }
    var language: LanguageTag { get }
    var place: TerritoryCode { get }
    var position: Coordinate? { get }
}

extension Contact: Placed {}
