/// Why a request is left out, in words and as codes.
extension UnservedReason {
    /// Stable, for programs.
    package var code: String {
        switch self {
        case .skill: "skill"
        case .promisedVehicle: "promised_vehicle"
        case .promisedTime: "promised_time"
        case .capacity: "capacity"
        case .window: "window"
        case .shift: "shift"
        case .distance: "distance"
        case .displacesHigherPriority: "displaces_higher_priority"
        case .displacesMore: "displaces_more"
        case .dearerThanPenalty: "dearer_than_penalty"
        case .noPlaceFound: "no_place_found"
        case .notLookedAt: "not_looked_at"
        }
    }

    package var text: LocalizedText {
        switch self {
        case .skill:
            LocalizedText(
                fr: "compétence manquante", es: "falta una competencia", en: "a skill is missing")
        case .promisedVehicle:
            LocalizedText(
                fr: "un autre véhicule est promis", es: "se prometió otro vehículo",
                en: "another vehicle was promised")
        case .promisedTime:
            LocalizedText(
                fr: "l'heure promise ne peut être tenue", es: "la hora prometida no es posible",
                en: "the promised time cannot be kept")
        case .capacity:
            LocalizedText(fr: "trop de charge", es: "demasiada carga", en: "too much load")
        case .window:
            LocalizedText(
                fr: "la fenêtre horaire ne peut être tenue", es: "la ventana horaria no es posible",
                en: "the time window cannot be met")
        case .shift:
            LocalizedText(
                fr: "le service est trop court", es: "el turno es demasiado corto",
                en: "the shift is too short")
        case .distance: LocalizedText(fr: "trop loin", es: "demasiado lejos", en: "too far")
        case .displacesHigherPriority:
            LocalizedText(
                fr: "prendrait la place d'une priorité au moins égale",
                es: "quitaría el sitio a una prioridad igual o mayor",
                en: "would displace an equal or higher priority")
        case .displacesMore:
            LocalizedText(
                fr: "prendrait la place de demandes qui comptent plus ensemble",
                es: "quitaría el sitio a solicitudes que juntas cuentan más",
                en: "would displace requests that count more together")
        case .dearerThanPenalty:
            LocalizedText(
                fr: "coûterait plus que sa pénalité", es: "costaría más que su penalización",
                en: "would cost more than its penalty")
        case .noPlaceFound:
            LocalizedText(
                fr: "aucune place trouvée dans le temps donné",
                es: "no se encontró sitio en el tiempo dado", en: "no place found in the time given"
            )
        case .notLookedAt:
            LocalizedText(
                fr: "raisons non cherchées, le temps était écoulé",
                es: "motivos sin buscar, se acabó el tiempo",
                en: "reasons not looked for, time was up")
        }
    }
}
