/// What is bought for somebody on a mission, from the agreement to the closed accounts (must-do 10).
///
/// It outlives its mission: money is counted when the crew is home again.
package struct Purchase: Hashable, Sendable {
    package let mission: Identifier<Mission>
    /// The mission's.
    package let number: Int64
    package let person: Identifier<PersonHelped>?
    /// At the most so much, as the person agreed.
    package var agreed: Money
    package var means: PaymentMeans
    /// Whether something similar may be bought where something is out of stock.
    package var mayReplace: Bool
    package var basket: RuleCode?
    /// Under which rules it was agreed; nil where none were in force.
    package var rules: RuleReference?
    package var state: PurchaseState
    package var receipt: Money?
    /// Who counted first, and what.
    package var firstCount: PurchaseCount?
    /// Who counted second, and found something else.
    package var secondCount: PurchaseCount?
    /// What the accounts were when two did not count the same; nil until then.
    package var counted: PurchaseState?
    package var desk: TerritoryCode
    /// When the desk must act next; nil while the mission is under way, whose own time runs.
    package var dueAt: Instant?
    package var escalations: Int64
    /// How long each step may take.
    package var within: TimeSpan

    /// What is counted: the receipt, or what was agreed while there is none.
    var spent: Int64 {
        switch state {
        case .cancelled, .returned: 0
        default: receipt?.cents ?? agreed.cents
        }
    }
}

/// How far a purchase is.
package enum PurchaseState: String, CaseIterable, Sendable {
    case agreed
    /// In the hands of the crew, with a receipt.
    case bought
    /// The person has the goods and the receipt, and has paid as was agreed.
    case paid
    /// The volunteer who advanced the money has it back.
    case refunded
    /// Goods and money went back: they could not be handed over.
    case returned
    /// Two people did not count the same.
    case discrepancy
    /// Two people have counted the same.
    case reconciled
    /// A discrepancy was cleared up.
    case settled
    /// Nothing was bought.
    case cancelled

    package var isClosed: Bool {
        switch self {
        case .reconciled, .settled, .cancelled: true
        case .agreed, .bought, .paid, .refunded, .returned, .discrepancy: false
        }
    }
}

/// What somebody counted.
package struct PurchaseCount: Hashable, Sendable {
    package let by: Identifier<AccessToken>
    package let amount: Money

    package init(by: Identifier<AccessToken>, amount: Money) {
        self.by = by
        self.amount = amount
    }
}

/// How a discrepancy was cleared up.
package enum Settlement: String, CaseIterable, Sendable {
    case countingError = "counting_error"
    case receiptMissing = "receipt_missing"
    case priceDiffers = "price_differs"
    /// The unit bears the loss.
    case lossBorne = "loss_borne"
    case other
}

/// What is agreed with the person before anybody shops.
package struct AgreePurchase: Sendable {
    /// Nil for the price of the basket.
    package var amount: Money?
    package var means: PaymentMeans
    package var mayReplace: Bool
    package var basket: RuleCode?

    package init(
        _ amount: Money?, means: PaymentMeans, mayReplace: Bool = false, basket: RuleCode? = nil
    ) {
        self.amount = amount
        self.means = means
        self.mayReplace = mayReplace
        self.basket = basket
    }
}

extension NeedKind {
    /// Whether there are goods to pay.
    package var isBought: Bool {
        switch self {
        case .food, .hygiene, .medicine: true
        case .courtesyVisit, .listening, .friendlyCall, .information, .volunteerOffer,
            .qualification:
            false
        case .own(let own): own.service == .errand
        }
    }
}

extension PurchaseState {
    package var text: LocalizedText {
        switch self {
        case .agreed: LocalizedText(fr: "convenu", es: "acordado", en: "agreed")
        case .bought: LocalizedText(fr: "acheté", es: "comprado", en: "bought")
        case .paid: LocalizedText(fr: "remis et payé", es: "entregado y pagado", en: "paid")
        case .refunded: LocalizedText(fr: "remboursé", es: "reembolsado", en: "refunded")
        case .returned:
            LocalizedText(
                fr: "rendu au magasin", es: "devuelto a la tienda", en: "returned to the shop")
        case .discrepancy: LocalizedText(fr: "écart", es: "descuadre", en: "discrepancy")
        case .reconciled: LocalizedText(fr: "rapproché", es: "cuadrado", en: "reconciled")
        case .settled: LocalizedText(fr: "écart réglé", es: "descuadre resuelto", en: "settled")
        case .cancelled:
            LocalizedText(fr: "rien acheté", es: "nada comprado", en: "nothing bought")
        }
    }
}

extension Settlement {
    package var text: LocalizedText {
        switch self {
        case .countingError:
            LocalizedText(fr: "erreur de compte", es: "error de cuenta", en: "counting error")
        case .receiptMissing:
            LocalizedText(fr: "ticket perdu", es: "falta el recibo", en: "receipt missing")
        case .priceDiffers:
            LocalizedText(fr: "autre prix", es: "precio distinto", en: "another price")
        case .lossBorne:
            LocalizedText(
                fr: "perte à la charge de l'unité", es: "pérdida a cargo de la asamblea",
                en: "the unit bears the loss")
        case .other: LocalizedText(fr: "autre raison", es: "otro motivo", en: "another reason")
        }
    }
}
