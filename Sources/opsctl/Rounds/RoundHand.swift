import OpsCore

/// Rounds of a day in somebody's hands.
struct RoundHand: Sendable {
    let day: RoundDay

    init(day: RoundDay) {
        self.day = day
    }

    /// The day of a round.
    init(_ session: Session, round: String) async throws {
        let shown = try await session.frontDesk().get(Target("v1", "rounds", round).text).value()
        guard let territory = shown["territory"]?.text, let date = shown["date"]?.text else {
            throw UnreadableAnswer()
        }
        day = try await RoundDay(session, territory: territory, date: date)
    }

    /// One that may take something on: on paper, or published and not over.
    func round(_ typed: String) throws -> Round {
        let found = day.problem.rounds.first { "\($0.number)" == typed || "\($0.id)" == typed }
        guard let found else { throw RoundFault.notDraft(typed) }
        return found
    }

    func request(_ typed: String) throws -> Identifier<HelpRequest> {
        let found = day.problem.deliveries.first {
            "\($0.number)" == typed || "\($0.request)" == typed
        }
        guard let found else {
            throw promised(typed) ?? RoundFault.notHere(typed)
        }
        return found.request
    }

    /// What stands in the way of a delivery that a published round has promised.
    private func promised(_ typed: String) -> RoundFault? {
        let known = day.problem.promised.first {
            "\($0.delivery.number)" == typed || "\($0.delivery.request)" == typed
        }
        guard let known, let round = day.problem.rounds.first(where: { $0.id == known.round })
        else { return nil }
        return .inPublished(request: known.delivery.number, round: round.number)
    }

    func draft(_ typed: String) throws -> Round {
        let found = try round(typed)
        guard found.state == .draft else { throw RoundFault.published(round: found.number) }
        return found
    }

    func draft(holding request: Identifier<HelpRequest>) -> Round? {
        day.problem.rounds.first { round in
            round.state == .draft && round.plan.stops.contains { $0.request == request }
        }
    }

    /// What was promised and who drives first: where these say no, no other order helps.
    func check(
        _ request: Identifier<HelpRequest>, mayGoWith goal: Round
    ) throws(RoundFault) {
        let number = day.number(of: request) ?? 0
        if let own = draft(holding: request), own.id != goal.id,
            own.plan.deliveries.contains(where: { $0.request == request && $0.isPinned })
        {
            throw RoundFault.promised(request: number, round: own.number)
        }
        let crew = day.problem.crews.first { Set($0.volunteers) == Set(goal.plan.crew) }
        let obstacle = crew?.obstacle(to: request, inVehicle: goal.plan.vehicle != nil)
        if let obstacle { throw RoundFault.crewUnfit(round: goal.number, obstacle.text) }
        guard let lost = day.problem.ahead(of: goal).first(where: { $0.position == nil }) else {
            return
        }
        throw RoundFault.lostDoor(round: goal.number, request: lost.number)
    }

    /// Each round begins where it did, and keeps to what its people and vehicle do besides.
    ///
    /// What is moved goes with what else its person was promised where that is in the first of them.
    func planning(
        _ rounds: [Round], moving moved: Identifier<HelpRequest>? = nil, isAsked: Bool = false
    ) async throws -> RoundPlanning {
        let terms = try day.terms(of: rounds, moving: moved)
        let drivers = try isAsked ? day.drivers(asking: rounds) : day.drivers(of: rounds)
        return try RoundPlanning(
            day.problem, vehicles: drivers, terms: terms,
            roads: try await day.roads(terms, for: drivers), joining: isAsked ? [] : [0])
    }

    func save(_ orders: [[Int]], _ planning: RoundPlanning) async throws {
        var routes: [PlannedRoute] = []
        for (vehicle, order) in orders.enumerated() where !order.isEmpty {
            do {
                routes.append(try planning.route(order, in: vehicle))
            } catch {
                throw RoundFault.noRoom(round: planning.vehicles[vehicle].round?.number ?? 0)
            }
        }
        try await day.save(planning.rounds(routes))
    }
}
