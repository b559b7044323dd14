import OpsCore

extension Subcommand {
    static let catalogueImpact = Subcommand(
        "catalogue", "impact", operands: [.slug],
        summary: LocalizedText(
            fr: "ce qu'une fiche a donné : demandes, personnes, issues, délais, par déploiement",
            es:
                "lo que ha dado una ficha: solicitudes, personas, desenlaces, plazos, por despliegue",
            en: "what came of an entry: requests, people, outcomes, delays, by deployment"),
        examples: ["catalogue impact croix-rouge-chez-vous"]
    ) { session in
        let target = Target("v1", "catalogue", session.arguments.subject, "impact")
        try session.answer(try await session.frontDesk().get(target.text)) { impact in
            try session.output.sheet(impact, Facet.impact)
            let deployments = impact["deployments"]?.items ?? []
            if !deployments.isEmpty {
                try session.output.line("")
                try session.output.table(deployments, Facet.impactOfDeployment)
            }
        }
        return .done
    }
}

extension Facet {
    fileprivate static let impact: [Facet] = [
        .plain("id", fr: "Fiche", es: "Ficha", en: "Entry"),
        .plain("requests", fr: "Demandes", es: "Solicitudes", en: "Requests"),
        .plain("people", fr: "Personnes", es: "Personas", en: "People"),
        .plain("anonymous", fr: "Anonymes", es: "Anónimas", en: "Anonymous"),
        .plain("open", fr: "Ouvertes", es: "Abiertas", en: "Open"),
        .plain("outcomes", "done", fr: "Faites", es: "Hechas", en: "Done"),
        .plain("outcomes", "doneInTime", fr: "À temps", es: "A tiempo", en: "Done in time"),
        .plain("outcomes", "cancelled", fr: "Annulées", es: "Anuladas", en: "Cancelled"),
        .plain(
            "outcomes", "handedOver", fr: "Transmises à la fermeture",
            es: "Traspasadas al cierre", en: "Handed over at closing"),
        .confirmed(fr: "Aide confirmée", es: "Ayuda confirmada", en: "Help confirmed"),
        Facet(fr: "Besoins non couverts", es: "Necesidades no cubiertas", en: "Unmet needs") {
            value, output in Table.Cell(counts(value["confirmed"]?["unmet"], of: .unmet, output))
        },
        .failures(fr: "Échecs", es: "Fallos", en: "Failed missions"),
        .delay("toAccepted", fr: "Jusqu'au oui", es: "Hasta el sí", en: "To accepted"),
        .delay("toDone", fr: "Jusqu'à l'aide", es: "Hasta la ayuda", en: "To done"),
    ]

    fileprivate static let impactOfDeployment: [Facet] = [
        .plain("territory", fr: "TERRITOIRE", es: "TERRITORIO", en: "TERRITORY"),
        .time("from", fr: "DEPUIS", es: "DESDE", en: "FROM"),
        .time("until", fr: "JUSQU'À", es: "HASTA", en: "UNTIL"),
        .plain("requests", fr: "DEMANDES", es: "SOLICITUDES", en: "REQUESTS", isNumber: true),
        .plain("people", fr: "PERSONNES", es: "PERSONAS", en: "PEOPLE", isNumber: true),
        .plain("outcomes", "done", fr: "FAITES", es: "HECHAS", en: "DONE", isNumber: true),
        .confirmed(fr: "CONFIRMÉE", es: "CONFIRMADA", en: "CONFIRMED"),
        .plain("open", fr: "OUVERTES", es: "ABIERTAS", en: "OPEN", isNumber: true),
        .plain(
            "outcomes", "cancelled", fr: "ANNULÉES", es: "ANULADAS", en: "CANCELLED", isNumber: true
        ),
        .delay("toAccepted", fr: "JUSQU'AU OUI", es: "HASTA EL SÍ", en: "TO ACCEPTED"),
        .delay("toDone", fr: "JUSQU'À L'AIDE", es: "HASTA LA AYUDA", en: "TO DONE"),
    ]

    /// Median and ninth decile in minutes, as the server rounds them.
    private static func delay(_ name: String, fr: String, es: String, en: String) -> Facet {
        Facet(fr: fr, es: es, en: en) { value, output in
            guard let delay = value["delays"]?[name],
                let median = delay["medianMinutesAtMost"]?.scalar,
                let decile = delay["p90MinutesAtMost"]?.scalar
            else { return Table.Cell("") }
            return Table.Cell("≤ \(median) min · 90 %: ≤ \(decile) min")
        }
    }

    private static func failures(fr: String, es: String, en: String) -> Facet {
        Facet(fr: fr, es: es, en: en) { value, output in
            Table.Cell(counts(value["missionsFailed"], of: .missionFailure, output))
        }
    }

    /// What people said later of help that was reported: how many were helped, of how many who said.
    private static func confirmed(fr: String, es: String, en: String) -> Facet {
        Facet(fr: fr, es: es, en: en) { value, output in
            guard let confirmed = value["confirmed"], let asked = confirmed["asked"]?.scalar,
                asked != "0"
            else { return Table.Cell("") }
            let said = HelpAnswer.allCases.map { help in
                "\(help.text[output.language]) \(confirmed[help.rawValue]?.scalar ?? "0")"
            }
            return Table.Cell((said + ["/ \(asked)"]).joined(separator: " · "))
        }
    }

    private static func counts(
        _ counted: JSONValue?, of book: Book, _ output: Output
    ) -> String {
        guard let failed = counted else { return "" }
        let parts = failed.names.map { name in
            "\(output.word(name, of: book)) \(failed[name]?.scalar ?? "0")"
        }
        return parts.joined(separator: ", ")
    }
}
