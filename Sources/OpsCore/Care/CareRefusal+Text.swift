/// What somebody is told when a care plan cannot do what was asked.
extension CareRefusal {
    /// `care.reason`: never renamed, never used for something else.
    package var code: String {
        switch self {
        case .unknownPlan: "care.unknown_plan"
        case .planOpenAlready: "care.plan_open_already"
        case .unknownSupporter: "care.unknown_supporter"
        case .supporterDoesNotFit: "care.supporter_does_not_fit"
        case .reviewInPast: "care.review_in_past"
        case .reviewTooFarAhead: "care.review_too_far_ahead"
        case .planNotYetDue: "care.plan_not_yet_due"
        case .bothHavePlans: "care.both_have_plans"
        case .planLive: "care.plan_live"
        }
    }

    /// What is in the way, where, and what to do.
    package var text: LocalizedText {
        switch self {
        case .planOpenAlready(let number):
            LocalizedText(
                fr:
                    "cette personne a déjà un plan de suivi, le \(number) ; revoyez-le au lieu d'en "
                    + "ouvrir un autre",
                es:
                    "esta persona ya tiene un plan de acompañamiento, el \(number); revíselo en vez "
                    + "de abrir otro",
                en: "this person has a care plan already, number \(number); review it instead of "
                    + "opening another")
        case .bothHavePlans(let one, let other):
            LocalizedText(
                fr:
                    "chacune des deux a un plan de suivi (\(one) et \(other)) ; terminez celui qui ne "
                    + "vaut plus, puis réunissez-les",
                es:
                    "cada una de las dos tiene un plan de acompañamiento (\(one) y \(other)); termine "
                    + "el que ya no vale y después únalas",
                en:
                    "each of the two has a care plan (\(one) and \(other)); end the one that does not "
                    + "hold any more, then merge them")
        case .planLive(let number):
            LocalizedText(
                fr: "le plan de suivi \(number) de cette personne est en cours ; terminez-le avant "
                    + "d'effacer",
                es: "el plan de acompañamiento \(number) de esta persona está en curso; termínelo "
                    + "antes de suprimir",
                en: "care plan \(number) of this person is under way; end it before erasing")
        case .reviewInPast:
            LocalizedText(
                fr: "la date de revue est passée ; choisissez une date à venir",
                es: "la fecha de revisión ya pasó; elija una fecha futura",
                en: "the review date has passed; choose one to come")
        case .reviewTooFarAhead:
            LocalizedText(
                fr: "la date de revue est dans plus de deux ans ; vérifiez l'année",
                es: "faltan más de dos años para la fecha de revisión; compruebe el año",
                en: "the review date is more than two years ahead; check the year")
        case .planNotYetDue(let number):
            LocalizedText(
                fr: "la revue du plan \(number) n'est pas encore due ; rien à faire pour l'instant",
                es: "la revisión del plan \(number) aún no toca; no hay que hacer nada por ahora",
                en: "the review of plan \(number) is not yet due; nothing to do for now")
        case .unknownPlan, .unknownSupporter, .supporterDoesNotFit: textOfWhom
        }
    }

    private var textOfWhom: LocalizedText {
        switch self {
        case .supporterDoesNotFit(let number, let reason):
            LocalizedText(
                fr: "le bénévole \(number) ne peut pas être le référent : "
                    + "\(reason.text[.fr]) ; choisissez-en un autre",
                es: "la persona voluntaria \(number) no puede ser la persona de referencia: "
                    + "\(reason.text[.es]); elija otra",
                en: "volunteer \(number) cannot be the supporter: \(reason.text[.en]); choose "
                    + "another")
        case .unknownSupporter:
            LocalizedText(
                fr: "ce bénévole n'existe pas ; choisissez-le dans la liste",
                es: "esta persona voluntaria no existe; elíjala en la lista",
                en: "there is no such volunteer; choose one from the list")
        default:
            LocalizedText(
                fr: "ce plan de suivi n'existe pas ou il est terminé ; vérifiez son numéro",
                es: "este plan de acompañamiento no existe o está terminado; compruebe su número",
                en: "there is no such care plan or it has ended; check its number")
        }
    }
}
