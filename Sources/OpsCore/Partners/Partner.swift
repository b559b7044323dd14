/// An organisation that sends people to the hotline, with a door of its own (must-do 35).
///
/// It sees what became of those whom it sent, and nothing else.
package struct Partner: Hashable, Sendable {
    package let id: Identifier<Partner>
    /// Runs from 1; what people say aloud: partner 3.
    package let number: Int64
    package let kind: PartnerKind
    /// Where the people live whom it may send.
    package let territory: TerritoryCode
    /// How many people it may send within its hours, which are a day unless said otherwise.
    package var dailyReferrals: Int64
    /// For how many hours a referral counts.
    package var referralHours: Int64 = standardReferralHours
    /// While it is, its tokens open nothing; whom it sent is helped on.
    package var isSuspended = false
    /// When it sent somebody: as long as that counts.
    var sentAt: [Instant] = []

    /// A guess: more than a landlord of a town knows of in one day.
    package static let standardDailyReferrals: Int64 = 50
    package static let dailyReferralRange: ClosedRange<Int64> = 1...10_000
    package static let standardReferralHours: Int64 = 24
    /// Up to a month: a landlord may have been promised so many places a week.
    package static let referralHourRange: ClosedRange<Int64> = 1...744

    /// How long a referral counts.
    var countedSpan: TimeSpan { .hours(referralHours) }

    func sent(since instant: Instant) -> [Instant] {
        sentAt.filter { $0 > instant }
    }
}

/// What a partner is.
package enum PartnerKind: String, CaseIterable, Sendable {
    case landlord
    case socialCentre = "social_centre"
    case pharmacy
    case town
    case other
}

/// What names a partner and its contact person: it goes to the vault.
///
/// A pharmacy often bears the name of its owner, so that the name is kept there too.
package struct PartnerDetails: Hashable, Sendable {
    package var name: String
    package var contact: PersonDetails

    package init(name: String, contact: PersonDetails = PersonDetails()) {
        self.name = name
        self.contact = contact
    }
}

/// Somebody was sent by a partner: the contact is like any other, and this says where it came from.
package struct Referral: Hashable, Sendable {
    package let id: Identifier<Referral>
    /// Runs from 1; what people say aloud: referral 12.
    package let number: Int64
    package let partner: Identifier<Partner>
    package let contact: Identifier<Contact>
    package let person: Identifier<PersonHelped>
    /// What was asked for then; needs that are found out later are none of the partner's business.
    package let requests: [Identifier<HelpRequest>]
}
