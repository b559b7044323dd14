/// Rounds in the words of the screens.
extension RoundState {
    package var text: LocalizedText {
        switch self {
        case .draft: LocalizedText(fr: "projet", es: "borrador", en: "draft")
        case .published: LocalizedText(fr: "publiée", es: "publicada", en: "published")
        case .ended: LocalizedText(fr: "terminée", es: "terminada", en: "ended")
        case .withdrawn: LocalizedText(fr: "retirée", es: "retirada", en: "withdrawn")
        }
    }
}

extension RoundWork {
    package var text: LocalizedText {
        switch self {
        case .pickUp: LocalizedText(fr: "retrait", es: "recogida", en: "pick-up")
        case .delivery: LocalizedText(fr: "livraison", es: "entrega", en: "delivery")
        }
    }
}

extension RoadSource {
    package var text: LocalizedText {
        switch self {
        case .straight:
            LocalizedText(
                fr: "à vol d'oiseau, rallongé", es: "en línea recta, alargada",
                en: "straight line, lengthened")
        case .table:
            LocalizedText(
                fr: "par la route (service de calcul)", es: "por carretera (servicio de cálculo)",
                en: "by road (routing service)")
        }
    }
}
