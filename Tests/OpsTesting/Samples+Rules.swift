package import OpsCore

extension Samples {
    package static let euro: CurrencyCode = known(CurrencyCode("EUR"))

    package static func euros(_ cents: Int64) -> Money { known(Money(cents: cents, euro)) }

    package static func rule(_ text: String) -> RuleCode { known(RuleCode(text)) }

    /// Twenty euros a shopping, fifty a person, whatever the means.
    package static let moneyRules = MoneyRules(
        currency: euro, perRequest: 2_000, perHousehold: 5_000, isAgreementNeeded: true,
        within: .days(1),
        baskets: [
            BasketType(code: rule("big"), name: threefold("big"), cents: 1_500),
            BasketType(code: rule("given"), name: threefold("given"), cents: 0),
        ])

    package static func threefold(_ text: String) -> LocalizedText {
        LocalizedText(fr: text + " fr", es: text + " es", en: text + " en")
    }

    package static let serviceRules: [ServiceRule] = [
        ServiceRule(
            code: rule("isolated"), anyOf: [.init(.isolated)], text: threefold("isolated"),
            sendTo: [.shopDelivery]),
        ServiceRule(
            code: rule("prescription_there"), needs: [.medicine],
            anyOf: [.init(.prescriptionAtPharmacy)], text: threefold("prescription"),
            sendTo: [.doctor]),
    ]

    package static func ruleSet(
        _ code: String = "here-2020", at territory: TerritoryCode = nation,
        needs: [NeedKind] = [.food, .hygiene, .medicine], from: Instant = start - .days(1),
        until: Instant? = nil, rules: [ServiceRule] = serviceRules,
        prescription: PrescriptionRule = .atPharmacy, money: MoneyRules = moneyRules
    ) -> RuleSet {
        RuleSet(
            code: slug(code), territory: territory, needs: needs, from: from, until: until,
            name: threefold(code), rules: rules, prescription: prescription, money: money,
            sources: ["FIELD.md 2.13"])
    }
}
