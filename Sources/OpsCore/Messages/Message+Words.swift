/// Messages, in the words of the screens.
extension MessageKind {
    package var text: LocalizedText {
        switch self {
        case .asked: LocalizedText(fr: "sollicitation", es: "llamamiento", en: "question")
        case .reminded: LocalizedText(fr: "relance", es: "recordatorio", en: "reminder")
        case .reserve: LocalizedText(fr: "en réserve", es: "en reserva", en: "in reserve")
        case .accepted: LocalizedText(fr: "merci du oui", es: "gracias por el sí", en: "thanks")
        case .acceptedShort:
            LocalizedText(
                fr: "merci, il manque quelqu'un", es: "gracias, falta alguien",
                en: "thanks, somebody is missing")
        case .crewWhole:
            LocalizedText(
                fr: "équipe au complet", es: "equipo completo", en: "the crew is complete")
        case .crewShort:
            LocalizedText(fr: "quelqu'un manque", es: "falta alguien", en: "somebody is missing")
        case .crewSmaller:
            LocalizedText(
                fr: "équipe plus petite", es: "equipo más pequeño", en: "the crew is smaller")
        case .notNeeded:
            LocalizedText(fr: "plus besoin", es: "ya no hace falta", en: "not needed any more")
        case .confirm:
            LocalizedText(
                fr: "confirmer la veille", es: "confirmar la víspera", en: "confirm the day before")
        case .newTime:
            LocalizedText(fr: "nouvelle heure", es: "nueva hora", en: "another time")
        case .stoodDown: LocalizedText(fr: "relevé", es: "relevado", en: "stood down")
        case .cancelled: LocalizedText(fr: "annulée", es: "anulada", en: "cancelled")
        }
    }
}

extension MessageState {
    package var text: LocalizedText {
        switch self {
        case .pending: LocalizedText(fr: "à envoyer", es: "por enviar", en: "to be sent")
        case .held: LocalizedText(fr: "retenu (exercice)", es: "retenido (ejercicio)", en: "held")
        case .sent: LocalizedText(fr: "envoyé", es: "enviado", en: "sent")
        case .dead: LocalizedText(fr: "non reçu : appelez", es: "no llegó: llame", en: "dead: ring")
        case .withdrawn: LocalizedText(fr: "retiré", es: "retirado", en: "withdrawn")
        case .rung: LocalizedText(fr: "dit au téléphone", es: "dicho por teléfono", en: "rung")
        }
    }
}

extension MessageFailure {
    package var text: LocalizedText {
        switch self {
        case .noTelephone: LocalizedText(fr: "sans téléphone", es: "sin teléfono", en: "no phone")
        case .stopped:
            LocalizedText(
                fr: "ne veut plus de messages", es: "no quiere mensajes", en: "wants no messages")
        case .refused:
            LocalizedText(
                fr: "refusé par la passerelle", es: "rechazado por la pasarela",
                en: "refused by the gateway")
        case .gone:
            LocalizedText(
                fr: "passerelle supprimée", es: "pasarela suprimida", en: "gateway is gone")
        case .busy:
            LocalizedText(
                fr: "passerelle occupée", es: "pasarela ocupada", en: "gateway is busy")
        case .failing:
            LocalizedText(fr: "passerelle en panne", es: "pasarela averiada", en: "gateway fails")
        case .unreachable:
            LocalizedText(
                fr: "passerelle injoignable", es: "pasarela inaccesible",
                en: "gateway out of reach")
        case .timedOut:
            LocalizedText(
                fr: "passerelle trop lente", es: "pasarela demasiado lenta",
                en: "gateway too slow")
        case .tooLate: LocalizedText(fr: "trop tard", es: "demasiado tarde", en: "too late")
        }
    }
}

extension MessageWay {
    package var text: LocalizedText {
        switch self {
        case .log:
            LocalizedText(
                fr: "journal du serveur (personne n'est prévenu)",
                es: "registro del servidor (no se avisa a nadie)",
                en: "the server's log (nobody is told)")
        case .command: LocalizedText(fr: "programme", es: "programa", en: "program")
        case .webhook: LocalizedText(fr: "webhook", es: "webhook", en: "webhook")
        }
    }
}
