/// Rules and answers in the words of the screens.
extension EligibilityFact {
    /// What is asked.
    package var text: LocalizedText {
        switch self {
        case .ageFrom: LocalizedText(fr: "âge", es: "edad", en: "age")
        case .isolated:
            LocalizedText(
                fr: "isolée, personne de proche ne peut aider",
                es: "aislada, nadie cercano puede ayudar", en: "isolated, nobody near can help")
        case .cannotGoOut:
            LocalizedText(fr: "ne peut pas sortir", es: "no puede salir", en: "cannot go out")
        case .noOtherWay:
            LocalizedText(
                fr: "personne d'autre ne l'apporte", es: "nadie más lo lleva",
                en: "nobody else brings it")
        case .notSelfSufficient:
            LocalizedText(fr: "non autonome", es: "no autónoma", en: "not self-sufficient")
        case .fever: LocalizedText(fr: "fièvre", es: "fiebre", en: "fever")
        case .quarantine:
            LocalizedText(fr: "en quarantaine", es: "en cuarentena", en: "in quarantine")
        case .throughNumber:
            LocalizedText(
                fr: "passée par le numéro du service", es: "ha llamado al número del servicio",
                en: "came through the service's number")
        case .withPrescription:
            LocalizedText(fr: "a une ordonnance", es: "tiene receta", en: "has a prescription")
        case .prescriptionAtPharmacy:
            LocalizedText(
                fr: "ordonnance déjà à la pharmacie", es: "receta ya en la farmacia",
                en: "prescription at the pharmacy already")
        case .prescriptionAtDoctor:
            LocalizedText(
                fr: "ordonnance chez le médecin", es: "receta en la consulta del médico",
                en: "prescription at the doctor's")
        }
    }
}

extension RuleVerdict {
    package var text: LocalizedText {
        switch self {
        case .speaksFor: LocalizedText(fr: "pour", es: "a favor", en: "for")
        case .against: LocalizedText(fr: "contre", es: "en contra", en: "against")
        case .unknown: LocalizedText(fr: "à demander", es: "por preguntar", en: "to be asked")
        }
    }
}

extension PrescriptionRule {
    package var text: LocalizedText {
        switch self {
        case .atPharmacy:
            LocalizedText(
                fr: "l'ordonnance est déjà à la pharmacie", es: "la receta ya está en la farmacia",
                en: "the prescription is at the pharmacy already")
        case .fetchedAtDoctor:
            LocalizedText(
                fr: "le bénévole la retire chez le médecin",
                es: "el voluntario la recoge en la consulta",
                en: "the volunteer fetches it at the doctor's")
        }
    }
}

extension SentTo {
    package var text: LocalizedText {
        switch self {
        case .pharmacy: LocalizedText(fr: "pharmacie", es: "farmacia", en: "pharmacy")
        case .doctor: LocalizedText(fr: "médecin", es: "médico", en: "doctor")
        case .nurse: LocalizedText(fr: "infirmière", es: "enfermera", en: "nurse")
        case .townHall:
            LocalizedText(
                fr: "mairie, action sociale", es: "ayuntamiento, servicios sociales",
                en: "town hall, social service")
        case .foodBank:
            LocalizedText(fr: "banque alimentaire", es: "banco de alimentos", en: "food bank")
        case .shopDelivery:
            LocalizedText(
                fr: "livraison du magasin", es: "reparto de la tienda", en: "the shop's delivery")
        case .familyOrNeighbour:
            LocalizedText(fr: "proche ou voisin", es: "familia o vecino", en: "family or neighbour")
        case .serviceNumber:
            LocalizedText(
                fr: "numéro du service", es: "número del servicio", en: "the service's number")
        case .otherAssociation:
            LocalizedText(fr: "autre association", es: "otra asociación", en: "another association")
        case .emergencyServices:
            LocalizedText(fr: "secours", es: "emergencias", en: "emergency services")
        case .nowhere: LocalizedText(fr: "nulle part", es: "a ningún sitio", en: "nowhere")
        case .other: LocalizedText(fr: "ailleurs", es: "a otro sitio", en: "elsewhere")
        }
    }
}
