/// What people call the role.
extension Role {
    package var text: LocalizedText {
        switch self {
        case .operator:
            LocalizedText(fr: "opérateur ou opératrice", es: "operador u operadora", en: "operator")
        case .coordinator:
            LocalizedText(
                fr: "coordinateur ou coordinatrice", es: "coordinador o coordinadora",
                en: "coordinator")
        case .trainer:
            LocalizedText(fr: "formateur ou formatrice", es: "formador o formadora", en: "trainer")
        case .reviewer:
            LocalizedText(
                fr: "évaluateur ou évaluatrice", es: "evaluador o evaluadora", en: "reviewer")
        case .partner:
            LocalizedText(fr: "partenaire", es: "entidad colaboradora", en: "partner")
        case .gateway:
            LocalizedText(
                fr: "passerelle de messages", es: "pasarela de mensajes", en: "message gateway")
        case .admin:
            LocalizedText(
                fr: "administrateur ou administratrice", es: "administrador o administradora",
                en: "administrator")
        }
    }
}
