import OpsCore

/// What was noted of nobody who is known, kept until further notice.
extension Subcommand {
    static let contactHold = Subcommand(
        "contact", "hold", operands: [.id], flags: [holdReason],
        summary: LocalizedText(
            fr: "garder ce qui est noté d'un contact anonyme jusqu'à nouvel ordre",
            es: "conservar lo anotado de un contacto anónimo hasta nueva orden",
            en: "keep what was noted of an anonymous contact until further notice"),
        examples: ["contact hold 12 --reason court"]
    ) { session in
        try await session.hold("contacts")
    }

    static let contactRelease = Subcommand(
        "contact", "release", operands: [.id],
        summary: LocalizedText(
            fr: "lever la conservation obligatoire d'un contact anonyme",
            es: "levantar la conservación obligatoria de un contacto anónimo",
            en: "lift the legal hold on an anonymous contact"),
        examples: ["contact release 12"]
    ) { session in
        try await session.release("contacts") { try session.output.contact($0) }
    }

    static let dangerHold = Subcommand(
        "danger", "hold", operands: [.id], flags: [holdReason],
        summary: LocalizedText(
            fr: "garder ce qui est noté d'une alerte sans contact jusqu'à nouvel ordre",
            es: "conservar lo anotado de una alerta sin contacto hasta nueva orden",
            en: "keep what was noted of an alert without a contact until further notice"),
        examples: ["danger hold 7 --reason court"]
    ) { session in
        try await session.hold("dangers")
    }

    static let dangerRelease = Subcommand(
        "danger", "release", operands: [.id],
        summary: LocalizedText(
            fr: "lever la conservation obligatoire d'une alerte sans contact",
            es: "levantar la conservación obligatoria de una alerta sin contacto",
            en: "lift the legal hold on an alert without a contact"),
        examples: ["danger release 7"]
    ) { session in
        try await session.release("dangers") { try session.output.danger($0) }
    }

    static let dangerErasure = Subcommand(
        "danger", "erasure", operands: [.id],
        summary: LocalizedText(
            fr: "la preuve que ce qui était noté d'une alerte sans contact a été effacé",
            es: "la prueba de que se suprimió lo anotado de una alerta sin contacto",
            en: "the proof that what was noted of an alert without a contact was erased"),
        examples: ["danger erasure 7"]
    ) { session in
        let target = Target("v1", "dangers", session.arguments.subject, "erasure")
        try session.answer(try await session.frontDesk().get(target.text)) {
            try session.output.erasure($0)
        }
        return .done
    }
}

extension Session {
    fileprivate func hold(_ things: String) async throws -> ExitCode {
        try await change(things, "hold") { json in
            json.known("reason", arguments.text(Subcommand.holdReason))
        } showing: {
            try output.sheet($0, Facet.hold)
        }
    }

    fileprivate func release(
        _ things: String, showing show: (JSONValue) throws -> Void
    ) async throws -> ExitCode {
        let target = Target("v1", things, arguments.subject, "release")
        try answer(try await frontDesk().post(target.text), show)
        return .done
    }
}
