package import OpsCore

/// Somebody, or a contact that is nobody's, whose time is over.
package struct RetentionCandidate: Hashable, Sendable {
    package let rule: RetentionRule
    package let person: Identifier<PersonHelped>?
    /// Where nobody is known.
    package let contact: Identifier<Contact>?
    /// An alert that names no contact.
    package var danger: Identifier<DangerAlert>? = nil
    /// Who offered to help, and need not have called.
    package var candidate: Identifier<Candidate>? = nil
    /// Who helped, and left.
    package var volunteer: Identifier<Volunteer>? = nil
    package let lastContactAt: Instant
    /// Why it stays for now; nil for what goes.
    package let keptBy: KeptBy?

    package enum KeptBy: String, CaseIterable, Sendable {
        case hold
        /// A request, a danger alert, a planned call or a concern of hers is live, or the money of a
        /// mission is not accounted for.
        case live
    }
}

/// What would go now: those whose time was over first stand first.
package struct RetentionPlan: Sendable {
    package var candidates: [RetentionCandidate] = []

    /// Those that nothing keeps.
    package var due: [RetentionCandidate] { candidates.filter { $0.keptBy == nil } }

    package func count(_ rule: RetentionRule, keptBy: RetentionCandidate.KeptBy?) -> Int64 {
        Int64(candidates.count { $0.rule == rule && $0.keptBy == keptBy })
    }
}

/// Looking for what has been kept as long as it may be: a walk over all contacts, for the long desk.
extension ReadingRoom {
    package func retentionPlan(
        _ rules: RetentionRules, at instant: Instant
    ) throws -> RetentionPlan {
        var plan = RetentionPlan()
        for found in try oldPeople(rules, at: instant) {
            if let candidate = try candidate(found, rules, at: instant) {
                plan.candidates.append(candidate)
            }
        }
        for (contact, loggedAt) in try oldAnonymousContacts(rules, at: instant) {
            guard let known = try known(contact: contact, seen: .all)?.person,
                known.counts.total > 0
            else { continue }
            let last = max(loggedAt, try lastMatter(of: known))
            guard last <= Self.limit(.anonymous, rules, instant) else { continue }
            plan.candidates.append(
                RetentionCandidate(
                    rule: .anonymous, person: nil, contact: contact, lastContactAt: last,
                    keptBy: try keeps(contact, known)))
        }
        plan.candidates += try oldDangers(rules, at: instant)
        plan.candidates += try oldCandidates(rules, at: instant)
        plan.candidates += try oldVolunteers(rules, at: instant)
        plan.candidates.sort { $0.lastContactAt < $1.lastContactAt }
        return plan
    }

    /// Alerts that name no contact: what was noted of them is nobody's, and goes as that of such contacts.
    private func oldDangers(
        _ rules: RetentionRules, at instant: Instant
    ) throws -> [RetentionCandidate] {
        var found: [RetentionCandidate] = []
        try connection.statement(
            """
            SELECT id, coalesce(closed_at_ms, opened_at_ms), closed_at_ms FROM dangers
            WHERE contact_id IS NULL AND coalesce(closed_at_ms, opened_at_ms) <= ?1
            """
        ).bind(Self.limit(.anonymous, rules, instant), at: 1).rows { row in
            if let id = row.identifier(0, of: DangerAlert.self) {
                found.append(
                    RetentionCandidate(
                        rule: .anonymous, person: nil, contact: nil, danger: id,
                        lastContactAt: row.instant(1),
                        keptBy: row.optionalInstant(2) == nil ? .live : nil))
            }
            return true
        }
        return try found.compactMap { candidate in
            guard let danger = candidate.danger,
                let held = try known(danger: danger, seen: .all)?.person, held.counts.total > 0
            else { return nil }
            guard try hold(onNameless: danger) != nil else { return candidate }
            return RetentionCandidate(
                rule: candidate.rule, person: nil, contact: nil, danger: danger,
                lastContactAt: candidate.lastContactAt, keptBy: .hold)
        }
    }

    /// Why what was noted of a contact that is nobody's stays; nil where nothing keeps it.
    private func keeps(
        _ contact: Identifier<Contact>, _ known: KnownPerson
    ) throws -> RetentionCandidate.KeptBy? {
        if try hold(onNameless: contact) != nil { return .hold }
        return try isLive(known) ? .live : nil
    }

    /// Those who were declined, withdrew, were shown with somebody else, or of whom nothing was heard; a
    /// volunteer's own data is the roster's.
    private func oldCandidates(
        _ rules: RetentionRules, at instant: Instant
    ) throws -> [RetentionCandidate] {
        var candidates: [RetentionCandidate] = []
        try connection.statement(
            """
            SELECT c.id, c.moved_at_ms FROM candidates AS c JOIN vault_candidates AS p ON p.id = c.id
            WHERE c.moved_at_ms <= ?1
            """
        ).bind(Self.limit(.candidate, rules, instant), at: 1).rows { row in
            if let id = row.identifier(0, of: Candidate.self) {
                candidates.append(
                    RetentionCandidate(
                        rule: .candidate, person: nil, contact: nil, candidate: id,
                        lastContactAt: row.instant(1), keptBy: nil))
            }
            return true
        }
        return candidates
    }

    /// Whether nothing became of a candidate since.
    package func isStillDue(
        candidate id: Identifier<Candidate>, _ rules: RetentionRules, at instant: Instant
    ) throws -> Bool {
        guard let row = try candidate(.id(id)) else { return false }
        return row.movedAt <= Self.limit(.candidate, rules, instant)
    }

    static func limit(
        _ rule: RetentionRule, _ rules: RetentionRules, _ instant: Instant
    ) -> Instant {
        RetentionRules.months(rule.months(rules), before: instant)
    }

    private struct OldPerson {
        let person: Identifier<PersonHelped>
        let rule: RetentionRule
        let loggedAt: Instant
    }

    /// People under all their identities, whose last contact is old enough for the shorter of both rules.
    ///
    /// Who was erased is among them: what was noted later goes in its own time.
    private func oldPeople(
        _ rules: RetentionRules, at instant: Instant
    ) throws -> [OldPerson] {
        let months = min(rules.personMonths, rules.refusedMonths)
        var people: [OldPerson] = []
        try connection.statement(
            """
            SELECT coalesce(m.kept_id, c.person_id) AS who, max(c.logged_at_ms),
                count(r.number), sum(coalesce(r.status, '') NOT IN ('', 'cancelled', 'qualified'))
            FROM contacts AS c
                LEFT JOIN merged_people AS m ON m.person_id = c.person_id
                LEFT JOIN requests AS r ON r.contact_number = c.number
            WHERE c.person_id IS NOT NULL
            GROUP BY who
            HAVING max(c.logged_at_ms) <= ?1
            """
        ).bind(RetentionRules.months(months, before: instant), at: 1).rows { row in
            guard let person = row.identifier(0, of: PersonHelped.self) else { return true }
            let isRefused = row.number(2) > 0 && row.number(3) == 0
            people.append(
                OldPerson(
                    person: person, rule: isRefused ? .refused : .person,
                    loggedAt: row.instant(1)))
            return true
        }
        return people
    }

    private func candidate(
        _ found: OldPerson, _ rules: RetentionRules, at instant: Instant
    ) throws -> RetentionCandidate? {
        guard let known = try known(found.person, seen: .all)?.person, !known.isErased else {
            return nil
        }
        let rule = try found.rule == .refused && wasHelpedOtherwise(known) ? .person : found.rule
        let limit = Self.limit(rule, rules, instant)
        guard found.loggedAt <= limit else { return nil }
        let last = max(found.loggedAt, try lastMatter(of: known))
        guard last <= limit else { return nil }
        let isHeld = try known.identities.contains { try hold(on: $0) != nil }
        return RetentionCandidate(
            rule: rule, person: found.person, contact: nil, lastContactAt: last,
            keptBy: isHeld ? .hold : try isLive(known) ? .live : nil)
    }

    /// Whether somebody whose requests were all cancelled was called or visited all the same.
    private func wasHelpedOtherwise(_ known: KnownPerson) throws -> Bool {
        let called = """
            SELECT 1 FROM planned_calls AS p JOIN call_attempts AS a ON a.call_number = p.number
            WHERE p.person_id = ?1 AND a.result = '\(CallResult.reached.rawValue)'
            """
        let visited = "SELECT 1 FROM visit_series WHERE person_id = ?1 AND visits > 0"
        return try known.identities.contains { id in
            try [called, visited].contains { question in
                try connection.statement(text: question + " LIMIT 1").bind(id, at: 1)
                    .first { $0.number(0) } != nil
            }
        }
    }

    private func oldAnonymousContacts(
        _ rules: RetentionRules, at instant: Instant
    ) throws -> [(Identifier<Contact>, Instant)] {
        var contacts: [(Identifier<Contact>, Instant)] = []
        try connection.statement(
            """
            SELECT id, logged_at_ms FROM contacts AS c
            WHERE person_id IS NULL AND logged_at_ms <= ?1 AND (caller_id IS NOT NULL
                OR EXISTS (SELECT 1 FROM vault_notes AS n WHERE n.subject = c.id)
                OR EXISTS (SELECT 1 FROM requests AS r WHERE r.contact_number = c.number)
                OR EXISTS (SELECT 1 FROM dangers AS d WHERE d.contact_number = c.number)
                OR EXISTS (SELECT 1 FROM concerns AS o WHERE o.contact_id = c.id))
            """
        ).bind(Self.limit(.anonymous, rules, instant), at: 1).rows { row in
            if let id = row.identifier(0, of: Contact.self) {
                contacts.append((id, row.instant(1)))
            }
            return true
        }
        return contacts
    }

    /// When something of theirs was closed last: help that came is contact too.
    private func lastMatter(of known: KnownPerson) throws -> Instant {
        var last = Instant(milliseconds: 0)
        func see<Subject>(
            _ source: String, _ ids: [Identifier<Subject>], at column: String = "closed_at_ms"
        ) throws {
            for id in ids {
                let found = try connection.statement(
                    text: "SELECT max(coalesce(\(column), 0)) FROM \(source) = ?1"
                ).bind(id, at: 1).first { $0.instant(0) }
                last = max(last, found ?? last)
            }
        }
        try see("requests WHERE id", known.requests)
        try see("planned_calls WHERE id", known.calls)
        try see("concerns WHERE id", known.concerns)
        try see("dangers WHERE contact_id", known.contacts)
        try see("purchases WHERE mission_id", known.missions)
        try see("care_plans WHERE person_id", known.identities)
        try see("visit_series WHERE person_id", known.identities)
        try see("contacts WHERE id", known.contacts, at: "logged_at_ms")
        try see("candidates WHERE id", known.candidates, at: "moved_at_ms")
        return last
    }

    private func isLive(_ known: KnownPerson) throws -> Bool {
        func any<Subject>(_ source: String, _ ids: [Identifier<Subject>]) throws -> Bool {
            try ids.contains { id in
                try connection.statement(
                    text: "SELECT 1 FROM \(source) = ?1 AND closed_at_ms IS NULL"
                ).bind(id, at: 1).first { $0.number(0) } != nil
            }
        }
        return try any("requests WHERE id", known.requests)
            || any("planned_calls WHERE id", known.calls)
            || any("concerns WHERE id", known.concerns)
            || any("dangers WHERE contact_id", known.contacts)
            || any("purchases WHERE mission_id", known.missions)
            || any("care_plans WHERE person_id", known.identities)
            || any("visit_series WHERE person_id", known.identities)
            || any("candidates WHERE id", known.candidates)
    }

    /// Whether what the plan found is still so: somebody may have called since, under another identity.
    package func isStillDue(
        _ known: KnownPerson, under rule: RetentionRule, _ rules: RetentionRules,
        at instant: Instant
    ) throws -> Bool {
        try lastMatter(of: known) <= Self.limit(rule, rules, instant)
    }

    /// How the rules stand: those that were set, nil while none were.
    package func retentionRules() throws -> [UInt8]? {
        try connection.statement("SELECT document FROM retention_rules").first { $0.bytes(0) }
    }

    /// The last runs, newest first: when, by whom, what they did.
    package func retentionRuns(
        limit: Int64
    ) throws -> [(at: Instant, actor: String, document: [UInt8])] {
        var runs: [(at: Instant, actor: String, document: [UInt8])] = []
        try connection.statement(
            "SELECT at_ms, actor, document FROM retention_runs ORDER BY position DESC LIMIT ?1"
        ).bind(limit, at: 1).rows { row in
            runs.append((row.instant(0), row.text(1) ?? "", row.bytes(2)))
            return true
        }
        return runs
    }

    /// How a contact's anonymity was lifted; nil where it was not.
    package func liftedAnonymity(of contact: Identifier<Contact>) throws -> LiftedRow? {
        try connection.statement(
            """
            SELECT at_ms, actor, consent, reason, recipient FROM lifted_anonymity
            WHERE contact_id = ?1
            """
        ).bind(contact, at: 1).first { row in
            LiftedRow(
                at: row.instant(0), actor: row.text(1) ?? "", consent: row.text(2),
                reason: row.text(3) ?? "", recipient: row.text(4) ?? "")
        }
    }
}

/// How a contact's anonymity was lifted.
package struct LiftedRow: Sendable {
    package let at: Instant
    package let actor: String
    package let consent: String?
    package let reason: String
    package let recipient: String
}
