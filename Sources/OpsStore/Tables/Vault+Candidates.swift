import OpsCore

/// Who offers to help, until they are on the roster or nobody any more.
extension Vault {
    func keep(_ details: VolunteerDetails, as id: Identifier<Candidate>) throws {
        try connection.statement(
            """
            INSERT INTO vault_candidates (id, name, phone, email, note, ref)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            """
        )
        .bind(id, at: 1).bind(details.name, at: 2).bind(details.phone?.e164, at: 3)
        .bind(details.email, at: 4).bind(details.note, at: 5).bind(details.ref, at: 6).run()
        try keepKeys(ofCandidate: id)
    }

    func change(_ id: Identifier<Candidate>, _ change: VolunteerChange) throws {
        func isGone(_ field: VolunteerField) -> Int64 { change.removed.contains(field) ? 1 : 0 }
        try connection.statement(
            """
            UPDATE vault_candidates SET name = coalesce(?2, name),
                phone = CASE WHEN ?7 THEN NULL ELSE coalesce(?3, phone) END,
                email = CASE WHEN ?8 THEN NULL ELSE coalesce(?4, email) END,
                note = CASE WHEN ?9 THEN NULL ELSE coalesce(?5, note) END,
                ref = CASE WHEN ?10 THEN NULL ELSE coalesce(?6, ref) END
            WHERE id = ?1
            """
        )
        .bind(id, at: 1).bind(change.name, at: 2).bind(change.phone?.e164, at: 3)
        .bind(change.email, at: 4).bind(change.note, at: 5).bind(change.ref, at: 6)
        .bind(isGone(.phone), at: 7).bind(isGone(.email), at: 8).bind(isGone(.note), at: 9)
        .bind(isGone(.ref), at: 10).run()
        try keepKeys(ofCandidate: id)
    }

    /// What was known of a candidate is the volunteer's, and nowhere else.
    func admit(_ id: Identifier<Candidate>, as volunteer: Identifier<Volunteer>) throws {
        for (table, columns, condition) in [
            ("vault_volunteers (id, name, phone, email)", "name, phone, email", "name"),
            ("vault_volunteer_notes (id, note)", "note", "note"),
            ("vault_volunteer_refs (id, ref)", "ref", "ref"),
        ] {
            try connection.statement(
                text: """
                    INSERT INTO \(table) SELECT ?2, \(columns) FROM vault_candidates
                    WHERE id = ?1 AND \(condition) IS NOT NULL
                    """
            ).bind(id, at: 1).bind(volunteer, at: 2).run()
        }
        try connection.statement("DELETE FROM vault_candidates WHERE id = ?1").bind(id, at: 1)
            .run()
        try forgetKeys(of: id)
        try keepKeys(ofVolunteer: volunteer)
    }

    func keepKeys(ofVolunteer id: Identifier<Volunteer>) throws {
        try keepKeys(of: id, isCandidate: 0, "vault_volunteers")
    }

    func keepKeys(ofCandidate id: Identifier<Candidate>) throws {
        try keepKeys(of: id, isCandidate: 1, "vault_candidates")
    }

    /// Keys of whoever is there as they are now called.
    private func keepKeys<Subject>(
        of id: Identifier<Subject>, isCandidate: Int64, _ table: String
    ) throws {
        let traits = try connection.statement(
            text: "SELECT name, phone, NULL, NULL, NULL FROM \(table) WHERE id = ?1"
        ).bind(id, at: 1).first { PersonTraits($0, from: 0, postcode: nil) }
        try forgetKeys(of: id)
        for key in traits.map(LikenessKey.keys) ?? [] {
            try connection.statement(
                """
                INSERT OR IGNORE INTO vault_roster_keys (subject, is_candidate, key)
                VALUES (?1, ?2, ?3)
                """
            ).bind(id, at: 1).bind(isCandidate, at: 2).bind(key.value, at: 3).run()
        }
    }

    func forgetKeys<Subject>(of id: Identifier<Subject>) throws {
        try connection.statement("DELETE FROM vault_roster_keys WHERE subject = ?1")
            .bind(id, at: 1).run()
    }
}
