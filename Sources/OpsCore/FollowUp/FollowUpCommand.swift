/// What can be asked about calls that are owed.
package enum FollowUpCommand: Sendable {
    case plan(PlanCall)
    /// Somebody has it alone for a while.
    case take(Identifier<PlannedCall>, by: Identifier<AccessToken>?)
    case release(Identifier<PlannedCall>, by: Identifier<AccessToken>?)
    case report(Identifier<PlannedCall>, CallReport, by: Identifier<AccessToken>?)
    case cancel(Identifier<PlannedCall>, CallEnding, note: String?)
    /// A supervisor calls for help: a danger alert is opened.
    case alert(Identifier<PlannedCall>, note: String?)
    /// Time has come for a call that nobody acted on.
    case moveOn(Identifier<PlannedCall>)
    case setRules(CallRules, for: Identifier<Deployment>?)
}

/// Whom to call, as the tables know them: people are not kept in memory.
package struct PersonToCall: Hashable, Sendable {
    package let person: Identifier<PersonHelped>
    /// The contact of theirs that was logged last.
    package let contact: Identifier<Contact>
    package let language: LanguageTag
    package internal(set) var place: TerritoryCode
    /// As her contact has it.
    package let postcode: String?
    /// As it was put right since, under any of her identities.
    package var correctedPostcode: String?
    /// Where she is more exactly than by a postcode.
    var position: Coordinate?

    package init(
        person: Identifier<PersonHelped>, contact: Identifier<Contact>, language: LanguageTag,
        place: TerritoryCode, postcode: String? = nil
    ) {
        self.person = person
        self.contact = contact
        self.language = language
        self.place = place
        self.postcode = postcode
    }
}

extension PersonToCall {
    /// Whoever a request is for, where it is.
    init(waitingFor request: HelpRequest, _ person: Identifier<PersonHelped>) {
        self.init(
            person: person, contact: request.contact, language: request.language,
            place: request.place)
        position = request.position
    }
}

/// A call as somebody plans it.
package struct PlanCall: Sendable {
    package var who: PersonToCall
    package var purpose: CallPurpose
    /// What it is about, and the deployment that served it.
    package var request: RequestAskedAbout?
    /// Nil for as soon as can be.
    package var at: Instant?
    package var hours: CallHours
    package var allowsVoicemail: Bool
    package var everyDays: Int64?
    package var until: Instant?
    /// Another number than the one that is known.
    package var phone: PhoneNumber?
    /// Who may be asked when nobody answers.
    package var neighbour: PersonDetails
    package var note: String?
    /// The person asks for it, whatever she refused before.
    package var isAskedFor: Bool

    package init(
        _ purpose: CallPurpose, to who: PersonToCall, at: Instant? = nil,
        hours: CallHours = CallHours(), allowsVoicemail: Bool = false, everyDays: Int64? = nil,
        until: Instant? = nil, phone: PhoneNumber? = nil,
        neighbour: PersonDetails = PersonDetails(), note: String? = nil, isAskedFor: Bool = false
    ) {
        self.who = who
        self.purpose = purpose
        self.at = at
        self.hours = hours
        self.allowsVoicemail = allowsVoicemail
        self.everyDays = everyDays
        self.until = until
        self.phone = phone
        self.neighbour = neighbour
        self.note = note
        self.isAskedFor = isAskedFor
    }
}

/// The request that a call is about, and the deployment that served it.
package struct RequestAskedAbout: Hashable, Sendable {
    package let id: Identifier<HelpRequest>
    package let deployment: Identifier<Deployment>?
    package let need: NeedKind

    package init(
        id: Identifier<HelpRequest>, deployment: Identifier<Deployment>?, need: NeedKind
    ) {
        self.id = id
        self.deployment = deployment
        self.need = need
    }
}

/// What came of a call.
package struct CallReport: Sendable {
    package var result: CallResult
    package var note: String?
    /// Whether help came, where that was asked.
    package var answer: OutcomeAnswer?

    package init(_ result: CallResult, note: String? = nil, answer: OutcomeAnswer? = nil) {
        self.result = result
        self.answer = answer
        self.note = note
    }
}

/// Why a planned call cannot do what was asked.
package enum FollowUpRefusal: Error, Hashable, Sendable {
    case unknownCall(Identifier<PlannedCall>)
    case takenByOther(number: Int64, until: Instant)
    case notTaken(number: Int64)
    case outsideSafeHours(number: Int64, DayWindow)
    case voicemailNotAllowed(number: Int64)
    case notYetDue(number: Int64)
    /// She said that she does not want to be called.
    case callsRefused
    case hoursNeverMeet
    /// She has said others, which a call does not change: a slip may put her in danger.
    case otherSafeHours(DayWindow)
    /// She has told a safe number, and another was said with a call.
    case otherSafePhone
    /// One of two who are to be merged refuses calls, and these are owed to the other.
    case oneRefusesCalls([Int64])
    /// They begin when they end.
    case equalEnds(DayWindow)
    case endsBeforeItStarts
    /// Nobody means it: the call would never come due.
    case tooFarAhead
    case questionsDoNotRepeat
    case outcomeNeedsRequest
    /// The contact is anonymous, or nobody is known of it.
    case nobodyToCall
    case unknownDeployment(Identifier<Deployment>)
    /// Reached, and not asked whether help came.
    case answerNeeded(number: Int64)
    case nothingWasAsked(number: Int64)
    /// Help came and something lacked, or did not and nothing lacked.
    case unmetNeedUnclear(number: Int64)
    case ladderStartsWithoutCall
    case ladderWithoutSupervisor
    case questionsOnlyCall
}
