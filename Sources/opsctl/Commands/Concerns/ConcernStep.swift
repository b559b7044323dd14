import OpsCore

extension Subcommand {
    static let concernDecide = Subcommand(
        "concern", "decide", operands: [.id], flags: [.concernDecision, .concernReasons],
        summary: LocalizedText(
            fr: "décider d'une situation préoccupante", es: "decidir sobre una situación de riesgo",
            en: "decide about a safeguarding concern"),
        examples: ["concern decide 3 --decision formal_incident --reasons \"she cannot leave\""]
    ) { session in
        let arguments = session.arguments
        return try await session.moveConcern("decision") { json in
            json.known("decision", arguments.text(.concernDecision))
            json.known("reasons", arguments.text(.concernReasons))
        }
    }

    static let concernAdvise = Subcommand(
        "concern", "advise", operands: [.id], flags: [.concernAdviser, .concernAdvice],
        summary: LocalizedText(
            fr: "noter qui a été consulté, et son conseil",
            es: "anotar a quién se consultó y su consejo",
            en: "note who was asked for advice, and the advice"),
        examples: ["concern advise 3 --adviser \"Basile Exemple\" --advice \"call 3977\""]
    ) { session in
        let arguments = session.arguments
        return try await session.moveConcern("advice") { json in
            json.known("adviser", arguments.text(.concernAdviser))
            json.known("advice", arguments.text(.concernAdvice))
        }
    }

    static let concernAct = Subcommand(
        "concern", "act", operands: [.id],
        flags: [.concernTask, .concernOwner, .concernDeadline],
        summary: LocalizedText(
            fr: "confier une action à quelqu'un, avec une échéance",
            es: "encargar una acción a alguien, con un plazo",
            en: "give somebody an action, with a deadline"),
        examples: [
            "concern act 3 --task \"visit with the nurse\" --owner Ada --deadline 2030-03-24T12:00"
        ]
    ) { session in
        let arguments = session.arguments
        return try await session.moveConcern("actions") { json in
            json.known("task", arguments.text(.concernTask))
            json.known("owner", arguments.text(.concernOwner))
            json.known("deadline", arguments.text(.concernDeadline))
        }
    }

    static let concernDone = Subcommand(
        "concern", "done", operands: [.id], flags: [.concernAction, .concernResult],
        summary: LocalizedText(
            fr: "noter qu'une action est faite, et ce qu'il en est advenu",
            es: "anotar que una acción está hecha y qué resultó",
            en: "note that an action is done, and what came of it"),
        examples: ["concern done 3 --action 1 --result \"she has a key\""]
    ) { session in
        let arguments = session.arguments
        return try await session.moveConcern("results") { json in
            if let action = arguments.integer(.concernAction) { json.member("action", action) }
            json.known("result", arguments.text(.concernResult))
        }
    }

    static let concernClose = Subcommand(
        "concern", "close", operands: [.id], flags: [.concernEnding, .callNote],
        summary: LocalizedText(
            fr: "clore une situation préoccupante avec son motif",
            es: "cerrar una situación de riesgo con su motivo",
            en: "close a safeguarding concern with its reason"),
        examples: ["concern close 3 --reason safe"]
    ) { session in
        let arguments = session.arguments
        return try await session.moveConcern("closure") { json in
            json.known("reason", arguments.text(.concernEnding))
            json.known("note", arguments.text(.callNote))
        }
    }

    static let concernRules = Subcommand(
        "concern", "rules", flags: [.rulesFile],
        summary: LocalizedText(
            fr: "les délais des situations préoccupantes ; avec un fichier, les fixer",
            es: "los plazos de las situaciones de riesgo; con un archivo, fijarlos",
            en: "the times of safeguarding concerns; with a file, set them"),
        examples: ["concern rules", "concern rules --file rules.json"]
    ) { session in
        let desk = try session.frontDesk()
        let answer =
            if let path = session.arguments.text(.rulesFile) {
                try await desk.post(
                    "/v1/concern-rules", SavedRules.document(path, in: session))
            } else {
                try await desk.get("/v1/concern-rules")
            }
        try session.answer(answer) { try session.output.sheet($0, Facet.concernRules) }
        return .done
    }
}

extension Session {
    /// One step of a concern.
    fileprivate func moveConcern(
        _ word: String, _ write: (inout JSONWriter) -> Void
    ) async throws -> ExitCode {
        try await change("concerns", word, saying: write, showing: output.concern)
    }
}

extension Facet {
    fileprivate static let concernRules: [Facet] = [
        Facet(fr: "Jours ouvrés", es: "Días laborables", en: "Working days") { rules, output in
            Table.Cell(output.weekdays(rules["workingDays"]?.items.compactMap(\.text) ?? []))
        },
        .plain("decideUntil", fr: "Décider avant", es: "Decidir antes de", en: "Decide before"),
        .plain(
            "utcOffsetMinutes", fr: "Minutes d'avance sur UTC", es: "Minutos sobre UTC",
            en: "Minutes ahead of UTC"),
        .plain(
            "reviewDays", fr: "Revoir après (jours)", es: "Revisar tras (días)",
            en: "Review after (days)"),
        .plain(
            "alarmMinutes", fr: "Alarme après (min)", es: "Alarma tras (min)",
            en: "Alarm after (min)"),
        .yesNo("inCopy", fr: "Dans la copie", es: "En la copia", en: "In the copy"),
    ]
}

extension Flag {
    static let concernDecision = Flag(
        "decision", .oneOf(ConcernDecision.allCases.map(\.rawValue)), isNeeded: true,
        pointer: "#/decision", fr: "la décision", es: "la decisión", en: "the decision")
    static let concernReasons = Flag(
        "reasons", .text("TEXT"), pointer: "#/reasons", fr: "pourquoi", es: "por qué", en: "why")
    static let concernAdviser = Flag(
        "adviser", .text("NAME"), isNeeded: true, pointer: "#/adviser",
        fr: "qui a été consulté", es: "a quién se consultó", en: "who was asked")
    static let concernAdvice = Flag(
        "advice", .text("TEXT"), pointer: "#/advice", fr: "ce qui a été conseillé",
        es: "lo que se aconsejó", en: "what was advised")
    static let concernTask = Flag(
        "task", .text("TEXT"), isNeeded: true, pointer: "#/task", fr: "ce qui est à faire",
        es: "lo que hay que hacer", en: "what is to be done")
    static let concernOwner = Flag(
        "owner", .text("NAME"), isNeeded: true, pointer: "#/owner", fr: "qui le fait",
        es: "quién lo hace", en: "who does it")
    static let concernDeadline = Flag(
        "deadline", .instant, isNeeded: true, pointer: "#/deadline", fr: "pour quand",
        es: "para cuándo", en: "by when")
    static let concernAction = Flag(
        "action", .number("NUMBER", 1...1_000_000), isNeeded: true, pointer: "#/action",
        fr: "le numéro de l'action", es: "el número de la acción", en: "the action's number")
    static let concernResult = Flag(
        "result", .text("TEXT"), pointer: "#/result", fr: "ce qu'il en est advenu",
        es: "qué resultó", en: "what came of it")
    static let concernEnding = Flag(
        "reason", .oneOf(ConcernEnding.allCases.map(\.rawValue)), isNeeded: true,
        pointer: "#/reason", fr: "le motif", es: "el motivo", en: "the reason")
}
