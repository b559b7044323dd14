import OpsCore

extension Projector {
    func project(_ event: PartnerEvent, _ entry: JournalEntry) throws {
        switch event {
        case .registered(let partner): try insert(partner, entry)
        case .changed(let id, let dailyReferrals, let referralHours, _):
            try connection.statement(
                """
                UPDATE partners SET daily_referrals = coalesce(?2, daily_referrals), version = ?3,
                    referral_hours = coalesce(?4, referral_hours)
                WHERE id = ?1
                """
            ).bind(id, at: 1).bind(dailyReferrals, at: 2).bind(entry.position, at: 3)
                .bind(referralHours, at: 4).run()
        case .suspended(let id): try suspend(id, 1, entry)
        case .resumed(let id): try suspend(id, 0, entry)
        case .tokenBound(let token, let partner):
            try connection.statement(
                "INSERT INTO partner_tokens (token_id, partner_id) VALUES (?1, ?2)"
            ).bind(token, at: 1).bind(partner, at: 2).run()
        case .personReferred(let referral): try insert(referral, entry)
        }
    }

    private func insert(_ partner: Partner, _ entry: JournalEntry) throws {
        try connection.statement(
            """
            INSERT INTO partners (number, id, kind, territory, daily_referrals, is_suspended,
                registered_at_ms, version, referral_hours)
            VALUES (?1, ?2, ?3, ?4, ?5, 0, ?6, ?7, ?8)
            """
        )
        .bind(partner.number, at: 1).bind(partner.id, at: 2).bind(partner.kind.rawValue, at: 3)
        .bind(partner.territory.text, at: 4).bind(partner.dailyReferrals, at: 5)
        .bind(entry.at, at: 6).bind(entry.position, at: 7).bind(partner.referralHours, at: 8).run()
    }

    private func suspend(
        _ id: Identifier<Partner>, _ flag: Int64, _ entry: JournalEntry
    ) throws {
        try connection.statement(
            "UPDATE partners SET is_suspended = ?2, version = ?3 WHERE id = ?1"
        ).bind(id, at: 1).bind(flag, at: 2).bind(entry.position, at: 3).run()
    }

    private func insert(_ referral: Referral, _ entry: JournalEntry) throws {
        try connection.statement(
            """
            INSERT INTO referrals (number, id, partner_id, contact_id, person_id, sent_at_ms)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            """
        )
        .bind(referral.number, at: 1).bind(referral.id, at: 2).bind(referral.partner, at: 3)
        .bind(referral.contact, at: 4).bind(referral.person, at: 5).bind(entry.at, at: 6).run()
        for request in referral.requests {
            try connection.statement(
                "INSERT INTO referral_requests (request_id, referral_number) VALUES (?1, ?2)"
            ).bind(request, at: 1).bind(referral.number, at: 2).run()
        }
    }
}
