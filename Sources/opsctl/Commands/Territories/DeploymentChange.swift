import OpsCore

extension Subcommand {
    static let deploymentChange = Subcommand(
        "deployment", "change", operands: [.id],
        flags: [LineFlag.zone, LineFlag.open, LineFlag.closed, always],
        summary: LocalizedText(
            fr: "changer les heures d'un déploiement ; ce qui est promis le reste",
            es: "cambiar las horas de un despliegue; lo prometido se mantiene",
            en: "change the hours of a deployment; what was promised is kept"),
        examples: [
            "deployment change 0190f3c2-… --zone Europe/Paris --open \"mo-fr 09:00-18:00\"",
            "deployment change 0190f3c2-… --always",
        ]
    ) { session in
        let arguments = session.arguments
        let hours = try arguments.openingHours()
        guard hours != nil || arguments.isSet(always) else {
            throw UsageProblem.needsOneOf([LineFlag.open, always])
        }
        if hours != nil, arguments.isSet(always) {
            throw UsageProblem.contradiction(always, LineFlag.open)
        }
        return try await session.change("deployments", "hours") { json in
            guard let hours, let zone = arguments.text(LineFlag.zone) else { return }
            json.key("hours")
            json.hours(hours, in: zone, closed: arguments.texts(LineFlag.closed))
        } showing: {
            try session.output.sheet($0, Facet.deployment)
        }
    }

    private static let always = Flag(
        "always", pointer: "#/hours", fr: "jour et nuit", es: "día y noche",
        en: "day and night")
}
