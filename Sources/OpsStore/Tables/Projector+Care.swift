import OpsCore

/// Care plans, and from when on somebody calls often.
extension Projector {
    func project(_ event: CareEvent, _ entry: JournalEntry) throws {
        switch event {
        case .rulesSet(let rules): try keep(rules, entry)
        case .planOpened(let opened): try insert(opened, entry)
        case .planReviewed(let reviewed):
            try connection.statement(
                """
                UPDATE care_plans SET supporter_id = ?2, call_id = ?3, desk = ?4,
                    review_at_ms = ?5, due_at_ms = ?5, reviews = reviews + 1, reviewed_at_ms = ?6,
                    escalations = 0, version = ?7
                WHERE id = ?1
                """
            )
            .bind(reviewed.id, at: 1).bind(reviewed.supporter, at: 2).bind(reviewed.call, at: 3)
            .bind(reviewed.desk.text, at: 4).bind(reviewed.reviewAt, at: 5).bind(entry.at, at: 6)
            .bind(entry.position, at: 7).run()
        case .planEscalated(let id, let desk, let dueAt):
            try connection.statement(
                """
                UPDATE care_plans SET desk = ?2, due_at_ms = ?3, escalations = escalations + 1,
                    version = ?4
                WHERE id = ?1
                """
            )
            .bind(id, at: 1).bind(desk.text, at: 2).bind(dueAt, at: 3).bind(entry.position, at: 4)
            .run()
        case .planHandedOver(let id, let desk):
            try connection.statement("UPDATE care_plans SET desk = ?2, version = ?3 WHERE id = ?1")
                .bind(id, at: 1).bind(desk.text, at: 2).bind(entry.position, at: 3).run()
        case .planEnded(let id, let ending):
            try connection.statement(
                """
                UPDATE care_plans SET state = 'ended', ending = ?2, desk = NULL, closed_at_ms = ?3,
                    version = ?4
                WHERE id = ?1
                """
            )
            .bind(id, at: 1).bind(ending.rawValue, at: 2).bind(entry.at, at: 3)
            .bind(entry.position, at: 4).run()
        }
    }

    private func insert(_ opened: CarePlanOpened, _ entry: JournalEntry) throws {
        try connection.statement(
            """
            INSERT INTO care_plans (number, id, person_id, territory, supporter_id, call_id, desk,
                state, opened_at_ms, review_at_ms, due_at_ms, reviews, escalations, version)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 'open', ?8, ?9, ?9, 0, 0, ?10)
            """
        )
        .bind(opened.number, at: 1).bind(opened.id, at: 2).bind(opened.person, at: 3)
        .bind(opened.place.text, at: 4).bind(opened.supporter, at: 5).bind(opened.call, at: 6)
        .bind(opened.desk.text, at: 7).bind(entry.at, at: 8).bind(opened.reviewAt, at: 9)
        .bind(entry.position, at: 10).run()
    }

    private func keep(_ rules: CareRules, _ entry: JournalEntry) throws {
        var json = JSONWriter()
        json.beginObject()
        rules.write(into: &json)
        json.endObject()
        try connection.statement(
            """
            INSERT INTO care_rules (one, document, version) VALUES (1, ?1, ?2)
            ON CONFLICT (one) DO UPDATE
            SET document = excluded.document, version = excluded.version
            """
        )
        .bind(utf8: json.bytes, at: 1).bind(entry.position, at: 2).run()
    }
}
