/// Where a request stands, in the words of the screens.
extension RequestStatus {
    package var text: LocalizedText {
        switch self {
        case .uncovered: LocalizedText(fr: "non couverte", es: "sin cobertura", en: "uncovered")
        case .open: LocalizedText(fr: "ouverte", es: "abierta", en: "open")
        case .offered: LocalizedText(fr: "proposée", es: "ofrecida", en: "offered")
        case .assigned: LocalizedText(fr: "attribuée", es: "asignada", en: "assigned")
        case .underway: LocalizedText(fr: "en cours", es: "en curso", en: "underway")
        case .done: LocalizedText(fr: "aide apportée", es: "ayuda prestada", en: "help came")
        case .cancelled: LocalizedText(fr: "annulée", es: "anulada", en: "cancelled")
        case .qualified: LocalizedText(fr: "qualifiée", es: "valorada", en: "qualified")
        }
    }
}
