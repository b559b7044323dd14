package import OpsCore

/// A care plan as the tables show it.
package struct CarePlanRow: Sendable {
    package let number: Int64
    package let id: Identifier<CarePlan>
    package let person: Identifier<PersonHelped>
    package let territory: String
    package let supporter: Identifier<Volunteer>
    package let call: Identifier<PlannedCall>?
    package let desk: String?
    package let state: String
    package let openedAt: Instant
    package let reviewAt: Instant
    package let dueAt: Instant
    package let reviews: Int64
    package let reviewedAt: Instant?
    package let escalations: Int64
    package let closedAt: Instant?
    package let ending: String?
    package let version: Int64

    static let columns = """
        number, id, person_id, territory, supporter_id, call_id, desk, state, opened_at_ms,
        review_at_ms, due_at_ms, reviews, reviewed_at_ms, escalations, closed_at_ms, ending,
        version
        """

    init?(_ row: borrowing SQLiteRow) {
        guard let id = row.identifier(1, of: CarePlan.self),
            let person = row.identifier(2, of: PersonHelped.self),
            let supporter = row.identifier(4, of: Volunteer.self)
        else { return nil }
        number = row.number(0)
        self.id = id
        self.person = person
        territory = row.text(3) ?? ""
        self.supporter = supporter
        call = row.identifier(5)
        desk = row.text(6)
        state = row.text(7) ?? ""
        openedAt = row.instant(8)
        reviewAt = row.instant(9)
        dueAt = row.instant(10)
        reviews = row.number(11)
        reviewedAt = row.optionalInstant(12)
        escalations = row.number(13)
        closedAt = row.optionalInstant(14)
        ending = row.text(15)
        version = row.number(16)
    }
}

/// Which plans are wanted; those that have ended only where that is said.
package struct CarePlanFilter: Hashable, Sendable {
    package var state = CarePlanState.open
    /// Only those whose review is due by then.
    package var dueBy: Instant?

    package init() {}
}

/// How often somebody was in contact lately, each kind of contact by itself.
package struct ContactFrequency: Sendable {
    package let rules: CareRules
    /// Of the last days, the most frequent kind first.
    package let kinds: [(kind: String, contacts: Int64)]
    /// Others with her telephone number, whose contacts are counted: she herself mostly, whom nobody has merged.
    package let others: Int64
    /// More than were counted.
    package let isAtLeast: Bool

    package var contacts: Int64 { kinds.reduce(0) { $0 + $1.contacts } }

    package var isRepeatCaller: Bool { contacts >= rules.contacts }
}

extension ReadingRoom {
    package func carePlan(_ reference: Reference<CarePlan>) throws -> CarePlanRow? {
        switch reference {
        case .id(let id):
            try connection.statement(
                text: "SELECT \(CarePlanRow.columns) FROM care_plans WHERE id = ?1"
            ).bind(id, at: 1).first { CarePlanRow($0) }
        case .number(let number):
            try connection.statement(
                text: "SELECT \(CarePlanRow.columns) FROM care_plans WHERE number = ?1"
            ).bind(number, at: 1).first { CarePlanRow($0) }
        }
    }

    /// The plan of a person under any identity, while it has not ended.
    package func carePlan(of person: Identifier<PersonHelped>) throws -> CarePlanRow? {
        try connection.statement(
            text: """
                SELECT \(CarePlanRow.columns) FROM care_plans
                WHERE person_id IN \(Self.twinsOfFirst) AND closed_at_ms IS NULL LIMIT 1
                """
        ).bind(person, at: 1).first { CarePlanRow($0) }
    }

    /// All plans of one identity, oldest first.
    package func allCarePlans(of person: Identifier<PersonHelped>) throws -> [CarePlanRow] {
        var rows: [CarePlanRow] = []
        try connection.statement(
            text: """
                SELECT \(CarePlanRow.columns) FROM care_plans WHERE person_id = ?1 ORDER BY number
                """
        ).bind(person, at: 1).rows { row in
            if let plan = CarePlanRow(row) { rows.append(plan) }
            return true
        }
        return rows
    }

    /// The review that is due first stands first; after a place in it.
    package func carePlans(
        after place: WorkPlace?, limit: Int, _ filter: CarePlanFilter,
        _ body: (CarePlanRow) throws -> Bool
    ) throws {
        var conditions = filter.state == .open ? "closed_at_ms IS NULL" : "closed_at_ms IS NOT NULL"
        if filter.dueBy != nil { conditions += " AND due_at_ms <= ?3" }
        conditions += WorkPlace.condition(place, "due_at_ms", "number")
        let statement = try connection.statement(
            text: """
                SELECT \(CarePlanRow.columns) FROM care_plans WHERE \(conditions)
                ORDER BY due_at_ms, number LIMIT ?2
                """
        ).bind(Int64(limit), at: 2)
        statement.bind(place)
        if let instant = filter.dueBy { _ = statement.bind(instant, at: 3) }
        try statement.rows { row in
            guard let plan = CarePlanRow(row) else { return true }
            return try body(plan)
        }
    }

    /// What was agreed, as the vault has it.
    package func agreed(
        inPlan id: Identifier<CarePlan>
    ) throws -> (limits: String?, agreedWith: String?) {
        try connection.statement("SELECT limits, agreed_with FROM vault_care_plans WHERE id = ?1")
            .bind(id, at: 1).first { ($0.text(0), $0.text(1)) } ?? (nil, nil)
    }

    /// The rules that were set; nil while none were.
    package func careRules() throws -> (rules: CareRules, version: Int64)? {
        let found = try connection.statement("SELECT document, version FROM care_rules")
            .first { ($0.bytes(0), $0.number(1)) }
        guard let (document, version) = found,
            let rules = try? JSONFields.read(
                JSONParser.value(of: document), { CareRules(from: &$0) })
        else { return nil }
        return (rules, version)
    }

    /// More contacts of one person than these are not counted: far above any threshold.
    private static let countedContacts: Int64 = 300

    /// People who have one number and are counted together: as many as the highest threshold takes, since each call
    /// may have made one of them.
    private static let countedPeople = CareRules.contactRange.upperBound

    /// How often a person, under any identity, was in contact in the days before an instant.
    ///
    /// Each call makes somebody new until a person merges them, and who calls often is mostly noticed before: so
    /// the contacts of whoever has the same number count as well. Reads the newest contacts of these people alone.
    package func frequency(
        of person: Identifier<PersonHelped>, before instant: Instant
    ) throws -> ContactFrequency {
        let rules = try careRules()?.rules ?? .standard
        let (others, hasMore) = try others(withNumberOf: person)
        var kinds: [String: Int64] = [:]
        var isAtLeast = hasMore
        for one in [person] + others {
            let counted = try addContacts(of: one, since: instant - .days(rules.days), to: &kinds)
            if counted >= Self.countedContacts { isAtLeast = true }
        }
        return ContactFrequency(
            rules: rules,
            kinds: kinds.map { (kind: $0.key, contacts: $0.value) }
                .sorted { (-$0.contacts, $0.kind) < (-$1.contacts, $1.kind) },
            others: Int64(others.count), isAtLeast: isAtLeast)
    }

    /// One of each group of twins who has the person's own number, and is not known to be her; the newest, and whether
    /// there are more.
    private func others(
        withNumberOf person: Identifier<PersonHelped>
    ) throws -> (others: [Identifier<PersonHelped>], hasMore: Bool) {
        let phone =
            try connection.statement("SELECT phone FROM vault_people WHERE id = ?1")
            .bind(person, at: 1).first { $0.text(0) } ?? nil
        let traits = PersonTraits(name: nil, phone: phone, address: nil, postcode: nil)
        guard let key = LikenessKey.keys(of: traits).first else { return ([], false) }
        var sharers: [Identifier<PersonHelped>] = []
        try connection.statement(
            """
            SELECT l.person_id FROM vault_likeness AS l JOIN vault_people AS p ON p.id = l.person_id
            WHERE l.key = ?1 AND p.phone = ?2 ORDER BY l.person_id DESC LIMIT ?3
            """
        ).bind(key.value, at: 1).bind(phone, at: 2).bind(Self.countedPeople + 1, at: 3)
            .rows { row in
                if let id = row.identifier(0, of: PersonHelped.self) { sharers.append(id) }
                return true
            }
        var seen = Set(try twins(of: person))
        var others: [Identifier<PersonHelped>] = []
        for sharer in sharers where !seen.contains(sharer) {
            seen.formUnion(try twins(of: sharer))
            others.append(sharer)
        }
        return (others, sharers.count > Self.countedPeople)
    }

    private func addContacts(
        of person: Identifier<PersonHelped>, since start: Instant, to kinds: inout [String: Int64]
    ) throws -> Int64 {
        var counted: Int64 = 0
        try connection.statement(
            text: """
                SELECT kind, count(*) FROM (SELECT kind, logged_at_ms FROM contacts
                    WHERE person_id IN \(Self.twinsOfFirst) ORDER BY number DESC LIMIT ?3)
                WHERE logged_at_ms >= ?2 GROUP BY kind ORDER BY count(*) DESC, kind
                """
        ).bind(person, at: 1).bind(start, at: 2).bind(Self.countedContacts, at: 3).rows { row in
            kinds[row.text(0) ?? "", default: 0] += row.number(1)
            counted += row.number(1)
            return true
        }
        return counted
    }

    /// Changes whenever something else is told of a person's calls and plan; 0 where nothing is told.
    package func careMark(
        of person: Identifier<PersonHelped>, before instant: Instant
    ) throws -> Int64 {
        let often = try frequency(of: person, before: instant)
        let contacts = often.isRepeatCaller ? often.contacts : 0
        guard let plan = try carePlan(of: person) else { return contacts }
        let calls = try plan.call.flatMap { try plannedCall(.id($0))?.version } ?? 0
        let supporter = try volunteer(.id(plan.supporter))?.version ?? 0
        return max(plan.version, calls, supporter) * 1_000 + contacts
    }
}
