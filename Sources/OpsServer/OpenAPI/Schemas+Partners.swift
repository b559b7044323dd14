import OpsCore

/// Partners, and those whom they send.
extension Schemas {
    static let partnerBodies: [(name: String, schema: String)] = [
        (
            "NewPartner",
            body(
                [
                    "name": words(PartnerBody.nameLimit), "kind": codes(of: PartnerKind.self),
                    "territory": territoryCode, "dailyReferrals": dailyReferrals,
                    "referralHours": referralHours,
                    "contact": partnerContact,
                ], needed: ["name", "kind", "territory"])
        ),
        (
            "PartnerChange",
            body([
                "dailyReferrals": dailyReferrals, "referralHours": referralHours,
                "contact": partnerContact,
            ])
        ),
        (
            "NewReferral",
            body(
                [
                    "needs": saidNeeds, "person": saidPerson, "supplies": supplies,
                    "language": language, "note": words(ContactBody.noteLimit),
                    "consent": body(
                        [
                            "by": codes(of: ConsentSpeaker.self),
                            "means": codes(of: ConsentMeans.self), "saidAt": instant,
                        ], needed: ["by", "means", "saidAt"]),
                ], needed: ["needs", "person"])
        ),
    ]

    static let partnerThings: [(name: String, schema: String)] = [
        (
            "Partner",
            object(
                [
                    "id": uuid, "number": number, "name": optionalText,
                    "kind": codes(of: PartnerKind.self), "territory": territoryCode,
                    "dailyReferrals": number, "referralHours": number,
                    "suspended": #"{"type":"boolean"}"#,
                    "registeredAt": instant,
                    "contact": object(
                        ["name": optionalText, "phone": optionalText], needed: ["name", "phone"]),
                ],
                needed: [
                    "id", "number", "kind", "territory", "dailyReferrals", "suspended",
                    "registeredAt", "contact",
                ])
        ),
        (
            "Referral",
            object(
                [
                    "id": uuid, "number": number, "sentAt": instant,
                    "state": codes(of: ReferralState.self), "partner": uuid,
                    "partnerName": optionalText, "contact": uuid,
                    "contactNumber": #"{"type":["integer","null"]}"#,
                    "needs": array(
                        object(
                            [
                                "kind": needKind, "state": codes(of: ReferralState.self),
                                "endedAt": optionalInstant, "reason": optionalText,
                            ], needed: ["kind", "state"])),
                ], needed: ["id", "number", "sentAt", "state", "needs"])
        ),
    ]

    /// Who sent the person of a contact.
    static let origin = object(
        [
            "id": uuid, "number": number, "sentAt": instant, "partner": uuid,
            "partnerName": optionalText, "partnerKind": optionalText,
        ], needed: ["id", "number", "sentAt", "partner"])

    private static let dailyReferrals =
        #"{"type":"integer","minimum":\#(Partner.dailyReferralRange.lowerBound),"#
        + #""maximum":\#(Partner.dailyReferralRange.upperBound)}"#

    private static let referralHours =
        #"{"type":"integer","minimum":\#(Partner.referralHourRange.lowerBound),"#
        + #""maximum":\#(Partner.referralHourRange.upperBound)}"#

    private static let partnerContact = body([
        "name": words(ContactBody.nameLimit), "phone": phone,
    ])
}
