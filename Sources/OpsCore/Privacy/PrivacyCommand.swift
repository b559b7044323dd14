/// What a person, or whoever answers for the data, can ask.
package enum PrivacyCommand: Sendable {
    case correct(CorrectPerson)
    case erase(KnownPerson, ErasureReason)
    /// Nothing on the person is erased until it is lifted.
    case hold(Identifier<PersonHelped>, HoldReason)
    case release(Identifier<PersonHelped>)
    case giveConsent(ConsentSaid, isErased: Bool)
    case withdrawConsent(ConsentSaid, from: ConsentState)
    case setRetention(RetentionRules)
    /// Time has come for what has been kept as long as it may be.
    case beginRetention
    case noteRetention(RetentionReport)
    /// Where the chain of the access log ends now.
    case anchorAccessLog(JournalHead)
    /// What was noted of a contact that is nobody's.
    case eraseContact(Identifier<Contact>, KnownPerson, ErasureReason)
    /// What was noted of a danger alert that names no contact.
    case eraseDanger(Identifier<DangerAlert>, KnownPerson, ErasureReason)
    case lift(LiftAnonymity, of: KnownContact)
    /// All that names somebody who offered to help; whoever is still open is not any more.
    case eraseCandidate(Identifier<Candidate>, KnownPerson, ErasureReason)
    /// All that names a volunteer; what they did stays.
    case eraseVolunteer(KnownPerson, ErasureReason)
    /// Nothing on the volunteer is erased until it is lifted.
    case holdVolunteer(Identifier<Volunteer>, HoldReason)
    case releaseVolunteer(Identifier<Volunteer>)
    /// Nothing that was noted of nobody who is known is erased until it is lifted.
    case holdNameless(Nameless, isNameless: Bool, HoldReason)
    case releaseNameless(Nameless)
}

/// What is put right about a person, under one of her identities.
package struct CorrectPerson: Sendable {
    package var person: Identifier<PersonHelped>
    package var known: KnownPerson
    /// What it is from now on; `note` is in `notes`.
    package var details: PersonDetails
    package var postcode: String?
    /// What is not known any more.
    package var removed: Set<PersonField> = []
    /// Notes by their numbers: a new text, or nil where the note goes.
    package var notes: [Int64: String?] = [:]

    package init(
        person: Identifier<PersonHelped>, known: KnownPerson,
        details: PersonDetails = PersonDetails(), postcode: String? = nil
    ) {
        self.person = person
        self.known = known
        self.details = details
        self.postcode = postcode
    }

    /// What is said anew, without its content.
    var fields: [PersonField] {
        PersonField.allCases.filter { isSaid($0) || removed.contains($0) }
    }

    /// What it is from now on, without what is taken out.
    package var said: [PersonField] { PersonField.allCases.filter(isSaid) }

    private func isSaid(_ field: PersonField) -> Bool {
        switch field {
        case .name: details.name != nil
        case .phone: details.phone != nil
        case .address: details.address != nil
        case .postcode: postcode != nil
        case .safePhone: details.safePhone != nil
        case .safeHours: details.safeHours != nil
        case .entryCode: details.entryCode != nil
        case .note: !notes.isEmpty
        }
    }
}

/// What happened to what is held on a person.
///
/// It names nobody, and never says what was corrected into what.
package enum PrivacyEvent: Hashable, Sendable {
    case personCorrected(Identifier<PersonHelped>, [PersonField])
    case personErased(PersonErased)
    case holdSet(Identifier<PersonHelped>, HoldReason)
    case holdLifted(Identifier<PersonHelped>)
    case consentGiven(ConsentSaid)
    case consentWithdrawn(ConsentSaid)
    case retentionSet(RetentionRules)
    case retentionBegan(dueAt: Instant)
    case retentionRan(RetentionReport)
    /// How many lines the access log has had, and the digest of the last: whoever writes that log anew
    /// must write the journal anew too.
    case accessLogAnchored(JournalHead)
    case contactErased(ContactErased)
    case dangerErased(DangerErased)
    case anonymityLifted(AnonymityLifted)
    case candidateErased(CandidateErased)
    case volunteerErased(VolunteerErased)
    case volunteerHoldSet(Identifier<Volunteer>, HoldReason)
    case volunteerHoldLifted(Identifier<Volunteer>)
    case namelessHoldSet(Nameless, HoldReason)
    case namelessHoldLifted(Nameless)
}

/// The proof that everything on a person was erased: with actor, instant and digest of its entry.
package struct PersonErased: Hashable, Sendable {
    package let identities: [Identifier<PersonHelped>]
    package let reason: ErasureReason
    package let counts: ErasedCounts
}

/// Why a person's data cannot be changed as was asked.
package enum PrivacyRefusal: Error, Hashable, Sendable {
    case nothingToCorrect
    /// The note belongs to nobody, or to somebody else.
    case unknownNote(number: Int64)
    case alreadyErased
    /// So many more people may be her, and would stay.
    case othersMayBeHer(count: Int)
    /// Words about somebody whose words are gone: they would stay, and nothing would find them.
    case noWordsOfErased
    case requestLive(number: Int64)
    case dangerLive(number: Int64)
    /// A call is owed to the person.
    case callLive(number: Int64)
    /// A safeguarding concern about the person is not closed: a legal hold of its own.
    case concernLive(number: Int64)
    /// Money of a mission for the person is not accounted for.
    case moneyOpen(mission: Int64)
    case onHold
    case alreadyOnHold
    case notOnHold
    /// Somebody is known, or a contact: these are held.
    case notNameless
    /// The volunteer has said yes to a mission that is not over.
    case volunteerOnMission(mission: Int64)
    case volunteerInTeam(team: Int64)
    /// The volunteer has something that is the house's.
    case volunteerHasAsset(asset: Int64)
    /// Money that went through the volunteer's hands is not accounted for.
    case volunteerHasMoney(mission: Int64)
    /// The volunteer is the named supporter of a repeat caller.
    case volunteerSupports(plan: Int64)
    /// Somebody must still ring the volunteer, or about them.
    case volunteerInAlarm(alarm: Int64)
    /// The candidate is a volunteer of the roster, who would stay.
    case candidateIsVolunteer(number: Int64)
    case consentWithdrawnAlready
    case consentInFuture
    case retentionNotDue
    /// Its anonymity was lifted already, or there was none.
    case notAnonymous
    /// It is said to be the person's wish, and not that the person agreed.
    case consentNeeded
}
