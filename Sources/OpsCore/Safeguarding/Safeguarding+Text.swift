/// Concerns in the words of the screens.
extension ConcernState {
    package var text: LocalizedText {
        switch self {
        case .raised: LocalizedText(fr: "à décider", es: "por decidir", en: "to be decided")
        case .decided: LocalizedText(fr: "en cours", es: "en curso", en: "being worked on")
        case .closed: LocalizedText(fr: "close", es: "cerrada", en: "closed")
        }
    }
}

extension ConcernDecision {
    package var text: LocalizedText {
        switch self {
        case .watch: LocalizedText(fr: "suivre de près", es: "seguir de cerca", en: "keep watch")
        case .askAdviser:
            LocalizedText(
                fr: "demander conseil d'abord", es: "pedir consejo antes", en: "ask advice first")
        case .formalIncident:
            LocalizedText(
                fr: "ouvrir un incident", es: "abrir un incidente formal",
                en: "open a formal incident")
        case .report:
            LocalizedText(
                fr: "signaler à l'autorité", es: "comunicar a la autoridad",
                en: "report to the authority")
        case .emergency:
            LocalizedText(
                fr: "secours immédiats", es: "emergencias de inmediato",
                en: "emergency services at once")
        case .unfounded: LocalizedText(fr: "infondée", es: "infundada", en: "unfounded")
        }
    }
}

extension ConcernEnding {
    package var text: LocalizedText {
        switch self {
        case .safe:
            LocalizedText(
                fr: "la personne est en sécurité", es: "la persona está a salvo",
                en: "the person is safe")
        case .handedOver:
            LocalizedText(
                fr: "transmise à qui en répond", es: "traspasada a quien responde de ella",
                en: "handed over to who answers for it")
        case .unfounded: LocalizedText(fr: "infondée", es: "infundada", en: "unfounded")
        case .duplicate: LocalizedText(fr: "en double", es: "duplicada", en: "duplicate")
        case .other: LocalizedText(fr: "autre motif", es: "otro motivo", en: "another reason")
        }
    }
}

extension SafeguardingRefusal {
    /// `safeguarding.reason`: never renamed, never used for something else.
    package var code: String {
        switch self {
        case .unknownConcern: "safeguarding.unknown_concern"
        case .nobodyConcerned: "safeguarding.nobody_concerned"
        case .undecided: "safeguarding.undecided"
        case .actionsOpen: "safeguarding.actions_open"
        case .unknownAction: "safeguarding.unknown_action"
        case .deadlinePassed: "safeguarding.deadline_passed"
        case .notYetDue: "safeguarding.not_yet_due"
        }
    }

    /// What is in the way, where, and what to do.
    package var text: LocalizedText {
        switch self {
        case .unknownConcern:
            LocalizedText(
                fr: "cette situation n'existe pas ou elle est close ; vérifiez son numéro",
                es: "esta situación no existe o está cerrada; compruebe su número",
                en: "there is no such concern or it is closed; check its number")
        case .nobodyConcerned:
            LocalizedText(
                fr: "de qui s'agit-il ? indiquez le contact ou la personne",
                es: "¿de quién se trata? indique el contacto o la persona",
                en: "whom is it about? name the contact or the person")
        case .undecided(let number):
            LocalizedText(
                fr: "la situation \(number) attend la décision d'un superviseur ; décidez d'abord",
                es: "la situación \(number) espera la decisión de un supervisor; decida antes",
                en: "concern \(number) waits for a supervisor's decision; decide first")
        case .actionsOpen(let number, let count):
            LocalizedText(
                fr: "situation \(number) : actions encore à faire, \(count) ; notez leur résultat, "
                    + "puis closez",
                es: "situación \(number): acciones por hacer, \(count); anote su resultado y "
                    + "cierre después",
                en: "concern \(number): actions still to be done, \(count); note what came of "
                    + "them, then close")
        case .unknownAction(let number, let action):
            LocalizedText(
                fr: "la situation \(number) n'a pas d'action \(action) à faire ; vérifiez son "
                    + "numéro",
                es: "la situación \(number) no tiene la acción \(action) por hacer; compruebe su "
                    + "número",
                en: "concern \(number) has no action \(action) to be done; check its number")
        case .deadlinePassed(let number):
            LocalizedText(
                fr: "situation \(number) : cette échéance est passée ; choisissez-en une à venir",
                es: "situación \(number): ese plazo ya ha pasado; elija uno futuro",
                en: "concern \(number): that deadline has passed; choose one to come")
        case .notYetDue(let number):
            LocalizedText(
                fr: "l'échéance de la situation \(number) n'est pas encore passée ; rien à faire "
                    + "pour l'instant",
                es: "el plazo de la situación \(number) aún no ha vencido; no hay que hacer nada "
                    + "por ahora",
                en: "concern \(number) is not yet due; nothing to do for now")
        }
    }
}
