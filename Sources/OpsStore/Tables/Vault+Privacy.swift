import OpsCore

/// Putting right and erasing what names people.
extension Vault {
    /// What was wrong goes as thoroughly as what is erased, and out of the answers that tell it.
    ///
    /// A safe number that is said, or does not hold any more, counts for all whom she was taken for: that of a twin
    /// would be dialled else.
    func correct(_ wish: CorrectPerson) throws {
        try correctOne(wish)
        let isGone = wish.removed.contains(.safePhone)
        guard wish.details.safePhone != nil || isGone else { return }
        for twin in try twinsWithSafePhone(of: wish.person) {
            var same = CorrectPerson(person: twin, known: wish.known)
            same.details.safePhone = wish.details.safePhone
            if isGone { same.removed = [.safePhone] }
            try correctOne(same)
        }
    }

    /// A safe number that is added under one identity is the last that she said.
    func say(_ safe: PhoneNumber, toTwinsOf person: Identifier<PersonHelped>) throws {
        for twin in try twinsWithSafePhone(of: person) {
            try connection.statement("UPDATE vault_people SET safe_phone = ?2 WHERE id = ?1")
                .bind(twin, at: 1).bind(safe.e164, at: 2).run()
            try makeKeysAgain(for: twin)
        }
    }

    private func twinsWithSafePhone(
        of person: Identifier<PersonHelped>
    ) throws -> [Identifier<PersonHelped>] {
        var found: [Identifier<PersonHelped>] = []
        try connection.statement(
            text: """
                SELECT id FROM vault_people WHERE id IN \(ReadingRoom.twinsOfFirst)
                    AND id <> ?1 AND safe_phone IS NOT NULL
                """
        ).bind(person, at: 1).rows { row in
            if let id = row.identifier(0, of: PersonHelped.self) { found.append(id) }
            return true
        }
        return found
    }

    private func correctOne(_ wish: CorrectPerson) throws {
        var old = KnownPerson(identities: [wish.person])
        old.notes = wish.notes.keys.sorted()
        try note(old)
        let told = try answers(wish.known.replies, telling: wrongWords(before: wish))
        try empty(answers: told)
        try connection.statement("UPDATE erasure_sweep SET due = 1").run()
        let (said, gone) = (wish.details, wish.removed)
        let hasMoved = try hasMoved(wish)
        try connection.statement(
            """
            INSERT INTO vault_people (id, name, phone, address, postcode, safe_phone)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            ON CONFLICT (id) DO UPDATE SET
                name = CASE WHEN ?7 THEN NULL ELSE coalesce(excluded.name, name) END,
                phone = CASE WHEN ?8 THEN NULL ELSE coalesce(excluded.phone, phone) END,
                address = CASE WHEN ?9 THEN NULL ELSE coalesce(excluded.address, address) END,
                postcode = CASE WHEN ?10 THEN NULL ELSE coalesce(excluded.postcode, postcode) END,
                safe_phone = CASE WHEN ?11 THEN NULL
                    ELSE coalesce(excluded.safe_phone, safe_phone) END
            """
        )
        .bind(wish.person, at: 1).bind(said.name, at: 2).bind(said.phone?.e164, at: 3)
        .bind(said.address, at: 4).bind(wish.postcode, at: 5).bind(said.safePhone?.e164, at: 6)
        .bind(gone.contains(.name) ? 1 : 0, at: 7).bind(gone.contains(.phone) ? 1 : 0, at: 8)
        .bind(gone.contains(.address) ? 1 : 0, at: 9)
        .bind(gone.contains(.postcode) ? 1 : 0, at: 10)
        .bind(gone.contains(.safePhone) ? 1 : 0, at: 11).run()
        try correctEntryCode(wish, hasMoved: hasMoved)
        for (number, text) in wish.notes { try rewrite(number, text) }
        try makeKeysAgain(for: wish.person)
    }

    /// Whether what is put right is another door, or none any more, and not the same one spelt otherwise.
    private func hasMoved(_ wish: CorrectPerson) throws -> Bool {
        if wish.removed.contains(.address) { return true }
        guard let address = wish.details.address else { return false }
        let known = try connection.statement("SELECT address FROM vault_people WHERE id = ?1")
            .bind(wish.person, at: 1).first { $0.text(0) }
        guard let before = known.flatMap(FoldedAddress.init), let after = FoldedAddress(address)
        else { return known != nil && known != address }
        return !before.isSame(as: after)
    }

    /// A code is of one door: whoever has moved has none until it is said, never that of the house before.
    private func correctEntryCode(_ wish: CorrectPerson, hasMoved: Bool) throws {
        if let code = wish.details.entryCode {
            try connection.statement(
                """
                INSERT INTO vault_entry_codes (person_id, code) VALUES (?1, ?2)
                ON CONFLICT (person_id) DO UPDATE SET code = excluded.code
                """
            )
            .bind(wish.person, at: 1).bind(code, at: 2).run()
        } else if wish.removed.contains(.entryCode) || hasMoved {
            try connection.statement("DELETE FROM vault_entry_codes WHERE person_id = ?1")
                .bind(wish.person, at: 1).run()
        }
    }

    private func rewrite(_ number: Int64, _ text: String?) throws {
        if let text {
            try connection.statement("UPDATE vault_notes SET text = ?2 WHERE number = ?1")
                .bind(number, at: 1).bind(text, at: 2).run()
        } else {
            try connection.statement("DELETE FROM vault_notes WHERE number = ?1")
                .bind(number, at: 1).run()
        }
    }

    /// Somebody who is found under a wrong name is found under the right one at once.
    func makeKeysAgain(for person: Identifier<PersonHelped>) throws {
        let traits = try connection.statement(
            text: """
                SELECT coalesce(p.postcode, (SELECT postcode FROM contacts WHERE person_id = ?1
                    ORDER BY number DESC LIMIT 1)), p.name, p.phone, p.address, p.safe_phone,
                    \(PersonTraits.callersPhones)
                FROM vault_people AS p WHERE p.id = ?1
                """
        ).bind(person, at: 1).first { PersonTraits($0, from: 1, postcode: $0.text(0)) }
        try connection.statement("DELETE FROM vault_likeness WHERE person_id = ?1")
            .bind(person, at: 1).run()
        for key in traits.map(LikenessKey.keys) ?? [] {
            try connection.statement(
                "INSERT OR IGNORE INTO vault_likeness (person_id, key) VALUES (?1, ?2)"
            ).bind(person, at: 1).bind(key.value, at: 2).run()
        }
    }

    /// All that names the person; the answers stay, emptied, so that what they answered for is not
    /// done twice.
    func erase(_ known: KnownPerson) throws {
        try note(known)
        for person in known.identities {
            try forget(person)
            for table in ["vault_likeness", "likeness_anew"] {
                try connection.statement(text: "DELETE FROM \(table) WHERE person_id = ?1")
                    .bind(person, at: 1).run()
            }
        }
        for caller in known.callers { try forget(caller) }
        for number in known.notes { try rewrite(number, nil) }
        for call in known.serviceCalls {
            try connection.statement("DELETE FROM vault_service_calls WHERE id = ?1")
                .bind(call, at: 1).run()
        }
        for id in known.identities { try forget(id, in: Self.entryCodes) }
        for id in known.requests { try forget(id, in: Self.tasks) }
        for id in known.missions { try forget(id, in: Self.pharmacies) }
        for id in known.missions {
            try forget(id, in: Self.replyWords)
            try forget(id, in: Self.wordsOfAsked)
        }
        for id in known.calls { try forget(id, in: Self.calls) }
        for id in known.concerns { try forget(id, in: Self.concerns) }
        for id in known.plans { try forget(id, in: Self.plans) }
        for id in known.reports { try forget(id, in: Self.reports) }
        for id in known.candidates {
            try forget(id, in: Self.candidates)
            try forgetKeys(of: id)
        }
        for id in known.volunteers {
            for source in Self.ofVolunteers + [Self.noteOfVolunteer] { try forget(id, in: source) }
            try forgetKeys(of: id)
        }
        for id in known.writtenReplies { try forget(id, in: Self.wordsOfReply) }
        try empty(answers: known.replies)
        try connection.statement("UPDATE erasure_sweep SET due = 1").run()
    }

    private static let entryCodes = "vault_entry_codes WHERE person_id = ?1"
    private static let tasks = "vault_tasks WHERE request_id = ?1"
    private static let pharmacies = "vault_pharmacies WHERE mission_id = ?1"
    private static let replyWords = "vault_reply_words WHERE mission_id = ?1"
    /// What was written about no known mission by whoever was asked for this one: it may be about the person.
    private static let wordsOfAsked = """
        vault_reply_words WHERE mission_id = x'' AND id IN (SELECT k.id FROM kept_replies AS k
            WHERE k.settled_at_ms IS NULL AND k.mission_id IS NULL AND EXISTS (
                SELECT 1 FROM solicitations AS s JOIN missions AS m ON m.number = s.mission_number
                WHERE s.volunteer_id = k.volunteer_id AND m.id = ?1))
        """
    private static let calls = "vault_planned_calls WHERE id = ?1"
    private static let concerns = "vault_concerns WHERE concern_id = ?1"
    private static let plans = "vault_care_plans WHERE id = ?1"
    private static let wordsOfReply = "vault_reply_words WHERE id = ?1"
    private static let candidates = "vault_candidates WHERE id = ?1"
    private static let reports = "vault_visit_reports WHERE id = ?1"

    private func forget<Subject>(_ id: Identifier<Subject>, in source: String) throws {
        try connection.statement(text: "DELETE FROM \(source)").bind(id, at: 1).run()
    }

    private func forget<Subject>(_ id: Identifier<Subject>) throws {
        try connection.statement("DELETE FROM vault_people WHERE id = ?1").bind(id, at: 1).run()
    }

    /// Remembers the words themselves, in memory alone, so that the file can be looked through for them.
    private func note(_ known: KnownPerson) throws {
        let people = "vault_people WHERE id = ?1"
        let columns = "name, phone, address, postcode, safe_phone"
        for id in known.identities { try note(id, columns, people) }
        for id in known.callers { try note(id, columns, people) }
        for id in known.serviceCalls {
            try note(id, "reference", "vault_service_calls WHERE id = ?1")
        }
        for id in known.identities { try note(id, "code", Self.entryCodes) }
        for id in known.requests { try note(id, "text", Self.tasks) }
        for id in known.missions { try note(id, "text", Self.pharmacies) }
        for id in known.missions {
            try note(id, "text", Self.replyWords)
            try note(id, "text", Self.wordsOfAsked, at: [])
        }
        for id in known.calls {
            try note(id, "phone, neighbour_name, neighbour_phone", Self.calls)
        }
        for id in known.concerns { try noteWords(of: id) }
        for id in known.reports { try note(id, "health, housing, text", Self.reports) }
        for id in known.candidates {
            try note(id, "name, phone, email, note, ref", Self.candidates)
        }
        for id in known.volunteers {
            for (source, columns) in zip(Self.ofVolunteers, Self.wordsOfVolunteers) {
                try note(id, columns, source)
            }
            try note(id, "note", Self.noteOfVolunteer)
        }
        for id in known.writtenReplies { try noteWords(of: id) }
        for id in known.plans { try note(id, "limits, agreed_with", Self.plans) }
        for number in known.notes {
            let text = try connection.statement("SELECT text FROM vault_notes WHERE number = ?1")
                .bind(number, at: 1).first { $0.text(0) }
            traces.add {
                $0.add(.number(number), in: "vault_notes")
                if let text { $0.add(text) }
            }
        }
    }

    /// Their rows lie under the mission that they seemed to be about.
    private func noteWords(of reply: Identifier<WrittenReply>) throws {
        let place = try connection.statement(
            text: "SELECT mission_id FROM \(Self.wordsOfReply)"
        ).bind(reply, at: 1).first { $0.bytes(0) }
        if let place { try note(reply, "text", Self.wordsOfReply, at: place) }
    }

    /// Their rows lie under numbers, and are looked for around those.
    private func noteWords(of concern: Identifier<SafeguardingConcern>) throws {
        try connection.statement(text: "SELECT number, text FROM \(Self.concerns)")
            .bind(concern, at: 1).rows { row in
                let (number, text) = (row.number(0), row.text(1))
                traces.add {
                    $0.add(.number(number), in: "vault_concerns")
                    if let text { $0.add(text) }
                }
                return true
            }
    }

    /// `place` is where its rows lie, unless they lie under the identity itself.
    func note<Subject>(
        _ id: Identifier<Subject>, _ columns: String, _ source: String, at place: [UInt8]? = nil
    ) throws {
        let table = String(source.prefix { $0 != " " })
        traces.add { $0.add(.identifier(place ?? id.blob), in: table) }
        let count = Int32(columns.split(separator: ",").count)
        try connection.statement(text: "SELECT \(columns) FROM \(source)").bind(id, at: 1).rows {
            row in
            for column in 0..<count {
                if let text = row.text(column) { traces.add { $0.add(text) } }
            }
            return true
        }
    }
}

extension Identifier {
    /// As SQLite keeps it.
    fileprivate var blob: [UInt8] {
        [high, low].flatMap { word in
            stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: word >> $0) }
        }
    }
}
