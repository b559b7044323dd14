/// How far help has come, as a partner is told: never who, where, or why in detail.
package enum ReferralState: String, CaseIterable, Sendable {
    case received
    /// Somebody is being asked to go.
    case beingOrganised = "being_organised"
    /// Somebody has agreed to go, or is there.
    case onTheWay = "on_the_way"
    case helped
    case notHelped = "not_helped"
    /// The person does not want the partner to be told any more.
    case withheld

    /// What a partner is told of a request in this status.
    package init(_ status: RequestStatus) {
        switch status {
        case .uncovered, .open, .qualified: self = .received
        case .offered: self = .beingOrganised
        case .assigned, .underway: self = .onTheWay
        case .done: self = .helped
        case .cancelled: self = .notHelped
        }
    }

    /// Several needs in one word: what still goes on stands before what has ended.
    package init(of needs: [ReferralState]) {
        let order: [ReferralState] = [
            .withheld, .onTheWay, .beingOrganised, .received, .helped, .notHelped,
        ]
        self = order.first(where: needs.contains) ?? .received
    }
}

/// Why somebody could not be helped, as a partner is told.
package enum ReferralEnding: String, CaseIterable, Sendable {
    case declined
    case noLongerNeeded = "no_longer_needed"
    /// A rule of the service says no: the partner can look elsewhere at once.
    case notCovered = "not_covered"
    case other

    /// That somebody was known already is nobody's business: a duplicate is another reason.
    package init(_ reason: CancellationReason) {
        switch reason {
        case .refusedByPerson: self = .declined
        case .noLongerNeeded: self = .noLongerNeeded
        case .refusedByRule: self = .notCovered
        case .duplicate, .takenUp, .other: self = .other
        }
    }
}
