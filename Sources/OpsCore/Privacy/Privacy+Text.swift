/// Rights of the person in the words of the screens.
extension PersonField {
    package var text: LocalizedText {
        switch self {
        case .name: LocalizedText(fr: "nom", es: "nombre", en: "name")
        case .phone: LocalizedText(fr: "téléphone", es: "teléfono", en: "telephone")
        case .address: LocalizedText(fr: "adresse", es: "dirección", en: "address")
        case .postcode: LocalizedText(fr: "code postal", es: "código postal", en: "postcode")
        case .safePhone:
            LocalizedText(fr: "numéro sûr", es: "número seguro", en: "safe telephone")
        case .safeHours:
            LocalizedText(fr: "heures sûres", es: "horas seguras", en: "safe hours")
        case .entryCode:
            LocalizedText(fr: "code d'entrée", es: "código del portal", en: "entry code")
        case .note: LocalizedText(fr: "note", es: "nota", en: "note")
        }
    }
}

extension ErasureReason {
    package var text: LocalizedText {
        switch self {
        case .asked:
            LocalizedText(
                fr: "la personne l'a demandé", es: "la persona lo pidió",
                en: "the person asked for it")
        case .retention:
            LocalizedText(
                fr: "durée de conservation passée", es: "plazo de conservación vencido",
                en: "kept as long as it may be")
        case .notedInError:
            LocalizedText(fr: "noté par erreur", es: "anotado por error", en: "noted in error")
        case .other: LocalizedText(fr: "autre motif", es: "otro motivo", en: "another reason")
        }
    }
}

extension HoldReason {
    package var text: LocalizedText {
        switch self {
        case .complaint: LocalizedText(fr: "réclamation", es: "reclamación", en: "complaint")
        case .court: LocalizedText(fr: "justice", es: "justicia", en: "court")
        case .safeguarding:
            LocalizedText(
                fr: "situation préoccupante", es: "situación de riesgo",
                en: "safeguarding concern")
        case .other: LocalizedText(fr: "autre motif", es: "otro motivo", en: "another reason")
        }
    }
}

extension ErasedKind {
    package var text: LocalizedText {
        switch self {
        case .people: LocalizedText(fr: "identités", es: "identidades", en: "identities")
        case .callers: LocalizedText(fr: "appelants", es: "personas que llaman", en: "callers")
        case .notes: LocalizedText(fr: "notes", es: "notas", en: "notes")
        case .references: LocalizedText(fr: "références", es: "referencias", en: "references")
        case .keys:
            LocalizedText(
                fr: "clés de recherche", es: "claves de búsqueda", en: "keys for searching")
        case .replies:
            LocalizedText(
                fr: "réponses gardées", es: "respuestas guardadas", en: "answers kept")
        case .doors:
            LocalizedText(
                fr: "indications pour la porte", es: "indicaciones para la puerta",
                en: "what is needed at the door")
        case .calls:
            LocalizedText(
                fr: "numéros et voisins à appeler", es: "números y vecinos a quienes llamar",
                en: "numbers and neighbours to call")
        case .concerns:
            LocalizedText(
                fr: "situations préoccupantes", es: "situaciones de riesgo",
                en: "safeguarding concerns")
        case .candidates:
            LocalizedText(
                fr: "offres de bénévolat", es: "ofrecimientos de voluntariado",
                en: "offers to help")
        case .volunteers: LocalizedText(fr: "bénévoles", es: "voluntarios", en: "volunteers")
        case .care:
            LocalizedText(
                fr: "plans de suivi et comptes rendus de visite",
                es: "planes de acompañamiento e informes de visita",
                en: "care plans and reports of visits")
        }
    }
}
