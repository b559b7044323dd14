package import OpsCore

/// A deployment as the tables show it.
package struct DeploymentRow: Sendable {
    package let id: Identifier<Deployment>
    package let entry: String
    package let territory: String
    package let from: Instant
    package let until: Instant?
    /// The deployment as it was opened: a JSON object.
    package let document: [UInt8]
    package let version: Int64

    static let columns = """
        SELECT id, entry, territory, from_ms, until_ms, document, version FROM deployments
        """

    init?(_ row: borrowing SQLiteRow) {
        guard let id = row.identifier(0, of: Deployment.self) else { return nil }
        self.id = id
        entry = row.text(1) ?? ""
        territory = row.text(2) ?? ""
        from = row.instant(3)
        until = row.optionalInstant(4)
        document = row.bytes(5)
        version = row.number(6)
    }
}

/// What one deployment has brought.
package struct ImpactRow: Sendable {
    package var requests: Int64 = 0
    package var people: Int64 = 0
    package var anonymous: Int64 = 0
    package var done: Int64 = 0
    package var doneInTime: Int64 = 0
    package var cancelled: Int64 = 0
    /// Waiting when the deployment closed, and served by another, or by a desk, since.
    package var handedOver: Int64 = 0
    package var failures: [String: Int64] = [:]
    /// What people said of help some time later: `asked`, `help:CODE`, `unmet:CODE`.
    package var confirmed: [String: Int64] = [:]
    package var toAccepted = DelayHistogram()
    package var toDone = DelayHistogram()

    package init() {}
}

/// How long things took, counted by doubling minutes.
package struct DelayHistogram: Hashable, Sendable {
    /// How many took at most 2ⁿ minutes and more than half of that, by n.
    package var counts: [Int64: Int64] = [:]
    package var total = TimeSpan(milliseconds: 0)
    package var longest = TimeSpan(milliseconds: 0)

    package init() {}

    package var count: Int64 { counts.values.reduce(0, +) }

    /// In how many minutes at the most the given share was done; nil when nothing was.
    package func minutesAtMost(perMille share: Int64) -> Int64? {
        let wanted = (count * share + 999) / 1_000
        var seen: Int64 = 0
        for (doublings, number) in counts.sorted(by: { $0.key < $1.key }) {
            seen += number
            if seen >= wanted, number > 0 {
                return min(1 << doublings, (longest.milliseconds + 59_999) / 60_000)
            }
        }
        return nil
    }

    package mutating func add(_ other: DelayHistogram) {
        counts.merge(other.counts, uniquingKeysWith: +)
        total = TimeSpan(milliseconds: total.milliseconds + other.total.milliseconds)
        longest = max(longest, other.longest)
    }
}

extension ReadingRoom {
    /// The documents of all entries in the order of their slugs, after a slug.
    package func entries(
        after slug: String, limit: Int, _ body: ([UInt8]) throws -> Bool
    ) throws {
        try connection.statement(
            "SELECT document FROM entries WHERE slug > ?1 ORDER BY slug LIMIT ?2"
        ).bind(slug, at: 1).bind(Int64(limit), at: 2).rows { try body($0.bytes(0)) }
    }

    package func entry(_ slug: Slug) throws -> (version: Int64, document: [UInt8])? {
        try connection.statement("SELECT version, document FROM entries WHERE slug = ?1")
            .bind(slug.text, at: 1).first { ($0.number(0), $0.bytes(1)) }
    }

    /// The territory and all that lie below it; empty when there is no such territory.
    package func branch(downFrom code: TerritoryCode) throws -> [TerritoryCode] {
        var branch: [TerritoryCode] = []
        try connection.statement(
            """
            WITH RECURSIVE branch (code) AS (
                SELECT code FROM territories WHERE code = ?1
                UNION SELECT t.code FROM territories AS t JOIN branch ON t.parent = branch.code)
            SELECT code FROM branch ORDER BY code
            """
        ).bind(code.text, at: 1).rows { row in
            if let code = row.text(0).flatMap(TerritoryCode.init) { branch.append(code) }
            return true
        }
        return branch
    }

    package func territories(
        after code: String, limit: Int, _ body: ([UInt8]) throws -> Bool
    ) throws {
        try connection.statement(
            "SELECT document FROM territories WHERE code > ?1 ORDER BY code LIMIT ?2"
        ).bind(code, at: 1).bind(Int64(limit), at: 2).rows { try body($0.bytes(0)) }
    }

    /// Deployments in the order of their identifiers, that is of their opening.
    package func deployments(
        after id: Identifier<Deployment>, limit: Int, _ body: (DeploymentRow) throws -> Bool
    ) throws {
        try connection.statement(
            text: DeploymentRow.columns + " WHERE id > ?1 ORDER BY id LIMIT ?2"
        ).bind(id, at: 1).bind(Int64(limit), at: 2).rows { row in
            guard let deployment = DeploymentRow(row) else { return true }
            return try body(deployment)
        }
    }

    package func deployment(_ id: Identifier<Deployment>) throws -> DeploymentRow? {
        try connection.statement(text: DeploymentRow.columns + " WHERE id = ?1").bind(id, at: 1)
            .first { DeploymentRow($0) }
    }

    package func deployments(of slug: Slug) throws -> [DeploymentRow] {
        var rows: [DeploymentRow] = []
        try connection.statement(text: DeploymentRow.columns + " WHERE entry = ?1 ORDER BY id")
            .bind(slug.text, at: 1).rows { row in
                if let deployment = DeploymentRow(row) { rows.append(deployment) }
                return true
            }
        return rows
    }

    /// The kinds of need that deployments added, by their codes, with their names.
    ///
    /// Every deployment is looked at, of which there are few: a house opens hundreds of them and hears
    /// of millions of calls.
    package func ownNeeds() throws -> [(need: OwnNeed, name: LocalizedText)] {
        var found: [(need: OwnNeed, name: LocalizedText)] = []
        try connection.statement(
            """
            SELECT DISTINCT json_extract(rule.value, '$.kind'), json_extract(rule.value, '$.name.fr'),
                json_extract(rule.value, '$.name.es'), json_extract(rule.value, '$.name.en')
            FROM deployments, json_each(deployments.document, '$.needs') AS rule
            WHERE json_extract(rule.value, '$.name') IS NOT NULL ORDER BY 1
            """
        ).rows { row in
            guard let need = row.text(0).flatMap({ OwnNeed($0) }), let fr = row.text(1),
                let es = row.text(2), let en = row.text(3)
            else { return true }
            found.append((need, LocalizedText(fr: fr, es: es, en: en)))
            return true
        }
        return found
    }

    /// How many requests wait without any deployment, by the person's territory and kind of need:
    /// they say which innovation is missing.
    package func uncoveredNeeds(
        _ body: (_ territory: String, _ need: String, _ requests: Int64) throws -> Bool
    ) throws {
        try connection.statement(
            """
            SELECT territory, need, requests FROM uncovered_needs WHERE requests > 0
            ORDER BY requests DESC, territory, need
            """
        ).rows { row in try body(row.text(0) ?? "", row.text(1) ?? "", row.number(2)) }
    }

    /// People helped by an entry through any of its deployments, each counted once.
    package func people(helpedBy slug: Slug) throws -> Int64 {
        try connection.statement("SELECT people FROM impact_entries WHERE entry = ?1")
            .bind(slug.text, at: 1).first { $0.number(0) } ?? 0
    }

    package func impact(of id: Identifier<Deployment>) throws -> ImpactRow {
        var impact = ImpactRow()
        try connection.statement(
            """
            SELECT requests, people, anonymous, done, done_in_time, cancelled, handed_over
            FROM impact
            WHERE deployment_id = ?1
            """
        ).bind(id, at: 1).rows { row in
            impact.requests = row.number(0)
            impact.people = row.number(1)
            impact.anonymous = row.number(2)
            impact.done = row.number(3)
            impact.doneInTime = row.number(4)
            impact.cancelled = row.number(5)
            impact.handedOver = row.number(6)
            return false
        }
        try connection.statement(
            "SELECT reason, missions FROM impact_failures WHERE deployment_id = ?1"
        ).bind(id, at: 1).rows { row in
            impact.failures[row.text(0) ?? ""] = row.number(1)
            return true
        }
        try connection.statement(
            "SELECT what, requests FROM impact_confirmed WHERE deployment_id = ?1"
        ).bind(id, at: 1).rows { row in
            impact.confirmed[row.text(0) ?? ""] = row.number(1)
            return true
        }
        impact.toAccepted = try delays("to_accepted", of: id)
        impact.toDone = try delays("to_done", of: id)
        return impact
    }

    private func delays(
        _ measure: String, of id: Identifier<Deployment>
    ) throws -> DelayHistogram {
        var histogram = DelayHistogram()
        try connection.statement(
            """
            SELECT doublings, requests, total_ms, longest_ms FROM impact_delays
            WHERE deployment_id = ?1 AND measure = ?2
            """
        ).bind(id, at: 1).bind(measure, at: 2).rows { row in
            histogram.counts[row.number(0)] = row.number(1)
            let total = histogram.total.milliseconds + row.number(2)
            histogram.total = TimeSpan(milliseconds: total)
            histogram.longest = max(histogram.longest, TimeSpan(milliseconds: row.number(3)))
            return true
        }
        return histogram
    }
}
