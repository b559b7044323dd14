package import OpsCore

/// What is held on a volunteer, as whoever decides about it must know it.
extension ReadingRoom {
    /// What tables and vault know of a volunteer and of the candidate they were; nil where there is none.
    package func known(
        volunteer id: Identifier<Volunteer>, seen: NamingReplies = NamingReplies()
    ) throws -> (person: KnownPerson, replies: NamingReplies)? {
        guard try volunteer(.id(id)) != nil else { return nil }
        var known = KnownPerson(identities: [])
        var subjects = Subjects()
        var unnumbered: Int64 = 0
        known.volunteers = [id]
        for volunteer in known.volunteers {
            subjects.add(volunteer)
            for (table, kind) in zip(Vault.ofVolunteers, Vault.kindsOfVolunteers) {
                known.counts[kind] += try count(table, volunteer)
            }
            known.counts[.keys] += try count(Vault.keysOfVolunteer, volunteer)
            unnumbered += try count(Vault.noteOfVolunteer, volunteer)
            for reply in try keptReplies(of: volunteer) {
                subjects.add(reply.id)
                known.writtenReplies.append(reply.id)
                unnumbered += try count("vault_reply_words WHERE id = ?1", reply.id)
            }
            known.notes += try numberedNotes(ofAnswersBy: volunteer).map(\.number)
            known.served += try served(by: volunteer)
            for candidate in try candidates(whoAre: volunteer) {
                try add(candidate, to: &known, &subjects)
            }
        }
        var (found, replies) = try finish(known, subjects, seen)
        found.counts[.notes] += unnumbered
        return (found, replies)
    }

    private func served(by id: Identifier<Volunteer>) throws -> [Identifier<Mission>] {
        try identifiers(
            """
            SELECT m.id FROM solicitations AS s JOIN missions AS m ON m.number = s.mission_number
            WHERE s.volunteer_id = ?1 AND \(SolicitationRow.isOfCrew("s"))
            GROUP BY m.id ORDER BY m.number
            """, of: id)
    }

    /// The offers by which somebody became a volunteer, and those that are shown with them or with one of these.
    package func candidates(whoAre id: Identifier<Volunteer>) throws -> [Identifier<Candidate>] {
        let first: [Identifier<Candidate>] = try identifiers(
            "SELECT id FROM candidates WHERE volunteer_id = ?1 ORDER BY number", of: id)
        let shown: [Identifier<Candidate>] = try identifiers(
            """
            SELECT id FROM candidates WHERE merged_id IN (SELECT ?1
                UNION ALL SELECT id FROM candidates WHERE volunteer_id = ?1) ORDER BY number
            """, of: id)
        return first + shown.filter { !first.contains($0) }
    }

    private func identifiers<Found>(
        _ question: String, of id: Identifier<Volunteer>
    ) throws -> [Identifier<Found>] {
        var found: [Identifier<Found>] = []
        try connection.statement(text: question).bind(id, at: 1).rows { row in
            if let one = row.identifier(0, of: Found.self) { found.append(one) }
            return true
        }
        return found
    }
}

extension Vault {
    /// Who a volunteer is, and whom to call for them; each by `?1`.
    static let ofVolunteers = [
        "vault_volunteers WHERE id = ?1", "vault_volunteer_refs WHERE id = ?1",
        "vault_emergency_contacts WHERE volunteer_id = ?1",
    ]
    /// As what each is counted in a proof: one volunteer is one, and whom to call for them is somebody else.
    static let kindsOfVolunteers: [ErasedKind] = [.volunteers, .references, .callers]
    /// The columns of each that hold words.
    static let wordsOfVolunteers = ["name, phone, email", "ref", "name, phone"]
    static let noteOfVolunteer = "vault_volunteer_notes WHERE id = ?1"
    static let keysOfVolunteer = "vault_roster_keys WHERE is_candidate = 0 AND subject = ?1"
}
