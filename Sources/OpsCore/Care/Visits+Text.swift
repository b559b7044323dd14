/// Visits in the words of the screens.
extension VisitStep {
    package var text: LocalizedText {
        switch self {
        case .planned: LocalizedText(fr: "prévue", es: "prevista", en: "planned")
        case .visiting: LocalizedText(fr: "demandée", es: "pedida", en: "asked for")
        case .report:
            LocalizedText(
                fr: "compte rendu attendu", es: "informe pendiente", en: "report awaited")
        case .decision: LocalizedText(fr: "à décider", es: "por decidir", en: "to be decided")
        case .ended: LocalizedText(fr: "terminées", es: "terminadas", en: "ended")
        }
    }
}

extension VisitWants {
    package var text: LocalizedText {
        switch self {
        case .visits: LocalizedText(fr: "des visites", es: "visitas", en: "visits")
        case .calls: LocalizedText(fr: "des appels", es: "llamadas", en: "calls")
        case .both:
            LocalizedText(
                fr: "visites et appels", es: "visitas y llamadas", en: "visits and calls")
        case .none: LocalizedText(fr: "rien", es: "nada", en: "nothing")
        }
    }
}

extension HealthSignal {
    package var text: LocalizedText {
        switch self {
        case .fall: LocalizedText(fr: "chute", es: "caída", en: "fall")
        case .pain: LocalizedText(fr: "douleur", es: "dolor", en: "pain")
        case .breathless: LocalizedText(fr: "essoufflée", es: "falta de aire", en: "breathless")
        case .notEating: LocalizedText(fr: "ne mange pas", es: "no come", en: "does not eat")
        case .confused: LocalizedText(fr: "confuse", es: "confusa", en: "confused")
        case .lowMood: LocalizedText(fr: "triste", es: "triste", en: "low in spirits")
        case .medicineTrouble:
            LocalizedText(
                fr: "souci de médicaments", es: "problema con la medicación",
                en: "trouble with medicine")
        case .other: LocalizedText(fr: "autre", es: "otro", en: "something else")
        }
    }
}

extension HousingSignal {
    package var text: LocalizedText {
        switch self {
        case .cold: LocalizedText(fr: "froid", es: "frío", en: "cold")
        case .damp: LocalizedText(fr: "humide", es: "humedad", en: "damp")
        case .dirty: LocalizedText(fr: "sale", es: "sucia", en: "dirty")
        case .unsafe: LocalizedText(fr: "dangereux", es: "peligrosa", en: "unsafe")
        case .noPower: LocalizedText(fr: "sans courant", es: "sin luz", en: "no power")
        case .noWater: LocalizedText(fr: "sans eau", es: "sin agua", en: "no water")
        case .cluttered: LocalizedText(fr: "encombré", es: "abarrotada", en: "cluttered")
        case .other: LocalizedText(fr: "autre", es: "otro", en: "something else")
        }
    }
}

extension VisitEnding {
    package var text: LocalizedText {
        switch self {
        case .noLongerWanted:
            LocalizedText(fr: "n'en veut plus", es: "ya no las quiere", en: "no longer wanted")
        case .autonomous:
            LocalizedText(
                fr: "se débrouille seule", es: "se vale por sí misma", en: "gets along alone")
        case .otherSupport:
            LocalizedText(
                fr: "suivie par quelqu'un d'autre", es: "acompañada por otra entidad",
                en: "supported by somebody else")
        case .movedAway: LocalizedText(fr: "a déménagé", es: "se ha mudado", en: "moved away")
        case .died: LocalizedText(fr: "décédée", es: "fallecida", en: "died")
        case .duplicate: LocalizedText(fr: "en double", es: "duplicadas", en: "duplicate")
        case .other: LocalizedText(fr: "autre raison", es: "otro motivo", en: "another reason")
        }
    }
}
