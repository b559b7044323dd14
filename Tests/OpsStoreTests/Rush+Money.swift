import OpsCore
import OpsTesting

@testable import OpsStore

/// Rules and money of a busy season.
extension Rush {
    mutating func anyRules() -> Command? {
        guard desk.operation.ruleSets.isEmpty || chance.below(12) == 0 else {
            guard let request = anyRequest() else { return nil }
            return chance.below(4) == 0
                ? .rules(
                    .refuse(
                        request, by: Samples.rule("isolated"),
                        sentTo: chance.pick(SentTo.allCases), note: Marked.note))
                : .rules(.check(request, EligibilityFacts([.isolated: chance.below(2) == 0])))
        }
        return .rules(.put(Samples.ruleSet(money: MoneyRules(currency: Samples.euro))))
    }

    /// The next step of open accounts, or an agreement for a mission that has none.
    mutating func anyMoney() -> Command? {
        let open = desk.operation.purchases.values.sorted { $0.number < $1.number }
        guard chance.below(4) > 0, !open.isEmpty else {
            guard let mission = anyMission() else { return nil }
            let means = chance.pick([PaymentMeans.voucher, .volunteerAdvances])
            return .money(
                .agree(
                    mission.id, AgreePurchase(Samples.euros(1_240), means: means),
                    note: Marked.note))
        }
        let purchase = chance.pick(open)
        let by = Samples.id(UInt64(chance.below(2)), of: AccessToken.self)
        if purchase.receipt != nil, chance.below(6) == 0 {
            return .money(.correct(purchase.mission, Samples.euros(1_196), note: Marked.note))
        }
        let counted = Samples.euros(chance.below(3) == 0 ? 1_194 : 1_195)
        switch purchase.state {
        case .agreed: return .money(.buy(purchase.mission, Samples.euros(1_195)))
        case .bought:
            return .money(
                chance.below(4) == 0
                    ? .giveBack(purchase.mission, note: Marked.note) : .pay(purchase.mission))
        case .paid where purchase.means == .volunteerAdvances:
            return .money(.refund(purchase.mission))
        case .discrepancy:
            return .money(.settle(purchase.mission, .countingError, by: by, note: Marked.note))
        default: return .money(.reconcile(purchase.mission, counted, by: by))
        }
    }
}
