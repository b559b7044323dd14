import OpsCore

/// Sets of rules, and what they said of requests.
extension Projector {
    func project(
        _ event: RulesEvent, _ entry: JournalEntry, _ operation: borrowing Operation
    ) throws {
        switch event {
        case .setPut(let set): try keep(set, entry)
        case .requestChecked(let check): try note(check, entry, operation)
        case .requestRefused(let refused):
            try connection.statement(
                """
                INSERT INTO rule_refusals (request_id, set_code, set_version, rule, sent_to,
                    refused_at_ms)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                """
            )
            .bind(refused.request, at: 1).bind(refused.rules.set.text, at: 2)
            .bind(refused.rules.version, at: 3).bind(refused.rule.text, at: 4)
            .bind(refused.sentTo.rawValue, at: 5).bind(entry.at, at: 6).run()
        }
    }

    private func keep(_ set: RuleSet, _ entry: JournalEntry) throws {
        var json = JSONWriter(reserving: 4_096)
        json.beginObject()
        set.write(into: &json)
        json.endObject()
        try connection.statement(
            """
            INSERT INTO rule_sets (code, version, territory, put_at_ms, document)
            VALUES (?1, ?2, ?3, ?4, ?5)
            """
        )
        .bind(set.code.text, at: 1).bind(set.version, at: 2).bind(set.territory.text, at: 3)
        .bind(entry.at, at: 4).bind(utf8: json.bytes, at: 5).run()
    }

    private func note(
        _ check: RuleCheck, _ entry: JournalEntry, _ operation: borrowing Operation
    ) throws {
        let list = { (codes: [RuleCode]) in codes.map(\.text).joined(separator: " ") }
        try connection.statement(
            """
            INSERT INTO rule_checks (request_id, set_code, set_version, checked_at_ms, speaks_for,
                against, unknown)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
            ON CONFLICT (request_id) DO UPDATE SET set_code = excluded.set_code,
                set_version = excluded.set_version, checked_at_ms = excluded.checked_at_ms,
                speaks_for = excluded.speaks_for, against = excluded.against,
                unknown = excluded.unknown
            """
        )
        .bind(check.request, at: 1).bind(check.rules.set.text, at: 2)
        .bind(check.rules.version, at: 3).bind(entry.at, at: 4)
        .bind(list(check.speaksFor), at: 5).bind(list(check.against), at: 6)
        .bind(list(check.unknown), at: 7).run()
        try mirror(check.request, entry, operation)
    }
}
