package import OpsCore

/// A partner as the tables show it, with what the vault knows.
package struct PartnerRow: Sendable {
    package let number: Int64
    package let id: Identifier<Partner>
    package let kind: String
    package let territory: String
    package let dailyReferrals: Int64
    package let referralHours: Int64
    package let isSuspended: Bool
    package let registeredAt: Instant
    package let version: Int64
    package let name: String?
    package let contactName: String?
    package let contactPhone: String?

    static let columns = """
        p.number, p.id, p.kind, p.territory, p.daily_referrals, p.is_suspended,
        p.registered_at_ms, p.version, v.name, v.contact_name, v.contact_phone,
        p.referral_hours
        FROM partners AS p LEFT JOIN vault_partners AS v ON v.id = p.id
        """

    init?(_ row: borrowing SQLiteRow) {
        guard let id = row.identifier(1, of: Partner.self) else { return nil }
        self.id = id
        number = row.number(0)
        kind = row.text(2) ?? ""
        territory = row.text(3) ?? ""
        dailyReferrals = row.number(4)
        isSuspended = row.number(5) != 0
        registeredAt = row.instant(6)
        version = row.number(7)
        name = row.text(8)
        contactName = row.text(9)
        contactPhone = row.text(10)
        referralHours = row.number(11)
    }
}

/// Somebody who was sent, without anything that names them.
package struct ReferralRow: Sendable {
    package let number: Int64
    package let id: Identifier<Referral>
    package let partner: Identifier<Partner>
    package let contact: Identifier<Contact>
    package let person: Identifier<PersonHelped>
    package let sentAt: Instant
    package let partnerName: String?
    package let contactNumber: Int64?

    static let columns = """
        number, id, partner_id, contact_id, person_id, sent_at_ms,
        (SELECT name FROM vault_partners WHERE vault_partners.id = partner_id),
        (SELECT contacts.number FROM contacts WHERE contacts.id = contact_id) FROM referrals
        """

    init?(_ row: borrowing SQLiteRow) {
        guard let id = row.identifier(1, of: Referral.self),
            let partner = row.identifier(2, of: Partner.self),
            let contact = row.identifier(3, of: Contact.self),
            let person = row.identifier(4, of: PersonHelped.self)
        else { return nil }
        self.id = id
        self.partner = partner
        self.contact = contact
        self.person = person
        number = row.number(0)
        sentAt = row.instant(5)
        partnerName = row.text(6)
        contactNumber = row.isNull(7) ? nil : row.number(7)
    }
}

/// How one need stands that somebody was sent for.
package struct ReferredNeed: Sendable {
    package let need: String
    package let status: String
    package let outcome: String?
    package let closedAt: Instant?
}

extension ReadingRoom {
    package func partner(_ reference: Reference<Partner>) throws -> PartnerRow? {
        let select = "SELECT \(PartnerRow.columns) WHERE "
        switch reference {
        case .id(let id):
            return try connection.statement(text: select + "p.id = ?1").bind(id, at: 1)
                .first { PartnerRow($0) }
        case .number(let number):
            return try connection.statement(text: select + "p.number = ?1").bind(number, at: 1)
                .first { PartnerRow($0) }
        }
    }

    /// Partners, the one that was registered last first.
    package func partners(_ page: Page, _ body: (PartnerRow) throws -> Bool) throws {
        try connection.statement(
            text: """
                SELECT \(PartnerRow.columns) WHERE p.number < ?1 ORDER BY p.number DESC LIMIT ?2
                """
        ).bind(page.before, at: 1).bind(Int64(page.limit), at: 2).rows { row in
            try PartnerRow(row).map(body) ?? true
        }
    }

    /// Referrals, newest first: of one partner, or of all for who may see them.
    package func referrals(
        of partner: Identifier<Partner>?, _ page: Page, _ body: (ReferralRow) throws -> Bool
    ) throws {
        let own = partner == nil ? "" : "partner_id = ?3 AND "
        try connection.statement(
            text: """
                SELECT \(ReferralRow.columns) WHERE \(own)number < ?1
                ORDER BY number DESC LIMIT ?2
                """
        ).bind(page.before, at: 1).bind(Int64(page.limit), at: 2).bindIfAny(partner, at: 3)
            .rows { row in try ReferralRow(row).map(body) ?? true }
    }

    package func referral(_ reference: Reference<Referral>) throws -> ReferralRow? {
        let select = "SELECT \(ReferralRow.columns) WHERE "
        switch reference {
        case .id(let id):
            return try connection.statement(text: select + "id = ?1").bind(id, at: 1)
                .first { ReferralRow($0) }
        case .number(let number):
            return try connection.statement(text: select + "number = ?1").bind(number, at: 1)
                .first { ReferralRow($0) }
        }
    }

    /// The partner who sent the person of a contact; nil for who called themselves.
    package func referral(ofContact id: Identifier<Contact>) throws -> ReferralRow? {
        try connection.statement(text: "SELECT \(ReferralRow.columns) WHERE contact_id = ?1")
            .bind(id, at: 1).first { ReferralRow($0) }
    }

    /// What somebody was sent for, in the order in which it was said.
    package func needs(ofReferral number: Int64) throws -> [ReferredNeed] {
        var needs: [ReferredNeed] = []
        try connection.statement(
            """
            SELECT r.need, r.status, r.outcome, r.closed_at_ms
            FROM referral_requests AS f JOIN requests AS r ON r.id = f.request_id
            WHERE f.referral_number = ?1 ORDER BY r.number
            """
        ).bind(number, at: 1).rows { row in
            needs.append(
                ReferredNeed(
                    need: row.text(0) ?? "", status: row.text(1) ?? "", outcome: row.text(2),
                    closedAt: row.optionalInstant(3)))
            return true
        }
        return needs
    }
}

extension SQLiteStatement {
    /// A value that has no place in the statement where it is nil.
    fileprivate func bindIfAny<Subject>(
        _ id: Identifier<Subject>?, at index: Int32
    ) -> SQLiteStatement {
        id.map { bind($0, at: index) } ?? self
    }
}
