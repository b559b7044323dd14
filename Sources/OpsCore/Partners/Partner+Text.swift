/// Partners and referrals in the words of the screens.
extension PartnerKind {
    package var text: LocalizedText {
        switch self {
        case .landlord: LocalizedText(fr: "bailleur", es: "arrendador", en: "landlord")
        case .socialCentre:
            LocalizedText(fr: "centre social", es: "centro social", en: "social centre")
        case .pharmacy: LocalizedText(fr: "pharmacie", es: "farmacia", en: "pharmacy")
        case .town: LocalizedText(fr: "commune", es: "ayuntamiento", en: "town")
        case .other:
            LocalizedText(fr: "autre organisme", es: "otra entidad", en: "other organisation")
        }
    }
}

extension ReferralState {
    package var text: LocalizedText {
        switch self {
        case .received: LocalizedText(fr: "reçue", es: "recibida", en: "received")
        case .beingOrganised:
            LocalizedText(
                fr: "en cours d'organisation", es: "organizándose", en: "being organised")
        case .onTheWay:
            LocalizedText(fr: "quelqu'un y va", es: "alguien va", en: "somebody goes")
        case .helped: LocalizedText(fr: "aide apportée", es: "ayuda prestada", en: "help came")
        case .notHelped:
            LocalizedText(fr: "sans aide", es: "sin ayuda", en: "could not be helped")
        case .withheld:
            LocalizedText(
                fr: "la personne ne veut plus qu'on vous le dise",
                es: "la persona ya no quiere que se le diga",
                en: "the person does not want you told any more")
        }
    }
}

extension ReferralEnding {
    package var text: LocalizedText {
        switch self {
        case .declined:
            LocalizedText(fr: "aide déclinée", es: "ayuda rechazada", en: "help was declined")
        case .noLongerNeeded:
            LocalizedText(
                fr: "n'est plus nécessaire", es: "ya no es necesaria", en: "no longer needed")
        case .notCovered:
            LocalizedText(
                fr: "une règle du service l'exclut", es: "una norma del servicio lo excluye",
                en: "a rule of the service says no")
        case .other: LocalizedText(fr: "autre motif", es: "otro motivo", en: "another reason")
        }
    }
}
