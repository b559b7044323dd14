import OpsCore

extension Projector {
    /// Whether a command did nothing but log a contact: then its rows need no look at the operation.
    static func followsFromEventsAlone(_ command: [RecordedEvent]) -> Bool {
        command.allSatisfy { recorded in
            switch recorded.event {
            case .hotline(.contactLogged), .hotline(.requestOpened): true
            default: false
            }
        }
    }

    /// Writes a contact that was logged, with its requests.
    func projectContact(_ command: [RecordedEvent]) throws {
        for recorded in command {
            switch recorded.event {
            case .hotline(.contactLogged(let contact)): try insert(contact, recorded.entry)
            case .hotline(.requestOpened(let opened)):
                try insert(opened, recorded.entry, command)
            default: preconditionFailure("only a contact and its requests are shown later")
            }
        }
    }

    func project(
        _ event: HotlineEvent, _ entry: JournalEntry, _ command: [RecordedEvent],
        _ operation: borrowing Operation
    ) throws {
        switch event {
        case .contactLogged(let contact): try insert(contact, entry)
        case .contactCompleted(let completed): try complete(completed, entry)
        case .requestOpened(let opened): try insert(opened, entry, command)
        case .requestCovered(let covered):
            try mirror(covered.id, entry, operation)
            if let mission = operation.requests[covered.id]?.mission {
                try follow(mission, entry, operation)
            }
            try count(covered)
        case .requestEscalated(let escalated): try mirror(escalated.id, entry, operation)
        case .requestHandedOver(let handed):
            try count(handed)
            try mirror(handed.id, entry, operation)
            if let mission = operation.requests[handed.id]?.mission {
                try follow(mission, entry, operation)
            }
        case .requestHastened(let hastened):
            try mirror(hastened.id, entry, operation)
            try hasten(hastened)
            if operation.searches[hastened.id] != nil {
                try mirrorSearch(for: hastened.id, operation)
            }
        case .requestCancelled(let id, let reason): try cancel(id, reason, entry)
        case .requestQualified(let id): try qualify(id, entry)
        case .peopleMerged(let kept, let merged): try merge(merged, into: kept, entry)
        case .peopleSeparated(let kept, let merged): try separate(merged, from: kept)
        case .personMoved(let moved): try move(moved, entry)
        }
    }

    private func insert(_ contact: Contact, _ entry: JournalEntry) throws {
        try connection.statement(
            """
            INSERT INTO contacts (number, id, logged_at_ms, occurred_at_ms, language, person_id,
                caller_id, relation, postcode, territory, version, kind, is_anonymous, food_until,
                medicine_until)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)
            """
        )
        .bind(contact.number, at: 1).bind(contact.id, at: 2).bind(entry.at, at: 3)
        .bind(contact.occurredAt, at: 4).bind(contact.language.text, at: 5)
        .bind(contact.person, at: 6).bind(contact.caller, at: 7)
        .bind(contact.relation?.rawValue, at: 8).bind(contact.postcode, at: 9)
        .bind(contact.place.text, at: 10).bind(entry.position, at: 11)
        .bind(contact.kind.rawValue, at: 12).bind(contact.isAnonymous ? 1 : 0, at: 13)
        .bind(contact.supplies.foodUntil?.iso8601, at: 14)
        .bind(contact.supplies.medicineUntil?.iso8601, at: 15).run()
    }

    private func insert(
        _ opened: RequestOpened, _ entry: JournalEntry, _ command: [RecordedEvent]
    ) throws {
        guard let contact = try contact(of: opened, in: command) else {
            preconditionFailure("a request is opened for a contact that was logged")
        }
        try connection.statement(
            """
            INSERT INTO requests (number, id, contact_id, contact_number, person_id, need,
                language, territory, postcode, deployment_id, crew, status, owner_desk,
                opened_at_ms, due_at_ms, promised_at_ms, escalations, version, lasts_until)
            VALUES (?1, ?2, ?3, ?15, ?4, ?5, ?6, ?7, ?16, ?8, ?9, ?10, ?11, ?12, ?13, ?13, 0, ?14,
                ?17)
            """
        )
        .bind(opened.number, at: 1).bind(opened.id, at: 2).bind(opened.contact, at: 3)
        .bind(opened.person, at: 4).bind(opened.need.rawValue, at: 5)
        .bind(opened.language.text, at: 6).bind(opened.place.text, at: 7)
        .bind(opened.deployment, at: 8).bind(opened.crew, at: 9)
        .bind(opened.status.rawValue, at: 10)
        .bind(opened.desk.text, at: 11).bind(entry.at, at: 12).bind(opened.dueAt, at: 13)
        .bind(entry.position, at: 14).bind(contact.number, at: 15).bind(contact.postcode, at: 16)
        .bind(opened.lastsUntil?.iso8601, at: 17).run()
        if let deployment = opened.deployment {
            try count(opened, of: command, under: deployment)
        } else if opened.status == .uncovered {
            try countUncovered(opened.need.rawValue, at: opened.place.text, by: 1)
        }
    }

    /// The number and postcode of its contact, which mostly was logged by the same command.
    private func contact(
        of opened: RequestOpened, in command: [RecordedEvent]
    ) throws -> (number: Int64, postcode: String?)? {
        for recorded in command {
            if case .hotline(.contactLogged(let contact)) = recorded.event,
                contact.id == opened.contact
            {
                return (contact.number, contact.postcode)
            }
        }
        return try connection.statement("SELECT number, postcode FROM contacts WHERE id = ?1")
            .bind(opened.contact, at: 1).first { ($0.number(0), $0.text(1)) }
    }

    /// Copies what a live request has become.
    func mirror(
        _ id: Identifier<HelpRequest>, _ entry: JournalEntry, _ operation: borrowing Operation
    ) throws {
        guard let request = operation.requests[id] else { return }
        let desk: String? = if case .desk(let code) = request.owner { code.text } else { nil }
        try connection.statement(
            """
            UPDATE requests SET status = ?2, owner_desk = ?3, mission_id = ?4, due_at_ms = ?5,
                escalations = ?6, deployment_id = ?7, crew = ?8, version = ?9
            WHERE id = ?1
            """
        )
        .bind(id, at: 1).bind(request.status.rawValue, at: 2).bind(desk, at: 3)
        .bind(request.mission, at: 4).bind(request.dueAt, at: 5).bind(request.escalations, at: 6)
        .bind(request.deployment, at: 7).bind(request.crew, at: 8).bind(entry.position, at: 9)
        .run()
    }

    /// What is due sooner was promised sooner.
    private func hasten(_ hastened: RequestHastened) throws {
        try connection.statement(
            """
            UPDATE requests SET lasts_until = ?2, promised_at_ms = min(promised_at_ms, ?3)
            WHERE id = ?1
            """
        )
        .bind(hastened.id, at: 1).bind(hastened.lastsUntil.iso8601, at: 2)
        .bind(hastened.dueAt, at: 3).run()
    }

    private func cancel(
        _ id: Identifier<HelpRequest>, _ reason: CancellationReason, _ entry: JournalEntry
    ) throws {
        try connection.statement(
            """
            UPDATE uncovered_needs SET requests = requests - 1
            WHERE (territory, need) = (
                SELECT territory, need FROM requests WHERE id = ?1 AND status = 'uncovered')
            """
        )
        .bind(id, at: 1).run()
        try connection.statement(
            """
            UPDATE requests SET status = 'cancelled', outcome = ?2, owner_desk = NULL,
                mission_id = NULL, closed_at_ms = ?3, version = ?4
            WHERE id = ?1
            """
        )
        .bind(id, at: 1).bind(reason.rawValue, at: 2).bind(entry.at, at: 3)
        .bind(entry.position, at: 4).run()
        try connection.statement(
            """
            UPDATE solicitations SET state = 'withdrawn', answered_at_ms = ?2
            WHERE state = 'pending' AND mission_number IN (
                SELECT number FROM missions WHERE closed_at_ms IS NULL AND request_number =
                    (SELECT number FROM requests WHERE id = ?1))
            """
        )
        .bind(id, at: 1).bind(entry.at, at: 2).run()
        try connection.statement(
            """
            UPDATE missions SET stage = 'cancelled', closed_at_ms = ?2, version = ?3
            WHERE closed_at_ms IS NULL
                AND request_number = (SELECT number FROM requests WHERE id = ?1)
            """
        )
        .bind(id, at: 1).bind(entry.at, at: 2).bind(entry.position, at: 3).run()
        try connection.statement(
            """
            UPDATE impact SET cancelled = cancelled + 1
            WHERE deployment_id = (SELECT deployment_id FROM requests WHERE id = ?1)
            """
        )
        .bind(id, at: 1).run()
    }
}
