/// What can be asked about the rules of a service.
package enum RulesCommand: Sendable {
    /// Puts a set in force; its version is the one after the last of its code.
    case put(RuleSet)
    /// Says which rules speak for a request and which against; it closes nothing.
    case check(Identifier<HelpRequest>, EligibilityFacts)
    /// Closes a request because a rule says no.
    case refuse(Identifier<HelpRequest>, by: RuleCode, sentTo: SentTo, note: String? = nil)
}

/// What happened to the rules, and under them.
package enum RulesEvent: Hashable, Sendable {
    /// Apart from the others in memory: events are handed on by value, and a set is long.
    indirect case setPut(RuleSet)
    case requestChecked(RuleCheck)
    case requestRefused(RuleRefused)
}

/// What the rules said of a request.
///
/// What the person answered is not kept: it was asked to decide, and it is about her health.
package struct RuleCheck: Hashable, Sendable {
    package let request: Identifier<HelpRequest>
    package let rules: RuleReference
    package let speaksFor: [RuleCode]
    package let against: [RuleCode]
    package let unknown: [RuleCode]

    package var verdict: RuleVerdict {
        against.isEmpty ? (unknown.isEmpty ? .speaksFor : .unknown) : .against
    }

    package init(
        request: Identifier<HelpRequest>, rules: RuleReference, speaksFor: [RuleCode] = [],
        against: [RuleCode] = [], unknown: [RuleCode] = []
    ) {
        self.request = request
        self.rules = rules
        self.speaksFor = speaksFor
        self.against = against
        self.unknown = unknown
    }
}

/// Which rule a request was refused by, and where the person was sent.
package struct RuleRefused: Hashable, Sendable {
    package let request: Identifier<HelpRequest>
    package let rules: RuleReference
    package let rule: RuleCode
    package let sentTo: SentTo

    package init(
        request: Identifier<HelpRequest>, rules: RuleReference, rule: RuleCode, sentTo: SentTo
    ) {
        self.request = request
        self.rules = rules
        self.rule = rule
        self.sentTo = sentTo
    }
}

/// Why it cannot be done.
package enum RulesRefusal: Error, Hashable, Sendable {
    case unknownTerritory(TerritoryCode)
    case endsBeforeItStarts
    case repeatedRule(RuleCode)
    case repeatedBasket(RuleCode)
    /// Another set says something about the same need, place and time.
    case overlaps(Slug, NeedKind)
    /// What was spent under the set is counted in its currency.
    case currencyChanged(Slug, CurrencyCode)
    /// The set holds somewhere else, where it would hold no more.
    case heldElsewhere(Slug, TerritoryCode)
    case unknownRequest(Identifier<HelpRequest>)
    case requestUnderway(number: Int64)
    /// No set says anything about this need there and now.
    case noneInForce(number: Int64)
    case unknownRule(number: Int64, RuleCode, RuleReference)
    /// The last check found that the rule is kept: it cannot be why the request is refused.
    case speaksForRequest(number: Int64, RuleCode, RuleReference)
}
