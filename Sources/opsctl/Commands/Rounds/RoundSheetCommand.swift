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
        try session.answer(
            try await session.frontDesk().get(target.text), session.output.roundPaper)
        return .done
    }
}

extension Output {
    /// A sheet for paper: the round, then each door with what may be told of it.
    fileprivate func roundPaper(_ round: JSONValue) throws {
        try sheet(round, Facet.roundSheet)
        for person in round["people"]?.items ?? [] {
            try line(
                [person["number"], person["name"]].compactMap { $0?.scalar }.joined(separator: "  ")
            )
        }
        for (index, stop) in (round["stops"]?.items ?? []).enumerated() {
            try line("")
            let work = stop["work"]?.text.map { word($0, of: .roundWork) } ?? ""
            let told = [stop["from"], stop["until"]].map { String(time($0).suffix(5)) }
            let window = told[0].isEmpty ? "" : "  (\(told[0])–\(told[1]))"
            try line(
                "\(index + 1). \(String(time(stop["arrival"]).suffix(5)))\(window)  \(work) "
                    + "\(stop["request"]?.scalar ?? "")")
            guard let door = stop["sheet"] else { continue }
            try sheet(door, Facet.doorSheet + Facet.moneyOfMission)
        }
        try line("")
        try line(Self.rulesOfTheDoor)
    }
}
