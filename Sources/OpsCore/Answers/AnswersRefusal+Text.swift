/// What somebody is told when nothing can be done about a reply.
extension AnswersRefusal {
    /// `answers.reason`: never renamed, never used for something else.
    package var code: String {
        switch self {
        case .unknownReply: "answers.unknown_reply"
        case .unknownVolunteer: "answers.unknown_volunteer"
        case .notYetDue: "answers.not_yet_due"
        case .notStopped: "answers.not_stopped"
        }
    }

    /// What is in the way, where, and what to do.
    package var text: LocalizedText {
        switch self {
        case .unknownReply:
            LocalizedText(
                fr: "cette réponse n'existe pas ou elle est déjà réglée ; vérifiez son numéro",
                es: "esta respuesta no existe o ya está resuelta; compruebe su número",
                en: "there is no such reply or it is settled already; check its number")
        case .unknownVolunteer:
            LocalizedText(
                fr: "ce bénévole n'est pas sur la liste ; vérifiez le numéro ou l'identifiant",
                es: "este voluntario no está en la lista; compruebe el número o el identificador",
                en: "there is no such volunteer on the roster; check the number or the identifier")
        case .notYetDue(let number):
            LocalizedText(
                fr: "la réponse \(number) n'est pas encore échue ; attendez son échéance",
                es: "la respuesta \(number) aún no ha vencido; espere a su plazo",
                en: "reply \(number) is not due yet; wait for its due time")
        case .notStopped(let number):
            LocalizedText(
                fr: "le bénévole \(number) reçoit des messages ; il n'y a rien à reprendre",
                es: "el voluntario \(number) recibe mensajes; no hay nada que reanudar",
                en: "volunteer \(number) gets messages; there is nothing to resume")
        }
    }
}

extension ReplyReason {
    package var text: LocalizedText {
        switch self {
        case .notUnderstood:
            LocalizedText(fr: "à lire", es: "por leer", en: "to be read")
        case .otherAnswer:
            LocalizedText(
                fr: "a changé de réponse", es: "cambió de respuesta", en: "changed their answer")
        case .notPossible:
            LocalizedText(
                fr: "oui impossible à prendre", es: "sí que no se puede aceptar",
                en: "yes that cannot be taken")
        case .stop:
            LocalizedText(
                fr: "ne veut plus de messages", es: "no quiere más mensajes",
                en: "wants no more messages")
        }
    }
}

extension AnswerWay {
    package var text: LocalizedText {
        switch self {
        case .link: LocalizedText(fr: "par lien", es: "por enlace", en: "by link")
        case .sms: LocalizedText(fr: "par SMS", es: "por SMS", en: "by text message")
        }
    }
}
