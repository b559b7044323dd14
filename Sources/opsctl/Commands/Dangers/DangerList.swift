import OpsCore

extension Subcommand {
    static let dangerList = Subcommand(
        "danger", "list", flags: Listing.dangers.filters + Flag.paging,
        summary: LocalizedText(
            fr: "les alertes de danger, les plus récentes d'abord",
            es: "las alertas de peligro, primero las recientes",
            en: "the danger alerts, newest first"),
        examples: ["danger list --state open"]
    ) { session in
        try await Listing.dangers.run(session)
    }

    static let dangerShow = Subcommand(
        "danger", "show", operands: [.id],
        summary: LocalizedText(
            fr: "une alerte, les appels passés, qui appeler",
            es: "una alerta, las llamadas hechas, a quién llamar",
            en: "an alert, the calls made, whom to call"),
        examples: ["danger show 7"]
    ) { session in
        let target = Target("v1", "dangers", session.arguments.subject)
        try session.answer(try await session.frontDesk().get(target.text)) { danger in
            try session.output.danger(danger)
        }
        return .done
    }
}

extension Listing {
    static let dangers = Listing(
        path: "dangers",
        filters: [
            Flag(
                "state", .oneOf(DangerState.allCases.map(\.rawValue)), fr: "où elles en sont",
                es: "en qué estado están", en: "where they stand")
        ], facets: Facet.danger)
}

extension Facet {
    /// An alert in a table.
    static let danger: [Facet] = [
        .plain("number", fr: "N°", es: "N.º", en: "NO", isNumber: true),
        .word("state", of: .dangerState, fr: "ÉTAT", es: "ESTADO", en: "STATE"),
        .due(fr: "ÉCHÉANCE", es: "PLAZO", en: "DUE"),
        .dangerOwner(fr: "À", es: "RESPONSABLE", en: "OWNER"),
        .plain("contactNumber", fr: "CONTACT", es: "CONTACTO", en: "CONTACT", isNumber: true),
        .plain("territory", fr: "TERRITOIRE", es: "TERRITORIO", en: "TERRITORY"),
        .time("openedAt", fr: "OUVERTE", es: "ABIERTA", en: "OPENED"),
        .word("outcome", of: .dangerOutcome, fr: "ISSUE", es: "DESENLACE", en: "OUTCOME"),
        .plain("id", fr: "IDENTIFIANT", es: "IDENTIFICADOR", en: "ID"),
    ]
}
