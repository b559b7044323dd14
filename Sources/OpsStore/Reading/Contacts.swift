package import OpsCore

/// A contact as the tables show it.
package struct ContactRow: Sendable {
    package let number: Int64
    package let id: Identifier<Contact>
    package let loggedAt: Instant
    package let occurredAt: Instant?
    package let language: String
    package let person: Identifier<PersonHelped>?
    package let caller: Identifier<Caller>?
    package let relation: String?
    package let postcode: String?
    package let territory: String
    package let version: Int64
    package let kind: String
    package let isAnonymous: Bool
    /// The one with whom the person is shown since they were merged.
    package let keptPerson: Identifier<PersonHelped>?
    /// The postcode as it was put right later.
    package let correctedPostcode: String?
    /// The last day for which there is food, and medicine, as was said.
    package let foodUntil: String?
    package let medicineUntil: String?

    static let columns = """
        number, id, logged_at_ms, occurred_at_ms, language, person_id, caller_id, relation,
        postcode, territory, version, kind, is_anonymous,
        (SELECT kept_id FROM merged_people WHERE merged_people.person_id = contacts.person_id),
        food_until, medicine_until,
        (SELECT v.postcode FROM vault_people AS v WHERE v.id = contacts.person_id)
        """

    init?(_ row: borrowing SQLiteRow) {
        guard let id = row.identifier(1, of: Contact.self) else { return nil }
        number = row.number(0)
        self.id = id
        loggedAt = row.instant(2)
        occurredAt = row.optionalInstant(3)
        language = row.text(4) ?? ""
        person = row.identifier(5)
        caller = row.identifier(6)
        relation = row.text(7)
        postcode = row.text(8)
        territory = row.text(9) ?? ""
        version = row.number(10)
        kind = row.text(11) ?? ""
        isAnonymous = row.number(12) != 0
        keptPerson = row.identifier(13)
        foodUntil = row.text(14)
        medicineUntil = row.text(15)
        correctedPostcode = row.text(16)
    }
}

/// What the vault knows of a person.
package struct PersonRow: Sendable {
    package let name: String?
    package let phone: String?
    package let address: String?
    /// What was put right later; else the contacts know it.
    package var postcode: String?
    /// A number that may be called without putting the person at risk.
    package var safePhone: String?
    /// When a call does not put the person at risk: `14:00-16:00`.
    package var safeHours: String?
}

extension ReadingRoom {
    package func contact(_ reference: Reference<Contact>) throws -> ContactRow? {
        switch reference {
        case .id(let id):
            try connection.statement(
                text: "SELECT \(ContactRow.columns) FROM contacts WHERE id = ?1"
            ).bind(id, at: 1).first { ContactRow($0) }
        case .number(let number):
            try connection.statement(
                text: "SELECT \(ContactRow.columns) FROM contacts WHERE number = ?1"
            ).bind(number, at: 1).first { ContactRow($0) }
        }
    }

    /// Newest first; of one kind, where it is named.
    package func contacts(
        _ page: Page, of kind: ContactKind? = nil, _ body: (ContactRow) throws -> Bool
    ) throws {
        try connection.statement(
            text: """
                SELECT \(ContactRow.columns) FROM contacts
                WHERE number < ?1\(Self.condition(on: kind)) ORDER BY number DESC LIMIT ?2
                """
        ).bind(page.before, at: 1).bind(Int64(page.limit), at: 2).rows { row in
            guard let contact = ContactRow(row) else { return true }
            return try body(contact)
        }
    }

    /// The words of the index in the words of the condition: else SQLite does not see that it helps.
    static func condition(on kind: ContactKind?) -> String {
        guard let kind else { return "" }
        let isRare = kind == .request ? "" : " AND kind <> 'request'"
        return "\(isRare) AND kind = '\(kind.rawValue)'"
    }

    /// What the vault knows under an identifier; nil when nothing was ever told or it was erased.
    package func person<Subject>(_ id: Identifier<Subject>) throws -> PersonRow? {
        noteNaming(id)
        return try kept(onPerson: id)
    }

    /// The same for who hands nothing of it out.
    func kept<Subject>(onPerson id: Identifier<Subject>) throws -> PersonRow? {
        try connection.statement(
            """
            SELECT name, phone, address, postcode, safe_phone,
                (SELECT safe FROM person_hours WHERE person_id = ?1)
            FROM vault_people WHERE id = ?1
            """
        ).bind(id, at: 1).first { row in
            PersonRow(
                name: row.text(0), phone: row.text(1), address: row.text(2), postcode: row.text(3),
                safePhone: row.text(4), safeHours: row.text(5))
        }
    }

    /// The number that may be called: the safe one, where she told one under any of her identities.
    package func callablePhone(of person: Identifier<PersonHelped>) throws -> String? {
        try safePhone(of: person) ?? known(ofAny: person)?.phone
    }

    /// The safe number that she told under any of her identities.
    ///
    /// Of several the one of the identity that called last, as the fold has it with hours: what she says afterwards
    /// is written to each of them.
    package func safePhone(of person: Identifier<PersonHelped>) throws -> String? {
        try connection.statement(
            text: """
                SELECT safe_phone FROM vault_people WHERE id IN \(Self.twinsOfFirst)
                    AND safe_phone IS NOT NULL ORDER BY id DESC LIMIT 1
                """
        ).bind(person, at: 1).first { $0.text(0) } ?? nil
    }

    /// When a call does not put her at risk, as she told under any of her identities.
    package func safeHours(of person: Identifier<PersonHelped>) throws -> String? {
        try connection.statement(
            text: """
                SELECT safe FROM person_hours WHERE person_id IN \(Self.twinsOfFirst)
                ORDER BY person_id DESC LIMIT 1
                """
        ).bind(person, at: 1).first { $0.text(0) } ?? nil
    }

    /// Free text about whoever a contact is of is read: while that is nobody, the contact stands for them.
    package func noteNaming(ofContact id: Identifier<Contact>) throws {
        try noteNaming(
            found: connection.statement(
                "SELECT coalesce(person_id, id) FROM contacts WHERE id = ?1"
            ).bind(id, at: 1))
    }

    /// The same of a request's contact.
    package func noteNaming(ofRequest number: Int64) throws {
        try noteNaming(
            found: connection.statement(
                """
                SELECT coalesce(c.person_id, c.id)
                FROM requests AS r JOIN contacts AS c ON c.number = r.contact_number
                WHERE r.number = ?1
                """
            ).bind(number, at: 1))
    }

    private func noteNaming(found statement: SQLiteStatement) throws {
        let named = try statement.first { $0.identifier(0, of: Named.self) }
        if let named = named ?? nil { noteNaming(named) }
    }

    /// Free text about a contact or a mission, oldest first.
    package func notes<Subject>(about id: Identifier<Subject>) throws -> [String] {
        var notes: [String] = []
        try connection.statement("SELECT text FROM vault_notes WHERE subject = ?1 ORDER BY number")
            .bind(id, at: 1).rows { row in
                if let text = row.text(0) { notes.append(text) }
                return true
            }
        return notes
    }
}

extension ReadingRoom {
    /// What tables and vault know of a contact, for who adds to it.
    package func known(_ reference: Reference<Contact>) throws -> KnownContact? {
        guard let row = try contact(reference), let kind = ContactKind(rawValue: row.kind),
            let language = LanguageTag(row.language), let place = TerritoryCode(row.territory)
        else { return nil }
        var requests: [Identifier<HelpRequest>] = []
        try self.requests(ofContact: row.number) { requests.append($0.id) }
        var known = KnownContact(
            id: row.id, kind: kind, isAnonymous: row.isAnonymous, language: language,
            person: row.person, caller: row.caller,
            relation: row.relation.flatMap(CallerRelation.init), postcode: row.postcode,
            place: place,
            personDetails: try row.person.flatMap { try details($0) } ?? PersonDetails(),
            callerDetails: try row.caller.flatMap { try details($0) } ?? PersonDetails(),
            requests: requests)
        known.correctedPostcode = try row.person.flatMap { try correctedPostcode(ofAny: $0) }
        known.isErased = try row.person.map { try isErased($0) } ?? false
        known.supplies = Supplies(
            foodUntil: row.foodUntil.flatMap { CivilDate(iso8601: $0) },
            medicineUntil: row.medicineUntil.flatMap { CivilDate(iso8601: $0) })
        return known
    }

    private func details<Subject>(_ id: Identifier<Subject>) throws -> PersonDetails? {
        try person(id).map { row in
            PersonDetails(
                name: row.name, phone: row.phone.flatMap { PhoneNumber($0) }, address: row.address,
                entryCode: try entryCode(of: id),
                safePhone: row.safePhone.flatMap { PhoneNumber($0) },
                safeHours: row.safeHours.flatMap(DayWindow.init))
        }
    }
}
