/// Replays a record of answers: each call becomes a request, Ops asks by itself, and whoever is
/// asked does what somebody of the record did.
///
/// It runs through the same desk as the server, on a virtual clock: the waves, their timers and the
/// alarm are those of the live operation.
package struct AnswerReplay {
    package let record: AnswerRecord
    package let rules: WaveRules
    package let volunteers: Int64
    package private(set) var outcome: ReplayOutcome

    private var desk = Desk(records: MemoryRecords())
    private var identifiers = SeededIdentifierSource(seed: 1)
    private var agenda = Agenda<Happening>()
    private var requests: [Identifier<HelpRequest>: Int] = [:]
    private var absences: [Identifier<Solicitation>: TimeSpan] = [:]

    private enum Happening {
        case call(Int)
        case answer(Identifier<Mission>, Identifier<Solicitation>)
        case comeBack(Identifier<Mission>)
    }

    /// - Throws: `AnswerFault` when there is nothing to replay.
    package init(
        _ record: AnswerRecord, rules: WaveRules, volunteers: Int64
    ) throws(AnswerFault) {
        guard !record.calls.isEmpty else { throw .noCalls }
        self.record = record
        self.rules = rules
        self.volunteers = volunteers
        outcome = ReplayOutcome(rules: rules, calls: record.calls.count)
        for (number, call) in record.calls.enumerated() { agenda.put(.call(number), at: call.at) }
    }

    /// Plays the whole record; `progress` hears of each call.
    ///
    /// - Throws: what the desk throws when it cannot keep the events, or `progress`.
    package mutating func finish(
        progress: (_ calls: Int) throws -> Void = { _ in }
    ) throws -> ReplayOutcome {
        try setUp()
        while let at = [agenda.first?.at, desk.operation.nextDue].compactMap(\.self).min() {
            // Of both at one instant, people come before timers.
            if let next = agenda.first, next.at <= at {
                _ = agenda.removeFirst()
                try play(next.happening, at: at)
                if case .call(let number) = next.happening { try progress(number + 1) }
            } else {
                for command in desk.takeDue(at: at, limit: 100) { try act(command, at: at) }
            }
        }
        outcome.journal = desk.records.head
        return outcome
    }

    private mutating func play(_ happening: Happening, at now: Instant) throws {
        switch happening {
        case .call(let number): try call(number, at: now)
        case .answer(let mission, let solicitation):
            try answer(mission, solicitation, at: now)
        case .comeBack(let mission): try act(.dispatching(.complete(mission)), at: now)
        }
    }

    private mutating func call(_ number: Int, at now: Instant) throws {
        let contact = LogContact(needs: [.food], isAnonymous: true, postcode: ReplayWorld.postcode)
        let recorded = try act(.hotline(.logContact(contact)), at: now)
        for case .hotline(.requestOpened(let request)) in recorded {
            requests[request.id] = number
            try act(.waves(.begin(request.id)), at: now)
        }
    }

    /// Says yes; who comes when nobody is needed any more is thanked.
    private mutating func answer(
        _ mission: Identifier<Mission>, _ solicitation: Identifier<Solicitation>, at now: Instant
    ) throws {
        let events = try act(
            .dispatching(.accept(mission, .solicitation(solicitation))), at: now)
        let isTaken = events.contains {
            if case .dispatching(.solicitationAnswered(_, _, .accepted)) = $0 {
                true
            } else {
                false
            }
        }
        if !isTaken { outcome.spare += 1 }
    }

    @discardableResult
    private mutating func act(_ command: Command, at now: Instant) throws -> [Event] {
        do {
            let events = try desk.carryOut(
                command, by: .policy("answers"), cause: identifiers.next(at: now), at: now,
                identifiers: &identifiers
            ).map(\.event)
            for event in events { try follow(event, at: now) }
            return events
        } catch is Refusal {
            // A yes that nobody needs any more: `answer` counts it.
            return []
        }
    }

    /// What people do because of what happened, and what is noted of it.
    private mutating func follow(_ event: Event, at now: Instant) throws {
        switch event {
        case .dispatching(.volunteerSolicited(let id, let mission, _, _)):
            guard let number = call(of: mission) else { return }
            let answer = record.answer(to: number, place: outcome.requests[number].asked)
            outcome.requests[number].noteAsked(answers: answer.turnout != nil)
            guard let turnout = answer.turnout else { return }
            absences[id] = answer.absence
            agenda.put(.answer(mission, id), at: now + turnout)
        case .dispatching(.solicitationAnswered(let id, let mission, .accepted)):
            guard let number = call(of: mission) else { return }
            outcome.requests[number].reached = now.since(record.calls[number].at)
            try act(.dispatching(.start(mission)), at: now)
            let absence = absences[id] ?? AnswerRecord.usualAbsence
            agenda.put(.comeBack(mission), at: now + absence)
        case .waves(.searchExhausted(let request, _)):
            guard let number = requests[request] else { return }
            outcome.requests[number].alarmed = now.since(record.calls[number].at)
            // The desk above has it and helps in another way: what it does is not replayed.
            try act(.hotline(.cancelRequest(request, .other)), at: now)
        default: return
        }
    }

    private func call(of mission: Identifier<Mission>) -> Int? {
        desk.operation.missions[mission].flatMap { requests[$0.request] }
    }

    private mutating func setUp() throws {
        let start = record.calls.map(\.at).min() ?? Instant(milliseconds: 0)
        for command in ReplayWorld.commands(rules, volunteers: volunteers) {
            try act(command, at: start)
        }
    }
}
