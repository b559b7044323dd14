/// Partners and those whom they send: the way of a contact, begun at another door.
extension Operation {
    func decide(
        _ command: PartnerCommand, at instant: Instant, identifiers: inout some IdentifierSource
    ) throws -> Decision {
        switch command {
        case .register(let wish): return try register(wish, at: instant, &identifiers)
        case .change(let id, let wish): return try change(id, wish)
        case .suspend(let id):
            let partner = try partner(id)
            guard !partner.isSuspended else {
                throw PartnerRefusal.alreadySuspended(number: partner.number)
            }
            return Decision([.partner(.suspended(id))])
        case .resume(let id):
            let partner = try partner(id)
            guard partner.isSuspended else {
                throw PartnerRefusal.notSuspended(number: partner.number)
            }
            return Decision([.partner(.resumed(id))])
        case .issueToken(let id, let digest, let label):
            _ = try partner(id)
            let token = identifiers.next(AccessToken.self, at: instant)
            return Decision(
                [.access(.tokenIssued(token, .partner)), .partner(.tokenBound(token, id))],
                [.token(token, digest, label: label)])
        case .refer(let wish, let token):
            return try refer(wish, by: token, at: instant, &identifiers)
        }
    }

    private func partner(_ id: Identifier<Partner>) throws(PartnerRefusal) -> Partner {
        guard let partner = partners[id] else { throw .unknownPartner(id) }
        return partner
    }

    private func register(
        _ wish: RegisterPartner, at instant: Instant, _ identifiers: inout some IdentifierSource
    ) throws(PartnerRefusal) -> Decision {
        guard territories[wish.territory] != nil else { throw .unknownTerritory(wish.territory) }
        let partner = Partner(
            id: identifiers.next(at: instant), number: counters.partners + 1, kind: wish.kind,
            territory: wish.territory, dailyReferrals: wish.dailyReferrals,
            referralHours: wish.referralHours)
        return Decision([.partner(.registered(partner))], [.partner(partner.id, wish.details)])
    }

    private func change(
        _ id: Identifier<Partner>, _ wish: ChangePartner
    ) throws(PartnerRefusal) -> Decision {
        _ = try partner(id)
        guard wish.dailyReferrals != nil || wish.referralHours != nil || wish.contact != nil else {
            throw .nothingToChange
        }
        let event = PartnerEvent.changed(
            id, dailyReferrals: wish.dailyReferrals, referralHours: wish.referralHours,
            isContactNew: wish.contact != nil)
        return Decision(
            [.partner(event)], wish.contact.map { [.partnerContact(id, $0)] } ?? [])
    }

    /// An ordinary contact, its requests opened and covered like any other, and what was agreed to.
    private func refer(
        _ wish: ReferPerson, by token: Identifier<AccessToken>, at instant: Instant,
        _ identifiers: inout some IdentifierSource
    ) throws -> Decision {
        let partner = try sender(token)
        let consent = try agreed(wish, at: instant)
        try checkPlace(wish.contact, of: partner)
        guard partner.sent(since: instant - partner.countedSpan).count < partner.dailyReferrals
        else {
            throw PartnerRefusal.tooManyReferrals(
                limit: partner.dailyReferrals, hours: partner.referralHours)
        }
        try checkHours(in: .logContact(wish.contact))
        let (logged, vault) = try decide(
            .logContact(wish.contact), at: instant, identifiers: &identifiers)
        guard case .contactLogged(let contact) = logged.first, let person = contact.person else {
            throw PartnerRefusal.nobodyReferred
        }
        let requests = logged.compactMap { event in
            if case .requestOpened(let opened) = event { opened.id } else { nil }
        }
        let referral = Referral(
            id: identifiers.next(at: instant), number: counters.referrals + 1,
            partner: partner.id, contact: contact.id, person: person, requests: requests)
        let consents = ReferralConsent.purposes.map { purpose in
            ConsentSaid(
                person: person, purpose: purpose, by: consent.by, means: consent.means,
                saidAt: consent.saidAt, partner: purpose == .partner ? partner.id : nil)
        }
        return Decision(
            logged.map(Event.hotline) + consents.map { .privacy(.consentGiven($0)) }
                + safeHoursSaid(in: .logContact(wish.contact), logged, at: instant)
                + [.partner(.personReferred(referral))], vault)
    }

    private func sender(_ token: Identifier<AccessToken>) throws(PartnerRefusal) -> Partner {
        guard let id = partnersOfTokens[token], let partner = partners[id] else {
            throw .noPartner
        }
        guard !partner.isSuspended else { throw .suspended }
        return partner
    }

    private func agreed(
        _ wish: ReferPerson, at instant: Instant
    ) throws(PartnerRefusal) -> ReferralConsent {
        guard let consent = wish.consent else { throw .noConsent }
        guard consent.saidAt <= instant else { throw .consentInFuture }
        let person = wish.contact.person
        guard person.name != nil || person.phone != nil || person.address != nil else {
            throw .nobodyReferred
        }
        return consent
    }

    private func checkPlace(
        _ contact: LogContact, of partner: Partner
    ) throws(PartnerRefusal) {
        guard let place = territories.place(ofPostcode: contact.postcode),
            territories.way(upFrom: place).contains(partner.territory)
        else { throw .outsideTerritory(partner.territory) }
    }

    mutating func evolve(_ event: PartnerEvent, at instant: Instant) {
        switch event {
        case .registered(let partner):
            counters.partners = partner.number
            partners[partner.id] = partner
        case .changed(let id, let dailyReferrals, let referralHours, _):
            if let dailyReferrals { partners[id]?.dailyReferrals = dailyReferrals }
            if let referralHours { partners[id]?.referralHours = referralHours }
        case .suspended(let id): partners[id]?.isSuspended = true
        case .resumed(let id): partners[id]?.isSuspended = false
        case .tokenBound(let token, let id): partnersOfTokens[token] = id
        case .personReferred(let referral):
            counters.referrals = referral.number
            guard var partner = partners[referral.partner] else { return }
            partner.sentAt = partner.sent(since: instant - partner.countedSpan) + [instant]
            partners[referral.partner] = partner
        }
    }
}
