/// The way of the money, and what of a mission waits for it (must-do 10).
extension Operation {
    func decide(
        _ command: MoneyCommand, at instant: Instant
    ) throws(MoneyRefusal) -> ([MoneyEvent], [VaultWrite]) {
        switch command {
        case .agree(let id, let wish, let note):
            return ([.purchaseAgreed(try agree(wish, for: id, at: instant))], noted(note, id))
        case .buy(let id, let receipt, let note):
            try checkReceipt(receipt, for: id)
            return ([.purchaseBought(id, receipt)], noted(note, id))
        case .pay(let id, let note):
            let purchase = try underway(id, in: .bought)
            guard missions[id]?.stage == .arrived else {
                throw .notArrived(mission: purchase.number)
            }
            return ([.purchasePaid(id, dueAt: instant + purchase.within)], noted(note, id))
        case .correct(let id, let receipt, let note):
            return ([try corrected(receipt, of: id, at: instant)], noted(note, id))
        case .giveBack(let id, let note):
            let purchase = try underway(id, in: .bought)
            return ([.purchaseReturned(id, dueAt: instant + purchase.within)], noted(note, id))
        case .cancel(let id, let note):
            _ = try purchase(id, in: [.agreed])
            return ([.purchaseCancelled(id)], noted(note, id))
        case .refund(let id, let note):
            let purchase = try purchase(id, in: [.paid])
            guard purchase.means == .volunteerAdvances else {
                throw .nothingAdvanced(mission: purchase.number, purchase.means)
            }
            return ([.purchaseRefunded(id, dueAt: instant + purchase.within)], noted(note, id))
        case .reconcile(let id, let amount, let by, let note):
            let count = PurchaseCount(by: by, amount: amount)
            return ([try reconcile(id, count, at: instant)], noted(note, id))
        case .settle(let id, let settlement, let by, let note):
            let purchase = try purchase(id, in: [.discrepancy])
            guard purchase.secondCount?.by != by else {
                throw .samePersonTwice(mission: purchase.number)
            }
            return ([.discrepancySettled(id, settlement, by: by)], noted(note, id))
        case .escalate(let id): return ([try escalate(id, at: instant)], [])
        }
    }

    private func noted(_ note: String?, _ mission: Identifier<Mission>) -> [VaultWrite] {
        note.map { [.missionNote(mission, $0)] } ?? []
    }

    /// It may be said anew until something was bought.
    private func agree(
        _ wish: AgreePurchase, for id: Identifier<Mission>, at instant: Instant
    ) throws(MoneyRefusal) -> PurchaseAgreed {
        guard let mission = missions[id], let request = requests[mission.request] else {
            throw .unknownMission(id)
        }
        guard request.need.isBought else { throw .nothingToBuy(mission: mission.number) }
        if let purchase = purchases[id], purchase.state != .agreed {
            throw .wrongState(mission: mission.number, purchase.state)
        }
        let set = ruleSet(for: request, at: instant)
        let amount = try amount(wish, of: mission.number, under: set)
        if let set { try check(amount, wish.means, mission, request, under: set) }
        return PurchaseAgreed(
            mission: id, person: request.person, amount: amount, means: wish.means,
            mayReplace: wish.mayReplace, basket: wish.basket, rules: set?.reference,
            desk: request.deployment.flatMap { deployments[$0]?.territory } ?? territories.root
                ?? request.place,
            within: set?.money.within ?? MoneyRules.standardSpan)
    }

    /// What was said, or else the price of the basket.
    private func amount(
        _ wish: AgreePurchase, of mission: Int64, under set: RuleSet?
    ) throws(MoneyRefusal) -> Money {
        var price: Money?
        if let code = wish.basket {
            guard let set, let basket = set.money.baskets.first(where: { $0.code == code }) else {
                throw .unknownBasket(mission: mission, code)
            }
            price = Money(cents: basket.cents, set.money.currency)
        }
        guard let amount = wish.amount ?? price else { throw .amountNeeded(mission: mission) }
        return amount
    }

    private func check(
        _ amount: Money, _ means: PaymentMeans, _ mission: Mission, _ request: HelpRequest,
        under set: RuleSet
    ) throws(MoneyRefusal) {
        guard set.money.means.contains(means) else {
            throw .meansNotAllowed(mission: mission.number, means)
        }
        try check(amount, mission.number, under: set)
        guard let most = set.money.perHousehold, let ceiling = Money(cents: most, amount.currency),
            let person = request.person
        else { return }
        let others = spent(by: person, under: set.code) - (purchases[mission.id]?.spent ?? 0)
        guard others + amount.cents <= most else {
            throw .aboveHousehold(mission: mission.number, ceiling)
        }
    }

    /// The currency and the ceiling of one shopping.
    private func check(
        _ amount: Money, _ mission: Int64, under set: RuleSet
    ) throws(MoneyRefusal) {
        guard amount.currency == set.money.currency else {
            throw .wrongCurrency(mission: mission, set.money.currency)
        }
        guard let most = set.money.perRequest, let ceiling = Money(cents: most, amount.currency)
        else { return }
        guard amount.cents <= most else { throw .aboveCeiling(mission: mission, ceiling) }
    }

    /// What one person has had under a set, under all her identities.
    private func spent(by person: Identifier<PersonHelped>, under set: Slug) -> Int64 {
        twins(of: person).reduce(0) { $0 + (spending[set]?[$1] ?? 0) }
    }

    private func checkReceipt(
        _ receipt: Money, for id: Identifier<Mission>
    ) throws(MoneyRefusal) {
        let purchase = try underway(id, in: .agreed)
        try checkCurrency(of: receipt, for: purchase)
        // Rules that came after the agreement say nothing of what was bought under it.
        let set = purchase.rules.flatMap { agreed in
            ruleSets[agreed.set]?.first { $0.version == agreed.version }
        }
        if let set { try check(receipt, purchase.number, under: set) }
        try checkAgreement(on: receipt, for: purchase)
    }

    func checkCurrency(of receipt: Money, for purchase: Purchase) throws(MoneyRefusal) {
        guard receipt.currency == purchase.agreed.currency else {
            throw .wrongCurrency(mission: purchase.number, purchase.agreed.currency)
        }
    }

    func checkAgreement(on receipt: Money, for purchase: Purchase) throws(MoneyRefusal) {
        guard receipt.cents <= purchase.agreed.cents else {
            throw .aboveAgreement(mission: purchase.number, purchase.agreed)
        }
    }

    func purchase(
        _ id: Identifier<Mission>, in states: [PurchaseState]
    ) throws(MoneyRefusal) -> Purchase {
        guard let purchase = purchases[id] else {
            if let mission = missions[id] { throw .notAgreed(mission: mission.number) }
            throw .nothingOpen(id)
        }
        guard states.contains(purchase.state) else {
            throw .wrongState(mission: purchase.number, purchase.state)
        }
        return purchase
    }

    /// The purchase, when it is where it must be and the crew has left.
    private func underway(
        _ id: Identifier<Mission>, in state: PurchaseState
    ) throws(MoneyRefusal) -> Purchase {
        let purchase = try purchase(id, in: [state])
        guard let mission = missions[id] else { throw .unknownMission(id) }
        guard mission.stage == .started || mission.stage == .arrived else {
            throw .crewNotUnderway(mission: mission.number, mission.stage)
        }
        return purchase
    }
}
