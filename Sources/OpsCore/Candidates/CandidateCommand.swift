/// What can be asked about people who offer to help.
package enum CandidateCommand: Sendable {
    case setRules(TerritoryCode, OnboardingRules)
    case offer(CandidateOffer)
    /// What is known of them, as it is said anew.
    case change(Identifier<Candidate>, VolunteerChange)
    case advance(Identifier<Candidate>, CandidateStep)
    /// A stage was noted by mistake: they stand at an earlier one.
    case stepBack(Identifier<Candidate>, to: CandidateStage, note: String?)
    /// They are a volunteer from now on.
    case admit(Identifier<Candidate>, accompanied: Accompaniment?, note: String?)
    case end(Identifier<Candidate>, CandidateEnding, note: String?)
    /// They are somebody who is known already.
    case merge(Identifier<Candidate>, into: CandidateTwin)
    /// They are somebody else after all.
    case separate(Identifier<Candidate>)
    /// Time has come for a candidate for whom nobody has acted.
    case remind(Identifier<Candidate>)
}

/// Somebody offers to help.
package struct CandidateOffer: Sendable {
    package var profile: VolunteerProfile
    package var details: VolunteerDetails
    /// The contact in which they did.
    package var contact: Identifier<Contact>?

    package init(
        _ profile: VolunteerProfile, _ details: VolunteerDetails,
        contact: Identifier<Contact>? = nil
    ) {
        self.profile = profile
        self.details = details
        self.contact = contact
    }
}

/// A stage that a candidate has passed, with what was learnt of them.
package struct CandidateStep: Sendable {
    /// Nil for the next one that their territory requires.
    package var stage: CandidateStage?
    /// At a check, what they are vetted for and until when; skills are added to those that are known.
    package var change: VolunteerChange
    package var note: String?

    package init(
        to stage: CandidateStage? = nil, change: VolunteerChange = VolunteerChange(),
        note: String? = nil
    ) {
        self.stage = stage
        self.change = change
        self.note = note
    }
}

/// Admitted in an emergency: only together with somebody who was vetted, only until a day.
package struct Accompaniment: Hashable, Sendable {
    package let until: CivilDate
    package let grantedBy: Identifier<AccessToken>?

    package init(until: CivilDate, grantedBy: Identifier<AccessToken>?) {
        self.until = until
        self.grantedBy = grantedBy
    }

    /// An emergency that lasts longer has time for a check.
    package static let longest: Int64 = 31
}

/// What happened to candidates.
///
/// It names nobody.
package enum CandidateEvent: Hashable, Sendable {
    case rulesSet(OnboardingVersion)
    case offered(CandidateOffered)
    /// What is known of them from now on, whole.
    case changed(Identifier<Candidate>, VolunteerProfile)
    case advanced(CandidateAdvanced)
    /// Nobody acted in time: the next desk up owns them now.
    case escalated(Identifier<Candidate>, desk: TerritoryCode, dueAt: Instant)
    case admitted(Identifier<Candidate>, as: Identifier<Volunteer>)
    case ended(Identifier<Candidate>, CandidateEnding)
    case merged(Identifier<Candidate>, into: CandidateTwin)
    case separated(Identifier<Candidate>, desk: TerritoryCode, dueAt: Instant)
}

/// Somebody has offered to help.
package struct CandidateOffered: Hashable, Sendable {
    package let id: Identifier<Candidate>
    package let number: Int64
    package let contact: Identifier<Contact>?
    package let desk: TerritoryCode
    package let dueAt: Instant
    package let profile: VolunteerProfile
}

/// A candidate has passed a stage, or stands at it again because a later one was a mistake.
package struct CandidateAdvanced: Hashable, Sendable {
    package let id: Identifier<Candidate>
    package let stage: CandidateStage
    package let desk: TerritoryCode
    package let dueAt: Instant
    package let profile: VolunteerProfile
}

/// Why it cannot be done.
package enum CandidateRefusal: Error, Hashable, Sendable {
    case unknownCandidate(Identifier<Candidate>)
    case unknownTerritory(TerritoryCode)
    /// A stage that their territory requires was left out.
    case stageMissing(number: Int64, CandidateStage)
    case notAhead(number: Int64, CandidateStage)
    /// They have not passed the stage to which they are to go back.
    case notBehind(number: Int64)
    /// All that is required is done.
    case nothingLeft(number: Int64)
    /// A check says what it is good for until when.
    case checkUnsaid(number: Int64)
    /// It was over before it was noted.
    case checkOver(number: Int64)
    /// Nothing but a check vets.
    case vettedByCheckAlone
    case accompaniedTooLong
    case nothingToChange(number: Int64)
    /// They are shown with somebody else.
    case merged(number: Int64)
    /// They are on the roster since an emergency admission.
    case admitted(number: Int64, volunteer: Int64)
    case notMerged(number: Int64)
    /// One of the two stands for others, or another for it.
    case chainOfMerges
    case unknownTwin
    case notYetDue(number: Int64)
    /// The contact is no offer to help.
    case notAnOffer
    case contactTaken(by: Int64)
    /// Nobody's name is known of the contact, and none was said.
    case nameless
    /// Two candidates cannot be the same one in another book.
    case refTaken(by: Int64)
    /// The person cannot be erased yet.
    case live(number: Int64)
}
