package import OpsCore

extension Samples {
    /// A landlord of the department, whose contact person must be found again nowhere.
    package static func landlord(
        in territory: TerritoryCode = department, dailyReferrals: Int64 = 50
    ) -> Command {
        .partner(
            .register(
                RegisterPartner(
                    kind: .landlord, territory: territory, dailyReferrals: dailyReferrals,
                    details: PartnerDetails(
                        name: "MARKED-PARTNER Habitat Inventé", contact: Marked.caller))))
    }

    /// Somebody who agreed at the door to be sent, an hour before.
    package static func referral(
        _ needs: NeedKind..., by token: Identifier<AccessToken>, postcode: String? = "92120",
        consent: ReferralConsent? = agreed, person: PersonDetails = Marked.person
    ) -> Command {
        .partner(
            .refer(
                ReferPerson(
                    LogContact(
                        needs: needs, person: person, postcode: postcode, note: Marked.note),
                    consent: consent), by: token))
    }

    package static let agreed = ReferralConsent(
        by: .person, means: .inPerson, saidAt: start - .hours(1))
}
