import OpsCore

extension Subcommand {
    static let roundSheet = Subcommand(
        "round", "sheet", operands: [.id],
        summary: LocalizedText(
            fr: "la feuille de tournée à imprimer, arrêt par arrêt ; il est noté qui l'a lue",
            es: "la hoja de ruta para imprimir, parada por parada; consta quién la ha leído",
            en: "the round's sheet to print, stop by stop; it is noted who read it"),
        examples: ["round sheet 4"]
    ) { session in
        let target = Target("v1", "rounds", session.arguments.subject, "sheet")
        let answer = try await session.frontDesk().get(target.text)
        let clock = session.output.manner.isJSON ? nil : RoundClock(try answer.value())
        let paper = clock.map { session.output.by($0.wall) } ?? session.output
        try session.answer(answer) { try paper.roundPaper($0, by: clock) }
        return .done
    }
}

extension Output {
    /// A sheet for paper: the round, then each door with what may be told of it.
    ///
    /// What is over is on it no more: nobody stands at a door that was cancelled.
    fileprivate func roundPaper(_ round: JSONValue, by clock: RoundClock?) throws {
        try sheet(round, Facet.roundSheet)
        if let clock { try line(clock.text) }
        for person in round["people"]?.items ?? [] {
            try line(
                [person["number"], person["name"]].compactMap { $0?.scalar }.joined(separator: "  ")
            )
        }
        let stops = round["stops"]?.items ?? []
        for (index, stop) in stops.enumerated() where stop["closed"] != .bool(true) {
            try line("")
            try line(heading(of: stop, number: index + 1))
            if stop["work"]?.text == RoundWork.pickUp.rawValue {
                // For whom, and at which pharmacy, is told of the door that it goes to.
                let door = stops.first {
                    $0["work"]?.text == RoundWork.delivery.rawValue
                        && $0["request"]?.integer == stop["request"]?.integer
                }
                if let place = place(of: stop) { try line("   " + place) }
                if let sheet = door?["sheet"], sheet["number"] != nil {
                    try self.sheet(sheet, Facet.pickUpSheet)
                }
            } else if let door = stop["sheet"] {
                try sheet(door, Facet.doorSheet + Facet.moneyOfMission)
            }
        }
        try line("")
        try line(Self.rulesOfTheDoor)
    }

    /// `1. 09:40 (09:15–10:45)  delivery 417, parcels: 2`.
    private func heading(of stop: JSONValue, number: Int) -> String {
        let work = stop["work"]?.text.map { word($0, of: .roundWork) } ?? ""
        let told = [stop["from"], stop["until"]].map { String(time($0).suffix(5)) }
        let window = told[0].isEmpty ? "" : "  (\(told[0])–\(told[1]))"
        let parcels = LocalizedText(fr: "colis", es: "paquetes", en: "parcels")[language]
        return "\(number). \(String(time(stop["arrival"]).suffix(5)))\(window)  \(work) "
            + "\(stop["request"]?.scalar ?? ""), \(parcels): \(stop["parcels"]?.scalar ?? "1")"
    }

    /// Where it is, as navigators take it; where nobody knows, it is where the round begins.
    private func place(of stop: JSONValue) -> String? {
        guard let latitude = stop["latitude"]?.scalar, let longitude = stop["longitude"]?.scalar
        else { return nil }
        return "\(latitude), \(longitude)"
    }
}

/// The clock of the place where a round drives: a sheet goes by it, wherever it is printed.
private struct RoundClock {
    let wall: WallClock
    /// Whose clock it is, so that nobody has to guess.
    let text: LocalizedText

    /// Nil where a server tells none.
    init?(_ round: JSONValue) {
        guard let minutes = round["utcOffset"]?.integer else { return nil }
        let rule = round["zone"]?.text.flatMap { ZoneRule($0) }
        wall = WallClock { instant in
            rule.map { .seconds($0.offset(at: instant)) } ?? .minutes(minutes)
        }
        func two(_ number: UInt64) -> String { (number < 10 ? "0" : "") + "\(number)" }
        let size = minutes.magnitude
        let clock = "UTC\(minutes < 0 ? "-" : "+")\(two(size / 60)):\(two(size % 60))"
        text = LocalizedText(
            fr: "Heures du lieu (\(clock))", es: "Horas del lugar (\(clock))",
            en: "Times of the place (\(clock))")
    }
}

extension Facet {
    /// What is said at the counter.
    fileprivate static let pickUpSheet: [Facet] = [
        .plain("packet", "pharmacy", fr: "Pharmacie", es: "Farmacia", en: "Pharmacy"),
        .plain("person", "name", fr: "Pour", es: "Para", en: "For"),
        .word("packet", "state", of: .packet, fr: "Paquet", es: "Paquete", en: "Packet"),
        .yesNo("packet", "coldChain", fr: "Au froid", es: "En frío", en: "Keep cold"),
    ]
}
