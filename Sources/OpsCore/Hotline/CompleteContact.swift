/// What is added to a contact while talking, or later.
///
/// It only adds: what is known already is not said otherwise here.
package struct CompleteContact: Sendable {
    /// What is known so far.
    package var known: KnownContact
    package var kind: ContactKind?
    package var needs: [NeedKind]
    package var person: PersonDetails
    package var caller: PersonDetails
    package var relation: CallerRelation?
    package var language: LanguageTag?
    package var postcode: String?
    package var note: String?
    package var supplies = Supplies()
    /// What the person allows, or whoever calls for the person.
    package var consents: [ConsentPurpose] = []

    package init(
        known: KnownContact, kind: ContactKind? = nil, needs: [NeedKind] = [],
        person: PersonDetails = PersonDetails(), caller: PersonDetails = PersonDetails(),
        relation: CallerRelation? = nil, language: LanguageTag? = nil, postcode: String? = nil,
        note: String? = nil
    ) {
        self.known = known
        self.kind = kind
        self.needs = needs
        self.person = person
        self.caller = caller
        self.relation = relation
        self.language = language
        self.postcode = postcode
        self.note = note
    }
}

/// What tables and vault know of a contact.
///
/// A contact leaves memory as soon as it is logged, so what is known of it is handed in like instants
/// and identities; whoever hands it in answers for it being so when the command is carried out.
package struct KnownContact: Hashable, Sendable {
    package var id: Identifier<Contact>
    package var kind: ContactKind
    /// Whether somebody asked that nothing be kept that names anyone.
    package var isAnonymous: Bool
    package var language: LanguageTag
    package var person: Identifier<PersonHelped>?
    package var caller: Identifier<Caller>?
    package var relation: CallerRelation?
    package var postcode: String?
    /// As it was put right since, under any identity of hers.
    package var correctedPostcode: String?
    package var place: TerritoryCode
    package var personDetails: PersonDetails
    package var callerDetails: PersonDetails
    /// What was held on the person was erased.
    package var isErased = false
    /// What was said of supplies, as days of the calendar.
    package var supplies = Supplies()
    /// Its requests, live or closed, oldest first.
    package var requests: [Identifier<HelpRequest>]

    package init(
        id: Identifier<Contact>, kind: ContactKind, isAnonymous: Bool, language: LanguageTag,
        person: Identifier<PersonHelped>?, caller: Identifier<Caller>?, relation: CallerRelation?,
        postcode: String?, place: TerritoryCode, personDetails: PersonDetails,
        callerDetails: PersonDetails, requests: [Identifier<HelpRequest>]
    ) {
        self.id = id
        self.kind = kind
        self.isAnonymous = isAnonymous
        self.language = language
        self.person = person
        self.caller = caller
        self.relation = relation
        self.postcode = postcode
        self.place = place
        self.personDetails = personDetails
        self.callerDetails = callerDetails
        self.requests = requests
    }

    package var hasPhone: Bool { personDetails.isReachable || callerDetails.phone != nil }
}

/// Something that can be known of a contact.
package enum ContactDetail: String, CaseIterable, Sendable {
    case kind
    case need
    case name
    case phone
    case address
    case entryCode = "entry_code"
    case safePhone = "safe_phone"
    case safeHours = "safe_hours"
    case postcode
    case language
    case relation
    case callerName = "caller_name"
    case callerPhone = "caller_phone"
}

/// More is known of a contact than when it was logged.
///
/// It holds what is new and nothing else.
package struct ContactCompleted: Hashable, Sendable {
    package let id: Identifier<Contact>
    package let kind: ContactKind?
    package let language: LanguageTag?
    /// The person helped, where nobody was known before.
    package let person: Identifier<PersonHelped>?
    package let caller: Identifier<Caller>?
    package let relation: CallerRelation?
    package let postcode: String?
    /// Where the person is, now that the postcode tells.
    package let place: TerritoryCode?
    package let position: Coordinate?
    /// Its live requests, of which the same is now known.
    package let requests: [Identifier<HelpRequest>]
    /// Where the person is was put right, and is not told for the first time.
    package var isCorrected = false
    /// What was said of supplies now.
    package var supplies = Supplies()

    /// Whether its requests learn something.
    var concernsRequests: Bool { language != nil || person != nil || place != nil }
}
