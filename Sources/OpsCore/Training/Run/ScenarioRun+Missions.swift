/// Volunteers at work.
extension ScenarioRun {
    /// Says yes or no, if the question still stands; who cannot come any more, or is
    /// on another mission by now, says no.
    mutating func answer(
        _ solicitation: Identifier<Solicitation>, _ mission: Identifier<Mission>, _ reply: Reply
    ) throws {
        let asked = desk.operation.missions[mission]?.solicitations.first { $0.id == solicitation }
        guard asked?.state == .pending else { return }
        let canCome = canCome(reply.volunteer, to: mission)
        let answerer = Answerer.solicitation(solicitation)
        let command: DispatchingCommand =
            reply.isYes && canCome
            ? .accept(mission, answerer) : .decline(mission, answerer, note: nil)
        try act(.dispatching(command), by: Self.people)
    }

    private func canCome(
        _ id: Identifier<Volunteer>, to mission: Identifier<Mission>
    ) -> Bool {
        guard let volunteer = desk.operation.volunteers[id], volunteer.isAvailable,
            let request = request(of: mission)
        else { return false }
        return desk.operation.isFree(volunteer, for: request, at: now)
    }

    mutating func takeBack(
        _ mission: Identifier<Mission>, _ volunteer: Identifier<Volunteer>
    ) throws {
        guard let found = desk.operation.missions[mission],
            found.stage == .offered || found.stage == .accepted,
            found.accepted.contains(where: { $0.volunteer == volunteer })
        else { return }
        try act(
            .dispatching(.decline(mission, .volunteer(volunteer), note: nil)), by: Self.people)
    }

    mutating func depart(_ id: Identifier<Mission>) throws {
        guard let mission = desk.operation.missions[id], mission.stage == .accepted,
            departures[id] == now, let request = request(of: id),
            let behaviour = behaviour(ofCrewOf: mission)
        else { return }
        departures[id] = nil
        try act(.dispatching(.start(id)), by: Self.people)
        var generator = generator(for: request, .travel)
        if request.need.isInPerson {
            agenda.put(.arrive(id), at: now + behaviour.travel.draw(using: &generator))
        } else {
            let service = behaviour.service(for: request.need)
            agenda.put(.finish(id), at: now + service.draw(using: &generator))
        }
    }

    /// At the door: the work begins, unless nobody opens.
    mutating func arrive(_ id: Identifier<Mission>) throws {
        guard let mission = desk.operation.missions[id], mission.stage == .started,
            let request = request(of: id), let behaviour = behaviour(ofCrewOf: mission)
        else { return }
        try act(.dispatching(.arrive(id)), by: Self.people)
        var generator = generator(for: request, .service)
        if generator.happens(perMille: behaviour.notHomePerMille) {
            return try act(.dispatching(.fail(id, .notHome, note: nil)), by: Self.people)
        }
        let service = behaviour.service(for: request.need)
        agenda.put(.finish(id), at: now + service.draw(using: &generator))
    }

    mutating func finish(_ id: Identifier<Mission>) throws {
        guard let mission = desk.operation.missions[id], let request = request(of: id),
            mission.stage == .started || mission.stage == .arrived
        else { return }
        if let reason = failure(of: request) {
            let words = reason == .other ? "exercise" : nil
            return try act(.dispatching(.fail(id, reason, note: words)), by: Self.people)
        }
        try act(.dispatching(.complete(id, note: nil)), by: Self.people)
    }

    /// Why an inject makes this mission fail, if one does.
    private func failure(of request: HelpRequest) -> FailureReason? {
        for window in failures
        where now < window.until && window.failures.needs.contains(request.need) {
            var generator = chance.generator(
                for: .inject, Int64(window.inject), request.number, now.milliseconds)
            if generator.happens(perMille: window.failures.perMille) {
                return window.failures.reason
            }
        }
        return nil
    }

    /// A step of the work on a request, each with its own draws.
    enum Step: Int64 {
        case departure = 1
        case travel = 2
        case service = 3
    }

    /// The second crew for one request draws anew.
    func generator(for request: HelpRequest, _ step: Step) -> SeededGenerator {
        let attempt = tally.attempts(for: request.id)
        return chance.generator(for: .mission, request.number, attempt, step.rawValue)
    }
}
