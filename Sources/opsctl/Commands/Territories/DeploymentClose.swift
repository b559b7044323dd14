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
            try session.output.handOver($0)
        }
        return .done
    }
}

extension Output {
    /// To whom everything went, and what still goes on under the deployment.
    fileprivate func handOver(_ deployment: JSONValue) throws {
        let handed = deployment["handedOver"]?.items ?? []
        if !handed.isEmpty {
            try line("")
            try table(handed, Facet.handedOver)
        }
        guard let left = deployment["left"] else { return }
        try line("")
        try sheet(left, Facet.leftUnderDeployment)
    }
}

extension Facet {
    fileprivate static let handedOver: [Facet] = [
        .plain("desk", fr: "REMIS À", es: "ENTREGADO A", en: "HANDED TO"),
        .plain("deployment", fr: "DÉPLOIEMENT", es: "DESPLIEGUE", en: "DEPLOYMENT"),
        .plain("requests", fr: "DEMANDES", es: "SOLICITUDES", en: "REQUESTS", isNumber: true),
    ]

    fileprivate static let leftUnderDeployment: [Facet] = [
        .plain("waiting", fr: "Encore à remettre", es: "Por entregar", en: "Still to hand over"),
        .plain(
            "asked", fr: "Bénévoles sollicités, équipe incomplète",
            es: "Voluntarios llamados, equipo incompleto",
            en: "Volunteers asked, crew not complete"),
        .plain(
            "inHand", fr: "Suivies par leur équipe", es: "Con su equipo",
            en: "In hand with their crew"),
        .plain("calls", fr: "Appels encore dus", es: "Llamadas debidas", en: "Calls still owed"),
        .plain(
            "visits", fr: "Visites à suivre par son bureau", es: "Visitas que sigue su oficina",
            en: "Visits for its desk to follow"),
    ]
}
