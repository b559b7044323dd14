package import OpsCore

/// An answer that was given to a POST with an `Idempotency-Key`.
package struct KeptReply: Hashable, Sendable {
    package let fingerprint: Digest
    package let status: Int64
    package let location: String?
    package let etag: String?
    package let body: [UInt8]

    /// What it told went with what was held on somebody.
    package var isErased: Bool { status == Vault.erasedStatus }

    package init(
        fingerprint: Digest, status: Int64, location: String?, etag: String?, body: [UInt8]
    ) {
        self.fingerprint = fingerprint
        self.status = status
        self.location = location
        self.etag = etag
        self.body = body
    }
}

/// Answers already given: kept in the same transaction as what they answer for.
extension Archive {
    /// How many expired answers are dropped at a time, so that cleaning never holds up a call.
    private static let forgettingLimit: Int64 = 500

    package func reply(to key: Digest) throws -> KeptReply? {
        try connection.statement(
            "SELECT fingerprint, status, location, etag, body FROM vault_replies WHERE key = ?1"
        ).bind(blob: key.bytes, at: 1).first { row in
            Digest(bytes: row.bytes(0)).map {
                KeptReply(
                    fingerprint: $0, status: row.number(1), location: row.text(2),
                    etag: row.text(3), body: row.bytes(4))
            }
        }
    }

    package func keep(_ reply: KeptReply, to key: Digest, until expiry: Instant) throws {
        try connection.statement(
            """
            INSERT INTO vault_replies (key, fingerprint, status, location, etag, body, expires_at_ms)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
            """
        )
        .bind(blob: key.bytes, at: 1).bind(blob: reply.fingerprint.bytes, at: 2)
        .bind(reply.status, at: 3).bind(reply.location, at: 4).bind(reply.etag, at: 5)
        .bind(blob: reply.body, at: 6).bind(expiry, at: 7).run()
    }

    /// Drops the oldest answers that have expired; they were kept in the order of their expiry.
    package func forgetReplies(at instant: Instant) throws {
        try transaction {
            try connection.statement(
                """
                DELETE FROM vault_replies WHERE expires_at_ms <= ?1 AND number IN (
                    SELECT number FROM vault_replies ORDER BY number LIMIT ?2)
                """
            )
            .bind(instant, at: 1).bind(Self.forgettingLimit, at: 2).run()
        }
    }

    /// The digests of all access tokens with what they allow.
    package func tokens() throws -> [KnownToken] {
        var tokens: [KnownToken] = []
        try connection.statement(
            """
            SELECT v.digest, t.id, t.role, b.partner_id, coalesce(p.is_suspended, 0), c.territory
            FROM tokens AS t JOIN vault_tokens AS v ON v.id = t.id
            LEFT JOIN token_territories AS c ON c.token_id = t.id
            LEFT JOIN partner_tokens AS b ON b.token_id = t.id
            LEFT JOIN partners AS p ON p.id = b.partner_id
            """
        ).rows { row in
            if let digest = Digest(bytes: row.bytes(0)),
                let id = row.identifier(1, of: AccessToken.self),
                let role = row.text(2).flatMap(Role.init)
            {
                tokens.append(
                    KnownToken(
                        digest: digest, id: id, role: role, partner: row.identifier(3),
                        isSuspended: row.number(4) != 0,
                        territory: row.text(5).flatMap(TerritoryCode.init)))
            }
            return true
        }
        return tokens
    }
}

/// What an access token allows.
package struct KnownToken: Sendable {
    package let digest: Digest
    package let id: Identifier<AccessToken>
    package let role: Role
    /// Whose it is, where it is a partner's.
    package let partner: Identifier<Partner>?
    /// Whether that partner is let in no more for now.
    package let isSuspended: Bool
    /// Where it is good, with all below; nil for everywhere.
    package let territory: TerritoryCode?
}
