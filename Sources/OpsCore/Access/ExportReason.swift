/// Why somebody makes a copy of everything that is held on a person.
package enum ExportReason: String, CaseIterable, Sendable {
    /// She asked for it, as is her right.
    case asked
    /// An authority may have it by law.
    case authority
    /// Somebody looks whether what is held is right.
    case review
    case other
}

extension ExportReason {
    package var text: LocalizedText {
        switch self {
        case .asked:
            LocalizedText(
                fr: "la personne l'a demandée", es: "la persona la pidió",
                en: "the person asked for it")
        case .authority:
            LocalizedText(fr: "une autorité", es: "una autoridad", en: "an authority")
        case .review: LocalizedText(fr: "vérification", es: "comprobación", en: "a review")
        case .other: LocalizedText(fr: "autre motif", es: "otro motivo", en: "another reason")
        }
    }
}
