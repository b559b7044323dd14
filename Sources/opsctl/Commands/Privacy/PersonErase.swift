import OpsCore

extension Subcommand {
    static let personErase = Subcommand(
        "person", "erase", operands: [.id], flags: [erasureReason, theseOnly],
        summary: LocalizedText(
            fr: "effacer tout ce qui nomme une personne ; rien ne peut être repris",
            es: "suprimir todo lo que nombra a una persona; no se puede deshacer",
            en: "erase everything that names a person; it cannot be undone"),
        examples: ["person erase 01710c6c-2c00-7000-8000-000000000005 --reason asked"]
    ) { session in
        try await session.change("people", "erasure") { json in
            json.known("reason", session.arguments.text(erasureReason))
            if session.arguments.isSet(theseOnly) { json.member("theseOnly", true) }
        } showing: {
            try session.output.erasure($0)
        }
    }

    static let personErasure = Subcommand(
        "person", "erasure", operands: [.id],
        summary: LocalizedText(
            fr: "la preuve que tout a été effacé sur une personne",
            es: "la prueba de que se suprimió todo sobre una persona",
            en: "the proof that everything on a person was erased"),
        examples: ["person erasure 01710c6c-2c00-7000-8000-000000000005"]
    ) { session in
        let target = Target("v1", "people", session.arguments.subject, "erasure")
        try session.answer(try await session.frontDesk().get(target.text)) {
            try session.output.erasure($0)
        }
        return .done
    }

    static let contactErasure = Subcommand(
        "contact", "erasure", operands: [.id],
        summary: LocalizedText(
            fr: "la preuve que ce qui était noté d'un contact anonyme a été effacé",
            es: "la prueba de que se suprimió lo anotado de un contacto anónimo",
            en: "the proof that what was noted of an anonymous contact was erased"),
        examples: ["contact erasure 12"]
    ) { session in
        let target = Target("v1", "contacts", session.arguments.subject, "erasure")
        try session.answer(try await session.frontDesk().get(target.text)) {
            try session.output.erasure($0)
        }
        return .done
    }

    static let personHold = Subcommand(
        "person", "hold", operands: [.id], flags: [holdReason],
        summary: LocalizedText(
            fr: "garder ce qui est su d'une personne jusqu'à nouvel ordre",
            es: "conservar lo que se sabe de una persona hasta nueva orden",
            en: "keep what is held on a person until further notice"),
        examples: ["person hold 01710c6c-2c00-7000-8000-000000000005 --reason complaint"]
    ) { session in
        try await session.change("people", "hold") { json in
            json.known("reason", session.arguments.text(holdReason))
        } showing: {
            try session.output.sheet($0, Facet.hold)
        }
    }

    static let personRelease = Subcommand(
        "person", "release", operands: [.id],
        summary: LocalizedText(
            fr: "lever la conservation obligatoire d'une personne",
            es: "levantar la conservación obligatoria de una persona",
            en: "lift the legal hold on a person"),
        examples: ["person release 01710c6c-2c00-7000-8000-000000000005"]
    ) { session in
        let target = Target("v1", "people", session.arguments.subject, "release")
        try session.answer(try await session.frontDesk().post(target.text)) {
            try session.output.history($0)
        }
        return .done
    }

    static let erasureReason = Flag(
        "reason", .oneOf(ErasureReason.allCases.map(\.rawValue)), isNeeded: true,
        pointer: "#/reason", fr: "pourquoi", es: "por qué", en: "why")
    private static let theseOnly = Flag(
        "these-only", pointer: "#/theseOnly",
        fr: "n'effacer que ces fiches, même si d'autres peuvent être la même personne",
        es: "suprimir solo estas fichas, aunque otras puedan ser la misma persona",
        en: "erase these only, even where others may be the same person")
    static let holdReason = Flag(
        "reason", .oneOf(HoldReason.allCases.map(\.rawValue)), isNeeded: true,
        pointer: "#/reason", fr: "pourquoi", es: "por qué", en: "why")
}

extension Output {
    /// Who erased, when and why, what went, and where the journal proves it.
    func erasure(_ erasure: JSONValue) throws {
        try sheet(erasure, Facet.erasure)
        let rows = ErasedKind.allCases.compactMap { kind -> String? in
            guard let count = erasure["rows"]?[kind.rawValue]?.integer, count > 0 else {
                return nil
            }
            return "\(kind.text[language]) \(count)"
        }
        let none = LocalizedText(fr: "rien", es: "nada", en: "nothing")[language]
        let what = rows.isEmpty ? none : rows.joined(separator: ", ")
        try line(
            LocalizedText(fr: "Effacé : \(what)", es: "Suprimido: \(what)", en: "Erased: \(what)"))
    }
}

extension Facet {
    fileprivate static let erasure: [Facet] = [
        .plain("people", fr: "Personne", es: "Persona", en: "Person"),
        .plain("contact", fr: "Contact", es: "Contacto", en: "Contact"),
        .plain("danger", fr: "Alerte", es: "Alerta", en: "Alert"),
        .plain("candidate", fr: "Candidat", es: "Candidatura", en: "Candidate"),
        .plain("volunteers", fr: "Bénévole", es: "Voluntario", en: "Volunteer"),
        .time("erasedAt", fr: "Le", es: "El", en: "At"),
        .plain("by", fr: "Par", es: "Por", en: "By"),
        .word("reason", of: .erasureReason, fr: "Motif", es: "Motivo", en: "Reason"),
        .plain("position", fr: "Entrée du journal", es: "Entrada del diario", en: "Journal entry"),
        .plain("digest", fr: "Empreinte", es: "Huella", en: "Digest"),
    ]

    static let hold: [Facet] = [
        .word(
            "reason", of: .holdReason, fr: "Conservation obligatoire",
            es: "Conservación obligatoria",
            en: "Legal hold"),
        .time("since", fr: "Depuis", es: "Desde", en: "Since"),
    ]
}
