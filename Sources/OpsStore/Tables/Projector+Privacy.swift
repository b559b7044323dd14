import OpsCore

/// What people asked of what is held on them.
extension Projector {
    func project(
        _ event: PrivacyEvent, _ entry: JournalEntry, _ operation: borrowing Operation
    ) throws {
        switch event {
        case .personCorrected(let person, let fields):
            try connection.statement(
                """
                INSERT INTO corrections (position, person_id, at_ms, fields)
                VALUES (?1, ?2, ?3, ?4)
                """
            )
            .bind(entry.position, at: 1).bind(person, at: 2).bind(entry.at, at: 3)
            .bind(fields.map(\.rawValue).joined(separator: ","), at: 4).run()
        case .personErased(let erased): try note(erased, entry)
        case .consentGiven(let said): try note(said, isGiven: true, entry)
        case .consentWithdrawn(let said): try note(said, isGiven: false, entry)
        case .holdSet(let person, let reason):
            try connection.statement(
                "INSERT INTO held_people (person_id, reason, since_ms) VALUES (?1, ?2, ?3)"
            )
            .bind(person, at: 1).bind(reason.rawValue, at: 2).bind(entry.at, at: 3).run()
        case .holdLifted(let person):
            try connection.statement("DELETE FROM held_people WHERE person_id = ?1")
                .bind(person, at: 1).run()
        case .retentionSet(let rules):
            try connection.statement(
                """
                INSERT INTO retention_rules (one, document) VALUES (1, ?1)
                ON CONFLICT (one) DO UPDATE SET document = excluded.document
                """
            ).bind(utf8: document { rules.write(into: &$0) }, at: 1).run()
        case .retentionBegan: return
        case .retentionRan(let report):
            try connection.statement(
                "INSERT INTO retention_runs (position, at_ms, actor, document) VALUES (?1, ?2, ?3, ?4)"
            )
            .bind(entry.position, at: 1).bind(entry.at, at: 2).bind(entry.actor.text, at: 3)
            .bind(utf8: document { report.write(into: &$0) }, at: 4).run()
        case .accessLogAnchored(let head):
            try connection.statement(
                "INSERT INTO access_anchors (position, at_ms, rows, digest) VALUES (?1, ?2, ?3, ?4)"
            )
            .bind(entry.position, at: 1).bind(entry.at, at: 2).bind(head.position, at: 3)
            .bind(blob: head.digest.bytes, at: 4).run()
        case .contactErased(let erased): try note(erased, entry)
        case .dangerErased(let erased): try note(erased, entry)
        case .namelessHoldSet(let thing, let reason): try hold(thing, reason, entry)
        case .namelessHoldLifted(let thing): try release(thing)
        case .candidateErased(let erased): try note(erased, entry)
        case .volunteerErased(let erased): try note(erased, entry, operation)
        case .volunteerHoldSet(let volunteer, let reason):
            try connection.statement(
                "INSERT INTO held_volunteers (volunteer_id, reason, since_ms) VALUES (?1, ?2, ?3)"
            )
            .bind(volunteer, at: 1).bind(reason.rawValue, at: 2).bind(entry.at, at: 3).run()
        case .volunteerHoldLifted(let volunteer):
            try connection.statement("DELETE FROM held_volunteers WHERE volunteer_id = ?1")
                .bind(volunteer, at: 1).run()
        case .anonymityLifted(let lifted): try note(lifted, entry)
        }
    }

    private func note(_ lifted: AnonymityLifted, _ entry: JournalEntry) throws {
        try connection.statement(
            """
            INSERT INTO lifted_anonymity (contact_id, at_ms, actor, consent, reason, recipient)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            """
        )
        .bind(lifted.contact, at: 1).bind(entry.at, at: 2).bind(entry.actor.text, at: 3)
        .bind(lifted.lift.consent?.rawValue, at: 4).bind(lifted.lift.reason.rawValue, at: 5)
        .bind(lifted.lift.recipient.rawValue, at: 6).run()
        try connection.statement(
            "UPDATE contacts SET is_anonymous = 0, version = ?2 WHERE id = ?1"
        ).bind(lifted.contact, at: 1).bind(entry.position, at: 2).run()
    }

    private func note(_ erased: ContactErased, _ entry: JournalEntry) throws {
        try insert(erased.reason, erased.counts, entry)
        try connection.statement(
            """
            INSERT INTO erased_contacts (contact_id, position) VALUES (?1, ?2)
            ON CONFLICT (contact_id) DO UPDATE SET position = excluded.position
            """
        ).bind(erased.contact, at: 1).bind(entry.position, at: 2).run()
    }

    private func note(_ erased: DangerErased, _ entry: JournalEntry) throws {
        try insert(erased.reason, erased.counts, entry)
        try connection.statement(
            """
            INSERT INTO erased_dangers (danger_id, position) VALUES (?1, ?2)
            ON CONFLICT (danger_id) DO UPDATE SET position = excluded.position
            """
        ).bind(erased.danger, at: 1).bind(entry.position, at: 2).run()
    }

    private func hold(_ thing: Nameless, _ reason: HoldReason, _ entry: JournalEntry) throws {
        let statement = try connection.statement(
            "INSERT INTO held_nameless (id, reason, since_ms) VALUES (?1, ?2, ?3)")
        switch thing {
        case .contact(let id): statement.bind(id, at: 1)
        case .danger(let id): statement.bind(id, at: 1)
        }
        try statement.bind(reason.rawValue, at: 2).bind(entry.at, at: 3).run()
    }

    private func release(_ thing: Nameless) throws {
        let statement = try connection.statement("DELETE FROM held_nameless WHERE id = ?1")
        switch thing {
        case .contact(let id): try statement.bind(id, at: 1).run()
        case .danger(let id): try statement.bind(id, at: 1).run()
        }
    }

    private func note(_ erased: CandidateErased, _ entry: JournalEntry) throws {
        try insert(erased.reason, erased.counts, entry)
        try noteErased(erased.candidate, entry)
    }

    private func noteErased(_ id: Identifier<Candidate>, _ entry: JournalEntry) throws {
        try connection.statement(
            """
            INSERT INTO erased_candidates (candidate_id, position) VALUES (?1, ?2)
            ON CONFLICT (candidate_id) DO UPDATE SET position = excluded.position
            """
        ).bind(id, at: 1).bind(entry.position, at: 2).run()
        try endErased(id, entry)
    }

    /// The roster's row stays, with what the fold has left of it; the offers go with the volunteer.
    private func note(
        _ erased: VolunteerErased, _ entry: JournalEntry, _ operation: borrowing Operation
    ) throws {
        try insert(erased.reason, erased.counts, entry)
        for volunteer in erased.volunteers {
            try connection.statement(
                """
                INSERT INTO erased_volunteers (volunteer_id, position) VALUES (?1, ?2)
                ON CONFLICT (volunteer_id) DO UPDATE SET position = excluded.position
                """
            ).bind(volunteer, at: 1).bind(entry.position, at: 2).run()
            try connection.statement("DELETE FROM held_volunteers WHERE volunteer_id = ?1")
                .bind(volunteer, at: 1).run()
            try keepRemains(of: volunteer, entry, operation)
        }
        for candidate in erased.candidates { try noteErased(candidate, entry) }
    }

    private func note(_ said: ConsentSaid, isGiven: Bool, _ entry: JournalEntry) throws {
        try connection.statement(
            """
            INSERT INTO consents (position, person_id, purpose, is_given, speaker, means,
                said_at_ms, noted_at_ms, noted_by, partner_id)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
            """
        )
        .bind(entry.position, at: 1).bind(said.person, at: 2).bind(said.purpose.rawValue, at: 3)
        .bind(isGiven ? 1 : 0, at: 4).bind(said.by.rawValue, at: 5)
        .bind(said.means.rawValue, at: 6).bind(said.saidAt ?? entry.at, at: 7)
        .bind(entry.at, at: 8).bind(entry.actor.text, at: 9).bind(said.partner, at: 10).run()
    }

    private func insert(
        _ reason: ErasureReason, _ erased: ErasedCounts, _ entry: JournalEntry
    ) throws {
        let counts = ErasedKind.allCases.map { "\"\($0.rawValue)\":\(erased[$0])" }
        try connection.statement(
            """
            INSERT INTO erasures (position, at_ms, actor, reason, counts, digest)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            """
        )
        .bind(entry.position, at: 1).bind(entry.at, at: 2).bind(entry.actor.text, at: 3)
        .bind(reason.rawValue, at: 4)
        .bind("{\(counts.joined(separator: ","))}", at: 5)
        .bind(blob: entry.digest.bytes, at: 6).run()
    }

    private func note(_ erased: PersonErased, _ entry: JournalEntry) throws {
        try insert(erased.reason, erased.counts, entry)
        for person in erased.identities {
            try forgetHours(of: person)
            try connection.statement(
                """
                INSERT INTO erased_people (person_id, position) VALUES (?1, ?2)
                ON CONFLICT (person_id) DO UPDATE SET position = excluded.position
                """
            ).bind(person, at: 1).bind(entry.position, at: 2).run()
        }
    }
}
