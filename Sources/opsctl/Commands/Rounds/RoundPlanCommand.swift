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
        let terms = try day.terms(of: day.drafts)
        let drivers = try day.drivers(typed: specs)
        guard !drivers.isEmpty else { throw RoundFault.noVehicle }
        day.mentionFaults(of: drivers)
        let roads = try await day.roads(terms, for: drivers)
        let planning = try RoundPlanning(
            day.problem, vehicles: drivers, terms: terms, roads: roads)
        let watch = Stopwatch()
        let interruption = session.surroundings.interruption
        // The rules below notice it: the best plan so far is shown, and kept where that was asked for.
        interruption.beGraceful {}
        let planner = RoutePlanner(
            planning.problem, seed: UInt64(arguments.integer(PlanningFlag.seed) ?? 1))
        let rule = try Subcommand.rule(arguments, watch, interruption, seconds: 2)
        let found = planner.search(until: rule, improved: Subcommand.progress(session, watch))
        if arguments.isSet(PlanningFlag.progress) { session.output.endProgress() }
        let rounds = planning.rounds(found.plan.routes)
        let isKept = arguments.isSet(RoundFlag.save) && !rounds.isEmpty
        let kept = isKept ? try await day.keep(rounds) : nil
        if !session.output.manner.isJSON {
            if let kept { try day.show(try kept.value()) } else { try day.tell(rounds) }
        }
        let survey = RoundSurvey(
            day: day, planning: planning, planner: planner, plan: found.plan,
            interruption: interruption,
            seconds: try Subcommand.seconds(arguments, standard: RoundSurvey.standardSeconds))
        if session.output.manner.isJSON {
            try session.output.json(survey.document(rounds, kept: kept))
        } else {
            try survey.tell()
            // What was kept has been told of with each round.
            if !isKept { day.mentionLate(in: rounds) }
            if !isKept { day.mentionSaving(isAsked: arguments.isSet(RoundFlag.save)) }
        }
        return interruption.isRaised ? .interrupted : .done
    }
}

extension PlanningFault: Explained {
    var exitCode: ExitCode { .failed }
    var code: String { "planning.impossible" }
    var title: LocalizedText {
        LocalizedText(
            fr: "cela ne peut pas être planifié : \(text[.fr])",
            es: "eso no se puede planificar: \(text[.es])",
            en: "that cannot be planned: \(text[.en])")
    }

    var details: [LocalizedText] {
        switch rule {
        case .tooManyStops, .tooManyVehicles:
            [
                LocalizedText(
                    fr: "planifiez une partie à la fois : un territoire plus petit (--territory)",
                    es: "planifique una parte cada vez: un territorio más pequeño (--territory)",
                    en: "plan a part at a time: a smaller territory (--territory)")
            ]
        case .notFinite, .tooLarge:
            [
                LocalizedText(
                    fr: "voyez --circuity (1.4) et --speed (30 km/h)",
                    es: "vea --circuity (1.4) y --speed (30 km/h)",
                    en: "see --circuity (1.4) and --speed (30 km/h)")
            ]
        default: []
        }
    }
}

extension RoundDay {
    /// Rounds that nobody has kept yet.
    fileprivate func tell(_ rounds: [PlannedRound]) throws {
        let output = session.output
        for (index, round) in rounds.enumerated() where !round.plan.stops.isEmpty {
            if index > 0 { try output.line("") }
            var json = JSONWriter()
            json.beginObject()
            write(round, into: &json, isShown: true)
            json.member("load", round.plan.mostLoad)
            json.member(
                "vehicleTag", problem.vehicles.first { $0.asset == round.plan.vehicle }?.tag.text)
            json.member("crewNumbers", each: numbers(of: round.plan.crew)) { $0.value($1) }
            json.endObject()
            let shown = try JSONParser.value(of: json.bytes, limits: .file)
            try output.sheet(shown, Facet.plannedRound)
            try output.line("")
            try output.table(shown["stops"]?.items ?? [], Facet.plannedStop)
        }
    }

    fileprivate func mentionSaving(isAsked: Bool) {
        guard !isAsked else {
            return session.output.mention(
                LocalizedText(
                    fr: "rien à garder : aucune livraison n'entre dans une tournée",
                    es: "nada que guardar: ninguna entrega cabe en una ruta",
                    en: "there is nothing to keep: no delivery fits into a round"))
        }
        session.output.mention(
            LocalizedText(
                fr: "rien n'est gardé encore ; pour le faire, ajoutez --save",
                es: "aún no se ha guardado nada; para hacerlo, añada --save",
                en: "nothing is kept yet; to do it, add --save"))
    }
}

extension Facet {
    fileprivate static let plannedRound: [Facet] =
        [
            .plain("round", fr: "Tournée", es: "Ruta", en: "Round"),
            .plain("vehicleTag", fr: "Véhicule", es: "Vehículo", en: "Vehicle"),
            .plain("crewNumbers", fr: "Équipe", es: "Equipo", en: "Crew"),
        ] + roundSheet.suffix(4)

    fileprivate static let plannedStop: [Facet] = Array(roundStop[0...1] + roundStop[3...9])
}
