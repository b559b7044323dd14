/// The rules of a service in one place, over one period, for some needs: data, never code.
///
/// France and Italy run the same service by opposite rules (field notes, 2.13). A version is never changed:
/// another one takes its place, and what was decided under the old one can still be read beside it.
package struct RuleSet: Hashable, Sendable {
    package let code: Slug
    /// Runs from 1 for each code; whoever puts a set in force does not choose it.
    package var version: Int64
    /// It holds there and below, unless a smaller territory has a set of its own.
    package let territory: TerritoryCode
    package let needs: [NeedKind]
    package let from: Instant
    /// Until when, not included; nil while it is not known.
    package let until: Instant?
    package let name: LocalizedText
    package let rules: [ServiceRule]
    /// Where a prescription must be before a volunteer leaves.
    package let prescription: PrescriptionRule
    package let money: MoneyRules
    /// Where the rules were published.
    package let sources: [String]

    package init(
        code: Slug, version: Int64 = 1, territory: TerritoryCode, needs: [NeedKind], from: Instant,
        until: Instant? = nil, name: LocalizedText, rules: [ServiceRule],
        prescription: PrescriptionRule = .atPharmacy, money: MoneyRules, sources: [String] = []
    ) {
        self.code = code
        self.version = version
        self.territory = territory
        self.needs = needs
        self.from = from
        self.until = until
        self.name = name
        self.rules = rules
        self.prescription = prescription
        self.money = money
        self.sources = sources
    }

    package func isInForce(at instant: Instant) -> Bool {
        from <= instant && until.map { instant < $0 } ?? true
    }

    /// Those that have something to say about a need.
    package func rules(for need: NeedKind) -> [ServiceRule] {
        rules.filter { $0.needs.isEmpty || $0.needs.contains(need) }
    }
}

/// A set and its version: what something was decided under.
package struct RuleReference: Hashable, Sendable {
    package let set: Slug
    package let version: Int64

    package init(set: Slug, version: Int64) {
        self.set = set
        self.version = version
    }
}

/// One rule about who is served: it holds as soon as one of its conditions does.
package struct ServiceRule: Hashable, Sendable {
    package let code: RuleCode
    /// Empty for all needs of the set.
    package let needs: [NeedKind]
    package let anyOf: [Condition]
    /// What the rule asks, as whoever is refused is told it.
    package let text: LocalizedText
    /// Where people go for whom it does not hold.
    package let sendTo: [SentTo]

    package init(
        code: RuleCode, needs: [NeedKind] = [], anyOf: [Condition], text: LocalizedText,
        sendTo: [SentTo] = []
    ) {
        self.code = code
        self.needs = needs
        self.anyOf = anyOf
        self.text = text
        self.sendTo = sendTo
    }

    /// Something that can be asked, and from which age on where it is the age.
    package struct Condition: Hashable, Sendable {
        package let fact: EligibilityFact
        package let years: Int64

        /// What an older person is where a rule does not say.
        package static let usualYears: Int64 = 65

        package init(_ fact: EligibilityFact, years: Int64 = usualYears) {
            self.fact = fact
            self.years = fact == .ageFrom ? years : Self.usualYears
        }
    }
}

/// The stable code of a rule: `isolated`, `prescription_at_pharmacy`.
package struct RuleCode: Hashable, Sendable {
    package let text: String

    /// Nil unless the text is 1 to 40 lower-case letters, digits and underscores.
    package init?(_ text: String) {
        guard let code = SkillCode(text) else { return nil }
        self.text = code.text
    }
}

/// Where the prescription must be.
package enum PrescriptionRule: String, CaseIterable, Sendable {
    /// Volunteers never fetch one: it is at the pharmacy before they leave.
    case atPharmacy = "at_pharmacy"
    /// The volunteer fetches it at the doctor's and takes it to the pharmacy.
    case fetchedAtDoctor = "fetched_at_doctor"
}

/// What a service says about money.
package struct MoneyRules: Hashable, Sendable {
    package let currency: CurrencyCode
    /// At the most so many hundredths for one shopping; nil for no ceiling.
    package let perRequest: Int64?
    /// At the most so many for one person over the period of the set; nil for no ceiling.
    package let perHousehold: Int64?
    package let means: [PaymentMeans]
    /// Whether no crew leaves to shop before the money was agreed.
    package let isAgreementNeeded: Bool
    /// How long the desk has to refund, to count, to clear up a discrepancy.
    package let within: TimeSpan
    package let baskets: [BasketType]

    /// A guess: nobody published how soon a unit closes its accounts.
    package static let standardSpan = TimeSpan.days(2)

    package init(
        currency: CurrencyCode, perRequest: Int64? = nil, perHousehold: Int64? = nil,
        means: [PaymentMeans] = PaymentMeans.allCases, isAgreementNeeded: Bool = false,
        within: TimeSpan = standardSpan, baskets: [BasketType] = []
    ) {
        self.currency = currency
        self.perRequest = perRequest
        self.perHousehold = perHousehold
        self.means = means
        self.isAgreementNeeded = isAgreementNeeded
        self.within = within
        self.baskets = baskets
    }
}

/// A basket that a unit has prepared, and its price; nothing for a free one.
package struct BasketType: Hashable, Sendable {
    package let code: RuleCode
    package let name: LocalizedText
    package let cents: Int64

    package init(code: RuleCode, name: LocalizedText, cents: Int64) {
        self.code = code
        self.name = name
        self.cents = cents
    }
}
