import OpsCore

extension Subcommand {
    static let replyList = Subcommand(
        "reply", "list", flags: [.replySettled] + Flag.paging,
        summary: LocalizedText(
            fr: "les réponses de bénévoles que quelqu'un doit lire ; la plus urgente d'abord",
            es: "las respuestas de voluntarios que alguien debe leer; primero la más urgente",
            en: "replies of volunteers that somebody must read; what is due first stands first"),
        examples: ["reply list"]
    ) { session in
        try await Listing(path: "replies", filters: [.replySettled], facets: Facet.replies)
            .run(session)
    }

    static let replyShow = Subcommand(
        "reply", "show", operands: [.id],
        summary: LocalizedText(
            fr: "une réponse, avec ce qui est écrit", es: "una respuesta, con lo que está escrito",
            en: "a reply, with what was written"),
        examples: ["reply show 4"]
    ) { session in
        let target = Target("v1", "replies", session.arguments.subject)
        try session.answer(try await session.frontDesk().get(target.text)) {
            try session.output.sheet($0, Facet.reply)
        }
        return .done
    }

    static let replySettle = Subcommand(
        "reply", "settle", operands: [.id], flags: [.resumeMessages],
        summary: LocalizedText(
            fr: "une réponse est lue et réglée ; ce qui y était écrit est effacé",
            es: "una respuesta está leída y resuelta; lo que decía se borra",
            en: "a reply was read and acted on; what was written is erased"),
        examples: ["reply settle 4", "reply settle 5 --resume-messages"]
    ) { session in
        let resumes = session.arguments.isSet(.resumeMessages)
        return try await session.change("replies", "settlement") { json in
            if resumes { json.member("resumeMessages", true) }
        } showing: {
            try session.output.sheet($0, Facet.reply)
        }
    }
}

extension Flag {
    static let replySettled = Flag(
        "settled", fr: "celles qui sont réglées", es: "las resueltas", en: "those that are settled")
    static let resumeMessages = Flag(
        "resume-messages", pointer: "#/resumeMessages",
        fr: "le bénévole veut de nouveau des messages",
        es: "la persona voluntaria vuelve a querer mensajes",
        en: "the volunteer wants messages again")
}

extension Book {
    static let replyReason = Book { ReplyReason(rawValue: $0)?.text }
    static let answerWay = Book { AnswerWay(rawValue: $0)?.text }
}

extension Facet {
    fileprivate static let replies: [Facet] = [
        .plain("number", fr: "N°", es: "N.º", en: "NO", isNumber: true),
        .word("reason", of: .replyReason, fr: "QUOI", es: "QUÉ", en: "WHAT"),
        .plain(
            "volunteerNumber", fr: "BÉNÉVOLE", es: "VOLUNTARIO", en: "VOLUNTEER", isNumber: true),
        .plain("missionNumber", fr: "MISSION", es: "MISIÓN", en: "MISSION", isNumber: true),
        .plain("desk", fr: "BUREAU", es: "MESA", en: "DESK"),
        .due(fr: "ÉCHÉANCE", es: "PLAZO", en: "DUE"),
    ]

    fileprivate static let reply: [Facet] = [
        .plain("number", fr: "Réponse", es: "Respuesta", en: "Reply"),
        .word("reason", of: .replyReason, fr: "Quoi", es: "Qué", en: "What"),
        .plain("text", fr: "Écrit", es: "Escrito", en: "Written"),
        .plain("volunteerNumber", fr: "Bénévole", es: "Voluntario", en: "Volunteer"),
        .plain("name", fr: "Nom", es: "Nombre", en: "Name"),
        .plain("missionNumber", fr: "Mission", es: "Misión", en: "Mission"),
        .yesNo(
            "messagesStopped", fr: "Ne veut plus de messages", es: "No quiere más mensajes",
            en: "Wants no messages"),
        .plain("desk", fr: "Bureau", es: "Mesa", en: "Desk"),
        .time("keptAt", fr: "Reçue", es: "Recibida", en: "Received"),
        .time("dueAt", fr: "Échéance", es: "Plazo", en: "Due"),
        .time("settledAt", fr: "Réglée", es: "Resuelta", en: "Settled"),
    ]
}
