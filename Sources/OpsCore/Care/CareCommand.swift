/// What can be asked about people who need more than one call.
package enum CareCommand: Sendable {
    case setRules(CareRules)
    case openPlan(OpenCarePlan)
    case reviewPlan(Identifier<CarePlan>, CarePlanTerms, reviewAt: Instant?)
    /// `keepsCalls` leaves her the calls at set times.
    case endPlan(Identifier<CarePlan>, CarePlanEnding, keepsCalls: Bool, note: String?)
    /// Time has come for a plan that nobody reviewed.
    case remindOfPlan(Identifier<CarePlan>)
    /// The service whose desk reviews it is over.
    case handOverPlan(Identifier<CarePlan>)
}

/// What is agreed in a plan; at a review, what changes.
package struct CarePlanTerms: Sendable {
    package var supporter: Identifier<Volunteer>?
    /// The calls at set times; at a review what is not said of them stays as it was agreed.
    package var calls: PlanCall?
    /// Whether it was said if a message may be left.
    package var saysVoicemail: Bool
    package var limits: String?
    /// The doctor, or whoever else it was agreed with.
    package var agreedWith: String?
    package var note: String?

    package init(
        supporter: Identifier<Volunteer>? = nil, calls: PlanCall? = nil,
        saysVoicemail: Bool = false, limits: String? = nil, agreedWith: String? = nil,
        note: String? = nil
    ) {
        self.supporter = supporter
        self.calls = calls
        self.saysVoicemail = saysVoicemail
        self.limits = limits
        self.agreedWith = agreedWith
        self.note = note
    }
}

/// A plan as somebody opens it.
package struct OpenCarePlan: Sendable {
    package var who: PersonToCall
    package var supporter: Identifier<Volunteer>
    package var terms: CarePlanTerms
    /// Nil for as the rules have it.
    package var reviewAt: Instant?

    package init(
        _ who: PersonToCall, supporter: Identifier<Volunteer>,
        terms: CarePlanTerms = CarePlanTerms(), reviewAt: Instant? = nil
    ) {
        self.who = who
        self.supporter = supporter
        self.terms = terms
        self.reviewAt = reviewAt
    }
}

/// What happened to care plans.
///
/// It names nobody.
package enum CareEvent: Hashable, Sendable {
    case rulesSet(CareRules)
    case planOpened(CarePlanOpened)
    case planReviewed(CarePlanReviewed)
    /// Nobody reviewed it in time: the next desk up owns it now.
    case planEscalated(Identifier<CarePlan>, desk: TerritoryCode, dueAt: Instant)
    /// The service whose desk reviewed it is over, or she is elsewhere: another desk owns it now.
    case planHandedOver(Identifier<CarePlan>, desk: TerritoryCode)
    case planEnded(Identifier<CarePlan>, CarePlanEnding)
}

/// Somebody has a care plan from now on.
package struct CarePlanOpened: Hashable, Sendable {
    package let id: Identifier<CarePlan>
    package let number: Int64
    package let person: Identifier<PersonHelped>
    package let place: TerritoryCode
    package let supporter: Identifier<Volunteer>
    package let call: Identifier<PlannedCall>?
    package let desk: TerritoryCode
    package let reviewAt: Instant
}

/// A plan was looked at, and holds until the next time.
package struct CarePlanReviewed: Hashable, Sendable {
    package let id: Identifier<CarePlan>
    package let supporter: Identifier<Volunteer>
    package let call: Identifier<PlannedCall>?
    package let desk: TerritoryCode
    package let reviewAt: Instant
}

/// Why it cannot be done.
package enum CareRefusal: Error, Hashable, Sendable {
    case unknownPlan(Identifier<CarePlan>)
    /// One plan for one person, under any of her identities.
    case planOpenAlready(number: Int64)
    case unknownSupporter(Identifier<Volunteer>)
    case supporterDoesNotFit(number: Int64, ReasonAgainst)
    case reviewInPast
    /// Nobody means it: the review would never come due.
    case reviewTooFarAhead
    case planNotYetDue(number: Int64)
    /// Two people who turn out to be one have a plan each.
    case bothHavePlans(Int64, Int64)
    /// The person cannot be erased yet.
    case planLive(number: Int64)
}
