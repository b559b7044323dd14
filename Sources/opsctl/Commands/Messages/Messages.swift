import OpsCore

extension Subcommand {
    static let messageList = Subcommand(
        "message", "list", flags: [.messageState, .messageMission] + Flag.paging,
        summary: LocalizedText(
            fr: "les messages aux bénévoles ; ceux qui ne sont pas reçus (--state dead) sont à "
                + "dire au téléphone",
            es: "los mensajes a voluntarios; los que no llegaron (--state dead) hay que decirlos "
                + "por teléfono",
            en: "messages to volunteers; those that did not arrive (--state dead) are to be told "
                + "by telephone"),
        examples: ["message list --state dead", "message list --mission 52"]
    ) { session in
        try await Listing(
            path: "messages", filters: [.messageState, .messageMission], facets: Facet.messages
        ).run(session)
    }

    static let messageShow = Subcommand(
        "message", "show", operands: [.id],
        summary: LocalizedText(
            fr: "un message et où il en est", es: "un mensaje y en qué punto está",
            en: "a message and how far it is"),
        examples: ["message show 7"]
    ) { session in
        let target = Target("v1", "messages", session.arguments.subject)
        try session.answer(try await session.frontDesk().get(target.text)) {
            try session.output.sheet($0, Facet.message)
        }
        return .done
    }

    static let messageRetry = Subcommand(
        "message", "retry", operands: [.id],
        summary: LocalizedText(
            fr: "renvoyer un message qui n'est pas reçu",
            es: "reenviar un mensaje que no llegó",
            en: "send a message again that did not arrive"),
        examples: ["message retry 7"]
    ) { session in
        try await session.change("messages", "retry") { _ in
        } showing: {
            try session.output.sheet($0, Facet.message)
        }
    }

    static let messageRung = Subcommand(
        "message", "rung", operands: [.id],
        summary: LocalizedText(
            fr: "noter qu'un message qui n'est pas reçu a été dit au téléphone",
            es: "anotar que un mensaje que no llegó se dijo por teléfono",
            en: "note that a message that did not arrive was told by telephone"),
        examples: ["message rung 7"]
    ) { session in
        try await session.change("messages", "ringing") { _ in
        } showing: {
            try session.output.sheet($0, Facet.message)
        }
    }

    static let deploymentMessages = Subcommand(
        "deployment", "messages", operands: [.id], flags: [.messagesOff, .messagesHeld],
        summary: LocalizedText(
            fr: "prévenir par message les bénévoles d'un déploiement, ou non",
            es: "avisar por mensaje a los voluntarios de un despliegue, o no",
            en: "tell the volunteers of a deployment by messages, or not"),
        examples: ["deployment messages 0190f3c2-…", "deployment messages 0190f3c2-… --off"]
    ) { session in
        let arguments = session.arguments
        return try await session.change("deployments", "message-rules") { json in
            json.member("on", !arguments.isSet(.messagesOff))
            if arguments.isSet(.messagesHeld) { json.member("held", true) }
        } showing: {
            try session.output.sheet($0, Facet.messageRules)
        }
    }
}

extension Flag {
    static let messageState = Flag(
        "state", .oneOf(MessageState.allCases.map(\.rawValue)), fr: "seulement dans cet état",
        es: "solo en este estado", en: "only in this state")
    static let messageMission = Flag(
        "mission", .number("N", 1...9_007_199_254_740_991), fr: "seulement de cette mission",
        es: "solo de esta misión", en: "only of this mission")
    static let messagesOff = Flag(
        "off", fr: "ne plus prévenir", es: "no avisar más", en: "tell nobody any more")
    static let messagesHeld = Flag(
        "held", fr: "les messages restent dans la maison : exercice",
        es: "los mensajes se quedan en casa: ejercicio",
        en: "messages stay in the house: an exercise")
}

extension Facet {
    fileprivate static let messages: [Facet] = [
        .plain("number", fr: "N°", es: "N.º", en: "NO", isNumber: true),
        .word("kind", of: .messageKind, fr: "QUOI", es: "QUÉ", en: "WHAT"),
        .plain("missionNumber", fr: "MISSION", es: "MISIÓN", en: "MISSION", isNumber: true),
        .plain(
            "volunteerNumber", fr: "BÉNÉVOLE", es: "VOLUNTARIO", en: "VOLUNTEER", isNumber: true),
        .word("state", of: .messageState, fr: "ÉTAT", es: "ESTADO", en: "STATE"),
        .word("reason", of: .messageFailure, fr: "POURQUOI", es: "POR QUÉ", en: "WHY"),
        .plain("attempts", fr: "ESSAIS", es: "INTENTOS", en: "TRIES", isNumber: true),
        .time("nextAt", fr: "PROCHAIN", es: "PRÓXIMO", en: "NEXT"),
        .time("settledAt", fr: "FINI", es: "ACABADO", en: "SETTLED"),
    ]

    fileprivate static let message: [Facet] = [
        .plain("number", fr: "Message", es: "Mensaje", en: "Message"),
        .plain("id", fr: "Identifiant", es: "Identificador", en: "Identifier"),
        .word("kind", of: .messageKind, fr: "Quoi", es: "Qué", en: "What"),
        .word("state", of: .messageState, fr: "État", es: "Estado", en: "State"),
        .plain("missionNumber", fr: "Mission", es: "Misión", en: "Mission"),
        .plain("volunteerNumber", fr: "Bénévole", es: "Voluntario", en: "Volunteer"),
        .plain("language", fr: "Langue", es: "Idioma", en: "Language"),
        .word("reason", of: .messageFailure, fr: "Pourquoi", es: "Por qué", en: "Why"),
        .plain("attempts", fr: "Essais manqués", es: "Intentos fallidos", en: "Failed tries"),
        .time("queuedAt", fr: "Écrit", es: "Escrito", en: "Queued"),
        .time("nextAt", fr: "Prochain essai", es: "Próximo intento", en: "Next try"),
        .time("until", fr: "Utile jusqu'à", es: "Útil hasta", en: "Of use until"),
        .time("settledAt", fr: "Fini", es: "Acabado", en: "Settled"),
        .word("by", of: .messageWay, fr: "Par", es: "Por", en: "By"),
    ]

    fileprivate static let messageRules: [Facet] = [
        .yesNo("on", fr: "Prévenus", es: "Avisados", en: "Told"),
        .yesNo("held", fr: "Retenus", es: "Retenidos", en: "Held"),
    ]
}
