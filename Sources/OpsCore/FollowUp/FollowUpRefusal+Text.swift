/// What somebody is told when a planned call cannot do what was asked.
extension FollowUpRefusal {
    /// `followup.reason`: never renamed, never used for something else.
    package var code: String {
        switch self {
        case .unknownCall: "followup.unknown_call"
        case .takenByOther: "followup.taken_by_other"
        case .notTaken: "followup.not_taken"
        case .outsideSafeHours: "followup.outside_safe_hours"
        case .voicemailNotAllowed: "followup.voicemail_not_allowed"
        case .notYetDue: "followup.not_yet_due"
        case .callsRefused: "followup.calls_refused"
        case .hoursNeverMeet: "followup.hours_never_meet"
        case .otherSafeHours: "followup.other_safe_hours"
        case .otherSafePhone: "followup.other_safe_phone"
        case .oneRefusesCalls: "followup.one_refuses_calls"
        case .equalEnds: "followup.equal_ends"
        case .endsBeforeItStarts: "followup.ends_before_it_starts"
        case .tooFarAhead: "followup.too_far_ahead"
        case .questionsDoNotRepeat: "followup.questions_do_not_repeat"
        case .outcomeNeedsRequest: "followup.outcome_needs_request"
        case .answerNeeded: "followup.answer_needed"
        case .nothingWasAsked: "followup.nothing_was_asked"
        case .unmetNeedUnclear: "followup.unmet_need_unclear"
        case .nobodyToCall: "followup.nobody_to_call"
        case .unknownDeployment: "followup.unknown_deployment"
        case .ladderStartsWithoutCall: "followup.ladder_starts_without_call"
        case .ladderWithoutSupervisor: "followup.ladder_without_supervisor"
        case .questionsOnlyCall: "followup.questions_only_call"
        }
    }

    /// What is in the way, where, and what to do.
    package var text: LocalizedText {
        switch self {
        case .unknownCall:
            LocalizedText(
                fr:
                    "cet appel prévu n'existe pas ou il est clos ; vérifiez son numéro dans la liste",
                es:
                    "esta llamada prevista no existe o está cerrada; compruebe su número en la lista",
                en: "there is no such planned call or it is closed; check its number in the list")
        case .takenByOther(let number, let until):
            LocalizedText(
                fr: "l'appel \(number) est pris par quelqu'un d'autre jusqu'à \(until.minuteUTC) ; "
                    + "prenez-en un autre",
                es:
                    "la llamada \(number) la tiene otra persona hasta \(until.minuteUTC); tome otra",
                en:
                    "call \(number) is taken by somebody else until \(until.minuteUTC); take another"
            )
        case .notTaken(let number):
            LocalizedText(
                fr: "l'appel \(number) n'est pris par personne ; rien à rendre",
                es: "nadie tiene la llamada \(number); no hay nada que soltar",
                en: "nobody has taken call \(number); there is nothing to let go")
        case .outsideSafeHours(let number, let safe):
            LocalizedText(
                fr: "appeler maintenant peut mettre la personne en danger ; l'appel \(number) se "
                    + "fait à \(safe.text), heure de chez elle",
                es:
                    "llamar ahora puede poner en peligro a la persona; la llamada \(number) se hace "
                    + "a \(safe.text), hora de su casa",
                en: "to call now may put the person in danger; make call \(number) at "
                    + "\(safe.text), her time")
        case .voicemailNotAllowed(let number):
            LocalizedText(
                fr: "pour l'appel \(number), aucun message ne doit être laissé ; notez « sans "
                    + "réponse », et prévenez un superviseur si un message a été laissé",
                es:
                    "en la llamada \(number) no debe dejarse ningún mensaje; anote «sin respuesta» y "
                    + "avise a un supervisor si se dejó uno",
                en: "no message may be left for call \(number); note \"no answer\", and tell a "
                    + "supervisor if one was left")
        case .notYetDue(let number):
            LocalizedText(
                fr: "l'échéance de l'appel \(number) n'est pas encore passée ; rien à faire pour "
                    + "l'instant",
                es: "el plazo de la llamada \(number) aún no ha vencido; no hay que hacer nada por "
                    + "ahora",
                en: "call \(number) is not yet due; nothing to do for now")
        default: answerText
        }
    }

    /// What is in the way of an answer.
    private var answerText: LocalizedText {
        switch self {
        case .answerNeeded(let number):
            LocalizedText(
                fr:
                    "l'appel \(number) demande si l'aide est venue ; notez aussi la réponse et où en "
                    + "est le besoin (« help », « reason »)",
                es: "la llamada \(number) pregunta si llegó la ayuda; anote también la respuesta y "
                    + "cómo está la necesidad («help», «reason»)",
                en: "call \(number) asks whether help came; note the answer too, and how the need "
                    + "stands (\"help\", \"reason\")")
        case .nothingWasAsked(let number):
            LocalizedText(
                fr: "l'appel \(number) n'a pas demandé si l'aide est venue ; notez seulement son "
                    + "résultat",
                es: "en la llamada \(number) no se preguntó si llegó la ayuda; anote solo su "
                    + "resultado",
                en: "call \(number) did not ask whether help came; note its result alone")
        case .unmetNeedUnclear(let number):
            LocalizedText(
                fr: "appel \(number) : si l'aide n'est venue qu'en partie ou pas du tout, dites "
                    + "pourquoi (« unmet ») ; si elle est venue, ne le dites pas",
                es: "llamada \(number): si la ayuda llegó solo en parte o no llegó, diga por qué "
                    + "(«unmet»); si llegó, no lo diga",
                en:
                    "call \(number): where help came partly or not at all, say why (\"unmet\"); where it "
                    + "came, do not")
        default: planningText
        }
    }

    private static func list(_ numbers: [Int64]) -> String {
        numbers.map { "\($0)" }.joined(separator: ", ")
    }

    /// What is in the way of planning, and of rules.
    private var planningText: LocalizedText {
        switch self {
        case .callsRefused:
            LocalizedText(
                fr: "cette personne ne veut pas être appelée ; si elle le demande maintenant, "
                    + "dites-le : « askedFor »",
                es: "esta persona no quiere que la llamen; si ahora lo pide, indíquelo: «askedFor»",
                en: "this person does not want to be called; if she asks for it now, say so: "
                    + "\"askedFor\"")
        case .hoursNeverMeet:
            LocalizedText(
                fr: "les heures préférées sont toutes hors des heures sûres ; demandez d'autres "
                    + "heures",
                es: "las horas preferidas quedan todas fuera de las horas seguras; pregunte otras "
                    + "horas",
                en: "the preferred hours all lie outside the safe hours; ask for other hours")
        case .otherSafePhone:
            LocalizedText(
                fr:
                    "cette personne a dit un autre numéro sûr, où on l'appelle toujours ; ne dites pas de "
                    + "numéro avec l'appel, ou corrigez-le d'abord avec elle (« person correct "
                    + "--safe-phone »)",
                es:
                    "esta persona ha dicho otro número seguro, al que se la llama siempre; no diga un "
                    + "número con la llamada, o corríjalo antes con ella («person correct --safe-phone»)",
                en:
                    "this person has told another safe number, at which she is always called; say no "
                    + "number with the call, or correct it with her first (\"person correct "
                    + "--safe-phone\")")
        case .oneRefusesCalls(let owed):
            LocalizedText(
                fr:
                    "l'une des deux ne veut pas être appelée, et l'autre attend encore des appels "
                    + "(\(Self.list(owed))) ; demandez-lui, puis annulez-les (« call cancel ») ou prévoyez-en "
                    + "un qu'elle demande (« call plan --asked »), et fusionnez ensuite",
                es:
                    "una de las dos no quiere que la llamen, y a la otra se le deben llamadas "
                    + "(\(Self.list(owed))); pregúntele, y anúlelas («call cancel») o prevea una que pida "
                    + "(«call plan --asked»); después únalas",
                en:
                    "one of the two does not want to be called, and the other is owed calls "
                    + "(\(Self.list(owed))); ask her, then cancel them (\"call cancel\") or plan one that she "
                    + "asks for (\"call plan --asked\"), and merge after that")
        case .otherSafeHours(let hours):
            LocalizedText(
                fr:
                    "cette personne a dit d'autres heures sûres : \(hours.text) ; ne les dites pas avec "
                    + "l'appel, ou corrigez-les d'abord avec elle (« person correct --safe-hours »)",
                es: "esta persona ha dicho otras horas seguras: \(hours.text); no las diga con la "
                    + "llamada, o corríjalas antes con ella («person correct --safe-hours»)",
                en:
                    "this person has said other safe hours: \(hours.text); do not say them with the "
                    + "call, or first correct them with her (\"person correct --safe-hours\")")
        case .equalEnds(let hours):
            LocalizedText(
                fr: "les heures \(hours.text) finissent quand elles commencent ; dites de quand à "
                    + "quand (14:00-16:00), ou 00:00-24:00 pour toute la journée",
                es: "las horas \(hours.text) terminan cuando empiezan; diga desde cuándo y hasta "
                    + "cuándo (14:00-16:00), o 00:00-24:00 para todo el día",
                en: "the hours \(hours.text) end when they begin; say from when until when "
                    + "(14:00-16:00), or 00:00-24:00 for the whole day")
        case .endsBeforeItStarts:
            LocalizedText(
                fr: "la série finirait avant de commencer ; choisissez une fin plus tardive",
                es: "la serie acabaría antes de empezar; elija un final posterior",
                en: "the series would end before it starts; choose a later end")
        case .tooFarAhead:
            LocalizedText(
                fr: "cette date est dans plus de deux ans ; vérifiez l'année",
                es: "faltan más de dos años para esa fecha; compruebe el año",
                en: "that date is more than two years ahead; check the year")
        case .questionsDoNotRepeat:
            LocalizedText(
                fr:
                    "cet appel ne se fait qu'une fois ; pour une série, choisissez « friendly_call »",
                es: "esta llamada solo se hace una vez; para una serie elija «friendly_call»",
                en: "such a call is made once; for a series choose \"friendly_call\"")
        case .outcomeNeedsRequest:
            LocalizedText(
                fr: "il faut dire de quelle demande on prend des nouvelles ; indiquez son numéro",
                es: "hay que decir por qué solicitud se pregunta; indique su número",
                en: "say which request is asked about; give its number")
        case .nobodyToCall:
            LocalizedText(
                fr:
                    "de ce contact on ne connaît personne à appeler ; ajoutez un nom ou un numéro au "
                    + "contact, sauf s'il est anonyme",
                es: "de este contacto no se conoce a nadie a quien llamar; añada un nombre o un "
                    + "número al contacto, salvo que sea anónimo",
                en: "nobody to call is known of this contact; add a name or a number to it, unless "
                    + "it is anonymous")
        case .unknownDeployment:
            LocalizedText(
                fr: "ce déploiement n'existe pas ; choisissez-le dans la liste",
                es: "este despliegue no existe; elíjalo en la lista",
                en: "there is no such deployment; choose it from the list")
        default: ladderText
        }
    }

    private var ladderText: LocalizedText {
        switch self {
        case .ladderStartsWithoutCall:
            LocalizedText(
                fr: "une échelle commence par un appel ; mettez « call » en premier",
                es: "una escala empieza con una llamada; ponga «call» en primer lugar",
                en: "a ladder begins with a call; put \"call\" first")
        case .ladderWithoutSupervisor:
            LocalizedText(
                fr:
                    "une échelle finit par un superviseur, et par lui seul, pour que personne ne soit "
                    + "oublié ; mettez « supervisor » en dernier",
                es:
                    "una escala termina con un supervisor, y solo con él, para que nadie quede en el "
                    + "olvido; ponga «supervisor» al final",
                en:
                    "a ladder ends with a supervisor, and there alone, so that nobody is forgotten; "
                    + "put \"supervisor\" last")
        default:
            LocalizedText(
                fr: "pour une question on ne fait qu'appeler ; gardez « call » et « voicemail »",
                es: "para una pregunta solo se llama; deje «call» y «voicemail»",
                en: "for a question people are only called; keep \"call\" and \"voicemail\"")
        }
    }
}

extension Instant {
    /// `2020-03-23 08:20 UTC`: the core knows no other clock.
    var minuteUTC: String {
        let text = rfc3339
        return "\(text.prefix(10)) \(text.dropFirst(11).prefix(5)) UTC"
    }
}
