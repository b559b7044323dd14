/// What volunteers are told because of what happens: the one place that makes messages.
///
/// It reads the events of a command and the state before them, so that no path to an offer, an answer or an end
/// can forget somebody.
struct MessageFollowing {
    private let operation: Operation
    private let instant: Instant
    private var batches: [Draft] = []
    private var withdrawn: [Int64] = []
    /// Missions that these events open, and what they are for.
    private var opened: [Identifier<Mission>: (request: Identifier<HelpRequest>, number: Int64)] =
        [:]
    private var covered: [Identifier<HelpRequest>: Identifier<Deployment>] = [:]
    private var answered: [Identifier<Solicitation>: SolicitationState] = [:]
    private var ended: Set<Identifier<Mission>> = []
    /// Missions of a round that these events publish, and when its crew comes.
    private var slots: [Identifier<Mission>: Instant] = [:]
    private var isNamed: Set<Identifier<Volunteer>> = []
    private var isStoodDown: Set<Identifier<Volunteer>> = []
    private var closedAlarms: Set<Identifier<CrewAlarm>> = []
    /// Messages of a mission by what they are about, looked up once: a whole wave may be answered at once.
    private var known: [Identifier<Mission>: [Identifier<Solicitation>: [Message]]] = [:]

    /// Messages that say the same.
    private struct Draft {
        let kind: MessageKind
        let mission: Identifier<Mission>
        let until: Instant?
        let dueAt: Instant?
        var recipients: [MessageRecipient]
    }

    /// What is only polite is not worth more tries than these.
    private static let politeSpan = TimeSpan.hours(24)

    init(_ operation: Operation, at instant: Instant) {
        self.operation = operation
        self.instant = instant
    }

    mutating func take(_ event: Event) {
        switch event {
        case .hotline(.requestCovered(let cover)): covered[cover.id] = cover.deployment
        case .hotline(.requestHandedOver(let handed)): takeHandOver(handed)
        case .hotline(.requestCancelled(let id, _)):
            if let mission = operation.requests[id]?.mission { end(mission, crewIsTold: true) }
        case .dispatching(let event): take(event)
        case .waves(.silentReminded(let id, let asked)): remind(id, asked)
        case .crew(.askedToConfirm(let id, let until)):
            guard tells(id), let mission = operation.missions[id] else { return }
            let slot = operation.crews.watches[id]?.slot
            for one in mission.accepted {
                tell(.confirm, one, of: id, until: until, dueAt: slot?.from)
            }
        case .crew(.alarmClosed(let id, _)): closedAlarms.insert(id)
        case .visits(.slotAgreed(let id, let from, _)):
            slots[id] = from
            tellNewTime(from, of: id)
        case .answers(.answerCame(let id, .sms)): takeReply(to: id)
        case .privacy(.volunteerErased(let erased)): withdrawAll(to: Set(erased.volunteers))
        default: return
        }
    }

    private mutating func take(_ event: DispatchingEvent) {
        switch event {
        case .missionOpened(let id, let number, let request, _):
            opened[id] = (request, number)
        case .volunteerSolicited(let id, let mission, let volunteer, let expiresAt):
            withdrawOlder(to: volunteer, of: mission)
            guard tells(mission) else { return }
            tell(
                .asked, volunteer, id, of: mission, until: expiresAt,
                dueAt: goesAt(mission) ?? request(of: mission)?.promisedAt)
        case .solicitationAnswered(let id, let mission, let state):
            answer(id, mission, state)
        case .missionCompleted(let id): end(id, crewIsTold: false)
        // Who is at the door knows it; who has not left yet would go.
        case .missionFailed(let id, _):
            end(id, crewIsTold: operation.missions[id].map { !$0.isOut } ?? false)
        case .missionStarted, .missionArrived, .noExplained: return
        }
    }

    /// Before or with these events.
    private func request(of mission: Identifier<Mission>) -> HelpRequest? {
        let id = operation.missions[mission]?.request ?? opened[mission]?.request
        return id.flatMap { operation.requests[$0] }
    }

    private func deployment(of mission: Identifier<Mission>) -> Deployment? {
        guard let request = request(of: mission) else { return nil }
        let id = covered[request.id] ?? request.deployment
        return id.flatMap { operation.deployments[$0] }
    }

    private func tells(_ mission: Identifier<Mission>) -> Bool {
        deployment(of: mission)?.messages?.isOn == true
    }

    private func state(of solicitation: Solicitation) -> SolicitationState {
        answered[solicitation.id] ?? solicitation.state
    }

    // MARK: Answers

    private mutating func answer(
        _ id: Identifier<Solicitation>, _ missionID: Identifier<Mission>,
        _ state: SolicitationState
    ) {
        guard let mission = operation.missions[missionID], let asked = mission.solicitations[id]
        else { return name(id, missionID, state) }
        let wasReached = withdraw(about: asked, of: mission)
        answered[id] = state
        guard tells(missionID) else { return }
        switch state {
        case .accepted: thank(asked, mission)
        case .reserve: tell(.reserve, asked, of: missionID, until: instant + Self.politeSpan)
        case .withdrawn where asked.state == .accepted:
            // A round that is taken back has many doors: once is enough.
            guard isStoodDown.insert(asked.volunteer).inserted else { return }
            tell(
                .stoodDown, asked, of: missionID, until: instant + Self.politeSpan,
                dueAt: dueAt(of: mission))
        case .withdrawn:
            if wasReached { release(asked, of: missionID) }
        case .declined where asked.state == .accepted: tellOfLoss(of: asked, mission)
        case .pending, .declined, .expired: return
        }
    }

    /// Asked and named in one breath, for a round: they are told that they go, once however many doors it has.
    private mutating func name(
        _ id: Identifier<Solicitation>, _ mission: Identifier<Mission>, _ state: SolicitationState
    ) {
        guard state == .accepted else { return }
        for place in batches.indices where batches[place].kind == .asked {
            guard
                let index = batches[place].recipients.firstIndex(where: { $0.solicitation == id })
            else { continue }
            let volunteer = batches[place].recipients.remove(at: index).volunteer
            if batches[place].recipients.isEmpty { batches.remove(at: place) }
            guard isNamed.insert(volunteer).inserted else { return }
            return tell(.accepted, volunteer, id, of: mission, until: nil, dueAt: slots[mission])
        }
    }

    /// Who is of the crew with these events, as far as they were told.
    private func crew(of mission: Mission) -> [Solicitation] {
        mission.solicitations.filter {
            state(of: $0) == .accepted && !mission.incoming.contains($0.id)
        }
    }

    /// You go, or wait: nobody is to stand at a door as half of a pair.
    private mutating func thank(_ asked: Solicitation, _ mission: Mission) {
        guard !mission.incoming.contains(asked.id) else { return thankTaker(asked, mission) }
        let crew = crew(of: mission)
        let isWhole = crew.count >= Int(mission.crew) || slots[mission.id] != nil
        guard isWhole || mission.isOut else {
            return tell(.acceptedShort, asked, of: mission.id)
        }
        tell(.accepted, asked, of: mission.id, dueAt: dueAt(of: mission))
        guard isWhole, !mission.isCrewComplete else { return }
        if !mission.isOut { tellWhole(crew.filter { $0.id != asked.id }, mission) }
        releaseLate(of: mission)
    }

    /// Whoever takes a mission over goes when the last of them has said yes.
    private mutating func thankTaker(_ asked: Solicitation, _ mission: Mission) {
        let takers = mission.solicitations.filter { mission.incoming.contains($0.id) }
        guard takers.allSatisfy({ state(of: $0) == .accepted }) else {
            return tell(.acceptedShort, asked, of: mission.id)
        }
        tell(.accepted, asked, of: mission.id, dueAt: dueAt(of: mission))
        tellWhole(takers.filter { $0.id != asked.id }, mission)
    }

    private mutating func tellWhole(_ crew: [Solicitation], _ mission: Mission) {
        for one in crew {
            withdraw(of: one, mission) { $0.saysToWait }
            tell(.crewWhole, one, of: mission.id, dueAt: dueAt(of: mission))
        }
    }

    /// Whoever is left must not go alone, unless those join who were asked to take over; under way the crew
    /// knows, and goes on.
    private mutating func tellOfLoss(of asked: Solicitation, _ mission: Mission) {
        guard !mission.incoming.contains(asked.id), mission.isCrewComplete || mission.isOut else {
            return
        }
        let left = crew(of: mission)
        if mission.isOut, !left.isEmpty { return }
        let joining = mission.solicitations.filter {
            mission.incoming.contains($0.id) && state(of: $0) == .accepted
        }
        if left.count + joining.count >= Int(mission.crew) { return tellWhole(joining, mission) }
        for one in left {
            withdraw(of: one, mission) { $0.saysToGo }
            tell(.crewShort, one, of: mission.id)
        }
    }

    private mutating func withdraw(
        of asked: Solicitation, _ mission: Mission, where isOver: (MessageKind) -> Bool
    ) {
        for message in messages(about: asked, of: mission.id) where isOver(message.kind) {
            withdraw(message)
        }
    }

    /// Another service may need fewer: then those who have said yes are the crew.
    private mutating func takeHandOver(_ handed: RequestHandedOver) {
        covered[handed.id] = handed.deployment
        guard
            let mission = operation.requests[handed.id]?.mission
                .flatMap({ operation.missions[$0] }), !mission.isCrewComplete, tells(mission.id)
        else { return }
        let crew = crew(of: mission)
        guard crew.count >= Int(handed.crew) else { return }
        tellWhole(crew, mission)
        releaseLate(of: mission)
    }

    /// What was written back to a text message need not be sent once more.
    private mutating func takeReply(to asked: Identifier<Solicitation>) {
        for place in batches.indices where batches[place].kind.isThanks {
            batches[place].recipients.removeAll { $0.solicitation == asked }
        }
        batches.removeAll(where: \.recipients.isEmpty)
    }

    private func dueAt(of mission: Mission) -> Instant? {
        goesAt(mission.id) ?? operation.requests[mission.request]?.promisedAt
    }

    /// The hour that was agreed with the person, before or with these events.
    private func goesAt(_ mission: Identifier<Mission>) -> Instant? {
        slots[mission] ?? operation.crews.watches[mission]?.slot?.from
    }

    /// Who let the time pass would still be taken while a place was free: now none is.
    private mutating func releaseLate(of mission: Mission) {
        for asked in mission.solicitations where state(of: asked) == .expired {
            releaseIfLatest(asked, of: mission)
        }
    }

    private mutating func releaseIfLatest(_ asked: Solicitation, of mission: Mission) {
        guard mission.solicitations.last(to: asked.volunteer)?.id == asked.id,
            operation.messages.released[mission.id]?.contains(asked.id) != true
        else { return }
        release(asked, of: mission.id)
    }

    private mutating func release(_ asked: Solicitation, of mission: Identifier<Mission>) {
        tell(.notNeeded, asked, of: mission, until: instant + Self.politeSpan)
    }

    /// Whoever has said yes hears when they are awaited now; what has not gone out yet says it in its own words.
    private mutating func tellNewTime(_ from: Instant, of id: Identifier<Mission>) {
        guard tells(id), let mission = operation.missions[id], mission.stage != .arrived,
            operation.crews.watches[id]?.slot?.from != from
        else { return }
        for one in mission.solicitations where one.state == .accepted {
            let waiting = messages(about: one, of: id).first { $0.kind.saysToGo }
            withdraw(of: one, mission) { $0.saysToGo || $0 == .confirm || $0 == .newTime }
            tell(waiting?.kind ?? .newTime, one, of: id, dueAt: from)
        }
    }

    // MARK: Ends

    private mutating func end(_ id: Identifier<Mission>, crewIsTold: Bool) {
        guard ended.insert(id).inserted, let mission = operation.missions[id] else { return }
        let unreached = Set(
            operation.messages.of(id).filter { $0.kind == .asked }.map(\.solicitation))
        for message in operation.messages.of(id)
        where message.isDead || !message.kind.outlivesMission { withdraw(message) }
        guard tells(id) else { return }
        for asked in mission.solicitations {
            switch state(of: asked) {
            case .accepted:
                let isIncoming = mission.incoming.contains(asked.id)
                guard crewIsTold || isIncoming else { continue }
                let kind: MessageKind = crewIsTold ? .cancelled : .stoodDown
                tell(
                    kind, asked, of: id, until: instant + Self.politeSpan,
                    dueAt: dueAt(of: mission))
            case .pending where !unreached.contains(asked.id): release(asked, of: id)
            // Who said yes after all waits again to be called.
            case .reserve where mission.solicitations.last(to: asked.volunteer)?.id == asked.id:
                release(asked, of: id)
            case .expired: releaseIfLatest(asked, of: mission)
            case .pending, .reserve, .declined, .withdrawn: continue
            }
        }
    }

    private mutating func remind(
        _ id: Identifier<Mission>, _ asked: [Identifier<Solicitation>]
    ) {
        guard tells(id), let mission = operation.missions[id] else { return }
        for one in asked.compactMap({ mission.solicitations[$0] })
        where !messages(about: one, of: id).contains(where: { $0.kind == .asked }) {
            let until = one.state == .pending ? one.expiresAt : instant + Solicitation.reminderSpan
            tell(.reminded, one, of: id, until: until, dueAt: dueAt(of: mission))
        }
    }

    // MARK: Withdrawing

    /// Withdraws what an answer settles.
    ///
    /// - Returns: whether the question has reached them.
    private mutating func withdraw(about asked: Solicitation, of mission: Mission) -> Bool {
        var wasReached = true
        for message in messages(about: asked, of: mission.id) {
            let isSettled =
                message.kind.isQuestion || message.kind == .reserve
                || (asked.state == .accepted && !message.kind.outlivesMission)
            guard isSettled else { continue }
            if message.kind == .asked { wasReached = false }
            withdraw(message)
        }
        return wasReached
    }

    /// Whoever is asked anew must not hear late, after their yes, that an older one was not needed.
    private mutating func withdrawOlder(
        to volunteer: Identifier<Volunteer>, of id: Identifier<Mission>
    ) {
        guard let mission = operation.missions[id],
            let older = mission.solicitations.last(to: volunteer)
        else { return }
        withdraw(of: older, mission) { kind in
            switch kind {
            case .reserve, .notNeeded, .stoodDown: true
            default: false
            }
        }
    }

    /// Nothing goes to whoever is nobody any more, and nobody need ring them.
    private mutating func withdrawAll(to gone: Set<Identifier<Volunteer>>) {
        let waiting = operation.messages.live.values.filter { message in
            gone.contains(message.volunteer) && !withdrawn.contains(message.number)
        }
        for message in waiting.sorted(by: { $0.number < $1.number }) { withdraw(message) }
    }

    private mutating func messages(
        about asked: Solicitation, of mission: Identifier<Mission>
    ) -> [Message] {
        guard !operation.messages.isEmpty(mission) else { return [] }
        if known[mission] == nil {
            known[mission] = Dictionary(
                grouping: operation.messages.of(mission), by: \.solicitation)
        }
        return known[mission]?[asked.id] ?? []
    }

    private mutating func withdraw(_ message: Message) {
        withdrawn.append(message.number)
    }

    // MARK: Drafts

    private mutating func tell(
        _ kind: MessageKind, _ asked: Solicitation, of mission: Identifier<Mission>,
        until: Instant? = nil, dueAt: Instant? = nil
    ) {
        tell(kind, asked.volunteer, asked.id, of: mission, until: until, dueAt: dueAt)
    }

    private mutating func tell(
        _ kind: MessageKind, _ volunteer: Identifier<Volunteer>, _ asked: Identifier<Solicitation>,
        of mission: Identifier<Mission>, until: Instant?, dueAt: Instant?
    ) {
        guard operation.goneVolunteers[volunteer] == nil else { return }
        let recipient = MessageRecipient(
            volunteer: volunteer, solicitation: asked, language: language(of: volunteer, mission))
        let place = batches.lastIndex {
            $0.kind == kind && $0.mission == mission && $0.until == until && $0.dueAt == dueAt
                && $0.recipients.count < MessageBatch.limit
        }
        if let place { return batches[place].recipients.append(recipient) }
        batches.append(
            Draft(kind: kind, mission: mission, until: until, dueAt: dueAt, recipients: [recipient])
        )
    }

    /// The first of theirs that Ops speaks, or that of the territory.
    private func language(
        of volunteer: Identifier<Volunteer>, _ mission: Identifier<Mission>
    ) -> PublicationLanguage {
        let spoken = operation.volunteers[volunteer]?.profile.languages ?? []
        for language in spoken {
            if let known = PublicationLanguage(rawValue: String(language.primary)) { return known }
        }
        return request(of: mission)?.place.language ?? .fr
    }

    // MARK: What is told

    func events(identifiers: inout some IdentifierSource) -> [Event] {
        var events: [Event] = []
        if !withdrawn.isEmpty {
            events.append(.messages(.withdrawn(withdrawn)))
            events += settledAlarms()
        }
        var count = operation.messages.count
        for draft in batches {
            guard let request = request(of: draft.mission),
                let deployment = deployment(of: draft.mission)
            else { continue }
            let shown = draft.until ?? draft.dueAt ?? instant
            let rule = deployment.hours?.rule
            events.append(
                .messages(
                    .queued(
                        MessageBatch(
                            id: identifiers.nextBatch(at: instant), number: count + 1,
                            kind: draft.kind, mission: draft.mission,
                            missionNumber: operation.missions[draft.mission]?.number
                                ?? opened[draft.mission]?.number ?? 0,
                            deployment: deployment.id, desk: deployment.territory,
                            about: MessageSubject(need: request.need, place: request.place),
                            until: draft.until, dueAt: draft.dueAt,
                            clock: rule.map { .seconds($0.offset(at: draft.dueAt ?? shown)) },
                            isHeld: deployment.messages?.isHeld == true,
                            recipients: draft.recipients))))
            count += Int64(draft.recipients.count)
        }
        return events
    }

    /// Alarms about people who could not be reached, of whom none is left.
    private func settledAlarms() -> [Event] {
        let gone = Set(withdrawn)
        return operation.crews.alarms.values.filter { alarm in
            alarm.kind == .notReached && !closedAlarms.contains(alarm.id)
                && withdrawn.contains { operation.messages.live[$0]?.mission == alarm.mission }
                && operation.isReached(alarm.mission, without: gone)
        }.map(\.id).sorted().map { .crew(.alarmClosed($0, .settled)) }
    }
}

extension TerritoryCode {
    /// What is spoken where nothing else is known: the code begins with the country's.
    var language: PublicationLanguage {
        switch text.prefix(2) {
        case "ES": .es
        case "GB", "IE", "US", "UK": .en
        default: .fr
        }
    }
}
