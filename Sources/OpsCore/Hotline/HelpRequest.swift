/// One need of one person, followed until its outcome.
///
/// At every moment it has a status, an owner and, until it is closed, a due time: silence raises
/// an alarm instead of losing it (must-do 1).
package struct HelpRequest: Hashable, Sendable {
    package let id: Identifier<HelpRequest>
    /// Runs from 1; what people say aloud: request 417.
    package let number: Int64
    package let contact: Identifier<Contact>
    package var person: Identifier<PersonHelped>?
    package let need: NeedKind
    package var language: LanguageTag
    /// Where the person is: the smallest territory known.
    package var place: TerritoryCode
    package var position: Coordinate?
    /// Nil while no deployment covers the need.
    package var deployment: Identifier<Deployment>?
    package var crew: Int64
    package var skill: SkillCode?
    package let openedAt: Instant
    /// The last day for which the person has what is needed, where she said so.
    package var lastsUntil: CivilDate?
    package var status: RequestStatus
    package var owner: RequestOwner
    /// When somebody must act next: the promise, an alarm of the desk, or the report that a crew owes.
    package var dueAt: Instant
    /// By when whoever waits was promised help: no alarm and no report moves it.
    package var promisedAt: Instant
    /// How often silence has raised the alarm since somebody last acted.
    package var escalations: Int64
    /// The mission in hand, if any.
    package var mission: Identifier<Mission>?
    /// Who said no to this request; they are not asked again for the same thing.
    package var declined: [Identifier<Volunteer>]
}

/// Where a request stands.
package enum RequestStatus: String, CaseIterable, Sendable {
    /// No deployment covers the need; it is kept, and says which innovation is missing.
    case uncovered
    /// Waiting for somebody to be asked.
    case open
    /// Volunteers were asked and somebody may still answer.
    case offered
    /// The crew is complete and has not left yet.
    case assigned
    /// The crew is on its way or with the person.
    case underway
    /// Help came.
    case done
    /// Closed without help: the person refused it, or it is no longer needed.
    case cancelled
    /// What is lacking was found out: it stands in requests of its own.
    case qualified

    package var isClosed: Bool {
        switch self {
        case .done, .cancelled, .qualified: true
        case .uncovered, .open, .offered, .assigned, .underway: false
        }
    }
}

/// Who must act next.
package enum RequestOwner: Hashable, Sendable {
    case desk(TerritoryCode)
    case crew(Identifier<Mission>)
}

/// Why a request was closed without help.
package enum CancellationReason: String, CaseIterable, Sendable {
    case refusedByPerson = "refused_by_person"
    case noLongerNeeded = "no_longer_needed"
    case duplicate
    case other
    /// A rule of the service says no; which one stands beside the request.
    case refusedByRule = "refused_by_rule"
    /// Whoever offers to help is a candidate now, and somebody's work as such.
    case takenUp = "taken_up"

    /// Those that somebody says by themselves: a rule is named by its own command, an offer is taken up by another.
    package static let byHand = allCases.filter { $0 != .refusedByRule && $0 != .takenUp }
}
