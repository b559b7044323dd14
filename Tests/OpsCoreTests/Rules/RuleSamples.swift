import OpsTesting

@testable import OpsCore

/// Events and refusals of rules and money, one of each.
enum RuleSamples {
    private static let reference = RuleReference(set: Samples.slug("here-2020"), version: 2)
    private static let count = PurchaseCount(by: Samples.id(31), amount: Samples.euros(1_195))

    static let events: [Event] =
        [
            .rules(.setPut(Samples.ruleSet(until: Samples.start + .days(9)))),
            .rules(
                .requestChecked(
                    RuleCheck(
                        request: Samples.id(7), rules: reference,
                        speaksFor: [Samples.rule("isolated")], against: [Samples.rule("fragile")],
                        unknown: []))),
            .rules(
                .requestRefused(
                    RuleRefused(
                        request: Samples.id(7), rules: reference, rule: Samples.rule("fragile"),
                        sentTo: .townHall))),
            .hotline(.requestCancelled(Samples.id(7), .refusedByRule)),
        ] + money.map(Event.money)

    private static let money: [MoneyEvent] = [
        .purchaseAgreed(
            PurchaseAgreed(
                mission: Samples.id(8), person: Samples.id(5), amount: Samples.euros(1_240),
                means: .volunteerAdvances, mayReplace: true, basket: Samples.rule("big"),
                rules: reference, desk: Samples.department, within: .days(2))),
        .purchaseAgreed(
            PurchaseAgreed(
                mission: Samples.id(8), person: nil, amount: Samples.euros(0), means: .free,
                mayReplace: false, basket: nil, rules: nil, desk: Samples.nation,
                within: .days(1))),
        .purchaseBought(Samples.id(8), Samples.euros(1_195)),
        .purchasePaid(Samples.id(8), dueAt: Samples.start),
        .receiptCorrected(Samples.id(8), Samples.euros(1_195), dueAt: Samples.start),
        .receiptCorrected(Samples.id(8), Samples.euros(1_195), dueAt: nil),
        .purchaseRefunded(Samples.id(8), dueAt: Samples.start),
        .purchaseReturned(Samples.id(8), dueAt: Samples.start),
        .purchaseCancelled(Samples.id(8)), .purchaseCounted(Samples.id(8), count),
        .purchaseReconciled(Samples.id(8), by: Samples.id(32)),
        .discrepancyFound(Samples.id(8), count, dueAt: Samples.start),
        .discrepancySettled(Samples.id(8), .countingError, by: Samples.id(31)),
        .purchaseEscalated(Samples.id(8), desk: Samples.nation, dueAt: Samples.start),
    ]

    static let refusals: [Refusal] = rules.map(Refusal.rules) + accounts.map(Refusal.money)

    private static let rules: [RulesRefusal] = [
        .unknownTerritory(Samples.unit), .endsBeforeItStarts,
        .repeatedRule(Samples.rule("isolated")), .repeatedBasket(Samples.rule("big")),
        .overlaps(Samples.slug("here-2020"), .food),
        .currencyChanged(Samples.slug("here-2020"), Samples.euro),
        .heldElsewhere(Samples.slug("here-2020"), Samples.unit),
        .unknownRequest(Samples.id(7)), .requestUnderway(number: 417), .noneInForce(number: 417),
        .unknownRule(number: 417, Samples.rule("fragile"), reference),
        .speaksForRequest(number: 417, Samples.rule("isolated"), reference),
    ]

    private static let accounts: [MoneyRefusal] =
        [
            .unknownMission(Samples.id(8)), .nothingOpen(Samples.id(8)),
            .nothingToBuy(mission: 52), .amountNeeded(mission: 52),
            .unknownBasket(mission: 52, Samples.rule("big")),
            .wrongCurrency(mission: 52, Samples.euro),
            .aboveCeiling(mission: 52, Samples.euros(1_500)),
            .aboveHousehold(mission: 52, Samples.euros(3_000)),
            .aboveAgreement(mission: 52, Samples.euros(1_240)), .notAgreed(mission: 52),
            .crewNotUnderway(mission: 52, .accepted), .missionLive(mission: 52),
            .notRefunded(mission: 52), .samePersonTwice(mission: 52), .stillInHand(mission: 52),
            .paid(mission: 52), .notArrived(mission: 52), .noReceipt(mission: 52, .agreed),
            .sameReceipt(mission: 52),
            .notYetDue(mission: 52), .nothingAdvanced(mission: 52, .voucher),
        ] + PaymentMeans.allCases.map { .meansNotAllowed(mission: 52, $0) }
        + PurchaseState.allCases.map { .wrongState(mission: 52, $0) }
        + [PurchaseState.agreed, .bought, .returned].map { .notPaid(mission: 52, $0) }
}
