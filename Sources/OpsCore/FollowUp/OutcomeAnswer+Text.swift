/// Outcomes in the words of the screens.
extension HelpAnswer {
    package var text: LocalizedText {
        switch self {
        case .came: LocalizedText(fr: "aide venue", es: "llegó la ayuda", en: "help came")
        case .partly: LocalizedText(fr: "en partie", es: "en parte", en: "partly")
        case .notAtAll: LocalizedText(fr: "pas du tout", es: "en absoluto", en: "not at all")
        }
    }
}

extension ClosingReason {
    package var text: LocalizedText {
        switch self {
        case .served: LocalizedText(fr: "aidée par nous", es: "ayuda nuestra", en: "served by us")
        case .servedElsewhere:
            LocalizedText(fr: "aidée ailleurs", es: "ayuda de otros", en: "served elsewhere")
        case .managedAlone:
            LocalizedText(
                fr: "s'est débrouillée seule", es: "se las arregló sola", en: "managed alone")
        case .noLongerNeeded:
            LocalizedText(fr: "plus nécessaire", es: "ya no es necesaria", en: "no longer needed")
        case .stillNeeded:
            LocalizedText(fr: "toujours nécessaire", es: "sigue haciendo falta", en: "still needed")
        case .other: LocalizedText(fr: "autre raison", es: "otro motivo", en: "another reason")
        }
    }
}

extension UnmetNeedCode {
    package var text: LocalizedText {
        switch self {
        case .nobodyCame:
            LocalizedText(fr: "personne n'est venu", es: "no vino nadie", en: "nobody came")
        case .tooLate: LocalizedText(fr: "trop tard", es: "demasiado tarde", en: "too late")
        case .notWhatWasNeeded:
            LocalizedText(
                fr: "pas ce qu'il fallait", es: "no era lo necesario", en: "not what was needed")
        case .tooLittle: LocalizedText(fr: "trop peu", es: "demasiado poco", en: "too little")
        case .tooCostly: LocalizedText(fr: "trop cher", es: "demasiado caro", en: "too costly")
        case .notEntitled:
            LocalizedText(fr: "pas de droit", es: "sin derecho", en: "not entitled")
        case .noService:
            LocalizedText(fr: "aucun service", es: "ningún servicio", en: "no service")
        case .serviceFull:
            LocalizedText(fr: "service complet", es: "servicio completo", en: "service full")
        case .language:
            LocalizedText(fr: "langue", es: "idioma", en: "language")
        case .other: LocalizedText(fr: "autre raison", es: "otro motivo", en: "another reason")
        }
    }
}
