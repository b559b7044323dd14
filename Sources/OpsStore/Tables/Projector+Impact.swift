import OpsCore

/// Evidence of the catalogue's entries.
extension Projector {
    /// Counts a request that was opened.
    ///
    /// The person of a contact's first request is new to every deployment: nothing needs looking up.
    func count(
        _ opened: RequestOpened, of command: [RecordedEvent], under id: Identifier<Deployment>
    ) throws {
        var isFirst = false
        if command.count > 1, case .hotline(.contactLogged) = command[0].event,
            case .hotline(.requestOpened(let first)) = command[1].event
        {
            isFirst = first.id == opened.id
        }
        try count(opened.person, isFirst: isFirst, under: id)
    }

    /// Somebody who was helped without being named is named now.
    func countNamed(
        _ person: Identifier<PersonHelped>, under id: Identifier<Deployment>
    ) throws {
        guard let entry = try deployments.entry(of: id) else { return }
        let isNew = try noteHelped(person, isFirst: false, by: id, of: entry)
        try connection.statement(
            """
            UPDATE impact SET people = people + ?2, anonymous = anonymous - 1
            WHERE deployment_id = ?1
            """
        )
        .bind(id, at: 1).bind(isNew ? 1 : 0, at: 2).run()
    }

    /// Counts a need that no deployment covers, or one that is no longer one.
    func countUncovered(_ need: String?, at territory: String?, by change: Int64) throws {
        try connection.statement(
            """
            INSERT INTO uncovered_needs (territory, need, requests) VALUES (?1, ?2, ?3)
            ON CONFLICT (territory, need) DO UPDATE SET requests = requests + ?3
            """
        )
        .bind(territory, at: 1).bind(need, at: 2).bind(change, at: 3).run()
    }

    /// Counts a request, and its person when this deployment has not helped them before.
    private func count(
        _ person: Identifier<PersonHelped>?, isFirst: Bool, under id: Identifier<Deployment>
    ) throws {
        guard let entry = try deployments.entry(of: id) else {
            preconditionFailure("requests are opened under deployments that the tables show")
        }
        let isNew =
            try person.map { try noteHelped($0, isFirst: isFirst, by: id, of: entry) }
            ?? false
        try connection.statement(
            """
            INSERT INTO impact (deployment_id, requests, people, anonymous) VALUES (?1, 1, ?2, ?3)
            ON CONFLICT (deployment_id) DO UPDATE SET requests = requests + 1,
                people = people + excluded.people, anonymous = anonymous + excluded.anonymous
            """
        )
        .bind(id, at: 1).bind(isNew ? 1 : 0, at: 2).bind(person == nil ? 1 : 0, at: 3).run()
    }

    /// Where a person or a twin was helped; put together once, since calls with several needs ask it.
    private static let helpedTwins = """
        SELECT deployment_id, entry, person_id FROM impact_people
        WHERE person_id IN \(ReadingRoom.twinsOfFirst)
        """

    /// Notes a person under a deployment and says whether they are new to it; counts them for the
    /// entry when none of its deployments had them before.
    private func noteHelped(
        _ person: Identifier<PersonHelped>, isFirst: Bool, by deployment: Identifier<Deployment>,
        of entry: String
    ) throws -> Bool {
        var isNewForEntry = true
        var isNew = true
        var isNoted = false
        if !isFirst {
            try connection.statement(text: Self.helpedTwins).bind(person, at: 1).rows { row in
                if row.identifier(0) == deployment {
                    isNew = false
                    if row.identifier(2) == person { isNoted = true }
                }
                if row.text(1) == entry { isNewForEntry = false }
                return true
            }
        }
        guard !isNoted else { return false }
        // Noted under the own identity, counted unless a twin is: so they can be separated.
        try connection.statement(
            "INSERT INTO impact_people (person_id, deployment_id, entry) VALUES (?1, ?2, ?3)"
        )
        .bind(person, at: 1).bind(deployment, at: 2).bind(entry, at: 3).run()
        guard isNew else { return false }
        guard isNewForEntry else { return true }
        try connection.statement(
            """
            INSERT INTO impact_entries (entry, people) VALUES (?1, 1)
            ON CONFLICT (entry) DO UPDATE SET people = people + 1
            """
        )
        .bind(entry, at: 1).run()
        return true
    }

    /// A request that was uncovered counts under its deployment from now on.
    func count(_ covered: RequestCovered) throws {
        let found = try connection.statement(
            "SELECT person_id, territory, need FROM requests WHERE id = ?1"
        ).bind(covered.id, at: 1).first { row in
            (row.identifier(0, of: PersonHelped.self), row.text(1), row.text(2))
        }
        guard let (person, territory, need) = found else { return }
        try count(person, isFirst: false, under: covered.deployment)
        try connection.statement(
            """
            UPDATE uncovered_needs SET requests = requests - 1 WHERE territory = ?1 AND need = ?2
            """
        )
        .bind(territory, at: 1).bind(need, at: 2).run()
        try connection.statement("UPDATE requests SET promised_at_ms = ?2 WHERE id = ?1")
            .bind(covered.id, at: 1).bind(covered.dueAt, at: 2).run()
    }

    /// A request counts under its next deployment alone, and as handed over under the one that has
    /// closed; without a next one it is a need that none covers.
    ///
    /// Before the table of requests is changed: it tells which has closed.
    func count(_ handed: RequestHandedOver) throws {
        let found = try connection.statement(
            "SELECT person_id, territory, need, deployment_id FROM requests WHERE id = ?1"
        ).bind(handed.id, at: 1).first { row in
            (
                row.identifier(0, of: PersonHelped.self), row.text(1), row.text(2),
                row.identifier(3, of: Deployment.self)
            )
        }
        guard let (person, territory, need, old) = found else { return }
        try connection.statement(
            """
            UPDATE impact SET handed_over = handed_over + 1, requests = requests - 1,
                anonymous = anonymous - ?2
            WHERE deployment_id = ?1
            """
        ).bind(old, at: 1).bind(person == nil ? 1 : 0, at: 2).run()
        if let next = handed.deployment {
            try count(person, isFirst: false, under: next)
        } else {
            try countUncovered(need, at: territory, by: 1)
        }
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
