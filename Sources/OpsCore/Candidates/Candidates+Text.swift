/// Candidates in the words of the screens.
extension CandidateState {
    package var text: LocalizedText {
        switch self {
        case .offered: LocalizedText(fr: "s'est proposé", es: "se ofreció", en: "offered")
        case .spokenTo: LocalizedText(fr: "entretien fait", es: "entrevista hecha", en: "spoken to")
        case .checked: LocalizedText(fr: "vérifié", es: "verificado", en: "checked")
        case .trained: LocalizedText(fr: "formé", es: "formado", en: "trained")
        case .admitted: LocalizedText(fr: "admis", es: "admitido", en: "admitted")
        case .declined: LocalizedText(fr: "refusé", es: "rechazado", en: "declined")
        case .withdrew: LocalizedText(fr: "s'est retiré", es: "se retiró", en: "withdrew")
        case .merged: LocalizedText(fr: "réuni", es: "unido", en: "merged")
        case .erased: LocalizedText(fr: "effacé", es: "suprimido", en: "erased")
        }
    }
}

extension CandidateStage {
    package var text: LocalizedText { CandidateState(self).text }

    /// What must be done for it, in a sentence.
    fileprivate var task: LocalizedText {
        switch self {
        case .offered: LocalizedText(fr: "l'offre", es: "el ofrecimiento", en: "the offer")
        case .spokenTo:
            LocalizedText(fr: "l'entretien", es: "la entrevista", en: "the conversation")
        case .checked: LocalizedText(fr: "la vérification", es: "la verificación", en: "the check")
        case .trained: LocalizedText(fr: "la formation", es: "la formación", en: "the training")
        }
    }
}

extension CandidateDeclineReason {
    package var text: LocalizedText {
        switch self {
        case .underAge: LocalizedText(fr: "trop jeune", es: "demasiado joven", en: "under age")
        case .checkFailed:
            LocalizedText(
                fr: "vérification non concluante", es: "verificación no superada",
                en: "the check did not hold")
        case .unsuitable:
            LocalizedText(
                fr: "ne convient pas à ce bénévolat", es: "no encaja en este voluntariado",
                en: "not suited to this work")
        case .unreachable: LocalizedText(fr: "injoignable", es: "ilocalizable", en: "unreachable")
        case .noTask:
            LocalizedText(
                fr: "rien à lui confier ici", es: "no hay tarea aquí", en: "nothing to do here")
        case .other: LocalizedText(fr: "autre raison", es: "otro motivo", en: "another reason")
        }
    }
}

/// What somebody is told when a candidate cannot go on as was asked.
extension CandidateRefusal {
    /// `candidate.reason`: never renamed, never used for something else.
    package var code: String {
        switch self {
        case .unknownCandidate: "candidate.unknown_candidate"
        case .unknownTerritory: "candidate.unknown_territory"
        case .stageMissing: "candidate.stage_missing"
        case .notAhead: "candidate.not_ahead"
        case .notBehind: "candidate.not_behind"
        case .nothingLeft: "candidate.nothing_left"
        case .checkUnsaid: "candidate.check_unsaid"
        case .checkOver: "candidate.check_over"
        case .vettedByCheckAlone: "candidate.vetted_by_check_alone"
        case .accompaniedTooLong: "candidate.accompanied_too_long"
        case .nothingToChange: "candidate.nothing_to_change"
        case .merged: "candidate.merged"
        case .admitted: "candidate.admitted"
        case .notMerged: "candidate.not_merged"
        case .chainOfMerges: "candidate.chain_of_merges"
        case .unknownTwin: "candidate.unknown_twin"
        case .notYetDue: "candidate.not_yet_due"
        case .notAnOffer: "candidate.not_an_offer"
        case .contactTaken: "candidate.contact_taken"
        case .nameless: "candidate.nameless"
        case .refTaken: "candidate.ref_taken"
        case .live: "candidate.live"
        }
    }

    /// What is in the way, where, and what to do.
    package var text: LocalizedText {
        switch self {
        case .stageMissing(let number, let stage):
            LocalizedText(
                fr: "le territoire du candidat \(number) exige d'abord \(stage.task.fr) ; notez-la "
                    + "avant",
                es: "el territorio de la candidatura \(number) exige antes \(stage.task.es); "
                    + "anótelo primero",
                en: "the territory of candidate \(number) requires \(stage.task.en) first; note it "
                    + "before")
        case .notAhead(let number, let stage):
            LocalizedText(
                fr:
                    "pour le candidat \(number), \(stage.task.fr) est déjà derrière ; choisissez une "
                    + "étape à venir",
                es: "en la candidatura \(number), \(stage.task.es) ya pasó; elija una etapa futura",
                en: "for candidate \(number), \(stage.task.en) is past already; choose a stage to "
                    + "come")
        case .notBehind(let number):
            LocalizedText(
                fr: "le candidat \(number) n'a pas dépassé cette étape ; choisissez-en une d'avant",
                es: "la candidatura \(number) no ha pasado de esa etapa; elija una anterior",
                en: "candidate \(number) is not past that stage; choose an earlier one")
        case .nothingLeft(let number):
            LocalizedText(
                fr:
                    "tout ce qu'exige son territoire est fait pour le candidat \(number) ; il reste "
                    + "à l'admettre",
                es: "en la candidatura \(number) está hecho todo lo que exige su territorio; queda "
                    + "admitirla",
                en: "all that the territory requires is done for candidate \(number); what is left "
                    + "is to admit them")
        case .checkOver(let number):
            LocalizedText(
                fr: "ce jour est passé : le candidat \(number) ne serait pas habilité ; vérifiez "
                    + "l'année",
                es:
                    "ese día ya pasó: la candidatura \(number) no quedaría acreditada; compruebe el "
                    + "año",
                en: "that day is over: candidate \(number) would not be vetted; check the year")
        case .checkUnsaid(let number):
            LocalizedText(
                fr: "dites jusqu'à quand vaut la vérification du candidat \(number), et pour quoi",
                es: "diga hasta cuándo vale la verificación de la candidatura \(number) y para qué",
                en: "say until when the check of candidate \(number) holds, and for what")
        case .vettedByCheckAlone:
            LocalizedText(
                fr: "un candidat est habilité par l'étape « vérifié », et par rien d'autre ; notez "
                    + "cette étape",
                es: "una candidatura se acredita en la etapa «verificado» y en ninguna otra; anote "
                    + "esa etapa",
                en: "a candidate is vetted by the stage \"checked\" and by nothing else; note that "
                    + "stage")
        case .accompaniedTooLong:
            LocalizedText(
                fr:
                    "une admission d'urgence vaut d'aujourd'hui à \(Accompaniment.longest) jours au "
                    + "plus ; choisissez un jour plus proche",
                es: "una admisión de urgencia vale desde hoy \(Accompaniment.longest) días como "
                    + "máximo; elija un día más cercano",
                en:
                    "an emergency admission holds from today for \(Accompaniment.longest) days at the "
                    + "most; choose a nearer day")
        default: textOfWhom
        }
    }

    private var textOfWhom: LocalizedText {
        switch self {
        case .unknownTerritory(let code):
            LocalizedText(
                fr: "le territoire \(code.text) n'est pas enregistré ; choisissez-en un autre",
                es: "el territorio \(code.text) no está registrado; elija otro",
                en: "territory \(code.text) is not registered; choose another one")
        case .nothingToChange(let number):
            LocalizedText(
                fr: "le candidat \(number) est déjà noté ainsi ; rien à changer",
                es: "la candidatura \(number) ya consta así; no hay nada que cambiar",
                en: "candidate \(number) is noted like this already; nothing to change")
        case .merged(let number):
            LocalizedText(
                fr:
                    "le candidat \(number) est réuni avec quelqu'un d'autre ; agissez sur l'autre, ou "
                    + "séparez-les",
                es: "la candidatura \(number) está unida a otra persona; actúe en la otra o "
                    + "sepárelas",
                en:
                    "candidate \(number) is merged with somebody else; act on the other, or separate "
                    + "them")
        case .admitted(let number, let volunteer):
            LocalizedText(
                fr:
                    "le candidat \(number) est le bénévole \(volunteer) depuis une admission "
                    + "d'urgence ; modifiez le bénévole, ou notez l'étape suivante",
                es: "la candidatura \(number) es la persona voluntaria \(volunteer) desde una "
                    + "admisión de urgencia; modifique a la persona voluntaria o anote la etapa "
                    + "siguiente",
                en:
                    "candidate \(number) is volunteer \(volunteer) since an emergency admission; "
                    + "change the volunteer, or note the next stage")
        case .notMerged(let number):
            LocalizedText(
                fr: "le candidat \(number) n'est réuni avec personne ; rien à séparer",
                es: "la candidatura \(number) no está unida a nadie; no hay nada que separar",
                en: "candidate \(number) is merged with nobody; nothing to separate")
        case .chainOfMerges:
            LocalizedText(
                fr:
                    "l'un des deux est déjà réuni avec un autre ; séparez-les d'abord, ou réunissez "
                    + "avec celui qui reste",
                es: "una de las dos ya está unida a otra; sepárelas antes o únala a la que queda",
                en: "one of the two is merged with another already; separate them first, or merge "
                    + "with the one that is kept")
        case .unknownTwin:
            LocalizedText(
                fr: "il n'y a personne d'autre sous ce numéro avec qui réunir ; vérifiez-le",
                es: "no hay otra persona con ese número con quien unir; compruébelo",
                en: "there is nobody else under this number to merge with; check it")
        case .notYetDue(let number):
            LocalizedText(
                fr: "rien n'est encore dû pour le candidat \(number) ; rien à faire pour l'instant",
                es: "aún no toca nada en la candidatura \(number); no hay que hacer nada por ahora",
                en: "nothing is due yet for candidate \(number); nothing to do for now")
        case .notAnOffer:
            LocalizedText(
                fr: "ce contact n'est pas une offre de bénévolat ; vérifiez son numéro",
                es: "este contacto no es un ofrecimiento de voluntariado; compruebe su número",
                en: "this contact is no volunteer offer; check its number")
        case .nameless:
            LocalizedText(
                fr: "ce contact ne dit pas de nom ; indiquez celui de qui se propose",
                es: "este contacto no dice ningún nombre; indique el de quien se ofrece",
                en: "this contact tells no name; say that of whoever offers to help")
        case .contactTaken(let number):
            LocalizedText(
                fr: "cette offre est déjà celle du candidat \(number) ; rien à ajouter",
                es:
                    "este ofrecimiento ya es el de la candidatura \(number); no hay nada que añadir",
                en: "this offer is candidate \(number) already; nothing to add")
        case .refTaken(let number):
            LocalizedText(
                fr: "cette référence est celle du candidat \(number) ; corrigez l'une des deux",
                es: "esta referencia es la de la candidatura \(number); corrija una de las dos",
                en: "this reference is that of candidate \(number); put one of the two right")
        case .live(let number):
            LocalizedText(
                fr:
                    "l'offre de cette personne, candidat \(number), n'est pas close ; closez-la avant "
                    + "d'effacer",
                es: "el ofrecimiento de esta persona, candidatura \(number), no está cerrado; "
                    + "ciérrelo antes de suprimir",
                en: "the offer of this person, candidate \(number), is not closed; close it before "
                    + "erasing")
        default:
            LocalizedText(
                fr: "ce candidat n'existe pas, ou son offre est close ; vérifiez son numéro",
                es: "esta candidatura no existe o está cerrada; compruebe su número",
                en: "there is no such candidate, or their offer is closed; check the number")
        }
    }
}
