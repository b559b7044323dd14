/// A receipt that was noted wrong, put right while the accounts are open.
extension Operation {
    /// What was noted before stays in the journal; what was counted beside it is counted anew.
    func corrected(
        _ receipt: Money, of id: Identifier<Mission>, at instant: Instant
    ) throws(MoneyRefusal) -> MoneyEvent {
        let purchase = try purchase(
            id, in: [.agreed, .bought, .paid, .refunded, .returned, .discrepancy])
        guard purchase.receipt != nil else {
            throw .noReceipt(mission: purchase.number, purchase.state)
        }
        // A slip of the keyboard takes no colleague's count back.
        guard purchase.receipt != receipt else { throw .sameReceipt(mission: purchase.number) }
        try checkCurrency(of: receipt, for: purchase)
        try checkAgreement(on: receipt, for: purchase)
        // While the crew is out its own time runs.
        let dueAt = purchase.state == .bought ? nil : instant + purchase.within
        return .receiptCorrected(id, receipt, dueAt: dueAt)
    }

    mutating func correct(
        _ id: Identifier<Mission>, to receipt: Money, dueAt: Instant?, at instant: Instant
    ) {
        change(id, at: instant) { purchase in
            purchase.receipt = receipt
            purchase.firstCount = nil
            purchase.secondCount = nil
            purchase.escalations = 0
            purchase.dueAt = dueAt
            purchase.state = purchase.stateBeforeCounting
            purchase.counted = nil
        }
    }
}

extension Purchase {
    /// Whoever advanced the money is refunded by the receipt that is right.
    fileprivate var stateBeforeCounting: PurchaseState {
        switch counted ?? state {
        case .refunded: .paid
        case let before: before
        }
    }
}

/// What people have had under sets of rules, for ceilings over the life of a set.
extension Operation {
    /// Takes in what a purchase costs more or less than before.
    mutating func count(_ purchase: Purchase, by cents: Int64, at instant: Instant) {
        guard let set = purchase.rules?.set else { return }
        forgetSpending(at: instant)
        guard cents != 0, let person = purchase.person, !isOver(set, at: instant) else { return }
        let sum = (spending[set]?[person] ?? 0) + cents
        spending[set, default: [:]][person] = sum > 0 ? sum : nil
        if spending[set]?.isEmpty == true { spending[set] = nil }
    }

    /// No ceiling counts what was spent under a set that is over; one that is put again begins anew.
    private mutating func forgetSpending(at instant: Instant) {
        let over = spending.keys.filter { isOver($0, at: instant) }
        for set in over { spending[set] = nil }
    }

    /// Nobody counts what somebody has had of whom nothing is known any more.
    mutating func forgetSpending(of people: [Identifier<PersonHelped>]) {
        for set in spending.keys {
            for person in people { spending[set]?[person] = nil }
            if spending[set]?.isEmpty == true { spending[set] = nil }
        }
    }
}
