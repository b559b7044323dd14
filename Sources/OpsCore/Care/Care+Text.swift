/// Care plans in the words of the screens.
extension CarePlanState {
    package var text: LocalizedText {
        switch self {
        case .open: LocalizedText(fr: "en cours", es: "en curso", en: "under way")
        case .ended: LocalizedText(fr: "terminé", es: "terminado", en: "ended")
        }
    }
}

extension CarePlanEnding {
    package var text: LocalizedText {
        switch self {
        case .callsSettled:
            LocalizedText(
                fr: "appelle comme tout le monde", es: "llama como los demás",
                en: "calls as others do")
        case .refused:
            LocalizedText(fr: "n'en veut pas", es: "no lo quiere", en: "does not want it")
        case .otherSupport:
            LocalizedText(
                fr: "suivie par quelqu'un d'autre", es: "acompañada por otra entidad",
                en: "supported by somebody else")
        case .movedAway: LocalizedText(fr: "a déménagé", es: "se ha mudado", en: "moved away")
        case .died: LocalizedText(fr: "décédée", es: "fallecida", en: "died")
        case .duplicate: LocalizedText(fr: "en double", es: "duplicado", en: "duplicate")
        case .other: LocalizedText(fr: "autre raison", es: "otro motivo", en: "another reason")
        }
    }
}
