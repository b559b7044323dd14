/// What can be asked of the hotline.
package enum HotlineCommand: Sendable {
    case logContact(LogContact)
    case cancelRequest(Identifier<HelpRequest>, CancellationReason)
    /// Time has come for a request that nobody acted on.
    case escalate(Identifier<HelpRequest>)
    /// Two people are one: from now on the second is shown with the first.
    case mergePeople(kept: Identifier<PersonHelped>, merged: Identifier<PersonHelped>)
    /// They are two after all: the one that was merged stands alone again.
    case separatePeople(merged: Identifier<PersonHelped>)
}

/// A contact as the operator tells it.
package struct LogContact: Sendable {
    /// At the most this many needs in one contact.
    package static let needLimit = 10

    package var needs: [NeedKind]
    package var person: PersonDetails
    package var caller: PersonDetails?
    package var relation: CallerRelation?
    package var language: LanguageTag
    package var postcode: String?
    package var position: Coordinate?
    package var occurredAt: Instant?
    package var note: String?

    package init(
        needs: [NeedKind], person: PersonDetails = PersonDetails(), caller: PersonDetails? = nil,
        relation: CallerRelation? = nil, language: LanguageTag = .french, postcode: String? = nil,
        position: Coordinate? = nil, occurredAt: Instant? = nil, note: String? = nil
    ) {
        self.needs = needs
        self.person = person
        self.caller = caller
        self.relation = relation
        self.language = language
        self.postcode = postcode
        self.position = position
        self.occurredAt = occurredAt
        self.note = note
    }
}

/// Why the hotline cannot do what was asked.
package enum HotlineRefusal: Error, Hashable, Sendable {
    case noTerritory
    case noNeeds
    case impossiblePostcode
    case repeatedNeed(NeedKind)
    case unknownRequest(Identifier<HelpRequest>)
    case requestUnderway(number: Int64)
    case notYetDue(number: Int64)
    case samePersonTwice
    /// No contact is about this person.
    ///
    /// The fold holds what is live and knows few people: the desk looks them up in the tables, in the
    /// transaction in which it decides.
    case unknownPerson(Identifier<PersonHelped>)
    case alreadyMerged
    /// One of the two stands for others, or another for it: twins are a kept one and its merged ones.
    case chainOfMerges
    case notMerged
}
