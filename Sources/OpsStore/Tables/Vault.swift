import OpsCore

/// Keeps what names people, under identifiers.
struct Vault {
    let connection: SQLiteConnection
    let traces: ErasedTraces

    func keep(_ write: VaultWrite) throws {
        switch write {
        case .person(let id, let details): try keep(details, as: id)
        case .caller(let id, let details): try keep(details, as: id)
        case .addToPerson(let id, let details):
            try add(details, to: id)
            if let safe = details.safePhone { try say(safe, toTwinsOf: id) }
        case .addToCaller(let id, let details): try add(details, to: id)
        case .foundAnew(let id):
            try connection.statement("INSERT OR IGNORE INTO likeness_anew (person_id) VALUES (?1)")
                .bind(id, at: 1).run()
        case .volunteer(let id, let details): try keep(details, as: id)
        case .changeVolunteer(let id, let change): try self.change(id, change)
        case .contactNote(let id, let text): try note(text, about: id)
        case .missionNote(let id, let text): try note(text, about: id)
        case .answerNote(let id, let text): try note(text, about: id)
        case .requestNote(let id, let text): try note(text, about: id)
        case .dangerNote(let id, let text): try note(text, about: id)
        case .serviceReference(let id, let text):
            try connection.statement(
                "INSERT INTO vault_service_calls (id, reference) VALUES (?1, ?2)"
            )
            .bind(id, at: 1).bind(text, at: 2).run()
        case .task(let id, let text):
            try connection.statement(
                """
                INSERT INTO vault_tasks (request_id, text) VALUES (?1, ?2)
                ON CONFLICT (request_id) DO UPDATE SET text = excluded.text
                """
            )
            .bind(id, at: 1).bind(text, at: 2).run()
        case .pharmacy(let id, let text):
            try connection.statement(
                """
                INSERT INTO vault_pharmacies (mission_id, text) VALUES (?1, ?2)
                ON CONFLICT (mission_id) DO UPDATE SET text = excluded.text
                """
            )
            .bind(id, at: 1).bind(text, at: 2).run()
        case .visitCode(let id, let code):
            try connection.statement(
                """
                INSERT INTO vault_visit_codes (mission_id, code) VALUES (?1, ?2)
                ON CONFLICT (mission_id) DO UPDATE SET code = excluded.code
                """
            )
            .bind(id, at: 1).bind(code.number, at: 2).run()
        case .eraseVisitCode(let id):
            try connection.statement("DELETE FROM vault_visit_codes WHERE mission_id = ?1")
                .bind(id, at: 1).run()
        case .callNote(let id, let text): try note(text, about: id)
        case .plannedCall(let id, let person, let phone, let neighbour):
            try keep(phone, neighbour, of: person, as: id)
        case .concernWords(let kind, let text, let step, let concern):
            try connection.statement(
                "INSERT INTO vault_concerns (concern_id, step_id, kind, text) VALUES (?1, ?2, ?3, ?4)"
            )
            .bind(concern, at: 1).bind(step, at: 2).bind(kind.rawValue, at: 3).bind(text, at: 4)
            .run()
        case .carePlan(let id, let person, let limits, let agreedWith):
            try connection.statement(
                """
                INSERT INTO vault_care_plans (id, person_id, limits, agreed_with)
                VALUES (?1, ?2, ?3, ?4)
                ON CONFLICT (id) DO UPDATE SET limits = coalesce(excluded.limits, limits),
                    agreed_with = coalesce(excluded.agreed_with, agreed_with)
                """
            )
            .bind(id, at: 1).bind(person, at: 2).bind(limits, at: 3).bind(agreedWith, at: 4).run()
        case .carePlanNote(let id, let text): try note(text, about: id)
        case .visitsNote(let id, let text): try note(text, about: id)
        case .visitReport(let id, let person, let told):
            try connection.statement(
                """
                INSERT INTO vault_visit_reports (id, person_id, health, housing, text)
                VALUES (?1, ?2, ?3, ?4, ?5)
                """
            )
            .bind(id, at: 1).bind(person, at: 2)
            .bind(told.health.map(\.rawValue).joined(separator: " "), at: 3)
            .bind(told.housing.map(\.rawValue).joined(separator: " "), at: 4)
            .bind(told.note, at: 5).run()
        case .emergencyContact(let id, let person):
            try connection.statement(
                """
                INSERT INTO vault_emergency_contacts (volunteer_id, name, phone) VALUES (?1, ?2, ?3)
                ON CONFLICT (volunteer_id) DO UPDATE
                SET name = excluded.name, phone = excluded.phone
                """
            )
            .bind(id, at: 1).bind(person.name, at: 2).bind(person.phone?.e164, at: 3).run()
        case .candidate(let id, let details): try keep(details, as: id)
        case .changeCandidate(let id, let change): try self.change(id, change)
        case .candidateNote(let id, let text): try note(text, about: id)
        case .admission(let id, let volunteer): try admit(id, as: volunteer)
        case .reply(let id, let mission, let text):
            try keepWords(of: id, about: mission, text)
        case .eraseReply(let id): try eraseWords(of: id)
        case .token(let id, let digest, let label):
            try connection.statement(
                "INSERT INTO vault_tokens (id, digest, label) VALUES (?1, ?2, ?3)"
            )
            .bind(id, at: 1).bind(blob: digest.bytes, at: 2).bind(label, at: 3).run()
        case .partner(let id, let details): try keep(details, as: id)
        case .partnerContact(let id, let contact): try keep(contact: contact, of: id)
        case .eventTitle(let id, let title): try call(id, title)
        case .teamName(let id, let name): try call(id, name)
        case .eventNote(let id, let text): try note(text, about: id)
        case .correction(let wish): try correct(wish)
        case .erasure(let known): try erase(known)
        case .eraseToken(let id):
            try connection.statement("DELETE FROM vault_tokens WHERE id = ?1").bind(id, at: 1).run()
        }
    }

    private func keep<Subject>(_ details: PersonDetails, as id: Identifier<Subject>) throws {
        try connection.statement(
            """
            INSERT INTO vault_people (id, name, phone, address, safe_phone)
            VALUES (?1, ?2, ?3, ?4, ?5)
            """
        )
        .bind(id, at: 1).bind(details.name, at: 2).bind(details.phone?.e164, at: 3)
        .bind(details.address, at: 4).bind(details.safePhone?.e164, at: 5).run()
        try keepEntryCode(of: details, as: id)
    }

    /// Few have told one: the others cost nothing.
    private func keepEntryCode<Subject>(
        of details: PersonDetails, as id: Identifier<Subject>
    ) throws {
        guard let code = details.entryCode else { return }
        try connection.statement(
            "INSERT OR IGNORE INTO vault_entry_codes (person_id, code) VALUES (?1, ?2)"
        )
        .bind(id, at: 1).bind(code, at: 2).run()
    }

    /// What is there stays: adding does not correct.
    private func add<Subject>(_ details: PersonDetails, to id: Identifier<Subject>) throws {
        try connection.statement(
            """
            INSERT INTO vault_people (id, name, phone, address, safe_phone)
            VALUES (?1, ?2, ?3, ?4, ?5)
            ON CONFLICT (id) DO UPDATE SET name = coalesce(name, excluded.name),
                phone = coalesce(phone, excluded.phone),
                address = coalesce(address, excluded.address),
                safe_phone = coalesce(safe_phone, excluded.safe_phone)
            """
        )
        .bind(id, at: 1).bind(details.name, at: 2).bind(details.phone?.e164, at: 3)
        .bind(details.address, at: 4).bind(details.safePhone?.e164, at: 5).run()
        try keepEntryCode(of: details, as: id)
    }

    private func keep(_ details: VolunteerDetails, as id: Identifier<Volunteer>) throws {
        try connection.statement(
            "INSERT INTO vault_volunteers (id, name, phone, email) VALUES (?1, ?2, ?3, ?4)"
        )
        .bind(id, at: 1).bind(details.name, at: 2).bind(details.phone?.e164, at: 3)
        .bind(details.email, at: 4).run()
        try keepKeys(ofVolunteer: id)
        if let note = details.note { try keepNote(note, of: id) }
        if let ref = details.ref { try keepRef(ref, of: id) }
    }

    private func keep(
        _ phone: PhoneNumber?, _ neighbour: PersonDetails, of person: Identifier<PersonHelped>,
        as id: Identifier<PlannedCall>
    ) throws {
        try connection.statement(
            """
            INSERT INTO vault_planned_calls (id, person_id, phone, neighbour_name, neighbour_phone)
            VALUES (?1, ?2, ?3, ?4, ?5)
            """
        )
        .bind(id, at: 1).bind(person, at: 2).bind(phone?.e164, at: 3).bind(neighbour.name, at: 4)
        .bind(neighbour.phone?.e164, at: 5).run()
    }

    /// What an event or a team of the operations log is called.
    private func call<Subject>(_ id: Identifier<Subject>, _ name: String) throws {
        try connection.statement("INSERT INTO vault_operations (id, name) VALUES (?1, ?2)")
            .bind(id, at: 1).bind(name, at: 2).run()
    }

    private func note<Subject>(_ text: String, about id: Identifier<Subject>) throws {
        try connection.statement("INSERT INTO vault_notes (subject, text) VALUES (?1, ?2)")
            .bind(id, at: 1).bind(text, at: 2).run()
    }
}
