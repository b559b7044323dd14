import OpsTesting

@testable import OpsCore

/// Rules and money by chance, and what must hold of them.
extension RandomCrisis {
    mutating func anyRules() -> RulesCommand {
        switch chance.below(4) {
        case 0:
            let money = MoneyRules(
                currency: Samples.euro, perRequest: chance.below(2) == 0 ? 2_000 : nil,
                perHousehold: chance.below(2) == 0 ? 3_000 : nil,
                means: chance.below(4) == 0
                    ? [.voucher, .volunteerAdvances] : PaymentMeans.allCases,
                isAgreementNeeded: chance.below(8) == 0, within: .hours(6),
                baskets: Samples.moneyRules.baskets)
            let desks = [Samples.unit, Samples.nation, Samples.otherDepartment]
            return .put(
                Samples.ruleSet(
                    chance.pick(["one", "two"]), at: chance.pick(desks),
                    from: now + .hours(Int64(chance.below(40)) - 20),
                    until: chance.below(2) == 0 ? nil : now + .days(3),
                    prescription: chance.pick(PrescriptionRule.allCases), money: money))
        case 1:
            return .refuse(
                anyRequest(),
                by: Samples.rule(chance.pick(["isolated", "no_such_rule", "no_such_rule"])),
                sentTo: chance.pick(SentTo.allCases), note: Marked.note)
        default:
            let fact = chance.pick(EligibilityFact.asked)
            return .check(
                anyRequest(), EligibilityFacts([fact: chance.below(2) == 0], age: 71))
        }
    }

    mutating func anyMoney() -> MoneyCommand {
        if chance.below(3) > 0, let next = nextOfMoney() { return next }
        let open = desk.operation.purchases.keys.sorted()
        let id = open.isEmpty || chance.below(3) == 0 ? anyMission() : chance.pick(open)
        let amount = Samples.euros(chance.pick([0, 1_000, 1_000, 1_001, 2_500]))
        let by = Samples.id(UInt64(chance.below(2)), of: AccessToken.self)
        let means = chance.pick(PaymentMeans.allCases)
        switch chance.below(12) {
        case 0, 1:
            return .agree(
                id,
                AgreePurchase(
                    chance.below(4) == 0 ? nil : amount, means: means,
                    basket: chance.below(4) == 0 ? Samples.rule("big") : nil), note: Marked.note)
        case 2, 3: return .buy(id, amount, note: Marked.note)
        case 4, 5: return .pay(id, note: Marked.note)
        case 6: return .giveBack(id, note: Marked.note)
        case 7: return chance.below(3) == 0 ? .cancel(id) : .refund(id, note: Marked.note)
        case 8: return .settle(id, chance.pick(Settlement.allCases), by: by, note: Marked.note)
        case 9: return .correct(id, amount, note: Marked.note)
        default: return .reconcile(id, amount, by: by, note: Marked.note)
        }
    }

    /// Mostly too early: the crew still has the goods.
    mutating func endOfShopping() -> Command {
        let bought = desk.operation.purchases.values.filter { $0.state == .bought }
        let id = bought.map(\.mission).min() ?? anyMission()
        return .dispatching(chance.below(2) == 0 ? .complete(id) : .fail(id, .notHome))
    }

    /// A medicine run whose crew may collect now.
    func runUnderway() -> Identifier<Mission>? {
        desk.operation.missions.values.filter { mission in
            mission.packet?.state == .atPharmacy
                && (mission.stage == .started || mission.stage == .arrived)
        }.map(\.id).min()
    }

    /// What would be next for one of the open accounts, or an agreement for a live mission.
    private mutating func nextOfMoney() -> MoneyCommand? {
        let open = desk.operation.purchases.values.sorted { $0.number < $1.number }
        let by = Samples.id(UInt64(chance.below(2)), of: AccessToken.self)
        guard chance.below(3) > 0, !open.isEmpty else {
            let means = chance.pick(PaymentMeans.allCases)
            return .agree(anyMission(), AgreePurchase(Samples.euros(1_000), means: means))
        }
        let purchase = chance.pick(open)
        let id = purchase.mission
        switch purchase.state {
        case .agreed: return .buy(id, Samples.euros(chance.pick([0, 1_000, 1_001])))
        case .bought: return chance.below(3) == 0 ? .giveBack(id) : .pay(id)
        case .paid where purchase.means == .volunteerAdvances: return .refund(id)
        case .discrepancy: return .settle(id, .other, by: by)
        default: return .reconcile(id, purchase.receipt ?? Samples.euros(0), by: by)
        }
    }

    /// Money in somebody's hands has a crew or an alarm; what is closed is gone; sums are never below nothing.
    func moneyFaults(_ operation: Operation, _ due: [Command]) -> [String] {
        var faults: [String] = []
        var watched: Set<Identifier<Mission>> = []
        for case .money(.escalate(let id)) in due { watched.insert(id) }
        for (id, purchase) in operation.purchases {
            let name = "money of \(purchase.number)"
            if purchase.state.isClosed { faults.append("\(name) is closed and open") }
            if operation.territories[purchase.desk] == nil { faults.append("\(name) has no desk") }
            switch purchase.state {
            case .agreed, .bought:
                if operation.missions[id] == nil { faults.append("\(name) lost its mission") }
            default:
                if !watched.contains(id) { faults.append("\(name) has no alarm") }
            }
            if let receipt = purchase.receipt, receipt.cents > purchase.agreed.cents {
                faults.append("\(name) cost more than was agreed")
            }
        }
        for sums in operation.spending.values
        where sums.isEmpty || sums.values.contains(where: { $0 <= 0 }) {
            faults.append("somebody has spent less than nothing")
        }
        return faults
    }
}
