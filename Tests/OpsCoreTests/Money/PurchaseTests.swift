import OpsTesting
import Testing

@testable import OpsCore

/// From the agreement to the closed accounts (must-do 10).
struct PurchaseTests {
    private static let one: Identifier<AccessToken> = Samples.id(31)
    private static let two: Identifier<AccessToken> = Samples.id(32)

    /// A crew that is with the person, under rules or without.
    private static func world(
        _ set: RuleSet? = Samples.ruleSet(), agreed: AgreePurchase? = nil
    ) throws -> (given: Given, mission: Identifier<Mission>) {
        var given = try Given.service(volunteers: 2)
        if let set { try given.carryOut(.rules(.put(set))) }
        try given.offer(.food, to: [1])
        let id = given.mission(1)
        try given.carryOut(.dispatching(.accept(id, .onlyOneAsked)))
        guard let agreed else { return (given, id) }
        try given.carryOut(.money(.agree(id, agreed)))
        try given.carryOut(.dispatching(.start(id)))
        try given.carryOut(.dispatching(.arrive(id)))
        return (given, id)
    }

    private static func agreed(
        _ cents: Int64 = 1_240, _ means: PaymentMeans = .contactless
    ) -> AgreePurchase {
        AgreePurchase(Samples.euros(cents), means: means)
    }

    /// The same, paid and the mission over.
    private static func home(
        _ means: PaymentMeans = .contactless
    ) throws -> (given: Given, mission: Identifier<Mission>) {
        var (given, id) = try world(agreed: agreed(1_240, means))
        try given.carryOut(.money(.buy(id, Samples.euros(1_195))))
        try given.carryOut(.money(.pay(id)))
        try given.carryOut(.dispatching(.complete(id)))
        return (given, id)
    }

    @Test func `what is agreed holds amount, means, replacements and the version of the rules`()
        throws
    {
        let (given, id) = try Self.world()
        var wish = Self.agreed()
        wish.mayReplace = true
        let request = try #require(given.operation.requests.values.first)
        given.when(.money(.agree(id, wish, note: "no nuts"))).then([
            .money(
                .purchaseAgreed(
                    PurchaseAgreed(
                        mission: id, person: request.person, amount: Samples.euros(1_240),
                        means: .contactless, mayReplace: true, basket: nil,
                        rules: RuleReference(set: Samples.slug("here-2020"), version: 1),
                        desk: Samples.department, within: .days(1))))
        ])
    }

    @Test func `nobody leaves before the money is agreed where the rules say so, and only there`()
        throws
    {
        var (given, id) = try Self.world()
        given.when(.dispatching(.start(id))).thenRefuses(.money(.notAgreed(mission: 1)))
        try given.carryOut(.money(.agree(id, Self.agreed())))
        given.when(.dispatching(.start(id))).then([.dispatching(.missionStarted(id))])
        let lax = Samples.ruleSet(money: MoneyRules(currency: Samples.euro))
        for set in [lax, nil] {
            let (given, id) = try Self.world(set)
            given.when(.dispatching(.start(id))).then([.dispatching(.missionStarted(id))])
        }
        let elsewhere = Samples.ruleSet(at: Samples.otherDepartment)
        let (other, run) = try Self.world(elsewhere)
        other.when(.dispatching(.start(run))).then([.dispatching(.missionStarted(run))])
    }

    @Test func `rules say which means, which currency, how much for one shopping`() throws {
        let money = MoneyRules(currency: Samples.euro, perRequest: 2_000, means: [.voucher])
        let (given, id) = try Self.world(Samples.ruleSet(money: money))
        given.when(.money(.agree(id, Self.agreed()))).thenRefuses(
            .money(.meansNotAllowed(mission: 1, .contactless)))
        given.when(.money(.agree(id, Self.agreed(2_001, .voucher)))).thenRefuses(
            .money(.aboveCeiling(mission: 1, Samples.euros(2_000))))
        let swiss = try #require(Money(cents: 100, Samples.known(CurrencyCode("CHF"))))
        given.when(.money(.agree(id, AgreePurchase(swiss, means: .voucher)))).thenRefuses(
            .money(.wrongCurrency(mission: 1, Samples.euro)))
        #expect(given.when(.money(.agree(id, Self.agreed(2_000, .voucher)))).refusal == nil)
    }

    @Test func `a basket has its price, a free one holds nobody up, an unknown one is none`() throws
    {
        var (given, id) = try Self.world()
        let basket = { (code: String) in
            Command.money(
                .agree(
                    id, AgreePurchase(nil, means: .free, basket: Samples.rule(code))))
        }
        given.when(basket("none")).thenRefuses(
            .money(.unknownBasket(mission: 1, Samples.rule("none"))))
        given.when(.money(.agree(id, AgreePurchase(nil, means: .free)))).thenRefuses(
            .money(.amountNeeded(mission: 1)))
        try given.carryOut(basket("big"))
        #expect(given.operation.purchases[id]?.agreed == Samples.euros(1_500))
        try given.carryOut(basket("given"))
        #expect(given.operation.purchases[id]?.agreed == Samples.euros(0))
        try given.carryOut(.dispatching(.start(id)))
        given.when(.dispatching(.complete(id))).then([
            .dispatching(.missionCompleted(id)), .money(.purchaseCancelled(id)),
        ])
    }

    @Test func `a receipt above the agreement, or above the rules, is refused in its own words`()
        throws
    {
        var (given, id) = try Self.world(agreed: Self.agreed())
        given.when(.money(.buy(id, Samples.euros(1_241)))).thenRefuses(
            .money(.aboveAgreement(mission: 1, Samples.euros(1_240))))
        given.when(.money(.buy(id, Samples.euros(2_001)))).thenRefuses(
            .money(.aboveCeiling(mission: 1, Samples.euros(2_000))))
        given.when(.money(.buy(id, Samples.euros(1_240)))).then([
            .money(.purchaseBought(id, Samples.euros(1_240)))
        ])
        try given.carryOut(.money(.agree(id, Self.agreed(1_500))))
        #expect(given.when(.money(.buy(id, Samples.euros(1_241)))).refusal == nil)
    }

    @Test func `a receipt is judged by the rules under which it was agreed`() throws {
        var (given, id) = try Self.world(agreed: Self.agreed())
        let tight = MoneyRules(currency: Samples.euro, perRequest: 500)
        try given.carryOut(.rules(.put(Samples.ruleSet(money: tight))))
        #expect(given.when(.money(.buy(id, Samples.euros(1_240)))).refusal == nil)
        given.when(.money(.buy(id, Samples.euros(2_001)))).thenRefuses(
            .money(.aboveCeiling(mission: 1, Samples.euros(2_000))))
    }

    @Test func `one person has a ceiling over all shoppings, under all identities`() throws {
        var (given, id) = try Self.world(agreed: Self.agreed(2_000))
        try given.carryOut(.money(.buy(id, Samples.euros(1_900))))
        try given.carryOut(.money(.pay(id)))
        try given.carryOut(.dispatching(.complete(id)))
        let person = try #require(given.operation.purchases[id]?.person)
        #expect(given.operation.spending == [Samples.slug("here-2020"): [person: 1_900]])

        try given.offer(.food, to: [1])
        let again = try #require(given.operation.requests.values.first?.person)
        try given.carryOut(.hotline(.mergePeople(kept: person, merged: again)))
        var tight = Samples.moneyRules
        tight = MoneyRules(
            currency: tight.currency, perHousehold: 3_000, isAgreementNeeded: true,
            baskets: tight.baskets)
        try given.carryOut(.rules(.put(Samples.ruleSet(money: tight))))
        let second = given.mission(2)
        given.when(.money(.agree(second, Self.agreed(1_101)))).thenRefuses(
            .money(.aboveHousehold(mission: 2, Samples.euros(3_000))))
        try given.carryOut(.money(.agree(second, Self.agreed(1_100))))
        // What was agreed before is not counted beside what is agreed anew.
        #expect(given.when(.money(.agree(second, Self.agreed(1_100)))).refusal == nil)
        given.when(.money(.agree(second, Self.agreed(1_101)))).thenRefuses(
            .money(.aboveHousehold(mission: 2, Samples.euros(3_000))))
        try given.carryOut(.money(.cancel(second)))
        #expect(given.operation.spending == [Samples.slug("here-2020"): [person: 1_900]])
    }

    @Test func `a version for a time that is over takes nothing from a ceiling`() throws {
        var (given, id) = try Self.world(agreed: Self.agreed(2_000))
        try given.carryOut(.money(.buy(id, Samples.euros(1_900))))
        let past = Samples.ruleSet(
            from: Samples.start - .days(60), until: Samples.start - .days(30))
        try given.carryOut(.rules(.put(past)))
        try given.offer(.food, to: [2])
        try given.carryOut(.money(.agree(given.mission(2), Self.agreed(500))))
        let set = Samples.slug("here-2020")
        #expect(given.operation.spending[set]?.values.sorted() == [500, 1_900])
        let end = Samples.ruleSet(from: Samples.start - .hours(1), until: Samples.start)
        try given.carryOut(.rules(.put(end)))
        try given.carryOut(.money(.cancel(given.mission(2))))
        #expect(given.operation.spending[set] == nil)
    }

    @Test func `two people who count the same close the accounts; one alone never does`() throws {
        var (given, id) = try Self.home()
        let receipt = Samples.euros(1_195)
        try given.carryOut(.money(.reconcile(id, receipt, by: Self.one)))
        given.when(.money(.reconcile(id, receipt, by: Self.one))).thenRefuses(
            .money(.samePersonTwice(mission: 1)))
        given.when(.money(.reconcile(id, receipt, by: Self.two))).then([
            .money(.purchaseReconciled(id, by: Self.two))
        ])
        try given.carryOut(.money(.reconcile(id, receipt, by: Self.two)))
        #expect(given.operation.purchases.isEmpty)
        given.when(.money(.reconcile(id, receipt, by: Self.two))).thenRefuses(
            .money(.nothingOpen(id)))
    }

    @Test(arguments: [(1_195, 1_194), (1_194, 1_195), (1_194, 1_194)] as [(Int64, Int64)])
    func `a discrepancy of a single cent stays open until it is settled by another`(
        _ first: Int64, _ second: Int64
    ) throws {
        var (given, id) = try Self.home()
        try given.carryOut(.money(.reconcile(id, Samples.euros(first), by: Self.one)))
        try given.carryOut(.money(.reconcile(id, Samples.euros(second), by: Self.two)))
        let purchase = try #require(given.operation.purchases[id])
        #expect(purchase.state == .discrepancy)
        #expect(purchase.desk == Samples.department)
        #expect(purchase.dueAt == Samples.start + .days(1))
        given.when(.money(.settle(id, .countingError, by: Self.two))).thenRefuses(
            .money(.samePersonTwice(mission: 1)))
        given.when(.money(.settle(id, .countingError, by: Self.one))).then([
            .money(.discrepancySettled(id, .countingError, by: Self.one))
        ])
    }

    @Test func `silence takes the accounts to the desk above, again and again`() throws {
        var (given, id) = try Self.home()
        given.when(.money(.escalate(id))).thenRefuses(.money(.notYetDue(mission: 1)))
        var now = Samples.start
        for round in 1...2 as ClosedRange<Int64> {
            now = now + .days(1)
            var copy = given.operation
            let due = copy.takeDue(at: now, limit: 50)
            let isTaken = due.contains { command in
                if case .money(.escalate(id)) = command { true } else { false }
            }
            #expect(isTaken, "round \(round)")
            given.when(.money(.escalate(id)), at: now).then([
                .money(.purchaseEscalated(id, desk: Samples.nation, dueAt: now + .days(1)))
            ])
            try given.carryOut(.money(.escalate(id)), at: now)
            #expect(given.operation.purchases[id]?.escalations == round)
        }
        try given.carryOut(.money(.reconcile(id, Samples.euros(1_195), by: Self.one)))
        try given.carryOut(.money(.reconcile(id, Samples.euros(1_195), by: Self.two)))
        #expect(given.operation.takeDueCopy(at: now + .days(9)).allSatisfy { !$0.isOfMoney })
    }

    @Test func `who advanced the money is refunded before anybody counts`() throws {
        var (given, id) = try Self.home(.volunteerAdvances)
        given.when(.money(.reconcile(id, Samples.euros(1_195), by: Self.one))).thenRefuses(
            .money(.notRefunded(mission: 1)))
        try given.carryOut(.money(.refund(id)))
        given.when(.money(.refund(id))).thenRefuses(
            .money(.wrongState(mission: 1, .refunded)))
        #expect(
            given.when(.money(.reconcile(id, Samples.euros(1_195), by: Self.one))).refusal == nil)
        let (paid, run) = try Self.home()
        paid.when(.money(.refund(run))).thenRefuses(
            .money(.nothingAdvanced(mission: 1, .contactless)))
    }

    @Test func `an agreement ends with its mission, however it ends`() throws {
        let (given, id) = try Self.world(agreed: Self.agreed())
        given.when(.dispatching(.fail(id, .notHome))).then([
            .dispatching(.missionFailed(id, .notHome)), .money(.purchaseCancelled(id)),
        ])
        let refused = given.when(.dispatching(.fail(id, .refused))).events
        #expect(refused.filter { $0 == .money(.purchaseCancelled(id)) }.count == 1)
        var (waiting, run) = try Self.world()
        try waiting.carryOut(.money(.agree(run, Self.agreed())))
        let cancelled = waiting.when(
            .hotline(.cancelRequest(waiting.request(1), .noLongerNeeded)))
        #expect(cancelled.events.last == .money(.purchaseCancelled(run)))
    }

    @Test func `a visit is no shopping`() throws {
        var given = try Given.service(volunteers: 2)
        try given.offer(.courtesyVisit, to: [1, 2])
        given.when(.money(.agree(given.mission(1), Self.agreed()))).thenRefuses(
            .money(.nothingToBuy(mission: 1)))
    }

    @Test func `accounts and sums stand in the snapshot`() throws {
        var (given, id) = try Self.home()
        try given.carryOut(.money(.reconcile(id, Samples.euros(1), by: Self.one)))
        let restored = try #require(Operation(snapshot: given.operation.snapshot()))
        #expect(restored == given.operation)
        #expect(restored.purchases[id]?.firstCount?.by == Self.one)
        #expect(restored.spending == given.operation.spending)
        #expect(restored.ruleSets == given.operation.ruleSets)
        #expect(restored.takeDueCopy(at: Samples.start + .days(2)).contains { $0.isOfMoney })
    }
}

extension Command {
    fileprivate var isOfMoney: Bool {
        if case .money = self { true } else { false }
    }
}
