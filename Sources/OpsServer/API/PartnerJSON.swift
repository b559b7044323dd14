import OpsCore
import OpsStore

/// Bodies about partners, and from them.
enum PartnerBody {
    static let nameLimit = 200

    static func register(_ fields: inout JSONFields) -> RegisterPartner? {
        let name = fields.words("name", isNeeded: true, limit: nameLimit)
        let kind: PartnerKind? = fields.code("kind", isNeeded: true)
        let territory = fields.territory("territory", isNeeded: true)
        let daily = fields.integer("dailyReferrals", in: Partner.dailyReferralRange)
        let hours = fields.integer("referralHours", in: Partner.referralHourRange)
        let contact = fields.nested("contact", isNeeded: false) { ContactBody.details(&$0) }
        guard let name, let kind, let territory else { return nil }
        return RegisterPartner(
            kind: kind, territory: territory,
            dailyReferrals: daily ?? Partner.standardDailyReferrals,
            referralHours: hours ?? Partner.standardReferralHours,
            details: PartnerDetails(name: name, contact: contact ?? PersonDetails()))
    }

    static func change(_ fields: inout JSONFields) -> ChangePartner? {
        let daily = fields.integer("dailyReferrals", in: Partner.dailyReferralRange)
        let hours = fields.integer("referralHours", in: Partner.referralHourRange)
        let contact = fields.nested("contact", isNeeded: false) { ContactBody.details(&$0) }
        return ChangePartner(dailyReferrals: daily, referralHours: hours, contact: contact)
    }

    /// A contact as any operator tells it, but for who called: nobody did.
    static func refer(_ fields: inout JSONFields) -> ReferPerson? {
        var wish = LogContact()
        let hasNeeds = ContactBody.needs(&fields, isNeeded: true, into: &wish.needs)
        if hasNeeds, wish.needs.isEmpty { fields.note(.empty, at: "needs") }
        fields.within("person", isNeeded: true) { ContactBody.person(&$0, into: &wish) }
        fields.within("supplies") { wish.supplies = ContactBody.supplies(&$0) }
        wish.language = fields.saidLanguage("language") ?? LogContact.assumedLanguage
        wish.note = fields.words("note", limit: ContactBody.noteLimit)
        let consent = fields.nested("consent", isNeeded: false) { fields -> ReferralConsent? in
            let by: ConsentSpeaker? = fields.code("by", isNeeded: true)
            let means: ConsentMeans? = fields.code("means", isNeeded: true)
            let saidAt = fields.instant("saidAt", isNeeded: true)
            guard let by, let means, let saidAt else { return nil }
            return ReferralConsent(by: by, means: means, saidAt: saidAt)
        }
        return ReferPerson(wish, consent: consent)
    }
}

/// Partners and referrals as the API shows them.
extension JSONWriter {
    mutating func partner(_ row: PartnerRow, namesContact: Bool = true) {
        beginObject()
        member("id", row.id)
        member("number", row.number)
        member("name", row.name)
        member("kind", row.kind)
        member("territory", row.territory)
        member("dailyReferrals", row.dailyReferrals)
        member("referralHours", row.referralHours)
        member("suspended", row.isSuspended)
        member("registeredAt", row.registeredAt)
        key("contact")
        beginObject()
        member("name", namesContact ? row.contactName : nil)
        member("phone", namesContact ? row.contactPhone : nil)
        endObject()
        endObject()
    }

    /// A referral: to a partner in outline, to the house with its partner and its contact.
    mutating func referral(
        _ row: ReferralRow, in room: ReadingRoom, forHouse isForHouse: Bool
    ) throws {
        let isWithheld = try room.consents(of: row.person).withhold(from: row.partner)
        let needs = try room.needs(ofReferral: row.number).map {
            ReferredNeedState($0, isWithheld: isWithheld && !isForHouse)
        }
        beginObject()
        member("id", row.id)
        member("number", row.number)
        member("sentAt", row.sentAt)
        member("state", ReferralState(of: needs.map(\.state)).rawValue)
        member("needs", each: needs) { json, need in
            json.beginObject()
            json.member("kind", need.kind)
            json.member("state", need.state.rawValue)
            json.member("endedAt", need.endedAt)
            json.member("reason", need.reason?.rawValue)
            json.endObject()
        }
        if isForHouse {
            member("partner", row.partner)
            member("partnerName", row.partnerName)
            member("contact", row.contact)
            member("contactNumber", row.contactNumber)
        }
        endObject()
    }

    /// Who sent the person of a contact; nothing for who called themselves.
    mutating func origin(ofContact id: Identifier<Contact>, in room: ReadingRoom) throws {
        guard let referral = try room.referral(ofContact: id) else { return }
        let partner = try room.partner(.id(referral.partner))
        key("referral")
        beginObject()
        member("id", referral.id)
        member("number", referral.number)
        member("sentAt", referral.sentAt)
        member("partner", referral.partner)
        member("partnerName", partner?.name)
        member("partnerKind", partner?.kind)
        endObject()
    }
}

/// What a partner may know of one need.
private struct ReferredNeedState {
    let kind: String
    let state: ReferralState
    let endedAt: Instant?
    let reason: ReferralEnding?

    init(_ need: ReferredNeed, isWithheld: Bool) {
        kind = need.need
        guard !isWithheld, let status = RequestStatus(rawValue: need.status) else {
            (state, endedAt, reason) = (.withheld, nil, nil)
            return
        }
        state = ReferralState(status)
        endedAt = need.closedAt
        reason =
            status == .cancelled
            ? need.outcome.flatMap(CancellationReason.init).map(ReferralEnding.init) : nil
    }
}
