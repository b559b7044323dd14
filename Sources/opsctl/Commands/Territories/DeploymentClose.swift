import OpsCore

extension Subcommand {
    static let deploymentClose = Subcommand(
        "deployment", "close", operands: [.id],
        summary: LocalizedText(
            fr: "mettre fin à un déploiement", es: "poner fin a un despliegue",
            en: "end a deployment"),
        examples: ["deployment close 0190f3c2-…"]
    ) { session in
        let target = Target("v1", "deployments", session.arguments.subject, "closure")
        try session.answer(try await session.frontDesk().post(target.text)) {
            try session.output.sheet($0, Facet.deployment)
        }
        return .done
    }
}
