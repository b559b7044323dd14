import OpsCore

extension Vault {
    func keep(_ details: PartnerDetails, as id: Identifier<Partner>) throws {
        try connection.statement(
            """
            INSERT INTO vault_partners (id, name, contact_name, contact_phone)
            VALUES (?1, ?2, ?3, ?4)
            """
        )
        .bind(id, at: 1).bind(details.name, at: 2).bind(details.contact.name, at: 3)
        .bind(details.contact.phone?.e164, at: 4).run()
    }

    /// Who was named before is forgotten as thoroughly as somebody who is erased; what is not said stays, unless
    /// nothing is said at all.
    func keep(contact: PersonDetails, of id: Identifier<Partner>) throws {
        try note(id, "contact_name, contact_phone", "vault_partners WHERE id = ?1")
        try connection.statement("UPDATE erasure_sweep SET due = 1").run()
        try connection.statement(
            """
            UPDATE vault_partners SET
                contact_name = CASE WHEN ?4 THEN NULL ELSE coalesce(?2, contact_name) END,
                contact_phone = CASE WHEN ?4 THEN NULL ELSE coalesce(?3, contact_phone) END
            WHERE id = ?1
            """
        )
        .bind(id, at: 1).bind(contact.name, at: 2).bind(contact.phone?.e164, at: 3)
        .bind(contact.isEmpty ? 1 : 0, at: 4).run()
    }
}
