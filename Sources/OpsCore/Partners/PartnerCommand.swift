/// What can be asked about partners, and by them.
package enum PartnerCommand: Sendable {
    case register(RegisterPartner)
    case change(Identifier<Partner>, ChangePartner)
    case suspend(Identifier<Partner>)
    case resume(Identifier<Partner>)
    /// A token that opens the partners' door, for this partner alone.
    case issueToken(Identifier<Partner>, digest: Digest, label: String?)
    case refer(ReferPerson, by: Identifier<AccessToken>)
}

/// The wish to let an organisation send people.
package struct RegisterPartner: Sendable {
    package let kind: PartnerKind
    package let territory: TerritoryCode
    package let dailyReferrals: Int64
    package let referralHours: Int64
    package let details: PartnerDetails

    package init(
        kind: PartnerKind, territory: TerritoryCode,
        dailyReferrals: Int64 = Partner.standardDailyReferrals,
        referralHours: Int64 = Partner.standardReferralHours, details: PartnerDetails
    ) {
        self.kind = kind
        self.territory = territory
        self.dailyReferrals = dailyReferrals
        self.referralHours = referralHours
        self.details = details
    }
}

/// What is to be otherwise about a partner; nil for what stays.
package struct ChangePartner: Sendable {
    package let dailyReferrals: Int64?
    package let referralHours: Int64?
    /// Empty when the partner has no contact person any more, or she asked to be forgotten.
    package let contact: PersonDetails?

    package init(
        dailyReferrals: Int64? = nil, referralHours: Int64? = nil, contact: PersonDetails? = nil
    ) {
        self.dailyReferrals = dailyReferrals
        self.referralHours = referralHours
        self.contact = contact
    }
}

/// Somebody as a partner sends them.
package struct ReferPerson: Sendable {
    package var contact: LogContact
    /// Nil when nobody was asked.
    package var consent: ReferralConsent?

    package init(_ contact: LogContact, consent: ReferralConsent?) {
        self.contact = contact
        self.consent = consent
    }
}

/// That somebody agreed to be sent: who said it, how, when.
package struct ReferralConsent: Hashable, Sendable {
    package let by: ConsentSpeaker
    package let means: ConsentMeans
    package let saidAt: Instant

    /// What it allows: to note who they are, to tell whoever helps, and to tell the partner how it stands.
    package static let purposes: [ConsentPurpose] = [.record, .passToUnit, .partner]

    package init(by: ConsentSpeaker, means: ConsentMeans, saidAt: Instant) {
        self.by = by
        self.means = means
        self.saidAt = saidAt
    }
}

/// What happened to partners and to those whom they sent.
///
/// It names nobody.
package enum PartnerEvent: Hashable, Sendable {
    case registered(Partner)
    case changed(
        Identifier<Partner>, dailyReferrals: Int64?, referralHours: Int64? = nil,
        isContactNew: Bool)
    case suspended(Identifier<Partner>)
    case resumed(Identifier<Partner>)
    case tokenBound(Identifier<AccessToken>, Identifier<Partner>)
    case personReferred(Referral)
}

/// Why a partner cannot do, or have, what was asked.
package enum PartnerRefusal: Error, Hashable, Sendable {
    case unknownPartner(Identifier<Partner>)
    case unknownTerritory(TerritoryCode)
    case nothingToChange
    case alreadySuspended(number: Int64)
    case notSuspended(number: Int64)
    /// Who asks has a token of no partner.
    case noPartner
    case suspended
    case noConsent
    case consentInFuture
    case nobodyReferred
    case outsideTerritory(TerritoryCode)
    case tooManyReferrals(limit: Int64, hours: Int64)
}
