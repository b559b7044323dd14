import OpsCore

/// Keys by which people are found again, written some time after their contacts.
extension Archive {
    /// Gives keys to the next people who have none: the small ones of the house's idle moments.
    ///
    /// How far it has come is kept in the same transaction, so a sudden end loses nothing. What the
    /// vault no longer knows gets no keys.
    ///
    /// - Returns: how many contacts it has come further; 0 when everybody has keys.
    package func keyPeople(atMost limit: Int) throws -> Int {
        let anew = try keyPeopleAnew(atMost: limit)
        if anew > 0 { return anew }
        var people: [(id: Identifier<PersonHelped>, keys: [LikenessKey])] = []
        var count = 0
        var last: Int64 = 0
        try connection.statement(
            text: """
                SELECT c.number, c.person_id, coalesce(p.postcode, c.postcode), p.name, p.phone,
                    p.address, p.safe_phone, \(PersonTraits.callersPhones)
                FROM contacts AS c LEFT JOIN vault_people AS p ON p.id = c.person_id
                WHERE c.number > (SELECT contact FROM likeness_place) ORDER BY c.number LIMIT ?1
                """
        ).bind(Int64(limit), at: 1).rows { row in
            count += 1
            last = row.number(0)
            if let id = row.identifier(1, of: PersonHelped.self) {
                let traits = PersonTraits(row, from: 3, postcode: row.text(2))
                people.append((id, LikenessKey.keys(of: traits)))
            }
            return true
        }
        guard count > 0 else { return try keyRoster(atMost: limit) }
        try transaction(showsAll: false) {
            for person in people { try keep(person.keys, of: person.id) }
            try connection.statement("UPDATE likeness_place SET contact = ?1").bind(last, at: 1)
                .run()
        }
        return count
    }

    /// The same of people of whom more was told: what the tables do not show yet is shown before.
    private func keyPeopleAnew(atMost limit: Int) throws -> Int {
        var people: [Identifier<PersonHelped>] = []
        try connection.statement("SELECT person_id FROM likeness_anew LIMIT ?1")
            .bind(Int64(limit), at: 1)
            .rows { row in
                if let id = row.identifier(0, of: PersonHelped.self) { people.append(id) }
                return true
            }
        guard !people.isEmpty else { return 0 }
        try transaction {
            try showBacklog()
            for person in people {
                try vault.makeKeysAgain(for: person)
                try connection.statement("DELETE FROM likeness_anew WHERE person_id = ?1")
                    .bind(person, at: 1).run()
            }
        }
        return people.count
    }

    /// The same of the roster, and of those who offer to help, who were there before keys were what they are: once.
    private func keyRoster(atMost limit: Int) throws -> Int {
        let volunteers = try keyAgain(
            "volunteers", upTo: "unkeyed", atMost: limit, vault.keepKeys(ofVolunteer:))
        guard volunteers == 0 else { return volunteers }
        return try keyAgain(
            "candidates", upTo: "unkeyed_candidates", atMost: limit, vault.keepKeys(ofCandidate:))
    }

    private func keyAgain<Subject>(
        _ table: String, upTo place: String, atMost limit: Int,
        _ keep: (Identifier<Subject>) throws -> Void
    ) throws -> Int {
        var found: [(id: Identifier<Subject>, number: Int64)] = []
        try connection.statement(
            text: """
                SELECT id, number FROM \(table)
                WHERE number <= (SELECT \(place) FROM likeness_place) ORDER BY number DESC LIMIT ?1
                """
        ).bind(Int64(limit), at: 1).rows { row in
            if let id = row.identifier(0, of: Subject.self) { found.append((id, row.number(1))) }
            return true
        }
        guard let last = found.last else { return 0 }
        try transaction(showsAll: false) {
            for subject in found { try keep(subject.id) }
            try connection.statement(text: "UPDATE likeness_place SET \(place) = ?1")
                .bind(last.number - 1, at: 1).run()
        }
        return found.count
    }

    func keep(_ keys: [LikenessKey], of person: Identifier<PersonHelped>) throws {
        for key in keys {
            try connection.statement(
                "INSERT OR IGNORE INTO vault_likeness (person_id, key) VALUES (?1, ?2)"
            ).bind(person, at: 1).bind(key.value, at: 2).run()
        }
    }
}

extension PersonTraits {
    /// The column of the numbers from which somebody called for the person `p`.
    static let callersPhones = """
        (SELECT group_concat(v.phone, ' ') FROM contacts AS k
            JOIN vault_people AS v ON v.id = k.caller_id WHERE k.person_id = p.id)
        """

    /// From the columns name, phone, address, safe number and callers' numbers of a row.
    ///
    /// What `asked` does not hold is left out, since it will not be compared.
    init(
        _ row: borrowing SQLiteRow, from column: Int32, postcode: String?,
        toCompareWith asked: PersonTraits? = nil
    ) {
        self.init(
            name: asked.map { $0.name != nil } ?? true ? row.text(column) : nil,
            phone: row.text(column + 1),
            address: asked.map { $0.address != nil } ?? true ? row.text(column + 2) : nil,
            postcode: postcode,
            otherPhones: Set(
                [column + 3, column + 4].flatMap { column in
                    (row.text(column) ?? "").split(separator: " ").map { String($0) }
                }))
    }
}
