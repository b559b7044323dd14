/// What somebody allows: each purpose by itself.
package enum ConsentPurpose: String, CaseIterable, Sendable {
    /// To note who they are.
    case record
    /// To tell the local unit, and whoever helps in its name.
    case passToUnit = "pass_to_unit"
    case callBack = "call_back"
    case visit
    /// To tell another organisation.
    case partner
}

/// Who said it.
package enum ConsentSpeaker: String, CaseIterable, Sendable {
    case person
    /// Whoever called for the person.
    case caller
}

/// How it was said.
package enum ConsentMeans: String, CaseIterable, Sendable {
    case telephone
    case writing
    case inPerson = "in_person"
    case message
}

/// Somebody said yes, or no longer, to one purpose.
package struct ConsentSaid: Hashable, Sendable {
    package let person: Identifier<PersonHelped>
    package let purpose: ConsentPurpose
    package let by: ConsentSpeaker
    package let means: ConsentMeans
    /// When, where that is not when it was noted.
    package let saidAt: Instant?
    /// Whom it lets be told, where it was said for one organisation and for no other.
    package let partner: Identifier<Partner>?

    package init(
        person: Identifier<PersonHelped>, purpose: ConsentPurpose, by: ConsentSpeaker = .person,
        means: ConsentMeans = .telephone, saidAt: Instant? = nil,
        partner: Identifier<Partner>? = nil
    ) {
        self.person = person
        self.purpose = purpose
        self.by = by
        self.means = means
        self.saidAt = saidAt
        self.partner = partner
    }

    /// The same, said for one organisation and for no other.
    package func naming(_ partner: Identifier<Partner>) -> ConsentSaid {
        ConsentSaid(
            person: person, purpose: purpose, by: by, means: means, saidAt: saidAt,
            partner: partner)
    }
}

/// How a purpose stands for a person, as the tables have it.
package enum ConsentState: String, CaseIterable, Sendable {
    /// Nobody was asked.
    case unasked
    case given
    /// Somebody said no, at once or later.
    case withdrawn
}

extension Operation {
    /// A yes is noted each time; a no without a yes before it is one too.
    func give(
        _ said: ConsentSaid, isErased: Bool, at instant: Instant
    ) throws(PrivacyRefusal) -> PrivacyEvent {
        guard !isErased else { throw .alreadyErased }
        guard said.saidAt ?? instant <= instant else { throw .consentInFuture }
        return .consentGiven(said)
    }

    func withdraw(
        _ said: ConsentSaid, from state: ConsentState, at instant: Instant
    ) throws(PrivacyRefusal) -> PrivacyEvent {
        guard said.saidAt ?? instant <= instant else { throw .consentInFuture }
        guard state != .withdrawn else { throw .consentWithdrawnAlready }
        return .consentWithdrawn(said)
    }

    /// What was allowed while a contact was logged or added to: said on the telephone, by whoever was on
    /// the line.
    func consents(saidIn command: HotlineCommand, _ events: [HotlineEvent]) -> [Event] {
        let (purposes, person, caller): ([ConsentPurpose], Identifier<PersonHelped>?, Bool)
        switch (command, events.first) {
        case (.logContact(let wish), .contactLogged(let contact)):
            (purposes, person, caller) = (wish.consents, contact.person, contact.caller != nil)
        case (.completeContact(let wish), .contactCompleted(let completed)):
            let known = wish.known
            (purposes, person) = (wish.consents, known.person ?? completed.person)
            caller = known.caller != nil || completed.caller != nil
        default: return []
        }
        guard let person, !purposes.isEmpty else { return [] }
        return purposes.map { purpose in
            .privacy(
                .consentGiven(
                    ConsentSaid(person: person, purpose: purpose, by: caller ? .caller : .person)))
        }
    }
}
