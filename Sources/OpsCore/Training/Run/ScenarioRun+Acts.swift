/// Acting through the desk, and what follows from what was recorded.
extension ScenarioRun {
    /// Whose acts are the simulated people's.
    static let people = Actor.policy("scenario")

    /// Asks the desk to carry out a command; a refusal is an answer like any other.
    mutating func act(_ command: Command, by actor: Actor) throws {
        var source = identifiers
        try act(command, by: actor, identifiers: &source)
        identifiers = source
    }

    /// The same with identities of its own: a contact has the same ones under every policy.
    mutating func act(_ command: Command, key: UInt64) throws {
        var source = SeededIdentifierSource(seed: key)
        try act(command, by: Self.people, identifiers: &source)
    }

    private mutating func act(
        _ command: Command, by actor: Actor, identifiers: inout SeededIdentifierSource
    ) throws {
        do {
            let recorded = try desk.carryOut(
                command, by: actor, cause: identifiers.next(at: now), at: now,
                identifiers: &identifiers)
            for recorded in recorded {
                tally.take(recorded.event, at: now)
                follow(recorded.event)
            }
        } catch is Refusal {
            refusals += 1
        }
    }

    /// What people do because of what happened.
    private mutating func follow(_ event: Event) {
        switch event {
        case .dispatching(.volunteerSolicited(let id, let mission, let volunteer, _)):
            prepareAnswer(id, mission, volunteer)
        case .dispatching(.solicitationAnswered(_, let mission, .accepted)):
            prepareDeparture(mission)
        case .catalogue, .roster, .hotline, .dispatching, .territory, .access, .danger, .privacy,
            .visit, .medicine, .followUp, .safeguarding, .care, .rules, .money, .visits, .partner,
            .line, .operations, .asset, .crew, .waves, .answers, .messages, .candidate, .rounds:
            return
        }
    }

    /// Somebody was asked: they say yes, say no, or say nothing and let the offer expire.
    private mutating func prepareAnswer(
        _ solicitation: Identifier<Solicitation>, _ mission: Identifier<Mission>,
        _ id: Identifier<Volunteer>
    ) {
        guard let behaviour = cast.behaviour(of: id), let request = request(of: mission),
            let volunteer = desk.operation.volunteers[id]
        else { return }
        let times = timesAsked[[volunteer.number, request.number], default: 0]
        timesAsked[[volunteer.number, request.number]] = times + 1
        var generator = chance.generator(for: .answer, volunteer.number, request.number, times)
        let drawn = Int64(generator.below(1_000))
        let delay = behaviour.answer.draw(using: &generator)
        guard drawn >= behaviour.silentPerMille else { return }
        let isYes = drawn >= behaviour.silentPerMille + behaviour.declinesPerMille
        let reply = Reply(volunteer: id, isYes: isYes)
        agenda.put(.answer(solicitation, mission, reply), at: now + delay)
        if isYes, generator.happens(perMille: behaviour.takesBackPerMille) {
            let later = behaviour.departure.draw(using: &generator)
            agenda.put(.takeBack(mission, id), at: now + delay + later)
        }
    }

    /// The crew is complete: it leaves when it can, and to a door only while the desk is open.
    private mutating func prepareDeparture(_ id: Identifier<Mission>) {
        guard let mission = desk.operation.missions[id], mission.isCrewComplete,
            let request = request(of: id), let behaviour = behaviour(ofCrewOf: mission)
        else { return }
        var generator = generator(for: request, .departure)
        var at = now + behaviour.departure.draw(using: &generator)
        if request.need.isInPerson { at = scenario.desk.clock.opening(notBefore: at) }
        departures[id] = at
        agenda.put(.depart(id), at: at)
    }

    func request(of mission: Identifier<Mission>) -> HelpRequest? {
        desk.operation.missions[mission].flatMap { desk.operation.requests[$0.request] }
    }

    /// Who said yes first leads.
    func behaviour(ofCrewOf mission: Mission) -> VolunteerBehaviour? {
        mission.accepted.first.flatMap { cast.behaviour(of: $0.volunteer) }
    }
}
