/// Concerns: who decides, what is done by whom until when, and what silence brings.
extension Operation {
    func decide(
        _ command: SafeguardingCommand, alert: AlertOpened?, at instant: Instant,
        identifiers: inout some IdentifierSource
    ) throws(SafeguardingRefusal) -> ([SafeguardingEvent], [VaultWrite]) {
        let step = identifiers.next(ConcernStep.self, at: instant)
        switch command {
        case .raise(let wish):
            let raised = ConcernRaised(
                id: identifiers.next(at: instant), number: counters.concerns + 1, step: step,
                contact: wish.contact, person: wish.person, desk: territories.root,
                dueAt: concernRules.decideBy(
                    from: instant, isHoliday: { isHoliday($0, at: instant) }))
            return (
                [.concernRaised(raised)],
                said([.facts: wish.facts, .words: wish.words], at: step, of: raised.id)
            )
        case .advise(let id, let adviser, let advice, let supervisor):
            let moved = moved(try live(id), step, by: supervisor, at: instant)
            return (
                [.concernAdvised(moved)],
                said([.adviser: adviser, .advice: advice], at: step, of: id)
            )
        case .decide(let id, let decision, let reasons, let supervisor, _):
            var concern = try live(id)
            concern.decision = decision
            let moved = moved(concern, step, by: supervisor, at: instant)
            return (
                [.concernDecided(moved, decision, danger: alert?.id)],
                said([.reasons: reasons], at: step, of: id)
            )
        case .act(let id, let wish, let supervisor):
            return try act(wish, on: try live(id), step, by: supervisor, at: instant)
        case .finish(let id, let action, let result, let supervisor):
            var concern = try live(id)
            guard concern.openActions.removeValue(forKey: action) != nil else {
                throw .unknownAction(number: concern.number, action: action)
            }
            let moved = moved(concern, step, by: supervisor, at: instant)
            return (
                [.actionDone(moved, number: action)], said([.result: result], at: step, of: id)
            )
        case .escalate(let id): return ([try escalate(id, at: instant)], [])
        case .close(let id, let ending, let reasons):
            let concern = try live(id)
            guard concern.decision != nil else { throw .undecided(number: concern.number) }
            guard concern.openActions.isEmpty else {
                throw .actionsOpen(
                    number: concern.number, count: Int64(concern.openActions.count))
            }
            return (
                [.concernClosed(id, step: step, ending)],
                said([.reasons: reasons], at: step, of: id)
            )
        case .setRules(let rules): return ([.rulesSet(rules)], [])
        }
    }

    /// The rules that were set, or else those that Ops begins with.
    package var concernRules: ConcernRules { houseConcernRules ?? .standard }

    private func live(
        _ id: Identifier<SafeguardingConcern>
    ) throws(SafeguardingRefusal) -> SafeguardingConcern {
        guard let concern = concerns[id] else { throw .unknownConcern(id) }
        return concern
    }

    private func said(
        _ words: [ConcernWords: String?], at step: Identifier<ConcernStep>,
        of concern: Identifier<SafeguardingConcern>
    ) -> [VaultWrite] {
        ConcernWords.allCases.compactMap { kind in
            guard let text = words[kind] ?? nil else { return nil }
            return .concernWords(kind, text, at: step, of: concern)
        }
    }

    private func act(
        _ wish: SetAction, on concern: SafeguardingConcern, _ step: Identifier<ConcernStep>,
        by supervisor: Identifier<AccessToken>?, at instant: Instant
    ) throws(SafeguardingRefusal) -> ([SafeguardingEvent], [VaultWrite]) {
        guard concern.decision != nil else { throw .undecided(number: concern.number) }
        guard wish.deadline > instant else { throw .deadlinePassed(number: concern.number) }
        var concern = concern
        let number = concern.actions + 1
        concern.openActions[number] = wish.deadline
        let moved = moved(concern, step, by: supervisor, at: instant)
        return (
            [.actionSet(moved, number: number, deadline: wish.deadline)],
            said([.task: wish.task, .owner: wish.owner], at: step, of: concern.id)
        )
    }

    private func moved(
        _ concern: SafeguardingConcern, _ step: Identifier<ConcernStep>,
        by supervisor: Identifier<AccessToken>?, at instant: Instant
    ) -> ConcernMoved {
        ConcernMoved(
            id: concern.id, step: step, supervisor: supervisor, dueAt: due(concern, at: instant))
    }

    /// The next deadline; without an action the review, and before a decision the time to decide.
    ///
    /// What has passed already raises the alarm again soon: working on one thing silences no other.
    private func due(_ concern: SafeguardingConcern, at instant: Instant) -> Instant {
        let soon = instant + concernRules.alarm
        guard concern.decision != nil else {
            return concern.decideBy > instant ? concern.decideBy : soon
        }
        let deadlines = concern.openActions.values.map { $0 > instant ? $0 : soon }
        if concern.decision == .emergency { return min(deadlines.min() ?? soon, soon) }
        return deadlines.min() ?? instant + concernRules.review
    }

    /// Nobody worked on it: it is everybody's at the top, and comes back in twice the time.
    private func escalate(
        _ id: Identifier<SafeguardingConcern>, at instant: Instant
    ) throws(SafeguardingRefusal) -> SafeguardingEvent {
        let concern = try live(id)
        guard concern.dueAt <= instant else { throw .notYetDue(number: concern.number) }
        let doubled = concernRules.alarm.milliseconds << min(concern.escalations, 12)
        let span = min(TimeSpan(milliseconds: doubled), Self.alarmSpans.upperBound)
        return .concernEscalated(id, desk: territories.root, dueAt: instant + span)
    }

    mutating func evolve(_ event: SafeguardingEvent, at instant: Instant) {
        switch event {
        case .concernRaised(let raised):
            counters.concerns = raised.number
            concerns[raised.id] = SafeguardingConcern(
                id: raised.id, number: raised.number, contact: raised.contact,
                person: raised.person, raisedAt: instant, decideBy: raised.dueAt, decision: nil,
                danger: nil, owner: .desk(raised.desk), dueAt: raised.dueAt, escalations: 0,
                actions: 0,
                openActions: [:])
            watch(raised.id)
        case .concernAdvised(let moved): take(moved) { _ in }
        case .concernDecided(let moved, let decision, let danger):
            take(moved) { concern in
                concern.decision = decision
                if let danger { concern.danger = danger }
            }
        case .actionSet(let moved, let number, let deadline):
            take(moved) { concern in
                concern.actions = number
                concern.openActions[number] = deadline
            }
        case .actionDone(let moved, let number): take(moved) { $0.openActions[number] = nil }
        case .concernEscalated(let id, let desk, let dueAt):
            concerns[id]?.owner = .desk(desk)
            concerns[id]?.dueAt = dueAt
            concerns[id]?.escalations += 1
            watch(id)
        case .concernClosed(let id, _, _): concerns[id] = nil
        case .rulesSet(let rules): houseConcernRules = rules
        }
    }

    /// Whoever worked on it answers for it.
    private mutating func take(
        _ moved: ConcernMoved, _ body: (inout SafeguardingConcern) -> Void
    ) {
        guard var concern = concerns[moved.id] else { return }
        body(&concern)
        if let supervisor = moved.supervisor { concern.owner = .supervisor(supervisor) }
        concern.dueAt = moved.dueAt
        concern.escalations = 0
        concerns[moved.id] = concern
        watch(moved.id)
    }

    private mutating func watch(_ id: Identifier<SafeguardingConcern>) {
        guard let concern = concerns[id] else { return }
        watch.insert(Watched(dueAt: concern.dueAt, subject: .concern(id)))
    }

    /// The oldest concern about a person that is not closed: nothing is erased before.
    func liveConcern(of known: KnownPerson) -> Int64? {
        guard !concerns.isEmpty else { return nil }
        let (people, contacts) = (Set(known.identities), Set(known.contacts))
        return concerns.values.lazy.filter { concern in
            concern.person.map(people.contains) ?? contacts.contains(concern.contact)
        }.map(\.number).min()
    }
}
