/// Why a request was closed without help, in the words of the screens.
extension CancellationReason {
    package var text: LocalizedText {
        switch self {
        case .refusedByPerson:
            LocalizedText(
                fr: "refusée par la personne", es: "rechazada por la persona",
                en: "refused by the person")
        case .noLongerNeeded:
            LocalizedText(
                fr: "n'est plus nécessaire", es: "ya no es necesaria", en: "no longer needed")
        case .duplicate: LocalizedText(fr: "en double", es: "duplicada", en: "duplicate")
        case .refusedByRule:
            LocalizedText(
                fr: "refusée d'après une règle", es: "rechazada según una norma",
                en: "refused by a rule")
        case .takenUp:
            LocalizedText(
                fr: "reprise comme candidature", es: "recogida como candidatura",
                en: "taken up as a candidate")
        case .other: LocalizedText(fr: "autre motif", es: "otro motivo", en: "another reason")
        }
    }
}
