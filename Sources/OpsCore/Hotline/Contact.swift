/// One call, message or attempt that reached the hotline.
package struct Contact: Hashable, Sendable {
    package let id: Identifier<Contact>
    /// Runs from 1; what people say aloud: contact 12.
    package let number: Int64
    package var kind = ContactKind.request
    /// Whether somebody asked that nothing be kept that names anyone.
    package var isAnonymous = false
    /// When it took place, where that is not when it was logged.
    package let occurredAt: Instant?
    package let language: LanguageTag
    /// The person helped; nil when the contact is anonymous.
    package let person: Identifier<PersonHelped>?
    /// Who called, where that is somebody else.
    package let caller: Identifier<Caller>?
    package let relation: CallerRelation?
    package let postcode: String?
    /// Where the person is: the smallest territory known.
    package let place: TerritoryCode
    package let position: Coordinate?
    /// What was said of supplies, kept for needs that are stated later.
    package var supplies = Supplies()
}

/// The person who lacks something.
package enum PersonHelped {}

/// The person on the line when that is not the person helped.
package enum Caller {}

/// What the caller is to the person helped.
package enum CallerRelation: String, CaseIterable, Sendable {
    case daughter
    case son
    case spouse
    case parent
    case relative
    case neighbour
    case friend
    case carer
    case professional
    case other
}

/// What is known of a person's identity: it goes to the vault, never to the journal.
///
/// The safe hours alone, which name nobody, are journaled: decisions rest on them.
package struct PersonDetails: Hashable, Sendable {
    package var name: String?
    package var phone: PhoneNumber?
    package var address: String?
    /// What opens the building; not to be confused with the visit code.
    package var entryCode: String?
    /// A number that may be called without putting the person at risk.
    package var safePhone: PhoneNumber?
    /// When a call does not put the person at risk, on the clocks of her place.
    package var safeHours: DayWindow?

    package init(
        name: String? = nil, phone: PhoneNumber? = nil, address: String? = nil,
        entryCode: String? = nil, safePhone: PhoneNumber? = nil, safeHours: DayWindow? = nil
    ) {
        self.name = name
        self.phone = phone
        self.address = address
        self.entryCode = entryCode
        self.safePhone = safePhone
        self.safeHours = safeHours
    }

    /// Whether there is a number to call; one that is safe is enough.
    var isReachable: Bool { phone != nil || safePhone != nil }

    package var isEmpty: Bool {
        name == nil && phone == nil && address == nil && entryCode == nil && safePhone == nil
            && safeHours == nil
    }

    /// What is said here of what is not known there; empty when all of it is.
    func beyond(_ known: PersonDetails) -> PersonDetails {
        PersonDetails(
            name: known.name == nil ? name : nil, phone: known.phone == nil ? phone : nil,
            address: known.address == nil ? address : nil,
            entryCode: known.entryCode == nil ? entryCode : nil,
            safePhone: known.safePhone == nil ? safePhone : nil,
            safeHours: known.safeHours == nil ? safeHours : nil)
    }
}

extension JSONFields {
    package mutating func relation(_ name: String) -> CallerRelation? { code(name) }
}
