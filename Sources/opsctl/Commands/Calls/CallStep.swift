import OpsCore

extension Subcommand {
    static let callTake = Subcommand(
        "call", "take", operands: [.id],
        summary: LocalizedText(
            fr: "prendre un appel : personne d'autre ne le fait en même temps",
            es: "tomar una llamada: nadie más la hace a la vez",
            en: "take a call: nobody else makes it at the same time"),
        examples: ["call take 7"]
    ) { session in
        try await session.movePlannedCall("taking") { _ in }
    }

    static let callDone = Subcommand(
        "call", "done", operands: [.id],
        flags: [.callResult, .callHelp, .callReason, .callUnmet, .callNote],
        summary: LocalizedText(
            fr: "noter le résultat d'un appel ; sans réponse, l'étape suivante vient d'elle-même",
            es: "anotar el resultado de una llamada; sin respuesta, el paso siguiente viene solo",
            en: "note what came of a call; without answer the next step comes by itself"),
        examples: [
            "call done 7 --result no_answer", "call done 7 --result reached",
            "call done 8 --result reached --help-came partly --need-now still_needed "
                + "--unmet too_little",
        ]
    ) { session in
        let arguments = session.arguments
        return try await session.movePlannedCall("result") { json in
            json.known("result", arguments.text(.callResult))
            arguments.writeAnswer(into: &json)
            json.known("note", arguments.text(.callNote))
        }
    }

    static let callRelease = Subcommand(
        "call", "release", operands: [.id],
        summary: LocalizedText(
            fr: "rendre un appel pris", es: "soltar una llamada tomada",
            en: "let go of a call that you took"),
        examples: ["call release 7"]
    ) { session in
        try await session.movePlannedCall("release") { _ in }
    }

    static let callCancel = Subcommand(
        "call", "cancel", operands: [.id], flags: [.callCancellation, .callNote],
        summary: LocalizedText(
            fr: "annuler un appel prévu", es: "anular una llamada prevista",
            en: "cancel a planned call"),
        examples: ["call cancel 7 --reason no_longer_needed"]
    ) { session in
        let arguments = session.arguments
        return try await session.movePlannedCall("cancellation") { json in
            json.known("reason", arguments.text(.callCancellation))
            json.known("note", arguments.text(.callNote))
        }
    }

    static let callDanger = Subcommand(
        "call", "danger", operands: [.id], flags: [.callNote],
        summary: LocalizedText(
            fr: "ouvrir une alerte de danger pour qui ne répond pas",
            es: "abrir una alerta de peligro por quien no responde",
            en: "open a danger alert for somebody who does not answer"),
        examples: ["call danger 7 --note \"not seen since Monday\""]
    ) { session in
        let arguments = session.arguments
        var json = JSONWriter()
        json.beginObject()
        json.known("note", arguments.text(.callNote))
        json.endObject()
        let target = Target("v1", "calls", arguments.subject, "danger").text
        let body = json.bytes
        let opened = try await session.openingDanger { try await $0.post(target, body) }
        try session.answer(opened, session.output.plannedCall)
        if !session.output.manner.isJSON { try await session.showNewestDanger() }
        return .done
    }
}

extension Session {
    /// The alert that was just opened, with the numbers to call.
    fileprivate func showNewestDanger() async throws {
        let list = try await frontDesk().get("/v1/dangers?state=open&limit=1").value()
        guard let danger = list["items"]?.items.first else { return }
        try output.line("")
        try output.danger(danger)
    }

    /// One step of a planned call.
    fileprivate func movePlannedCall(
        _ word: String, _ write: (inout JSONWriter) -> Void
    ) async throws -> ExitCode {
        try await change("calls", word, saying: write, showing: output.plannedCall)
    }
}

extension Arguments {
    /// Whether help came, where something is said of it.
    fileprivate func writeAnswer(into json: inout JSONWriter) {
        guard isSet(.callHelp) || isSet(.callReason) || isSet(.callUnmet) else { return }
        json.key("answer")
        json.beginObject()
        json.known("help", text(.callHelp))
        json.known("reason", text(.callReason))
        if isSet(.callUnmet) { json.member("unmet", texts(.callUnmet)) }
        json.endObject()
    }
}

extension Flag {
    static let callHelp = Flag(
        "help-came", .oneOf(HelpAnswer.allCases.map(\.rawValue)), pointer: "#/answer/help",
        fr: "l'aide est-elle venue ?", es: "¿llegó la ayuda?", en: "whether help came")
    static let callReason = Flag(
        "need-now", .oneOf(ClosingReason.allCases.map(\.rawValue)), pointer: "#/answer/reason",
        fr: "où en est le besoin", es: "cómo está la necesidad", en: "how the need stands now")
    static let callUnmet = Flag(
        "unmet", .oneOf(UnmetNeedCode.allCases.map(\.rawValue)), isRepeated: true,
        pointer: "#/answer/unmet", fr: "pourquoi il n'est pas couvert",
        es: "por qué no está cubierta", en: "why it is not met")
    static let callResult = Flag(
        "result", .oneOf(CallResult.allCases.map(\.rawValue)), isNeeded: true,
        pointer: "#/result", fr: "ce qu'il en est advenu", es: "qué resultó", en: "what came of it")
    static let callCancellation = Flag(
        "reason", .oneOf(CallEnding.cancellations.map(\.rawValue)), isNeeded: true,
        pointer: "#/reason", fr: "pourquoi", es: "por qué", en: "why")
    static let callNote = Flag(
        "note", .text("TEXT"), pointer: "#/note", fr: "ce qu'il faut savoir",
        es: "lo que hay que saber", en: "what should be known")
}
