package import OpsCore

/// The proof that everything on a person was erased, as the tables show it.
package struct ErasureRow: Sendable {
    /// Where it stands in the journal.
    package let position: Int64
    package let at: Instant
    package let actor: String
    package let reason: String
    /// JSON: how many rows of each kind.
    package let counts: [UInt8]
    /// Of the journal's entry.
    package let digest: Digest
}

/// Why and since when nothing may be erased.
package struct HoldRow: Sendable {
    package let reason: String
    package let since: Instant
}

/// What was put right, and when.
package struct CorrectionRow: Sendable {
    package let at: Instant
    package let fields: [String]
}

extension ReadingRoom {
    package func isErased(_ person: Identifier<PersonHelped>) throws -> Bool {
        try connection.statement("SELECT position FROM erased_people WHERE person_id = ?1")
            .bind(person, at: 1).first { $0.number(0) } != nil
    }

    /// Whether what is asked for in a request was asked for somebody who is erased.
    package func isErased(whoseRequest id: Identifier<HelpRequest>) throws -> Bool {
        try connection.statement(
            """
            SELECT 1 FROM requests AS r JOIN erased_people AS e ON e.person_id = r.person_id
            WHERE r.id = ?1
            """
        ).bind(id, at: 1).first { $0.number(0) } != nil
    }

    /// The last erasure of this identity; nil while it is held.
    package func erasure(of person: Identifier<PersonHelped>) throws -> ErasureRow? {
        try erasure("erased_people AS p ON e.position = p.position WHERE p.person_id = ?1", person)
    }

    /// The last erasure of what was noted of a contact that is nobody's.
    package func erasure(ofContact id: Identifier<Contact>) throws -> ErasureRow? {
        try erasure("erased_contacts AS c ON e.position = c.position WHERE c.contact_id = ?1", id)
    }

    /// The last erasure of what was noted of an alert that names no contact.
    package func erasure(ofDanger id: Identifier<DangerAlert>) throws -> ErasureRow? {
        try erasure("erased_dangers AS d ON e.position = d.position WHERE d.danger_id = ?1", id)
    }

    /// The last erasure of somebody who offered to help.
    package func erasure(ofCandidate id: Identifier<Candidate>) throws -> ErasureRow? {
        try erasure(
            "erased_candidates AS c ON e.position = c.position WHERE c.candidate_id = ?1", id)
    }

    /// The last erasure of a volunteer; nil while they are held.
    package func erasure(ofVolunteer id: Identifier<Volunteer>) throws -> ErasureRow? {
        try erasure(
            "erased_volunteers AS v ON e.position = v.position WHERE v.volunteer_id = ?1", id)
    }

    /// All volunteers that went with one erasure.
    package func volunteers(erasedAt position: Int64) throws -> [Identifier<Volunteer>] {
        var volunteers: [Identifier<Volunteer>] = []
        try connection.statement(
            "SELECT volunteer_id FROM erased_volunteers WHERE position = ?1 ORDER BY volunteer_id"
        ).bind(position, at: 1).rows { row in
            if let id = row.identifier(0, of: Volunteer.self) { volunteers.append(id) }
            return true
        }
        return volunteers
    }

    private func erasure<Subject>(
        _ source: String, _ id: Identifier<Subject>
    ) throws -> ErasureRow? {
        try connection.statement(
            text: """
                SELECT e.position, e.at_ms, e.actor, e.reason, e.counts, e.digest
                FROM erasures AS e JOIN \(source)
                """
        ).bind(id, at: 1).first { row in
            Digest(bytes: row.bytes(5)).map {
                ErasureRow(
                    position: row.number(0), at: row.instant(1), actor: row.text(2) ?? "",
                    reason: row.text(3) ?? "", counts: row.bytes(4), digest: $0)
            }
        }
    }

    /// All identities that went with one erasure.
    package func identities(erasedAt position: Int64) throws -> [Identifier<PersonHelped>] {
        var people: [Identifier<PersonHelped>] = []
        try connection.statement(
            "SELECT person_id FROM erased_people WHERE position = ?1 ORDER BY person_id"
        ).bind(position, at: 1).rows { row in
            if let id = row.identifier(0, of: PersonHelped.self) { people.append(id) }
            return true
        }
        return people
    }

    package func hold(on person: Identifier<PersonHelped>) throws -> HoldRow? {
        try connection.statement(
            "SELECT reason, since_ms FROM held_people WHERE person_id = ?1"
        ).bind(person, at: 1).first { HoldRow(reason: $0.text(0) ?? "", since: $0.instant(1)) }
    }

    package func hold(onVolunteer id: Identifier<Volunteer>) throws -> HoldRow? {
        try connection.statement(
            "SELECT reason, since_ms FROM held_volunteers WHERE volunteer_id = ?1"
        ).bind(id, at: 1).first { HoldRow(reason: $0.text(0) ?? "", since: $0.instant(1)) }
    }

    /// Of a contact that is nobody's, or an alert that names no contact.
    package func hold<Subject>(onNameless id: Identifier<Subject>) throws -> HoldRow? {
        try connection.statement(
            "SELECT reason, since_ms FROM held_nameless WHERE id = ?1"
        ).bind(id, at: 1).first { HoldRow(reason: $0.text(0) ?? "", since: $0.instant(1)) }
    }

    /// What was put right under one identity, oldest first.
    package func corrections(of person: Identifier<PersonHelped>) throws -> [CorrectionRow] {
        var rows: [CorrectionRow] = []
        try connection.statement(
            "SELECT at_ms, fields FROM corrections WHERE person_id = ?1 ORDER BY position"
        ).bind(person, at: 1).rows { row in
            let fields = (row.text(1) ?? "").split(separator: ",").map(String.init)
            rows.append(CorrectionRow(at: row.instant(0), fields: fields))
            return true
        }
        return rows
    }

    /// Where the journal last changed what is held on a person; 0 for nowhere.
    ///
    /// What is shown of her changes without a change of what it is shown with.
    package func lastChange(of person: Identifier<PersonHelped>) throws -> Int64 {
        try connection.statement(
            """
            SELECT max(coalesce((SELECT max(position) FROM corrections WHERE person_id = ?1), 0),
                coalesce((SELECT position FROM erased_people WHERE person_id = ?1), 0))
            """
        ).bind(person, at: 1).first { $0.number(0) } ?? 0
    }
}
