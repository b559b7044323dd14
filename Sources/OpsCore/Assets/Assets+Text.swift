extension AssetKind {
    package var text: LocalizedText {
        switch self {
        case .vehicle: LocalizedText(fr: "véhicule", es: "vehículo", en: "vehicle")
        case .phone: LocalizedText(fr: "téléphone", es: "teléfono", en: "telephone")
        case .kit: LocalizedText(fr: "kit", es: "kit", en: "kit")
        case .equipment: LocalizedText(fr: "matériel", es: "material", en: "equipment")
        }
    }
}

extension AssetState {
    package var text: LocalizedText {
        switch self {
        case .available: LocalizedText(fr: "disponible", es: "disponible", en: "available")
        case .out: LocalizedText(fr: "sorti", es: "fuera", en: "out")
        case .faulty: LocalizedText(fr: "en panne", es: "averiado", en: "faulty")
        case .withdrawn: LocalizedText(fr: "retiré", es: "retirado", en: "withdrawn")
        }
    }
}

extension AssetFault {
    package var text: LocalizedText {
        switch self {
        case .damaged: LocalizedText(fr: "abîmé", es: "dañado", en: "damaged")
        case .lost: LocalizedText(fr: "perdu", es: "perdido", en: "lost")
        case .empty: LocalizedText(fr: "vide", es: "vacío", en: "empty")
        case .dirty: LocalizedText(fr: "sale", es: "sucio", en: "dirty")
        case .expired: LocalizedText(fr: "périmé", es: "caducado", en: "expired")
        }
    }
}

extension LotLoss {
    package var text: LocalizedText {
        switch self {
        case .expired: LocalizedText(fr: "périmé", es: "caducado", en: "expired")
        case .damaged: LocalizedText(fr: "abîmé", es: "dañado", en: "damaged")
        case .lost: LocalizedText(fr: "perdu", es: "perdido", en: "lost")
        case .miscounted:
            LocalizedText(fr: "mal compté", es: "mal contado", en: "miscounted")
        case .givenAway: LocalizedText(fr: "donné", es: "donado", en: "given away")
        }
    }
}
