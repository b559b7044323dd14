/// Why two people may be one, for the person on the telephone.
extension LikenessReason {
    /// snake_case: never renamed, never used for something else.
    package var code: String {
        switch self {
        case .samePerson: "same_person"
        case .samePhone: "same_phone"
        case .knownNumber: "known_number"
        case .sameName: "same_name"
        case .nameInAnotherOrder: "name_in_another_order"
        case .nameSoundsAlike: "name_sounds_alike"
        case .nameNearlySame: "name_nearly_same"
        case .sameAddress: "same_address"
        case .sameHousehold: "same_household"
        case .sameNeedOpen: "same_need_open"
        case .sameTerritory: "same_territory"
        case .sameReference: "same_reference"
        case .partOfName: "part_of_name"
        }
    }

    /// One line, which names nobody.
    package var text: LocalizedText {
        switch self {
        case .samePerson:
            LocalizedText(fr: "même personne", es: "misma persona", en: "same person")
        case .samePhone:
            LocalizedText(fr: "même téléphone", es: "mismo teléfono", en: "same telephone")
        case .knownNumber:
            LocalizedText(
                fr: "numéro d'un appel pour elle, ou numéro sûr",
                es: "número de una llamada por ella, o número seguro",
                en: "number of a call for them, or safe number")
        case .sameName: LocalizedText(fr: "même nom", es: "mismo nombre", en: "same name")
        case .nameInAnotherOrder:
            LocalizedText(
                fr: "mêmes noms dans un autre ordre", es: "mismos nombres en otro orden",
                en: "same names in another order")
        case .nameSoundsAlike:
            LocalizedText(
                fr: "nom qui se prononce pareil", es: "nombre que suena igual",
                en: "name sounds alike")
        case .nameNearlySame:
            LocalizedText(
                fr: "nom presque identique", es: "nombre casi igual", en: "name nearly the same")
        case .sameAddress:
            LocalizedText(fr: "même adresse", es: "misma dirección", en: "same address")
        case .sameHousehold:
            LocalizedText(
                fr: "même foyer (adresse et nom de famille)",
                es: "mismo hogar (dirección y apellido)",
                en: "same household (address and family name)")
        case .sameNeedOpen(let need, let request):
            LocalizedText(
                fr: "même besoin en cours : \(need.text[.fr]), demande \(request)",
                es: "misma necesidad pendiente: \(need.text[.es]), solicitud \(request)",
                en: "same need still open: \(need.text[.en]), request \(request)")
        case .sameTerritory:
            LocalizedText(fr: "même territoire", es: "mismo territorio", en: "same territory")
        case .sameReference:
            LocalizedText(fr: "même référence", es: "misma referencia", en: "same reference")
        case .partOfName:
            LocalizedText(
                fr: "un mot de son nom", es: "una palabra de su nombre", en: "a word of the name")
        }
    }
}
