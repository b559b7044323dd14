import OpsCore

/// Rounds changed by hand: times are reckoned anew, and the server says no to what breaks a rule.
extension Subcommand {
    static let roundMove = Subcommand(
        "round", "move", operands: [Operand("REQUEST")],
        flags: [RoundFlag.round, RoundFlag.position, RoundFlag.start, RoundFlag.pharmacy]
            + RoundFlag.roads,
        summary: LocalizedText(
            fr: "mettre une livraison dans une tournée, à cet arrêt",
            es: "poner una entrega en una ruta, en esa parada",
            en: "put a delivery into a round, at that stop"),
        examples: ["round move 417 --to 4", "round move 417 --to 4 --position 2"]
    ) { session in
        let arguments = session.arguments
        let hand = try await RoundHand(session, round: arguments.text(RoundFlag.round) ?? "")
        let goal = try hand.draft(arguments.text(RoundFlag.round) ?? "")
        let request = try hand.request(arguments.subject)
        let drafts =
            [goal]
            + [hand.draft(holding: request)].compactMap(\.self)
            .filter { $0.id != goal.id }
        let planning = try await hand.planning(drafts)
        guard let stops = planning.stops(of: request), let index = planning.index(of: request)
        else { throw RoundFault.notHere(arguments.subject) }
        try hand.check(request, mayGoWith: goal)
        var orders = drafts.map { draft in
            planning.order(of: draft).filter { !stops.contains($0) }
        }
        if let position = arguments.integer(RoundFlag.position) {
            orders[0].insert(contentsOf: stops, at: min(Int(position) - 1, orders[0].count))
        } else {
            let desk = InsertionDesk(
                planning.problem, routes: orders.enumerated().map { ($0.offset, $0.element) })
            guard let offer = desk.offer(for: index, in: 0) else {
                throw RoundFault.noRoom(round: goal.number)
            }
            orders[0] = offer.stops
        }
        try await hand.save(orders, planning)
        return .done
    }

    static let roundSwap = Subcommand(
        "round", "swap", operands: [Operand("REQUEST"), Operand("REQUEST")],
        flags: [RoundFlag.territory, RoundFlag.date, RoundFlag.start, RoundFlag.pharmacy]
            + RoundFlag.roads,
        summary: LocalizedText(
            fr: "échanger deux livraisons, dans une tournée ou entre deux",
            es: "intercambiar dos entregas, en una ruta o entre dos",
            en: "swap two deliveries, within a round or between two"),
        examples: ["round swap 417 423 --territory 92 --date 2020-03-24"]
    ) { session in
        let arguments = session.arguments
        let day = try await RoundDay(
            session, territory: arguments.text(RoundFlag.territory) ?? "",
            date: arguments.text(RoundFlag.date) ?? "")
        let hand = RoundHand(day: day)
        let one = try hand.request(arguments.operands[0])
        let other = try hand.request(arguments.operands[1])
        guard one != other, let first = hand.draft(holding: one),
            let second = hand.draft(holding: other)
        else { throw RoundFault.oneRoundOnly }
        let drafts = first.id == second.id ? [first] : [first, second]
        try hand.check(one, mayGoWith: second)
        try hand.check(other, mayGoWith: first)
        let planning = try await hand.planning(drafts)
        guard let stops = planning.stops(of: one), let others = planning.stops(of: other) else {
            throw RoundFault.oneRoundOnly
        }
        let orders = drafts.map { draft in
            Self.swapped(planning.order(of: draft), stops, others)
        }
        try await hand.save(orders, planning)
        return .done
    }

    /// Each takes the other's place; what is picked up is picked up just before.
    private static func swapped(_ order: [Int], _ one: [Int], _ other: [Int]) -> [Int] {
        let pickUps = Set(one.dropLast() + other.dropLast())
        return order.filter { !pickUps.contains($0) }.flatMap { stop in
            stop == one.last ? other : stop == other.last ? one : [stop]
        }
    }
}

/// Drafts of a day in somebody's hands.
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

    func draft(_ typed: String) throws -> Round {
        let found = day.problem.rounds.first { "\($0.number)" == typed || "\($0.id)" == typed }
        guard let found, found.state == .draft else { throw RoundFault.notDraft(typed) }
        return found
    }

    func request(_ typed: String) throws -> Identifier<HelpRequest> {
        let found = day.problem.deliveries.first {
            "\($0.number)" == typed || "\($0.request)" == typed
        }
        guard let found else { throw RoundFault.notHere(typed) }
        return found.request
    }

    func draft(holding request: Identifier<HelpRequest>) -> Round? {
        day.problem.rounds.first { round in
            round.state == .draft && round.plan.stops.contains { $0.request == request }
        }
    }

    /// What was promised and who drives first: where these say no, no other order helps.
    func check(_ request: Identifier<HelpRequest>, mayGoWith goal: Round) throws {
        let number = day.number(of: request) ?? 0
        if let own = draft(holding: request), own.id != goal.id,
            own.plan.deliveries.contains(where: { $0.request == request && $0.isPinned })
        {
            throw RoundFault.promised(request: number, round: own.number)
        }
        let crew = day.problem.crews.first { Set($0.volunteers) == Set(goal.plan.crew) }
        let obstacle = crew?.obstacle(to: request, inVehicle: goal.plan.vehicle != nil)
        guard let obstacle else { return }
        throw RoundFault.crewUnfit(round: goal.number, obstacle.text)
    }

    /// Each draft begins where it did, and keeps to what its people and vehicle do besides.
    func planning(_ drafts: [Round]) async throws -> RoundPlanning {
        let terms = try day.terms(of: drafts)
        let drivers = try day.drivers(of: drafts)
        return try RoundPlanning(
            day.problem, vehicles: drivers, terms: terms,
            roads: try await day.roads(terms, for: drivers))
    }

    func save(_ orders: [[Int]], _ planning: RoundPlanning) async throws {
        var routes: [PlannedRoute] = []
        for (vehicle, order) in orders.enumerated() where !order.isEmpty {
            do {
                routes.append(try planning.route(order, in: vehicle))
            } catch {
                throw RoundFault.noRoom(round: planning.vehicles[vehicle].draft?.number ?? 0)
            }
        }
        try await day.save(planning.rounds(routes))
    }
}
