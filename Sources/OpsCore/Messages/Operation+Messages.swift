/// The outbox: what is told follows from what happens, and what became of it is written down.
extension Operation {
    func decide(
        _ command: MessagesCommand, at instant: Instant, identifiers: inout some IdentifierSource
    ) throws(MessagesRefusal) -> [Event] {
        switch command {
        case .report(let way, let outcomes, let late):
            return report(way, outcomes, late, at: instant, identifiers: &identifiers)
        case .retry(let number):
            guard let message = messages.live[number], message.isDead else {
                throw .notDead(number: number)
            }
            if let until = message.until, until <= instant { throw .tooLate(number: number) }
            guard sends(message.deployment, message.mission) else {
                throw .notSending(number: number)
            }
            return [.messages(.retried(number))]
        case .noteRung(let number, let isDead):
            let isToRing = messages.live[number].map { $0.isDead || $0.isLate } ?? isDead
            guard isToRing else { throw .notToRing(number: number) }
            return [.messages(.rung([number]))] + settled(by: [number])
        case .setRules(let id, let rules, let told):
            guard deployments[id] != nil else { throw .unknownDeployment(id) }
            return [.messages(.rulesSet(id, rules))] + stopped(by: rules, in: id)
                + corrected(told, by: rules, at: instant, identifiers: &identifiers)
        }
    }

    /// The rules by which a message leaves the house: its deployment's, or where an older entry names none, those
    /// of its mission.
    private func rules(
        _ deployment: Identifier<Deployment>?, _ mission: Identifier<Mission>
    ) -> MessageRules? {
        let request = missions[mission].flatMap { requests[$0.request] }
        return (deployment ?? request?.deployment).flatMap { deployments[$0]?.messages }
    }

    private func sends(
        _ deployment: Identifier<Deployment>?, _ mission: Identifier<Mission>
    ) -> Bool {
        rules(deployment, mission).map { $0.isOn && !$0.isHeld } ?? false
    }

    /// What waits does not go out any more; who could not be told before is still to be rung, so that their alarms
    /// stay.
    private func stopped(by rules: MessageRules, in id: Identifier<Deployment>) -> [Event] {
        guard !rules.isOn || rules.isHeld else { return [] }
        let waiting = messages.live.values.filter { message in
            let request = missions[message.mission].flatMap { requests[$0.request] }
            return !message.isDead && (message.deployment ?? request?.deployment) == id
        }.map(\.number).sorted()
        guard !waiting.isEmpty else { return [] }
        return [.messages(rules.isOn ? .held(waiting) : .withdrawn(waiting))]
    }

    /// Whether any deployment tells its volunteers, or has told them something that is not settled.
    var mayTell: Bool { isTelling || !messages.live.isEmpty }

    /// What follows from the events of a command; nothing where no volunteer is concerned.
    func messagesFollowing(
        _ events: [Event], at instant: Instant, identifiers: inout some IdentifierSource
    ) -> [Event] {
        guard mayTell else { return [] }
        var following = MessageFollowing(self, at: instant)
        following.isNaming = events.contains(where: \.namesCrew)
        for event in events { following.take(event) }
        return following.events(identifiers: &identifiers)
    }

    // MARK: Reports

    private func report(
        _ way: MessageWay, _ outcomes: [MessageOutcome], _ late: [LateMessage],
        at instant: Instant, identifiers: inout some IdentifierSource
    ) -> [Event] {
        var sent: [Int64] = []
        var failed: [FailedAttempt] = []
        var dead: [DeadMessage] = []
        var withdrawn: [Int64] = []
        var unheard: [Int64] = []
        var seen: Set<Int64> = []
        for outcome in outcomes where seen.insert(outcome.message).inserted {
            guard let message = messages.live[outcome.message], !message.isDead else { continue }
            switch outcome.result {
            case .sent: sent.append(message.number)
            case .failed(.tooLate, _): withdrawn.append(message.number)
            case .failed(let reason, let span):
                let next = span.map { instant + $0 }
                guard let next, message.until.map({ next < $0 }) ?? true else {
                    guard !hasBeenRung(about: message) else {
                        withdrawn.append(message.number)
                        continue
                    }
                    dead.append(DeadMessage(message: message.number, reason: reason))
                    unheard.append(message.number)
                    continue
                }
                if !message.isLate, message.isTooLate(at: next) { unheard.append(message.number) }
                failed.append(
                    FailedAttempt(
                        message: message.number, reason: reason, attempt: message.attempts + 1,
                        nextAt: next))
            }
        }
        sent += late.map(\.number).filter { messages.live[$0] == nil }
        var events: [Event] = []
        if !sent.isEmpty { events.append(.messages(.sent(way, sent))) }
        if !failed.isEmpty { events.append(.messages(.failed(failed))) }
        if !dead.isEmpty { events.append(.messages(.died(dead))) }
        if !withdrawn.isEmpty { events.append(.messages(.withdrawn(withdrawn))) }
        events += alarms(of: unheard, at: instant, identifiers: &identifiers)
        events += settled(by: sent + withdrawn)
        return events + released(late, at: instant, identifiers: &identifiers)
    }

    /// Whether nobody of a mission waits for a call because a message did not arrive.
    func isReached(_ mission: Identifier<Mission>, without gone: Set<Int64>) -> Bool {
        messages.of(mission).allSatisfy {
            !($0.isDead || $0.isLate) || !$0.kind.mustArrive || gone.contains($0.number)
        }
    }

    /// Whether a desk was told before that it does not go out, and has closed the alarm.
    private func hasBeenRung(about message: Message) -> Bool {
        guard message.isLate, message.kind != .asked else { return false }
        return !crews.alarms.values.contains {
            $0.kind == .notReached && $0.mission == message.mission
        }
    }

    private func settled(by gone: [Int64]) -> [Event] {
        let numbers = Set(gone)
        let missions = Set(gone.compactMap { messages.live[$0]?.mission })
        return crews.alarms.values.filter {
            $0.kind == .notReached && missions.contains($0.mission)
                && isReached($0.mission, without: numbers)
        }.map(\.id).sorted().map { .crew(.alarmClosed($0, .settled)) }
    }

    /// One alarm for each mission, however many could not be reached.
    private func alarms(
        of unheard: [Int64], at instant: Instant, identifiers: inout some IdentifierSource
    ) -> [Event] {
        let numbers = Set(unheard)
        var alarmed = Set(
            crews.alarms.values.filter { $0.kind == .notReached }.map(\.mission))
        var events: [Event] = []
        for message in unheard.compactMap({ messages.live[$0] })
        where message.kind.mustArrive && !alarmed.contains(message.mission) {
            guard message.kind != .asked || lacksReachable(message.mission, without: numbers) else {
                continue
            }
            alarmed.insert(message.mission)
            let rules =
                missions[message.mission].map { crewRules(of: $0) }
                ?? message.deployment.flatMap { deployments[$0]?.crewRules } ?? .standard
            let alarm = CrewAlarm(
                id: identifiers.next(at: instant),
                number: crews.alarmCount + 1 + Int64(events.count), kind: .notReached,
                mission: message.mission, missionNumber: message.missionNumber,
                volunteer: message.volunteer, next: nil, within: rules.alarm, desk: message.desk,
                dueAt: instant + rules.alarm, escalations: 0)
            events.append(.crew(.alarmOpened(alarm)))
        }
        return events
    }

    /// Whether fewer people can still say yes than places are free.
    ///
    /// A wave goes past whom it cannot reach; only where it is left without a way must somebody ring.
    private func lacksReachable(
        _ id: Identifier<Mission>, without unheard: Set<Int64>
    ) -> Bool {
        guard let mission = missions[id] else { return false }
        let unreached = unreached(of: id, with: unheard)
        let pending = mission.pending
        // Whoever takes over comes whole or not at all.
        if pending.contains(where: { mission.incoming.contains($0.id) && unreached.contains($0.id) }
        ) {
            return true
        }
        let reachable = pending.count { !unreached.contains($0.id) }
        return reachable < Int(mission.crew) - mission.acceptedCount
    }

    /// The questions of a mission that did not arrive, or not yet.
    private func unreached(
        of id: Identifier<Mission>, with unheard: Set<Int64> = []
    ) -> Set<Identifier<Solicitation>> {
        Set(
            messages.of(id).filter {
                $0.kind == .asked && ($0.isDead || $0.isLate || unheard.contains($0.number))
            }.map(\.solicitation))
    }

    /// Whom no question reached need not be waited for: where it is all of them, the next wave is due.
    private mutating func passUnreached(of id: Identifier<Mission>, at instant: Instant) {
        guard let mission = missions[id], !mission.pending.isEmpty else { return }
        let unreached = unreached(of: id)
        guard mission.pending.allSatisfy({ unreached.contains($0.id) }) else { return }
        hurrySearch(mission.request, at: instant)
    }

    /// Who heard the question after all hears as well that it is over; who was told of the end before, hears it again.
    private func released(
        _ late: [LateMessage], at instant: Instant, identifiers: inout some IdentifierSource
    ) -> [Event] {
        var count = messages.count
        return late.compactMap { one in
            guard isSomebody(one), let kind = end(after: one),
                let rules = rules(one.deployment, one.mission), rules.isOn
            else { return nil }
            count += 1
            return queued(
                kind, after: one, number: count, isHeld: rules.isHeld, at: instant,
                identifiers: &identifiers)
        }
    }

    /// Messages begin again: whoever was told to go, and is not to go any more since, hears of it.
    private func corrected(
        _ told: [LateMessage], by rules: MessageRules, at instant: Instant,
        identifiers: inout some IdentifierSource
    ) -> [Event] {
        guard rules.isOn, !rules.isHeld else { return [] }
        var count = messages.count
        return told.compactMap { one in
            guard isSomebody(one), let kind = correction(of: one) else { return nil }
            count += 1
            return queued(
                kind, after: one, number: count, isHeld: false, at: instant,
                identifiers: &identifiers)
        }
    }

    /// Whoever is erased since is told nothing any more: nothing is held by which they could be.
    private func isSomebody(_ late: LateMessage) -> Bool {
        goneVolunteers[late.recipient.volunteer] == nil
    }

    /// What is true instead of "you go"; nil where it is true still, or they took their yes back themselves.
    private func correction(of told: LateMessage) -> MessageKind? {
        guard let mission = missions[told.mission] else { return told.end }
        switch mission.solicitations[told.recipient.solicitation]?.state {
        case .accepted: return mission.isCrewComplete || mission.isOut ? nil : .crewShort
        case .withdrawn: return .stoodDown
        case .pending, .declined, .expired, .reserve, nil: return nil
        }
    }

    private func queued(
        _ kind: MessageKind, after one: LateMessage, number: Int64, isHeld: Bool,
        at instant: Instant, identifiers: inout some IdentifierSource
    ) -> Event {
        .messages(
            .queued(
                MessageBatch(
                    id: identifiers.nextBatch(at: instant), number: number, kind: kind,
                    mission: one.mission, missionNumber: one.missionNumber,
                    deployment: one.deployment, desk: one.desk, about: one.about,
                    until: instant + .hours(24), dueAt: nil, clock: nil, isHeld: isHeld,
                    recipients: [one.recipient])))
    }

    private func end(after late: LateMessage) -> MessageKind? {
        guard messages.live[late.number] == nil else { return nil }
        if late.kind.isQuestion, isOver(late) { return .notNeeded }
        guard let end = late.end, !late.kind.outlivesMission else { return nil }
        let asked = missions[late.mission]?.solicitations[late.recipient.solicitation]
        return asked?.state == .accepted ? nil : end
    }

    private func isOver(_ late: LateMessage) -> Bool {
        guard messages.live[late.number] == nil else { return false }
        guard let mission = missions[late.mission] else { return late.answer == .withdrawn }
        let state = mission.solicitations[late.recipient.solicitation]?.state
        return state == .withdrawn || (state == .expired && mission.isCrewComplete)
    }

    // MARK: What happened

    mutating func evolve(_ event: MessagesEvent, at instant: Instant) {
        switch event {
        case .queued(let batch): take(batch, at: instant)
        case .sent(_, let numbers):
            for number in numbers { messages.remove(number) }
        case .withdrawn(let numbers), .held(let numbers):
            for number in numbers { withdraw(number) }
        case .rung(let numbers):
            for number in numbers { messages.remove(number) }
        case .failed(let attempts):
            for one in attempts {
                messages.live[one.message]?.attempts = one.attempt
                guard messages.live[one.message]?.isTooLate(at: one.nextAt) == true else {
                    continue
                }
                messages.live[one.message]?.isLate = true
            }
        case .died(let dead):
            let asking = Set(dead.compactMap { messages.live[$0.message]?.mission })
            for one in dead {
                if one.reason == .noTelephone, let message = messages.live[one.message] {
                    messages.unreachable.insert(message.volunteer)
                }
                bury(one.message)
            }
            for mission in asking { passUnreached(of: mission, at: instant) }
        case .retried(let number):
            messages.live[number]?.isDead = false
            messages.live[number]?.isLate = false
            messages.live[number]?.attempts = 0
        case .rulesSet(let id, let rules):
            deployments[id]?.messages = rules
            isTelling = deployments.values.contains { $0.messages?.isOn == true }
        }
    }

    /// Whom a question has not reached, nobody tells that it is over.
    private mutating func withdraw(_ number: Int64) {
        guard let message = messages.remove(number), message.kind == .asked,
            missions[message.mission] != nil
        else { return }
        messages.released[message.mission, default: []].insert(message.solicitation)
    }

    private mutating func take(_ batch: MessageBatch, at instant: Instant) {
        messages.count = batch.number + Int64(batch.recipients.count) - 1
        if batch.kind == .notNeeded, missions[batch.mission] != nil {
            messages.released[batch.mission, default: []]
                .formUnion(batch.recipients.map(\.solicitation))
        }
        guard !batch.isHeld else { return }
        for (place, one) in batch.recipients.enumerated() {
            messages.insert(
                Message(
                    number: batch.number + Int64(place), kind: batch.kind, mission: batch.mission,
                    missionNumber: batch.missionNumber, volunteer: one.volunteer,
                    solicitation: one.solicitation, deployment: batch.deployment,
                    desk: batch.desk, queuedAt: instant, dueAt: batch.dueAt, until: batch.until))
        }
    }

    /// What nobody will ever try again leaves memory: its mission is over and nobody must ring.
    private mutating func bury(_ number: Int64) {
        guard let message = messages.live[number] else { return }
        if message.kind.mustArrive || missions[message.mission] != nil {
            messages.live[number]?.isDead = true
        } else {
            messages.remove(number)
        }
    }

    /// What a desk has rung about when it closes an alarm by hand: nobody has to ring again.
    func rung(closing alarm: CrewAlarm) -> [Event] {
        guard alarm.kind == .notReached else { return [] }
        let dead = messages.of(alarm.mission).filter { $0.isDead && $0.kind.mustArrive }
        return dead.isEmpty ? [] : [.messages(.rung(dead.map(\.number)))]
    }

    /// Somebody has rung, or need not: what could not be told of a mission that is over is forgotten.
    mutating func forgetDead(of mission: Identifier<Mission>) {
        guard missions[mission] == nil else { return }
        for message in messages.of(mission) where message.isDead { messages.remove(message.number) }
    }
}

extension Event {
    /// A round says in one step who goes: to them it was never a question.
    fileprivate var namesCrew: Bool {
        switch self {
        case .rounds(.published), .rounds(.extended): true
        default: false
        }
    }
}
