/// What volunteers are told because of what happens: the one place that makes messages.
///
/// It reads the events of a command and the state before them, so that no path to an offer, an answer or an end
/// can forget somebody.
struct MessageFollowing {
    let operation: Operation
    let instant: Instant
    var batches: [Draft] = []
    var withdrawn: [Int64] = []
    /// Missions that these events open, and what they are for.
    var opened: [Identifier<Mission>: (request: Identifier<HelpRequest>, number: Int64)] =
        [:]
    /// How many people missions take from now on.
    var sizes: [Identifier<Mission>: Int] = [:]
    /// Whether a round names its crew in them: nobody of it waits for the others.
    var isNaming = false
    var covered: [Identifier<HelpRequest>: Identifier<Deployment>] = [:]
    var answered: [Identifier<Solicitation>: SolicitationState] = [:]
    var ended: Set<Identifier<Mission>> = []
    /// Missions of a round that these events publish, and when its crew comes.
    var slots: [Identifier<Mission>: Instant] = [:]
    var isNamed: Set<Identifier<Volunteer>> = []
    var isStoodDown: Set<Identifier<Volunteer>> = []
    var isLeftShort: Set<Identifier<Volunteer>> = []
    var isGoingOn: Set<Identifier<Volunteer>> = []
    var closedAlarms: Set<Identifier<CrewAlarm>> = []
    /// Messages of a mission by what they are about, looked up once: a whole wave may be answered at once.
    var known: [Identifier<Mission>: [Identifier<Solicitation>: [Message]]] = [:]

    /// Messages that say the same.
    struct Draft {
        let kind: MessageKind
        let mission: Identifier<Mission>
        let until: Instant?
        let dueAt: Instant?
        var recipients: [MessageRecipient]
    }

    /// What is only polite is not worth more tries than these.
    static let politeSpan = TimeSpan.hours(24)

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
        case .visits(.slotAgreed(let id, let from, _, _)):
            slots[id] = from
            tellNewTime(from, of: id)
        case .answers(.answerCame(let id, .sms)): takeReply(to: id)
        case .privacy(.volunteerErased(let erased)): withdrawAll(to: Set(erased.volunteers))
        default: return
        }
    }

    mutating func take(_ event: DispatchingEvent) {
        switch event {
        case .missionOpened(let id, let number, let request, _):
            opened[id] = (request, number)
        case .missionResized(let id, let crew): sizes[id] = Int(crew)
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
    func request(of mission: Identifier<Mission>) -> HelpRequest? {
        let id = operation.missions[mission]?.request ?? opened[mission]?.request
        return id.flatMap { operation.requests[$0] }
    }

    func deployment(of mission: Identifier<Mission>) -> Deployment? {
        guard let request = request(of: mission) else { return nil }
        let id = covered[request.id] ?? request.deployment
        return id.flatMap { operation.deployments[$0] }
    }

    func tells(_ mission: Identifier<Mission>) -> Bool {
        deployment(of: mission)?.messages?.isOn == true
    }

    func size(of mission: Mission) -> Int { sizes[mission.id] ?? Int(mission.crew) }

    func state(of solicitation: Solicitation) -> SolicitationState {
        answered[solicitation.id] ?? solicitation.state
    }

    // MARK: Ends

    mutating func end(_ id: Identifier<Mission>, crewIsTold: Bool) {
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

    mutating func remind(
        _ id: Identifier<Mission>, _ asked: [Identifier<Solicitation>]
    ) {
        guard tells(id), let mission = operation.missions[id] else { return }
        for one in asked.compactMap({ mission.solicitations[$0] })
        where !messages(about: one, of: id).contains(where: { $0.kind == .asked }) {
            let until = one.state == .pending ? one.expiresAt : instant + Solicitation.reminderSpan
            tell(.reminded, one, of: id, until: until, dueAt: dueAt(of: mission))
        }
    }

    // MARK: Drafts

    mutating func tell(
        _ kind: MessageKind, _ asked: Solicitation, of mission: Identifier<Mission>,
        until: Instant? = nil, dueAt: Instant? = nil
    ) {
        tell(kind, asked.volunteer, asked.id, of: mission, until: until, dueAt: dueAt)
    }

    mutating func tell(
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
    func language(
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
    func settledAlarms() -> [Event] {
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
