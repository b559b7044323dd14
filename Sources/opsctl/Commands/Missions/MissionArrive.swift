import OpsCore

extension Subcommand {
    static let missionArrive = Subcommand(
        "mission", "arrive", operands: [.id],
        summary: LocalizedText(
            fr: "l'équipe est chez la personne",
            es: "el equipo está con la persona",
            en: "the crew is with the person"),
        examples: ["mission arrive 52"]
    ) { session in
        try await MissionStep(path: "arrival", arguments: session.arguments).take(session)
    }
}
