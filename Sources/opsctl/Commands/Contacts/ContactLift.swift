import OpsCore

extension Subcommand {
    static let contactLift = Subcommand(
        "contact", "lift-anonymity", operands: [.id],
        flags: [.liftConsent, .liftReason, .liftRecipient],
        summary: LocalizedText(
            fr: "lever l'anonymat d'un contact ; un nom peut alors être ajouté",
            es: "levantar el anonimato de un contacto; entonces puede añadirse un nombre",
            en: "lift the anonymity of a contact; a name may then be added"),
        examples: [
            "contact lift-anonymity 12 --consent-by person --reason danger_to_life "
                + "--recipient emergency_medical"
        ]
    ) { session in
        let arguments = session.arguments
        return try await session.change(
            "contacts", "lifting",
            saying: { json in
                json.known("consentBy", arguments.text(.liftConsent))
                json.known("reason", arguments.text(.liftReason))
                json.known("recipient", arguments.text(.liftRecipient))
            }, showing: { try session.output.sheet($0, Facet.liftedContact) })
    }
}

extension Facet {
    fileprivate static let liftedContact =
        [Facet.plain("number", fr: "Contact", es: "Contacto", en: "Contact")] + lifting

    /// That a contact was anonymous once: since when no longer, why, and whom the details are for.
    static let lifting: [Facet] = [
        .time(
            "anonymityLifted", "at", fr: "Anonymat levé", es: "Anonimato levantado",
            en: "Anonymity lifted"),
        .word(
            "anonymityLifted", "consentBy", of: .consentSpeaker, fr: "Accord de",
            es: "Con acuerdo de",
            en: "Consent by"),
        .word(
            "anonymityLifted", "reason", of: .liftReason, fr: "Motif", es: "Motivo", en: "Reason"),
        .word(
            "anonymityLifted", "recipient", of: .liftRecipient, fr: "Pour", es: "Para", en: "For"),
    ]
}

extension Flag {
    static let liftConsent = Flag(
        "consent-by", .oneOf(ConsentSpeaker.allCases.map(\.rawValue)), pointer: "#/consentBy",
        fr: "qui a donné son accord", es: "quién dio su acuerdo", en: "who agreed")
    static let liftReason = Flag(
        "reason", .oneOf(LiftReason.allCases.map(\.rawValue)), isNeeded: true,
        pointer: "#/reason", fr: "pourquoi", es: "por qué", en: "why")
    static let liftRecipient = Flag(
        "recipient", .oneOf(LiftRecipient.allCases.map(\.rawValue)), isNeeded: true,
        pointer: "#/recipient", fr: "à qui les données sont destinées",
        es: "para quién son los datos", en: "whom the details are for")
}
