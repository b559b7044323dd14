extension PrivacyRefusal {
    /// `privacy.reason`: never renamed, never used for something else.
    package var code: String {
        switch self {
        case .nothingToCorrect: "privacy.nothing_to_correct"
        case .unknownNote: "privacy.unknown_note"
        case .alreadyErased: "privacy.already_erased"
        case .othersMayBeHer: "privacy.others_may_be_her"
        case .noWordsOfErased: "privacy.no_words_of_erased"
        case .requestLive: "privacy.request_live"
        case .dangerLive: "privacy.danger_live"
        case .callLive: "privacy.call_live"
        case .concernLive: "privacy.concern_live"
        case .moneyOpen: "privacy.money_open"
        case .onHold: "privacy.on_hold"
        case .alreadyOnHold: "privacy.already_on_hold"
        case .notOnHold: "privacy.not_on_hold"
        case .notNameless: "privacy.not_nameless"
        case .volunteerOnMission: "privacy.volunteer_on_mission"
        case .volunteerInTeam: "privacy.volunteer_in_team"
        case .volunteerHasAsset: "privacy.volunteer_has_asset"
        case .volunteerHasMoney: "privacy.volunteer_has_money"
        case .volunteerSupports: "privacy.volunteer_supports"
        case .volunteerInAlarm: "privacy.volunteer_in_alarm"
        case .candidateIsVolunteer: "privacy.candidate_is_volunteer"
        case .consentWithdrawnAlready: "privacy.consent_withdrawn_already"
        case .consentInFuture: "privacy.consent_in_future"
        case .retentionNotDue: "privacy.retention_not_due"
        case .notAnonymous: "privacy.not_anonymous"
        case .consentNeeded: "privacy.consent_needed"
        }
    }

    /// What is in the way, where, and what to do.
    package var text: LocalizedText {
        switch self {
        case .nothingToCorrect:
            LocalizedText(
                fr: "rien n'est à corriger dans ce qui a été dit ; dites ce qui est juste, ou ce "
                    + "qui doit être retiré",
                es: "no hay nada que corregir en lo dicho; diga lo que es correcto o lo que debe "
                    + "quitarse",
                en: "nothing in what was said is to be corrected; say what is right, or what is to "
                    + "be taken out")
        case .unknownNote(let number):
            LocalizedText(
                fr: "la note \(number) n'est pas sur cette personne ; les numéros sont dans la "
                    + "copie de ses données",
                es: "la nota \(number) no es sobre esta persona; los números están en la copia de "
                    + "sus datos",
                en: "note \(number) is not about this person; the numbers stand in the copy of "
                    + "their data")
        case .alreadyErased:
            LocalizedText(
                fr: "plus rien n'est gardé sur cette personne, tout a été effacé ; voir la preuve "
                    + "d'effacement",
                es: "ya no se guarda nada sobre esta persona, todo se suprimió; vea la prueba de "
                    + "supresión",
                en: "nothing is held on this person any more, all was erased; see the proof of "
                    + "erasure")
        case .othersMayBeHer(let count):
            LocalizedText(
                fr: "d'autres fiches peuvent être cette personne (\(count)) et resteraient ; "
                    + "réunissez-les d'abord (person duplicates, person merge), ou dites que vous "
                    + "n'effacez que celles-ci (« theseOnly »)",
                es: "otras fichas pueden ser esta persona (\(count)) y quedarían; únalas antes "
                    + "(person duplicates, person merge) o diga que suprime solo estas "
                    + "(«theseOnly»)",
                en: "others may be this person (\(count)) and would stay; merge them first (person "
                    + "duplicates, person merge), or say that you erase these only "
                    + "(\"theseOnly\")")
        case .noWordsOfErased:
            LocalizedText(
                fr:
                    "cette personne a été effacée : plus aucun mot ne se garde à son sujet ; refaites "
                    + "sans texte, ou sans la nommer",
                es:
                    "esta persona fue suprimida: ya no se guarda ninguna palabra sobre ella; hágalo sin "
                    + "texto, o sin nombrarla",
                en: "this person was erased: no words about them are kept any more; do it without "
                    + "text, or without naming them")
        case .requestLive(let number):
            LocalizedText(
                fr: "la demande \(number) de cette personne est en cours ; menez-la à son issue ou "
                    + "annulez-la, puis effacez",
                es: "la solicitud \(number) de esta persona está en curso; llévela a su desenlace "
                    + "o cancélela y suprima después",
                en: "request \(number) of this person is live; bring it to its outcome or cancel "
                    + "it, then erase")
        case .dangerLive(let number):
            LocalizedText(
                fr: "l'alerte de danger \(number) de cette personne n'est pas close ; clôturez-la "
                    + "avec son issue, puis effacez",
                es: "la alerta de peligro \(number) de esta persona no está cerrada; ciérrela con "
                    + "su desenlace y suprima después",
                en: "danger alert \(number) of this person is not closed; close it with its "
                    + "outcome, then erase")
        case .callLive(let number):
            LocalizedText(
                fr: "l'appel \(number) est encore dû à cette personne ; passez-le ou annulez-le, "
                    + "puis effacez",
                es: "la llamada \(number) aún se debe a esta persona; hágala o cancélela y "
                    + "suprima después",
                en: "call \(number) is still owed to this person; make it or cancel it, then erase")
        case .concernLive(let number):
            LocalizedText(
                fr: "la situation préoccupante \(number) de cette personne n'est pas close : ses "
                    + "données sont gardées ; qu'un superviseur la close, puis effacez",
                es: "la situación de riesgo \(number) de esta persona no está cerrada: sus datos "
                    + "se conservan; que un supervisor la cierre y suprima después",
                en: "safeguarding concern \(number) about this person is not closed: what is held "
                    + "is kept; have a supervisor close it, then erase")
        case .moneyOpen(let mission):
            LocalizedText(
                fr: "l'argent de la mission \(mission) pour cette personne n'est pas rapproché ; "
                    + "faites-le compter par deux personnes, puis effacez",
                es: "el dinero de la misión \(mission) para esta persona no está cuadrado; que lo "
                    + "cuenten dos personas y suprima después",
                en:
                    "the money of mission \(mission) for this person is not accounted for; have two "
                    + "people count it, then erase")
        case .volunteerOnMission, .volunteerInTeam, .volunteerHasAsset, .volunteerHasMoney,
            .volunteerSupports, .volunteerInAlarm, .candidateIsVolunteer:
            textOfVolunteer
        case .onHold:
            LocalizedText(
                fr: "les données de cette personne doivent être gardées pour l'instant ; levez "
                    + "d'abord la conservation obligatoire",
                es: "los datos de esta persona deben conservarse por ahora; levante primero la "
                    + "conservación obligatoria",
                en: "what is held on this person must be kept for now; lift the legal hold first")
        case .alreadyOnHold:
            LocalizedText(
                fr: "les données de cette personne doivent déjà être gardées ; rien à faire",
                es: "los datos de esta persona ya deben conservarse; no hay nada que hacer",
                en: "this person is on legal hold already; nothing to do")
        case .notNameless:
            LocalizedText(
                fr: "on sait de qui il s'agit : conservez la personne (person hold), ou le contact "
                    + "de l'alerte",
                es: "se sabe de quién se trata: conserve a la persona (person hold), o el contacto "
                    + "de la alerta",
                en: "it is known whom this is about: hold the person (person hold), or the contact "
                    + "of the alert")
        case .notOnHold:
            LocalizedText(
                fr: "aucune conservation obligatoire ne porte sur cette personne ; vérifiez "
                    + "l'identifiant",
                es: "esta persona no tiene conservación obligatoria; compruebe el identificador",
                en: "this person is on no legal hold; check the identifier")
        case .consentWithdrawnAlready:
            LocalizedText(
                fr: "cela est noté déjà : la personne ne le permet pas ; rien à faire",
                es: "ya está anotado: la persona no lo permite; no hay nada que hacer",
                en: "this is noted already: the person does not allow it; nothing to do")
        case .retentionNotDue:
            LocalizedText(
                fr: "ce n'est pas encore l'heure d'effacer ce qui a assez été gardé ; rien à faire",
                es:
                    "aún no es hora de suprimir lo que ya se ha guardado bastante; no hay que hacer "
                    + "nada",
                en: "it is not yet time to erase what was kept long enough; nothing to do")
        case .notAnonymous:
            LocalizedText(
                fr: "ce contact n'est pas anonyme, ou ne l'est plus ; ajoutez simplement le nom",
                es: "este contacto no es anónimo o ya no lo es; añada simplemente el nombre",
                en: "this contact is not anonymous, or no longer; simply add the name")
        case .consentNeeded:
            LocalizedText(
                fr:
                    "si la personne le souhaite, son accord est à noter (« consentBy ») "
                    + "; sans accord, seuls le danger de mort ou la loi lèvent l'anonymat",
                es: "si la persona lo desea, hay que anotar su acuerdo («consentBy»); sin "
                    + "él, solo el peligro de muerte o la ley levantan el anonimato",
                en: "where the person wishes it, note her consent (\"consentBy\"); "
                    + "without it, danger to life or the law alone lift anonymity")
        case .consentInFuture:
            LocalizedText(
                fr: "ce consentement aurait été dit dans l'avenir ; vérifiez la date et l'heure",
                es: "ese consentimiento se habría dicho en el futuro; compruebe la fecha y la hora",
                en: "this consent would have been said in the future; check date and time")
        }
    }
}
