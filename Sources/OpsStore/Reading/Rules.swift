package import OpsCore

/// A version of a set of rules as it was put in force.
package struct RuleSetRow: Sendable {
    package let code: String
    package let version: Int64
    package let putAt: Instant
    package let document: [UInt8]

    /// The set itself; a document that was kept can be read.
    package var set: RuleSet? {
        guard let value = try? JSONParser.value(of: document, limits: .file) else {
            return nil  // whoever shows it says that it is not there
        }
        return try? JSONFields.read(value) { RuleSet(from: &$0) }
    }
}

/// What the rules said of a request the last time.
package struct RuleCheckRow: Sendable {
    package let set: String
    package let version: Int64
    package let checkedAt: Instant
    package let speaksFor: [String]
    package let against: [String]
    package let unknown: [String]
}

/// Which rule a request was refused by.
package struct RuleRefusalRow: Sendable {
    package let set: String
    package let version: Int64
    package let rule: String
    package let sentTo: String
    package let refusedAt: Instant
}

extension ReadingRoom {
    /// One version; the last where none is said.
    package func ruleSet(_ code: Slug, version: Int64? = nil) throws -> RuleSetRow? {
        try connection.statement(
            """
            SELECT code, version, put_at_ms, document FROM rule_sets
            WHERE code = ?1 AND version = coalesce(?2, (
                SELECT max(version) FROM rule_sets WHERE code = ?1))
            """
        ).bind(code.text, at: 1).bind(version, at: 2).first { RuleSetRow($0) }
    }

    /// The last version of every set, in the order of their codes.
    package func ruleSets(after code: String?, limit: Int) throws -> [RuleSetRow] {
        var rows: [RuleSetRow] = []
        try connection.statement(
            """
            SELECT code, version, put_at_ms, document FROM rule_sets AS r
            WHERE code > coalesce(?1, '')
                AND version = (SELECT max(version) FROM rule_sets WHERE code = r.code)
            ORDER BY code LIMIT ?2
            """
        ).bind(code, at: 1).bind(Int64(limit), at: 2).rows { row in
            rows.append(RuleSetRow(row))
            return true
        }
        return rows
    }

    package func ruleCheck(of request: Identifier<HelpRequest>) throws -> RuleCheckRow? {
        try connection.statement(
            """
            SELECT set_code, set_version, checked_at_ms, speaks_for, against, unknown
            FROM rule_checks WHERE request_id = ?1
            """
        ).bind(request, at: 1).first { row in
            let list = { (text: String?) in (text ?? "").split(separator: " ").map(String.init) }
            return RuleCheckRow(
                set: row.text(0) ?? "", version: row.number(1), checkedAt: row.instant(2),
                speaksFor: list(row.text(3)), against: list(row.text(4)),
                unknown: list(row.text(5)))
        }
    }

    package func ruleRefusal(of request: Identifier<HelpRequest>) throws -> RuleRefusalRow? {
        try connection.statement(
            """
            SELECT set_code, set_version, rule, sent_to, refused_at_ms FROM rule_refusals
            WHERE request_id = ?1
            """
        ).bind(request, at: 1).first { row in
            RuleRefusalRow(
                set: row.text(0) ?? "", version: row.number(1), rule: row.text(2) ?? "",
                sentTo: row.text(3) ?? "", refusedAt: row.instant(4))
        }
    }
}

extension RuleSetRow {
    fileprivate init(_ row: borrowing SQLiteRow) {
        self.init(
            code: row.text(0) ?? "", version: row.number(1), putAt: row.instant(2),
            document: row.bytes(3))
    }
}
