/// What somebody is told when nothing can be done about a message.
extension MessagesRefusal {
    /// `messages.reason`: never renamed, never used for something else.
    package var code: String {
        switch self {
        case .unknownDeployment: "messages.unknown_deployment"
        case .notDead: "messages.not_dead"
        case .notToRing: "messages.not_to_ring"
        case .tooLate: "messages.too_late"
        case .notSending: "messages.not_sending"
        }
    }

    /// What is in the way, where, and what to do.
    package var text: LocalizedText {
        switch self {
        case .unknownDeployment:
            LocalizedText(
                fr: "ce déploiement n'existe pas : vérifiez son identifiant",
                es: "este despliegue no existe: compruebe su identificador",
                en: "there is no such deployment: check its identifier")
        case .notDead(let number):
            LocalizedText(
                fr:
                    "le message \(number) n'est pas à renvoyer : il est parti, attend encore, ou sa mission est finie",
                es:
                    "el mensaje \(number) no hay que reenviarlo: salió, aún espera o su misión terminó",
                en: "message \(number) is not to be sent again: it went out, still waits, or its "
                    + "mission is over")
        case .notToRing(let number):
            LocalizedText(
                fr:
                    "le message \(number) n'est pas à dire au téléphone : il est reçu, part encore, ou "
                    + "n'est plus utile",
                es: "el mensaje \(number) no hay que decirlo por teléfono: llegó, aún sale o ya no "
                    + "hace falta",
                en:
                    "message \(number) is not to be told by telephone: it has arrived, still goes out, "
                    + "or is not needed any more")
        case .tooLate(let number):
            LocalizedText(
                fr: "le message \(number) arrive trop tard : sa question a expiré, téléphonez",
                es: "el mensaje \(number) llega tarde: su pregunta venció, telefonee",
                en: "message \(number) is too late: its question has expired, telephone instead")
        case .notSending(let number):
            LocalizedText(
                fr:
                    "le message \(number) ne part pas : les messages de son déploiement sont retenus ou "
                    + "coupés, téléphonez",
                es:
                    "el mensaje \(number) no sale: los mensajes de su despliegue están retenidos o "
                    + "apagados, telefonee",
                en: "message \(number) does not go out: the messages of its deployment are held or "
                    + "off, telephone instead")
        }
    }
}
