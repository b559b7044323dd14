/// What can be asked about the money of a mission.
package enum MoneyCommand: Sendable {
    case agree(Identifier<Mission>, AgreePurchase, note: String? = nil)
    case buy(Identifier<Mission>, Money, note: String? = nil)
    case pay(Identifier<Mission>, note: String? = nil)
    /// The receipt says something else than was noted.
    case correct(Identifier<Mission>, Money, note: String? = nil)
    case refund(Identifier<Mission>, note: String? = nil)
    case giveBack(Identifier<Mission>, note: String? = nil)
    case cancel(Identifier<Mission>, note: String? = nil)
    /// One of two people says what she counts.
    case reconcile(Identifier<Mission>, Money, by: Identifier<AccessToken>, note: String? = nil)
    case settle(Identifier<Mission>, Settlement, by: Identifier<AccessToken>, note: String? = nil)
    /// Time has come for accounts that nobody has closed.
    case escalate(Identifier<Mission>)
}

/// What happened to the money of a mission.
///
/// It names nobody.
package enum MoneyEvent: Hashable, Sendable {
    indirect case purchaseAgreed(PurchaseAgreed)
    case purchaseBought(Identifier<Mission>, Money)
    case purchasePaid(Identifier<Mission>, dueAt: Instant)
    /// It takes the place of the receipt that was noted, and of what was counted beside that one.
    case receiptCorrected(Identifier<Mission>, Money, dueAt: Instant?)
    case purchaseRefunded(Identifier<Mission>, dueAt: Instant)
    case purchaseReturned(Identifier<Mission>, dueAt: Instant)
    case purchaseCancelled(Identifier<Mission>)
    /// One of two has counted.
    case purchaseCounted(Identifier<Mission>, PurchaseCount)
    /// The second has counted the same.
    case purchaseReconciled(Identifier<Mission>, by: Identifier<AccessToken>)
    case discrepancyFound(Identifier<Mission>, PurchaseCount, dueAt: Instant)
    case discrepancySettled(Identifier<Mission>, Settlement, by: Identifier<AccessToken>)
    case purchaseEscalated(Identifier<Mission>, desk: TerritoryCode, dueAt: Instant)
}

/// The agreement as the journal knows it.
package struct PurchaseAgreed: Hashable, Sendable {
    package let mission: Identifier<Mission>
    package let person: Identifier<PersonHelped>?
    package let amount: Money
    package let means: PaymentMeans
    package let mayReplace: Bool
    package let basket: RuleCode?
    package let rules: RuleReference?
    package let desk: TerritoryCode
    package let within: TimeSpan

    package init(
        mission: Identifier<Mission>, person: Identifier<PersonHelped>?, amount: Money,
        means: PaymentMeans, mayReplace: Bool, basket: RuleCode?, rules: RuleReference?,
        desk: TerritoryCode, within: TimeSpan
    ) {
        self.mission = mission
        self.person = person
        self.amount = amount
        self.means = means
        self.mayReplace = mayReplace
        self.basket = basket
        self.rules = rules
        self.desk = desk
        self.within = within
    }
}

/// Why it cannot be done.
package enum MoneyRefusal: Error, Hashable, Sendable {
    case unknownMission(Identifier<Mission>)
    /// No accounts are open for this mission, which may be over.
    case nothingOpen(Identifier<Mission>)
    case nothingToBuy(mission: Int64)
    case amountNeeded(mission: Int64)
    case unknownBasket(mission: Int64, RuleCode)
    case meansNotAllowed(mission: Int64, PaymentMeans)
    case wrongCurrency(mission: Int64, CurrencyCode)
    /// The rules of the service allow less for one shopping.
    case aboveCeiling(mission: Int64, Money)
    /// The rules of the service allow less for one person.
    case aboveHousehold(mission: Int64, Money)
    case aboveAgreement(mission: Int64, Money)
    case notAgreed(mission: Int64)
    case crewNotUnderway(mission: Int64, MissionStage)
    /// Nobody hands goods and receipt over on the way.
    case notArrived(mission: Int64)
    case wrongState(mission: Int64, PurchaseState)
    /// There is no receipt to be put right.
    case noReceipt(mission: Int64, PurchaseState)
    /// The receipt stands at this amount already.
    case sameReceipt(mission: Int64)
    case nothingAdvanced(mission: Int64, PaymentMeans)
    /// Nobody counts while the crew is out.
    case missionLive(mission: Int64)
    /// Nobody counts before the volunteer has her money back.
    case notRefunded(mission: Int64)
    case samePersonTwice(mission: Int64)
    /// The mission cannot be accomplished: goods and money are not where they belong.
    case notPaid(mission: Int64, PurchaseState)
    /// The mission cannot end: the crew has the goods.
    case stillInHand(mission: Int64)
    /// The mission cannot have failed: the person has the goods and has paid.
    case paid(mission: Int64)
    case notYetDue(mission: Int64)
}
