/// What happened to calls that are owed.
///
/// It names nobody.
package enum FollowUpEvent: Hashable, Sendable {
    case callPlanned(CallPlanned)
    case callTaken(Identifier<PlannedCall>, by: Identifier<AccessToken>?, until: Instant)
    /// Whoever took it let go, or their time was over.
    case callReleased(Identifier<PlannedCall>, dueAt: Instant)
    case callAttempted(CallAttempted)
    /// Nobody answered: the next step of the ladder; or its first one, where she has been heard since.
    case callMovedOn(CallMovedOn)
    /// The desk was silent: the next desk up owns it now.
    case callEscalated(Identifier<PlannedCall>, desk: TerritoryCode, dueAt: Instant)
    /// The next call of a series.
    case callRenewed(CallRenewed)
    case callEnded(Identifier<PlannedCall>, CallEnding)
    /// Whether help came, as the person says.
    case outcomeTold(OutcomeTold)
    /// The person does not want to be called, until she asks for it.
    case callsRefused(Identifier<PersonHelped>)
    /// When a call does not put the person at risk, as she says; nil when it does not matter any more.
    case safeHoursSaid(Identifier<PersonHelped>, DayWindow?)
    /// What was planned keeps to hours that were said since.
    case callHoursChanged(CallHoursChanged)
    case rulesSet(CallRules, for: Identifier<Deployment>?)
}

/// Somebody is owed a call.
package struct CallPlanned: Hashable, Sendable {
    package let id: Identifier<PlannedCall>
    package let number: Int64
    package let purpose: CallPurpose
    package let person: Identifier<PersonHelped>
    package let contact: Identifier<Contact>
    package let request: Identifier<HelpRequest>?
    /// What that request asked for.
    package let need: NeedKind?
    package let deployment: Identifier<Deployment>?
    package let language: LanguageTag
    package let place: TerritoryCode
    package let position: Coordinate?
    package let desk: TerritoryCode
    package let hours: CallHours
    package let allowsVoicemail: Bool
    package let everyDays: Int64?
    package let until: Instant?
    package let callAt: Instant
    package internal(set) var dueAt: Instant
    /// She asked for it: what she refused before holds no more.
    package let isAskedFor: Bool
}

/// Somebody was tried.
package struct CallAttempted: Hashable, Sendable {
    package let id: Identifier<CallAttempt>
    package let call: Identifier<PlannedCall>
    package let step: LadderKind
    package let result: CallResult
}

/// The next step, whose work it is and by when.
package struct CallMovedOn: Hashable, Sendable {
    package let id: Identifier<PlannedCall>
    package let rung: Int64
    package let step: LadderKind
    package let desk: TerritoryCode
    package let callAt: Instant
    package let dueAt: Instant
    /// The courtesy visit that was asked for at this step.
    package let visit: Identifier<HelpRequest>?
}

/// When a planned call may be made, after the person has told of safe hours.
package struct CallHoursChanged: Hashable, Sendable {
    package let id: Identifier<PlannedCall>
    package let hours: CallHours
    package let callAt: Instant
    /// Of the step: while somebody has the call, it stays theirs.
    package let dueAt: Instant
}

/// The next call of a series.
package struct CallRenewed: Hashable, Sendable {
    package let id: Identifier<PlannedCall>
    package let desk: TerritoryCode
    package let appointment: Instant
    package let callAt: Instant
    package let dueAt: Instant
}
