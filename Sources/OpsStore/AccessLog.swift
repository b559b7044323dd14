package import OpsCore

/// Anybody whose data can be shown: a person helped or somebody who called for one.
package enum Named {}

/// Somebody was shown somebody's data.
package struct AccessRow: Hashable, Sendable {
    package let at: Instant
    /// Who asked; nil for the house itself.
    package let token: Identifier<AccessToken>?
    /// Which question was answered.
    package let route: String
    /// The thing in whose context it was asked, as the address says it: an identity or a number.
    package let subject: String
    /// A code, where one was said.
    package let reason: String
    package let person: Identifier<Named>

    package init(
        at: Instant, token: Identifier<AccessToken>?, route: String, subject: String,
        reason: String, person: Identifier<Named>
    ) {
        self.at = at
        self.token = token
        self.route = route
        self.subject = subject
        self.reason = reason
        self.person = person
    }

    /// SHA-256 of the digest before, then each field as text with a line feed after it.
    ///
    /// No field can hold a line feed, so no two rows share the bytes.
    func digest(after previous: Digest, number: Int64) -> Digest {
        let who = token?.description ?? ""
        let fields = "\(number)\n\(at.milliseconds)\n\(who)\n\(route)\n\(subject)\n\(reason)\n"
        return SHA256.digest(of: previous.bytes + Array((fields + "\(person)\n").utf8))
    }
}

/// A row as it is kept.
package struct KeptAccess: Sendable {
    package let number: Int64
    package let row: AccessRow
    package let digest: Digest

    init?(_ found: borrowing SQLiteRow) {
        guard let person = found.identifier(6, of: Named.self),
            let digest = Digest(bytes: found.bytes(7))
        else { return nil }
        number = found.number(0)
        row = AccessRow(
            at: found.instant(1), token: found.identifier(2), route: found.text(3) ?? "",
            subject: found.text(4) ?? "", reason: found.text(5) ?? "", person: person)
        self.digest = digest
    }

    static let columns = "number, at_ms, token_id, route, subject, reason, person_id, digest"
}

/// Which rows are wanted.
package struct AccessFilter: Hashable, Sendable {
    package var person: Identifier<Named>?
    package var token: Identifier<AccessToken>?

    package init() {}
}

/// What walking the chain of the access log has shown.
package struct AccessVerification: Hashable, Sendable {
    package var rows: Int64 = 0
    package var last: JournalHead
    /// How often the journal says where the log ended.
    package var anchors: Int64 = 0
    /// The first row that was changed, or after which one is missing, or which the journal knows otherwise.
    package var brokenAt: Int64?
}

extension Archive {
    /// Appends rows in the transaction that its caller has opened.
    package func note(_ rows: [AccessRow]) throws {
        var end = try accessHead ?? room.accessEnd()
        for row in rows {
            let number = end.position + 1
            let digest = row.digest(after: end.digest, number: number)
            try connection.statement(
                """
                INSERT INTO access_log (number, at_ms, token_id, route, subject, reason,
                    person_id, digest)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
                """
            )
            .bind(number, at: 1).bind(row.at, at: 2).bind(row.token, at: 3).bind(row.route, at: 4)
            .bind(row.subject, at: 5).bind(row.reason, at: 6).bind(row.person, at: 7)
            .bind(blob: digest.bytes, at: 8).run()
            end = JournalHead(position: number, digest: digest)
        }
        accessHead = end
    }

    /// Drops the oldest rows that are from before an instant, at the most `limit`; the chain goes on
    /// from the last of them.
    ///
    /// - Returns: how many went.
    package func dropAccessRows(before instant: Instant, limit: Int64) throws -> Int64 {
        try transaction(showsAll: false) {
            let start = try room.accessStart()
            let last = try connection.statement(
                """
                SELECT number, digest FROM access_log WHERE number <= ?1
                    AND number < coalesce((SELECT min(number) FROM access_log WHERE at_ms >= ?2),
                        9223372036854775807)
                ORDER BY number DESC LIMIT 1
                """
            ).bind(start.position + limit, at: 1).bind(instant, at: 2).first { row in
                Digest(bytes: row.bytes(1)).map { JournalHead(position: row.number(0), digest: $0) }
            }
            guard let last = last ?? nil else { return 0 }
            try connection.statement("UPDATE access_log_start SET number = ?1, digest = ?2")
                .bind(last.position, at: 1).bind(blob: last.digest.bytes, at: 2).run()
            try connection.statement("DELETE FROM access_log WHERE number <= ?1")
                .bind(last.position, at: 1).run()
            return last.position - start.position
        }
    }
}

extension ReadingRoom {
    /// Where the chain begins: after the last row that was dropped.
    package func accessStart() throws -> JournalHead {
        try head("SELECT number, digest FROM access_log_start") ?? .start
    }

    func accessEnd() throws -> JournalHead {
        try head("SELECT number, digest FROM access_log ORDER BY number DESC LIMIT 1")
            ?? accessStart()
    }

    private func head(_ question: String) throws -> JournalHead? {
        try connection.statement(text: question).first { row in
            Digest(bytes: row.bytes(1)).map { JournalHead(position: row.number(0), digest: $0) }
        } ?? nil
    }

    /// Rows, newest first.
    package func accessRows(
        _ page: Page, _ filter: AccessFilter, _ body: (KeptAccess) throws -> Bool
    ) throws {
        var conditions = "number < ?1"
        if filter.person != nil { conditions += " AND person_id = ?3" }
        if filter.token != nil { conditions += " AND token_id = ?4" }
        let statement = try connection.statement(
            text: """
                SELECT \(KeptAccess.columns) FROM access_log WHERE \(conditions)
                ORDER BY number DESC LIMIT ?2
                """
        ).bind(page.before, at: 1).bind(Int64(page.limit), at: 2)
        if let person = filter.person { _ = statement.bind(person, at: 3) }
        if let token = filter.token { _ = statement.bind(token, at: 4) }
        try statement.rows { row in
            guard let kept = KeptAccess(row) else { return true }
            return try body(kept)
        }
    }

    /// Walks the chain from its beginning.
    package func verifyAccessLog() throws -> AccessVerification {
        var found = AccessVerification(last: try accessStart())
        try connection.statement(
            text: "SELECT \(KeptAccess.columns) FROM access_log ORDER BY number"
        ).rows { row in
            let number = row.number(0)
            guard let kept = KeptAccess(row), number == found.last.position + 1,
                kept.digest == kept.row.digest(after: found.last.digest, number: number)
            else {
                found.brokenAt = number
                return false
            }
            found.rows += 1
            found.last = JournalHead(position: number, digest: kept.digest)
            return true
        }
        let anchors = try accessAnchors()
        found.anchors = Int64(anchors.count)
        if found.brokenAt == nil { found.brokenAt = try firstMissed(of: anchors) }
        return found
    }
}
