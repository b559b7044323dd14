/// What somebody is told when the hotline cannot do what was asked.
extension HotlineRefusal {
    /// `hotline.reason`: never renamed, never used for something else.
    package var code: String {
        switch self {
        case .noTerritory: "hotline.no_territory"
        case .impossiblePostcode: "hotline.impossible_postcode"
        case .impossibleTime: "hotline.impossible_time"
        case .unknownNeed: "hotline.unknown_need"
        case .repeatedNeed: "hotline.repeated_need"
        case .qualificationIsNoNeed: "hotline.qualification_is_no_need"
        case .alreadyKnown: "hotline.already_known"
        case .nothingNew: "hotline.nothing_new"
        case .staysAnonymous: "hotline.stays_anonymous"
        case .personErased: "hotline.person_erased"
        case .nobodyConsents: "hotline.nobody_consents"
        case .unknownRequest: "hotline.unknown_request"
        case .requestUnderway: "hotline.request_underway"
        case .notYetDue: "hotline.not_yet_due"
        case .samePersonTwice: "hotline.same_person_twice"
        case .unknownPerson: "hotline.unknown_person"
        case .alreadyMerged: "hotline.already_merged"
        case .chainOfMerges: "hotline.chain_of_merges"
        case .notMerged: "hotline.not_merged"
        }
    }

    /// What is in the way, where, and what to do.
    package var text: LocalizedText {
        switch self {
        case .noTerritory:
            LocalizedText(
                fr: "aucun territoire n'est enregistré ; enregistrez d'abord la plateforme "
                    + "nationale",
                es: "no hay ningún territorio registrado; registre primero la plataforma nacional",
                en: "no territory is registered; register the national desk first")
        case .impossiblePostcode:
            LocalizedText(
                fr: "ce code postal ne peut pas exister ; écrivez-le comme 92120",
                es: "este código postal no puede existir; escríbalo como 92120",
                en: "no such postcode can exist; write it like 92120")
        case .impossibleTime:
            LocalizedText(
                fr: "ce contact aurait eu lieu dans l'avenir, ou il y a plus de vingt ans ; "
                    + "vérifiez la date et l'heure",
                es: "este contacto habría tenido lugar en el futuro o hace más de veinte años; "
                    + "compruebe la fecha y la hora",
                en: "this contact would have taken place in the future, or more than twenty years "
                    + "ago; check date and time")
        case .repeatedNeed(let need):
            LocalizedText(
                fr: "le besoin « \(need.text[.fr]) » figure deux fois dans le contact ; "
                    + "gardez-le une fois",
                es: "la necesidad «\(need.text[.es])» figura dos veces en el contacto; "
                    + "déjela una sola vez",
                en: "the need \"\(need.text[.en])\" stands twice in the contact; keep it once")
        case .unknownNeed(let own):
            LocalizedText(
                fr:
                    "aucun déploiement n'a ajouté le besoin \(own.code) ; voyez la liste des besoins, "
                    + "ou dites celui qui s'en approche",
                es: "ningún despliegue ha añadido la necesidad \(own.code); vea la lista de "
                    + "necesidades, o diga la que más se le acerque",
                en:
                    "no deployment has added the need \(own.code); see the list of needs, or say the "
                    + "one that comes near")
        case .qualificationIsNoNeed:
            LocalizedText(
                fr: "« à qualifier » n'est pas un besoin ; indiquez ce qui manque, ou aucun besoin",
                es: "«por valorar» no es una necesidad; indique lo que falta, o ninguna necesidad",
                en: "\"to be qualified\" is no need; name what is lacking, or no need")
        case .alreadyKnown(.need):
            LocalizedText(
                fr:
                    "ce besoin est déjà demandé par ce contact et n'est pas clos ; suivez sa demande",
                es: "este contacto ya pide esta necesidad y no está cerrada; siga su solicitud",
                en: "this contact asks for that need already and it is not closed; follow its "
                    + "request")
        case .alreadyKnown(let detail):
            LocalizedText(
                fr: "\(detail.text[.fr]) : déjà connu, et autrement ; ajouter ne corrige pas, "
                    + "écrivez-le dans la note",
                es: "\(detail.text[.es]): ya consta, y de otra forma; añadir no corrige, "
                    + "escríbalo en la nota",
                en: "\(detail.text[.en]): known already, and otherwise; adding does not correct, "
                    + "write it in the note")
        case .nothingNew:
            LocalizedText(
                fr: "rien de nouveau : tout cela est déjà connu ; indiquez ce qui manquait",
                es: "nada nuevo: todo eso ya consta; indique lo que faltaba",
                en: "nothing new: all of it is known already; say what was missing")
        case .personErased:
            LocalizedText(
                fr: "ce qui était gardé sur cette personne a été effacé ; notez un nouveau contact",
                es: "lo que se guardaba sobre esta persona se suprimió; anote un contacto nuevo",
                en: "what was held on this person was erased; log a new contact")
        case .nobodyConsents:
            LocalizedText(
                fr: "un consentement est celui de quelqu'un et personne n'est connu ici ; dites le "
                    + "nom ou le téléphone, ou laissez le consentement",
                es: "un consentimiento es de alguien y aquí no se conoce a nadie; diga el nombre o "
                    + "el teléfono, o deje el consentimiento",
                en: "a consent is somebody's and nobody is known here; say the name or the "
                    + "telephone, or leave the consent out")
        case .staysAnonymous:
            LocalizedText(
                fr: "la personne a voulu rester anonyme ; rien qui nomme quelqu'un n'est gardé, à "
                    + "moins de lever d'abord l'anonymat, avec son motif et son destinataire",
                es: "la persona quiso permanecer anónima; no se guarda nada que nombre a nadie, "
                    + "salvo que antes se levante el anonimato, con su motivo y su destinatario",
                en: "the person wished to stay anonymous; nothing that names anybody is kept, "
                    + "unless anonymity is lifted first, with its reason and recipient")
        case .unknownRequest:
            LocalizedText(
                fr: "cette demande n'existe pas ou elle est close ; vérifiez son numéro",
                es: "esta solicitud no existe o está cerrada; compruebe su número",
                en: "there is no such request or it is closed; check its number")
        case .requestUnderway(let number):
            LocalizedText(
                fr: "la demande \(number) ne peut pas être annulée : des bénévoles sont en "
                    + "route ou sur place ; attendez leur retour ou clôturez leur mission",
                es: "la solicitud \(number) no se puede anular: hay voluntarios en camino "
                    + "o en el lugar; espere su informe o cierre su misión",
                en: "request \(number) cannot be cancelled: volunteers are on the way or "
                    + "with the person; wait for their report or close their mission")
        case .notYetDue(let number):
            LocalizedText(
                fr: "l'échéance de la demande \(number) n'est pas encore passée ; rien à "
                    + "faire pour l'instant",
                es: "el plazo de la solicitud \(number) aún no ha vencido; no hay que "
                    + "hacer nada por ahora",
                en: "request \(number) is not yet due; nothing to do for now")
        case .samePersonTwice:
            LocalizedText(
                fr: "c'est deux fois la même personne ; indiquez l'autre",
                es: "es dos veces la misma persona; indique la otra",
                en: "this is the same person twice; name the other one")
        case .unknownPerson:
            LocalizedText(
                fr: "aucun contact ne concerne cette personne ; vérifiez son identifiant",
                es: "ningún contacto se refiere a esta persona; compruebe su identificador",
                en: "no contact is about this person; check the identifier")
        case .alreadyMerged:
            LocalizedText(
                fr: "cette personne est déjà réunie avec une autre ; séparez-les d'abord",
                es: "esta persona ya está unida a otra; sepárelas primero",
                en: "this person is merged with another already; separate them first")
        case .chainOfMerges:
            LocalizedText(
                fr: "l'une des deux représente déjà d'autres personnes, ou une autre la "
                    + "représente ; réunissez avec celle qui est gardée, ou séparez d'abord",
                es: "una de las dos ya representa a otras personas, u otra la representa; "
                    + "únala con la que se conserva, o sepárelas primero",
                en: "one of the two already stands for others, or another stands for it; "
                    + "merge with the one that is kept, or separate them first")
        case .notMerged:
            LocalizedText(
                fr: "cette personne n'est réunie avec aucune autre ; indiquez celle qui a été "
                    + "réunie",
                es: "esta persona no está unida a ninguna otra; indique la que se unió",
                en: "this person is not merged with another; name the one that was merged")
        }
    }
}

/// What can be known of a contact, in the words of the screens.
extension ContactDetail {
    package var text: LocalizedText {
        switch self {
        case .kind: LocalizedText(fr: "nature du contact", es: "tipo de contacto", en: "kind")
        case .need: LocalizedText(fr: "besoin", es: "necesidad", en: "need")
        case .name: LocalizedText(fr: "nom", es: "nombre", en: "name")
        case .phone: LocalizedText(fr: "téléphone", es: "teléfono", en: "telephone")
        case .address: LocalizedText(fr: "adresse", es: "dirección", en: "address")
        case .entryCode:
            LocalizedText(fr: "code d'entrée", es: "código del portal", en: "entry code")
        case .safePhone: PersonField.safePhone.text
        case .safeHours: PersonField.safeHours.text
        case .postcode: LocalizedText(fr: "code postal", es: "código postal", en: "postcode")
        case .language: LocalizedText(fr: "langue", es: "idioma", en: "language")
        case .relation:
            LocalizedText(
                fr: "lien de l'appelant", es: "relación de quien llama", en: "caller's relation")
        case .callerName:
            LocalizedText(
                fr: "nom de l'appelant", es: "nombre de quien llama", en: "caller's name")
        case .callerPhone:
            LocalizedText(
                fr: "téléphone de l'appelant", es: "teléfono de quien llama",
                en: "caller's telephone")
        }
    }
}
