import OpsCore

extension Subcommand {
    static let dangerCalled = Subcommand(
        "danger", "called", operands: [.id],
        flags: [.service, .serviceReference, .calledAt, .dangerNote],
        summary: LocalizedText(
            fr: "noter quel service de secours a été appelé, et sa référence",
            es: "anotar qué servicio de emergencia se llamó y su referencia",
            en: "note which emergency service was called, and its reference"),
        examples: ["danger called 7 --service 15 --reference 2020-0317"]
    ) { session in
        let arguments = session.arguments
        let said = arguments.instant(.calledAt)
        return try await session.change(
            "dangers", "calls",
            saying: { json in
                json.known("service", arguments.text(.service))
                json.known("reference", arguments.text(.serviceReference))
                json.known("calledAt", arguments.text(.calledAt))
                json.known("note", arguments.text(.dangerNote))
            },
            showing: { danger in
                try session.output.danger(danger)
                let kept = (danger["calls"]?.items ?? []).compactMap { call in
                    call["calledAt"]?.text.flatMap { Instant(rfc3339: $0) }
                }
                guard let said, !kept.contains(said) else { return }
                session.output.say(Subcommand.impossibleTime)
            })
    }

    /// Nothing about a danger is refused, and no slip of the keyboard goes unsaid.
    private static let impossibleTime = LocalizedText(
        fr: "cette heure ne peut pas être celle de l'appel : il est noté à l'heure actuelle",
        es: "esa hora no puede ser la de la llamada: queda anotada con la hora actual",
        en: "that cannot be when the call was made: it is noted as of now")

    static let dangerAbout = Subcommand(
        "danger", "about", operands: [.id, .contactOfAlert],
        summary: LocalizedText(
            fr: "dire de quel contact, noté après elle, parle une alerte",
            es: "decir de qué contacto, anotado después, trata una alerta",
            en: "say which contact, logged after it, an alert is about"),
        examples: ["danger about 7 12"]
    ) { session in
        try await session.moveDanger("contact") { json in
            guard let contact = session.arguments.operands.last else { return }
            json.key("contact")
            json.identity(contact)
        }
    }

    static let dangerTake = Subcommand(
        "danger", "take", operands: [.id],
        summary: LocalizedText(
            fr: "prendre en charge une alerte", es: "atender una alerta", en: "take an alert"),
        examples: ["danger take 7"]
    ) { session in
        try await session.moveDanger("taking") { _ in }
    }

    static let dangerClose = Subcommand(
        "danger", "close", operands: [.id], flags: [.dangerOutcome, .dangerNote],
        summary: LocalizedText(
            fr: "clore une alerte avec son issue", es: "cerrar una alerta con su desenlace",
            en: "close an alert with its outcome"),
        examples: ["danger close 7 --outcome service_took_over"]
    ) { session in
        let arguments = session.arguments
        return try await session.moveDanger("closure") { json in
            json.known("outcome", arguments.text(.dangerOutcome))
            json.known("note", arguments.text(.dangerNote))
        }
    }
}

extension Session {
    /// One step of an alert.
    fileprivate func moveDanger(
        _ word: String, _ write: (inout JSONWriter) -> Void
    ) async throws -> ExitCode {
        try await change("dangers", word, saying: write, showing: output.danger)
    }
}

extension Operand {
    fileprivate static let contactOfAlert = Operand("CONTACT", pointers: ["#/contact"])
}

extension Flag {
    static let service = Flag(
        "service", .text("NUMBER"), isNeeded: true, pointer: "#/service",
        fr: "le numéro appelé (15, 112…)", es: "el número llamado (112, 091…)",
        en: "the number called (15, 112…)")
    static let serviceReference = Flag(
        "reference", .text("TEXT"), pointer: "#/reference",
        fr: "la référence donnée par le service", es: "la referencia que dio el servicio",
        en: "the reference that the service gave")
    static let calledAt = Flag(
        "called-at", .instant, pointer: "#/calledAt", fr: "quand, si ce n'est pas maintenant",
        es: "cuándo, si no es ahora", en: "when, if that is not now")
    static let dangerOutcome = Flag(
        "outcome", .oneOf(DangerOutcome.allCases.map(\.rawValue)), isNeeded: true,
        pointer: "#/outcome", fr: "l'issue", es: "el desenlace", en: "the outcome")
}
