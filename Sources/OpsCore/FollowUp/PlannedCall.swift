/// A call that somebody is owed: nobody is forgotten after the first one (must-do 22).
///
/// At every moment it has a state, an owner and, until it is closed, a due time. It climbs its ladder
/// while nobody answers; silence of a desk climbs to the desk above.
package struct PlannedCall: Hashable, Sendable {
    package let id: Identifier<PlannedCall>
    /// Runs from 1; what people say aloud: call 7.
    package let number: Int64
    package let purpose: CallPurpose
    package let person: Identifier<PersonHelped>
    /// The contact it comes from, of which a visit would be asked.
    package let contact: Identifier<Contact>
    /// What is asked about.
    package let request: Identifier<HelpRequest>?
    package let need: NeedKind?
    package let deployment: Identifier<Deployment>?
    package let language: LanguageTag
    package internal(set) var place: TerritoryCode
    package internal(set) var position: Coordinate?
    package var hours: CallHours
    package let allowsVoicemail: Bool
    /// Nil for once.
    package let everyDays: Int64?
    /// The last day of a series, not included; nil for without end.
    package let until: Instant?
    /// The appointment from which the days of a series are counted.
    package var appointment: Instant
    package var state: PlannedCallState
    package var step: LadderKind
    /// Where on the ladder, from 0.
    package var rung: Int64
    /// Whose work it is, also while somebody has taken it.
    package var desk: TerritoryCode
    /// Who has taken it.
    package var taker: Identifier<AccessToken>?
    /// Not before: in hours that the person has said.
    package var callAt: Instant
    package var dueAt: Instant
    /// The due time of the step, which comes back when whoever took it lets go.
    package var stepDueAt: Instant
    /// How often silence has raised the alarm at this step.
    package var escalations: Int64
    /// The courtesy visit that was asked for.
    package var visit: Identifier<HelpRequest>?
    package var isVoicemailLeft: Bool
}

/// Why somebody is called.
package enum CallPurpose: String, CaseIterable, Sendable {
    /// Somebody waits to be called back.
    case callBack = "call_back"
    case friendlyCall = "friendly_call"
    /// Some time later: whether help came.
    case outcome
    /// Before a visit or a delivery: that it comes, and when.
    case dayBefore = "day_before"
    /// She was told that somebody comes, and nobody does after all.
    case calledOff = "called_off"

    /// Whether nobody need worry when there is no answer.
    var isQuestion: Bool { self == .outcome || self == .dayBefore || self == .calledOff }
}

/// Where a planned call stands.
package enum PlannedCallState: String, CaseIterable, Sendable {
    /// Waiting for somebody of the desk.
    case open
    /// Somebody has it for a while, alone.
    case taken
    case closed
}

/// When somebody may be called, as they said it.
package struct CallHours: Hashable, Sendable {
    package var preferred: DayWindow?
    /// Outside of them a call may harm: whoever lives with her would hear it.
    package var safe: DayWindow?
    /// Minutes east of Greenwich of the wall on which these hours are read, where the service has no
    /// zone of its own.
    package var offset: Int64?

    package init(preferred: DayWindow? = nil, safe: DayWindow? = nil, offset: Int64? = nil) {
        self.preferred = preferred
        self.safe = safe
        self.offset = offset
    }
}

/// Whether somebody wants to be called, as she said it last under one of her identities.
package struct CallWord: Hashable, Sendable {
    let isNo: Bool
    /// Runs from 1: which of two words is the later, also after a clock was set back.
    let number: Int64
}

/// One time somebody was tried.
package enum CallAttempt {}

/// What came of it.
package enum CallResult: String, CaseIterable, Sendable {
    /// The person was reached, or whoever was is sure that she is well.
    case reached
    case noAnswer = "no_answer"
    case voicemailLeft = "voicemail_left"
    /// The person does not want to be called.
    case refused
    case wrongNumber = "wrong_number"
}

/// How a planned call ended.
package enum CallEnding: String, CaseIterable, Sendable {
    case reached
    case refused
    /// Nobody answered, and nothing more is done about a question.
    case unreachable
    /// A danger alert follows it from here on.
    case danger
    case noLongerNeeded = "no_longer_needed"
    case noNumber = "no_number"
    case duplicate
    case other

    /// What somebody may cancel it with.
    package static let cancellations: [CallEnding] = [
        .noLongerNeeded, .noNumber, .duplicate, .other,
    ]
}
