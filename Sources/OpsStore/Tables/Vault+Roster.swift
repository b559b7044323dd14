import OpsCore

/// Who volunteers are, as they say it anew.
extension Vault {
    func change(_ id: Identifier<Volunteer>, _ change: VolunteerChange) throws {
        try connection.statement(
            """
            UPDATE vault_volunteers SET name = coalesce(?2, name),
                phone = CASE WHEN ?5 THEN NULL ELSE coalesce(?3, phone) END,
                email = CASE WHEN ?6 THEN NULL ELSE coalesce(?4, email) END
            WHERE id = ?1
            """
        )
        .bind(id, at: 1).bind(change.name, at: 2).bind(change.phone?.e164, at: 3)
        .bind(change.email, at: 4).bind(change.removed.contains(.phone) ? 1 : 0, at: 5)
        .bind(change.removed.contains(.email) ? 1 : 0, at: 6).run()
        if change.name != nil || change.phone != nil || change.removed.contains(.phone) {
            try keepKeys(ofVolunteer: id)
        }
        if let note = change.note {
            try keepNote(note, of: id)
        } else if change.removed.contains(.note) {
            try connection.statement("DELETE FROM vault_volunteer_notes WHERE id = ?1")
                .bind(id, at: 1).run()
        }
        if let ref = change.ref {
            try keepRef(ref, of: id)
        } else if change.removed.contains(.ref) {
            try connection.statement("DELETE FROM vault_volunteer_refs WHERE id = ?1")
                .bind(id, at: 1).run()
        }
    }

    func keepRef(_ ref: String, of id: Identifier<Volunteer>) throws {
        try connection.statement(
            """
            INSERT INTO vault_volunteer_refs (id, ref) VALUES (?1, ?2)
            ON CONFLICT (id) DO UPDATE SET ref = excluded.ref
            """
        ).bind(id, at: 1).bind(ref, at: 2).run()
    }

    func keepNote(_ note: String, of id: Identifier<Volunteer>) throws {
        try connection.statement(
            """
            INSERT INTO vault_volunteer_notes (id, note) VALUES (?1, ?2)
            ON CONFLICT (id) DO UPDATE SET note = excluded.note
            """
        ).bind(id, at: 1).bind(note, at: 2).run()
    }
}
