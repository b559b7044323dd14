/// How far a mission is, in the words of the screens.
extension MissionStage {
    package var text: LocalizedText {
        switch self {
        case .offered: LocalizedText(fr: "proposée", es: "ofrecida", en: "offered")
        case .accepted: LocalizedText(fr: "acceptée", es: "aceptada", en: "accepted")
        case .started: LocalizedText(fr: "en route", es: "en camino", en: "on the way")
        case .arrived: LocalizedText(fr: "sur place", es: "en el lugar", en: "with the person")
        case .completed: LocalizedText(fr: "accomplie", es: "cumplida", en: "completed")
        case .failed: LocalizedText(fr: "non aboutie", es: "fallida", en: "failed")
        case .cancelled: LocalizedText(fr: "annulée", es: "anulada", en: "cancelled")
        }
    }
}
