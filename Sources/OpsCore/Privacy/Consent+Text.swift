/// Consents in the words of the screens.
extension ConsentPurpose {
    package var text: LocalizedText {
        switch self {
        case .record:
            LocalizedText(fr: "noter ses données", es: "anotar sus datos", en: "note their data")
        case .passToUnit:
            LocalizedText(
                fr: "transmettre à l'unité locale", es: "pasar a la asamblea local",
                en: "pass to the local unit")
        case .callBack: LocalizedText(fr: "rappeler", es: "devolver la llamada", en: "call back")
        case .visit: LocalizedText(fr: "visiter", es: "visitar", en: "visit")
        case .partner:
            LocalizedText(
                fr: "transmettre à un partenaire", es: "pasar a una entidad colaboradora",
                en: "pass to a partner")
        }
    }
}

extension ConsentSpeaker {
    package var text: LocalizedText {
        switch self {
        case .person:
            LocalizedText(fr: "la personne", es: "la propia persona", en: "the person")
        case .caller:
            LocalizedText(
                fr: "qui a appelé pour elle", es: "quien llamó por ella",
                en: "whoever called for them")
        }
    }
}

extension ConsentMeans {
    package var text: LocalizedText {
        switch self {
        case .telephone:
            LocalizedText(fr: "au téléphone", es: "por teléfono", en: "by telephone")
        case .writing: LocalizedText(fr: "par écrit", es: "por escrito", en: "in writing")
        case .inPerson: LocalizedText(fr: "de vive voix", es: "en persona", en: "in person")
        case .message: LocalizedText(fr: "par message", es: "por mensaje", en: "by message")
        }
    }
}

extension ConsentState {
    package var text: LocalizedText {
        switch self {
        case .unasked: LocalizedText(fr: "pas demandé", es: "sin preguntar", en: "not asked")
        case .given: LocalizedText(fr: "donné", es: "dado", en: "given")
        case .withdrawn: LocalizedText(fr: "retiré", es: "retirado", en: "withdrawn")
        }
    }
}
