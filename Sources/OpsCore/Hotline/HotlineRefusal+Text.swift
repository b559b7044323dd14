/// What somebody is told when the hotline cannot do what was asked.
extension HotlineRefusal {
    /// `hotline.reason`: never renamed, never used for something else.
    package var code: String {
        switch self {
        case .noTerritory: "hotline.no_territory"
        case .noNeeds: "hotline.no_needs"
        case .impossiblePostcode: "hotline.impossible_postcode"
        case .repeatedNeed: "hotline.repeated_need"
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
        case .noNeeds:
            LocalizedText(
                fr: "le contact n'exprime aucun besoin ; indiquez-en au moins un",
                es: "el contacto no expresa ninguna necesidad; indique al menos una",
                en: "the contact holds no need; name at least one")
        case .impossiblePostcode:
            LocalizedText(
                fr: "ce code postal ne peut pas exister ; écrivez-le comme 92120",
                es: "este código postal no puede existir; escríbalo como 92120",
                en: "no such postcode can exist; write it like 92120")
        case .repeatedNeed(let need):
            LocalizedText(
                fr: "le besoin « \(need.text[.fr]) » figure deux fois dans le contact ; "
                    + "gardez-le une fois",
                es: "la necesidad «\(need.text[.es])» figura dos veces en el contacto; "
                    + "déjela una sola vez",
                en: "the need \"\(need.text[.en])\" stands twice in the contact; keep it once")
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
