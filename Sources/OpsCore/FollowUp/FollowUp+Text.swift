/// Planned calls in the words of the screens.
extension CallPurpose {
    package var text: LocalizedText {
        switch self {
        case .callBack: LocalizedText(fr: "rappel", es: "devolución de llamada", en: "call-back")
        case .friendlyCall:
            LocalizedText(fr: "appel convivial", es: "llamada amistosa", en: "friendly call")
        case .outcome:
            LocalizedText(
                fr: "l'aide est-elle venue ?", es: "¿llegó la ayuda?", en: "did help come?")
        case .dayBefore:
            LocalizedText(
                fr: "appel de la veille", es: "llamada de la víspera", en: "day-before call")
        case .calledOff:
            LocalizedText(
                fr: "prévenir que personne ne viendra", es: "avisar de que no irá nadie",
                en: "tell that nobody comes after all")
        }
    }
}

extension PlannedCallState {
    package var text: LocalizedText {
        switch self {
        case .open: LocalizedText(fr: "à faire", es: "pendiente", en: "to be made")
        case .taken: LocalizedText(fr: "prise", es: "tomada", en: "taken")
        case .closed: LocalizedText(fr: "close", es: "cerrada", en: "closed")
        }
    }
}

extension LadderKind {
    package var text: LocalizedText {
        switch self {
        case .call: LocalizedText(fr: "appeler", es: "llamar", en: "call")
        case .voicemail:
            LocalizedText(
                fr: "appeler, laisser un message", es: "llamar, dejar un mensaje",
                en: "call, leave a message")
        case .visit: LocalizedText(fr: "aller voir", es: "ir a ver", en: "go and see")
        case .neighbour:
            LocalizedText(
                fr: "appeler un proche, sans dire pourquoi",
                es: "llamar a un allegado, sin decir por qué",
                en: "call a neighbour, without saying why")
        case .supervisor:
            LocalizedText(
                fr: "décider des secours", es: "decidir sobre emergencias",
                en: "decide on emergency services")
        }
    }
}

extension CallResult {
    package var text: LocalizedText {
        switch self {
        case .reached: LocalizedText(fr: "jointe", es: "localizada", en: "reached")
        case .noAnswer: LocalizedText(fr: "sans réponse", es: "sin respuesta", en: "no answer")
        case .voicemailLeft:
            LocalizedText(fr: "message laissé", es: "mensaje dejado", en: "voicemail left")
        case .refused: LocalizedText(fr: "refusé", es: "rechazado", en: "refused")
        case .wrongNumber:
            LocalizedText(fr: "mauvais numéro", es: "número equivocado", en: "wrong number")
        }
    }
}

extension CallEnding {
    package var text: LocalizedText {
        switch self {
        case .reached: CallResult.reached.text
        case .refused: CallResult.refused.text
        case .unreachable: LocalizedText(fr: "injoignable", es: "ilocalizable", en: "unreachable")
        case .danger:
            LocalizedText(fr: "alerte de danger", es: "alerta de peligro", en: "danger alert")
        case .noLongerNeeded:
            LocalizedText(fr: "plus nécessaire", es: "ya no es necesaria", en: "no longer needed")
        case .noNumber: LocalizedText(fr: "aucun numéro", es: "sin número", en: "no number")
        case .duplicate: LocalizedText(fr: "en double", es: "duplicada", en: "duplicate")
        case .other: LocalizedText(fr: "autre raison", es: "otro motivo", en: "another reason")
        }
    }
}
