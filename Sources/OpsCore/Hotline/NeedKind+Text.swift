/// What people call the need.
extension NeedKind {
    package var text: LocalizedText {
        switch self {
        case .food: LocalizedText(fr: "aide alimentaire", es: "ayuda alimentaria", en: "food")
        case .hygiene:
            LocalizedText(
                fr: "produits d'hygiène et pour bébé", es: "productos de higiene y para bebés",
                en: "hygiene and baby products")
        case .medicine:
            LocalizedText(
                fr: "portage de médicaments", es: "reparto de medicamentos", en: "medicine run")
        case .courtesyVisit:
            LocalizedText(
                fr: "visite de courtoisie", es: "visita de cortesía", en: "courtesy visit")
        case .listening: LocalizedText(fr: "écoute", es: "escucha", en: "listening")
        case .friendlyCall:
            LocalizedText(fr: "appel convivial", es: "llamada amistosa", en: "friendly call")
        case .information: LocalizedText(fr: "renseignement", es: "información", en: "information")
        case .volunteerOffer:
            LocalizedText(
                fr: "offre de bénévolat", es: "ofrecimiento de voluntariado", en: "volunteer offer")
        case .qualification:
            LocalizedText(fr: "à qualifier", es: "por valorar", en: "to be qualified")
        // Its name in three languages is the deployment's (`Operation.ownNeeds`); this is what its code says.
        case .own(let own): LocalizedText(fr: own.words, es: own.words, en: own.words)
        }
    }
}

extension OwnNeed {
    /// The subject as words: `pet food`.
    fileprivate var words: String { String(subject.map { $0 == "_" ? " " : $0 }) }
}
