package import OpsCore

/// A volunteer as the tables and the vault show them.
package struct VolunteerRow: Sendable {
    package let number: Int64
    package let id: Identifier<Volunteer>
    package let isAvailable: Bool
    /// The members of the profile: a JSON object.
    package let profile: [UInt8]
    package let version: Int64
    package let name: String?
    package let phone: String?
    package let email: String?
    /// What whoever asks them should know.
    package let note: String?
    /// When all that named them was erased.
    package let erasedAt: Instant?
    /// They have said that nothing is to be sent to them.
    package let wantsNoMessages: Bool
    /// Who they are in another book.
    package let ref: String?

    static let columns = """
        v.number, v.id, v.is_available, v.profile, v.version, p.name, p.phone, p.email,
            n.note, EXISTS (SELECT 1 FROM messages_stopped AS s WHERE s.volunteer_id = v.id), r.ref,
            (SELECT g.at_ms FROM erased_volunteers AS e JOIN erasures AS g ON g.position = e.position
                WHERE e.volunteer_id = v.id)
        FROM volunteers AS v LEFT JOIN vault_volunteers AS p ON p.id = v.id
            LEFT JOIN vault_volunteer_notes AS n ON n.id = v.id
            LEFT JOIN vault_volunteer_refs AS r ON r.id = v.id
        """

    init?(_ row: borrowing SQLiteRow) {
        guard let id = row.identifier(1, of: Volunteer.self) else { return nil }
        number = row.number(0)
        self.id = id
        isAvailable = row.number(2) == 1
        profile = row.bytes(3)
        version = row.number(4)
        name = row.text(5)
        phone = row.text(6)
        email = row.text(7)
        note = row.text(8)
        wantsNoMessages = row.number(9) == 1
        ref = row.text(10)
        erasedAt = row.optionalInstant(11)
    }
}

/// Which volunteers are wanted; everybody where nothing is said.
package struct VolunteerFilter: Sendable {
    package var territories: [TerritoryCode]?
    /// Whoever holds one of these on the day: a skill, under all its words, and what counts for it.
    package var skills: Set<SkillCode>?
    package var language: LanguageTag?
    package var isAvailable: Bool?
    package var vetting: VettingState?
    /// The day on which skills and vettings are looked at.
    private let day: CivilDate

    package init(on day: CivilDate) {
        self.day = day
    }

    fileprivate var conditions: String {
        var conditions: [String] = []
        if territories != nil {
            conditions.append(
                "json_extract(v.profile, '$.territory') IN (SELECT value FROM json_each(?3))")
        }
        if skills != nil {
            conditions.append(
                """
                EXISTS (SELECT 1 FROM json_each(v.profile, '$.skills') AS s
                    WHERE json_extract(s.value, '$.code') IN (SELECT value FROM json_each(?4))
                        AND coalesce(json_extract(s.value, '$.until'), ?6) >= ?6)
                """)
        }
        if language != nil {
            conditions.append(
                """
                EXISTS (SELECT 1 FROM json_each(v.profile, '$.languages') AS l
                    WHERE l.value = ?5 OR l.value LIKE ?5 || '-%')
                """)
        }
        if let isAvailable { conditions.append("v.is_available = \(isAvailable ? 1 : 0)") }
        if let vetting { conditions.append(Self.condition(vetting)) }
        return conditions.map { " AND " + $0 }.joined()
    }

    private static func condition(_ vetting: VettingState) -> String {
        let until = "json_extract(v.profile, '$.vettedUntil')"
        switch vetting {
        case .holds: return "\(until) >= ?6"
        case .over: return "\(until) < ?6"
        case .never: return "\(until) IS NULL"
        case .accompanied:
            let scope = VettingScope.accompanied.rawValue
            return
                "\(until) >= ?6 AND json_extract(v.profile, '$.vettingScope') = '\(scope)'"
        }
    }

    fileprivate func bind(to statement: SQLiteStatement) {
        if let territories { statement.bind(Self.list(territories.map(\.text)), at: 3) }
        if let skills { statement.bind(Self.list(skills.map(\.text)), at: 4) }
        if let language { statement.bind(String(language.primary), at: 5) }
        if skills != nil || (vetting != nil && vetting != .never) {
            statement.bind(day.iso8601, at: 6)
        }
    }

    private static func list(_ words: [String]) -> String {
        var json = JSONWriter()
        json.beginArray()
        for word in words.sorted() { json.value(word) }
        json.endArray()
        return String(decoding: json.bytes, as: UTF8.self)
    }
}

extension ReadingRoom {
    package func volunteer(_ reference: Reference<Volunteer>) throws -> VolunteerRow? {
        switch reference {
        case .id(let id):
            try connection.statement(text: "SELECT \(VolunteerRow.columns) WHERE v.id = ?1")
                .bind(id, at: 1).first { VolunteerRow($0) }
        case .number(let number):
            try connection.statement(text: "SELECT \(VolunteerRow.columns) WHERE v.number = ?1")
                .bind(number, at: 1).first { VolunteerRow($0) }
        }
    }

    /// Newest first.
    package func volunteers(_ page: Page, _ body: (VolunteerRow) throws -> Bool) throws {
        try volunteers(page, VolunteerFilter(on: CivilDate(daysSince1970: 0)), body)
    }

    /// Newest first, of those who are wanted.
    package func volunteers(
        _ page: Page, _ filter: VolunteerFilter, _ body: (VolunteerRow) throws -> Bool
    ) throws {
        let statement = try connection.statement(
            text: """
                SELECT \(VolunteerRow.columns) WHERE v.number < ?1
                    AND NOT EXISTS (SELECT 1 FROM erased_volunteers AS e WHERE e.volunteer_id = v.id)
                    \(filter.conditions)
                ORDER BY v.number DESC LIMIT ?2
                """
        ).bind(page.before, at: 1).bind(Int64(page.limit), at: 2)
        filter.bind(to: statement)
        try statement.rows { row in
            guard let volunteer = VolunteerRow(row) else { return true }
            return try body(volunteer)
        }
    }

    /// The number of who else has a reference; nil where it is free, or their own.
    package func holder(
        ofRef ref: String, besides id: Identifier<Volunteer>?
    ) throws -> Int64? {
        try connection.statement(
            """
            SELECT v.number FROM vault_volunteer_refs AS r JOIN volunteers AS v ON v.id = r.id
            WHERE r.ref = ?1 AND r.id IS NOT ?2 ORDER BY v.number LIMIT 1
            """
        ).bind(ref, at: 1).bind(id, at: 2).first { $0.number(0) }
    }

    /// Who has a reference; the first, should there be several.
    func volunteer(withRef ref: String) throws -> Identifier<Volunteer>? {
        try connection.statement(
            """
            SELECT r.id FROM vault_volunteer_refs AS r JOIN volunteers AS v ON v.id = r.id
            WHERE r.ref = ?1 ORDER BY v.number LIMIT 1
            """
        ).bind(ref, at: 1).first { $0.identifier(0, of: Volunteer.self) } ?? nil
    }

    /// Where a volunteer lives: looked up where it is asked for, since lists would read every profile for it.
    func territory(of id: Identifier<Volunteer>) throws -> String? {
        try connection.statement(
            "SELECT json_extract(profile, '$.territory') FROM volunteers WHERE id = ?1"
        ).bind(id, at: 1).first { $0.text(0) } ?? nil
    }

    /// What a volunteer is called; nil when erased.
    package func name(of id: Identifier<Volunteer>) throws -> String? {
        try connection.statement("SELECT name FROM vault_volunteers WHERE id = ?1")
            .bind(id, at: 1).first { $0.text(0) }
    }

    /// What whoever asks a volunteer should know; nil where nothing was said.
    package func note(of id: Identifier<Volunteer>) throws -> String? {
        try connection.statement("SELECT note FROM vault_volunteer_notes WHERE id = ?1")
            .bind(id, at: 1).first { $0.text(0) } ?? nil
    }
}

extension ReadingRoom {
    /// Whom a volunteer goes to with pleasure, as their profile says.
    package func preferredPeople(
        of id: Identifier<Volunteer>
    ) throws -> Set<Identifier<PersonHelped>> {
        guard let document = try volunteer(.id(id))?.profile else { return [] }
        let profile = try? JSONFields.read(JSONParser.value(of: document, limits: .file)) {
            VolunteerProfile(from: &$0)
        }
        return Set(profile?.conditions.preferredPeople ?? [])
    }
}
