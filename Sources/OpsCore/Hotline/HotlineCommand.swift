/// What can be asked of the hotline.
package enum HotlineCommand: Sendable {
    case logContact(LogContact)
    case completeContact(CompleteContact)
    case cancelRequest(Identifier<HelpRequest>, CancellationReason)
    /// Time has come for a request that nobody acted on.
    case escalate(Identifier<HelpRequest>)
    /// Two people are one: from now on the second is shown with the first.
    case mergePeople(
        kept: Identifier<PersonHelped>, merged: Identifier<PersonHelped>,
        known: KnownOfTwins = KnownOfTwins())
    /// They are two after all: the one that was merged stands alone again.
    case separatePeople(merged: Identifier<PersonHelped>, known: KnownOfTwins = KnownOfTwins())
}

/// What tables and vault know of people who turn out to be one, or two after all.
package struct KnownOfTwins: Hashable, Sendable {
    /// The calls since whose last try without an answer she has rung herself.
    package var heard: Set<Identifier<PlannedCall>>
    /// The identities whose door, as a crew is shown it, is another one from now on.
    package var movedDoors: Set<Identifier<PersonHelped>>

    package init(
        heard: Set<Identifier<PlannedCall>> = [], movedDoors: Set<Identifier<PersonHelped>> = []
    ) {
        self.heard = heard
        self.movedDoors = movedDoors
    }
}

/// A contact as the operator tells it.
package struct LogContact: Sendable {
    /// At the most this many needs in one contact.
    package static let needLimit = 10
    /// The language of who does not say another.
    package static let assumedLanguage = LanguageTag.french

    package var kind: ContactKind
    package var needs: [NeedKind]
    /// Nothing is to be kept that names anyone, whatever else is said.
    package var isAnonymous: Bool
    /// Somebody is in danger: an alert is opened with the contact.
    package var isDanger = false
    /// What the person allows, or whoever calls for the person.
    package var consents: [ConsentPurpose] = []
    package var person: PersonDetails
    package var caller: PersonDetails?
    package var relation: CallerRelation?
    package var language: LanguageTag
    package var postcode: String?
    /// Where the person is taken to be while nobody has told a postcode: the territory of who answers.
    package var assumedPlace: TerritoryCode?
    package var position: Coordinate?
    package var occurredAt: Instant?
    package var note: String?
    package var supplies = Supplies()

    package init(
        kind: ContactKind = .request, needs: [NeedKind] = [], isAnonymous: Bool = false,
        person: PersonDetails = PersonDetails(), caller: PersonDetails? = nil,
        relation: CallerRelation? = nil, language: LanguageTag = assumedLanguage,
        postcode: String? = nil,
        position: Coordinate? = nil, occurredAt: Instant? = nil, note: String? = nil
    ) {
        self.kind = kind
        self.needs = needs
        self.isAnonymous = isAnonymous
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
    case impossiblePostcode
    /// Nobody has called yet, or it is longer ago than anybody could have noted it here.
    case impossibleTime
    case repeatedNeed(NeedKind)
    /// No deployment has ever added this kind.
    case unknownNeed(OwnNeed)
    /// Ops opens it itself; nobody lacks it.
    case qualificationIsNoNeed
    /// Adding does not correct.
    case alreadyKnown(ContactDetail)
    case nothingNew
    case staysAnonymous
    /// What was erased is not told anew under the same contact.
    case personErased
    /// A consent is somebody's, and nobody is known.
    case nobodyConsents
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
