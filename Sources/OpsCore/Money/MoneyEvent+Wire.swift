extension MoneyEvent {
    var name: String {
        switch self {
        case .purchaseAgreed: "money.purchase_agreed.v1"
        case .purchaseBought: "money.purchase_bought.v1"
        case .purchasePaid: "money.purchase_paid.v1"
        case .receiptCorrected: "money.receipt_corrected.v1"
        case .purchaseRefunded: "money.purchase_refunded.v1"
        case .purchaseReturned: "money.purchase_returned.v1"
        case .purchaseCancelled: "money.purchase_cancelled.v1"
        case .purchaseCounted: "money.purchase_counted.v1"
        case .purchaseReconciled: "money.purchase_reconciled.v1"
        case .discrepancyFound: "money.discrepancy_found.v1"
        case .discrepancySettled: "money.discrepancy_settled.v1"
        case .purchaseEscalated: "money.purchase_escalated.v1"
        }
    }

    func write(into json: inout JSONWriter) {
        switch self {
        case .purchaseAgreed(let agreed): agreed.write(into: &json)
        case .purchaseBought(let id, let receipt):
            json.member("mission", id)
            json.member("receipt", receipt)
        case .receiptCorrected(let id, let receipt, let dueAt):
            json.member("mission", id)
            json.member("receipt", receipt)
            if let dueAt { json.member("dueAt", dueAt) }
        case .purchasePaid(let id, let dueAt), .purchaseRefunded(let id, let dueAt),
            .purchaseReturned(let id, let dueAt):
            json.member("mission", id)
            json.member("dueAt", dueAt)
        case .purchaseCancelled(let id): json.member("mission", id)
        case .purchaseCounted(let id, let count):
            json.member("mission", id)
            json.member("by", count.by)
            json.member("amount", count.amount)
        case .purchaseReconciled(let id, let by):
            json.member("mission", id)
            json.member("by", by)
        case .discrepancyFound(let id, let count, let dueAt):
            json.member("mission", id)
            json.member("by", count.by)
            json.member("amount", count.amount)
            json.member("dueAt", dueAt)
        case .discrepancySettled(let id, let settlement, let by):
            json.member("mission", id)
            json.member("settlement", settlement.rawValue)
            json.member("by", by)
        case .purchaseEscalated(let id, let desk, let dueAt):
            json.member("mission", id)
            json.member("desk", desk.text)
            json.member("dueAt", dueAt)
        }
    }

    init?(name: String, from fields: inout JSONFields) {
        guard let id = fields.identifier("mission", isNeeded: true, of: Mission.self) else {
            return nil
        }
        switch name {
        case "money.purchase_agreed.v1":
            guard let agreed = PurchaseAgreed(id, from: &fields) else { return nil }
            self = .purchaseAgreed(agreed)
        case "money.purchase_cancelled.v1": self = .purchaseCancelled(id)
        case "money.purchase_bought.v1":
            guard let receipt = fields.money("receipt", isNeeded: true) else { return nil }
            self = .purchaseBought(id, receipt)
        case "money.receipt_corrected.v1":
            let dueAt = fields.instant("dueAt")
            guard let receipt = fields.money("receipt", isNeeded: true) else { return nil }
            self = .receiptCorrected(id, receipt, dueAt: dueAt)
        case "money.purchase_paid.v1", "money.purchase_refunded.v1", "money.purchase_returned.v1",
            "money.purchase_escalated.v1":
            self.init(step: name, of: id, from: &fields)
        default: self.init(account: name, of: id, from: &fields)
        }
    }

    /// Something that is due next.
    private init?(step name: String, of id: Identifier<Mission>, from fields: inout JSONFields) {
        let desk = fields.territory("desk")
        guard let dueAt = fields.instant("dueAt", isNeeded: true) else { return nil }
        switch name {
        case "money.purchase_paid.v1": self = .purchasePaid(id, dueAt: dueAt)
        case "money.purchase_refunded.v1": self = .purchaseRefunded(id, dueAt: dueAt)
        case "money.purchase_returned.v1": self = .purchaseReturned(id, dueAt: dueAt)
        default:
            guard let desk else { return nil }
            self = .purchaseEscalated(id, desk: desk, dueAt: dueAt)
        }
    }

    /// Something that two people do.
    private init?(
        account name: String, of id: Identifier<Mission>, from fields: inout JSONFields
    ) {
        guard let by = fields.identifier("by", isNeeded: true, of: AccessToken.self) else {
            return nil
        }
        switch name {
        case "money.purchase_reconciled.v1": self = .purchaseReconciled(id, by: by)
        case "money.discrepancy_settled.v1":
            let settlement = fields.code("settlement", isNeeded: true, of: Settlement.self)
            guard let settlement else { return nil }
            self = .discrepancySettled(id, settlement, by: by)
        case "money.purchase_counted.v1":
            guard let amount = fields.money("amount", isNeeded: true) else { return nil }
            self = .purchaseCounted(id, PurchaseCount(by: by, amount: amount))
        case "money.discrepancy_found.v1":
            let amount = fields.money("amount", isNeeded: true)
            let dueAt = fields.instant("dueAt", isNeeded: true)
            guard let amount, let dueAt else { return nil }
            self = .discrepancyFound(id, PurchaseCount(by: by, amount: amount), dueAt: dueAt)
        default: return nil
        }
    }
}

extension PurchaseAgreed {
    fileprivate func write(into json: inout JSONWriter) {
        json.member("mission", mission)
        if let person { json.member("person", person) }
        json.member("amount", amount)
        json.member("means", means.rawValue)
        json.member("substitution", mayReplace)
        if let basket { json.member("basket", basket.text) }
        if let rules {
            json.key("rules")
            json.beginObject()
            rules.write(into: &json)
            json.endObject()
        }
        json.member("desk", desk.text)
        json.member("withinMinutes", within.milliseconds / 60_000)
    }

    fileprivate init?(_ mission: Identifier<Mission>, from fields: inout JSONFields) {
        let person = fields.identifier("person", of: PersonHelped.self)
        let amount = fields.money("amount", isNeeded: true)
        let means = fields.code("means", isNeeded: true, of: PaymentMeans.self)
        let mayReplace = fields.flag("substitution", isNeeded: true)
        let basket = fields.ruleCode("basket")
        let rules = fields.nested("rules", isNeeded: false) { RuleReference(from: &$0) }
        let desk = fields.territory("desk", isNeeded: true)
        let minutes = fields.integer("withinMinutes", isNeeded: true, in: 1...525_600)
        guard let amount, let means, let mayReplace, let desk, let minutes else { return nil }
        self.init(
            mission: mission, person: person, amount: amount, means: means,
            mayReplace: mayReplace, basket: basket, rules: rules, desk: desk,
            within: .minutes(minutes))
    }
}
