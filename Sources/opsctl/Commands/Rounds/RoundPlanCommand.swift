import OpsCore

extension Subcommand {
    static let roundPlan = Subcommand(
        "round", "plan",
        flags: [
            RoundFlag.territory, RoundFlag.date, RoundFlag.vehicle, RoundFlag.start,
            RoundFlag.pharmacy,
        ] + RoundFlag.roads + PlanningFlag.search + [RoundFlag.save],
        summary: LocalizedText(
            fr: "grouper les livraisons d'un jour en tournées ; ce qui est promis reste",
            es: "agrupar las entregas de un día en rutas; lo prometido queda",
            en: "group the deliveries of a day into rounds; what was promised stays"),
        examples: [
            "round plan --territory 92 --date 2020-03-24 --vehicle capacity=20,crew=12+13",
            "round plan --territory 92 --date 2020-03-24 --seconds 5 --save",
        ]
    ) { session in
        let arguments = session.arguments
        let specs = try arguments.texts(RoundFlag.vehicle).map { try VehicleSpec($0) }
        let day = try await RoundDay(
            session, territory: arguments.text(RoundFlag.territory) ?? "",
            date: arguments.text(RoundFlag.date) ?? "", crews: specs.map(\.crew))
        let terms = try day.terms()
        let drivers = try day.drivers(typed: specs)
        guard !drivers.isEmpty else { throw RoundFault.noVehicle }
        let roads = try await day.roads(terms)
        let planning = try RoundPlanning(
            day.problem, vehicles: drivers, terms: terms, roads: roads)
        let watch = Stopwatch()
        let interruption = session.surroundings.interruption
        // The rule below notices it: the best plan so far is shown, and kept where that was asked for.
        interruption.beGraceful {}
        let seed = UInt64(arguments.integer(PlanningFlag.seed) ?? 1)
        let outcome = RoutePlanner(planning.problem, seed: seed).solve(
            until: Subcommand.rule(arguments, watch, interruption, seconds: 2),
            improved: Subcommand.progress(session, watch))
        if arguments.isSet(PlanningFlag.progress) { session.output.endProgress() }
        let rounds = planning.rounds(outcome.plan.routes)
        if arguments.isSet(RoundFlag.save), !rounds.isEmpty {
            try await day.save(rounds)
            if !session.output.manner.isJSON { try day.tellUnserved(outcome.plan, of: planning) }
        } else {
            try day.tell(rounds, outcome.plan, of: planning)
        }
        return interruption.isRaised ? .interrupted : .done
    }
}

extension RoundDay {
    /// Every draft of the day is a vehicle, in the hours that were said for it.
    func drivers() -> [RoundDriver] {
        problem.rounds.filter { $0.state == .draft }.map { draft in
            let plan = draft.plan
            return RoundDriver(
                draft: draft, asset: plan.vehicle, crew: plan.crew, capacity: plan.capacity,
                from: plan.shift.from, until: plan.shift.until)
        }
    }

    /// The same with what was typed: whoever drives a draft already does so as it is said now.
    func drivers(typed specs: [VehicleSpec]) throws -> [RoundDriver] {
        var drivers = drivers()
        for spec in specs {
            let typed = try spec.driver(on: problem)
            let known = drivers.firstIndex { driver in
                let isCrew = !typed.crew.isEmpty && driver.crew == typed.crew
                let isVehicle = typed.asset != nil && driver.asset == typed.asset
                return driver.draft != nil && (isCrew || isVehicle)
            }
            guard let known else {
                drivers.append(typed)
                continue
            }
            drivers[known] = RoundDriver(
                draft: drivers[known].draft, asset: typed.asset, crew: typed.crew,
                capacity: typed.capacity, from: typed.from, until: typed.until)
        }
        return drivers
    }

    /// Rounds that nobody has kept yet, and what is left out.
    func tell(_ rounds: [PlannedRound], _ plan: RoutePlan, of planning: RoundPlanning) throws {
        let output = session.output
        guard !output.manner.isJSON else {
            return try output.json(document(rounds, plan, planning))
        }
        for (index, round) in rounds.enumerated() where !round.plan.stops.isEmpty {
            if index > 0 { try output.line("") }
            var json = JSONWriter()
            json.beginObject()
            write(round, into: &json)
            json.member("load", round.plan.mostLoad)
            json.member(
                "vehicleTag", problem.vehicles.first { $0.asset == round.plan.vehicle }?.tag.text)
            json.member("crewNumbers", each: crew(of: round)) { $0.value($1) }
            json.endObject()
            let shown = try JSONParser.value(of: json.bytes, limits: .file)
            try output.sheet(shown, Facet.plannedRound)
            try output.line("")
            try output.table(shown["stops"]?.items ?? [], Facet.plannedStop)
        }
        try tellUnserved(plan, of: planning)
        output.mention(
            LocalizedText(
                fr: "rien n'est gardé encore ; pour le faire, ajoutez --save",
                es: "aún no se ha guardado nada; para hacerlo, añada --save",
                en: "nothing is kept yet; to do it, add --save"))
    }

    private func crew(of round: PlannedRound) -> [Int64] {
        problem.crews.first { $0.volunteers == round.plan.crew }?.numbers ?? []
    }

    /// What goes in no round, why, and what would have to be otherwise.
    func tellUnserved(_ plan: RoutePlan, of planning: RoundPlanning) throws {
        let output = session.output
        guard !plan.unserved.isEmpty || !planning.unplaced.isEmpty else { return }
        try output.line("")
        try output.line(
            LocalizedText(fr: "Sans tournée :", es: "Sin ruta:", en: "In no round:"))
        for delivery in planning.unplaced {
            try output.line("  \(delivery.number): " + Self.noPlace[output.language])
        }
        for unserved in plan.unserved {
            let delivery = planning.placed[unserved.request]
            let reasons = unserved.obstacles.map { obstacle in
                "\(Self.text(of: obstacle.reason)[output.language]) (\(obstacle.vehicles))"
            }
            try output.line("  \(delivery.number): " + reasons.joined(separator: ", "))
            for obstacle in obstacles(of: delivery) { try output.line("    " + obstacle) }
            for change in planning.changes(for: unserved.request, beside: plan) {
                try output.line("    → " + text(of: change, planning)[output.language])
            }
        }
    }

    /// The planner knows no people: what it calls a skill is whether a crew may bring it.
    private static func text(of reason: UnservedReason) -> LocalizedText {
        guard reason == .skill else { return reason.text }
        return LocalizedText(
            fr: "l'équipe ne convient pas", es: "el equipo no es adecuado",
            en: "the crew may not bring it")
    }

    /// What keeps crews from it, in the words of the rule.
    private func obstacles(of delivery: RoundDelivery) -> [String] {
        var seen: Set<String> = []
        return problem.crews.flatMap(\.obstacles).filter { $0.request == delivery.request }
            .map { $0.text[session.language] }.filter { seen.insert($0).inserted }
    }

    private static let noPlace = LocalizedText(
        fr: "on ne sait pas où c'est ; complétez le code postal",
        es: "no se sabe dónde es; complete el código postal",
        en: "nobody knows where that is; complete the postcode")

    private func text(of change: RoundChange, _ planning: RoundPlanning) -> LocalizedText {
        func vehicle(_ index: Int) -> String {
            let name = name(of: planning.vehicles[index])
            return name.isEmpty ? "\(index + 1)" : name
        }
        func time(_ instant: Instant) -> String {
            String(session.output.manner.clock.text(instant, in: session.language).suffix(5))
        }
        switch change {
        case .oneMoreVehicle(let capacity):
            return LocalizedText(
                fr: "un véhicule de plus (\(capacity) colis) avec une équipe qui convient",
                es: "un vehículo más (\(capacity) paquetes) con un equipo adecuado",
                en: "one more vehicle (\(capacity) parcels) with a crew that may bring it")
        case .capacity(let index, let capacity):
            return LocalizedText(
                fr: "une capacité de \(capacity) pour \(vehicle(index))",
                es: "una capacidad de \(capacity) para \(vehicle(index))",
                en: "a capacity of \(capacity) for \(vehicle(index))")
        case .time(let index, let at):
            return LocalizedText(
                fr: "une fenêtre qui comprend \(time(at)) (\(vehicle(index)))",
                es: "una franja que incluya las \(time(at)) (\(vehicle(index)))",
                en: "a window that holds \(time(at)) (\(vehicle(index)))")
        case .shift(let index, let from, let until):
            return LocalizedText(
                fr: "\(vehicle(index)) en route de \(time(from)) à \(time(until))",
                es: "\(vehicle(index)) en ruta de \(time(from)) a \(time(until))",
                en: "\(vehicle(index)) on its way from \(time(from)) until \(time(until))")
        case .crew(let index):
            return LocalizedText(
                fr: "une équipe qui convient pour \(vehicle(index))",
                es: "un equipo adecuado para \(vehicle(index))",
                en: "a crew that may bring it for \(vehicle(index))")
        case .unpinned(let index):
            return LocalizedText(
                fr: "ne plus le promettre à sa tournée (\(vehicle(index)) pourrait)",
                es: "no prometerlo más a su ruta (\(vehicle(index)) podría)",
                en: "unpin it (\(vehicle(index)) could take it)")
        }
    }

    private func document(
        _ rounds: [PlannedRound], _ plan: RoutePlan, _ planning: RoundPlanning
    ) -> [UInt8] {
        var json = JSONWriter(reserving: 4_096)
        json.beginObject()
        json.member("territory", problem.territory.text)
        json.member("date", problem.date.iso8601)
        json.member("rounds", each: rounds) { json, round in
            json.beginObject()
            write(round, into: &json)
            json.endObject()
        }
        json.member("unplaced", each: planning.unplaced) { $0.value($1.number) }
        json.member("unserved", each: plan.unserved) { json, unserved in
            json.beginObject()
            json.member("request", planning.placed[unserved.request].number)
            json.member("reasons", unserved.obstacles.map(\.reason.code))
            json.member(
                "changes",
                planning.changes(for: unserved.request, beside: plan)
                    .map { text(of: $0, planning)[session.language] })
            json.endObject()
        }
        json.endObject()
        return json.bytes
    }
}

extension Facet {
    fileprivate static let plannedRound: [Facet] =
        [
            .plain("round", fr: "Tournée", es: "Ruta", en: "Round"),
            .plain("vehicleTag", fr: "Véhicule", es: "Vehículo", en: "Vehicle"),
            .plain("crewNumbers", fr: "Équipe", es: "Equipo", en: "Crew"),
        ] + roundSheet.suffix(4)

    fileprivate static let plannedStop: [Facet] = Array(roundStop[0...1] + roundStop[3...7])
}
