/// What became of the question, in the words of the screens.
extension SolicitationState {
    package var text: LocalizedText {
        switch self {
        case .pending:
            LocalizedText(
                fr: "en attente de réponse", es: "pendiente de respuesta",
                en: "waiting for an answer")
        case .accepted: LocalizedText(fr: "acceptée", es: "aceptada", en: "accepted")
        case .declined: LocalizedText(fr: "déclinée", es: "rechazada", en: "declined")
        case .expired:
            LocalizedText(
                fr: "sans réponse à temps", es: "sin respuesta a tiempo", en: "not answered in time"
            )
        case .reserve: LocalizedText(fr: "en réserve", es: "en reserva", en: "in reserve")
        case .withdrawn: LocalizedText(fr: "retirée", es: "retirada", en: "withdrawn")
        }
    }
}
