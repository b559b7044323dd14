/// How goods are paid: never with the person's bank card or its PIN, for which there is no word here.
package enum PaymentMeans: String, CaseIterable, Sendable {
    /// The person holds a card or telephone to the volunteer's terminal.
    case contactless
    /// An account that the unit has at the shop.
    case unitAccount = "unit_account"
    /// A card of the shop with an amount on it, numbered.
    case giftCard = "gift_card"
    case voucher
    /// Made out to the shop; never a blank one.
    case cheque
    /// The person pays nothing.
    case free
    /// The volunteer pays and is refunded.
    case volunteerAdvances = "volunteer_advances"
}

extension PaymentMeans {
    package var text: LocalizedText {
        switch self {
        case .contactless:
            LocalizedText(fr: "sans contact", es: "sin contacto", en: "contactless")
        case .unitAccount:
            LocalizedText(
                fr: "compte de l'unité au magasin", es: "cuenta de la asamblea en la tienda",
                en: "the unit's account at the shop")
        case .giftCard:
            LocalizedText(fr: "carte cadeau", es: "tarjeta regalo", en: "gift card")
        case .voucher: LocalizedText(fr: "bon d'achat", es: "vale", en: "voucher")
        case .cheque:
            LocalizedText(
                fr: "chèque à l'ordre du magasin", es: "cheque a nombre de la tienda",
                en: "cheque to the shop")
        case .free: LocalizedText(fr: "gratuit", es: "gratis", en: "free")
        case .volunteerAdvances:
            LocalizedText(
                fr: "avancé par le bénévole, puis remboursé",
                es: "adelantado por el voluntario y reembolsado",
                en: "advanced by the volunteer, then refunded")
        }
    }
}
