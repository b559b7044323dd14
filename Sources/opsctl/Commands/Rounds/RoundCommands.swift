import OpsCore

/// Rounds as they are kept: lists, promises, publication, and what drivers take with them.
extension Subcommand {
    static let roundList = Subcommand(
        "round", "list",
        flags: [RoundFlag.inTerritory, RoundFlag.onDate, RoundFlag.state]
            + Flag.paging,
        summary: LocalizedText(
            fr: "les tournées de livraison", es: "las rutas de reparto", en: "delivery rounds"),
        examples: ["round list --date 2020-03-24 --state draft"]
    ) { session in
        try await Listing(
            path: "rounds", filters: [RoundFlag.inTerritory, RoundFlag.onDate, RoundFlag.state],
            facets: Facet.round
        ).run(session)
    }

    static let roundShow = Subcommand(
        "round", "show", operands: [.id],
        summary: LocalizedText(
            fr: "une tournée : arrêts, heures annoncées, charge, missions",
            es: "una ruta: paradas, horas anunciadas, carga, misiones",
            en: "a round: stops, windows that are told, load, missions"),
        examples: ["round show 4"]
    ) { session in
        let target = Target("v1", "rounds", session.arguments.subject)
        try session.answer(try await session.frontDesk().get(target.text), session.output.round)
        return .done
    }

    static let roundPin = stop(
        "pin",
        LocalizedText(
            fr: "une livraison reste dans sa tournée et sa fenêtre quand on replanifie",
            es: "una entrega queda en su ruta y su franja al planificar de nuevo",
            en: "a delivery keeps its round and its window when it is planned anew"))

    static let roundUnpin = stop(
        "unpin",
        LocalizedText(
            fr: "une livraison peut de nouveau changer de tournée",
            es: "una entrega puede cambiar de nuevo de ruta",
            en: "a delivery may go with another round again"))

    static let roundPublish = change(
        "publish", "publication",
        LocalizedText(
            fr: "en faire des missions, et des appels la veille",
            es: "convertirla en misiones, y en llamadas la víspera",
            en: "make missions of it, and calls the day before"))

    static let roundWithdraw = change(
        "withdraw", "withdrawal",
        LocalizedText(
            fr: "la retirer, tant que personne n'est en route vers une porte",
            es: "retirarla, mientras nadie vaya hacia una puerta",
            en: "take it back, while nobody is on the way to a door"))

    static let roundCalendar = file(
        "calendar", "calendar", "text/calendar", RoundFlag.ics,
        LocalizedText(
            fr: "la tournée en agenda (iCalendar), sans nom ni adresse",
            es: "la ruta como agenda (iCalendar), sin nombres ni direcciones",
            en: "the round as a calendar (iCalendar), without names or addresses"),
        "round calendar 4 --ics round-4.ics")

    static let roundTrack = file(
        "gpx", "gpx", "application/gpx+xml", RoundFlag.gpx,
        LocalizedText(
            fr: "la tournée pour un navigateur (GPX), points à 100 m près, sans nom",
            es: "la ruta para un navegador (GPX), puntos a 100 m, sin nombres",
            en: "the round for a navigator (GPX), points rounded to 100 m, without names"),
        "round gpx 4 --gpx round-4.gpx")

    private static func stop(_ verb: String, _ summary: LocalizedText) -> Subcommand {
        Subcommand(
            "round", verb, operands: [.id], flags: [RoundFlag.request], summary: summary,
            examples: ["round \(verb) 4 --request 417"]
        ) { session in
            try await session.change("rounds", verb) { json in
                json.known("request", session.arguments.text(RoundFlag.request))
            } showing: {
                try session.output.round($0)
            }
        }
    }

    private static func change(
        _ verb: String, _ word: String, _ summary: LocalizedText
    ) -> Subcommand {
        Subcommand(
            "round", verb, operands: [.id], summary: summary, examples: ["round \(verb) 4"]
        ) { session in
            try await session.change("rounds", word) { _ in
            } showing: { round in
                try session.output.round(round)
                session.output.mentionUncalled(of: round)
                guard verb == "publish" else { return }
                session.output.mentionLate(of: round)
                session.output.mentionFault(of: round)
            }
        }
    }

    private static func file(
        _ verb: String, _ word: String, _ type: String, _ flag: Flag, _ summary: LocalizedText,
        _ example: String
    ) -> Subcommand {
        Subcommand(
            "round", verb, operands: [.id], flags: [flag], summary: summary, examples: [example]
        ) { session in
            let path = session.arguments.text(flag) ?? "-"
            if path != "-", session.files.exists(path) { throw FileProblem(.taken, path, 0) }
            let target = Target("v1", "rounds", session.arguments.subject, word)
            let answer = try await session.frontDesk().get(target.text, as: type)
            if path == "-" {
                try session.output.data.write(answer.body)
            } else {
                try session.files.create(path, answer.body)
            }
            return .done
        }
    }
}

extension Output {
    /// Who hears of no hour: somebody may know another way to tell them.
    func mentionUncalled(of round: JSONValue) {
        let numbers = (round["uncalled"]?.items ?? []).compactMap(\.scalar)
        guard !numbers.isEmpty else { return }
        let list = numbers.joined(separator: ", ")
        mention(
            LocalizedText(
                fr:
                    "personne n'est appelé avant le passage pour : \(list) (pas d'appels voulus, aucune heure "
                    + "pour appeler avant, ou aucun numéro)",
                es:
                    "no se llama a nadie antes de ir por: \(list) (no quiere llamadas, ninguna hora para "
                    + "llamar antes, o ningún número)",
                en:
                    "nobody is called before somebody comes for: \(list) (no calls wanted, no hour for one "
                    + "before, or no number)"))
    }

    /// A round with its stops, in the order of the road.
    func round(_ round: JSONValue) throws {
        try sheet(round, Facet.roundSheet)
        let stops = round["stops"]?.items ?? []
        guard !stops.isEmpty else { return }
        try line("")
        try table(stops, Facet.roundStop)
    }
}

extension Facet {
    fileprivate static let round: [Facet] = [
        .plain("number", fr: "N°", es: "N.º", en: "NO", isNumber: true),
        .plain("date", fr: "JOUR", es: "DÍA", en: "DAY"),
        .plain("territory", fr: "TERRITOIRE", es: "TERRITORIO", en: "TERRITORY"),
        .word("state", of: .roundState, fr: "ÉTAT", es: "ESTADO", en: "STATE"),
        .time("leavesAt", fr: "DÉPART", es: "SALIDA", en: "LEAVES"),
        .time("backAt", fr: "RETOUR", es: "REGRESO", en: "BACK"),
        .plain("load", fr: "COLIS", es: "PAQUETES", en: "PARCELS", isNumber: true),
        .plain("vehicleTag", fr: "VÉHICULE", es: "VEHÍCULO", en: "VEHICLE"),
        .plain("crew", fr: "ÉQUIPE", es: "EQUIPO", en: "CREW"),
    ]

    static let roundSheet: [Facet] = [
        .plain("number", fr: "Tournée", es: "Ruta", en: "Round"),
        .plain("date", fr: "Jour", es: "Día", en: "Day"),
        .plain("territory", fr: "Territoire", es: "Territorio", en: "Territory"),
        .word("state", of: .roundState, fr: "État", es: "Estado", en: "State"),
        .plain("vehicleTag", fr: "Véhicule", es: "Vehículo", en: "Vehicle"),
        .word("vehicleFault", of: .assetFault, fr: "En panne", es: "Averiado", en: "Faulty"),
        .plain("crew", fr: "Équipe", es: "Equipo", en: "Crew"),
        Facet(fr: "Charge", es: "Carga", en: "Load") { round, _ in
            let (load, room) = (round["load"]?.scalar, round["capacity"]?.scalar)
            return Table.Cell([load, room].compactMap(\.self).joined(separator: " / "))
        },
        .time("leavesAt", fr: "Départ", es: "Salida", en: "Leaves"),
        .time("backAt", fr: "Retour", es: "Regreso", en: "Back"),
        Facet(fr: "Distance", es: "Distancia", en: "Distance") { round, output in
            guard let metres = round["metres"]?.integer, let code = round["roads"]?.text else {
                return Table.Cell("")
            }
            let tenths = (metres + 50) / 100
            return Table.Cell(
                "\(tenths / 10).\(tenths % 10) km, " + output.word(code, of: .roads))
        },
    ]

    static let roundStop: [Facet] = [
        .word("work", of: .roundWork, fr: "ARRÊT", es: "PARADA", en: "STOP"),
        .plain("request", fr: "DEMANDE", es: "SOLICITUD", en: "REQUEST", isNumber: true),
        .word("need", of: .need, fr: "BESOIN", es: "NECESIDAD", en: "NEED"),
        .time("arrival", fr: "ARRIVÉE", es: "LLEGADA", en: "ARRIVAL"),
        .time("from", fr: "ANNONCÉ DE", es: "ANUNCIADO DESDE", en: "TOLD FROM"),
        .time("until", fr: "À", es: "HASTA", en: "UNTIL"),
        .time("promisedAt", fr: "PROMIS POUR", es: "PROMETIDO PARA", en: "DUE"),
        .yesNo("late", fr: "EN RETARD", es: "CON RETRASO", en: "LATE"),
        .plain("parcels", fr: "COLIS", es: "PAQUETES", en: "PARCELS", isNumber: true),
        .yesNo("pinned", fr: "PROMIS", es: "PROMETIDO", en: "PINNED"),
        .plain("mission", fr: "MISSION", es: "MISIÓN", en: "MISSION", isNumber: true),
        .word("stage", of: .missionStage, fr: "ÉTAPE", es: "ETAPA", en: "STAGE"),
    ]
}
