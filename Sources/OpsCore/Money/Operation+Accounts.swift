/// Counting by two, silence, and what a mission may not do while money is open.
extension Operation {
    func reconcile(
        _ id: Identifier<Mission>, _ count: PurchaseCount, at instant: Instant
    ) throws(MoneyRefusal) -> MoneyEvent {
        guard let purchase = purchases[id] else {
            if let mission = missions[id] { throw .notAgreed(mission: mission.number) }
            throw .nothingOpen(id)
        }
        switch (purchase.state, purchase.means) {
        case (.paid, .volunteerAdvances): throw .notRefunded(mission: purchase.number)
        case (.paid, _), (.refunded, _), (.returned, _): break
        default: throw .wrongState(mission: purchase.number, purchase.state)
        }
        guard missions[id] == nil else { throw .missionLive(mission: purchase.number) }
        guard count.amount.currency == purchase.agreed.currency else {
            throw .wrongCurrency(mission: purchase.number, purchase.agreed.currency)
        }
        guard let first = purchase.firstCount else { return .purchaseCounted(id, count) }
        guard first.by != count.by else { throw .samePersonTwice(mission: purchase.number) }
        let isRight = first.amount == count.amount && count.amount == purchase.receipt
        return isRight
            ? .purchaseReconciled(id, by: count.by)
            : .discrepancyFound(id, count, dueAt: instant + purchase.within)
    }

    /// The desk above, up to the top, where it comes back until somebody closes the accounts.
    func escalate(
        _ id: Identifier<Mission>, at instant: Instant
    ) throws(MoneyRefusal) -> MoneyEvent {
        guard let purchase = purchases[id] else { throw .nothingOpen(id) }
        guard let dueAt = purchase.dueAt, dueAt <= instant else {
            throw .notYetDue(mission: purchase.number)
        }
        let desk = territories[purchase.desk]?.parent ?? purchase.desk
        return .purchaseEscalated(id, desk: desk, dueAt: instant + purchase.within)
    }

    /// What the money has to say to a step of its mission that would otherwise be taken.
    func checkMoney(
        before command: DispatchingCommand, at instant: Instant
    ) throws(MoneyRefusal) {
        switch command {
        case .start(let id, _):
            guard let mission = missions[id], purchases[id] == nil,
                let request = requests[mission.request], request.need.isBought,
                ruleSet(for: request, at: instant)?.money.isAgreementNeeded == true
            else { return }
            throw .notAgreed(mission: mission.number)
        case .complete(let id, _):
            guard let purchase = purchases[id] else { return }
            let hasNothingToPay = purchase.state == .agreed && purchase.agreed.cents == 0
            // She has the packet she waited for, and the rest went back to the shop: that is help that came.
            let hasPacketAlone =
                purchase.state == .returned && missions[id]?.packet?.state == .handedOver
            guard
                purchase.state == .paid || purchase.state == .refunded || hasNothingToPay
                    || hasPacketAlone
            else {
                throw .notPaid(mission: purchase.number, purchase.state)
            }
        case .fail(let id, _, _):
            guard let purchase = purchases[id] else { return }
            if purchase.state == .bought { throw .stillInHand(mission: purchase.number) }
            // Paid, and the packet back at the pharmacy: the medicine is still needed, the accounts stay open.
            let isWithoutPacket = missions[id]?.packet?.state == .returned
            if purchase.state == .paid || purchase.state == .refunded, !isWithoutPacket {
                throw .paid(mission: purchase.number)
            }
        case .offer, .accept, .decline, .expire, .arrive: return
        }
    }

    /// An agreement ends with its mission where nothing was bought.
    func endedAgreements(by events: [Event]) -> [Event] {
        guard !purchases.isEmpty else { return [] }
        var ended: [Identifier<Mission>] = []
        for event in events {
            let mission: Identifier<Mission>? =
                switch event {
                case .dispatching(.missionCompleted(let id)): id
                case .dispatching(.missionFailed(let id, _)): id
                case .hotline(.requestCancelled(let id, _)): requests[id]?.mission
                default: nil
                }
            guard let mission, purchases[mission]?.state == .agreed, !ended.contains(mission)
            else { continue }
            ended.append(mission)
        }
        return ended.map { .money(.purchaseCancelled($0)) }
    }

    mutating func evolve(_ event: MoneyEvent, at instant: Instant) {
        switch event {
        case .purchaseAgreed(let agreed): take(agreed, at: instant)
        case .purchaseBought(let id, let receipt):
            change(id, at: instant) { purchase in
                purchase.receipt = receipt
                purchase.state = .bought
            }
        case .receiptCorrected(let id, let receipt, let dueAt):
            correct(id, to: receipt, dueAt: dueAt, at: instant)
        case .purchasePaid(let id, let dueAt): move(id, to: .paid, dueAt: dueAt, at: instant)
        case .purchaseRefunded(let id, let dueAt):
            move(id, to: .refunded, dueAt: dueAt, at: instant)
        case .purchaseReturned(let id, let dueAt):
            move(id, to: .returned, dueAt: dueAt, at: instant)
        case .purchaseCounted(let id, let count):
            change(id, at: instant) { $0.firstCount = count }
        case .discrepancyFound(let id, let count, let dueAt):
            change(id, at: instant) { purchase in
                purchase.secondCount = count
                purchase.counted = purchase.state
            }
            move(id, to: .discrepancy, dueAt: dueAt, at: instant)
        case .purchaseEscalated(let id, let desk, let dueAt):
            change(id, at: instant) { purchase in
                purchase.desk = desk
                purchase.escalations += 1
                purchase.dueAt = dueAt
            }
        case .purchaseCancelled(let id):
            change(id, at: instant) { $0.state = .cancelled }
            purchases[id] = nil
        case .purchaseReconciled(let id, _), .discrepancySettled(let id, _, _):
            purchases[id] = nil
        }
    }

    private mutating func take(_ agreed: PurchaseAgreed, at instant: Instant) {
        let before = purchases[agreed.mission]
        if let before { count(before, by: -before.spent, at: instant) }
        let purchase = Purchase(
            mission: agreed.mission,
            number: missions[agreed.mission]?.number ?? before?.number ?? 0,
            person: agreed.person, agreed: agreed.amount, means: agreed.means,
            mayReplace: agreed.mayReplace, basket: agreed.basket, rules: agreed.rules,
            state: .agreed, desk: agreed.desk, escalations: 0, within: agreed.within)
        purchases[agreed.mission] = purchase
        count(purchase, by: purchase.spent, at: instant)
    }

    private mutating func move(
        _ id: Identifier<Mission>, to state: PurchaseState, dueAt: Instant, at instant: Instant
    ) {
        change(id, at: instant) { purchase in
            purchase.state = state
            purchase.escalations = 0
            purchase.dueAt = dueAt
        }
    }

    /// Changes open accounts, watches their new due time and keeps the sum of the person right.
    mutating func change(
        _ id: Identifier<Mission>, at instant: Instant, _ body: (inout Purchase) -> Void
    ) {
        guard var purchase = purchases[id] else { return }
        let before = purchase
        body(&purchase)
        purchases[id] = purchase
        if let dueAt = purchase.dueAt, dueAt != before.dueAt {
            watch.insert(Watched(dueAt: dueAt, subject: .purchase(id)))
        }
        count(purchase, by: purchase.spent - before.spent, at: instant)
    }
}
