/// Something that is held on a person and can be corrected.
package enum PersonField: String, CaseIterable, Sendable {
    case name
    case phone
    case address
    case postcode
    /// A number that may be called without putting the person at risk.
    case safePhone = "safe_phone"
    /// When a call does not put the person at risk.
    case safeHours = "safe_hours"
    /// What opens the building.
    case entryCode = "entry_code"
    case note
}

/// Why everything on a person was erased.
package enum ErasureReason: String, CaseIterable, Sendable {
    /// She asked for it.
    case asked
    /// It was kept as long as it may be.
    case retention
    /// It should not have been noted.
    case notedInError = "noted_in_error"
    case other
}

/// Why what is held on a person must be kept for now.
package enum HoldReason: String, CaseIterable, Sendable {
    case complaint
    case court
    /// Somebody is worried about the person's safety.
    case safeguarding
    case other
}

/// What is erased, each kind counted by itself.
package enum ErasedKind: String, CaseIterable, Sendable {
    /// Names, telephones and addresses.
    case people
    /// Those of whoever called for the person.
    case callers
    case notes
    /// What emergency services called a case.
    case references
    /// Keys by which the person was found again.
    case keys
    /// Answers kept for a request that comes twice.
    case replies
    /// What is needed at the door: entry codes, what is to be done there, pharmacies.
    case doors
    /// Other numbers to call, and neighbours to ask.
    case calls
    /// What was written about safeguarding concerns.
    case concerns
    /// What was agreed in care plans, and told of visits.
    case care
    /// Who offered to help.
    case candidates
    /// Who helped: names, telephones, references, whom to call for them.
    case volunteers

    /// Told only where there are any: older proofs do not know it.
    var isOptional: Bool {
        self == .concerns || self == .care || self == .candidates || self == .volunteers
    }
}

/// How many rows of each kind there are.
package struct ErasedCounts: Hashable, Sendable {
    private var counts: [ErasedKind: Int64] = [:]

    package init() {}

    package subscript(kind: ErasedKind) -> Int64 {
        get { counts[kind] ?? 0 }
        set { counts[kind] = newValue == 0 ? nil : newValue }
    }

    package var total: Int64 { counts.values.reduce(0, +) }
}

/// What tables and vault know of a person: read in the transaction in which it is decided.
///
/// It names nobody. The fold holds what is live and knows few people, so what was before is handed in.
package struct KnownPerson: Hashable, Sendable {
    /// All identities that are one person, the one that is kept first.
    package var identities: [Identifier<PersonHelped>]
    /// Those of whoever called for the person.
    package var callers: [Identifier<Caller>] = []
    package var contacts: [Identifier<Contact>] = []
    package var serviceCalls: [Identifier<ServiceCall>] = []
    package var requests: [Identifier<HelpRequest>] = []
    package var missions: [Identifier<Mission>] = []
    package var calls: [Identifier<PlannedCall>] = []
    package var concerns: [Identifier<SafeguardingConcern>] = []
    package var plans: [Identifier<CarePlan>] = []
    package var reports: [Identifier<VisitReport>] = []
    /// As whom they offered to help.
    package var candidates: [Identifier<Candidate>] = []
    /// As whom they helped, the one that is kept first.
    package var volunteers: [Identifier<Volunteer>] = []
    /// What they wrote that somebody had to read.
    package var writtenReplies: [Identifier<WrittenReply>] = []
    /// Missions of whose crew they were: they stay, and so does what was noted of them.
    package var served: [Identifier<Mission>] = []
    /// Whom the roster knows them as: erased with that volunteer, and not before.
    package var admittedAs: Identifier<Volunteer>?
    /// Numbers of the notes about any of these.
    package var notes: [Int64] = []
    /// Numbers of the kept answers that name any of these.
    package var replies: [Int64] = []
    /// Identities of which nothing is held any more.
    package var erased: Set<Identifier<PersonHelped>> = []
    package var counts = ErasedCounts()

    package init(identities: [Identifier<PersonHelped>]) {
        self.identities = identities
    }

    /// Whether nothing is left to erase.
    package var isErased: Bool { identities.allSatisfy(erased.contains) && !isHeld }

    /// Whether something is held besides answers that were kept, the proof of an erasure among them: what
    /// came later, such as the note of an alert, can be erased too.
    var isHeld: Bool { counts.total > counts[.replies] }
}
