/// What people call the kind of entry.
extension EntryKind {
    package var text: LocalizedText {
        switch self {
        case .emergencyService:
            LocalizedText(
                fr: "service d'urgence", es: "servicio de emergencia", en: "emergency service")
        case .intrapreneurLaureate:
            LocalizedText(
                fr: "lauréat intrapreneur", es: "proyecto ganador intraemprendedor",
                en: "intrapreneur laureate")
        case .entrepreneurLaureate:
            LocalizedText(
                fr: "lauréat entrepreneur", es: "proyecto ganador emprendedor",
                en: "entrepreneur laureate")
        case .callForProjects:
            LocalizedText(
                fr: "appel à projets", es: "convocatoria de proyectos", en: "call for projects")
        case .programme:
            LocalizedText(
                fr: "programme d'accompagnement", es: "programa de acompañamiento",
                en: "support programme")
        case .dataLaureate:
            LocalizedText(
                fr: "lauréat données", es: "proyecto ganador de datos", en: "data laureate")
        case .product: LocalizedText(fr: "produit", es: "producto", en: "product")
        case .platform: LocalizedText(fr: "plateforme", es: "plataforma", en: "platform")
        case .podcast: LocalizedText(fr: "émission en podcast", es: "pódcast", en: "podcast")
        case .accelerator: LocalizedText(fr: "accélérateur", es: "aceleradora", en: "accelerator")
        case .place: LocalizedText(fr: "lieu", es: "lugar", en: "place")
        case .eventCycle:
            LocalizedText(fr: "cycle d'événements", es: "ciclo de eventos", en: "event cycle")
        case .legalStructure:
            LocalizedText(fr: "structure juridique", es: "entidad jurídica", en: "legal structure")
        case .shareholder: LocalizedText(fr: "actionnaire", es: "accionista", en: "shareholder")
        case .partner: LocalizedText(fr: "partenaire", es: "entidad colaboradora", en: "partner")
        case .cataloguePlatform:
            LocalizedText(
                fr: "plateforme de catalogue", es: "plataforma de catálogo",
                en: "catalogue platform")
        case .foundation: LocalizedText(fr: "fondation", es: "fundación", en: "foundation")
        case .directorate: LocalizedText(fr: "direction", es: "dirección", en: "directorate")
        case .referenceActor:
            LocalizedText(
                fr: "acteur de référence", es: "actor de referencia", en: "reference actor")
        }
    }
}
