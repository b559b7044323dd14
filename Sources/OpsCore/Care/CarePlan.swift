/// What was agreed with somebody who calls often: who supports her, when she is called, how far that goes, and
/// when it is looked at again (must-do 21).
///
/// A repeat caller is never barred: a named supporter and set times work better (field notes, 2.10). At every
/// moment a plan has an owner and, until it ends, a due time. What names people is in the vault.
package struct CarePlan: Hashable, Sendable {
    package let id: Identifier<CarePlan>
    /// Runs from 1; what people say aloud: plan 3.
    package let number: Int64
    package let person: Identifier<PersonHelped>
    /// Where she is.
    package internal(set) var place: TerritoryCode
    package var supporter: Identifier<Volunteer>
    /// The series of calls at set times, if one was agreed.
    package var call: Identifier<PlannedCall>?
    /// Whose work the review is.
    package var desk: TerritoryCode
    /// The day on which the plan is looked at again, as agreed.
    package var reviewAt: Instant
    /// When somebody must act: moves with each alarm.
    package var dueAt: Instant
    /// How often silence has raised the alarm since the last review.
    package var escalations: Int64
}

/// Where a care plan stands.
package enum CarePlanState: String, CaseIterable, Sendable {
    case open
    case ended
}

/// Why a care plan ended.
package enum CarePlanEnding: String, CaseIterable, Sendable {
    /// She calls as others do.
    case callsSettled = "calls_settled"
    /// She does not want it.
    case refused
    /// Somebody else supports her from here on.
    case otherSupport = "other_support"
    case movedAway = "moved_away"
    case died
    /// Another plan is hers too.
    case duplicate
    case other

    /// Whether it tells what became of her: nobody need go and see.
    var isHeard: Bool { self == .refused || self == .movedAway || self == .died }
}
