package import OpsCore

/// People who turned out to be one, and what they ask for together.
extension ReadingRoom {
    /// The person bound first with all twins, as SQL has it.
    static let twinsOfFirst = """
        (SELECT coalesce((SELECT kept_id FROM merged_people WHERE person_id = ?1), ?1)
        UNION ALL SELECT person_id FROM merged_people WHERE kept_id =
            coalesce((SELECT kept_id FROM merged_people WHERE person_id = ?1), ?1))
        """

    /// A person with all twins: the one that is kept first, then those merged with it.
    package func twins(
        of person: Identifier<PersonHelped>
    ) throws -> [Identifier<PersonHelped>] {
        let kept = try kept(for: person) ?? person
        var twins = [kept]
        try connection.statement(
            "SELECT person_id FROM merged_people WHERE kept_id = ?1 ORDER BY person_id"
        ).bind(kept, at: 1).rows { row in
            if let id = row.identifier(0, of: PersonHelped.self) { twins.append(id) }
            return true
        }
        return twins
    }

    /// Who a person was merged with; nil for who stands alone.
    package func kept(
        for person: Identifier<PersonHelped>
    ) throws -> Identifier<PersonHelped>? {
        try connection.statement("SELECT kept_id FROM merged_people WHERE person_id = ?1")
            .bind(person, at: 1).first { $0.identifier(0) }
    }

    /// Whether the person, or a twin, asked for the same a short while before: then another basket is
    /// no answer (`NeedKind.lastingSolutionSpan`).
    ///
    /// What was cancelled was not given, and does not count.
    package func asksForLastingSolution(_ request: borrowing RequestRow) throws -> Bool {
        guard let person = request.person,
            let need = request.text(.need).flatMap(NeedKind.init(rawValue:)),
            let span = need.lastingSolutionSpan
        else { return false }
        return try connection.statement(
            text: """
                SELECT r.number FROM contacts AS c JOIN requests AS r ON r.contact_number = c.number
                WHERE c.person_id IN \(Self.twinsOfFirst) AND r.need = ?2 AND r.number < ?3
                    AND r.opened_at_ms >= ?4 AND r.status <> 'cancelled' LIMIT 1
                """
        ).bind(person, at: 1).bind(need.rawValue, at: 2).bind(request.number, at: 3)
            .bind(request.openedAt - span, at: 4).first { $0.number(0) } != nil
    }
}
