import OpsCore

/// Danger alerts and the calls to emergency services.
extension Projector {
    func project(
        _ event: DangerEvent, _ entry: JournalEntry, _ operation: borrowing Operation
    ) throws {
        switch event {
        case .alertOpened(let opened): try insert(opened, entry)
        case .serviceCalled(let called): try insert(called, entry)
        case .alertTaken(let id, _, _):
            try follow(id, entry, operation)
            try connection.statement("UPDATE dangers SET taken_at_ms = ?2 WHERE id = ?1")
                .bind(id, at: 1).bind(entry.at, at: 2).run()
        case .alertEscalated(let id, _, _): try follow(id, entry, operation)
        case .alertClosed(let id, let outcome): try close(id, outcome, entry)
        case .alertAbout(let id, let contact, let place):
            try connection.statement(
                """
                UPDATE dangers SET contact_id = ?2,
                    contact_number = (SELECT number FROM contacts WHERE id = ?2), territory = ?3,
                    version = ?4
                WHERE id = ?1
                """
            )
            .bind(id, at: 1).bind(contact, at: 2).bind(place.text, at: 3)
            .bind(entry.position, at: 4).run()
        }
    }

    private func insert(_ opened: AlertOpened, _ entry: JournalEntry) throws {
        try connection.statement(
            """
            INSERT INTO dangers (number, id, contact_id, contact_number, territory, state,
                owner_desk, opened_at_ms, due_at_ms, escalations, version)
            VALUES (?1, ?2, ?3, (SELECT number FROM contacts WHERE id = ?3), ?4, 'open', ?5, ?6,
                ?7, 0, ?8)
            """
        )
        .bind(opened.number, at: 1).bind(opened.id, at: 2).bind(opened.contact, at: 3)
        .bind(opened.place?.text, at: 4).bind(opened.desk?.text, at: 5).bind(entry.at, at: 6)
        .bind(opened.dueAt, at: 7).bind(entry.position, at: 8).run()
    }

    /// Calls are kept in the order in which they were told.
    private func insert(_ called: ServiceCalled, _ entry: JournalEntry) throws {
        try connection.statement(
            """
            INSERT INTO danger_calls (number, id, danger_number, service, called_at_ms)
            VALUES (?1, ?2, (SELECT number FROM dangers WHERE id = ?3), ?4, ?5)
            """
        )
        .bind(entry.position, at: 1).bind(called.id, at: 2).bind(called.alert, at: 3)
        .bind(called.service.text, at: 4).bind(called.calledAt ?? entry.at, at: 5).run()
        try connection.statement("UPDATE dangers SET version = ?2 WHERE id = ?1")
            .bind(called.alert, at: 1).bind(entry.position, at: 2).run()
    }

    /// Copies what a live alert has become.
    private func follow(
        _ id: Identifier<DangerAlert>, _ entry: JournalEntry, _ operation: borrowing Operation
    ) throws {
        guard let alert = operation.dangers[id] else { return }
        var desk: String?
        var token: Identifier<AccessToken>?
        switch alert.owner {
        case .desk(let code): desk = code?.text
        case .supervisor(let supervisor): token = supervisor
        }
        try connection.statement(
            """
            UPDATE dangers SET state = ?2, owner_desk = ?3, owner_token = ?4, due_at_ms = ?5,
                escalations = ?6, version = ?7
            WHERE id = ?1
            """
        )
        .bind(id, at: 1).bind(alert.state.rawValue, at: 2).bind(desk, at: 3).bind(token, at: 4)
        .bind(alert.dueAt, at: 5).bind(alert.escalations, at: 6).bind(entry.position, at: 7).run()
    }

    private func close(
        _ id: Identifier<DangerAlert>, _ outcome: DangerOutcome, _ entry: JournalEntry
    ) throws {
        try connection.statement(
            """
            UPDATE dangers SET state = 'closed', outcome = ?2, owner_desk = NULL,
                owner_token = NULL, closed_at_ms = ?3, version = ?4
            WHERE id = ?1
            """
        )
        .bind(id, at: 1).bind(outcome.rawValue, at: 2).bind(entry.at, at: 3)
        .bind(entry.position, at: 4).run()
    }
}
