/// Visits to a person: owned at every moment, from the wish to the end of support.
extension Operation {
    func decide(
        _ command: VisitsCommand, at instant: Instant, identifiers: inout some IdentifierSource
    ) throws -> ([Event], [VaultWrite]) {
        switch command {
        case .wish(let wish): return try take(wish, at: instant, identifiers: &identifiers)
        case .report(let id, let told):
            return try report(told, of: id, at: instant, identifiers: &identifiers)
        case .plan(let id, let at):
            let series = try liveSeries(id)
            guard series.step == .planned || series.step == .decision else {
                throw VisitsRefusal.notToBePlanned(number: series.number, series.step)
            }
            try Self.check(at, at: instant)
            return ([planned(at, series, isAgreed: true, at: instant)], [])
        case .end(let id, let ending, let note):
            let ended = try ended(try liveSeries(id), ending)
            return (ended, note.map { [.visitsNote(id, $0)] } ?? [])
        case .agreeSlot(let id, let from, let minutes):
            let events = try slot(
                for: id, from: from, minutes: minutes, at: instant, identifiers: &identifiers)
            return (events, [])
        case .moveOn(let id):
            return (try moveOn(id, at: instant, identifiers: &identifiers), [])
        case .handOver(let id):
            let series = try liveSeries(id)
            guard let handed = nowHandedOver(series, at: instant) else {
                throw VisitsRefusal.notYetDue(number: series.number)
            }
            return ([handed], [])
        }
    }

    private func take(
        _ wish: VisitWish, at instant: Instant, identifiers: inout some IdentifierSource
    ) throws -> ([Event], [VaultWrite]) {
        let person = wish.who.person
        var events: [Event] = [.visits(.wished(person, wish.wants))]
        events += consents(with: wish)
        var writes: [VaultWrite] = []
        let live = visits(to: person)
        let plansCalls = wish.wants.areCalls && !isCalledRegularly(person)
        if !plansCalls {
            guard wish.hours.preferred == nil else { throw VisitsRefusal.noCallForHours }
            events += try heard(wish.hours, by: person, at: instant)
        }
        if wish.wants == .none {
            // Where there are no visits to note it with, what was said stands with the call.
            let noted = wish.note.map { note -> [VaultWrite] in
                live.map { [.visitsNote($0.id, note)] } ?? [.contactNote(wish.who.contact, note)]
            }
            events += try live.map { try ended($0, .noLongerWanted) } ?? []
            events += asked(onceBy: person).filter { !hasCrew($0) }
                .map { .hotline(.requestCancelled($0.id, .noLongerNeeded)) }
            return (events + noMoreCalls(to: person), noted ?? [])
        }
        if let live { throw VisitsRefusal.openAlready(number: live.number) }
        if let from = wish.from { try Self.check(from, at: instant) }
        if wish.wants.areVisits {
            let opened = opened(wish, at: instant, identifiers: &identifiers)
            events.append(.visits(.opened(opened)))
            if opened.due.dueAt <= instant {
                events += asked(opened, at: instant, identifiers: &identifiers)
            }
            if let note = wish.note { writes.append(.visitsNote(opened.id, note)) }
        }
        if plansCalls {
            let series = PlanCall(
                .friendlyCall, to: wish.who, hours: wish.hours, everyDays: wish.everyDays,
                note: wish.wants.areVisits ? nil : wish.note, isAskedFor: true)
            let (calls, vault) = try plan(series, at: instant, identifiers: &identifiers)
            events += calls
            writes += vault
        } else if !wish.wants.areVisits, let note = wish.note {
            writes.append(.contactNote(wish.who.contact, note))
        }
        return (events, writes)
    }

    /// A wish is a consent, said with it; a no is one too.
    private func consents(with wish: VisitWish) -> [Event] {
        func said(_ purpose: ConsentPurpose) -> ConsentSaid {
            ConsentSaid(
                person: wish.who.person, purpose: purpose, by: wish.speaker, means: wish.means)
        }
        guard wish.wants != .none else {
            return [.visit, .callBack].map { .privacy(.consentWithdrawn(said($0))) }
        }
        return (wish.wants.areVisits ? [.privacy(.consentGiven(said(.visit)))] : [])
            + (wish.wants.areCalls ? [.privacy(.consentGiven(said(.callBack)))] : [])
    }

    private func isCalledRegularly(_ person: Identifier<PersonHelped>) -> Bool {
        let kept = mergedPeople[person] ?? person
        return plannedCalls.values.contains { call in
            call.purpose == .friendlyCall && call.everyDays != nil
                && (mergedPeople[call.person] ?? call.person) == kept
        }
    }

    private func opened(
        _ wish: VisitWish, at instant: Instant, identifiers: inout some IdentifierSource
    ) -> VisitsOpened {
        let at = wish.from ?? instant
        let (who, lead) = (located(wish.who), care.rules.leadSpan)
        return VisitsOpened(
            id: identifiers.next(at: instant), number: care.seriesCount + 1, person: who.person,
            contact: who.contact, language: who.language, place: who.place,
            position: position(of: who), everyDays: wish.everyDays,
            at: at,
            due: VisitsDue(
                desk: visitDesk(at: who.place, at: instant), dueAt: max(instant, at - lead)),
            isAgreed: wish.from != nil)
    }

    /// The request of the next visit.
    private func asked(
        _ opened: VisitsOpened, at instant: Instant, identifiers: inout some IdentifierSource
    ) -> [Event] {
        asked(VisitSeries(opened), at: instant, identifiers: &identifiers)
    }

    /// A visit that she asked for already is the first of them: nobody asks two crews for one.
    private func asked(
        _ series: VisitSeries, at instant: Instant, identifiers: inout some IdentifierSource
    ) -> [Event] {
        var waiting = asked(onceBy: series.person)
        let agreed = series.agreedFor.flatMap { $0 > instant ? $0 : nil }
        // A day that was named is that of the new request; whoever has said yes to another time comes as well.
        if agreed != nil { waiting.removeAll(where: hasCrew) }
        let first = agreed == nil ? waiting.first(where: hasCrew) ?? waiting.first : nil
        let doubles: [Event] = waiting.filter { $0.id != first?.id && !hasCrew($0) }
            .map { .hotline(.requestCancelled($0.id, .duplicate)) }
        if let first { return doubles + [.visits(.asked(series.id, request: first.id))] }
        return doubles + askedAnew(series, at: instant, identifiers: &identifiers)
    }

    /// The courtesy visits that somebody asked for under any identity, and that wait, oldest first: not those that
    /// belong to visits that follow each other, nor where somebody is to see who does not answer.
    private func asked(onceBy person: Identifier<PersonHelped>) -> [HelpRequest] {
        let her = twins(of: person)
        return requests.values.filter { request in
            request.need == .courtesyVisit && request.person.map(her.contains) ?? false
                && care.seriesByRequest[request.id] == nil && callsByVisit[request.id] == nil
        }.sorted { $0.number < $1.number }
    }

    /// Whether anybody has said yes to it.
    private func hasCrew(_ request: HelpRequest) -> Bool {
        request.mission.flatMap { missions[$0] }.map { $0.acceptedCount > 0 } ?? false
    }

    private func askedAnew(
        _ series: VisitSeries, at instant: Instant, identifiers: inout some IdentifierSource
    ) -> [Event] {
        let opened = open(
            [.courtesyVisit], of: VisitedPerson(series), having: Supplies(), at: instant,
            identifiers: &identifiers)
        guard case .requestOpened(let request) = opened.first else { return [] }
        let due = series.agreedFor.flatMap { $0 > instant ? request.due(at: $0) : nil }
        return [
            .hotline(.requestOpened(due ?? request)),
            .visits(.asked(series.id, request: request.id)),
        ]
    }

    private func report(
        _ told: VisitTold, of id: Identifier<VisitSeries>, at instant: Instant,
        identifiers: inout some IdentifierSource
    ) throws -> ([Event], [VaultWrite]) {
        let series = try liveSeries(id)
        guard series.step == .report else {
            throw VisitsRefusal.nothingToReport(number: series.number, series.step)
        }
        let reported = VisitReported(
            id: identifiers.next(at: instant), series: id, mission: series.mission,
            isConcern: told.isConcern)
        var events: [Event] = [.visits(.told(reported))]
        try checkAdded(told.needs)
        let needs = NeedKind.reported(in: told.needs).filter(told.needs.contains)
        if !needs.isEmpty {
            events += open(
                needs, of: VisitedPerson(series), having: Supplies(), at: instant,
                identifiers: &identifiers
            ).map(Event.hotline)
        }
        var (calls, vault) = try called(told, series, at: instant, identifiers: &identifiers)
        events += calls
        if told.isConcern {
            let raised = try raised(told, series, at: instant, identifiers: &identifiers)
            events += raised.0
            vault += raised.1
        }
        if let at = told.nextVisitAt {
            try Self.check(at, at: instant)
            events.append(planned(at, series, isAgreed: true, at: instant))
        } else if let at = told.nextCallAt {
            let due = due(of: series, in: Self.reviewAlarmSpan, at: at)
            events.append(.visits(.undecided(id, due)))
        } else {
            events.append(
                planned(
                    instant + .days(series.everyDays), series, isAgreed: false, at: instant))
        }
        return (events, vault + [.visitReport(reported.id, of: series.person, told)])
    }

    /// A worry of the crew is a safeguarding concern, which somebody owns from now on.
    private func raised(
        _ told: VisitTold, _ series: VisitSeries, at instant: Instant,
        identifiers: inout some IdentifierSource
    ) throws -> ([Event], [VaultWrite]) {
        let wish = RaiseConcern(
            contact: series.contact, person: series.person, facts: told.note ?? "…")
        let (events, vault) = try decide(
            SafeguardingCommand.raise(wish), alert: nil, at: instant, identifiers: &identifiers)
        return (events.map(Event.safeguarding), vault)
    }

    private func called(
        _ told: VisitTold, _ series: VisitSeries, at instant: Instant,
        identifiers: inout some IdentifierSource
    ) throws -> ([Event], [VaultWrite]) {
        guard let at = told.nextCallAt else { return ([], []) }
        try Self.check(at, at: instant)
        let call = PlanCall(.friendlyCall, to: PersonToCall(series), at: at)
        return try plan(call, at: instant, identifiers: &identifiers)
    }

    /// A day that somebody names is one to come, and comes.
    private static func check(_ day: Instant, at instant: Instant) throws(VisitsRefusal) {
        guard day > instant else { throw .inPast }
        guard day <= instant + farthestSpan else { throw .tooFarAhead }
    }

    /// The next visit is asked for a while before its day.
    private func planned(
        _ at: Instant, _ series: VisitSeries, isAgreed: Bool, at instant: Instant
    ) -> Event {
        let due = VisitsDue(
            desk: visitDesk(at: series.place, at: instant),
            dueAt: max(instant, at - care.rules.leadSpan))
        return .visits(.planned(series.id, at: at, due, isAgreed: isAgreed))
    }

    private func moveOn(
        _ id: Identifier<VisitSeries>, at instant: Instant,
        identifiers: inout some IdentifierSource
    ) throws -> [Event] {
        let series = try liveSeries(id)
        guard series.dueAt <= instant, series.step != .visiting else {
            throw VisitsRefusal.notYetDue(number: series.number)
        }
        if series.step == .planned {
            return asked(series, at: instant, identifiers: &identifiers)
        }
        let due = VisitsDue(
            desk: territories[series.desk]?.parent ?? series.desk,
            dueAt: instant + Self.reviewAlarmSpan)
        return [.visits(.escalated(id, due))]
    }

    /// A request that waits goes with the series; a crew that is on its way is not called back.
    private func ended(
        _ series: VisitSeries, _ ending: VisitEnding
    ) throws(VisitsRefusal) -> [Event] {
        guard let request = series.request.flatMap({ requests[$0] }) else {
            return [.visits(.ended(series.id, ending))]
        }
        guard request.status != .underway else {
            throw .crewUnderway(request: request.number)
        }
        return [
            .visits(.ended(series.id, ending)),
            .hotline(.requestCancelled(request.id, .noLongerNeeded)),
        ]
    }

    /// What a series learns of what became of its visit.
    func visits(after events: [Event], at instant: Instant) -> [Event] {
        guard !care.seriesByRequest.isEmpty else { return [] }
        return events.compactMap { event -> Event? in
            switch event {
            case .dispatching(.missionCompleted(let mission)):
                guard let series = missions[mission].flatMap({ self.series(of: $0.request) })
                else { return nil }
                let due = due(of: series, in: care.rules.reportSpan, at: instant)
                return .visits(.made(series.id, mission: mission, due))
            case .hotline(.requestCancelled(let request, _)):
                guard let series = series(of: request) else { return nil }
                let due = due(of: series, in: Self.reviewAlarmSpan, at: instant)
                return .visits(.undecided(series.id, due))
            default: return nil
            }
        }
    }

    private func series(of request: Identifier<HelpRequest>) -> VisitSeries? {
        care.seriesByRequest[request].flatMap { care.series[$0] }
    }

    private func due(
        of series: VisitSeries, in span: TimeSpan, at instant: Instant
    ) -> VisitsDue {
        VisitsDue(desk: visitDesk(at: series.place, at: instant), dueAt: instant + span)
    }

    func visitDesk(at place: TerritoryCode, at instant: Instant) -> TerritoryCode {
        let service = coverage(of: .courtesyVisit, from: place, at: instant)?.deployment.id
        return callDesk(of: service, at: place)
    }

    private func liveSeries(
        _ id: Identifier<VisitSeries>
    ) throws(VisitsRefusal) -> VisitSeries {
        guard let series = care.series[id] else { throw .unknownSeries(id) }
        return series
    }

    /// The visits of somebody under any of her identities.
    package func visits(to person: Identifier<PersonHelped>) -> VisitSeries? {
        guard !care.series.isEmpty else { return nil }
        let kept = mergedPeople[person] ?? person
        return care.series.values.first { (mergedPeople[$0.person] ?? $0.person) == kept }
    }

    /// As with care plans: somebody decides which holds, before the two people are one.
    func checkVisits(before command: HotlineCommand) throws(VisitsRefusal) {
        guard case .mergePeople(let kept, let merged, _) = command, kept != merged,
            let one = visits(to: kept), let other = visits(to: merged), one.id != other.id
        else { return }
        throw .bothHaveVisits(one.number, other.number)
    }

    func checkVisits(before command: PrivacyCommand) throws(VisitsRefusal) {
        guard case .erase(let known, _) = command else { return }
        let live = care.series.values.filter { known.identities.contains($0.person) }
        if let number = live.map(\.number).min() { throw .seriesLive(number: number) }
    }

    mutating func evolve(_ event: VisitsEvent, at instant: Instant) {
        switch event {
        case .wished, .told: return
        case .slotAgreed(let id, let from, let until, let isOfRound):
            let slot = CrewSlot(from: from, until: until, isOfRound: isOfRound)
            let before = crews.watches[id]?.slot
            if !isOfRound { keepDay(from, ofVisitBy: id) }
            watchSlot(slot, of: id, at: instant)
            awaitAsAgreed(id, insteadOf: before, at: instant)
        case .opened(let opened):
            care.seriesCount = opened.number
            let series = VisitSeries(opened)
            care.series[opened.id] = series
            watch.insert(Watched(dueAt: opened.due.dueAt, subject: .visits(opened.id)))
            watchEnd(for: series)
        case .asked(let id, let request):
            care.seriesByRequest[request] = id
            change(id) { series in
                series.step = .visiting
                series.request = request
                series.escalations = 0
            }
        case .made(let id, let mission, let due):
            change(id) { series in
                series.take(due, .report)
                series.mission = mission
            }
        case .planned(let id, let at, let due, let isAgreed):
            change(id) { series in
                series.take(due, .planned)
                series.agreedFor = isAgreed ? at : nil
            }
        case .undecided(let id, let due): change(id) { $0.take(due, .decision) }
        case .escalated(let id, let due):
            change(id) { series in
                series.desk = due.desk
                series.dueAt = due.dueAt
                series.escalations += 1
            }
        case .handedOver(let id, let due):
            change(id) { series in
                series.desk = due.desk
                series.dueAt = due.dueAt
            }
        case .ended(let id, _):
            if let request = care.series[id]?.request { care.seriesByRequest[request] = nil }
            care.series[id] = nil
        }
    }

    private mutating func change(
        _ id: Identifier<VisitSeries>, _ body: (inout VisitSeries) -> Void
    ) {
        guard var series = care.series[id] else { return }
        let before = series.request
        body(&series)
        if let before, series.request != before { care.seriesByRequest[before] = nil }
        care.series[id] = series
        watch.insert(Watched(dueAt: series.dueAt, subject: .visits(id)))
        watchEnd(for: series)
    }
}

extension PersonToCall {
    fileprivate init(_ series: VisitSeries) {
        self.init(
            person: series.person, contact: series.contact, language: series.language,
            place: series.place)
        position = series.position
    }
}

/// A person as a request takes them over.
private struct VisitedPerson: Placed {
    let id: Identifier<Contact>
    let person: Identifier<PersonHelped>?
    let language: LanguageTag
    let place: TerritoryCode
    let position: Coordinate?

    init(_ series: VisitSeries) {
        id = series.contact
        person = series.person
        language = series.language
        place = series.place
        position = series.position
    }
}
