/// Visit codes: made when a crew is complete, dead when the mission ends (must-do 11).
extension Operation {
    /// How long a code is good where the deployment says nothing else.
    package static let visitCodeSpan = TimeSpan.hours(24)
    /// At the most this many mistakes of one desk are remembered.
    package static let rememberedMistakes = 20

    func decide(
        _ command: VisitCommand, at instant: Instant
    ) throws(VisitRefusal) -> ([VisitEvent], [VaultWrite]) {
        switch command {
        case .issueCode(let id, let code):
            let mission = try visiting(id)
            return ([issued(mission, at: instant)], [.visitCode(id, code)])
        case .tellCode(let id):
            let mission = try visiting(id)
            guard let code = mission.visitCode else { throw .noCode(mission: mission.number) }
            guard instant < code.expiresAt else { throw .codeExpired(mission: mission.number) }
            return ([.codeTold(id)] + prolongedCode(of: mission, until: promise(of: mission)), [])
        case .check(let found, let token, let limit):
            try checkPatience(with: token, limit, at: instant)
            let expected = found.filter { isExpected($0, at: instant) }
            return ([.checked(by: token, missions: expected)], [])
        }
    }

    /// What is said with a yes that completes the crew: the code that the edge has drawn is the mission's.
    func issued(
        _ code: VisitCode?, completing id: Identifier<Mission>, isTakenOver: Bool,
        at instant: Instant
    ) -> ([Event], [VaultWrite]) {
        guard let code, let mission = missions[id], isInPerson(mission),
            isTakenOver || mission.accepted.count + 1 >= Int(mission.crew),
            isTakenOver || (mission.incoming.isEmpty && !mission.isOut)
        else { return ([], isTakenOver ? erasedCode(of: id) : []) }
        return ([.visit(issued(mission, at: instant))], [.visitCode(id, code)])
    }

    /// A code ends with its mission, and when somebody who knows it steps back.
    func erasedCode(of id: Identifier<Mission>) -> [VaultWrite] {
        missions[id]?.visitCode == nil ? [] : [.eraseVisitCode(id)]
    }

    private func issued(_ mission: Mission, at instant: Instant) -> VisitEvent {
        let slot = crews.watches[mission.id]?.slot?.from
        return .codeIssued(mission.id, expiresAt: codeEnd(mission, goingAt: slot, at: instant))
    }

    /// Until when a code is good: counted from when the crew is awaited, or from now.
    private func codeEnd(_ mission: Mission, goingAt slot: Instant?, at instant: Instant) -> Instant
    {
        max(instant, slot ?? instant) + codeSpan(of: requests[mission.request])
    }

    /// When the crew is to be there at the latest: who was told a code can wait so long for it.
    private func promise(of mission: Mission) -> Instant {
        guard let request = requests[mission.request] else { return mission.openedAt }
        return max(request.dueAt, promise(of: request))
    }

    /// Whoever is on the way shows the code that is known, however long ago the yes was.
    func prolongedCode(of id: Identifier<Mission>, at instant: Instant) -> [Event] {
        guard let mission = missions[id] else { return [] }
        let end = codeEnd(mission, goingAt: crews.watches[id]?.slot?.from, at: instant)
        let silent = instant + Self.reportSpan
        return prolongedCode(of: mission, until: max(end, silent)).map(Event.visit)
    }

    private func prolongedCode(of mission: Mission, until end: Instant) -> [VisitEvent] {
        guard let code = mission.visitCode, code.expiresAt < end else { return [] }
        return [.codeMoved(mission.id, expiresAt: end)]
    }

    func codeSpan(of request: HelpRequest?) -> TimeSpan {
        request?.deployment.flatMap { deployments[$0]?.visitCodeSpan } ?? Self.visitCodeSpan
    }

    /// What the person was told stays good for the time that was agreed.
    func movedCode(of mission: Mission, to slot: Instant, at instant: Instant) -> [Event] {
        let end = codeEnd(mission, goingAt: slot, at: instant)
        guard let code = mission.visitCode, code.expiresAt != end else { return [] }
        return [.visit(.codeMoved(mission.id, expiresAt: end))]
    }

    /// The mission of a request whose crew goes to a door without a code; nil where there is one, or nobody goes.
    package func missionWithoutCode(for request: Identifier<HelpRequest>) -> Identifier<Mission>? {
        guard let mission = requests[request]?.mission.flatMap({ missions[$0] }),
            mission.visitCode == nil, mission.stage.hasVisitor, isInPerson(mission)
        else { return nil }
        return mission.id
    }

    /// The mission, when a crew is to be seen at a door for it.
    private func visiting(_ id: Identifier<Mission>) throws(VisitRefusal) -> Mission {
        guard let mission = missions[id] else { throw .unknownMission(id) }
        guard isInPerson(mission) else { throw .notInPerson(mission: mission.number) }
        guard mission.stage.hasVisitor else {
            throw .nobodyComes(mission: mission.number, mission.stage)
        }
        return mission
    }

    private func isInPerson(_ mission: Mission) -> Bool {
        requests[mission.request]?.need.isInPerson ?? false
    }

    private func isExpected(_ id: Identifier<Mission>, at instant: Instant) -> Bool {
        guard let mission = missions[id], mission.stage.hasVisitor, let code = mission.visitCode
        else { return false }
        return instant < code.expiresAt
    }

    /// A desk that was wrong too often waits: guessing must not pay.
    private func checkPatience(
        with token: Identifier<AccessToken>, _ limit: VisitCheckLimit, at instant: Instant
    ) throws(VisitRefusal) {
        let mistakes = (wrongChecks[token] ?? []).filter { instant - limit.span < $0 }
        guard mistakes.count >= limit.mistakes else { return }
        let free = mistakes[mistakes.count - limit.mistakes] + limit.span
        let minute = TimeSpan.minutes(1).milliseconds
        throw .tooManyChecks(minutes: (free.since(instant).milliseconds + minute - 1) / minute)
    }

    mutating func evolve(_ event: VisitEvent, at instant: Instant) {
        switch event {
        case .codeIssued(let id, let expiresAt):
            missions[id]?.visitCode = VisitCodeState(expiresAt: expiresAt)
        case .codeTold(let id): missions[id]?.visitCode?.toldAt = instant
        case .codeMoved(let id, let expiresAt): missions[id]?.visitCode?.expiresAt = expiresAt
        case .checked(let token, let missions):
            guard missions.isEmpty else { return }
            let before = (wrongChecks[token] ?? []).suffix(Self.rememberedMistakes - 1)
            wrongChecks[token] = before + [instant]
        }
    }
}

extension MissionStage {
    /// Whether a crew is to be seen at the door: only then is there a code, a name, an address.
    package var hasVisitor: Bool {
        switch self {
        case .accepted, .started, .arrived: true
        case .offered, .completed, .failed, .cancelled: false
        }
    }
}
