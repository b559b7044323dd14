/// Danger in the words of the screens.
extension DangerState {
    package var text: LocalizedText {
        switch self {
        case .open: LocalizedText(fr: "ouverte", es: "abierta", en: "open")
        case .taken: LocalizedText(fr: "prise en charge", es: "atendida", en: "taken")
        case .closed: LocalizedText(fr: "close", es: "cerrada", en: "closed")
        }
    }
}

extension DangerOutcome {
    package var text: LocalizedText {
        switch self {
        case .serviceTookOver:
            LocalizedText(
                fr: "prise en charge par les secours", es: "a cargo de los servicios de emergencia",
                en: "an emergency service took over")
        case .safe:
            LocalizedText(
                fr: "la personne est en sécurité", es: "la persona está a salvo",
                en: "the person is safe")
        case .referred: LocalizedText(fr: "orientée", es: "derivada", en: "referred")
        case .falseAlarm:
            LocalizedText(fr: "fausse alerte", es: "falsa alarma", en: "false alarm")
        case .notFound:
            LocalizedText(
                fr: "personne introuvable", es: "persona no localizada", en: "person not found")
        case .duplicate:
            LocalizedText(fr: "même danger ailleurs", es: "mismo peligro en otra", en: "duplicate")
        case .other: LocalizedText(fr: "autre issue", es: "otro desenlace", en: "another outcome")
        }
    }
}

extension DangerRefusal {
    /// `danger.reason`: never renamed, never used for something else.
    package var code: String {
        switch self {
        case .unknownAlert: "danger.unknown_alert"
        case .alreadyTaken: "danger.already_taken"
        case .notYetDue: "danger.not_yet_due"
        case .alreadyAbout: "danger.already_about"
        case .contactErased: "danger.contact_erased"
        }
    }

    /// What is in the way, where, and what to do.
    package var text: LocalizedText {
        switch self {
        case .unknownAlert:
            LocalizedText(
                fr: "cette alerte de danger n'existe pas ou elle est close ; vérifiez son numéro, "
                    + "ou ouvrez-en une",
                es: "esta alerta de peligro no existe o está cerrada; compruebe su número o abra "
                    + "otra",
                en: "there is no such danger alert or it is closed; check its number, or open one")
        case .alreadyTaken(let number):
            LocalizedText(
                fr: "l'alerte \(number) est déjà prise en charge ; aidez qui l'a prise",
                es: "la alerta \(number) ya está atendida; ayude a quien la atiende",
                en: "alert \(number) is taken already; help whoever took it")
        case .notYetDue(let number):
            LocalizedText(
                fr: "l'échéance de l'alerte \(number) n'est pas encore passée ; rien à faire pour "
                    + "l'instant",
                es: "el plazo de la alerta \(number) aún no ha vencido; no hay que hacer nada por "
                    + "ahora",
                en: "alert \(number) is not yet due; nothing to do for now")
        case .alreadyAbout(let number):
            LocalizedText(
                fr: "l'alerte \(number) a déjà son contact, qui reste ; pour quelqu'un d'autre, "
                    + "ouvrez une autre alerte",
                es: "la alerta \(number) ya tiene su contacto, que se queda; para otra persona, "
                    + "abra otra alerta",
                en: "alert \(number) has its contact already, which stays; for somebody else, open "
                    + "another alert")
        case .contactErased(let number):
            LocalizedText(
                fr: "ce qui était noté de ce contact est effacé ; rattachez l'alerte \(number) à "
                    + "un autre contact",
                es: "lo que se anotó de este contacto está suprimido; relacione la alerta "
                    + "\(number) con otro contacto",
                en: "what was noted of this contact is erased; name another contact for alert "
                    + "\(number)")
        }
    }
}
