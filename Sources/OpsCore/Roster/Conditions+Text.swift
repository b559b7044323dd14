/// The words for how volunteers get about and for what they were vetted.
extension TravelMeans {
    package var text: LocalizedText {
        switch self {
        case .foot: LocalizedText(fr: "à pied", es: "a pie", en: "on foot")
        case .bicycle: LocalizedText(fr: "vélo", es: "bicicleta", en: "bicycle")
        case .publicTransport:
            LocalizedText(
                fr: "transports en commun", es: "transporte público", en: "public transport")
        case .car: LocalizedText(fr: "voiture", es: "coche", en: "car")
        case .van: LocalizedText(fr: "camionnette", es: "furgoneta", en: "van")
        }
    }
}

extension VettingScope {
    package var text: LocalizedText {
        switch self {
        case .everything: LocalizedText(fr: "pour tout", es: "para todo", en: "for everything")
        case .telephone:
            LocalizedText(
                fr: "par téléphone seulement", es: "solo por teléfono", en: "by telephone only")
        case .accompanied:
            LocalizedText(
                fr: "seulement accompagné", es: "solo en compañía", en: "only accompanied")
        }
    }
}
