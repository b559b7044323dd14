import OpsCore

/// Rounds changed by hand: times are reckoned anew, and the server says no to what breaks a rule.
extension Subcommand {
    static let roundMove = Subcommand(
        "round", "move", operands: [Operand("REQUEST")],
        flags: [
            RoundFlag.round, RoundFlag.position, RoundFlag.askedTerritory, RoundFlag.askedDate,
            RoundFlag.start, RoundFlag.pharmacy, RoundFlag.parcels,
        ] + RoundFlag.roads,
        summary: LocalizedText(
            fr:
                "mettre une livraison dans une tournée, publiée ou non, ou voir où il y a de la place",
            es: "poner una entrega en una ruta, publicada o no, o ver dónde cabe",
            en: "put a delivery into a round, published or not, or see where it would fit"),
        examples: [
            "round move 417", "round move 417 --to 4", "round move 417 --to 4 --position 2",
        ]
    ) { session in
        let arguments = session.arguments
        guard let typed = arguments.text(RoundFlag.round) else {
            guard !arguments.isSet(RoundFlag.position) else {
                throw UsageProblem.neededOption(RoundFlag.round)
            }
            try await RoundOffers(session).tell()
            return .done
        }
        let hand = try await RoundHand(session, round: typed)
        let goal = try hand.round(typed)
        let request = try hand.request(arguments.subject)
        let rounds =
            [goal]
            + [hand.draft(holding: request)].compactMap(\.self)
            .filter { $0.id != goal.id }
        try hand.check(request, mayGoWith: goal)
        let planning = try await hand.planning(rounds, moving: request)
        guard let stops = planning.stops(of: request), let index = planning.index(of: request)
        else { throw RoundFault.notHere(arguments.subject) }
        var orders = rounds.map { round in
            planning.order(of: round).filter { !stops.contains($0) }
        }
        if let position = arguments.integer(RoundFlag.position) {
            orders[0].insert(contentsOf: stops, at: min(Int(position) - 1, orders[0].count))
        } else {
            switch planning.fit(of: index, in: 0, doing: orders[0]) {
            case .fits(let route, _, _): orders[0] = route.stops
            case .full: throw RoundFault.full(round: goal.number)
            case .noTime: throw RoundFault.noTime(round: goal.number)
            }
        }
        try await hand.save(orders, planning)
        return .done
    }

    static let roundRemove = Subcommand(
        "round", "remove", operands: [.id],
        flags: [RoundFlag.request, RoundFlag.start, RoundFlag.pharmacy] + RoundFlag.roads,
        summary: LocalizedText(
            fr: "enlever une livraison d'un projet de tournée ; les heures sont recalculées",
            es: "quitar una entrega de un borrador de ruta; las horas se calculan de nuevo",
            en: "take a delivery out of a draft; its times are reckoned anew"),
        examples: ["round remove 4 --request 417"]
    ) { session in
        let hand = try await RoundHand(session, round: session.arguments.subject)
        let draft = try hand.draft(session.arguments.subject)
        let typed = session.arguments.text(RoundFlag.request) ?? ""
        let request = try hand.request(typed)
        guard hand.draft(holding: request)?.id == draft.id else { throw RoundFault.notHere(typed) }
        let planning = try await hand.planning([draft])
        let stops = planning.stops(of: request) ?? []
        try await hand.save([planning.order(of: draft).filter { !stops.contains($0) }], planning)
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
