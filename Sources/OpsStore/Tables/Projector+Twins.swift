import OpsCore

/// People who turned out to be one.
extension Projector {
    func merge(
        _ merged: Identifier<PersonHelped>, into kept: Identifier<PersonHelped>,
        _ entry: JournalEntry
    ) throws {
        try countTogether(merged, kept, by: -1)
        try connection.statement(
            "INSERT INTO merged_people (person_id, kept_id, merged_at_ms) VALUES (?1, ?2, ?3)"
        ).bind(merged, at: 1).bind(kept, at: 2).bind(entry.at, at: 3).run()
    }

    func separate(
        _ merged: Identifier<PersonHelped>, from kept: Identifier<PersonHelped>
    ) throws {
        try connection.statement("DELETE FROM merged_people WHERE person_id = ?1")
            .bind(merged, at: 1).run()
        try countTogether(merged, kept, by: 1)
    }

    /// Whoever helped both has helped one person fewer, or one more again.
    ///
    /// `people` counts whom a deployment has helped, twins once: that follows from `impact_people` and
    /// `merged_people` as they are, so what was merged and separated counts as if nothing had been.
    private func countTogether(
        _ merged: Identifier<PersonHelped>, _ kept: Identifier<PersonHelped>, by change: Int64
    ) throws {
        for (table, column) in [("impact", "deployment_id"), ("impact_entries", "entry")] {
            try connection.statement(
                text: """
                    UPDATE \(table) SET people = people + ?3 WHERE \(column) IN (
                        SELECT \(column) FROM impact_people WHERE person_id = ?1
                        INTERSECT SELECT \(column) FROM impact_people WHERE person_id IN (
                            SELECT ?2 UNION ALL
                            SELECT person_id FROM merged_people WHERE kept_id = ?2))
                    """
            ).bind(merged, at: 1).bind(kept, at: 2).bind(change, at: 3).run()
        }
    }
}
