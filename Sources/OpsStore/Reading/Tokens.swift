package import OpsCore

/// An access token as an administrator sees it: never the token itself.
package struct TokenRow: Sendable {
    package let id: Identifier<AccessToken>
    package let role: String
    package let label: String?
    package let issuedAt: Instant
    /// Whose it is, where it is a partner's.
    package let partner: Identifier<Partner>?
    package let partnerName: String?
    /// Where it is good, with all below; nil for everywhere.
    package let territory: String?
}

extension ReadingRoom {
    /// What the token of an actor is for, as its desk calls it; nil for the house itself, and once it
    /// was revoked.
    package func label(ofActor actor: String) throws -> String? {
        guard let id = Identifier<AccessToken>(actor.replacing("token:", with: "")) else {
            return nil
        }
        return try connection.statement("SELECT label FROM vault_tokens WHERE id = ?1")
            .bind(id, at: 1).first { $0.text(0) } ?? nil
    }

    package func tokens(
        after id: Identifier<AccessToken>, limit: Int, _ body: (TokenRow) throws -> Bool
    ) throws {
        try connection.statement(
            """
            SELECT t.id, t.role, v.label, t.issued_at_ms, b.partner_id,
                (SELECT name FROM vault_partners WHERE vault_partners.id = b.partner_id),
                (SELECT territory FROM token_territories WHERE token_id = t.id)
            FROM tokens AS t LEFT JOIN vault_tokens AS v ON v.id = t.id
            LEFT JOIN partner_tokens AS b ON b.token_id = t.id
            WHERE t.id > ?1 ORDER BY t.id LIMIT ?2
            """
        ).bind(id, at: 1).bind(Int64(limit), at: 2).rows { row in
            guard let id = row.identifier(0, of: AccessToken.self) else { return true }
            return try body(
                TokenRow(
                    id: id, role: row.text(1) ?? "", label: row.text(2), issuedAt: row.instant(3),
                    partner: row.identifier(4), partnerName: row.text(5),
                    territory: row.text(6)))
        }
    }
}
