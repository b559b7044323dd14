/// Why a mission did not bring help, in the words of the screens.
extension FailureReason {
    package var text: LocalizedText {
        switch self {
        case .notHome:
            LocalizedText(
                fr: "personne au domicile", es: "no había nadie en casa", en: "nobody home")
        case .wrongAddress:
            LocalizedText(fr: "adresse inexacte", es: "dirección incorrecta", en: "wrong address")
        case .refused:
            LocalizedText(
                fr: "aide refusée par la personne", es: "ayuda rechazada por la persona",
                en: "help refused by the person")
        case .notReady:
            LocalizedText(
                fr: "commande ou médicaments pas prêts", es: "pedido o medicamentos no preparados",
                en: "order or medicine not ready")
        case .tooFar: LocalizedText(fr: "trop loin", es: "demasiado lejos", en: "too far")
        case .other: LocalizedText(fr: "autre motif", es: "otro motivo", en: "another reason")
        }
    }
}
