/// Adding to a contact what was not known when it was logged.
extension Operation {
    func complete(
        _ wish: CompleteContact, at instant: Instant, identifiers: inout some IdentifierSource
    ) throws(HotlineRefusal) -> ([HotlineEvent], [VaultWrite]) {
        guard !wish.known.isErased else { throw .personErased }
        guard wish.postcode.map(Postcode.isPossible) ?? true else { throw .impossiblePostcode }
        try Self.check(wish.needs)
        try checkAdded(wish.needs)
        let live = wish.known.requests.compactMap { requests[$0] }
        let waiting = live.first { $0.need == .qualification }
        try wish.checkNothingIsCorrected(live, mayChangeKind: waiting != nil)

        let news = wish.news
        let completed = completed(news, live, at: instant, identifiers: &identifiers)
        guard wish.consents.isEmpty || (wish.known.person ?? completed.person) != nil else {
            throw .nobodyConsents
        }
        let needs = news.opensQualification ? [.qualification] : news.needs
        let sooner = hastened(live, having: wish.supplies, at: instant)
        let isNews = !needs.isEmpty || !news.isEmpty || !sooner.isEmpty
        guard isNews || !completed.supplies.isEmpty else { throw .nothingNew }
        var events: [HotlineEvent] = [.contactCompleted(completed)]
        events += sooner.map(HotlineEvent.requestHastened)
        // Where they go is reckoned with what was said in the same breath: the last word on the due time is the sooner.
        let known = live.map { request in
            sooner.first { $0.id == request.id }.map(request.hastened) ?? request
        }
        events += rerouted(known, after: completed, at: instant)
        // What was put right is what she said last.
        if let place = completed.place, let person = wish.known.person,
            wish.known.correctedPostcode == nil
        {
            events += moved([person], to: place, completed.position)
        }
        let position =
            live.lazy.compactMap(\.position).first ?? completed.position
            ?? territories.position(
                ofPostcode: news.known.correctedPostcode ?? news.known.postcode)
        let corrected = news.known.correctedPostcode
            .flatMap { territories.place(ofPostcode: $0) }
        events += open(
            needs, of: CompletedContact(news.known, completed, corrected, position),
            having: wish.supplies.or(wish.known.supplies), safe: wish.person.safeHours,
            at: instant, identifiers: &identifiers)
        if let waiting, news.qualifies { events.append(.requestQualified(waiting.id)) }
        return (events, news.vaultWrites(completed))
    }

    /// What becomes of requests, now that it is known, or known better, where the person is.
    private func rerouted(
        _ live: [HelpRequest], after completed: ContactCompleted, at instant: Instant
    ) -> [HotlineEvent] {
        live.compactMap { request in
            let told = request.learning(completed)
            return nowCovered(told, at: instant).map(HotlineEvent.requestCovered)
                ?? rerouted(told, from: request.place, at: instant)
                .map(HotlineEvent.requestHandedOver)
        }
    }

    /// What follows from a postcode that was put right: what is live is where the person is, and goes where it would
    /// have gone at once.
    ///
    /// The postcode itself stays in the vault: the journal says which territory it is.
    func moved(by command: PrivacyCommand, at instant: Instant) -> [HotlineEvent] {
        guard case .correct(let wish) = command, let postcode = wish.postcode,
            let place = territories.place(ofPostcode: postcode)
        else { return [] }
        let position = territories.position(ofPostcode: postcode)
        let her = twins(of: wish.person)
        let live = requests.values.filter { $0.person.map(her.contains) ?? false }
            .sorted { $0.number < $1.number }
        let moving = live.filter { $0.place != place || $0.position != position }
        let contacts = Set(moving.map(\.contact)).sorted()
        let learnt = contacts.flatMap { contact -> [HotlineEvent] in
            let about = live.filter { $0.contact == contact }
            let completed = ContactCompleted(
                id: contact, kind: nil, language: nil, person: nil, caller: nil, relation: nil,
                postcode: nil, place: place, position: position, requests: about.map(\.id),
                isCorrected: true)
            return [.contactCompleted(completed)] + rerouted(about, after: completed, at: instant)
        }
        return learnt + moved(her, to: place, position)
    }

    /// What becomes of the requests that nobody has taken, now that it was said, or said anew, how long
    /// supplies last.
    ///
    /// They are due sooner, never later: what was promised stands.
    private func hastened(
        _ live: [HelpRequest], having supplies: Supplies, at instant: Instant
    ) -> [RequestHastened] {
        live.filter { $0.status != .assigned && $0.status != .underway }.compactMap { request in
            let deployment = request.deployment.flatMap { deployments[$0] }
            let due: Due
            if let deployment, let rule = deployment.rule(for: request.need) {
                due = Due(rule, of: deployment)
            } else {
                due = Due(within: Self.uncoveredSpan)
            }
            let lastsUntil = supplies.lastDay(of: request.need, today: due.day(at: instant))
            guard let lastsUntil, lastsUntil != request.lastsUntil else { return nil }
            let dueAt = due.moment(askedAt: instant, lastsUntil: lastsUntil)
            return RequestHastened(
                id: request.id, lastsUntil: lastsUntil, dueAt: min(dueAt, request.dueAt))
        }
    }

    private func completed(
        _ news: CompleteContact, _ live: [HelpRequest], at instant: Instant,
        identifiers: inout some IdentifierSource
    ) -> ContactCompleted {
        let known = news.known
        let isNewPerson = known.person == nil && !news.person.isEmpty
        let isNewCaller =
            known.caller == nil && !known.isAnonymous
            && (news.relation != nil || !news.caller.isEmpty)
        let completed = ContactCompleted(
            id: known.id, kind: news.kind, language: news.language,
            person: isNewPerson ? identifiers.next(at: instant) : nil,
            caller: isNewCaller ? identifiers.next(at: instant) : nil, relation: news.relation,
            postcode: news.postcode,
            place: news.postcode.flatMap { territories.place(ofPostcode: $0) },
            position: news.postcode.flatMap { territories.position(ofPostcode: $0) }, requests: [],
            supplies: lasting(news.supplies, at: known.place, at: instant).beyond(known.supplies))
        return completed.concernsRequests ? completed.about(live.map(\.id)) : completed
    }

    /// Its live requests learn what is now known of the contact; calls that are planned are where the person is.
    mutating func take(_ completed: ContactCompleted) {
        for id in completed.requests { change(id) { $0 = $0.learning(completed) } }
        guard let place = completed.place else { return }
        for call in plannedCalls.values where call.contact == completed.id {
            plannedCalls[call.id]?.place = place
        }
    }
}

extension HelpRequest {
    /// The request with what its contact has told since; a position that was told stays, unless it was put right
    /// where the person is.
    func learning(_ completed: ContactCompleted) -> HelpRequest {
        var request = self
        request.person = completed.person ?? person
        request.language = completed.language ?? language
        request.place = completed.place ?? place
        request.position =
            completed.isCorrected ? completed.position : position ?? completed.position
        return request
    }
}

extension HelpRequest {
    /// The request once it is known until when the person has what is needed.
    func hastened(_ hastened: RequestHastened) -> HelpRequest {
        var request = self
        request.lastsUntil = hastened.lastsUntil
        request.dueAt = hastened.dueAt
        request.promisedAt = min(promisedAt, hastened.dueAt)
        return request
    }
}

extension ContactCompleted {
    fileprivate func about(_ requests: [Identifier<HelpRequest>]) -> ContactCompleted {
        ContactCompleted(
            id: id, kind: kind, language: language, person: person, caller: caller,
            relation: relation, postcode: postcode, place: place, position: position,
            requests: requests, supplies: supplies)
    }
}

/// A contact as it is once something was added.
private struct CompletedContact: Placed {
    let id: Identifier<Contact>
    let person: Identifier<PersonHelped>?
    let language: LanguageTag
    let place: TerritoryCode
    let position: Coordinate?

    init(
        _ known: KnownContact, _ completed: ContactCompleted, _ corrected: TerritoryCode?,
        _ position: Coordinate?
    ) {
        id = known.id
        person = completed.person ?? known.person
        language = completed.language ?? known.language
        place = completed.place ?? corrected ?? known.place
        self.position = position
    }
}

extension CompleteContact {
    /// Refuses needs that no state of anything could allow.
    package func checkNeeds() throws(Refusal) {
        do {
            try Operation.check(needs)
        } catch {
            throw .hotline(error)
        }
    }

    /// Refuses what would say otherwise what is known: a correction is another matter.
    ///
    /// The kind may be said anew while the contact waits to be qualified; the language that was
    /// assumed is not known.
    fileprivate func checkNothingIsCorrected(
        _ live: [HelpRequest], mayChangeKind: Bool
    ) throws(HotlineRefusal) {
        if known.isAnonymous, !person.isEmpty || !caller.isEmpty { throw .staysAnonymous }
        let language = known.language == LogContact.assumedLanguage ? nil : known.language
        let contradicted: [(Bool, ContactDetail)] = [
            (!mayChangeKind && Self.differs(kind, known.kind), .kind),
            (needs.contains { need in live.contains { $0.need == need } }, .need),
            (Self.differs(person.name, known.personDetails.name), .name),
            (Self.differs(person.phone, known.personDetails.phone), .phone),
            (Self.differs(person.address, known.personDetails.address), .address),
            (Self.differs(person.entryCode, known.personDetails.entryCode), .entryCode),
            (Self.differs(person.safePhone, known.personDetails.safePhone), .safePhone),
            (Self.differs(person.safeHours, known.personDetails.safeHours), .safeHours),
            (Self.differs(postcode, known.postcode), .postcode),
            (Self.differs(self.language, language), .language),
            (Self.differs(relation, known.relation), .relation),
            (Self.differs(caller.name, known.callerDetails.name), .callerName),
            (Self.differs(caller.phone, known.callerDetails.phone), .callerPhone),
        ]
        if let first = contradicted.first(where: \.0) { throw .alreadyKnown(first.1) }
    }

    private static func differs<Value: Equatable>(_ said: Value?, _ known: Value?) -> Bool {
        guard let said, let known else { return false }
        return said != known
    }

    /// What of it is not known already.
    fileprivate var news: CompleteContact {
        var news = self
        if kind == known.kind { news.kind = nil }
        news.person = person.beyond(known.personDetails)
        news.caller = caller.beyond(known.callerDetails)
        if known.relation != nil { news.relation = nil }
        if language == known.language { news.language = nil }
        if known.postcode != nil { news.postcode = nil }
        return news
    }

    fileprivate var isEmpty: Bool {
        kind == nil && needs.isEmpty && person.isEmpty && caller.isEmpty && relation == nil
            && language == nil && postcode == nil && note == nil && consents.isEmpty
    }

    private var hasPhone: Bool { known.hasPhone || person.isReachable || caller.phone != nil }

    private var waits: Bool {
        (kind ?? known.kind).waitsForQualification(hasPhone: hasPhone)
    }

    /// A call that nobody answered can be called back, now that there is a number.
    fileprivate var opensQualification: Bool {
        needs.isEmpty && known.requests.isEmpty && waits
    }

    /// Whether it is known now what the contact was about.
    fileprivate var qualifies: Bool { !needs.isEmpty || (kind != nil && !waits) }

    fileprivate func vaultWrites(_ completed: ContactCompleted) -> [VaultWrite] {
        var writes: [VaultWrite] = []
        if let id = completed.person {
            writes.append(.person(id, person))
        } else if let id = known.person, !person.isEmpty {
            writes.append(.addToPerson(id, person))
        }
        if let id = completed.caller {
            writes.append(.caller(id, caller))
        } else if let id = known.caller, !caller.isEmpty {
            writes.append(.addToCaller(id, caller))
        }
        if let id = completed.person ?? known.person,
            !person.isEmpty || !caller.isEmpty || postcode != nil
        {
            writes.append(.foundAnew(id))
        }
        if let note {
            let kept = known.isAnonymous ? AnonymousNote.kept(of: note) : note
            writes.append(.contactNote(known.id, kept))
        }
        return writes
    }
}
