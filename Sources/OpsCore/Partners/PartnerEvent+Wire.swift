extension PartnerEvent {
    var name: String {
        switch self {
        case .registered: "partner.registered.v1"
        case .changed: "partner.changed.v1"
        case .suspended: "partner.suspended.v1"
        case .resumed: "partner.resumed.v1"
        case .tokenBound: "partner.token_bound.v1"
        case .personReferred: "partner.person_referred.v1"
        }
    }

    func write(into json: inout JSONWriter) {
        switch self {
        case .registered(let partner):
            json.member("id", partner.id)
            json.member("number", partner.number)
            json.member("kind", partner.kind.rawValue)
            json.member("territory", partner.territory.text)
            json.member("dailyReferrals", partner.dailyReferrals)
            if partner.referralHours != Partner.standardReferralHours {
                json.member("referralHours", partner.referralHours)
            }
        case .changed(let id, let dailyReferrals, let referralHours, let isContactNew):
            json.member("id", id)
            if let dailyReferrals { json.member("dailyReferrals", dailyReferrals) }
            if let referralHours { json.member("referralHours", referralHours) }
            if isContactNew { json.member("contact", true) }
        case .suspended(let id), .resumed(let id): json.member("id", id)
        case .tokenBound(let token, let partner):
            json.member("token", token)
            json.member("partner", partner)
        case .personReferred(let referral):
            json.member("id", referral.id)
            json.member("number", referral.number)
            json.member("partner", referral.partner)
            json.member("contact", referral.contact)
            json.member("person", referral.person)
            json.member("requests", referral.requests.map(\.description))
        }
    }

    init?(name: String, from fields: inout JSONFields) {
        switch name {
        case "partner.registered.v1":
            guard let partner = Partner(from: &fields) else { return nil }
            self = .registered(partner)
        case "partner.changed.v1":
            let id = fields.identifier("id", isNeeded: true, of: Partner.self)
            let daily = fields.integer("dailyReferrals", in: Partner.dailyReferralRange)
            let hours = fields.integer("referralHours", in: Partner.referralHourRange)
            let isContactNew = fields.flag("contact") ?? false
            guard let id else { return nil }
            self = .changed(
                id, dailyReferrals: daily, referralHours: hours, isContactNew: isContactNew)
        case "partner.suspended.v1", "partner.resumed.v1":
            guard let id = fields.identifier("id", isNeeded: true, of: Partner.self) else {
                return nil
            }
            self = name == "partner.suspended.v1" ? .suspended(id) : .resumed(id)
        case "partner.token_bound.v1":
            let token = fields.identifier("token", isNeeded: true, of: AccessToken.self)
            let partner = fields.identifier("partner", isNeeded: true, of: Partner.self)
            guard let token, let partner else { return nil }
            self = .tokenBound(token, partner)
        case "partner.person_referred.v1":
            guard let referral = Referral(from: &fields) else { return nil }
            self = .personReferred(referral)
        default: return nil
        }
    }
}

extension Partner {
    fileprivate init?(from fields: inout JSONFields) {
        let id = fields.identifier("id", isNeeded: true, of: Partner.self)
        let number = fields.integer("number", isNeeded: true, in: 1...Int64.max)
        let kind: PartnerKind? = fields.code("kind", isNeeded: true)
        let territory = fields.territory("territory", isNeeded: true)
        let daily = fields.integer(
            "dailyReferrals", isNeeded: true, in: Partner.dailyReferralRange)
        let hours = fields.integer("referralHours", in: Partner.referralHourRange)
        guard let id, let number, let kind, let territory, let daily else { return nil }
        self.init(
            id: id, number: number, kind: kind, territory: territory, dailyReferrals: daily,
            referralHours: hours ?? Partner.standardReferralHours)
    }
}

extension Referral {
    fileprivate init?(from fields: inout JSONFields) {
        let id = fields.identifier("id", isNeeded: true, of: Referral.self)
        let number = fields.integer("number", isNeeded: true, in: 1...Int64.max)
        let partner = fields.identifier("partner", isNeeded: true, of: Partner.self)
        let contact = fields.identifier("contact", isNeeded: true, of: Contact.self)
        let person = fields.identifier("person", isNeeded: true, of: PersonHelped.self)
        let requests = fields.texts("requests", limit: LogContact.needLimit, each: 36)?
            .compactMap { Identifier<HelpRequest>($0) }
        guard let id, let number, let partner, let contact, let person, let requests else {
            return nil
        }
        self.init(
            id: id, number: number, partner: partner, contact: contact, person: person,
            requests: requests)
    }
}
