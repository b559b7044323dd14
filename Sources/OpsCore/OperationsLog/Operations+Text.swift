/// The log in the words of the screens.
extension OperationEventStatus {
    package var text: LocalizedText {
        switch self {
        case .notStarted:
            LocalizedText(fr: "pas commencé", es: "no iniciado", en: "not started")
        case .inProgress: LocalizedText(fr: "en cours", es: "en curso", en: "in progress")
        case .stopped: LocalizedText(fr: "interrompu", es: "interrumpido", en: "stopped")
        case .complete: LocalizedText(fr: "terminé", es: "terminado", en: "complete")
        }
    }
}

extension OperationEventKind {
    package var text: LocalizedText {
        switch self {
        case .heatWave: LocalizedText(fr: "canicule", es: "ola de calor", en: "heat wave")
        case .coldWave: LocalizedText(fr: "grand froid", es: "ola de frío", en: "cold wave")
        case .epidemic: LocalizedText(fr: "épidémie", es: "epidemia", en: "epidemic")
        case .flood: LocalizedText(fr: "inondation", es: "inundación", en: "flood")
        case .storm: LocalizedText(fr: "tempête", es: "temporal", en: "storm")
        case .fire: LocalizedText(fr: "incendie", es: "incendio", en: "fire")
        case .powerCut:
            LocalizedText(fr: "coupure de courant", es: "corte de luz", en: "power cut")
        case .evacuation: LocalizedText(fr: "évacuation", es: "evacuación", en: "evacuation")
        case .gathering: LocalizedText(fr: "rassemblement", es: "concentración", en: "gathering")
        case .exercise: LocalizedText(fr: "exercice", es: "ejercicio", en: "exercise")
        case .other: LocalizedText(fr: "autre événement", es: "otro evento", en: "other event")
        }
    }
}

extension TeamStatus {
    package var text: LocalizedText {
        switch self {
        case .available: LocalizedText(fr: "disponible", es: "disponible", en: "available")
        case .unavailable:
            LocalizedText(fr: "indisponible", es: "no disponible", en: "unavailable")
        case .maintenance:
            LocalizedText(fr: "en maintenance", es: "en mantenimiento", en: "in maintenance")
        case .reserved: LocalizedText(fr: "réservée", es: "reservado", en: "reserved")
        case .virtual: LocalizedText(fr: "prévue", es: "previsto", en: "planned")
        case .inUse: LocalizedText(fr: "en intervention", es: "en servicio", en: "in use")
        case .mobile: LocalizedText(fr: "en route", es: "en camino", en: "on the move")
        case .onScene: LocalizedText(fr: "sur place", es: "en el lugar", en: "on scene")
        }
    }
}

extension TeamKind {
    package var text: LocalizedText {
        switch self {
        case .foot: LocalizedText(fr: "à pied", es: "a pie", en: "on foot")
        case .vehicle: LocalizedText(fr: "en véhicule", es: "en vehículo", en: "by vehicle")
        case .boat: LocalizedText(fr: "en bateau", es: "en barca", en: "by boat")
        case .firstAid:
            LocalizedText(fr: "secourisme", es: "primeros auxilios", en: "first aid")
        case .supplies:
            LocalizedText(fr: "ravitaillement", es: "suministros", en: "supplies")
        case .listening: LocalizedText(fr: "écoute", es: "escucha", en: "listening")
        case .shelter: LocalizedText(fr: "hébergement", es: "albergue", en: "shelter")
        case .command:
            LocalizedText(fr: "coordination", es: "coordinación", en: "coordination")
        case .other: LocalizedText(fr: "autre", es: "otro", en: "other")
        }
    }
}
