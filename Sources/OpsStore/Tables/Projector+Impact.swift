import OpsCore

/// Evidence of the catalogue's entries.
extension Projector {
    /// Counts a request, and its person when this deployment has not helped them before.
    func count(_ person: Identifier<PersonHelped>?, under deployment: Identifier<Deployment>) throws
    {
        var isNew = false
        if let person {
            try connection.statement(
                "INSERT OR IGNORE INTO impact_people (deployment_id, person_id) VALUES (?1, ?2)"
            )
            .bind(deployment, at: 1).bind(person, at: 2).run()
            isNew = connection.changes == 1
        }
        try connection.statement(
            """
            INSERT INTO impact (deployment_id, requests, people, anonymous) VALUES (?1, 1, ?2, ?3)
            ON CONFLICT (deployment_id) DO UPDATE SET requests = requests + 1,
                people = people + excluded.people, anonymous = anonymous + excluded.anonymous
            """
        )
        .bind(deployment, at: 1).bind(isNew ? 1 : 0, at: 2).bind(person == nil ? 1 : 0, at: 3)
        .run()
    }

    /// A request that was uncovered counts under its deployment from now on.
    func count(_ covered: RequestCovered, _ entry: JournalEntry) throws {
        let found = try connection.statement(
            "SELECT person_id, territory, need FROM requests WHERE id = ?1"
        ).bind(covered.id, at: 1).first { row in
            (row.identifier(0, of: PersonHelped.self), row.text(1), row.text(2))
        }
        guard let (person, territory, need) = found else { return }
        try count(person, under: covered.deployment)
        try connection.statement(
            """
            UPDATE uncovered_needs SET requests = requests - 1 WHERE territory = ?1 AND need = ?2
            """
        )
        .bind(territory, at: 1).bind(need, at: 2).run()
        try connection.statement("UPDATE requests SET promised_at_ms = ?2 WHERE id = ?1")
            .bind(covered.id, at: 1).bind(covered.dueAt, at: 2).run()
    }

    /// Notes how long a request took to reach a point, in a bucket of doubling minutes.
    func noteDelay(
        _ measure: String, of deployment: Identifier<Deployment>, _ span: TimeSpan
    ) throws {
        try connection.statement(
            """
            INSERT INTO impact_delays (deployment_id, measure, doublings, requests, total_ms,
                longest_ms)
            VALUES (?1, ?2, ?3, 1, ?4, ?4)
            ON CONFLICT (deployment_id, measure, doublings) DO UPDATE SET
                requests = requests + 1, total_ms = total_ms + excluded.total_ms,
                longest_ms = max(longest_ms, excluded.longest_ms)
            """
        )
        .bind(deployment, at: 1).bind(measure, at: 2).bind(Self.doublings(of: span), at: 3)
        .bind(span.milliseconds, at: 4).run()
    }

    /// The least number n such that the span is at most 2ⁿ minutes.
    static func doublings(of span: TimeSpan) -> Int64 {
        var doublings: Int64 = 0
        while span > .minutes(1 << doublings), doublings < 30 { doublings += 1 }
        return doublings
    }
}
