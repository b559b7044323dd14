package import OpsCore

/// Kept answers that name somebody, and how far they were looked through.
package struct NamingReplies: Sendable {
    package var upTo: Int64 = 0
    package var numbers: [Int64] = []

    package init() {}

    /// For who does not need to know: nothing is looked through.
    package static var all: NamingReplies {
        var replies = NamingReplies()
        replies.upTo = .max
        return replies
    }
}

/// What is held on a person, as whoever decides about it must know it.
extension ReadingRoom {
    /// What tables and vault know of a person with all twins; nil when nobody has that identity.
    ///
    /// Kept answers are not sorted by people: all of them are looked through, those that were before only
    /// once. So the long look can be taken beside the office, and the transaction looks at the last few.
    package func known(
        _ person: Identifier<PersonHelped>, seen: NamingReplies = NamingReplies()
    ) throws -> (person: KnownPerson, replies: NamingReplies)? {
        guard try lastContact(of: person) != nil else { return nil }
        var known = KnownPerson(identities: try twins(of: person))
        var subjects = Subjects()
        for identity in known.identities {
            subjects.add(identity)
            if try isErased(identity) { known.erased.insert(identity) }
            known.counts[.keys] += try count("vault_likeness WHERE person_id = ?1", identity)
            known.counts[.people] += try count("vault_people WHERE id = ?1", identity)
            known.counts[.doors] += try count("vault_entry_codes WHERE person_id = ?1", identity)
        }
        for contact in try allContacts(of: person) { try add(contact, to: &known, &subjects) }
        for identity in known.identities {
            try addCalls(of: identity, to: &known, &subjects)
            try addPlans(of: identity, to: &known, &subjects)
        }
        return try finish(known, subjects, seen)
    }

    /// The same of a contact that is nobody's; nil where somebody is known.
    package func known(
        contact id: Identifier<Contact>, seen: NamingReplies = NamingReplies()
    ) throws -> (person: KnownPerson, replies: NamingReplies)? {
        guard let row = try contact(.id(id)), row.person == nil else { return nil }
        var known = KnownPerson(identities: [])
        var subjects = Subjects()
        try add(row, to: &known, &subjects)
        return try finish(known, subjects, seen)
    }

    /// The same of a danger alert that names no contact; nil where one is named.
    package func known(
        danger id: Identifier<DangerAlert>, seen: NamingReplies = NamingReplies()
    ) throws -> (person: KnownPerson, replies: NamingReplies)? {
        guard let row = try danger(.id(id)), row.contact == nil else { return nil }
        var known = KnownPerson(identities: [])
        var subjects = Subjects()
        try add(row, to: &known, &subjects)
        return try finish(known, subjects, seen)
    }

    /// The same of somebody who offered to help, who need not have called; nil where nobody did.
    package func known(
        candidate id: Identifier<Candidate>, seen: NamingReplies = NamingReplies()
    ) throws -> (person: KnownPerson, replies: NamingReplies)? {
        guard let row = try candidate(.id(id)) else { return nil }
        var known = KnownPerson(identities: [])
        known.admittedAs = row.volunteer
        var subjects = Subjects()
        try add(id, to: &known, &subjects)
        return try finish(known, subjects, seen)
    }

    func add(
        _ candidate: Identifier<Candidate>, to known: inout KnownPerson,
        _ subjects: inout Subjects
    ) throws {
        subjects.add(candidate)
        known.candidates.append(candidate)
        known.counts[.candidates] += try count("vault_candidates WHERE id = ?1", candidate)
        known.counts[.keys] += try count(
            "vault_roster_keys WHERE is_candidate = 1 AND subject = ?1", candidate)
        known.notes += try numberedNotes(about: candidate).map(\.number)
    }

    private func add(
        _ contact: ContactRow, to known: inout KnownPerson, _ subjects: inout Subjects
    ) throws {
        known.contacts.append(contact.id)
        subjects.add(contact.id)
        if let caller = contact.caller {
            known.callers.append(caller)
            subjects.add(caller)
            known.counts[.callers] += try count("vault_people WHERE id = ?1", caller)
        }
        // An answer to a partner names the referral alone.
        if let referral = try referral(ofContact: contact.id) { subjects.add(referral.id) }
        known.notes += try numberedNotes(about: contact.id).map(\.number)
        if let candidate = try candidate(ofContact: contact.id) {
            try add(candidate.id, to: &known, &subjects)
        }
        try addRequests(of: contact, to: &known, &subjects)
        try addDangers(of: contact, to: &known, &subjects)
    }

    func finish(
        _ found: KnownPerson, _ foundSubjects: Subjects, _ seen: NamingReplies
    ) throws -> (person: KnownPerson, replies: NamingReplies) {
        var (known, subjects) = (found, foundSubjects)
        for concern in try allConcerns(of: known) {
            subjects.add(concern.id)
            known.concerns.append(concern.id)
            known.counts[.concerns] += try count("vault_concerns WHERE concern_id = ?1", concern.id)
        }
        var replies = seen
        try lookThroughReplies(for: subjects, &replies)
        known.replies = replies.numbers
        known.counts[.notes] = Int64(known.notes.count)
        known.counts[.replies] = Int64(known.replies.count)
        return (known, replies)
    }

    private func addRequests(
        of contact: ContactRow, to known: inout KnownPerson, _ subjects: inout Subjects
    ) throws {
        var numbers: [Int64] = []
        try requests(ofContact: contact.number) { request in
            subjects.add(request.id)
            known.requests.append(request.id)
            numbers.append(request.number)
        }
        for request in known.requests.suffix(numbers.count) {
            known.counts[.doors] += try count("vault_tasks WHERE request_id = ?1", request)
            known.notes += try numberedNotes(about: request).map(\.number)
            try addEventNotes(of: request, in: .request, to: &known, &subjects)
        }
        for mission in try numbers.flatMap({ try missions(ofRequest: $0) }) {
            subjects.add(mission.id)
            known.missions.append(mission.id)
            known.counts[.doors] += try count("vault_pharmacies WHERE mission_id = ?1", mission.id)
            known.notes += try numberedNotes(about: mission.id).map(\.number)
            known.notes += try numberedNotes(ofAnswersTo: mission.number).map(\.number)
            try addEventNotes(of: mission.id, in: .mission, to: &known, &subjects)
        }
    }

    private func addCalls(
        of person: Identifier<PersonHelped>, to known: inout KnownPerson,
        _ subjects: inout Subjects
    ) throws {
        for call in try allPlannedCalls(of: person) {
            subjects.add(call.id)
            known.calls.append(call.id)
            known.counts[.calls] += try count("vault_planned_calls WHERE id = ?1", call.id)
            known.notes += try numberedNotes(about: call.id).map(\.number)
        }
    }

    private func addPlans(
        of person: Identifier<PersonHelped>, to known: inout KnownPerson,
        _ subjects: inout Subjects
    ) throws {
        for plan in try allCarePlans(of: person) {
            subjects.add(plan.id)
            known.plans.append(plan.id)
            known.counts[.care] += try count("vault_care_plans WHERE id = ?1", plan.id)
            known.notes += try numberedNotes(about: plan.id).map(\.number)
        }
        for series in try allVisitSeries(of: person) {
            subjects.add(series.id)
            known.notes += try numberedNotes(about: series.id).map(\.number)
            for report in try visitReports(ofSeries: series.number) {
                known.reports.append(report.id)
                known.counts[.care] += try count("vault_visit_reports WHERE id = ?1", report.id)
            }
        }
    }

    private func addDangers(
        of contact: ContactRow, to known: inout KnownPerson, _ subjects: inout Subjects
    ) throws {
        for danger in try dangers(ofContact: contact.number) {
            try add(danger, to: &known, &subjects)
        }
    }

    private func add(
        _ danger: DangerRow, to known: inout KnownPerson, _ subjects: inout Subjects
    ) throws {
        subjects.add(danger.id)
        known.notes += try numberedNotes(about: danger.id).map(\.number)
        try addEventNotes(of: danger.id, in: .danger, to: &known, &subjects)
        for call in try serviceCalls(ofDanger: danger.number) {
            known.serviceCalls.append(call.id)
            known.counts[.references] += call.reference == nil ? 0 : 1
        }
    }

    /// What the operations log says of a request, a mission or an alert of hers.
    private func addEventNotes<Subject>(
        of id: Identifier<Subject>, in column: EventNoteRow.Subject, to known: inout KnownPerson,
        _ subjects: inout Subjects
    ) throws {
        for note in try eventNotes(about: id, in: column) {
            subjects.add(note.id)
            known.notes += try numberedNotes(about: note.id).map(\.number)
        }
    }

    func count<Subject>(_ source: String, _ id: Identifier<Subject>) throws -> Int64 {
        try connection.statement(text: "SELECT count(*) FROM \(source)").bind(id, at: 1)
            .first { $0.number(0) } ?? 0
    }

    /// All contacts of a person and all twins, oldest first.
    package func allContacts(of person: Identifier<PersonHelped>) throws -> [ContactRow] {
        var rows: [ContactRow] = []
        try connection.statement(
            text: """
                SELECT \(ContactRow.columns) FROM contacts WHERE person_id IN \(Self.twinsOfFirst)
                ORDER BY number
                """
        ).bind(person, at: 1).rows { row in
            if let contact = ContactRow(row) { rows.append(contact) }
            return true
        }
        return rows
    }

    /// All calls that were planned for one identity, oldest first.
    package func allPlannedCalls(of person: Identifier<PersonHelped>) throws -> [PlannedCallRow] {
        var rows: [PlannedCallRow] = []
        try connection.statement(
            text: """
                SELECT \(PlannedCallRow.columns) FROM planned_calls WHERE person_id = ?1
                ORDER BY number
                """
        ).bind(person, at: 1).rows { row in
            if let call = PlannedCallRow(row) { rows.append(call) }
            return true
        }
        return rows
    }

    package func dangers(ofContact number: Int64) throws -> [DangerRow] {
        var rows: [DangerRow] = []
        try connection.statement(
            text: """
                SELECT \(DangerRow.columns) FROM dangers WHERE contact_number = ?1 ORDER BY number
                """
        ).bind(number, at: 1).rows { row in
            if let danger = DangerRow(row) { rows.append(danger) }
            return true
        }
        return rows
    }

    /// Free text about something, with the numbers by which it is corrected, oldest first.
    package func numberedNotes<Subject>(
        about id: Identifier<Subject>
    ) throws -> [(number: Int64, text: String)] {
        try numberedNotes(
            connection.statement(
                "SELECT number, text FROM vault_notes WHERE subject = ?1 ORDER BY number"
            ).bind(id, at: 1))
    }

    func numberedNotes(
        _ statement: SQLiteStatement
    ) throws -> [(number: Int64, text: String)] {
        var notes: [(number: Int64, text: String)] = []
        try statement.rows { row in
            notes.append((number: row.number(0), text: row.text(1) ?? ""))
            return true
        }
        return notes
    }

    private func lookThroughReplies(
        for subjects: Subjects, _ replies: inout NamingReplies
    ) throws {
        let emptied = Vault.erasedStatus
        try connection.statement(
            "SELECT number, body FROM vault_replies WHERE number > ?1 AND status <> ?2 ORDER BY number"
        ).bind(replies.upTo, at: 1).bind(emptied, at: 2).rows { row in
            replies.upTo = row.number(0)
            if subjects.areNamed(in: row.bytes(1)) { replies.numbers.append(row.number(0)) }
            return true
        }
    }
}

/// Identities, to be looked for in JSON.
struct Subjects {
    private struct Key: Hashable {
        let high: UInt64
        let low: UInt64
    }

    private var keys: Set<Key> = []

    mutating func add<Subject>(_ id: Identifier<Subject>) {
        keys.insert(Key(high: id.high, low: id.low))
    }

    /// Whether a string of the document is one of them: all identities are written as strings, alone.
    func areNamed(in json: [UInt8]) -> Bool {
        let quote = UInt8(ascii: "\"")
        var start = 0
        while start + 38 <= json.count {
            guard json[start] == quote, json[start + 37] == quote, json[start + 9] == 0x2D,
                let id = Identifier<PersonHelped>(
                    String(decoding: json[start + 1..<start + 37], as: UTF8.self))
            else {
                start += 1
                continue
            }
            if keys.contains(Key(high: id.high, low: id.low)) { return true }
            start += 37
        }
        return false
    }
}
