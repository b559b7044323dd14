import OpsCore

extension Subcommand {
    static let deploymentShow = Subcommand(
        "deployment", "show", operands: [.id],
        summary: LocalizedText(
            fr: "un déploiement tel qu'il est : besoins, lieu, heures, lignes, règles",
            es: "un despliegue tal como está: necesidades, lugar, horas, líneas, normas",
            en: "a deployment as it stands: needs, place, hours, lines, rules"),
        examples: ["deployment show 0190f3c2-…"]
    ) { session in
        let target = Target("v1", "deployments", session.arguments.subject)
        try session.answer(try await session.frontDesk().get(target.text)) {
            try session.output.deployment($0)
        }
        return .done
    }
}

extension Output {
    /// The deployment as a sheet; then what it serves, and the numbers that are called.
    fileprivate func deployment(_ deployment: JSONValue) throws {
        try sheet(
            deployment,
            Facet.deploymentSheet + Facet.wavesOfDeployment + Facet.spansOfDeployment
                + Facet.crewsOfDeployment)
        let needs = deployment["needs"]?.items ?? []
        if !needs.isEmpty {
            try line("")
            try table(needs, Facet.servedNeed)
        }
        let lines = deployment["lines"]?.items ?? []
        guard !lines.isEmpty else { return }
        try line("")
        try table(lines, Facet.lineOfDeployment)
    }
}

extension Facet {
    fileprivate static let deploymentSheet: [Facet] = [
        .plain("entry", fr: "Fiche", es: "Ficha", en: "Entry"),
        .plain("entryVersion", fr: "Version", es: "Versión", en: "Version"),
        .plain("id", fr: "Identifiant", es: "Identificador", en: "Identifier"),
        .yesNo("active", fr: "Ouvert", es: "Abierto", en: "Open"),
        .time("from", fr: "Depuis", es: "Desde", en: "From"),
        .time("closedAt", fr: "Jusqu'à", es: "Hasta", en: "Until"),
        Facet(fr: "Territoire", es: "Territorio", en: "Territory") { deployment, output in
            let name = deployment["territoryName"]?[output.language.rawValue]?.text
            let code = deployment["territory"]?.text ?? ""
            return Table.Cell(name.map { "\($0) (\(code))" } ?? code)
        },
        .plain("way", fr: "Dans", es: "Dentro de", en: "Lies in"),
        .dangerOwner(fr: "Responsable", es: "Responsable", en: "Owner"),
        .plain("alarmsGoTo", fr: "Alarmes vers", es: "Alarmas a", en: "Alarms go to"),
        .hours(fr: "Heures", es: "Horas", en: "Hours"),
        Facet(fr: "Règles", es: "Normas", en: "Rules") { deployment, _ in
            let rules = (deployment["rules"]?.items ?? []).map {
                "\($0["code"]?.text ?? "") \($0["version"]?.shown ?? "")"
            }
            return Table.Cell(rules.joined(separator: ", "))
        },
        Facet(fr: "Échelle d'appels", es: "Escala de llamadas", en: "Call ladder") {
            deployment, output in
            let whose = deployment["callRulesOf"]?.text ?? ""
            return Table.Cell(whoseLadder[whose]?[output.language] ?? whose)
        },
        .plain(
            "offerMinutes", fr: "Réponse à une sollicitation (min)",
            es: "Respuesta a un llamamiento (min)", en: "Answer to a solicitation (min)"),
    ]

    fileprivate static let spansOfDeployment: [Facet] = [
        .plain(
            "visitCodeValidMinutes", fr: "Code de visite valable (min)",
            es: "Código de visita válido (min)", en: "Visit code is good for (min)"),
        .plain(
            "outcomeAfterDays", fr: "Prendre des nouvelles après (jours)",
            es: "Preguntar tras (días)", en: "Asked about after (days)"),
    ]

    private static let whoseLadder: [String: LocalizedText] = [
        "deployment": LocalizedText(fr: "la sienne", es: "la suya", en: "its own"),
        "house": LocalizedText(fr: "celle de la maison", es: "la de la casa", en: "the house's"),
        "standard": LocalizedText(fr: "celle d'Ops", es: "la de Ops", en: "as Ops begins"),
    ]

    fileprivate static let servedNeed: [Facet] = [
        .word("kind", of: .need, fr: "BESOIN", es: "NECESIDAD", en: "NEED"),
        .plain(
            "dueWithinMinutes", fr: "DÉLAI (MIN)", es: "PLAZO (MIN)", en: "WITHIN (MIN)",
            isNumber: true),
        .plain("crew", fr: "ÉQUIPE", es: "EQUIPO", en: "CREW", isNumber: true),
        .word("skill", of: .skill, fr: "COMPÉTENCE", es: "COMPETENCIA", en: "SKILL"),
        .words(
            "crewSkills", of: .skill, fr: "DANS L'ÉQUIPE", es: "EN EL EQUIPO", en: "IN THE CREW"),
        .yesNo("sealedPacket", fr: "PAQUET SCELLÉ", es: "PAQUETE PRECINTADO", en: "SEALED PACKET"),
    ]

    fileprivate static let lineOfDeployment: [Facet] = [
        .plain("number", fr: "LIGNE", es: "LÍNEA", en: "LINE", isNumber: true),
        .plain("phone", fr: "NUMÉRO", es: "NÚMERO", en: "PHONE"),
        .plain("territory", fr: "TERRITOIRE", es: "TERRITORIO", en: "TERRITORY"),
        .yesNo("open", fr: "OUVERTE", es: "ABIERTA", en: "OPEN"),
        .time("changesAt", fr: "CHANGE", es: "CAMBIA", en: "CHANGES"),
    ]
}
